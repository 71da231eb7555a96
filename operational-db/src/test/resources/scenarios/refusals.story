# Each reason, provoked. Nothing of a refused command is written.
refused MALFORMED_COMMAND put_product {"sku": "X", "name": "x"}
refused MALFORMED_COMMAND put_product {"sku": "X", "name": "x", "family": "CARS", "colour": "red"}
refused MALFORMED_COMMAND put_product {"sku": "X", "name": 7, "family": "CARS"}
refused MALFORMED_COMMAND put_product {"sku": " ", "name": "x", "family": "CARS"}
refused MALFORMED_COMMAND put_payment_terms {"code": "X", "net_days": 1.5}
refused MALFORMED_COMMAND put_warehouse {"code": "X", "name": "x", "negative_allowed": "yes"}
refused MALFORMED_COMMAND deliver {"order": "O1", "delivered_on": "2026-02-30"}
refused MALFORMED_COMMAND deliver {"order": "O1", "delivered_on": "07/01/2026"}
refused MALFORMED_COMMAND deliver {"order": "O1", "delivered_on": "2026-01-07", "lines": []}
refused MALFORMED_COMMAND deliver {"order": "O1", "delivered_on": "2026-01-07", "lines": {"line_no": 1}}
refused MALFORMED_COMMAND deliver {"order": "O1", "delivered_on": "2026-01-07", "lines": [3]}
refused MALFORMED_COMMAND deliver {"order": "O1", "delivered_on": "2026-01-07", "lines": [{"line_no": 1}]}
refused MALFORMED_COMMAND deliver {"order": "O1", "delivered_on": "2026-01-07",
  "lines": [{"line_no": 1, "quantity": "0.0000001"}]}
refused MALFORMED_COMMAND record_payment {"customer": "TOYS", "paid_on": "2026-01-08", "method": "card", "amount": "1,5"}
refused MALFORMED_COMMAND record_payment {"customer": "TOYS", "paid_on": "2026-01-08", "method": "card", "amount": "1.005"}
refused MALFORMED_COMMAND record_payment {"customer": "TOYS", "paid_on": "2026-01-08", "method": "card", "amount": 1,
  "excess": "perhaps"}
refused MALFORMED_COMMAND credit {"invoice": "FC-000001", "credited_on": "2026-01-08",
  "lines": [{"line_no": 1, "kind": "gift", "net_amount": 1}]}
refused MALFORMED_COMMAND credit {"invoice": "FC-000001", "credited_on": "2026-01-08",
  "lines": [{"line_no": 1, "kind": "return"}]}
refused MALFORMED_COMMAND post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "512", "debit": 1, "credit": 1}, {"account": "607", "credit": 1}]}
refused MALFORMED_COMMAND post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "512"}, {"account": "607", "credit": 1}]}
refused UNKNOWN_FAMILY put_product {"sku": "X", "name": "x", "family": "NONE"}
refused UNKNOWN_SEGMENT put_customer {"code": "X", "name": "x", "segment": "NONE", "payment_terms": "N30"}
refused UNKNOWN_PAYMENT_TERMS put_customer {"code": "X", "name": "x", "segment": "SHOP", "payment_terms": "NONE"}
refused UNKNOWN_SALESPERSON put_customer {"code": "X", "name": "x", "segment": "SHOP", "salesperson": "NONE",
  "payment_terms": "N30"}
