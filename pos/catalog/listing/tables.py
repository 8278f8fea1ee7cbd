"""The goods in lists: in the order of entry, of a category, and how many there are."""

import json
from collections.abc import Sequence

from pos.catalog.product import Product, products_of
from pos.store import Store


def in_order(store: Store, most: int, offset: int) -> list[Product]:
    """What is on offer, in the order of entry."""
    return products_of(
        store.rows(
            "SELECT * FROM goods WHERE NOT archived ORDER BY id LIMIT :most OFFSET :offset",
            {"most": most, "offset": offset},
        )
    )


def of_category(store: Store, category: str, most: int, offset: int) -> list[Product]:
    return products_of(
        store.rows(
            """
            SELECT * FROM goods WHERE coalesce(category, '') = :category AND NOT archived
            ORDER BY id LIMIT :most OFFSET :offset
            """,
            {"category": category, "most": most, "offset": offset},
        )
    )


def categories(store: Store, most: int) -> list[str]:
    """The first categories in use, by stepping from one to the next in the index instead of reading every product."""
    rows = store.rows(
        """
        WITH RECURSIVE step (category) AS (
            SELECT min(coalesce(category, '')) FROM product
            UNION ALL
            SELECT (SELECT min(coalesce(category, '')) FROM product WHERE coalesce(category, '') > step.category)
            FROM step WHERE step.category IS NOT NULL
        )
        SELECT category FROM step WHERE category <> '' LIMIT :most
        """,
        {"most": most},
    )
    return [row[0] for row in rows]


def makers(store: Store) -> list[tuple[str, int, int]]:
    """Every maker's name that a product has, as it is written there: how many products, and pieces on hand."""
    rows = store.rows(
        """
        SELECT maker, sum(NOT archived), sum(CASE weighed WHEN 0 THEN max(coalesce(on_hand, 0), 0) ELSE 0 END)
        FROM goods WHERE maker IS NOT NULL GROUP BY maker
        """
    )
    return [(row[0], row[1], row[2]) for row in rows]


def made_by(store: Store, names: Sequence[str]) -> list[Product]:
    """The goods whose maker is written as one of `names`, archived ones last, else in the order of entry."""
    return products_of(
        store.rows(
            """
            SELECT * FROM goods WHERE maker IN (SELECT value FROM json_each(:names)) ORDER BY archived, id
            """,
            {"names": json.dumps(list(names), ensure_ascii=False)},
        )
    )


def count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM product"))


def count_of(store: Store, category: str) -> int:
    return int(
        store.value("SELECT count(*) FROM product WHERE coalesce(category, '') = :category", {"category": category})
    )


def listed(store: Store, shown: str, most: int, offset: int) -> list[Product]:
    """Goods in the order of entry: `shown` is "all", "low", "out", "single", "bare" (no photo) or "archived".

    Archived ones are only among the archived.
    """
    return products_of(
        store.rows(
            """
            SELECT * FROM goods
            WHERE archived = (:shown = 'archived')
            AND CASE :shown
                WHEN 'low' THEN on_hand BETWEEN 1 AND low AND NOT single
                WHEN 'out' THEN on_hand <= 0
                WHEN 'single' THEN single
                WHEN 'bare' THEN photo IS NULL
                ELSE 1
            END
            ORDER BY id LIMIT :most OFFSET :offset
            """,
            {"shown": shown, "most": most, "offset": offset},
        )
    )


def listed_of(store: Store, shown: str, category: str, most: int, offset: int) -> list[Product]:
    """`listed`, of one category: apart, for only so its index is used."""
    return products_of(
        store.rows(
            """
            SELECT * FROM goods
            WHERE coalesce(category, '') = :category
            AND archived = (:shown = 'archived')
            AND CASE :shown
                WHEN 'low' THEN on_hand BETWEEN 1 AND low AND NOT single
                WHEN 'out' THEN on_hand <= 0
                WHEN 'single' THEN single
                WHEN 'bare' THEN photo IS NULL
                ELSE 1
            END
            ORDER BY id LIMIT :most OFFSET :offset
            """,
            {"shown": shown, "category": category, "most": most, "offset": offset},
        )
    )


def count_listed(store: Store) -> dict[str, int]:
    """How many goods `listed` knows under each name: what is counted and what is archived is looked up, not joined."""
    row = store.row(
        """
        WITH every AS (
            SELECT count(*) AS number, coalesce(sum(single), 0) AS single, coalesce(sum(photo IS NULL), 0) AS bare
            FROM product
        ),
        hidden AS (
            SELECT count(*) AS number, coalesce(sum(single), 0) AS single, coalesce(sum(photo IS NULL), 0) AS bare
            FROM archived CROSS JOIN product ON product.id = archived.product
        ),
        counted AS (
            SELECT
                coalesce(sum(on_hand BETWEEN 1 AND low AND NOT single), 0) AS low,
                coalesce(sum(on_hand <= 0), 0) AS out
            FROM stock CROSS JOIN product ON product.code = stock.code
            WHERE product.id NOT IN (SELECT product FROM archived)
        )
        SELECT
            every.number - hidden.number AS "all",
            counted.low AS low,
            counted.out AS out,
            every.single - hidden.single AS single,
            every.bare - hidden.bare AS bare,
            hidden.number AS archived
        FROM every, hidden, counted
        """
    )
    assert row is not None  # sums of nothing are a row, too
    return dict(row)


def count_listed_of(store: Store, category: str) -> dict[str, int]:
    """How many goods of one category `listed_of` knows under each name."""
    row = store.row(
        """
        SELECT
            coalesce(sum(NOT archived), 0) AS "all",
            coalesce(sum(NOT archived AND on_hand BETWEEN 1 AND low AND NOT single), 0) AS low,
            coalesce(sum(NOT archived AND on_hand <= 0), 0) AS out,
            coalesce(sum(NOT archived AND single), 0) AS single,
            coalesce(sum(NOT archived AND photo IS NULL), 0) AS bare,
            coalesce(sum(archived), 0) AS archived
        FROM goods WHERE coalesce(category, '') = :category
        """,
        {"category": category},
    )
    assert row is not None  # sums of nothing are a row, too
    return dict(row)
