# Money comes before the invoice, waits on account 4191, then settles the next invoices; months close behind.
record_payment {"customer": "TOYS", "paid_on": "2026-01-03", "method": "cheque", "amount": 50, "excess": "on-account"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
confirm_order {"number": "10100", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 6, "unit_price": 10}]}
deliver {"order": "10100", "delivered_on": "2026-01-08", "lines": [{"line_no": 1, "quantity": 3}]}
invoice {"order": "10100", "invoiced_on": "2026-01-08"}
deliver {"order": "10100", "delivered_on": "2026-01-09"}
invoice {"order": "10100", "invoiced_on": "2026-01-09", "apply_on_account": false}
allocate_payment {"payment": "RG-000001", "invoice": "FC-000002", "amount": 5, "allocated_on": "2026-01-10"}
close_period {"starts_on": "2026-01-01"}
refused CLOSED_PERIOD record_payment {"customer": "TOYS", "paid_on": "2026-01-31", "method": "card", "amount": 1}
refused PAYMENT_ABOVE_OPEN record_payment {"customer": "TOYS", "paid_on": "2026-02-01", "method": "card", "amount": 26}
record_payment {"customer": "TOYS", "paid_on": "2026-02-01", "method": "card", "amount": 30, "excess": "on-account",
  "allocations": [{"invoice": "FC-000002", "amount": "10.00"}]}
post_entry {"journal": "OD", "effective_on": "2026-02-02", "label": "Frais bancaires",
  "lines": [{"account": "607", "debit": "1.20"}, {"account": "512", "credit": "1.20"}]}
