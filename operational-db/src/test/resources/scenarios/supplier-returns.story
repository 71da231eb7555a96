# Goods go back to their supplier: before they are invoiced, after, and half of each; credit notes of less than claimed.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 6, "unit_price": 8}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
return_to_supplier {"receipt": "BR-000001", "returned_on": "2026-01-06", "reason": "wrong colour",
  "lines": [{"line_no": 1, "quantity": 2}]}
refused OVER_INVOICE invoice_purchase {"purchase_order": "CF-000001", "invoiced_on": "2026-01-10",
  "lines": [{"line_no": 1, "quantity": 9}]}
# Five of the eight that stayed, 1.00 dearer, and all of the other product.
invoice_purchase {"purchase_order": "CF-000001", "number": "M-1", "invoiced_on": "2026-01-10", "tax_rate_percent": 20,
  "lines": [{"line_no": 1, "quantity": 5, "net_amount": 21}, {"line_no": 2, "quantity": 6}]}
# Of five, three are not invoiced; two are, and claimed at the price of the invoice.
return_to_supplier {"receipt": "BR-000001", "returned_on": "2026-01-12", "reason": "broken",
  "lines": [{"line_no": 1, "quantity": 5}, {"line_no": 2, "quantity": 1}]}
refused NOTHING_TO_INVOICE invoice_purchase {"purchase_order": "CF-000001", "invoiced_on": "2026-01-13"}
# What went back is no longer there to be credited as a lower price.
refused OVER_CREDIT credit_purchase {"supplier": "MINI", "invoice": "M-1", "credited_on": "2026-01-14",
  "lines": [{"line_no": 1, "net_amount": "12.61"}]}
credit_supplier_return {"return": "RA-000002", "number": "A-1", "credited_on": "2026-01-15",
  "lines": [{"line_no": 1, "quantity": 1, "net_amount": 4}]}
refused OVER_CLAIM credit_supplier_return {"return": "RA-000002", "credited_on": "2026-01-16",
  "lines": [{"line_no": 1, "quantity": 2}]}
credit_supplier_return {"return": "RA-000002", "number": "A-2", "credited_on": "2026-01-20"}
refused NOTHING_TO_CREDIT credit_supplier_return {"return": "RA-000002", "credited_on": "2026-01-21"}
# The supplier refuses this one: the claim ends with nothing.
return_to_supplier {"receipt": "BR-000001", "returned_on": "2026-01-22", "reason": "not as ordered",
  "lines": [{"line_no": 2, "quantity": 1}]}
credit_supplier_return {"return": "RA-000003", "number": "A-3", "credited_on": "2026-01-23",
  "lines": [{"line_no": 1, "quantity": 1, "net_amount": 0}]}
pay_supplier {"supplier": "MINI", "paid_on": "2026-01-31", "method": "transfer", "amount": "63.36"}
# From the warehouse they were moved to, by lot and by the box; an invoice before its goods; and claims still open.
put_product {"sku": "YOG", "name": "Yaourt", "family": "CARS", "supplier": "MINI"}
put_product_tracking {"sku": "YOG", "tracking": "lot"}
put_product_unit {"sku": "YOG", "unit": "box", "numerator": 2}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-02-02",
  "lines": [{"sku": "YOG", "quantity": 10, "unit_price": 2}]}
invoice_purchase {"purchase_order": "CF-000002", "number": "M-2", "invoiced_on": "2026-02-03", "before_receipt": true,
  "lines": [{"line_no": 1, "quantity": 7}]}
receive_goods {"purchase_order": "CF-000002", "received_on": "2026-02-05",
  "lines": [{"line_no": 1, "quantity": 6, "lots": [{"lot": "A1", "quantity": 4}, {"lot": "A2", "quantity": 2}]}]}
receive_goods {"purchase_order": "CF-000002", "received_on": "2026-02-06",
  "lines": [{"line_no": 1, "quantity": 4, "lots": [{"lot": "A1", "quantity": 4}]}]}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-02-07",
  "lines": [{"sku": "YOG", "quantity": 6, "lots": [{"lot": "A1", "quantity": 6}]}]}
refused LOTS_REQUIRED return_to_supplier {"receipt": "BR-000002", "returned_on": "2026-02-08", "reason": "sour",
  "warehouse": "LYON", "lines": [{"line_no": 1, "quantity": 4}]}
refused LOT_NOT_RECEIVED return_to_supplier {"receipt": "BR-000002", "returned_on": "2026-02-08", "reason": "sour",
  "warehouse": "LYON", "lines": [{"line_no": 1, "quantity": 5, "lots": [{"lot": "A1", "quantity": 5}]}]}
return_to_supplier {"receipt": "BR-000002", "returned_on": "2026-02-08", "reason": "sour", "warehouse": "LYON",
  "lines": [{"line_no": 1, "quantity": 2, "unit": "box", "lots": [{"lot": "A1", "quantity": 2}]}]}
return_to_supplier {"receipt": "BR-000003", "returned_on": "2026-02-08", "reason": "sour", "warehouse": "LYON",
  "lines": [{"line_no": 1, "quantity": 2, "lots": [{"lot": "A1", "quantity": 2}]}]}
invoice_purchase {"purchase_order": "CF-000002", "number": "M-3", "invoiced_on": "2026-02-10"}
