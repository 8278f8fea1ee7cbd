"""The register of makers, beside the journal, and the projections of what was agreed, brought, fetched and paid."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE maker (
        name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 80),
        folded TEXT NOT NULL UNIQUE,
        regency TEXT NOT NULL,
        phone TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE maker_deal (
        seq INTEGER PRIMARY KEY,
        maker TEXT NOT NULL,
        first TEXT NOT NULL,
        share INTEGER CHECK (share BETWEEN 0 AND 10000)
    ) STRICT;
    CREATE INDEX maker_deal_first ON maker_deal (maker, first, seq);

    CREATE TABLE maker_price (
        seq INTEGER PRIMARY KEY,
        maker TEXT NOT NULL,
        code TEXT NOT NULL,
        first TEXT NOT NULL,
        price INTEGER CHECK (price BETWEEN 0 AND 999999999)
    ) STRICT;
    CREATE INDEX maker_price_first ON maker_price (maker, code, first, seq);

    CREATE TABLE maker_note (
        seq INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('received', 'returned')),
        maker TEXT NOT NULL,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        cashier TEXT,
        note TEXT NOT NULL,
        goods BLOB NOT NULL
    ) STRICT;
    CREATE INDEX maker_note_day ON maker_note (maker, day);

    CREATE TABLE maker_payment (
        seq INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        maker TEXT NOT NULL,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        cashier TEXT,
        tender TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount > 0),
        note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX maker_payment_day ON maker_payment (maker, day);

    CREATE INDEX line_owed ON line (maker, seq) WHERE owed IS NOT NULL;
    """,
    """
    CREATE TABLE maker_day (
        maker TEXT NOT NULL,
        day TEXT NOT NULL,
        pieces INTEGER NOT NULL,
        net INTEGER NOT NULL,
        owed INTEGER NOT NULL,
        paid INTEGER NOT NULL CHECK (paid >= 0),
        PRIMARY KEY (maker, day)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO maker_day (maker, day, pieces, net, owed, paid)
        SELECT maker, day, sum(pieces), sum(net), sum(owed), sum(paid) FROM (
            SELECT line.maker, day, CASE per WHEN 1 THEN qty ELSE sign(qty) END AS pieces, amount AS net, owed,
                0 AS paid
            FROM line JOIN sale USING (seq) WHERE owed IS NOT NULL AND line.maker IS NOT NULL
            UNION ALL
            SELECT maker, day, 0, 0, 0, amount FROM maker_payment
        ) GROUP BY maker, day;
    """,
    """
    ALTER TABLE maker_payment ADD COLUMN undone TEXT;
    """,
)

PROJECTIONS = ("maker_deal", "maker_price", "maker_note", "maker_payment", "maker_day")
"""Tables that are rebuilt from the journal; the register is kept beside it."""


def put_maker(store: Store, values: dict[str, str]) -> None:
    """Keep `name`, `folded`, `regency`, `phone` and `note`, in place of what was kept of that name."""
    store.run(
        """
        INSERT INTO maker (name, folded, regency, phone, note) VALUES (:name, :folded, :regency, :phone, :note)
        ON CONFLICT (name) DO UPDATE SET regency = excluded.regency, phone = excluded.phone, note = excluded.note
        """,
        values,
    )


def drop_maker(store: Store, name: str) -> None:
    store.run("DELETE FROM maker WHERE name = :name", {"name": name})


def makers(store: Store) -> list[Row]:
    return store.rows("SELECT name, regency, phone, note FROM maker ORDER BY folded")


def maker(store: Store, folded: str) -> Row | None:
    return store.row("SELECT name, regency, phone, note FROM maker WHERE folded = :folded", {"folded": folded})


def insert_deal(store: Store, values: dict[str, Any]) -> None:
    store.run("INSERT INTO maker_deal (seq, maker, first, share) VALUES (:seq, :maker, :first, :share)", values)


