# What the refused commands meet.
put_period {"starts_on": "2025-12-01", "ends_on": "2025-12-31"}
close_period {"starts_on": "2025-12-01"}
put_warehouse {"code": "NEG", "name": "May go below zero", "negative_allowed": true}
place_purchase_order {"number": "PO1", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 5, "unit_price": 4}]}
receive_goods {"purchase_order": "PO1", "received_on": "2026-01-05"}
invoice_purchase {"purchase_order": "PO1", "number": "F1", "invoiced_on": "2026-01-05",
  "lines": [{"line_no": 1, "quantity": 10}]}
place_purchase_order {"number": "PO2", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}]}
confirm_order {"number": "O1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
deliver {"order": "O1", "delivered_on": "2026-01-07", "lines": [{"line_no": 1, "quantity": 3}]}
invoice {"order": "O1", "invoiced_on": "2026-01-07"}
confirm_order {"number": "O2", "customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 2, "unit_price": 10}]}
cancel_order {"order": "O2", "cancelled_on": "2026-01-07", "reason": "changed their mind"}
confirm_order {"number": "O3", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S18", "quantity": 1, "unit_price": 10}]}
deliver {"order": "O3", "delivered_on": "2026-01-07"}
invoice {"order": "O3", "invoiced_on": "2026-01-07"}
confirm_order {"number": "O4", "customer": "TOYS", "channel": "WEB", "warehouse": "NEG", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S18", "quantity": 1, "unit_price": 10}]}
deliver {"order": "O4", "delivered_on": "2026-01-07"}
confirm_order {"number": "O5", "customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 100, "unit_price": 10}]}
record_payment {"customer": "TOYS", "paid_on": "2026-01-08", "method": "card", "amount": 30,
  "allocations": [{"invoice": "FC-000001", "amount": 20}], "excess": "on-account"}
post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "Avance de frais",
  "lines": [{"account": "411", "debit": 5, "customer": "GIFT"}, {"account": "512", "credit": 5}]}
post_entry {"journal": "OD", "effective_on": "2026-01-09", "label": "Frais remboursés",
  "lines": [{"account": "512", "debit": 5}, {"account": "411", "credit": 5, "customer": "GIFT"}]}
letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "EC-000006", "line_no": 1}, {"entry": "EC-000007", "line_no": 2}]}
put_price_list {"code": "PUBLIC", "name": "Tarif public", "valid_from": "2026-01-01",
  "lines": [{"sku": "S10", "unit_price": 10}]}
quote {"number": "Q1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 1}]}
confirm_order {"number": "O6", "quotation": "Q1", "ordered_on": "2026-01-07"}
quote {"number": "Q2", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 1}]}
lose_quotation {"quotation": "Q2", "lost_on": "2026-01-08", "reason": "too dear"}
quote {"number": "Q3", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-08", "lines": [{"sku": "S10", "quantity": 1}]}
expire_quotations {"business_on": "2026-01-09"}
quote {"number": "Q4", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 1}]}
revise_quotation {"quotation": "Q4", "revised_on": "2026-01-07", "valid_until": "2026-01-20",
  "lines": [{"sku": "S10", "quantity": 2}]}
put_payment_terms {"code": "2/10", "net_days": 30, "cash_discount_percent": 2, "cash_discount_days": 10}
put_customer {"code": "EARLY", "name": "Early Bird", "segment": "SHOP", "payment_terms": "2/10"}
confirm_order {"number": "O7", "customer": "EARLY", "channel": "WEB", "warehouse": "NEG", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1, "unit_price": 10}]}
deliver {"order": "O7", "delivered_on": "2026-01-07"}
invoice {"order": "O7", "invoiced_on": "2026-01-07"}
put_actor {"code": "ANNA", "name": "Anna Blanc", "roles": ["sales", "warehouse"]}
put_api_token {"code": "anna", "actor": "ANNA", "scopes": ["sales", "read"],
  "secret_hash": "0000000000000000000000000000000000000000000000000000000000000001"}
