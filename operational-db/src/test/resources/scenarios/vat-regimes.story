# Sales and purchases at home, in the Union, outside of it and exempt; rates that change; credits and discounts.
put_vat_rate {"category": "STANDARD", "valid_from": "2014-01-01", "tax_rate_percent": "19.6"}
put_vat_rate {"category": "STANDARD", "valid_from": "2026-01-10", "tax_rate_percent": 20}
put_vat_rate {"category": "REDUCED", "valid_from": "2014-01-01", "tax_rate_percent": "5.5"}
put_product {"sku": "BOOK", "name": "Livre", "family": "CARS", "supplier": "MINI"}
refused UNKNOWN_VAT_CATEGORY put_vat_category {"sku": "BOOK", "category": "NONE"}
put_vat_category {"sku": "BOOK", "category": "REDUCED"}
put_payment_terms {"code": "2/10", "net_days": 30, "cash_discount_percent": 2, "cash_discount_days": 10}
put_customer {"code": "TOYS", "name": "Toys et Cie", "segment": "SHOP", "payment_terms": "2/10"}
put_customer {"code": "SPIEL", "name": "Spielzeug GmbH", "segment": "SHOP", "payment_terms": "N30", "country": "DE"}
put_customer {"code": "NGO", "name": "Aide et Jeux", "segment": "SHOP", "payment_terms": "N30"}
refused VAT_NUMBER_MISSING put_vat_regime {"customer": "SPIEL", "regime": "intra-eu"}
put_vat_regime {"customer": "SPIEL", "regime": "intra-eu", "vat_number": "DE123456789"}
put_vat_regime {"customer": "GIFT", "regime": "outside-eu"}
put_vat_regime {"customer": "NGO", "regime": "exempt"}
put_supplier {"code": "KOLN", "name": "Koelner Modelle GmbH", "payment_terms": "2/10"}
put_supplier {"code": "ACME", "name": "Acme Toys Inc."}
put_vat_regime {"supplier": "KOLN", "regime": "intra-eu", "vat_number": "DE987654321"}
put_vat_regime {"supplier": "ACME", "regime": "outside-eu"}
# Bought at home at two rates, in Germany and in America with the tax owed and deducted at once.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": "4.99"}, {"sku": "BOOK", "quantity": 10, "unit_price": 3}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-1", "invoiced_on": "2026-01-12"}
credit_purchase {"supplier": "MINI", "invoice": "M-1", "credited_on": "2026-01-13",
  "lines": [{"line_no": 1, "net_amount": 5}]}
place_purchase_order {"supplier": "KOLN", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S18", "quantity": 10, "unit_price": "8.88"}]}
receive_goods {"purchase_order": "CF-000002", "received_on": "2026-01-05"}
invoice_purchase {"purchase_order": "CF-000002", "number": "K-1", "invoiced_on": "2026-01-12"}
return_to_supplier {"receipt": "BR-000002", "returned_on": "2026-01-13", "reason": "broken",
  "lines": [{"line_no": 1, "quantity": 1}]}
credit_supplier_return {"return": "RA-000001", "number": "K-2", "credited_on": "2026-01-14"}
pay_supplier {"supplier": "KOLN", "paid_on": "2026-01-20", "method": "transfer", "amount": "78.32",
  "allocations": [{"invoice": "K-1", "amount": "78.32", "cash_discount": "1.60"}]}
place_purchase_order {"supplier": "ACME", "warehouse": "PARIS", "ordered_on": "2026-01-02", "currency": "USD",
  "rate": "0.90", "lines": [{"sku": "S18", "quantity": 10, "unit_price": 10}]}
receive_goods {"purchase_order": "CF-000003", "received_on": "2026-01-05", "rate": "0.90"}
invoice_purchase {"purchase_order": "CF-000003", "number": "A-1", "invoiced_on": "2026-01-12", "rate": "0.92"}
record_landed_costs {"supplier": "MINI", "number": "M-2", "invoiced_on": "2026-01-12",
  "charges": [{"kind": "freight", "net_amount": 10, "tax_rate_percent": 20}, {"kind": "duty", "net_amount": 5}],
  "receipts": [{"receipt": "BR-000003"}]}
# Sold the same day at the rate of that day, at both rates; a line may still say its own.
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-09",
  "lines": [{"sku": "S10", "quantity": 1, "unit_price": "9.99"}]}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": "9.99"}, {"sku": "BOOK", "quantity": 2, "unit_price": "9.99"},
  {"sku": "S18", "quantity": 1, "unit_price": 20, "tax_rate_percent": 10}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-10"}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-10"}
deliver {"order": "CC-000002", "delivered_on": "2026-01-10"}
invoice {"order": "CC-000002", "invoiced_on": "2026-01-10"}
credit {"invoice": "FC-000002", "credited_on": "2026-01-12", "lines": [{"line_no": 1, "kind": "return", "quantity": 1},
  {"line_no": 2, "kind": "price", "net_amount": 1}]}
record_payment {"customer": "TOYS", "paid_on": "2026-01-15", "method": "transfer", "amount": "49",
  "allocations": [{"invoice": "FC-000002", "amount": "49", "cash_discount": 1}]}
# Sold to Germany, to America and to an exempt customer: no tax, and the invoice says why.
confirm_order {"customer": "SPIEL", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 2, "unit_price": "9.99"}]}
deliver {"order": "CC-000003", "delivered_on": "2026-01-11"}
invoice {"order": "CC-000003", "invoiced_on": "2026-01-11"}
credit {"invoice": "FC-000003", "credited_on": "2026-01-12", "lines": [{"line_no": 1, "kind": "return", "quantity": 1}]}
confirm_order {"customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-10",
  "lines": [{"sku": "S18", "quantity": 2, "unit_price": "19.99"}]}
deliver {"order": "CC-000004", "delivered_on": "2026-01-11"}
invoice {"order": "CC-000004", "invoiced_on": "2026-01-11"}
confirm_order {"customer": "NGO", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-10",
  "lines": [{"sku": "BOOK", "quantity": 1, "unit_price": "9.99"}]}
deliver {"order": "CC-000005", "delivered_on": "2026-01-11"}
invoice {"order": "CC-000005", "invoiced_on": "2026-01-11"}
