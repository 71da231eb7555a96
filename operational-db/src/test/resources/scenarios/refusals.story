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
refused UNKNOWN_ROLE put_actor {"code": "DAN", "name": "Dan", "roles": ["sales", "boss"]}
refused MALFORMED_COMMAND put_actor {"code": "DAN", "name": "Dan", "roles": []}
refused MALFORMED_COMMAND put_actor {"code": "DAN", "name": "Dan", "roles": ["sales", " "]}
refused MALFORMED_COMMAND put_actor {"code": "DAN", "name": "Dan", "roles": [{"role": "sales"}]}
refused UNKNOWN_ACTOR put_api_token {"code": "ben", "actor": "DAN", "scopes": ["sales"],
  "secret_hash": "0000000000000000000000000000000000000000000000000000000000000002"}
refused UNKNOWN_SCOPE put_api_token {"code": "anna", "actor": "ANNA", "scopes": ["sale"],
  "secret_hash": "0000000000000000000000000000000000000000000000000000000000000001"}
refused MALFORMED_COMMAND put_api_token {"code": "anna", "actor": "ANNA", "scopes": ["sales"], "secret_hash": "secret"}
refused DUPLICATE_TOKEN put_api_token {"code": "other", "actor": "ANNA", "scopes": ["sales"],
  "secret_hash": "0000000000000000000000000000000000000000000000000000000000000001"}
refused UNKNOWN_TOKEN revoke_api_token {"code": "ben"}
as ANNA refused NOT_PERMITTED put_supplier {"code": "X", "name": "x"}
as ANNA refused NOT_PERMITTED close_period {"starts_on": "2026-01-01"}
as NOBODY refused UNKNOWN_ACTOR tick {"business_on": "2026-01-05"}
refused RULE_NOT_POSSIBLE put_approval_rule {"code": "X", "command": "deliver", "kind": "AMOUNT", "approver": "admin"}
refused RULE_NOT_POSSIBLE put_approval_rule {"code": "X", "command": "quote", "kind": "BUDGET", "approver": "admin"}
refused UNKNOWN_ROLE put_approval_rule {"code": "X", "command": "quote", "kind": "AMOUNT", "approver": "boss"}
refused DATE_BEFORE_ORIGIN put_budget {"code": "X", "starts_on": "2026-01-02", "ends_on": "2026-01-01", "amount": 5}
refused UNKNOWN_PRODUCT put_expected_costs {"known_on": "2026-01-01", "lines": [{"sku": "NONE", "unit_cost": 5}]}
refused ACTOR_NEEDED approve {"parked": 1}
as CLEO refused UNKNOWN_PARKED_COMMAND approve {"parked": 99}
as CLEO refused ALREADY_DECIDED approve {"parked": 2}
as ANNA refused OWN_COMMAND approve {"parked": 1}
as BEN refused ROLE_NEEDED approve {"parked": 1}
refused UNKNOWN_EVENT put_webhook {"code": "X", "url": "http://x", "secret": "0123456789abcdef", "events": ["birthday"]}
refused MALFORMED_COMMAND put_webhook {"code": "X", "url": "ftp://x", "secret": "0123456789abcdef", "events": ["tick"]}
refused MALFORMED_COMMAND put_webhook {"code": "X", "url": "http://x", "secret": "short", "events": ["tick"]}
refused NO_DEAD_DELIVERY retry_webhook_delivery {"delivery": 99}
# Goods on the way and goods given up.
refused MALFORMED_COMMAND put_warehouse {"code": "X", "name": "x", "kind": "balloon"}
refused WAREHOUSE_NOT_EMPTY put_warehouse {"code": "ROAD", "name": "On the way", "kind": "storage"}
refused WAREHOUSE_NOT_EMPTY put_warehouse {"code": "PARIS", "name": "Paris", "kind": "transit"}
refused NOT_A_TRANSIT ship_transfer {"from": "PARIS", "transit": "NEG", "to": "LYON", "shipped_on": "2026-01-09",
  "lines": [{"sku": "S18", "quantity": 1}]}
