"""The search index and every statement that keeps it: rows of `product` go in by id and out by their very texts.

It is kept by hand: SQLite before 3.41 takes an FTS5 table in a trigger for unsafe under trusted_schema. A large import
leaves its goods to be indexed after it, slice by slice: `unsearched` says from which id on they are not in the index
yet, whatever happens meanwhile. Whoever changes indexed texts has the rest indexed first.

Many products go in or out by one statement: FTS5 writes down what it has before each, which takes a minute for 100,000.
"""

import json
from collections.abc import Sequence

from pos.catalog.product import Product, products_of
from pos.store import Store


def put_off(store: Store, first: int) -> None:
    """Note that the products from id `first` on are to be indexed; of two notes the lower id counts."""
    store.run(
        "INSERT INTO unsearched (first) SELECT :first WHERE NOT EXISTS (SELECT * FROM unsearched)", {"first": first}
    )


def left(store: Store) -> int:
    """How many products are still to be indexed, at most."""
    return int(store.value("SELECT max((SELECT max(id) FROM product) - first + 1, 0) FROM unsearched") or 0)


def catch_up(store: Store, most: int | None = None) -> None:
    """Index the products that are not yet: all, or at most `most` of them."""
    first = store.value("SELECT first FROM unsearched")
    if first is None:
        return
    which = {"first": first, "next": first + (left(store) if most is None else most)}
    store.run(
        """
        INSERT INTO product_words (rowid, name, code, category, maker, origin)
        SELECT id, name, code, category, maker, origin FROM product
        WHERE id >= :first AND id < :next AND id NOT IN (SELECT product FROM archived) ORDER BY id
        """,
        which,
    )
    store.run(
        """
        INSERT INTO product_letters (rowid, name, code)
        SELECT id, name, code FROM product
        WHERE id >= :first AND id < :next AND id NOT IN (SELECT product FROM archived) ORDER BY id
        """,
        which,
    )
    store.run("UPDATE unsearched SET first = :next", which)
    end_putting_off(store)


def end_putting_off(store: Store) -> None:
    """Note nothing any more where nothing is left to be indexed: the next product may get a lower id."""
    if not left(store):
        store.run("DELETE FROM unsearched")


def put_off_last(store: Store, first: int, most: int) -> int:
    """Take at most `most` of the products from id `first` on out of the index, the last ones; gives how many are left.

    They are to be indexed again, unless they are deleted before.
    """
    end = int(store.value("SELECT coalesce((SELECT first FROM unsearched), (SELECT max(id) + 1 FROM product), 0)"))
    which = {"first": max(first, end - most), "end": end}
    store.run(
        """
        INSERT INTO product_words (product_words, rowid, name, code, category, maker, origin)
        SELECT 'delete', id, name, code, category, maker, origin FROM product
        WHERE id >= :first AND id < :end AND id NOT IN (SELECT product FROM archived)
        """,
        which,
    )
    store.run(
        """
        INSERT INTO product_letters (product_letters, rowid, name, code)
        SELECT 'delete', id, name, code FROM product
        WHERE id >= :first AND id < :end AND id NOT IN (SELECT product FROM archived)
        """,
        which,
    )
    if which["first"] < end:
        store.run("DELETE FROM unsearched")
        put_off(store, which["first"])
    return max(which["first"] - first, 0)


def leave_out(store: Store, listed: Sequence[str]) -> None:
    """Take products that are about to be deleted out of the index, where they stand in it."""
    first = store.value("SELECT first FROM unsearched")
    _take_out(store, listed, -1 if first is None else first)


def take_out(store: Store, listed: Sequence[str]) -> None:
    """Take the products of these codes out of the index, by the very texts they stand there with."""
    catch_up(store)
    _take_out(store, listed, -1)


def _take_out(store: Store, listed: Sequence[str], end: int) -> None:
    """Those below the id `end`; all where it is negative."""
    if not listed:
        return
    codes = {"codes": json.dumps(listed), "end": end}
    store.run(
        """
        INSERT INTO product_words (product_words, rowid, name, code, category, maker, origin)
        SELECT 'delete', product.id, name, code, category, maker, origin
        FROM json_each(:codes) AS wanted CROSS JOIN product ON product.code = wanted.value
        WHERE :end < 0 OR product.id < :end
        """,
        codes,
    )
    store.run(
        """
        INSERT INTO product_letters (product_letters, rowid, name, code)
        SELECT 'delete', product.id, name, code
        FROM json_each(:codes) AS wanted CROSS JOIN product ON product.code = wanted.value
        WHERE :end < 0 OR product.id < :end
        """,
        codes,
    )


def put_back(store: Store, listed: Sequence[str]) -> None:
    """Index the products of these codes again."""
    if not listed:
        return
    codes = {"codes": json.dumps(listed)}
    store.run(
        """
        INSERT INTO product_words (rowid, name, code, category, maker, origin)
        SELECT product.id, name, code, category, maker, origin
        FROM json_each(:codes) AS wanted CROSS JOIN product ON product.code = wanted.value ORDER BY product.id
        """,
        codes,
    )
    store.run(
        """
        INSERT INTO product_letters (rowid, name, code)
        SELECT product.id, name, code
        FROM json_each(:codes) AS wanted CROSS JOIN product ON product.code = wanted.value ORDER BY product.id
        """,
        codes,
    )


def by_words(store: Store, query: str, most: int) -> list[Product]:
    """The earliest goods that `query`, in FTS5's language, finds in the words."""
    return products_of(
        store.rows(
            """
            SELECT * FROM goods
            WHERE id IN (SELECT rowid FROM product_words WHERE product_words MATCH :query ORDER BY rowid LIMIT :most)
            ORDER BY id
            """,
            {"query": query, "most": most},
        )
    )


def by_letters(store: Store, query: str, most: int) -> list[Product]:
    """The earliest goods that `query`, in FTS5's language, finds inside names and codes."""
    return products_of(
        store.rows(
            """
            SELECT * FROM goods
            WHERE id IN (
                SELECT rowid FROM product_letters WHERE product_letters MATCH :query ORDER BY rowid LIMIT :most
            )
            ORDER BY id
            """,
            {"query": query, "most": most},
        )
    )


def vocabulary(store: Store) -> list[str]:
    """Every word of letters that the search knows: small letters without accents, as FTS5 keeps them."""
    rows = store.rows("SELECT term FROM product_vocabulary WHERE term NOT GLOB '*[0-9]*'")
    return [row[0] for row in rows]
