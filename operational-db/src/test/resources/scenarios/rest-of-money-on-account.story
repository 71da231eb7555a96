# The last part of the second invoice of money-on-account.
record_payment {"customer": "TOYS", "paid_on": "2026-02-20", "method": "card", "amount": 15}
