"""Prints what each issue of a Beancount ledger takes of which lot: issue, lot, quantity, exact cost, parted by tabs."""
import sys

from beancount import loader
from beancount.core import data

entries, errors, _ = loader.load_file(sys.argv[1])
if errors:
    sys.exit("\n".join(error.message for error in errors))
for entry in entries:
    if isinstance(entry, data.Transaction):
        for posting in entry.postings:
            if posting.cost is not None and posting.units.number < 0:
                quantity = -posting.units.number
                print(entry.narration, posting.cost.label, quantity, quantity * posting.cost.number, sep="\t")
