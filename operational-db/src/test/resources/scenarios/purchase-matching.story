# An invoice comes before its goods and costs more: the difference waits, and finds the receipts as they come. Another
# is above the tolerance and accepted with a reason. Then the supplier credits prices, a charge, and rebates the month.
put_purchase_tolerance {"tolerance_percent": 5, "tolerance_amount": "0.50"}
put_supplier {"code": "CARRIER", "name": "Transports du Nord"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 3, "unit_price": "3.333333"}]}
refused OVER_INVOICE invoice_purchase {"purchase_order": "CF-000001", "number": "M-1", "invoiced_on": "2026-01-03",
  "lines": [{"line_no": 1, "quantity": 10, "net_amount": "41.50"}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-1", "invoiced_on": "2026-01-03", "before_receipt": true,
  "tax_rate_percent": 20, "lines": [{"line_no": 1, "quantity": 10, "net_amount": "41.50"}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05", "lines": [{"line_no": 1, "quantity": 4}]}
# Credited when 4 of 10 are there: 0.40 goes to them at once, 0.60 to the rest when it comes.
credit_purchase {"supplier": "MINI", "invoice": "M-1", "number": "AM-1", "credited_on": "2026-01-06",
  "lines": [{"line_no": 1, "net_amount": 1}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-07"}
refused PRICE_OUT_OF_TOLERANCE invoice_purchase {"purchase_order": "CF-000001", "number": "M-2",
  "invoiced_on": "2026-01-08", "lines": [{"line_no": 2, "quantity": 3, "net_amount": "10.51"}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-2", "invoiced_on": "2026-01-08",
  "accept_differences": "price rise announced in December", "lines": [{"line_no": 2, "quantity": 3, "net_amount": 11}]}
put_purchase_tolerance {"supplier": "MINI", "tolerance_percent": 0, "tolerance_amount": 0}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-09",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": "3.333333"}]}
receive_goods {"purchase_order": "CF-000002", "received_on": "2026-01-10", "lines": [{"line_no": 1, "quantity": 1}]}
refused PRICE_OUT_OF_TOLERANCE invoice_purchase {"purchase_order": "CF-000002", "number": "M-3",
  "invoiced_on": "2026-01-12", "before_receipt": true, "lines": [{"line_no": 1, "quantity": 2, "net_amount": "6.66"}]}
invoice_purchase {"purchase_order": "CF-000002", "number": "M-3", "invoiced_on": "2026-01-12", "before_receipt": true,
  "lines": [{"line_no": 1, "quantity": 2}]}
invoice_purchase {"purchase_order": "CF-000002", "number": "M-4", "invoiced_on": "2026-01-13", "before_receipt": true}
record_landed_costs {"supplier": "CARRIER", "number": "TN-1", "invoiced_on": "2026-01-14",
  "charges": [{"kind": "freight", "basis": "quantity", "net_amount": 13, "tax_rate_percent": 20}],
  "receipts": [{"receipt": "BR-000001"}, {"receipt": "BR-000003"}]}
credit_purchase {"supplier": "CARRIER", "invoice": "TN-1", "credited_on": "2026-01-15",
  "lines": [{"line_no": 1, "net_amount": "3.01"}]}
refused CREDIT_ABOVE_INVOICE credit_purchase {"supplier": "CARRIER", "invoice": "TN-1", "credited_on": "2026-01-15",
  "lines": [{"line_no": 1, "net_amount": 10}]}
record_supplier_rebate {"supplier": "MINI", "invoice": "M-1", "number": "RFA", "credited_on": "2026-01-31",
  "net_amount": "2.50", "from": "2026-01-01", "until": "2026-01-31"}
pay_supplier {"supplier": "CARRIER", "paid_on": "2026-01-31", "method": "transfer", "amount": "11.99"}