def deals(store: Store, name: str) -> list[Row]:
    """What was agreed with a maker, the newest first."""
    return store.rows(
        "SELECT first, share FROM maker_deal WHERE maker = :maker ORDER BY first DESC, seq DESC", {"maker": name}
    )


def insert_price(store: Store, values: dict[str, Any]) -> None:
    store.run(
        "INSERT INTO maker_price (seq, maker, code, first, price) VALUES (:seq, :maker, :code, :first, :price)", values
    )


def terms(store: Store, wanted: Sequence[tuple[str, str | None]], day: str) -> list[Row]:
    """Of each `wanted` (folded name, code), by its place `at`: the `maker`, their `share` and `fixed` price on `day`.

    Those of nobody who is registered are left out; `share` is null where nothing is owed.
    """
    return store.rows(
        """
        SELECT wanted.key AS at, maker.name AS maker,
            (SELECT share FROM maker_deal WHERE maker = maker.name AND first <= :day
             ORDER BY first DESC, seq DESC LIMIT 1) AS share,
            (SELECT price FROM maker_price
             WHERE maker = maker.name AND code = wanted.value ->> 1 AND first <= :day
             ORDER BY first DESC, seq DESC LIMIT 1) AS fixed
        FROM json_each(:wanted) AS wanted CROSS JOIN maker ON maker.folded = wanted.value ->> 0
        """,
        {"wanted": json.dumps(wanted, ensure_ascii=False), "day": day},
    )


def insert_note(store: Store, values: dict[str, Any]) -> None:
    store.run(
        """
        INSERT INTO maker_note (seq, number, kind, maker, day, at, cashier, note, goods)
        VALUES (:seq, :number, :kind, :maker, :day, :at, :cashier, :note, :goods)
        """,
        values,
    )


def insert_payment(store: Store, values: dict[str, Any]) -> None:
    store.run(
        """
        INSERT INTO maker_payment (seq, number, maker, day, at, cashier, tender, amount, note)
        VALUES (:seq, :number, :maker, :day, :at, :cashier, :tender, :amount, :note)
        """,
        values,
    )


def notes(store: Store, name: str, first: str, last: str) -> list[Row]:
    return store.rows(
        "SELECT * FROM maker_note WHERE maker = :maker AND day BETWEEN :first AND :last ORDER BY seq",
        {"maker": name, "first": first, "last": last},
    )


def note(store: Store, number: str) -> Row | None:
    return store.row("SELECT * FROM maker_note WHERE number = :number", {"number": number})


def undo_payment(store: Store, number: str, reason: str) -> None:
    store.run("UPDATE maker_payment SET undone = :reason WHERE number = :number", {"number": number, "reason": reason})


def payments(store: Store, name: str, first: str, last: str) -> list[Row]:
    """Those that stand."""
    return store.rows(
        """
        SELECT * FROM maker_payment
        WHERE maker = :maker AND undone IS NULL AND day BETWEEN :first AND :last ORDER BY seq
        """,
        {"maker": name, "first": first, "last": last},
    )


def payment(store: Store, number: str) -> Row | None:
    return store.row("SELECT * FROM maker_payment WHERE number = :number", {"number": number})


def newest_notes(store: Store, name: str, most: int) -> list[Row]:
    return store.rows(
        "SELECT * FROM maker_note WHERE maker = :maker ORDER BY seq DESC LIMIT :most", {"maker": name, "most": most}
    )


def newest_payments(store: Store, name: str, most: int) -> list[Row]:
    """Those that stand, the newest first."""
    return store.rows(
        "SELECT * FROM maker_payment WHERE maker = :maker AND undone IS NULL ORDER BY seq DESC LIMIT :most",
        {"maker": name, "most": most},
    )


