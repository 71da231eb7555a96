# Each flow, and after undo what takes it back; {n} is the number the nth command of the flow answered.
flow {an invoice is credited in two parts}
invoice {"order": "O1", "invoiced_on": "2026-01-10"}
undo {}
credit {"invoice": "{0}", "credited_on": "2026-01-11", "lines": [{"line_no": 1, "kind": "return", "quantity": 1}]}
credit {"invoice": "{0}", "credited_on": "2026-01-11", "lines": [{"line_no": 1, "kind": "return", "quantity": 2}]}
flow {a delivery comes back}
deliver {"order": "O2", "delivered_on": "2026-01-10"}
undo {}
take_back {"delivery": "{0}", "returned_on": "2026-01-11", "lines": [{"line_no": 1, "quantity": 4}]}
flow {a receipt goes back in three parts}
receive_goods {"purchase_order": "PO2", "received_on": "2026-01-10"}
undo {}
return_to_supplier {"receipt": "{0}", "returned_on": "2026-01-11", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 1}]}
return_to_supplier {"receipt": "{0}", "returned_on": "2026-01-11", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 5}]}
return_to_supplier {"receipt": "{0}", "returned_on": "2026-01-11", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 1}]}
flow {a receipt that is partly invoiced, dearer, goes back and is credited}
receive_goods {"purchase_order": "PO3", "received_on": "2026-01-10"}
invoice_purchase {"purchase_order": "PO3", "number": "M-3", "invoiced_on": "2026-01-11", "tax_rate_percent": 20,
  "lines": [{"line_no": 1, "quantity": 5, "net_amount": "17.77"}]}
undo {}
return_to_supplier {"receipt": "{0}", "returned_on": "2026-01-12", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 4}]}
return_to_supplier {"receipt": "{0}", "returned_on": "2026-01-12", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 3}]}
credit_supplier_return {"return": "{2}", "credited_on": "2026-01-13", "lines": [{"line_no": 1, "quantity": 1}]}
credit_supplier_return {"return": "{2}", "credited_on": "2026-01-13"}
credit_supplier_return {"return": "{3}", "credited_on": "2026-01-13"}
flow {money of a customer is refunded}
record_payment {"customer": "TOYS", "paid_on": "2026-01-10", "method": "transfer", "amount": "12.34",
  "excess": "on-account"}
undo {}
post_entry {"journal": "BNQ", "effective_on": "2026-01-11", "label": "Remboursement",
  "lines": [{"account": "4191", "debit": "12.34", "customer": "TOYS"}, {"account": "512", "credit": "12.34"}]}
flow {money paid to a supplier comes back}
pay_supplier {"supplier": "MINI", "paid_on": "2026-01-10", "method": "transfer", "amount": "12.34",
  "excess": "on-account"}
undo {}
post_entry {"journal": "BNQ", "effective_on": "2026-01-11", "label": "Remboursement",
  "lines": [{"account": "512", "debit": "12.34"}, {"account": "4091", "credit": "12.34", "supplier": "MINI"}]}
flow {a transfer comes back}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 2}]}
undo {}
transfer {"from": "LYON", "to": "PARIS", "moved_on": "2026-01-11", "lines": [{"sku": "S10", "quantity": 2}]}
flow {a shipment comes back}
ship_transfer {"from": "PARIS", "transit": "ROAD", "to": "LYON", "shipped_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 2}]}
receive_transfer {"shipment": "{0}", "received_on": "2026-01-11"}
undo {}
ship_transfer {"from": "LYON", "transit": "ROAD", "to": "PARIS", "shipped_on": "2026-01-12",
  "lines": [{"sku": "S10", "quantity": 2}]}
receive_transfer {"shipment": "{2}", "received_on": "2026-01-13"}
flow {a count is counted again}
count_stock {"warehouse": "PARIS", "counted_on": "2026-01-14", "lines": [{"sku": "S10", "counted": 11}]}
undo {}
count_stock {"warehouse": "PARIS", "counted_on": "2026-01-15", "lines": [{"sku": "S10", "counted": 17}]}
flow {a valuation is taken back}
post_valuation {"valued_on": "2026-01-10", "position": 7, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 40, "cause": "RECEIPT"},
  {"role": "VAR_IN", "sku": "S10", "warehouse": "PARIS", "amount": -40, "cause": "RECEIPT"}]}
undo {}
post_valuation {"valued_on": "2026-01-10", "position": 8, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 0, "cause": "RECEIPT"}]}
