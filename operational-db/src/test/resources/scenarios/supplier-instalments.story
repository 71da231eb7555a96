# Terms of three due dates and a discount for paying early, bought and sold; what is paid covers what is due first.
put_payment_terms {"code": "3X", "cash_discount_percent": 2, "cash_discount_days": 10, "instalments": [
  {"net_days": 30, "share_percent": "33.3333"}, {"net_days": 60, "share_percent": "33.3333"},
  {"net_days": 90, "share_percent": "33.3334"}]}
put_supplier {"code": "MINI", "name": "Miniatures SA", "payment_terms": "3X"}
put_customer {"code": "TOYS", "name": "Toys et Cie", "segment": "SHOP", "payment_terms": "3X"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": "8.334"}, {"sku": "S18", "quantity": 10, "unit_price": 5}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-02"}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-1", "invoiced_on": "2026-01-05", "tax_rate_percent": 20,
  "lines": [{"line_no": 1, "quantity": 10}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-2", "invoiced_on": "2026-01-25", "tax_rate_percent": 20,
  "due_on": "2026-02-20", "lines": [{"line_no": 2, "quantity": 6}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-3", "invoiced_on": "2026-01-26",
  "lines": [{"line_no": 2, "quantity": 4}]}
# 33.34 of M-1 is due on 4 February, then M-2 on the 20th, 6.67 of M-3 on the 25th, then the second part of M-1.
pay_supplier {"supplier": "MINI", "paid_on": "2026-02-04", "method": "transfer", "amount": 40}
pay_supplier {"supplier": "MINI", "paid_on": "2026-02-20", "method": "transfer", "amount": 50}
# M-3 early, with its discount; M-1 too late for it.
refused CASH_DISCOUNT_TOO_LATE pay_supplier {"supplier": "MINI", "paid_on": "2026-02-21", "method": "transfer",
  "amount": 49, "allocations": [{"invoice": "M-1", "amount": 49, "cash_discount": 1}]}
pay_supplier {"supplier": "MINI", "paid_on": "2026-02-05", "method": "transfer", "amount": "9.80",
  "allocations": [{"invoice": "M-3", "amount": "9.80", "cash_discount": "0.20"}]}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-05",
  "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10, "tax_rate_percent": 20}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-05"}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-05"}
record_payment {"customer": "TOYS", "paid_on": "2026-01-15", "method": "transfer", "amount": "19.60",
  "allocations": [{"invoice": "FC-000001", "amount": "19.60", "cash_discount": "0.40"}]}