refused SAME_WAREHOUSE ship_transfer {"from": "PARIS", "transit": "ROAD", "to": "PARIS", "shipped_on": "2026-01-09",
  "lines": [{"sku": "S18", "quantity": 1}]}
refused TRANSIT_WAREHOUSE scrap {"warehouse": "ROAD", "scrapped_on": "2026-01-09", "reason": "x",
  "lines": [{"sku": "S18", "quantity": 1}]}
refused TRANSIT_WAREHOUSE count_stock {"warehouse": "ROAD", "counted_on": "2026-01-09",
  "lines": [{"sku": "S18", "counted": 1}]}
refused UNKNOWN_SHIPMENT receive_transfer {"shipment": "NONE", "received_on": "2026-01-10"}
refused DATE_BEFORE_ORIGIN receive_transfer {"shipment": "TR-000001", "received_on": "2026-01-08"}
refused OVER_SHIPMENT lose_transfer {"shipment": "TR-000001", "lost_on": "2026-01-10", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 2}]}
refused UNKNOWN_LINE receive_transfer {"shipment": "TR-000001", "received_on": "2026-01-10",
  "lines": [{"line_no": 2, "quantity": 1}]}
refused NOTHING_ON_THE_WAY receive_transfer {"shipment": "TR-000002", "received_on": "2026-01-10"}
refused CLOSED_PERIOD scrap {"warehouse": "PARIS", "scrapped_on": "2025-12-09", "reason": "x",
  "lines": [{"sku": "S18", "quantity": 1}]}
# Reservations.
refused RESERVED_FOR_OTHERS deliver {"order": "O9", "delivered_on": "2026-01-10"}
refused OVER_RELEASE release_reservation {"order": "O8", "released_on": "2026-01-10", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 2}]}
refused NOTHING_RESERVED release_reservation {"order": "O3", "released_on": "2026-01-10", "reason": "x"}
refused DATE_BEFORE_ORIGIN release_reservation {"order": "O8", "released_on": "2026-01-05", "reason": "x"}
# Lots and serial numbers.
refused MALFORMED_COMMAND put_product_tracking {"sku": "S10", "tracking": "smell"}
refused TRACKING_SETTLED put_product_tracking {"sku": "S10", "tracking": "lot"}
refused LOTS_NOT_TRACKED scrap {"warehouse": "PARIS", "scrapped_on": "2026-01-09", "reason": "x",
  "lines": [{"sku": "S10", "quantity": 1, "lots": [{"lot": "A1", "quantity": 1}]}]}
refused LOTS_REQUIRED scrap {"warehouse": "PARIS", "scrapped_on": "2026-01-09", "reason": "x",
  "lines": [{"sku": "YOG", "quantity": 1}]}
refused LOTS_REQUIRED count_stock {"warehouse": "PARIS", "counted_on": "2026-01-21",
  "lines": [{"sku": "YOG", "counted": 8}]}
refused UNKNOWN_LOT transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-09",
  "lines": [{"sku": "YOG", "quantity": 1, "lots": [{"lot": "A9", "quantity": 1}]}]}
refused LOT_NOT_ON_HAND ship_transfer {"from": "PARIS", "transit": "ROAD", "to": "LYON", "shipped_on": "2026-01-09",
  "lines": [{"sku": "YOG", "quantity": 5, "lots": [{"lot": "A2", "quantity": 5}]}]}
refused LOTS_DO_NOT_ADD_UP scrap {"warehouse": "PARIS", "scrapped_on": "2026-01-09", "reason": "x",
  "lines": [{"sku": "YOG", "quantity": 2, "lots": [{"lot": "A1", "quantity": 1}]}]}
refused LOTS_DO_NOT_ADD_UP count_stock {"warehouse": "PARIS", "counted_on": "2026-01-21",
  "lines": [{"sku": "YOG", "counted": 8, "lots": [{"lot": "A1", "quantity": 9}]}]}
