# Paris keeps what is reserved: first come, first served, until an order lets go.
put_warehouse {"code": "PARIS", "name": "Paris", "reservations_kept": true}
put_warehouse {"code": "ROAD", "name": "On the way", "kind": "transit"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 30, "unit_price": 4}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05", "lines": [{"line_no": 1, "quantity": 20}]}
ship_transfer {"from": "PARIS", "transit": "ROAD", "to": "LYON", "shipped_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 8}]}
receive_transfer {"shipment": "TR-000001", "received_on": "2026-01-07", "lines": [{"line_no": 1, "quantity": 3}]}
confirm_order {"number": "A", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 9, "unit_price": 9}]}
confirm_order {"number": "B", "customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-07",
  "lines": [{"sku": "S10", "quantity": 5, "unit_price": 9}]}
confirm_order {"number": "C", "customer": "GIFT", "channel": "WEB", "warehouse": "LYON", "ordered_on": "2026-01-07",
  "lines": [{"sku": "S10", "quantity": 2, "unit_price": 9}]}
refused RESERVED_FOR_OTHERS deliver {"order": "B", "delivered_on": "2026-01-08"}
deliver {"order": "B", "delivered_on": "2026-01-08", "lines": [{"line_no": 1, "quantity": 3}]}
refused RESERVED_FOR_OTHERS deliver {"order": "C", "delivered_on": "2026-01-08", "warehouse": "PARIS",
  "lines": [{"line_no": 1, "quantity": 1}]}
release_reservation {"order": "A", "released_on": "2026-01-09", "reason": "waits for spring",
  "lines": [{"line_no": 1, "quantity": 4}]}
refused OVER_RELEASE release_reservation {"order": "A", "released_on": "2026-01-09", "reason": "waits for spring",
  "lines": [{"line_no": 1, "quantity": "5.000001"}]}
refused RESERVED_FOR_OTHERS deliver {"order": "A", "delivered_on": "2026-01-10"}
deliver {"order": "B", "delivered_on": "2026-01-10"}
deliver {"order": "A", "delivered_on": "2026-01-10", "lines": [{"line_no": 1, "quantity": 7}]}
release_reservation {"order": "C", "released_on": "2026-01-11", "reason": "customer closed"}
refused NOTHING_RESERVED release_reservation {"order": "C", "released_on": "2026-01-12", "reason": "customer closed"}
