"""A Layout as plain text in 32 or 48 columns: what a person reads without paper."""

from pos.printing.columns import Letters, printed_rows
from pos.printing.layout import Layout

_LETTERS = Letters(fold=str, ellipsis="…", doubles=False)


def text(layout: Layout) -> str:
    """The rows as lines, each ended by a newline; codes and pictures are left out, a code's text is among the rows."""
    printed = (row for row in printed_rows(layout, _LETTERS) if isinstance(row, tuple))
    return "".join("".join(span.text for span in row).rstrip(" ") + "\n" for row in printed)
