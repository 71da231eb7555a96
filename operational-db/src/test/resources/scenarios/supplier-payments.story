# Terms of the supplier give its invoices a due date and a discount for paying early; money is paid for two invoices
# and a half, the rest later, and what is paid too much waits on account for the next invoice.
put_payment_terms {"code": "2/10", "net_days": 60, "cash_discount_percent": 2, "cash_discount_days": 10}
put_supplier {"code": "MINI", "name": "Miniatures SA", "payment_terms": "2/10"}
put_supplier {"code": "MINI", "name": "Miniatures SA"}
put_supplier {"code": "CARRIER", "name": "Transports du Nord"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 40, "unit_price": 5}, {"sku": "S18", "quantity": 10, "unit_price": 5}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-1", "invoiced_on": "2026-01-06", "tax_rate_percent": 20,
  "lines": [{"line_no": 1, "quantity": 20}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-2", "invoiced_on": "2026-01-06", "tax_rate_percent": 20,
  "due_on": "2026-01-31", "lines": [{"line_no": 1, "quantity": 20}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-3", "invoiced_on": "2026-01-07", "tax_rate_percent": 20}
record_landed_costs {"supplier": "CARRIER", "number": "TN-1", "invoiced_on": "2026-01-05",
  "charges": [{"kind": "freight", "basis": "quantity", "net_amount": 25, "tax_rate_percent": 20}],
  "receipts": [{"receipt": "BR-000001"}]}
refused CASH_DISCOUNT_TOO_LARGE pay_supplier {"supplier": "MINI", "paid_on": "2026-01-16", "method": "transfer",
  "amount": "117.59", "allocations": [{"invoice": "M-1", "amount": "117.59", "cash_discount": "2.41"}]}
refused CASH_DISCOUNT_TOO_LATE pay_supplier {"supplier": "MINI", "paid_on": "2026-01-17", "method": "transfer",
  "amount": "117.60", "allocations": [{"invoice": "M-1", "amount": "117.60", "cash_discount": "2.40"}]}
pay_supplier {"supplier": "MINI", "paid_on": "2026-01-16", "method": "transfer", "amount": "117.60",
  "allocations": [{"invoice": "M-1", "amount": "117.60", "cash_discount": "2.40"}]}
refused CASH_DISCOUNT_NOT_OFFERED pay_supplier {"supplier": "CARRIER", "paid_on": "2026-01-16", "method": "cheque",
  "amount": 29, "allocations": [{"invoice": "TN-1", "amount": 29, "cash_discount": 1}]}
pay_supplier {"supplier": "CARRIER", "paid_on": "2026-01-16", "method": "CHÈQUE", "amount": 30}
# M-2 is due before M-3.
pay_supplier {"supplier": "MINI", "paid_on": "2026-01-31", "method": "virement", "amount": 130}
refused PAYMENT_ABOVE_OPEN pay_supplier {"supplier": "MINI", "paid_on": "2026-03-09", "method": "transfer",
  "amount": "50.01"}
pay_supplier {"supplier": "MINI", "paid_on": "2026-03-09", "method": "transfer", "amount": 100, "excess": "on-account"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-03-10",
  "lines": [{"sku": "S10", "quantity": 16, "unit_price": 5}]}
receive_goods {"purchase_order": "CF-000002", "received_on": "2026-03-11"}
invoice_purchase {"purchase_order": "CF-000002", "number": "M-4", "invoiced_on": "2026-03-12"}
refused ALLOCATION_ABOVE_PAYMENT allocate_supplier_payment {"payment": "RF-000008", "invoice": "M-4",
  "amount": "50.01", "allocated_on": "2026-03-12"}
allocate_supplier_payment {"payment": "RF-000008", "invoice": "M-4", "amount": 45, "allocated_on": "2026-03-12"}
