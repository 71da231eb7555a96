# What the price lists of a distributor look like: everyone, a segment for a month, one customer.
put_price_list {"code": "PUBLIC", "name": "Tarif public", "valid_from": "2026-01-01", "lines": [
  {"sku": "S10", "unit_price": 10}, {"sku": "S10", "min_quantity": 100, "unit_price": "9.50"},
  {"sku": "S18", "unit_price": 20}]}
put_price_list {"code": "SHOPS-FEB", "name": "Magasins, février", "segment": "SHOP", "valid_from": "2026-02-01",
  "valid_until": "2026-02-28", "lines": [{"family": "CARS", "discount_percent": "12.5"}]}
put_price_list {"code": "SHOPS-APR", "name": "Magasins, avril", "segment": "SHOP", "valid_from": "2026-04-01",
  "valid_until": "2026-04-30", "lines": [{"sku": "S18", "unit_price": 19},
  {"family": "CARS", "discount_percent": 50}]}
put_price_list {"code": "TOYS", "name": "Accord Toys", "customer": "TOYS", "valid_from": "2026-03-01", "lines": [
  {"family": "CARS", "discount_percent": 5}, {"sku": "S10", "min_quantity": 10, "unit_price": "8.123456"}]}
put_price_list {"code": "PUBLIC-JUN", "name": "Tarif public, juin", "valid_from": "2026-06-01", "lines": [
  {"sku": "S10", "unit_price": 11}]}
