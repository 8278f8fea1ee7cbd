"""Goods by name, from the roll-up of products."""

from collections.abc import Sequence

from pos.store import Row, Store

MOST_WORDS = 3


def goods(store: Store, words: Sequence[str], from_: str, to: str, most: int) -> list[Row]:
    """What was sold on these days whose name holds the first three words, or whose code they are: the most net first.

    One row for each of a till's goods, with `day`, the last one of these days that it was sold.
    """
    first, second, third = (*map(_like, words[:MOST_WORDS]), "%", "%", "%")[:MOST_WORDS]
    return store.rows(
        r"""
        SELECT stall, till, code, name, max(day) AS day, sum(net) AS net FROM product
        WHERE day BETWEEN :from AND :to AND (
            (name LIKE :first ESCAPE '\' AND name LIKE :second ESCAPE '\' AND name LIKE :third ESCAPE '\')
            OR code = :code COLLATE NOCASE)
        GROUP BY stall, till, code, name ORDER BY net DESC, stall, till, code, name LIMIT :most
        """,
        {
            "from": from_, "to": to, "first": first, "second": second, "third": third,
            "code": " ".join(words), "most": most,
        },
    )  # fmt: skip


def _like(text: str) -> str:
    """A pattern of what holds `text`."""
    plain = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"
