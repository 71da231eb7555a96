# Stock moves to another warehouse, is counted there, and the rest of an order is cancelled.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": "2.5", "unit_price": 8}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-06",
  "lines": [{"sku": "S18", "quantity": "1.25"}, {"sku": "S10", "quantity": 4}]}
refused INSUFFICIENT_STOCK transfer {"from": "LYON", "to": "PARIS", "moved_on": "2026-01-07",
  "lines": [{"sku": "S10", "quantity": 5}]}
count_stock {"warehouse": "LYON", "counted_on": "2026-01-10",
  "lines": [{"sku": "S10", "counted": 3}, {"sku": "S18", "counted": "1.5"}]}
confirm_order {"customer": "GIFT", "channel": "WEB", "warehouse": "LYON", "salesperson": "ANNE",
  "ordered_on": "2026-01-11", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 9}]}
refused INSUFFICIENT_STOCK deliver {"order": "CC-000001", "delivered_on": "2026-01-12"}
deliver {"order": "CC-000001", "delivered_on": "2026-01-12", "lines": [{"line_no": 1, "quantity": 3}]}
cancel_order {"order": "CC-000001", "cancelled_on": "2026-01-13", "reason": "out of stock"}
refused ORDER_CANCELLED deliver {"order": "CC-000001", "delivered_on": "2026-01-14"}
refused OVER_INVOICE invoice {"order": "CC-000001", "invoiced_on": "2026-01-14",
  "lines": [{"line_no": 1, "quantity": 4}]}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-14"}
