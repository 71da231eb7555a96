# A whole sale in parts: bought, delivered twice, invoiced twice, paid once.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": "3.333333"}, {"sku": "S18", "quantity": "4", "unit_price": 12}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "promised_on": "2026-01-09", "lines": [
  {"sku": "S10", "quantity": 7, "unit_price": "9.99", "tax_rate_percent": 20},
  {"sku": "S18", "quantity": 2, "unit_price": 20, "discount_percent": "12.5", "tax_rate_percent": 20}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-08", "lines": [{"line_no": 1, "quantity": 3}]}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-08"}
deliver {"order": "CC-000001", "delivered_on": "2026-01-20"}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-20"}
refused NOTHING_TO_INVOICE invoice {"order": "CC-000001", "invoiced_on": "2026-01-20"}
record_payment {"customer": "TOYS", "paid_on": "2026-02-10", "method": "transfer", "amount": "125.91"}
