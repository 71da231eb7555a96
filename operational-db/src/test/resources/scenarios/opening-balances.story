# A company brings its balances along before anything else, then pays a supplier and letters by hand.
refused UNBALANCED_ENTRY open_balances {"opened_on": "2026-01-01",
  "lines": [{"account": "512", "debit": 100}, {"account": "401", "credit": 60, "supplier": "MINI"}]}
open_balances {"opened_on": "2026-01-01", "lines": [{"account": "512", "debit": 100},
  {"account": "411", "debit": "35.50", "customer": "TOYS"}, {"account": "401", "credit": 60, "supplier": "MINI"},
  {"account": "120", "credit": "75.50"}]}
refused ALREADY_POSTED open_balances {"opened_on": "2026-01-01",
  "lines": [{"account": "512", "debit": 100}, {"account": "120", "credit": 100}]}
post_entry {"journal": "BNQ", "effective_on": "2026-01-10", "label": "Virement à MINI",
  "lines": [{"account": "401", "debit": 60, "supplier": "MINI"}, {"account": "512", "credit": 60}]}
letter {"lettered_on": "2026-01-10",
  "postings": [{"entry": "EC-000001", "line_no": 3}, {"entry": "EC-000002", "line_no": 1}]}