refused UNKNOWN_SUPPLIER put_product {"sku": "X", "name": "x", "family": "CARS", "supplier": "NONE"}
refused UNKNOWN_PRODUCT confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "NONE", "quantity": 5, "unit_price": 10}]}
refused UNKNOWN_CUSTOMER confirm_order {"customer": "NONE", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
refused UNKNOWN_CUSTOMER record_payment {"customer": "NONE", "paid_on": "2026-01-08", "method": "card", "amount": 1}
refused UNKNOWN_CHANNEL confirm_order {"customer": "TOYS", "channel": "NONE", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
refused UNKNOWN_WAREHOUSE confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "NONE",
  "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
refused UNKNOWN_ORDER deliver {"order": "NONE", "delivered_on": "2026-01-07"}
refused UNKNOWN_DELIVERY take_back {"delivery": "NONE", "returned_on": "2026-01-09",
  "lines": [{"line_no": 1, "quantity": 1}]}
refused UNKNOWN_INVOICE credit {"invoice": "NONE", "credited_on": "2026-01-08",
  "lines": [{"line_no": 1, "kind": "price", "net_amount": 1}]}
refused UNKNOWN_PAYMENT allocate_payment {"payment": "NONE", "invoice": "FC-000001", "amount": 5,
  "allocated_on": "2026-01-10"}
refused UNKNOWN_PURCHASE_ORDER receive_goods {"purchase_order": "NONE", "received_on": "2026-01-05"}
refused UNKNOWN_LINE deliver {"order": "O1", "delivered_on": "2026-01-07", "lines": [{"line_no": 9, "quantity": 1}]}
refused UNKNOWN_JOURNAL post_entry {"journal": "NONE", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "512", "debit": 1}, {"account": "607", "credit": 1}]}
refused UNKNOWN_ACCOUNT post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "512", "debit": 1}, {"account": "999", "credit": 1}]}
refused UNKNOWN_PERIOD close_period {"starts_on": "2030-01-01"}
refused UNBALANCED_ENTRY post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "512", "debit": 1}, {"account": "607", "credit": "1.01"}]}
refused DUPLICATE_NUMBER confirm_order {"number": "O1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
refused DUPLICATE_LINE deliver {"order": "O1", "delivered_on": "2026-01-07",
  "lines": [{"line_no": 1, "quantity": 1}, {"line_no": 1, "quantity": 1}]}
refused DUPLICATE_LINE count_stock {"warehouse": "PARIS", "counted_on": "2026-01-10",
  "lines": [{"sku": "S10", "counted": 3}, {"sku": "S10", "counted": 4}]}
refused PERIOD_OVERLAP put_period {"starts_on": "2026-01-15", "ends_on": "2026-02-15"}
refused CLOSED_PERIOD confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2025-12-31", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
refused CLOSED_PERIOD receive_goods {"purchase_order": "PO2", "received_on": "2025-12-05"}
refused CLOSED_PERIOD deliver {"order": "O1", "delivered_on": "2025-12-07"}
refused CLOSED_PERIOD invoice {"order": "O1", "invoiced_on": "2025-12-07", "lines": [{"line_no": 1, "quantity": 1}]}
refused CLOSED_PERIOD record_payment {"customer": "TOYS", "paid_on": "2025-12-08", "method": "card", "amount": 1}
refused CLOSED_PERIOD transfer {"from": "PARIS", "to": "LYON", "moved_on": "2025-12-06",
  "lines": [{"sku": "S10", "quantity": 1}]}
refused CLOSED_PERIOD post_entry {"journal": "OD", "effective_on": "2025-12-31", "label": "x",
  "lines": [{"account": "512", "debit": 1}, {"account": "607", "credit": 1}]}
refused CLOSED_PERIOD close_period {"starts_on": "2025-12-01"}
refused DATE_BEFORE_ORIGIN take_back {"delivery": "BL-000001", "returned_on": "2026-01-06",
  "lines": [{"line_no": 1, "quantity": 1}]}
refused QUANTITY_NOT_POSITIVE deliver {"order": "O1", "delivered_on": "2026-01-07",
  "lines": [{"line_no": 1, "quantity": 0}]}
refused QUANTITY_NOT_POSITIVE transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": "-4"}]}
refused AMOUNT_NOT_POSITIVE record_payment {"customer": "TOYS", "paid_on": "2026-01-08", "method": "card", "amount": 0}
refused VALUE_NEGATIVE count_stock {"warehouse": "PARIS", "counted_on": "2026-01-10",
  "lines": [{"sku": "S10", "counted": -1}]}
refused VALUE_TOO_LARGE confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 90000000000, "unit_price": 90000000000}]}
refused PERCENT_OUT_OF_RANGE confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 1, "discount_percent": 101}]}
refused INSUFFICIENT_STOCK deliver {"order": "O5", "delivered_on": "2026-01-07"}
refused INSUFFICIENT_STOCK transfer {"from": "NEG", "to": "LYON", "moved_on": "2026-01-08",
  "lines": [{"sku": "S10", "quantity": 1}]}
