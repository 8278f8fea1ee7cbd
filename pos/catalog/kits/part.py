"""What a parcel holds of one product."""

from typing import NamedTuple


class Part(NamedTuple):
    """`qty` pieces of it in one parcel, or thousandths of a kilogram where it is weighed."""

    code: str
    name: str
    qty: int
