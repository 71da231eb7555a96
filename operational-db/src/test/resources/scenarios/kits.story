# A gift box of two cars and a bow, sold at one price: by list value, then by fixed shares from a quotation.
put_product {"sku": "BOX", "name": "Coffret", "family": "CARS"}
put_product {"sku": "BOW", "name": "Ruban", "family": "CARS", "supplier": "MINI", "unit": "m"}
put_kit {"sku": "BOX", "lines": [{"sku": "S10", "quantity": 1}, {"sku": "S18", "quantity": 1},
  {"sku": "BOW", "quantity": "0.25"}]}
put_price_list {"code": "PUBLIC", "name": "Tarif public", "valid_from": "2026-01-01", "lines": [
  {"sku": "S10", "unit_price": 30}, {"sku": "S18", "unit_price": 20}, {"sku": "BOW", "unit_price": 4},
  {"sku": "BOX", "unit_price": 45}]}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 20, "unit_price": 4}, {"sku": "S18", "quantity": 20, "unit_price": 8},
  {"sku": "BOW", "quantity": 50, "unit_price": 1}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
confirm_order {"number": "K1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1}, {"sku": "BOX", "quantity": 3, "discount_percent": 10},
  {"sku": "BOW", "quantity": 1}]}
deliver {"order": "K1", "delivered_on": "2026-01-07"}
invoice {"order": "K1", "invoiced_on": "2026-01-08"}
put_kit {"sku": "BOX", "lines": [{"sku": "S10", "quantity": 1, "share_percent": 70},
  {"sku": "S18", "quantity": 2, "share_percent": 30}]}
quote {"number": "Q1", "customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-09",
  "valid_until": "2026-01-31", "discount_amount": "0.02", "lines": [{"sku": "BOX", "quantity": 1, "unit_price": "9.99"}]}
confirm_order {"number": "K2", "quotation": "Q1", "ordered_on": "2026-01-10"}
deliver {"order": "K2", "delivered_on": "2026-01-11"}
