"""The roll-ups that tell by whom and of whom (makers, cashiers, shifts, warnings), and the goods by month.

They hold the newest accepted revision of every day, like the others (`pos.office.tables`). `rolled` names the files
that stand in them: days of before these tables were there are added when the office is opened. `goods` adds up
`product` by month, for long periods; its `days` are the days and tills that sold a thing.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pos.store import Row, Store

if TYPE_CHECKING:
    from pos.office.rollup import Share

MIGRATIONS = (
    """
    CREATE TABLE rolled (file INTEGER PRIMARY KEY REFERENCES file (id)) STRICT;

    CREATE TABLE maker (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        maker TEXT NOT NULL,
        origin TEXT NOT NULL,
        lines INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, maker, origin)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE cashier (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        cashier TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, cashier)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE shift (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        position INTEGER NOT NULL,
        cashier TEXT NOT NULL,
        expected INTEGER NOT NULL,
        counted INTEGER,
        difference INTEGER,
        PRIMARY KEY (day, stall, till, epoch, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE warning (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        kind TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, kind)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE goods (
        month TEXT NOT NULL,
        stall TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        per INTEGER NOT NULL,
        days INTEGER NOT NULL,
        qty INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (month, stall, code, name, category, per)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO goods (month, stall, code, name, category, per, days, qty, net)
    SELECT substr(day, 1, 7), stall, code, name, category, per, count(*), sum(qty), sum(net)
    FROM product GROUP BY 1, 2, 3, 4, 5, 6;
    """,
)


def add_goods(store: Store, which: Mapping[str, Any]) -> None:
    """Add what `product` holds of a till's day (day, stall, till, epoch) to its month."""
    store.run(
        """
        INSERT INTO goods (month, stall, code, name, category, per, days, qty, net)
        SELECT substr(day, 1, 7), stall, code, name, category, per, 1, qty, net
        FROM product WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (month, stall, code, name, category, per) DO UPDATE
            SET days = days + 1, qty = qty + excluded.qty, net = net + excluded.net
        """,
        which,
    )


def take_goods(store: Store, file: Row) -> None:
    """Take what `product` holds of the day of a row of `file` off its month; before it leaves `product`."""
    which = _which(file)
    store.run(
        """
        UPDATE goods SET days = days - 1, qty = goods.qty - product.qty, net = goods.net - product.net
        FROM product
        WHERE product.day = :day AND product.stall = :stall AND product.till = :till AND product.epoch = :epoch
            AND goods.month = substr(:day, 1, 7) AND goods.stall = product.stall AND goods.code = product.code
            AND goods.name = product.name AND goods.category = product.category AND goods.per = product.per
        """,
        which,
    )
    store.run("DELETE FROM goods WHERE month = substr(:day, 1, 7) AND stall = :stall AND days = 0", which)


def _which(file: Row) -> dict[str, Any]:
    return {name: file[name] for name in ("day", "stall", "till", "epoch")}


def insert(store: Store, file: int, share: "Share") -> None:
    """Add a day, the file `file`, to these roll-ups."""
    store.run("INSERT INTO rolled (file) VALUES (:file)", {"file": file})
    store.many(
        """
        INSERT INTO maker (day, stall, till, epoch, maker, origin, lines, net)
        VALUES (:day, :stall, :till, :epoch, :maker, :origin, :lines, :net)
        """,
        share.makers,
    )
    store.many(
        """
        INSERT INTO cashier (day, stall, till, epoch, cashier, sales, refunds, gross, discounts, returns, net)
        VALUES (:day, :stall, :till, :epoch, :cashier, :sales, :refunds, :gross, :discounts, :returns, :net)
        """,
        share.cashiers,
    )
    store.many(
        """
        INSERT INTO shift (day, stall, till, epoch, position, cashier, expected, counted, difference)
        VALUES (:day, :stall, :till, :epoch, :position, :cashier, :expected, :counted, :difference)
        """,
        share.shifts,
    )
    store.many(
        """
        INSERT INTO warning (day, stall, till, epoch, kind, count)
        VALUES (:day, :stall, :till, :epoch, :kind, :count)
        """,
        share.warnings,
    )


def drop(store: Store, file: Row) -> None:
    """Take the day of a row of `file` out again."""
    which = _which(file)
    store.run("DELETE FROM rolled WHERE file = :file", {"file": file["id"]})
    store.run("DELETE FROM maker WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch", which)
    store.run("DELETE FROM cashier WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch", which)
    store.run("DELETE FROM shift WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch", which)
    store.run("DELETE FROM warning WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch", which)


def not_rolled(store: Store) -> list[Row]:
    """The newest files of the days that these roll-ups lack."""
    return store.rows(
        "SELECT file.* FROM day JOIN file ON file.id = day.file WHERE day.file NOT IN (SELECT file FROM rolled)"
    )
