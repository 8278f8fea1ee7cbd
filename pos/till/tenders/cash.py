"""Notes and coins, into the drawer."""

from pos.till.tenders import Tender
from pos.words import N_

TENDER = Tender(id="cash", title=N_("Cash"), icon="banknote", order=1, is_cash=True, gives_back=True)