put_actor {"code": "BEN", "name": "Ben Noir", "roles": ["sales"]}
put_actor {"code": "CLEO", "name": "Cleo Roux", "roles": ["controller"]}
put_approval_rule {"code": "LARGE", "command": "quote", "kind": "AMOUNT", "threshold": 1000, "approver": "controller"}
as ANNA quote {"number": "Q5", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 1000}]}
as BEN quote {"number": "Q6", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 1000}]}
as CLEO refuse {"parked": 2, "note": "too large"}
put_purchase_tolerance {"tolerance_percent": 10, "tolerance_amount": 1}
request_purchase {"number": "R1", "warehouse": "PARIS", "requested_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1}]}
record_supplier_offer {"request": "R1", "supplier": "MINI", "offered_on": "2026-01-07", "valid_until": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 1, "unit_price": 4}]}
record_supplier_offer {"request": "R1", "supplier": "MINI", "offered_on": "2026-01-07", "valid_until": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 1, "unit_price": 3}]}
put_supplier {"code": "TINY", "name": "Tiny Cars"}
record_supplier_offer {"request": "R1", "supplier": "TINY", "offered_on": "2026-01-07", "valid_until": "2026-01-31",
  "lines": [{"line_no": 1, "quantity": 1, "unit_price": 3}]}
order_offer {"offer": "OF-000003", "number": "PO3", "ordered_on": "2026-01-08"}
receive_goods {"purchase_order": "PO3", "received_on": "2026-01-09",
  "lines": [{"line_no": 1, "quantity": 0, "rejected_quantity": 1, "reject_reason": "broken"}]}
put_exchange_rate {"currency": "USD", "valid_from": "2026-01-05", "rate": "0.9"}
place_purchase_order {"number": "PO4", "supplier": "TINY", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "currency": "USD", "lines": [{"sku": "S10", "quantity": 2, "unit_price": 4}]}
receive_goods {"purchase_order": "PO4", "received_on": "2026-01-07", "lines": [{"line_no": 1, "quantity": 1}]}
invoice_purchase {"purchase_order": "PO4", "number": "D1", "invoiced_on": "2026-01-07"}
put_warehouse {"code": "ROAD", "name": "On the way", "kind": "transit"}
ship_transfer {"from": "PARIS", "transit": "ROAD", "to": "LYON", "shipped_on": "2026-01-09",
  "lines": [{"sku": "S18", "quantity": 1}]}
ship_transfer {"from": "PARIS", "transit": "ROAD", "to": "LYON", "shipped_on": "2026-01-09",
  "lines": [{"sku": "S18", "quantity": 1}]}
lose_transfer {"shipment": "TR-000002", "lost_on": "2026-01-09", "reason": "stolen"}
put_warehouse {"code": "KEEP", "name": "Keeps what is reserved", "reservations_kept": true}
transfer {"from": "PARIS", "to": "KEEP", "moved_on": "2026-01-09", "lines": [{"sku": "S18", "quantity": 1}]}
confirm_order {"number": "O8", "customer": "TOYS", "channel": "WEB", "warehouse": "KEEP", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S18", "quantity": 1, "unit_price": 10}]}
confirm_order {"number": "O9", "customer": "GIFT", "channel": "WEB", "warehouse": "KEEP", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S18", "quantity": 1, "unit_price": 10}]}
put_product {"sku": "YOG", "name": "Yaourt", "family": "CARS", "supplier": "MINI"}
put_product_tracking {"sku": "YOG", "tracking": "lot", "expires": true}
put_product {"sku": "SCALE", "name": "Balance", "family": "CARS", "supplier": "MINI"}
put_product_tracking {"sku": "SCALE", "tracking": "serial"}
place_purchase_order {"number": "PO9", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "YOG", "quantity": 20, "unit_price": 2}, {"sku": "SCALE", "quantity": 3, "unit_price": 50}]}
receive_goods {"purchase_order": "PO9", "received_on": "2026-01-05",
  "lines": [{"line_no": 1, "quantity": 10, "lots": [{"lot": "A1", "quantity": 6, "expires_on": "2026-01-20"},
  {"lot": "A2", "quantity": 4, "expires_on": "2026-02-20"}]},
  {"line_no": 2, "quantity": 1, "lots": [{"lot": "N1"}]}]}
