"""What stalls' days held beside their sales: sums by day, every step of every order, and makers.

They hold the newest accepted revision of every day, as the other roll-ups do. `ordered` is every order with the day of
its first step and that of its last, where this was its handing over or its end; it follows `order_step`. Before these
tables were there no file that tells of any of it was accepted.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pos.office.dealings import Dealt
from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE dealt (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        orders INTEGER NOT NULL,
        buy_ins INTEGER NOT NULL,
        pieces INTEGER NOT NULL,
        bought INTEGER NOT NULL,
        makers INTEGER NOT NULL,
        cash INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        returned INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE order_step (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        position INTEGER NOT NULL,
        number TEXT NOT NULL,
        at TEXT NOT NULL,
        step TEXT NOT NULL,
        price INTEGER NOT NULL,
        paid INTEGER NOT NULL,
        promised TEXT,
        receipt TEXT,
        amount INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX order_step_number ON order_step (stall, number);

    CREATE TABLE ordered (
        stall TEXT NOT NULL,
        number TEXT NOT NULL,
        began TEXT NOT NULL,
        ended TEXT,
        PRIMARY KEY (stall, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ordered_ended ON ordered (ended);

    CREATE TABLE consigned (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        maker TEXT NOT NULL,
        pieces INTEGER NOT NULL,
        net INTEGER NOT NULL,
        owed INTEGER NOT NULL,
        received INTEGER NOT NULL,
        returned INTEGER NOT NULL,
        paid INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, maker)
    ) STRICT, WITHOUT ROWID;
    """,
)

_ORDERED = """
    SELECT stall, number, min(day), (
        SELECT CASE WHEN step IN ('delivered', 'cancelled') THEN day END FROM order_step AS last
        WHERE last.stall = order_step.stall AND last.number = order_step.number
        ORDER BY last.day DESC, last.epoch DESC, last.position DESC LIMIT 1
    )
    FROM order_step
"""


def insert(store: Store, dealt: Dealt) -> None:
    """Add what a day's file tells."""
    store.many(
        """
        INSERT INTO dealt (day, stall, till, epoch, orders, buy_ins, pieces, bought, makers, cash, returns, returned)
        VALUES (:day, :stall, :till, :epoch, :orders, :buy_ins, :pieces, :bought, :makers, :cash, :returns, :returned)
        """,
        dealt.days,
    )
    store.many(
        """
        INSERT INTO order_step (day, stall, till, epoch, position, number, at, step, price, paid, promised, receipt,
            amount)
        VALUES (:day, :stall, :till, :epoch, :position, :number, :at, :step, :price, :paid, :promised, :receipt,
            :amount)
        """,
        dealt.steps,
    )
    store.many(
        """
        INSERT INTO consigned (day, stall, till, epoch, maker, pieces, net, owed, received, returned, paid)
        VALUES (:day, :stall, :till, :epoch, :maker, :pieces, :net, :owed, :received, :returned, :paid)
        """,
        dealt.makers,
    )
    _follow(store, {(step["stall"], step["number"]) for step in dealt.steps})


def drop(store: Store, file: Row) -> None:
    """Take the day of a row of `file` out again."""
    which = {name: file[name] for name in ("day", "stall", "till", "epoch")}
    day = "day = :day AND stall = :stall AND till = :till AND epoch = :epoch"
    steps = store.rows(f"SELECT DISTINCT stall, number FROM order_step WHERE {day}", which)  # noqa: S608 - stands here
    store.run(f"DELETE FROM dealt WHERE {day}", which)  # noqa: S608 - stands here
    store.run(f"DELETE FROM order_step WHERE {day}", which)  # noqa: S608 - stands here
    store.run(f"DELETE FROM consigned WHERE {day}", which)  # noqa: S608 - stands here
    _follow(store, {(step["stall"], step["number"]) for step in steps})


def _follow(store: Store, orders: Iterable[tuple[str, str]]) -> None:
    for stall, number in orders:
        which = {"stall": stall, "number": number}
        store.run("DELETE FROM ordered WHERE stall = :stall AND number = :number", which)
        store.run(
            f"INSERT INTO ordered {_ORDERED} WHERE stall = :stall AND number = :number GROUP BY stall, number",
            which,
        )


def sums_of_day(store: Store, day: str) -> Mapping[str, int]:
    """The gallery's `orders`, `bought` and `makers` of a day, each 0 where there was nothing."""
    row = store.row(
        """
        SELECT coalesce(sum(orders), 0) AS orders, coalesce(sum(bought), 0) AS bought,
            coalesce(sum(makers), 0) AS makers
        FROM dealt WHERE day = :day
        """,
        {"day": day},
    )
    return {} if row is None else dict(row)


def taken_of_day(store: Store, day: str) -> dict[tuple[str, int], int]:
    """What each till took and gave beside its sales on a day, by whatever tender; those alone that did."""
    rows = store.rows(
        "SELECT stall, till, sum(orders - bought - makers) AS taken FROM dealt WHERE day = :day GROUP BY stall, till",
        {"day": day},
    )
    return {(row["stall"], row["till"]): row["taken"] for row in rows}


def differing(store: Store) -> set[str]:
    """Whether `ordered` is not what the steps say, for the audit."""
    sums = f"{_ORDERED} GROUP BY stall, number"
    found: Any = store.value(
        f"""
        SELECT EXISTS (SELECT * FROM ordered EXCEPT SELECT * FROM ({sums}))
            OR EXISTS (SELECT * FROM ({sums}) EXCEPT SELECT * FROM ordered)
        """  # noqa: S608 - both texts stand here
    )
    return {"ordered"} if found else set()