refused SAME_WAREHOUSE transfer {"from": "PARIS", "to": "PARIS", "moved_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1}]}
refused STOCK_BELOW_ZERO put_warehouse {"code": "NEG", "name": "May go below zero"}
refused ORDER_CANCELLED deliver {"order": "O2", "delivered_on": "2026-01-08"}
refused ORDER_CANCELLED cancel_order {"order": "O2", "cancelled_on": "2026-01-08", "reason": "again"}
refused NOTHING_TO_CANCEL cancel_order {"order": "O3", "cancelled_on": "2026-01-08", "reason": "too late"}
refused NOTHING_TO_DELIVER deliver {"order": "O3", "delivered_on": "2026-01-08"}
refused NOTHING_TO_INVOICE invoice {"order": "O1", "invoiced_on": "2026-01-08"}
refused NOTHING_TO_INVOICE invoice_purchase {"purchase_order": "PO2", "invoiced_on": "2026-01-08"}
refused NOTHING_TO_RECEIVE receive_goods {"purchase_order": "PO1", "received_on": "2026-01-08"}
refused OVER_DELIVERY deliver {"order": "O1", "delivered_on": "2026-01-08", "lines": [{"line_no": 1, "quantity": "2.5"}]}
refused OVER_INVOICE invoice {"order": "O1", "invoiced_on": "2026-01-08", "lines": [{"line_no": 1, "quantity": 3}]}
refused OVER_INVOICE invoice_purchase {"purchase_order": "PO1", "invoiced_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 1}]}
refused OVER_RECEIPT receive_goods {"purchase_order": "PO2", "received_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 11}]}
refused OVER_RETURN take_back {"delivery": "BL-000001", "returned_on": "2026-01-09",
  "lines": [{"line_no": 1, "quantity": 4}]}
refused OVER_CREDIT credit {"invoice": "FC-000001", "credited_on": "2026-01-08",
  "lines": [{"line_no": 1, "kind": "return", "quantity": 4}]}
refused OVER_CREDIT credit {"invoice": "FC-000001", "credited_on": "2026-01-08",
  "lines": [{"line_no": 1, "kind": "price", "net_amount": "30.01"}]}
refused PAYMENT_ABOVE_OPEN record_payment {"customer": "TOYS", "paid_on": "2026-01-09", "method": "card", "amount": 500}
refused PAYMENT_ABOVE_OPEN record_payment {"customer": "TOYS", "paid_on": "2026-01-09", "method": "card", "amount": 500,
  "allocations": [{"invoice": "FC-000001", "amount": "10.01"}]}
refused PAYMENT_ABOVE_OPEN allocate_payment {"payment": "RG-000001", "invoice": "FC-000001", "amount": "10.01",
  "allocated_on": "2026-01-10"}
refused ALLOCATION_ABOVE_PAYMENT record_payment {"customer": "TOYS", "paid_on": "2026-01-09", "method": "card",
  "amount": 5, "allocations": [{"invoice": "FC-000001", "amount": 6}]}
refused OTHER_CUSTOMER record_payment {"customer": "GIFT", "paid_on": "2026-01-09", "method": "card", "amount": 5,
  "allocations": [{"invoice": "FC-000001", "amount": 5}]}
refused UNKNOWN_CUSTOMER post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "411", "debit": 1, "customer": "NONE"}, {"account": "607", "credit": 1}]}
refused UNKNOWN_SUPPLIER post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "401", "debit": 1, "supplier": "NONE"}, {"account": "607", "credit": 1}]}
refused MALFORMED_COMMAND post_entry {"journal": "OD", "effective_on": "2026-01-08", "label": "x",
  "lines": [{"account": "401", "debit": 1, "supplier": "MINI", "customer": "TOYS"}, {"account": "607", "credit": 1}]}
refused DATE_BEFORE_ORIGIN invoice_purchase {"purchase_order": "PO1", "invoiced_on": "2026-01-08",
  "due_on": "2026-01-07", "lines": [{"line_no": 2, "quantity": 1}]}
