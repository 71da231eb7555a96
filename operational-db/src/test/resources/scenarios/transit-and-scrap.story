# A shipment leaves Paris, arrives in Lyon in two parts, three pieces are lost on the way and one breaks on the shelf.
put_warehouse {"code": "ROAD", "name": "On the way", "kind": "transit"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 20, "unit_price": 8}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
ship_transfer {"from": "PARIS", "transit": "ROAD", "to": "LYON", "shipped_on": "2026-01-06",
  "lines": [{"sku": "S18", "quantity": "12.5"}, {"sku": "S10", "quantity": 4}]}
receive_transfer {"shipment": "TR-000001", "received_on": "2026-01-07",
  "lines": [{"line_no": 1, "quantity": "5.5"}, {"line_no": 2, "quantity": 3}]}
refused OVER_SHIPMENT receive_transfer {"shipment": "TR-000001", "received_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": "7.000001"}]}
lose_transfer {"shipment": "TR-000001", "lost_on": "2026-01-09", "reason": "a pallet fell off the lorry",
  "lines": [{"line_no": 1, "quantity": 3}]}
receive_transfer {"shipment": "TR-000001", "received_on": "2026-01-10"}
refused NOTHING_ON_THE_WAY receive_transfer {"shipment": "TR-000001", "received_on": "2026-01-11"}
scrap {"warehouse": "LYON", "scrapped_on": "2026-01-12", "reason": "broken", "lines": [{"sku": "S10", "quantity": 1}]}
refused INSUFFICIENT_STOCK scrap {"warehouse": "LYON", "scrapped_on": "2026-01-12", "reason": "broken",
  "lines": [{"sku": "S10", "quantity": 4}]}
refused TRANSIT_WAREHOUSE transfer {"from": "PARIS", "to": "ROAD", "moved_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1}]}
