# Bolts are stocked one by one, bought by the box of 12 and sold by the card of a third of a box; flour by the gram.
put_product {"sku": "BOLT", "name": "Boulon", "family": "CARS", "supplier": "MINI"}
put_product_unit {"sku": "BOLT", "unit": "box", "numerator": 12}
put_product_unit {"sku": "BOLT", "unit": "card", "numerator": 4}
put_product {"sku": "FLOUR", "name": "Farine", "family": "CARS", "supplier": "MINI", "unit": "kg"}
put_product_unit {"sku": "FLOUR", "unit": "g", "numerator": 1, "denominator": 1000}
put_product_unit {"sku": "FLOUR", "unit": "third", "numerator": 1, "denominator": 3}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02", "lines": [
  {"sku": "BOLT", "quantity": 7, "unit": "box", "unit_price": 100},
  {"sku": "FLOUR", "quantity": "2500.5", "unit": "g", "unit_price": "0.0008"},
  {"sku": "FLOUR", "quantity": 5, "unit": "kg", "unit_price": 1}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05", "lines": [
  {"line_no": 1, "quantity": "6.5", "unit": "box"}, {"line_no": 2, "quantity": "2500.5", "unit": "g"},
  {"line_no": 3, "quantity": 3, "unit": "third"}]}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06", "lines": [
  {"sku": "BOLT", "quantity": 3, "unit": "card", "unit_price": "33.33", "discount_percent": 10},
  {"sku": "FLOUR", "quantity": 500, "unit": "g", "unit_price": "0.002", "tax_rate_percent": 20}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-07", "lines": [
  {"line_no": 1, "quantity": 1, "unit": "box"}, {"line_no": 2, "quantity": 250, "unit": "g"}]}
take_back {"delivery": "BL-000001", "returned_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 1, "unit": "card"}]}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-09",
  "lines": [{"sku": "BOLT", "quantity": 2, "unit": "box"}]}
count_stock {"warehouse": "LYON", "counted_on": "2026-01-10",
  "lines": [{"sku": "BOLT", "counted": "1.5", "unit": "box"}]}
refused UNIT_NOT_EXACT transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-09",
  "lines": [{"sku": "FLOUR", "quantity": 1, "unit": "third"}]}
