"""A transfer from bank to bank, seen in the stall's account before the goods go."""

from pos.till.tenders import Tender
from pos.words import N_

TENDER = Tender(
    id="transfer",
    title=N_("Bank transfer"),
    short=N_("Transfer"),
    icon="landmark",
    order=4,
    takes_reference=True,
    gives_back=True,
)
