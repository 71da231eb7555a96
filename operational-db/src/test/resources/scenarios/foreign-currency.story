# An order of 100.00 dollars at 0.90, received in two parts at 0.92 and 0.88, invoiced 102.00 at 0.95 (2.00 is price,
# the rest is the rate), paid in two parts at 0.93 and 0.97.
put_exchange_rate {"currency": "USD", "valid_from": "2026-01-01", "rate": "0.90"}
put_exchange_rate {"currency": "USD", "valid_from": "2026-01-05", "rate": "0.92"}
put_exchange_rate {"currency": "USD", "valid_from": "2026-02-01", "rate": "0.91"}
put_exchange_rate {"currency": "USD", "valid_from": "2026-02-01", "rate": "0.93"}
put_supplier {"code": "ACME", "name": "Acme Toys Inc."}
refused UNKNOWN_RATE place_purchase_order {"supplier": "ACME", "warehouse": "PARIS", "ordered_on": "2025-12-31",
  "currency": "USD", "lines": [{"sku": "S10", "quantity": 3, "unit_price": "33.333333"}]}
place_purchase_order {"supplier": "ACME", "warehouse": "PARIS", "ordered_on": "2026-01-02", "currency": "USD",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": "33.333333"}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-06", "lines": [{"line_no": 1, "quantity": 1}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-07", "rate": "0.88"}
invoice_purchase {"purchase_order": "CF-000001", "number": "A-1", "invoiced_on": "2026-01-20", "rate": "0.95",
  "lines": [{"line_no": 1, "quantity": 3, "net_amount": 102}]}
refused OTHER_CURRENCY pay_supplier {"supplier": "ACME", "paid_on": "2026-02-10", "method": "transfer", "amount": 10,
  "allocations": [{"invoice": "A-1", "amount": 10}]}
pay_supplier_in_currency {"supplier": "ACME", "paid_on": "2026-02-10", "method": "transfer", "currency": "USD",
  "allocations": [{"invoice": "A-1", "amount": 50}]}
refused PAYMENT_ABOVE_OPEN pay_supplier_in_currency {"supplier": "ACME", "paid_on": "2026-02-20", "method": "transfer",
  "currency": "USD", "allocations": [{"invoice": "A-1", "amount": "52.01"}]}
pay_supplier_in_currency {"supplier": "ACME", "paid_on": "2026-02-20", "method": "transfer", "currency": "USD",
  "rate": "0.97", "allocations": [{"invoice": "A-1", "amount": 52}]}
# In the company currency nothing changes.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02", "currency": "EUR",
  "lines": [{"sku": "S10", "quantity": 1, "unit_price": "4"}]}
# 100.00 dollars invoiced at 0.92, 20.00 of them credited at the same rate; open at the close at 0.95, paid at 0.97.
place_purchase_order {"supplier": "ACME", "warehouse": "PARIS", "ordered_on": "2026-02-01", "currency": "USD",
  "rate": "0.92", "lines": [{"sku": "S18", "quantity": 10, "unit_price": 10}]}
receive_goods {"purchase_order": "CF-000003", "received_on": "2026-02-03", "rate": "0.92"}
invoice_purchase {"purchase_order": "CF-000003", "number": "A-2", "invoiced_on": "2026-02-10", "rate": "0.92"}
refused OVER_CREDIT credit_purchase {"supplier": "ACME", "invoice": "A-2", "number": "A-3", "credited_on": "2026-02-12",
  "lines": [{"line_no": 1, "net_amount": "100.01"}]}
credit_purchase {"supplier": "ACME", "invoice": "A-2", "number": "A-3", "credited_on": "2026-02-12",
  "lines": [{"line_no": 1, "net_amount": 20}]}
put_exchange_rate {"currency": "USD", "valid_from": "2026-02-28", "rate": "0.95"}
close_period {"starts_on": "2026-02-01", "accruals": true}
refused PAYMENT_ABOVE_OPEN pay_supplier_in_currency {"supplier": "ACME", "paid_on": "2026-03-05", "method": "transfer",
  "currency": "USD", "rate": "0.97", "allocations": [{"invoice": "A-2", "amount": "80.01"}]}
pay_supplier_in_currency {"supplier": "ACME", "paid_on": "2026-03-05", "method": "transfer", "currency": "USD",
  "rate": "0.97", "allocations": [{"invoice": "A-2", "amount": 80}]}
