"""What the stall owes a buyer since goods came back, on a numbered slip that pays like money here."""

from pos.till.tenders import Tender
from pos.words import N_

TENDER = Tender(
    id="credit",
    title=N_("Store credit"),
    short=N_("Credit"),
    icon="wallet",
    order=8,
    takes_reference=True,
    gives_back=True,
    offered=False,
)
