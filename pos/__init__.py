"""The point of sale without a window.

The path of a sale, and the folders along it:

    scan ─► basket ─► tender ─► recorded ─► receipt ─► day closed ─► summary sealed ─► carried ─► collected ─► settled
    catalog/    till/           journal/    papers/    day/          handover/                    office/

Data goes down this line; only return values and acknowledgements come back.
"""

VERSION = "0.1.0"