refused UNKNOWN_ENTRY letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "NONE", "line_no": 1}, {"entry": "EC-000003", "line_no": 1}]}
refused UNKNOWN_LINE letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "EC-000003", "line_no": 9}, {"entry": "EC-000003", "line_no": 1}]}
refused DUPLICATE_LINE letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "EC-000003", "line_no": 1}, {"entry": "EC-000003", "line_no": 1}]}
refused ALREADY_LETTERED letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "EC-000006", "line_no": 1}, {"entry": "EC-000007", "line_no": 2}]}
# The account of the sales is not one of third parties; the second pair is of two customers.
refused NOT_LETTERABLE letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "EC-000003", "line_no": 2}, {"entry": "EC-000004", "line_no": 2}]}
refused NOT_LETTERABLE letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "EC-000003", "line_no": 1}, {"entry": "EC-000002", "line_no": 2}]}
refused LETTER_UNBALANCED letter {"lettered_on": "2026-01-09",
  "postings": [{"entry": "EC-000003", "line_no": 1}, {"entry": "EC-000005", "line_no": 2}]}
refused UNKNOWN_CHART put_company {"name": "Vigie SA", "chart": "NONE"}
refused CHART_SETTLED put_company {"name": "Vigie SA", "chart": "anglo_saxon"}
refused MALFORMED_COMMAND put_company {"name": "Vigie SA", "siren": "12345678"}
refused PERIOD_NOT_CLOSED reopen_period {"starts_on": "2026-01-01", "reason": "a forgotten invoice"}
refused UNKNOWN_PERIOD reopen_period {"starts_on": "2030-01-01", "reason": "a forgotten invoice"}
refused UNKNOWN_PERIOD post_accruals {"starts_on": "2030-01-01"}
refused ALREADY_POSTED open_balances {"opened_on": "2026-01-01",
  "lines": [{"account": "512", "debit": 1}, {"account": "607", "credit": 1}]}
# Prices and quotations.
refused MALFORMED_COMMAND quote {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2026-01-06",
  "valid_until": "2026-01-31", "discount_amount": 1, "discount_percent": 1, "lines": [{"sku": "S10", "quantity": 1}]}
refused MALFORMED_COMMAND confirm_order {"quotation": "Q4", "customer": "TOYS", "ordered_on": "2026-01-08"}
refused MALFORMED_COMMAND put_price_list {"code": "X", "name": "x", "valid_from": "2026-01-01",
  "lines": [{"family": "CARS", "discount_percent": 5}]}
refused MALFORMED_COMMAND put_price_list {"code": "X", "name": "x", "customer": "TOYS", "segment": "SHOP",
  "valid_from": "2026-01-01", "lines": [{"sku": "S10", "unit_price": 5}]}
refused MALFORMED_COMMAND put_price_list {"code": "X", "name": "x", "customer": "TOYS", "valid_from": "2026-01-01",
  "lines": [{"sku": "S10", "discount_percent": 5}]}
refused MALFORMED_COMMAND put_price_list {"code": "X", "name": "x", "customer": "TOYS", "valid_from": "2026-01-01",
  "lines": [{"family": "CARS", "unit_price": 5}]}
refused MALFORMED_COMMAND put_price_list {"code": "X", "name": "x", "customer": "TOYS", "valid_from": "2026-01-01",
  "lines": [{"sku": "S10", "unit_price": 5, "family": "CARS"}]}
refused DUPLICATE_LINE put_price_list {"code": "X", "name": "x", "valid_from": "2026-01-01",
  "lines": [{"sku": "S10", "unit_price": 5}, {"sku": "S10", "min_quantity": "0.0", "unit_price": 6}]}
refused DATE_BEFORE_ORIGIN put_price_list {"code": "X", "name": "x", "valid_from": "2026-01-02",
  "valid_until": "2026-01-01", "lines": [{"sku": "S10", "unit_price": 5}]}
refused PRICE_LIST_OF_OTHERS put_price_list {"code": "PUBLIC", "name": "Tarif public", "customer": "TOYS",
  "valid_from": "2026-01-01", "lines": [{"sku": "S10", "unit_price": 10}]}