def sold(store: Store, name: str, first: str, last: str) -> list[Row]:
    """Every line owed to a maker on the business days from `first` to `last`, in order."""
    return store.rows(
        """
        SELECT day, at, number, name, qty, per, price, amount, owed
        FROM line CROSS JOIN sale USING (seq)
        WHERE line.owed IS NOT NULL AND line.maker = :maker AND sale.day BETWEEN :first AND :last
        ORDER BY seq, position
        """,
        {"maker": name, "first": first, "last": last},
    )


def add_to_day(store: Store, rows: Iterable[dict[str, Any]]) -> None:
    """Add `pieces`, `net`, `owed` and `paid` to what is known of a maker's day."""
    store.many(
        """
        INSERT INTO maker_day (maker, day, pieces, net, owed, paid)
        VALUES (:maker, :day, :pieces, :net, :owed, :paid)
        ON CONFLICT (maker, day) DO UPDATE SET pieces = pieces + excluded.pieces, net = net + excluded.net,
            owed = owed + excluded.owed, paid = paid + excluded.paid
        """,
        rows,
    )


def take_off_paid(store: Store, name: str, day: str, amount: int) -> None:
    """A maker was not paid so much on a day after all."""
    store.run(
        "UPDATE maker_day SET paid = paid - :amount WHERE maker = :maker AND day = :day",
        {"maker": name, "day": day, "amount": amount},
    )


def owed_days(store: Store, name: str, first: str, last: str) -> list[Row]:
    """Of each business day that was any: `pieces`, `net`, `owed` and `paid`."""
    return store.rows(
        """
        SELECT day, pieces, net, owed, paid FROM maker_day
        WHERE maker = :maker AND day BETWEEN :first AND :last ORDER BY day
        """,
        {"maker": name, "first": first, "last": last},
    )


def balances(store: Store) -> list[Row]:
    """Of each maker that was ever owed or paid anything: `owed` and `paid` in all."""
    return store.rows("SELECT maker, sum(owed) AS owed, sum(paid) AS paid FROM maker_day GROUP BY maker")


def balance(store: Store, name: str, before: str | None = None) -> tuple[int, int]:
    """What was owed to a maker and paid, in rupiah: ever, or before a business day."""
    row = store.row(
        """
        SELECT coalesce(sum(owed), 0) AS owed, coalesce(sum(paid), 0) AS paid FROM maker_day
        WHERE maker = :maker AND (:before IS NULL OR day < :before)
        """,
        {"maker": name, "before": before},
    )
    assert row is not None
    return row["owed"], row["paid"]


def owed_after(store: Store, name: str, number: str) -> int:
    """What was owed less what was paid when the payment `number` had been made, in rupiah."""
    found: int = store.value(
        """
        SELECT coalesce((SELECT sum(owed) FROM line WHERE owed IS NOT NULL AND maker = :maker AND seq < paid.seq), 0)
            - (SELECT sum(amount) FROM maker_payment WHERE maker = :maker AND undone IS NULL AND seq <= paid.seq)
        FROM maker_payment AS paid WHERE number = :number
        """,
        {"maker": name, "number": number},
    )
    return found


def is_used(store: Store, name: str) -> bool:
    """Whether anything was sold for, brought, fetched or paid to a maker."""
    return bool(
        store.value(
            """
            SELECT EXISTS (SELECT 1 FROM line WHERE owed IS NOT NULL AND maker = :maker)
                OR EXISTS (SELECT 1 FROM maker_note WHERE maker = :maker)
                OR EXISTS (SELECT 1 FROM maker_payment WHERE maker = :maker)
            """,
            {"maker": name},
        )
    )


def count_of_year(store: Store, prefix: str) -> int:
    """How many notes or payments have a number that begins with `prefix`: the next is one more."""
    count: int = store.value(
        """
        SELECT (SELECT count(*) FROM maker_note WHERE number >= :prefix AND number < :prefix || char(1114111))
            + (SELECT count(*) FROM maker_payment WHERE number >= :prefix AND number < :prefix || char(1114111))
        """,
        {"prefix": prefix},
    )
    return count
