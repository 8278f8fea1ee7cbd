"""The goods added up by month and by year, so that the list of all that a year sold is told from a few thousand rows.

They follow `product` in the same transaction. An `article` is one of the goods as a stall sells it, known by a number
here, since numbers are grouped several times faster than texts; it goes with the last month that sold it. `days` are
the days and tills that sold it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pos.store import Row, Store

_PAGE = 4_000
"""So many rows are read at a time, some 5 ms."""

MIGRATIONS = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        stall TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        per INTEGER NOT NULL,
        UNIQUE (stall, code, name, category, per)
    ) STRICT;
    CREATE TABLE article_month (
        month TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES article (id),
        days INTEGER NOT NULL,
        qty INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (month, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX article_month_article ON article_month (article);
    CREATE TABLE article_year (
        year TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES article (id),
        days INTEGER NOT NULL,
        qty INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (year, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX article_year_article ON article_year (article);
    INSERT INTO article (stall, code, name, category, per)
    SELECT DISTINCT stall, code, name, category, per FROM goods ORDER BY stall, code, name, category, per;
    INSERT INTO article_month (month, article, days, qty, net)
    SELECT month, article.id, days, qty, net FROM goods JOIN article USING (stall, code, name, category, per);
    INSERT INTO article_year (year, article, days, qty, net)
    SELECT substr(month, 1, 4), article, sum(days), sum(qty), sum(net) FROM article_month GROUP BY 1, 2;
    DROP TABLE goods;
    """,
)


SOLD = """
    SELECT article, qty, net FROM article_year WHERE year BETWEEN :first_year AND :last_year
    UNION ALL
    SELECT article, qty, net
    FROM article_month WHERE month BETWEEN :first AND :head_month OR month BETWEEN :tail_month AND :last
    UNION ALL
    SELECT article.id, qty, net
    FROM product CROSS JOIN article USING (stall, code, name, category, per)
    WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
"""
"""What was sold of each article, in single sums (article, qty, net); the days are named as a report's SELECT does."""


_ADD = """
    INSERT INTO article_{span} ({span}, article, days, qty, net)
    SELECT :{span}, article.id, 1, qty, net
    FROM product CROSS JOIN article USING (stall, code, name, category, per)
    WHERE product.day = :day AND product.stall = :stall AND product.till = :till AND product.epoch = :epoch
    ON CONFLICT ({span}, article) DO UPDATE
        SET days = days + 1, qty = qty + excluded.qty, net = net + excluded.net
"""
_TAKE = """
    UPDATE article_{span}
    SET days = days - 1, qty = article_{span}.qty - sold.qty, net = article_{span}.net - sold.net
    FROM (
        SELECT article.id, qty, net FROM product CROSS JOIN article USING (stall, code, name, category, per)
        WHERE product.day = :day AND product.stall = :stall AND product.till = :till AND product.epoch = :epoch
    ) AS sold
    WHERE article_{span}.{span} = :{span} AND article_{span}.article = sold.id
"""
_DROP_EMPTY = "DELETE FROM article_{span} WHERE {span} = :{span} AND days = 0"


def add(store: Store, which: Mapping[str, Any]) -> None:
    """Add what `product` holds of a till's day (day, stall, till, epoch) to its month and its year."""
    told = _told(which)
    store.run(
        """
        INSERT OR IGNORE INTO article (stall, code, name, category, per)
        SELECT stall, code, name, category, per
        FROM product WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        """,
        told,
    )
    for span in ("month", "year"):
        store.run(_ADD.format(span=span), told)


def take(store: Store, file: Row) -> None:
    """Take what `product` holds of the day of a row of `file` off again; before it leaves `product`."""
    told = _told({name: file[name] for name in ("day", "stall", "till", "epoch")})
    for span in ("month", "year"):
        store.run(_TAKE.format(span=span), told)
        store.run(_DROP_EMPTY.format(span=span), told)
    store.run(
        """
        DELETE FROM article
        WHERE stall = :stall AND NOT EXISTS (SELECT 1 FROM article_month WHERE article_month.article = article.id)
        """,
        told,
    )


def sold(store: Store, asked: Mapping[str, str]) -> Iterator[list[tuple[int, int, int]]]:
    """What was sold of each of the goods, by its number: quantity and net, a page of single sums at a time.

    `asked` names the days as a report's SELECT does.
    """
    yield from _paged(store, SOLD, asked)


def last_sold(store: Store, month: str) -> Iterator[list[tuple[int, str]]]:
    """The last month up to `month` in which each of the goods was sold, by its number, a page at a time."""
    yield from _paged(
        store,
        "SELECT article, max(month) FROM article_month WHERE month <= :month GROUP BY article",
        {"month": month},
    )


def named(store: Store) -> Iterator[list[Row]]:
    """Every one of the goods, a page at a time."""
    yield from _paged(store, "SELECT id, stall, code, name, category, per FROM article ORDER BY id", {})


def articles(store: Store, numbers: Sequence[int]) -> list[Row]:
    """The goods with these numbers, in no order."""
    return store.rows(
        """
        SELECT article.id, stall, code, name, category, per
        FROM json_each(:numbers) AS wanted CROSS JOIN article ON article.id = wanted.value
        """,
        {"numbers": json.dumps(list(numbers))},
    )


def _paged(store: Store, sql: str, parameters: Mapping[str, Any]) -> Iterator[list[Any]]:
    cursor = store.run(sql, parameters)
    while page := cursor.fetchmany(_PAGE):
        yield page


def by_month(store: Store) -> list[dict[str, Any]]:
    """Every sum of a month with what it is of, for the audit."""
    return [
        dict(row)
        for row in store.rows(
            """
            SELECT month, stall, code, name, category, per, days, qty, net
            FROM article_month JOIN article ON article.id = article_month.article
            """
        )
    ]


def differing(store: Store) -> set[str]:
    """Which of the others are not what the sums of the months say, for the audit."""
    found = set()
    if store.value("SELECT EXISTS (SELECT id FROM article EXCEPT SELECT article FROM article_month)"):
        found.add("article")
    sums = "SELECT substr(month, 1, 4), article, sum(days), sum(qty), sum(net) FROM article_month GROUP BY 1, 2"
    if store.value(
        f"""
        SELECT EXISTS (SELECT * FROM article_year EXCEPT {sums})
            OR EXISTS ({sums} EXCEPT SELECT * FROM article_year)
        """  # noqa: S608 - both texts stand here
    ):
        found.add("article_year")
    return found


def _told(which: Mapping[str, Any]) -> dict[str, Any]:
    return {**which, "month": which["day"][:7], "year": which["day"][:4]}
