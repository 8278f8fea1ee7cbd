"""The roll-ups of every day's newest accepted revision: by hour, tender, goods, category, and by whom and of whom.

The tables of makers, cashiers, shifts and warnings are made here, the others in `pos.office.tables`. `rolled` names the
files that stand in them: days of before these tables were there are added when the office is opened.
"""

from collections.abc import Iterable, Mapping
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


def insert_day(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO day (stall, till, epoch, number, day, file, paper, trade, revision, nil, received_at, sales,
            refunds, items, gross, discounts, returns, net, tax_added, tax_included, rounding, due, cash, qris, card,
            transfer, difference)
        VALUES (:stall, :till, :epoch, :number, :day, :file, :paper, :trade, :revision, :nil, :received_at, :sales,
            :refunds, :items, :gross, :discounts, :returns, :net, :tax_added, :tax_included, :rounding, :due, :cash,
            :qris, :card, :transfer, :difference)
        """,
        row,
    )


def insert_hours(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    store.many(
        """
        INSERT INTO hour (day, stall, till, epoch, hour, sales, refunds, net)
        VALUES (:day, :stall, :till, :epoch, :hour, :sales, :refunds, :net)
        """,
        rows,
    )


def insert_tenders(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    store.many(
        """
        INSERT INTO tender (day, stall, till, epoch, tender, count, amount, confirmed, counted)
        VALUES (:day, :stall, :till, :epoch, :tender, :count, :amount, :confirmed, :counted)
        """,
        rows,
    )


def insert_products(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    store.many(
        """
        INSERT INTO product (day, stall, till, epoch, code, name, category, per, qty, net)
        VALUES (:day, :stall, :till, :epoch, :code, :name, :category, :per, :qty, :net)
        """,
        rows,
    )


def insert_later(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """They count for nothing until each has its amount."""
    store.many(
        """
        INSERT INTO later (stall, till, epoch, told_on, position, number, day, state, amount)
        VALUES (:stall, :till, :epoch, :told_on, :position, :number, :day, :state, 0)
        """,
        rows,
    )


def told_later(store: Store, code: str, till: int, day: str) -> list[Row]:
    """The receipts of a day whose QRIS payments other days' files tell of, with the epochs of these files."""
    return store.rows(
        "SELECT DISTINCT epoch, number FROM later WHERE day = :day AND stall = :stall AND till = :till",
        {"stall": code, "till": till, "day": day},
    )


def set_later_amount(store: Store, row: Mapping[str, object]) -> None:
    """What of a receipt, as the files of one epoch tell of it, its own day's file does not confirm."""
    store.run(
        """
        UPDATE later SET amount = :amount
        WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch AND number = :number
        """,
        row,
    )


def add_categories(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """Add to the gallery's categories; a row that subtracts has negative `lines` and the opposite `net`."""
    store.many(
        """
        INSERT INTO category (day, trade, category, lines, net) VALUES (:day, :trade, :category, :lines, :net)
        ON CONFLICT (day, trade, category) DO UPDATE SET lines = lines + excluded.lines, net = net + excluded.net
        """,
        rows,
    )


def drop_empty_categories(store: Store, day: str) -> None:
    store.run("DELETE FROM category WHERE day = :day AND lines = 0", {"day": day})


def drop_day(store: Store, code: str, till: int, epoch: int, day: str) -> None:
    """Take a stall's day out of the roll-ups that are kept by stall."""
    which = {"stall": code, "till": till, "epoch": epoch, "day": day}
    store.run("DELETE FROM day WHERE stall = :stall AND till = :till AND epoch = :epoch AND day = :day", which)
    store.run("DELETE FROM hour WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch", which)
    store.run("DELETE FROM tender WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch", which)
    store.run("DELETE FROM product WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch", which)
    store.run("DELETE FROM later WHERE stall = :stall AND till = :till AND epoch = :epoch AND told_on = :day", which)


def contents(store: Store, table: str) -> list[dict[str, Any]]:
    """Every row of a roll-up, for the audit."""
    return [dict(row) for row in store.rows(f"SELECT * FROM {table}")]  # noqa: S608 - one of the audit's own names


def contents_of_day(store: Store, table: str, day: str) -> list[dict[str, Any]]:
    """A business day's rows of a roll-up, for the audit."""
    sql = f"SELECT * FROM {table} WHERE day = :day"  # noqa: S608 - one of the audit's own names
    return [dict(row) for row in store.rows(sql, {"day": day})]


def days_of(store: Store, table: str) -> set[str]:
    """The business days that have rows in a roll-up, for the audit."""
    return {row["day"] for row in store.rows(f"SELECT DISTINCT day FROM {table}")}  # noqa: S608 - the audit's own name