refused NO_PRICE confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1}, {"sku": "S18", "quantity": 1}]}
refused DISCOUNT_ABOVE_TOTAL confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "discount_amount": "10.01", "lines": [{"sku": "S10", "quantity": 1}]}
refused UNKNOWN_QUOTATION confirm_order {"quotation": "NONE", "ordered_on": "2026-01-08"}
refused DUPLICATE_NUMBER quote {"number": "Q1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "quoted_on": "2026-01-06", "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 1}]}
refused CLOSED_PERIOD quote {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "quoted_on": "2025-12-06",
  "valid_until": "2026-01-31", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 1}]}
refused DATE_BEFORE_ORIGIN quote {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "quoted_on": "2026-01-06", "valid_until": "2026-01-05", "lines": [{"sku": "S10", "quantity": 1}]}
refused DATE_BEFORE_ORIGIN confirm_order {"quotation": "Q4", "ordered_on": "2026-01-06"}
refused QUOTATION_WON confirm_order {"quotation": "Q1", "ordered_on": "2026-01-08"}
refused QUOTATION_WON lose_quotation {"quotation": "Q1", "lost_on": "2026-01-08", "reason": "too late"}
refused QUOTATION_LOST confirm_order {"quotation": "Q2", "ordered_on": "2026-01-08"}
refused QUOTATION_LOST revise_quotation {"quotation": "Q2", "revised_on": "2026-01-09", "valid_until": "2026-01-31",
  "lines": [{"sku": "S10", "quantity": 1}]}
refused QUOTATION_EXPIRED confirm_order {"quotation": "Q3", "ordered_on": "2026-01-08"}
refused QUOTATION_EXPIRED confirm_order {"quotation": "Q4", "ordered_on": "2026-01-21"}
refused QUOTATION_SUPERSEDED confirm_order {"quotation": "Q4", "version": 1, "ordered_on": "2026-01-08"}
# Payment terms, methods and cash discounts.
refused MALFORMED_COMMAND put_payment_terms {"code": "X"}
refused MALFORMED_COMMAND put_payment_terms {"code": "X", "net_days": 30,
  "instalments": [{"net_days": 30, "share_percent": 100}]}
refused MALFORMED_COMMAND put_payment_terms {"code": "X", "net_days": 30, "cash_discount_percent": 2}
refused MALFORMED_COMMAND put_payment_terms {"code": "X", "net_days": 30, "cash_discount_days": 10}
refused VALUE_TOO_LARGE put_payment_terms {"code": "X", "net_days": 3651}
refused VALUE_TOO_LARGE put_payment_terms {"code": "X", "net_days": 30, "cash_discount_percent": 2,
  "cash_discount_days": 3651}
refused INSTALMENTS_NOT_WHOLE put_payment_terms {"code": "X", "instalments": [
  {"net_days": 30, "share_percent": 50}, {"net_days": 60, "share_percent": "49.9999"}]}
refused INSTALMENTS_NOT_WHOLE put_payment_terms {"code": "X", "instalments": [
  {"net_days": 60, "share_percent": 50}, {"net_days": 30, "share_percent": 50}]}
refused INSTALMENTS_NOT_WHOLE put_payment_terms {"code": "X", "instalments": [
  {"net_days": 30, "share_percent": 100}, {"net_days": 60, "share_percent": 0}]}
refused UNKNOWN_PAYMENT_METHOD record_payment {"customer": "TOYS", "paid_on": "2026-01-09", "method": "shells",
  "amount": 5}
refused CASH_DISCOUNT_NOT_OFFERED record_payment {"customer": "TOYS", "paid_on": "2026-01-09", "method": "card",
  "amount": 5, "allocations": [{"invoice": "FC-000001", "amount": 5, "cash_discount": 1}]}
refused CASH_DISCOUNT_TOO_LATE record_payment {"customer": "EARLY", "paid_on": "2026-01-18", "method": "card",
  "amount": "9.80", "allocations": [{"invoice": "FC-000003", "amount": "9.80", "cash_discount": "0.20"}]}
