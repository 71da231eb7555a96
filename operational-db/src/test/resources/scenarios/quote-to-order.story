# One offer is revised and won, one is lost, one expires; list prices, agreed prices and discounts meet to the cent.
put_price_list {"code": "PUBLIC", "name": "Tarif public", "valid_from": "2026-01-01", "lines": [
  {"sku": "S10", "unit_price": 10}, {"sku": "S18", "unit_price": "6.666667"}]}
put_price_list {"code": "SHOPS", "name": "Magasins", "segment": "SHOP", "valid_from": "2026-01-01", "lines": [
  {"family": "CARS", "discount_percent": 10}]}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 10, "unit_price": 2}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
quote {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 3, "tax_rate_percent": 20},
  {"sku": "S18", "quantity": 3, "tax_rate_percent": 20}]}
quote {"customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 12}]}
quote {"customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-07",
  "valid_until": "2026-01-15", "discount_percent": 3, "lines": [{"sku": "S18", "quantity": 1}]}
revise_quotation {"quotation": "DV-000001", "revised_on": "2026-01-08", "valid_until": "2026-02-15",
  "discount_amount": 10, "lines": [
  {"sku": "S10", "quantity": 3, "unit_price": "9.50", "discount_percent": 5, "tax_rate_percent": 20},
  {"sku": "S18", "quantity": 3, "tax_rate_percent": 20}, {"sku": "S18", "quantity": 3, "tax_rate_percent": 20}]}
refused QUOTATION_SUPERSEDED confirm_order {"quotation": "DV-000001", "version": 1, "ordered_on": "2026-01-09"}
lose_quotation {"quotation": "DV-000002", "lost_on": "2026-01-12", "reason": "trop cher"}
expire_quotations {"business_on": "2026-01-15"}
expire_quotations {"business_on": "2026-01-16"}
refused QUOTATION_EXPIRED revise_quotation {"quotation": "DV-000003", "revised_on": "2026-01-16",
  "valid_until": "2026-02-15", "lines": [{"sku": "S18", "quantity": 1}]}
confirm_order {"quotation": "DV-000001", "version": 2, "ordered_on": "2026-01-20", "promised_on": "2026-01-25"}
refused QUOTATION_WON confirm_order {"quotation": "DV-000001", "ordered_on": "2026-01-20"}
deliver {"order": "CC-000001", "delivered_on": "2026-01-22", "lines": [{"line_no": 1, "quantity": 1}]}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-22"}
deliver {"order": "CC-000001", "delivered_on": "2026-01-23"}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-23"}
confirm_order {"customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-24",
  "discount_amount": "0.01", "lines": [{"sku": "S10", "quantity": 1}, {"sku": "S10", "quantity": 1}]}