confirm_order {"number": "O10", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "YOG", "quantity": 5, "unit_price": 4}]}
deliver {"order": "O10", "delivered_on": "2026-01-20",
  "lines": [{"line_no": 1, "quantity": 1, "lots": [{"lot": "A1", "quantity": 1}]}]}
put_product_unit {"sku": "S10", "unit": "third", "numerator": 1, "denominator": 3}
put_product_unit {"sku": "S10", "unit": "sea", "numerator": 999999999}
put_bin {"warehouse": "LYON", "code": "A"}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-09", "lines": [{"sku": "S10", "quantity": 3}]}
put_away {"warehouse": "LYON", "moved_on": "2026-01-09", "lines": [{"sku": "S10", "quantity": 2, "to": "A"}]}
open_count {"number": "OPEN", "warehouse": "LYON", "opened_on": "2026-01-09", "lines": [{"sku": "S10"}]}
open_count {"number": "CLOSED", "warehouse": "LYON", "opened_on": "2026-01-09"}
record_counts {"session": "CLOSED", "counted_on": "2026-01-09", "lines": [{"sku": "S10", "counted": 3}]}
close_count {"session": "CLOSED"}
put_product {"sku": "BOX", "name": "Coffret", "family": "CARS"}
put_product {"sku": "BOW", "name": "Ruban", "family": "CARS"}
put_kit {"sku": "BOX", "lines": [{"sku": "BOW", "quantity": "0.000001"}]}
place_purchase_order {"number": "PO10", "supplier": "TINY", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 2, "unit_price": 4}, {"sku": "BOW", "quantity": 1, "unit_price": 4}]}
receive_goods {"purchase_order": "PO10", "received_on": "2026-01-06"}
invoice_purchase {"purchase_order": "PO10", "number": "G1", "invoiced_on": "2026-01-07",
  "lines": [{"line_no": 1, "quantity": 1}]}
invoice_purchase {"purchase_order": "PO10", "number": "G2", "invoiced_on": "2026-01-07",
  "lines": [{"line_no": 1, "quantity": 1}]}
return_to_supplier {"receipt": "BR-000005", "returned_on": "2026-01-08", "reason": "broken",
  "lines": [{"line_no": 1, "quantity": 2}]}
return_to_supplier {"receipt": "BR-000005", "returned_on": "2026-01-08", "reason": "broken",
  "lines": [{"line_no": 2, "quantity": 1}]}
receive_goods {"purchase_order": "PO9", "received_on": "2026-01-06",
  "lines": [{"line_no": 1, "quantity": 1, "lots": [{"lot": "A7", "quantity": 1, "expires_on": "2026-03-20"}]}]}
post_valuation {"valued_on": "2026-01-09", "position": 5, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 40, "cause": "RECEIPT"},
  {"role": "VAR_IN", "sku": "S10", "warehouse": "PARIS", "amount": -40, "cause": "RECEIPT"}]}
put_actor {"code": "DORA", "name": "Dora Vert", "roles": ["accountant"]}
place_purchase_order {"number": "PO11", "supplier": "TINY", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "BOW", "quantity": 2, "unit_price": 4}]}
cancel_purchase_order {"purchase_order": "PO11", "cancelled_on": "2026-01-09", "reason": "late"}
put_warehouse {"code": "DIRECT", "name": "Straight to customers", "kind": "direct"}