refused CASH_DISCOUNT_TOO_LARGE record_payment {"customer": "EARLY", "paid_on": "2026-01-17", "method": "card",
  "amount": "9.79", "allocations": [{"invoice": "FC-000003", "amount": "9.79", "cash_discount": "0.21"}]}
refused PAYMENT_ABOVE_OPEN record_payment {"customer": "EARLY", "paid_on": "2026-01-17", "method": "card",
  "amount": "9.81", "allocations": [{"invoice": "FC-000003", "amount": "9.81", "cash_discount": "0.20"}]}
refused DATE_BEFORE_ORIGIN record_payment {"customer": "EARLY", "paid_on": "2026-01-06", "method": "card",
  "amount": "9.80", "allocations": [{"invoice": "FC-000003", "amount": "9.80", "cash_discount": "0.20"}]}
# Reminders.
refused REMINDER_DAYS_TAKEN put_reminder_level {"code": "X", "days_overdue": 5, "name_fr": "x", "name_en": "x"}
refused QUANTITY_NOT_POSITIVE put_reminder_level {"code": "X", "days_overdue": 0, "name_fr": "x", "name_en": "x"}
refused VALUE_TOO_LARGE put_reminder_level {"code": "X", "days_overdue": 3651, "name_fr": "x", "name_en": "x"}
# Landed costs.
refused UNKNOWN_RECEIPT record_landed_costs {"supplier": "MINI", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "net_amount": 5}], "receipts": [{"receipt": "NONE"}]}
refused UNKNOWN_LINE record_landed_costs {"supplier": "MINI", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "net_amount": 5}], "receipts": [{"receipt": "BR-000001", "line_no": 9}]}
refused DUPLICATE_LINE record_landed_costs {"supplier": "MINI", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "net_amount": 5}],
  "receipts": [{"receipt": "BR-000001"}, {"receipt": "BR-000001", "line_no": 2}]}
refused MEASURE_MISSING record_landed_costs {"supplier": "MINI", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "basis": "weight", "net_amount": 5}], "receipts": [{"receipt": "BR-000001"}]}
refused MALFORMED_COMMAND record_landed_costs {"supplier": "MINI", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "gift", "net_amount": 5}], "receipts": [{"receipt": "BR-000001"}]}
refused MALFORMED_COMMAND record_landed_costs {"supplier": "MINI", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "basis": "colour", "net_amount": 5}], "receipts": [{"receipt": "BR-000001"}]}
refused AMOUNT_NOT_POSITIVE record_landed_costs {"supplier": "MINI", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "net_amount": 0}], "receipts": [{"receipt": "BR-000001"}]}
refused DUPLICATE_NUMBER record_landed_costs {"supplier": "MINI", "number": "F1", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "net_amount": 5}], "receipts": [{"receipt": "BR-000001"}]}
refused UNKNOWN_SUPPLIER record_landed_costs {"supplier": "NONE", "invoiced_on": "2026-01-06",
  "charges": [{"kind": "freight", "net_amount": 5}], "receipts": [{"receipt": "BR-000001"}]}
refused CLOSED_PERIOD record_landed_costs {"supplier": "MINI", "invoiced_on": "2025-12-06",
  "charges": [{"kind": "freight", "net_amount": 5}], "receipts": [{"receipt": "BR-000001"}]}
# Payments to suppliers.
refused UNKNOWN_SUPPLIER pay_supplier {"supplier": "NONE", "paid_on": "2026-01-09", "method": "card", "amount": 5}
refused UNKNOWN_SUPPLIER_INVOICE pay_supplier {"supplier": "MINI", "paid_on": "2026-01-09", "method": "card",
  "amount": 5, "allocations": [{"invoice": "NONE", "amount": 5}]}
refused UNKNOWN_PAYMENT_METHOD pay_supplier {"supplier": "MINI", "paid_on": "2026-01-09", "method": "shells",
  "amount": 5}
refused UNKNOWN_PAYMENT_TERMS put_supplier {"code": "MINI", "name": "Miniatures SA", "payment_terms": "NONE"}
refused MALFORMED_COMMAND pay_supplier {"supplier": "MINI", "paid_on": "2026-01-09", "method": "card", "amount": 5,
  "excess": "perhaps"}
