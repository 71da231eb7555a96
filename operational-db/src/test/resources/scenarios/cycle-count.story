# A count over two days while goods move; then a delivery dated before it is recorded, and the count is looked at again.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 20, "unit_price": 8}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
open_count {"number": "JAN", "warehouse": "PARIS", "opened_on": "2026-01-09"}
record_counts {"session": "JAN", "counted_on": "2026-01-10", "counted_by": "Zoé",
  "lines": [{"sku": "S10", "counted": 8}]}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": 9}, {"sku": "S18", "quantity": 5, "unit_price": 15}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-11"}
record_counts {"session": "JAN", "counted_on": "2026-01-10", "lines": [{"sku": "S10", "counted": 9}]}
record_counts {"session": "JAN", "counted_on": "2026-01-12", "lines": [{"sku": "S18", "counted": 15}]}
close_count {"session": "JAN"}
refused COUNT_CLOSED record_counts {"session": "JAN", "counted_on": "2026-01-12",
  "lines": [{"sku": "S10", "counted": 6}]}
refused NOTHING_TO_RECHECK recheck_count {"count": "IN-000001"}
confirm_order {"customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1, "unit_price": 9}]}
deliver {"order": "CC-000002", "delivered_on": "2026-01-09"}
recheck_count {"count": "IN-000001"}
count_stock {"warehouse": "PARIS", "counted_on": "2026-01-31",
  "lines": [{"sku": "S10", "counted": 6}, {"sku": "S18", "counted": 14}]}
