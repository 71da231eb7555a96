# Yoghurt by lot with expiry and scales by serial number: in, moved, sold, back, counted, scrapped.
put_product {"sku": "YOG", "name": "Yaourt", "family": "CARS", "supplier": "MINI"}
put_product {"sku": "SCALE", "name": "Balance", "family": "CARS", "supplier": "MINI"}
put_product_tracking {"sku": "YOG", "tracking": "lot", "expires": true}
put_product_tracking {"sku": "SCALE", "tracking": "serial"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "YOG", "quantity": 30, "unit_price": 2}, {"sku": "SCALE", "quantity": 3, "unit_price": 50},
  {"sku": "S10", "quantity": 5, "unit_price": 4}]}
refused LOTS_REQUIRED receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
refused EXPIRY_MISSING receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05",
  "lines": [{"line_no": 1, "quantity": 10, "lots": [{"lot": "A1", "quantity": 10}]}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05",
  "lines": [{"line_no": 1, "quantity": 30, "lots": [{"lot": "A1", "quantity": 20, "expires_on": "2026-01-20"},
  {"lot": "A2", "quantity": 10, "expires_on": "2026-02-20"}]},
  {"line_no": 2, "quantity": 2, "lots": [{"lot": "N1"}, {"lot": "N2"}]}, {"line_no": 3, "quantity": 5}]}
refused SERIAL_ON_HAND receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-06",
  "lines": [{"line_no": 2, "quantity": 1, "lots": [{"lot": "N1"}]}]}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 2},
  {"sku": "YOG", "quantity": 12, "lots": [{"lot": "A1", "quantity": 8}, {"lot": "A2", "quantity": 4}]}]}
refused LOT_NOT_ON_HAND transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-06",
  "lines": [{"sku": "YOG", "quantity": 13, "lots": [{"lot": "A1", "quantity": 13}]}]}
confirm_order {"number": "A", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "YOG", "quantity": 15, "unit_price": 4}, {"sku": "SCALE", "quantity": 1, "unit_price": 90}]}
confirm_order {"number": "B", "customer": "GIFT", "channel": "WEB", "warehouse": "LYON", "ordered_on": "2026-01-06",
  "lines": [{"sku": "YOG", "quantity": 9, "unit_price": 4}]}
refused LOTS_DO_NOT_ADD_UP deliver {"order": "A", "delivered_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 13, "lots": [{"lot": "A1", "quantity": 12}]}]}
deliver {"order": "A", "delivered_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 13, "lots": [{"lot": "A1", "quantity": 12}, {"lot": "A2", "quantity": 1}]},
  {"line_no": 2, "quantity": 1, "lots": [{"lot": "N2"}]}]}
refused LOT_EXPIRED deliver {"order": "B", "delivered_on": "2026-01-21",
  "lines": [{"line_no": 1, "quantity": 7, "lots": [{"lot": "A1", "quantity": 7}]}]}
deliver {"order": "B", "delivered_on": "2026-01-21", "expired_allowed": true,
  "lines": [{"line_no": 1, "quantity": 7, "lots": [{"lot": "A1", "quantity": 7}]}]}
take_back {"delivery": "BL-000002", "returned_on": "2026-01-22",
  "lines": [{"line_no": 1, "quantity": 3, "lots": [{"lot": "A1", "quantity": 3}]}]}
refused LOT_NOT_DELIVERED take_back {"delivery": "BL-000002", "returned_on": "2026-01-23",
  "lines": [{"line_no": 1, "quantity": 2, "lots": [{"lot": "A2", "quantity": 2}]}]}
take_back {"delivery": "BL-000002", "returned_on": "2026-01-23",
  "lines": [{"line_no": 2, "quantity": 1, "lots": [{"lot": "N2"}]}]}
scrap {"warehouse": "LYON", "scrapped_on": "2026-01-24", "reason": "out of date",
  "lines": [{"sku": "YOG", "quantity": 1, "lots": [{"lot": "A1", "quantity": 1}]}]}
refused LOTS_BOTH_WAYS count_stock {"warehouse": "PARIS", "counted_on": "2026-01-25",
  "lines": [{"sku": "YOG", "counted": 8, "lots": [{"lot": "A1", "quantity": 2}, {"lot": "A2", "quantity": 6}]}]}
count_stock {"warehouse": "PARIS", "counted_on": "2026-01-25",
  "lines": [{"sku": "YOG", "counted": 7, "lots": [{"lot": "A1", "quantity": 2}, {"lot": "A2", "quantity": 5}]},
  {"sku": "S10", "counted": 4}]}
refused TRACKING_SETTLED put_product_tracking {"sku": "SCALE", "tracking": "none"}
