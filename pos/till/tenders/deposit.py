"""What a buyer paid on an order before, taken off when the goods are handed over."""

from pos.till.tenders import Tender
from pos.words import N_

TENDER = Tender(id="deposit", title=N_("Down payment"), icon="hourglass", order=9, offered=False)
