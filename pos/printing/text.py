"""A Layout as plain text in 32 or 48 columns: what a person reads without paper."""

from pos.printing.columns import Letters, printed_rows
from pos.printing.layout import QR, Layout

_LETTERS = Letters(fold=str, ellipsis="…", doubles=False)


def text(layout: Layout) -> str:
    """The rows as lines, each ended by a newline; a QR code is left out, its text is among the rows."""
    printed = (row for row in printed_rows(layout, _LETTERS) if not isinstance(row, QR))
    return "".join("".join(span.text for span in row).rstrip(" ") + "\n" for row in printed)