refused LOTS_BOTH_WAYS count_stock {"warehouse": "PARIS", "counted_on": "2026-01-21",
  "lines": [{"sku": "YOG", "counted": 9, "lots": [{"lot": "A1", "quantity": 4}, {"lot": "A2", "quantity": 5}]}]}
refused DUPLICATE_LINE scrap {"warehouse": "PARIS", "scrapped_on": "2026-01-09", "reason": "x", "lines": [
  {"sku": "YOG", "quantity": 2, "lots": [{"lot": "A1", "quantity": 1}, {"lot": "A1", "quantity": 1}]}]}
refused LOT_EXPIRED deliver {"order": "O10", "delivered_on": "2026-01-21",
  "lines": [{"line_no": 1, "quantity": 1, "lots": [{"lot": "A1", "quantity": 1}]}]}
refused LOT_NOT_DELIVERED take_back {"delivery": "BL-000005", "returned_on": "2026-01-22",
  "lines": [{"line_no": 1, "quantity": 1, "lots": [{"lot": "A2", "quantity": 1}]}]}
refused EXPIRY_MISSING receive_goods {"purchase_order": "PO9", "received_on": "2026-01-06",
  "lines": [{"line_no": 1, "quantity": 1, "lots": [{"lot": "A3", "quantity": 1}]}]}
refused EXPIRY_DIFFERS receive_goods {"purchase_order": "PO9", "received_on": "2026-01-06",
  "lines": [{"line_no": 1, "quantity": 1, "lots": [{"lot": "A1", "quantity": 1, "expires_on": "2026-01-21"}]}]}
refused SERIAL_ON_HAND receive_goods {"purchase_order": "PO9", "received_on": "2026-01-06",
  "lines": [{"line_no": 2, "quantity": 1, "lots": [{"lot": "N1"}]}]}
refused SERIAL_NOT_ONE receive_goods {"purchase_order": "PO9", "received_on": "2026-01-06",
  "lines": [{"line_no": 2, "quantity": 2, "lots": [{"lot": "N2", "quantity": 2}]}]}
refused MALFORMED_COMMAND receive_goods {"purchase_order": "PO9", "received_on": "2026-01-06",
  "lines": [{"line_no": 2, "quantity": 1, "lots": [{"lot": ""}]}]}
# Units.
refused QUANTITY_NOT_POSITIVE put_product_unit {"sku": "S10", "unit": "box", "numerator": 0}
refused QUANTITY_NOT_POSITIVE put_product_unit {"sku": "S10", "unit": "box", "numerator": 1, "denominator": 0}
refused UNIT_OF_STOCK put_product_unit {"sku": "S10", "unit": "u", "numerator": 12}
refused UNKNOWN_UNIT transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-09",
  "lines": [{"sku": "S10", "quantity": 1, "unit": "box"}]}
refused UNIT_NOT_EXACT transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-09",
  "lines": [{"sku": "S10", "quantity": 1, "unit": "third"}]}
refused VALUE_TOO_LARGE count_stock {"warehouse": "PARIS", "counted_on": "2026-01-09",
  "lines": [{"sku": "S10", "counted": 1000, "unit": "sea"}]}
refused UNKNOWN_LINE deliver {"order": "O5", "delivered_on": "2026-01-09",
  "lines": [{"line_no": 9, "quantity": 1, "unit": "third"}]}
