# A need, three suppliers asked, two offers (one of them made anew), the order of one and of a part of the other; on
# arrival some goods are refused, sent back in part, and replaced.
put_supplier {"code": "TINY", "name": "Tiny Cars"}
put_supplier {"code": "SLOW", "name": "Lenteur et fils"}
request_purchase {"warehouse": "PARIS", "requested_on": "2026-01-02", "needed_on": "2026-01-20",
  "lines": [{"sku": "S10", "quantity": 10}, {"sku": "S18", "quantity": 4}]}
ask_for_offers {"request": "DA-000001", "asked_on": "2026-01-02", "answer_by": "2026-01-09",
  "suppliers": [{"supplier": "MINI"}, {"supplier": "SLOW"}]}
ask_for_offers {"request": "DA-000001", "asked_on": "2026-01-03",
  "suppliers": [{"supplier": "TINY"}, {"supplier": "MINI"}]}
record_supplier_offer {"request": "DA-000001", "supplier": "MINI", "offered_on": "2026-01-05",
  "valid_until": "2026-01-31", "lines": [{"line_no": 1, "quantity": 10, "unit_price": "4.4", "lead_days": 10}]}
record_supplier_offer {"request": "DA-000001", "supplier": "TINY", "offered_on": "2026-01-06",
  "valid_until": "2026-01-15", "lines": [{"line_no": 2, "quantity": 4, "unit_price": 2},
  {"line_no": 1, "quantity": 8, "unit_price": 4, "lead_days": 20}]}
record_supplier_offer {"request": "DA-000001", "supplier": "MINI", "offered_on": "2026-01-07",
  "valid_until": "2026-01-31", "lines": [{"line_no": 1, "quantity": 10, "unit_price": "4.2", "lead_days": 10},
  {"line_no": 2, "quantity": 4, "unit_price": "2.1", "lead_days": 10}]}
refused OFFER_SUPERSEDED order_offer {"offer": "OF-000001", "ordered_on": "2026-01-10"}
refused OFFER_EXPIRED order_offer {"offer": "OF-000002", "ordered_on": "2026-01-16"}
order_offer {"offer": "OF-000003", "ordered_on": "2026-01-16"}
refused OFFER_ORDERED order_offer {"offer": "OF-000003", "ordered_on": "2026-01-16"}
order_offer {"offer": "OF-000002", "ordered_on": "2026-01-15", "lines": [{"line_no": 1, "quantity": 3}]}
refused OVER_RECEIPT receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-19",
  "lines": [{"line_no": 1, "quantity": 8, "rejected_quantity": 3, "reject_reason": "broken"}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-19",
  "lines": [{"line_no": 1, "quantity": 7, "rejected_quantity": 3, "reject_reason": "broken"},
    {"line_no": 2, "quantity": 0, "rejected_quantity": 4, "reject_reason": "wrong colour"}]}
send_back_rejects {"receipt": "BR-000002", "sent_on": "2026-01-20", "lines": [{"line_no": 1, "quantity": 2}]}
refused OVER_SEND_BACK send_back_rejects {"receipt": "BR-000002", "sent_on": "2026-01-20",
  "lines": [{"line_no": 1, "quantity": 2}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-24"}
