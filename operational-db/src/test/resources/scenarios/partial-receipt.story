# Goods come in three parts that share 10.00 to the cent; the supplier then invoices 0.50 more.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": "3.333333"}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05", "lines": [{"line_no": 1, "quantity": 1}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-06", "lines": [{"line_no": 1, "quantity": 1}]}
refused OVER_INVOICE invoice_purchase {"purchase_order": "CF-000001", "invoiced_on": "2026-01-07",
  "lines": [{"line_no": 1, "quantity": 3}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-07"}
refused NOTHING_TO_RECEIVE receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-08"}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-2026-17", "invoiced_on": "2026-01-31",
  "tax_rate_percent": 20, "lines": [{"line_no": 1, "quantity": 3, "net_amount": "10.50"}]}