refused PAYMENT_ABOVE_OPEN pay_supplier {"supplier": "MINI", "paid_on": "2026-01-09", "method": "card", "amount": 41}
refused ALLOCATION_ABOVE_PAYMENT pay_supplier {"supplier": "MINI", "paid_on": "2026-01-09", "method": "card",
  "amount": 5, "allocations": [{"invoice": "F1", "amount": 6}]}
refused CLOSED_PERIOD pay_supplier {"supplier": "MINI", "paid_on": "2025-12-09", "method": "card", "amount": 5}
refused UNKNOWN_SUPPLIER_PAYMENT allocate_supplier_payment {"payment": "NONE", "invoice": "F1", "amount": 5,
  "allocated_on": "2026-01-09"}
# Matching, and what suppliers credit.
refused PRICE_OUT_OF_TOLERANCE invoice_purchase {"purchase_order": "PO1", "invoiced_on": "2026-01-08",
  "lines": [{"line_no": 2, "quantity": 5, "net_amount": "22.01"}]}
refused OVER_INVOICE invoice_purchase {"purchase_order": "PO2", "invoiced_on": "2026-01-08", "before_receipt": true,
  "lines": [{"line_no": 1, "quantity": 11}]}
refused PERCENT_OUT_OF_RANGE put_purchase_tolerance {"tolerance_percent": 101, "tolerance_amount": 1}
refused UNKNOWN_SUPPLIER put_purchase_tolerance {"supplier": "NONE", "tolerance_percent": 1, "tolerance_amount": 1}
refused UNKNOWN_SUPPLIER_INVOICE credit_purchase {"supplier": "MINI", "invoice": "NONE", "credited_on": "2026-01-09",
  "lines": [{"line_no": 1, "net_amount": 1}]}
refused UNKNOWN_LINE credit_purchase {"supplier": "MINI", "invoice": "F1", "credited_on": "2026-01-09",
  "lines": [{"line_no": 9, "net_amount": 1}]}
refused DUPLICATE_LINE credit_purchase {"supplier": "MINI", "invoice": "F1", "credited_on": "2026-01-09",
  "lines": [{"line_no": 1, "net_amount": 1}, {"line_no": 1, "net_amount": 2}]}
refused CREDIT_ABOVE_INVOICE credit_purchase {"supplier": "MINI", "invoice": "F1", "credited_on": "2026-01-09",
  "lines": [{"line_no": 1, "net_amount": "40.01"}]}
refused DATE_BEFORE_ORIGIN credit_purchase {"supplier": "MINI", "invoice": "F1", "credited_on": "2026-01-04",
  "lines": [{"line_no": 1, "net_amount": 1}]}
refused CLOSED_PERIOD receive_goods {"purchase_order": "PO2", "received_on": "2025-12-31"}
refused REBATE_ABOVE_PURCHASES record_supplier_rebate {"supplier": "MINI", "invoice": "F1",
  "credited_on": "2026-01-09", "net_amount": 5, "from": "2026-02-01", "until": "2026-02-28"}
# Requests, offers and goods refused on arrival.
refused UNKNOWN_PURCHASE_REQUEST ask_for_offers {"request": "NONE", "asked_on": "2026-01-06",
  "suppliers": [{"supplier": "MINI"}]}
refused UNKNOWN_SUPPLIER ask_for_offers {"request": "R1", "asked_on": "2026-01-06",
  "suppliers": [{"supplier": "NONE"}]}