# Bins.
refused TRANSIT_WAREHOUSE put_bin {"warehouse": "ROAD", "code": "A"}
refused UNKNOWN_BIN pick {"warehouse": "LYON", "moved_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 1, "from": "B"}]}
refused SAME_BIN rearrange {"warehouse": "LYON", "moved_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 1, "from": "A", "to": "A"}]}
refused NOT_IN_PLACE pick {"warehouse": "LYON", "moved_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 3, "from": "A"}]}
refused NOT_IN_PLACE put_away {"warehouse": "LYON", "moved_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 2, "to": "A"}]}
refused NOT_PICKED scrap {"warehouse": "LYON", "scrapped_on": "2026-01-10", "reason": "x",
  "lines": [{"sku": "S10", "quantity": 2}]}
refused NOT_PICKED count_stock {"warehouse": "LYON", "counted_on": "2026-01-10",
  "lines": [{"sku": "S10", "counted": 1}]}
# Counts.
refused DUPLICATE_NUMBER open_count {"number": "OPEN", "warehouse": "LYON", "opened_on": "2026-01-09"}
refused DUPLICATE_LINE open_count {"warehouse": "LYON", "opened_on": "2026-01-09",
  "lines": [{"sku": "S10"}, {"sku": "S10"}]}
refused UNKNOWN_COUNT record_counts {"session": "NONE", "counted_on": "2026-01-09",
  "lines": [{"sku": "S10", "counted": 1}]}
refused DATE_BEFORE_ORIGIN record_counts {"session": "OPEN", "counted_on": "2026-01-08",
  "lines": [{"sku": "S10", "counted": 1}]}
refused COUNT_CLOSED close_count {"session": "CLOSED"}
refused NOTHING_COUNTED close_count {"session": "OPEN"}
refused UNKNOWN_COUNT recheck_count {"count": "NONE"}
refused NOTHING_TO_RECHECK recheck_count {"count": "IN-000001"}
refused INSUFFICIENT_STOCK count_stock {"warehouse": "PARIS", "counted_on": "2026-01-05",
  "lines": [{"sku": "S10", "counted": 0}]}
# Reorder rules.
refused MALFORMED_COMMAND put_reorder_rule {"sku": "S10", "warehouse": "PARIS", "min": 5}
refused MALFORMED_COMMAND put_reorder_rule {"sku": "S10", "warehouse": "PARIS", "min": 5, "max": 9, "point": 3}
refused MAX_BELOW_MIN put_reorder_rule {"sku": "S10", "warehouse": "PARIS", "min": 5, "max": 4}
refused VALUE_TOO_LARGE put_reorder_rule {"sku": "S10", "warehouse": "PARIS", "point": 5, "quantity": 4,
  "lead_days": 3651}
refused TRANSIT_WAREHOUSE put_reorder_rule {"sku": "S10", "warehouse": "ROAD", "point": 5, "quantity": 4}
# Scans.
refused MALFORMED_COMMAND scan_moves {"reader": "R1", "scans": []}
refused VALUE_NEGATIVE put_reorder_rule {"sku": "S10", "warehouse": "PARIS", "point": -1, "quantity": 4}
# Kits.
refused KIT_NOT_EXACT confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "BOX", "quantity": "0.5", "unit_price": 1}]}
refused NO_PRICE confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
  "ordered_on": "2026-01-06", "lines": [{"sku": "BOX", "quantity": 1, "unit_price": 1}]}
refused KIT_SHARES_NOT_WHOLE put_kit {"sku": "BOX", "lines": [{"sku": "BOW", "quantity": 1, "share_percent": 99}]}
refused KIT_SHARES_NOT_WHOLE put_kit {"sku": "BOX", "lines": [{"sku": "BOW", "quantity": 1, "share_percent": 100},
  {"sku": "S10", "quantity": 1}]}
refused KIT_IN_KIT put_kit {"sku": "YOG", "lines": [{"sku": "BOX", "quantity": 1}]}
refused KIT_IN_KIT put_kit {"sku": "BOX", "lines": [{"sku": "BOX", "quantity": 1}]}
refused KIT_IN_KIT put_kit {"sku": "BOW", "lines": [{"sku": "S10", "quantity": 1}]}
refused KIT_HAS_STOCK put_kit {"sku": "S10", "lines": [{"sku": "S18", "quantity": 1}]}
refused DUPLICATE_LINE put_kit {"sku": "BOX", "lines": [{"sku": "BOW", "quantity": 1}, {"sku": "BOW", "quantity": 1}]}
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
refused OTHER_CURRENCY pay_supplier {"supplier": "TINY", "paid_on": "2026-01-08", "method": "card", "amount": 1,
  "allocations": [{"invoice": "D1", "amount": 1}]}
