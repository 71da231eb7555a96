# Two receipts share freight by weight, duty by value and insurance by quantity, to the cent; a charge for one line
# alone goes to that line, even when its goods are sold.
put_supplier {"code": "CARRIER", "name": "Transports du Nord"}
put_product {"sku": "S10", "name": "Voiture 1:10", "family": "CARS", "supplier": "MINI", "weight_kg": "2.5"}
put_product {"sku": "S18", "name": "Voiture 1:18", "family": "CARS", "supplier": "MINI", "weight_kg": 1,
  "volume_m3": "0.01"}
put_product {"sku": "S18", "name": "Voiture 1:18", "family": "CARS", "supplier": "MINI"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 5, "unit_price": 2}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
place_purchase_order {"supplier": "MINI", "warehouse": "LYON", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": "3.333333"}]}
receive_goods {"purchase_order": "CF-000002", "received_on": "2026-01-06"}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-07",
  "lines": [{"sku": "S18", "quantity": 5, "unit_price": 10, "tax_rate_percent": 20}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-07"}
# 37.50 kg: 25 + 5 + 7.5. Value 60.00: 40 + 10 + 10. Quantity 18: 10 + 5 + 3.
record_landed_costs {"supplier": "CARRIER", "number": "TN-88", "invoiced_on": "2026-01-04", "due_on": "2026-01-20",
  "charges": [{"kind": "freight", "basis": "weight", "net_amount": 100, "tax_rate_percent": 20},
    {"kind": "duty", "net_amount": "10.01"}, {"kind": "insurance", "basis": "quantity", "net_amount": "0.05"}],
  "receipts": [{"receipt": "BR-000001"}, {"receipt": "BR-000002"}]}
record_landed_costs {"supplier": "CARRIER", "invoiced_on": "2026-01-10",
  "charges": [{"kind": "other", "basis": "volume", "net_amount": 3}],
  "receipts": [{"receipt": "BR-000001", "line_no": 2}]}
