# One invoice is due in three parts, another costs less when paid within ten days; terms change, invoices do not.
put_payment_terms {"code": "3X", "instalments": [{"net_days": 30, "share_percent": "33.3333"},
  {"net_days": 60, "share_percent": "33.3333"}, {"net_days": 90, "share_percent": "33.3334"}]}
put_payment_terms {"code": "2/10", "net_days": 30, "cash_discount_percent": 2, "cash_discount_days": 10}
put_customer {"code": "TOYS", "name": "Toys et Cie", "segment": "SHOP", "payment_terms": "3X"}
put_customer {"code": "GIFT", "name": "Gift Shop", "segment": "SHOP", "payment_terms": "2/10"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 20, "unit_price": 4}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-02"}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-05",
  "lines": [{"sku": "S10", "quantity": 1, "unit_price": "83.34", "tax_rate_percent": 20}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-05"}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-05"}
confirm_order {"customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-05",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 10, "tax_rate_percent": 20}]}
deliver {"order": "CC-000002", "delivered_on": "2026-01-05", "lines": [{"line_no": 1, "quantity": 5}]}
invoice {"order": "CC-000002", "invoiced_on": "2026-01-05"}
deliver {"order": "CC-000002", "delivered_on": "2026-01-06"}
invoice {"order": "CC-000002", "invoiced_on": "2026-01-06"}
put_payment_terms {"code": "2/10", "net_days": 45}
refused CASH_DISCOUNT_TOO_LARGE record_payment {"customer": "GIFT", "paid_on": "2026-01-15", "method": "card",
  "amount": "58.79", "allocations": [{"invoice": "FC-000002", "amount": "58.79", "cash_discount": "1.21"}]}
record_payment {"customer": "GIFT", "paid_on": "2026-01-15", "method": "VIREMENT",
  "amount": "58.80", "allocations": [{"invoice": "FC-000002", "amount": "58.80", "cash_discount": "1.20"}]}
refused CASH_DISCOUNT_TOO_LATE record_payment {"customer": "GIFT", "paid_on": "2026-01-17", "method": "card",
  "amount": "58.80", "allocations": [{"invoice": "FC-000003", "amount": "58.80", "cash_discount": "1.20"}]}
refused CASH_DISCOUNT_NOT_OFFERED record_payment {"customer": "TOYS", "paid_on": "2026-01-06", "method": "card",
  "amount": 98, "allocations": [{"invoice": "FC-000001", "amount": 98, "cash_discount": 2}]}
record_payment {"customer": "TOYS", "paid_on": "2026-02-06", "method": "ESPÈCES", "amount": 40}