refused OTHER_CURRENCY pay_supplier_in_currency {"supplier": "MINI", "paid_on": "2026-01-08", "method": "card",
  "currency": "USD", "allocations": [{"invoice": "F1", "amount": 1}]}
refused MALFORMED_COMMAND pay_supplier_in_currency {"supplier": "MINI", "paid_on": "2026-01-08", "method": "card",
  "currency": "EUR", "allocations": [{"invoice": "F1", "amount": 1}]}
refused PAYMENT_ABOVE_OPEN pay_supplier_in_currency {"supplier": "TINY", "paid_on": "2026-01-08", "method": "card",
  "currency": "USD", "allocations": [{"invoice": "D1", "amount": "4.01"}]}
refused MALFORMED_COMMAND invoice_purchase {"purchase_order": "PO1", "invoiced_on": "2026-01-08", "rate": 2}
# Returns to suppliers.
refused UNKNOWN_RECEIPT return_to_supplier {"receipt": "NONE", "returned_on": "2026-01-10", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 1}]}
refused OVER_SUPPLIER_RETURN return_to_supplier {"receipt": "BR-000001", "returned_on": "2026-01-10", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 11}]}
refused DATE_BEFORE_ORIGIN return_to_supplier {"receipt": "BR-000001", "returned_on": "2026-01-04", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 1}]}
refused INSUFFICIENT_STOCK return_to_supplier {"receipt": "BR-000001", "returned_on": "2026-01-10", "reason": "x",
  "warehouse": "KEEP", "lines": [{"line_no": 1, "quantity": 1}]}
refused NOT_PICKED return_to_supplier {"receipt": "BR-000001", "returned_on": "2026-01-10", "reason": "x",
  "warehouse": "LYON", "lines": [{"line_no": 1, "quantity": 2}]}
refused LOT_NOT_RECEIVED return_to_supplier {"receipt": "BR-000004", "returned_on": "2026-01-10", "reason": "x",
  "lines": [{"line_no": 1, "quantity": 1, "lots": [{"lot": "A7", "quantity": 1}]}]}
refused UNKNOWN_SUPPLIER_RETURN credit_supplier_return {"return": "NONE", "credited_on": "2026-01-10"}
refused DATE_BEFORE_ORIGIN credit_supplier_return {"return": "RA-000001", "invoice": "G1", "credited_on": "2026-01-07"}
refused SEVERAL_INVOICES credit_supplier_return {"return": "RA-000001", "credited_on": "2026-01-10"}
refused NOTHING_TO_CREDIT credit_supplier_return {"return": "RA-000002", "credited_on": "2026-01-10"}
refused NOTHING_TO_CREDIT credit_supplier_return {"return": "RA-000001", "invoice": "F1", "credited_on": "2026-01-10"}
refused OVER_CLAIM credit_supplier_return {"return": "RA-000001", "invoice": "G1", "credited_on": "2026-01-10",
  "lines": [{"line_no": 1, "quantity": 2}]}
refused CREDIT_ABOVE_INVOICE credit_supplier_return {"return": "RA-000001", "invoice": "G1",
  "credited_on": "2026-01-10", "lines": [{"line_no": 1, "quantity": 1, "net_amount": 5}]}
# Valuation.
refused NOT_A_VALUATION_ROLE post_valuation {"valued_on": "2026-01-10", "position": 1, "lines": [
  {"role": "SALES", "sku": "S10", "warehouse": "PARIS", "amount": 1, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -1, "cause": "DELIVERY"}]}
refused UNBALANCED_ENTRY post_valuation {"valued_on": "2026-01-10", "position": 1, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -1, "cause": "DELIVERY"}]}
refused UNKNOWN_PRODUCT post_valuation {"valued_on": "2026-01-10", "position": 1, "lines": [
  {"role": "STOCK", "sku": "NONE", "warehouse": "PARIS", "amount": 0, "cause": "DELIVERY"}]}
