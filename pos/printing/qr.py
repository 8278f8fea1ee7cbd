"""A QR code as its dark and light modules; never a Micro QR, which telephones do not read."""

from functools import lru_cache

Matrix = tuple[tuple[bool, ...], ...]

_MASK = 2
# Any of the eight masks is lawful; choosing the prettiest costs more than the whole receipt.


@lru_cache(maxsize=8)
def matrix(text: str) -> Matrix:
    """The modules of `text`, error level M, without the quiet zone (4 modules on every side)."""
    import segno

    # Left to itself segno writes Latin-1 or Shift-JIS where they fit, and a QRIS checksum would not hold.
    code = segno.make_qr(text, error="m", boost_error=False, mask=_MASK, encoding="utf-8")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
