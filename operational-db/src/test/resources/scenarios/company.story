# The small company every story plays in.
put_product_family {"code": "CARS", "name_fr": "Voitures", "name_en": "Cars"}
put_customer_segment {"code": "SHOP", "name_fr": "Magasins", "name_en": "Shops"}
put_channel {"code": "WEB", "name_fr": "Site", "name_en": "Web site"}
put_salesperson {"code": "ANNE", "name": "Anne Martin"}
put_supplier {"code": "MINI", "name": "Miniatures SA"}
put_payment_terms {"code": "N30", "net_days": 30}
put_warehouse {"code": "PARIS", "name": "Paris"}
put_warehouse {"code": "LYON", "name": "Lyon"}
put_product {"sku": "S10", "name": "Voiture 1:10", "family": "CARS", "supplier": "MINI"}
put_product {"sku": "S18", "name": "Voiture 1:18", "family": "CARS", "supplier": "MINI"}
put_customer {"code": "TOYS", "name": "Toys et Cie", "segment": "SHOP", "salesperson": "ANNE", "payment_terms": "N30"}
put_customer {"code": "GIFT", "name": "Gift Shop", "segment": "SHOP", "payment_terms": "N30", "country": "US"}