refused UNKNOWN_WAREHOUSE post_valuation {"valued_on": "2026-01-10", "position": 1, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "NONE", "amount": 0, "cause": "DELIVERY"}]}
refused DUPLICATE_LINE post_valuation {"valued_on": "2026-01-10", "position": 1, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 1, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -1, "cause": "DELIVERY"}]}
refused MALFORMED_COMMAND post_valuation {"valued_on": "2026-01-10", "position": 1, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": "1.005", "cause": "DELIVERY"}]}
refused MALFORMED_COMMAND post_valuation {"valued_on": "2026-01-10", "position": -1, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 0, "cause": "DELIVERY"}]}
refused VALUATION_BEHIND post_valuation {"valued_on": "2026-01-09", "position": 4, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 0, "cause": "RECEIPT"}]}
as DORA refused NOT_PERMITTED post_valuation {"valued_on": "2026-01-10", "position": 1, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 0, "cause": "RECEIPT"}]}
# Cancelled purchase orders.
refused ORDER_CANCELLED cancel_purchase_order {"purchase_order": "PO11", "cancelled_on": "2026-01-10", "reason": "x"}
refused NOTHING_TO_RECEIVE cancel_purchase_order {"purchase_order": "PO1", "cancelled_on": "2026-01-10", "reason": "x"}
refused DATE_BEFORE_ORIGIN cancel_purchase_order {"purchase_order": "PO2", "cancelled_on": "2026-01-01", "reason": "x"}
refused UNKNOWN_PURCHASE_ORDER cancel_purchase_order {"purchase_order": "X", "cancelled_on": "2026-01-10",
  "reason": "x"}
# Value added tax.
refused UNKNOWN_VAT_CATEGORY put_vat_category {"sku": "S10", "category": "NONE"}
refused VAT_NUMBER_MISSING put_vat_regime {"customer": "TOYS", "regime": "intra-eu"}
refused VAT_NUMBER_MALFORMED put_vat_regime {"supplier": "MINI", "regime": "intra-eu", "vat_number": "DE 12"}
refused MALFORMED_COMMAND put_vat_regime {"customer": "TOYS", "regime": "lunar"}
refused MALFORMED_COMMAND put_vat_regime {"regime": "exempt"}
refused MALFORMED_COMMAND put_vat_regime {"customer": "TOYS", "supplier": "MINI", "regime": "exempt"}
# Alerts.
refused MALFORMED_COMMAND put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "profit", "entity": "customer",
  "comparison": "below", "threshold": 5, "severity": "info"}
refused MALFORMED_COMMAND put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "overdue-amount", "entity": "family",
  "comparison": "above", "threshold": 5, "severity": "info"}
refused WINDOW_OF_ALERT_RULE put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "margin-rate", "entity": "customer",
  "comparison": "below", "threshold": 5, "severity": "info"}
refused RECOVERY_INSIDE_ALERT put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "stock-on-hand", "entity": "stock",
  "comparison": "below", "threshold": 5, "severity": "info", "recovery_threshold": 4}
refused RECOVERY_INSIDE_ALERT put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "overdue-amount", "entity": "customer",
  "comparison": "above", "threshold": 5, "severity": "info", "recovery_threshold": 6}
refused VALUE_TOO_LARGE put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "overdue-amount", "entity": "customer",
  "comparison": "above", "threshold": 5, "severity": "info", "window_days": 367}
refused VALUE_TOO_LARGE put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "overdue-amount", "entity": "customer",
  "comparison": "above", "threshold": 5, "severity": "info", "duration_days": 367}
refused MALFORMED_COMMAND put_alert_rule {"code": "Not A Code", "name_fr": "x", "name_en": "x", "metric": "stock-on-hand",
  "entity": "stock", "comparison": "below", "threshold": 5, "severity": "info"}
refused PERCENT_OUT_OF_RANGE put_alert_rule {"code": "x", "name_fr": "x", "name_en": "x", "metric": "margin-rate",
  "entity": "sale-line", "comparison": "below", "threshold": 101, "severity": "info"}
