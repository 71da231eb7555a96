# Stock is written down, further, and back once the goods are sold; each warehouse has its own allowance.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 5, "unit_price": 8}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 4}]}
write_down_stock {"warehouse": "PARIS", "written_on": "2026-01-31", "reason": "old model",
  "lines": [{"sku": "S10", "allowance": 12}, {"sku": "S18", "allowance": "10.01"}]}
write_down_stock {"warehouse": "LYON", "written_on": "2026-01-31", "reason": "old model",
  "lines": [{"sku": "S10", "allowance": 8}]}
# How much it is, not how much is added: the difference is posted, in both directions.
write_down_stock {"warehouse": "PARIS", "written_on": "2026-02-28", "reason": "reviewed",
  "lines": [{"sku": "S10", "allowance": "15.50"}, {"sku": "S18", "allowance": 4}]}
refused DATE_BEFORE_ORIGIN write_down_stock {"warehouse": "PARIS", "written_on": "2026-02-27", "reason": "reviewed",
  "lines": [{"sku": "S10", "allowance": 1}]}
refused NOTHING_TO_WRITE_DOWN write_down_stock {"warehouse": "LYON", "written_on": "2026-02-28", "reason": "reviewed",
  "lines": [{"sku": "S18", "allowance": 1}]}
confirm_order {"number": "O1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-03-01",
  "lines": [{"sku": "S10", "quantity": 6, "unit_price": 3}]}
deliver {"order": "O1", "delivered_on": "2026-03-02"}
write_down_stock {"warehouse": "PARIS", "written_on": "2026-03-31", "reason": "sold",
  "lines": [{"sku": "S10", "allowance": 0}]}
# Nothing changes: a line, no entry.
write_down_stock {"warehouse": "PARIS", "written_on": "2026-03-31", "reason": "reviewed",
  "lines": [{"sku": "S18", "allowance": 4}]}
