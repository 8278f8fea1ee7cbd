"""The point of sale without a window.

The path of a sale, and the folders along it:

    scan ─► basket ─► tender ─► recorded ─► receipt ─► day closed ─► summary sealed ─► carried ─► collected ─► settled
    catalog/    till/           journal/    papers/    day/          handover/                    office/

Data goes down this line; only return values and acknowledgements come back. `stall.py` builds a till's stages and
`gallery` an office's; between the two pass `delivery.py` at the till, `admission.py` and `notices.py` at the office.
"""

VERSION = "0.1.0"
