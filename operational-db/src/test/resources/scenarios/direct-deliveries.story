# The supplier delivers straight to the customer: in parts, beside goods from stock; a dearer invoice and freight later.
put_warehouse {"code": "DIRECT", "name": "Livraisons directes", "kind": "direct"}
confirm_order {"number": "O1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 9}, {"sku": "S18", "quantity": 4, "unit_price": 20},
  {"sku": "S18", "quantity": 1, "unit_price": 21}]}
refused NOT_A_DIRECT_WAREHOUSE place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "sales_order": "O1",
  "ordered_on": "2026-01-03", "lines": [{"sku": "S10", "quantity": 6, "unit_price": 5, "sales_line_no": 1}]}
# The two lines of one product come at two prices; each sale bears its own.
place_purchase_order {"number": "P1", "supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O1",
  "ordered_on": "2026-01-03", "lines": [{"sku": "S18", "quantity": 1, "unit_price": 12, "sales_line_no": 3},
  {"sku": "S10", "quantity": 6, "unit_price": 5, "sales_line_no": 1},
  {"sku": "S18", "quantity": 4, "unit_price": 11, "sales_line_no": 2}]}
refused OVER_DELIVERY place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O1",
  "ordered_on": "2026-01-03", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 5, "sales_line_no": 1}]}
refused DIRECT_WAREHOUSE receive_goods {"purchase_order": "P1", "received_on": "2026-01-05"}
deliver_direct {"purchase_order": "P1", "delivered_on": "2026-01-05",
  "lines": [{"line_no": 2, "quantity": 2}]}
deliver_direct {"purchase_order": "P1", "delivered_on": "2026-01-06"}
refused NOTHING_TO_RECEIVE deliver_direct {"purchase_order": "P1", "delivered_on": "2026-01-07"}
# The rest of the first line comes from stock.
place_purchase_order {"number": "P2", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-04",
  "lines": [{"sku": "S10", "quantity": 20, "unit_price": 4}]}
receive_goods {"purchase_order": "P2", "received_on": "2026-01-06"}
deliver {"order": "O1", "delivered_on": "2026-01-07"}
invoice {"order": "O1", "invoiced_on": "2026-01-08"}
invoice_purchase {"purchase_order": "P1", "number": "M-1", "invoiced_on": "2026-01-10",
  "lines": [{"line_no": 2, "quantity": 6, "net_amount": 33}, {"line_no": 1, "quantity": 1},
  {"line_no": 3, "quantity": 4}]}
record_landed_costs {"supplier": "MINI", "number": "M-2", "invoiced_on": "2026-01-11",
  "charges": [{"kind": "freight", "net_amount": 7, "basis": "value"}], "receipts": [{"receipt": "BR-000002"}]}
# What comes back lies in a warehouse from then on, and may go on to the supplier.
refused DIRECT_WAREHOUSE take_back {"delivery": "BL-000002", "returned_on": "2026-01-12",
  "lines": [{"line_no": 2, "quantity": 2}]}
take_back {"delivery": "BL-000002", "returned_on": "2026-01-12", "warehouse": "PARIS",
  "lines": [{"line_no": 2, "quantity": 2}]}
return_to_supplier {"receipt": "BR-000002", "returned_on": "2026-01-13", "reason": "broken", "warehouse": "PARIS",
  "lines": [{"line_no": 3, "quantity": 1}]}
# Given up before it was delivered.
confirm_order {"number": "O2", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-14",
  "lines": [{"sku": "S18", "quantity": 1, "unit_price": 20}]}
place_purchase_order {"number": "P3", "supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O2",
  "ordered_on": "2026-01-14", "lines": [{"sku": "S18", "quantity": 1, "unit_price": 12, "sales_line_no": 1}]}
cancel_purchase_order {"purchase_order": "P3", "cancelled_on": "2026-01-15", "reason": "late"}