refused UNKNOWN_ALERT handle_alert {"alert": "no-such-rule/STOCK/1-2/3", "action": "acknowledge"}
refused UNKNOWN_ALERT handle_alert {"alert": "negative-stock", "action": "acknowledge"}
refused MALFORMED_COMMAND handle_alert {"alert": "negative-stock/STOCK/1-2/3", "action": "snooze"}
refused MALFORMED_COMMAND handle_alert {"alert": "negative-stock/STOCK/1-2/3", "action": "assign"}
refused MALFORMED_COMMAND handle_alert {"alert": "negative-stock/STOCK/1-2/3", "action": "comment"}
refused MALFORMED_COMMAND handle_alert {"alert": "negative-stock/STOCK/1-2/3", "action": "acknowledge",
  "assignee": "DORA"}
refused MALFORMED_COMMAND handle_alert {"alert": "negative-stock/STOCK/1-2/3", "action": "comment", "note": "x",
  "snoozed_until": "2026-01-12"}
refused MALFORMED_COMMAND handle_alert {"alert": "negative-stock/STOCK/1-2/3", "action": "close"}
# Direct deliveries. O5 has 100 of S10 to deliver.
refused DIRECT_WAREHOUSE transfer {"from": "PARIS", "to": "DIRECT", "moved_on": "2026-01-10",
  "lines": [{"sku": "S18", "quantity": 1}]}
refused DIRECT_WAREHOUSE place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "ordered_on": "2026-01-10",
  "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4}]}
refused NOT_A_DIRECT_WAREHOUSE place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "sales_order": "O5",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4, "sales_line_no": 1}]}
refused MALFORMED_COMMAND place_purchase_order {"supplier": "MINI", "warehouse": "PARIS",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4, "sales_line_no": 1}]}
refused MALFORMED_COMMAND place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O5",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4}]}
refused OTHER_PRODUCT place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O5",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S18", "quantity": 1, "unit_price": 4, "sales_line_no": 1}]}
refused UNKNOWN_LINE place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O5",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4, "sales_line_no": 2}]}
refused DUPLICATE_LINE place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O5",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4, "sales_line_no": 1},
  {"sku": "S10", "quantity": 1, "unit_price": 4, "sales_line_no": 1}]}
refused ORDER_CANCELLED place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O2",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4, "sales_line_no": 1}]}
refused DATE_BEFORE_ORIGIN place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O5",
  "ordered_on": "2026-01-05", "lines": [{"sku": "S10", "quantity": 1, "unit_price": 4, "sales_line_no": 1}]}
refused OVER_DELIVERY place_purchase_order {"supplier": "MINI", "warehouse": "DIRECT", "sales_order": "O5",
  "ordered_on": "2026-01-10", "lines": [{"sku": "S10", "quantity": 101, "unit_price": 4, "sales_line_no": 1}]}
refused NOT_A_DIRECT_ORDER deliver_direct {"purchase_order": "PO2", "delivered_on": "2026-01-10"}
# Write-downs.
refused NOTHING_TO_WRITE_DOWN write_down_stock {"warehouse": "PARIS", "written_on": "2026-01-10", "reason": "x",
  "lines": [{"sku": "BOX", "allowance": 1}]}
refused DUPLICATE_LINE write_down_stock {"warehouse": "PARIS", "written_on": "2026-01-10", "reason": "x",
  "lines": [{"sku": "S10", "allowance": 1}, {"sku": "S10", "allowance": 2}]}
refused VALUE_NEGATIVE write_down_stock {"warehouse": "PARIS", "written_on": "2026-01-10", "reason": "x",
  "lines": [{"sku": "S10", "allowance": -1}]}
refused UNKNOWN_PRODUCT write_down_stock {"warehouse": "PARIS", "written_on": "2026-01-10", "reason": "x",
  "lines": [{"sku": "NONE", "allowance": 1}]}
