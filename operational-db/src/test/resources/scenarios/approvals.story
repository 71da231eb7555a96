# Actors, a list, costs and a budget for the rules of approval.
put_actor {"code": "ANNA", "name": "Anna", "roles": ["sales"]}
put_actor {"code": "BEN", "name": "Ben", "roles": ["sales", "buyer"]}
put_actor {"code": "CLEO", "name": "Cleo", "roles": ["controller"]}
put_price_list {"code": "PUBLIC", "name": "Tarif public", "valid_from": "2026-01-01",
  "lines": [{"sku": "S10", "unit_price": 10}]}
put_expected_costs {"known_on": "2026-01-01", "lines": [{"sku": "S10", "unit_cost": 5}]}
put_expected_costs {"known_on": "2026-01-05", "lines": [{"sku": "S10", "unit_cost": 6}]}
put_expected_costs {"known_on": "2026-01-07", "lines": [{"sku": "S10", "unit_cost": 7}]}
put_budget {"code": "CARS-2026", "family": "CARS", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "amount": 100}
