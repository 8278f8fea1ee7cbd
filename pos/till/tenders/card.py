"""A bank's or the gallery's card on a terminal of its own, which prints the slip."""

from pos.till.tenders import Tender
from pos.words import N_

TENDER = Tender(id="card", title=N_("Card"), icon="credit-card", order=3, takes_reference=True)
