"""QRIS: waits until the cashier has seen the money in the stall's own app; no till can ask a bank offline."""

from pos.till.tenders import Tender
from pos.words import N_

TENDER = Tender(id="qris", title=N_("QRIS"), icon="qr-code", order=2, waits=True, takes_reference=True)