refused DUPLICATE_NUMBER request_purchase {"number": "R1", "warehouse": "PARIS", "requested_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 1}]}
refused DATE_BEFORE_ORIGIN request_purchase {"warehouse": "PARIS", "requested_on": "2026-01-06",
  "needed_on": "2026-01-05", "lines": [{"sku": "S10", "quantity": 1}]}
refused DATE_BEFORE_ORIGIN record_supplier_offer {"request": "R1", "supplier": "MINI", "offered_on": "2026-01-05",
  "valid_until": "2026-01-31", "lines": [{"line_no": 1, "quantity": 1, "unit_price": 4}]}
refused UNKNOWN_LINE record_supplier_offer {"request": "R1", "supplier": "MINI", "offered_on": "2026-01-07",
  "valid_until": "2026-01-31", "lines": [{"line_no": 2, "quantity": 1, "unit_price": 4}]}
refused VALUE_TOO_LARGE record_supplier_offer {"request": "R1", "supplier": "MINI", "offered_on": "2026-01-07",
  "valid_until": "2026-01-31", "lines": [{"line_no": 1, "quantity": 1, "unit_price": 4, "lead_days": 3651}]}
refused UNKNOWN_OFFER order_offer {"offer": "NONE", "ordered_on": "2026-01-08"}
refused OFFER_SUPERSEDED order_offer {"offer": "OF-000001", "ordered_on": "2026-01-08"}
refused OFFER_EXPIRED order_offer {"offer": "OF-000002", "ordered_on": "2026-01-09"}
refused OFFER_ORDERED order_offer {"offer": "OF-000003", "ordered_on": "2026-01-08"}
refused DATE_BEFORE_ORIGIN order_offer {"offer": "OF-000002", "ordered_on": "2026-01-06"}
refused DUPLICATE_NUMBER order_offer {"offer": "OF-000002", "number": "PO1", "ordered_on": "2026-01-08"}
refused NOTHING_TO_RECEIVE receive_goods {"purchase_order": "PO2", "received_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 0}]}
refused MALFORMED_COMMAND receive_goods {"purchase_order": "PO2", "received_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 1, "rejected_quantity": 1}]}
refused OVER_RECEIPT receive_goods {"purchase_order": "PO2", "received_on": "2026-01-08",
  "lines": [{"line_no": 1, "quantity": 6, "rejected_quantity": 5, "reject_reason": "broken"}]}
refused OVER_SEND_BACK send_back_rejects {"receipt": "BR-000002", "sent_on": "2026-01-10",
  "lines": [{"line_no": 1, "quantity": 2}]}
refused NOTHING_TO_SEND_BACK send_back_rejects {"receipt": "BR-000001", "sent_on": "2026-01-10"}
refused UNKNOWN_RECEIPT send_back_rejects {"receipt": "NONE", "sent_on": "2026-01-10"}
# Foreign currencies.
refused UNKNOWN_RATE place_purchase_order {"supplier": "TINY", "warehouse": "PARIS", "ordered_on": "2026-01-04",
  "currency": "USD", "lines": [{"sku": "S10", "quantity": 2, "unit_price": 4}]}
refused UNKNOWN_RATE place_purchase_order {"supplier": "TINY", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "currency": "dollars", "lines": [{"sku": "S10", "quantity": 2, "unit_price": 4}]}
refused MALFORMED_COMMAND put_exchange_rate {"currency": "dollars", "valid_from": "2026-01-05", "rate": 1}
refused QUANTITY_NOT_POSITIVE put_exchange_rate {"currency": "USD", "valid_from": "2026-01-05", "rate": 0}
refused OVER_INVOICE invoice_purchase {"purchase_order": "PO4", "invoiced_on": "2026-01-08", "before_receipt": true,
  "lines": [{"line_no": 1, "quantity": 1}]}
refused OTHER_CURRENCY credit_purchase {"supplier": "TINY", "invoice": "D1", "credited_on": "2026-01-08",
  "lines": [{"line_no": 1, "net_amount": 1}]}
refused OTHER_CURRENCY pay_supplier_in_currency {"supplier": "MINI", "paid_on": "2026-01-08", "method": "card",
  "currency": "USD", "allocations": [{"invoice": "F1", "amount": 1}]}
refused MALFORMED_COMMAND pay_supplier_in_currency {"supplier": "MINI", "paid_on": "2026-01-08", "method": "card",
  "currency": "EUR", "allocations": [{"invoice": "F1", "amount": 1}]}
refused PAYMENT_ABOVE_OPEN pay_supplier_in_currency {"supplier": "TINY", "paid_on": "2026-01-08", "method": "card",
  "currency": "USD", "allocations": [{"invoice": "D1", "amount": "4.01"}]}
refused MALFORMED_COMMAND invoice_purchase {"purchase_order": "PO1", "invoiced_on": "2026-01-08", "rate": 2}
