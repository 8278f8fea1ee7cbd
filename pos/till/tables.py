"""The till's projections of the journal (trading day, shift, cash movement, sale, line, payment) and the baskets."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pos.journal.event import Event
from pos.store import Row, Store
from pos.till.sale import Line, Payment, Sale

MIGRATIONS = (
    """
    CREATE TABLE trading_day (
        day TEXT PRIMARY KEY,
        opened_at TEXT NOT NULL,
        last_at TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'reopened'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trading_day_state ON trading_day (state);
    CREATE INDEX trading_day_last ON trading_day (last_at);

    CREATE TABLE shift (
        seq INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        cashier TEXT,
        float INTEGER NOT NULL CHECK (float BETWEEN 0 AND 999999999),
        closed_at TEXT,
        expected INTEGER,
        counted INTEGER CHECK (counted >= 0),
        difference INTEGER,
        reason TEXT
    ) STRICT;
    CREATE INDEX shift_day ON shift (day);

    CREATE TABLE cash_movement (
        seq INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount <> 0 AND abs(amount) <= 999999999),
        reason TEXT,
        cashier TEXT
    ) STRICT;
    CREATE INDEX cash_movement_day ON cash_movement (day);

    CREATE TABLE sale (
        seq INTEGER PRIMARY KEY,
        epoch INTEGER NOT NULL,
        hash TEXT NOT NULL,
        number TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        cashier TEXT,
        discount INTEGER NOT NULL CHECK (discount >= 0),
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL,
        refund_of TEXT,
        reason TEXT
    ) STRICT;
    CREATE INDEX sale_day ON sale (day);
    CREATE INDEX sale_refund ON sale (refund_of) WHERE refund_of IS NOT NULL;

    CREATE TABLE line (
        seq INTEGER NOT NULL,
        position INTEGER NOT NULL CHECK (position > 0),
        line INTEGER NOT NULL CHECK (line > 0),
        code TEXT,
        name TEXT NOT NULL,
        short TEXT,
        unit TEXT,
        category TEXT,
        maker TEXT,
        origin TEXT,
        qty INTEGER NOT NULL CHECK (qty <> 0 AND abs(qty) <= 999999),
        per INTEGER NOT NULL CHECK (per IN (1, 1000)),
        asked INTEGER,
        price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 999999999),
        discount INTEGER NOT NULL CHECK (discount >= 0),
        share INTEGER NOT NULL CHECK (share >= 0),
        tax INTEGER NOT NULL,
        amount INTEGER NOT NULL CHECK (abs(amount) <= 999999999),
        PRIMARY KEY (seq, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE payment (
        seq INTEGER NOT NULL,
        position INTEGER NOT NULL CHECK (position > 0),
        tender TEXT NOT NULL,
        amount INTEGER NOT NULL,
        given INTEGER NOT NULL,
        reference TEXT,
        state TEXT NOT NULL CHECK (state IN ('settled', 'waiting', 'confirmed', 'failed')),
        PRIMARY KEY (seq, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE basket (slot TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE parked (
        place INTEGER PRIMARY KEY,
        operation TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
        at TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT;

    CREATE TABLE customer (
        seq INTEGER PRIMARY KEY,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80)
    ) STRICT;
    """,
    """
    CREATE TABLE receipt_event (
        seq INTEGER PRIMARY KEY,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT
    ) STRICT;
    CREATE INDEX receipt_event_number ON receipt_event (number);
    INSERT INTO receipt_event (seq, number, kind, day)
        SELECT seq, json_extract(CAST(canonical AS TEXT), '$.data.number'), kind, day
        FROM event WHERE kind = 'receipt_reprinted';
    """,
    """
    ALTER TABLE line ADD COLUMN note TEXT;
    ALTER TABLE line ADD COLUMN owed INTEGER;

    CREATE TABLE aside (
        seq INTEGER NOT NULL,
        position INTEGER NOT NULL CHECK (position > 0),
        day TEXT NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('order', 'buy_in', 'maker')),
        number TEXT NOT NULL,
        tender TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount <> 0 AND abs(amount) <= 9999999990),
        PRIMARY KEY (seq, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aside_day ON aside (day);
    CREATE INDEX aside_number ON aside (number);
    """,
    """
    CREATE TABLE void (
        seq INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        sale TEXT NOT NULL,
        cashier TEXT
    ) STRICT;
    CREATE INDEX void_day ON void (day);
    CREATE INDEX void_sale ON void (sale);
    """,
    """
    ALTER TABLE line ADD COLUMN difference INTEGER;
    """,
    """
    CREATE INDEX payment_credit ON payment (reference) WHERE tender = 'credit';
    """,
    """
    ALTER TABLE line ADD COLUMN parts TEXT;
    """,
)

PROJECTIONS = ("trading_day", "shift", "cash_movement", "sale", "line", "payment", "receipt_event", "aside", "void")
"""Tables that are rebuilt from the journal."""


def open_day(store: Store) -> Row | None:
    """The trading day that is open (state open or reopened), if one is."""
    return store.row("SELECT * FROM trading_day WHERE state IN ('open', 'reopened')")


def trading_day(store: Store, day: str) -> Row | None:
    return store.row("SELECT * FROM trading_day WHERE day = :day", {"day": day})


def last_line_at(store: Store) -> str | None:
    """The latest time of any recorded line, as UTC text."""
    at: str | None = store.value("SELECT max(last_at) FROM trading_day")
    return at


def put_trading_day(store: Store, day: str, at: str, state: str) -> None:
    """Open or reopen a day; where it is known its first opening stays."""
    store.run(
        """
        INSERT INTO trading_day (day, opened_at, last_at, state) VALUES (:day, :at, NULL, :state)
        ON CONFLICT (day) DO UPDATE SET state = excluded.state
        """,
        {"day": day, "at": at, "state": state},
    )


def set_state(store: Store, day: str, state: str) -> None:
    store.run("UPDATE trading_day SET state = :state WHERE day = :day", {"day": day, "state": state})


def touch_day(store: Store, day: str, at: str) -> None:
    """A line of this day was recorded at `at`."""
    store.run(
        "UPDATE trading_day SET last_at = max(coalesce(last_at, :at), :at) WHERE day = :day", {"day": day, "at": at}
    )


def insert_shift(store: Store, *, seq: int, day: str, at: str, cashier: str | None, float_: int) -> None:
    store.run(
        """
        INSERT INTO shift (seq, day, opened_at, cashier, float, closed_at, expected, counted, difference, reason)
        VALUES (:seq, :day, :at, :cashier, :float, NULL, NULL, NULL, NULL, NULL)
        """,
        {"seq": seq, "day": day, "at": at, "cashier": cashier, "float": float_},
    )


def close_shifts(store: Store, day: str, values: dict[str, Any]) -> None:
    """Close the day's open shift with `at`, `expected`, `counted`, `difference`, `reason`."""
    store.run(
        """
        UPDATE shift SET closed_at = :at, expected = :expected, counted = :counted, difference = :difference,
            reason = :reason
        WHERE day = :day AND closed_at IS NULL
        """,
        {"day": day, **values},
    )


def reopen_last_shift(store: Store, day: str) -> None:
    """The day's last shift goes on: its close comes again with the day's."""
    store.run(
        """
        UPDATE shift SET closed_at = NULL, expected = NULL, counted = NULL, difference = NULL, reason = NULL
        WHERE seq = (SELECT max(seq) FROM shift WHERE day = :day)
        """,
        {"day": day},
    )


def shifts(store: Store, day: str) -> list[Row]:
    return store.rows("SELECT * FROM shift WHERE day = :day ORDER BY seq", {"day": day})


def insert_movement(
    store: Store, *, seq: int, day: str, at: str, amount: int, reason: str | None, cashier: str | None
) -> None:
    store.run(
        """
        INSERT INTO cash_movement (seq, day, at, amount, reason, cashier)
        VALUES (:seq, :day, :at, :amount, :reason, :cashier)
        """,
        {"seq": seq, "day": day, "at": at, "amount": amount, "reason": reason, "cashier": cashier},
    )


def movements(store: Store, day: str) -> list[Row]:
    return store.rows("SELECT * FROM cash_movement WHERE day = :day ORDER BY seq", {"day": day})


def insert_sale(store: Store, event: Event, sale: Sale, at: str) -> None:
    """The rows of one recorded sale or refund."""
    store.run(
        """
        INSERT INTO sale (seq, epoch, hash, number, day, at, cashier, discount, tax_added, tax_included, rounding,
            due, refund_of, reason)
        VALUES (:seq, :epoch, :hash, :number, :day, :at, :cashier, :discount, :tax_added, :tax_included, :rounding,
            :due, :refund_of, :reason)
        """,
        {**sale.to_data(), "seq": event.seq, "epoch": event.epoch, "hash": event.hash, "day": event.day, "at": at},
    )
    store.many(
        """
        INSERT INTO line (seq, position, line, code, name, short, unit, category, maker, origin, qty, per, asked, price,
            discount, share, tax, amount, note, owed, difference, parts)
        VALUES (:seq, :position, :line, :code, :name, :short, :unit, :category, :maker, :origin, :qty, :per, :asked,
            :price, :discount, :share, :tax, :amount, :note, :owed, :difference, :parts)
        """,
        map(_packed, _numbered(event.seq, sale.lines)),
    )
    store.many(
        """
        INSERT INTO payment (seq, position, tender, amount, given, reference, state)
        VALUES (:seq, :position, :tender, :amount, :given, :reference, :state)
        """,
        _numbered(event.seq, sale.payments),
    )


def _numbered(seq: int, values: Sequence[Line] | Sequence[Payment]) -> Iterable[dict[str, Any]]:
    rows: list[Line | Payment] = [*values]
    for position, value in enumerate(rows, start=1):
        yield {**value._asdict(), "seq": seq, "position": position}


def _packed(line: dict[str, Any]) -> dict[str, Any]:
    """A line whose parts are one text."""
    return line if line["parts"] is None else line | {"parts": json.dumps(line["parts"], ensure_ascii=False)}


def _unpacked(line: dict[str, Any]) -> dict[str, Any]:
    return line if line["parts"] is None else line | {"parts": json.loads(line["parts"])}


def sale_by_number(store: Store, number: str) -> Sale | None:
    found = _sales(store, store.rows("SELECT * FROM sale WHERE number = :number", {"number": number}))
    return found[0] if found else None


def sale_by_seq(store: Store, seq: int) -> Sale | None:
    found = _sales(store, store.rows("SELECT * FROM sale WHERE seq = :seq", {"seq": seq}))
    return found[0] if found else None


def last_sale(store: Store) -> Sale | None:
    found = _sales(store, store.rows("SELECT * FROM sale ORDER BY seq DESC LIMIT 1"))
    return found[0] if found else None


def sales_of_day(store: Store, day: str) -> list[Sale]:
    """Every sale and refund of a business day, in the order they were recorded."""
    return _sales(store, store.rows("SELECT * FROM sale WHERE day = :day ORDER BY seq", {"day": day}))


def refunds_of(store: Store, number: str) -> list[Sale]:
    """The refunds that gave something of this sale back, whatever their day."""
    return _sales(store, store.rows("SELECT * FROM sale WHERE refund_of = :number ORDER BY seq", {"number": number}))


def due_of_day(store: Store, day: str) -> int:
    """What a day's sales came to less its refunds, in rupiah."""
    due: int = store.value("SELECT coalesce(sum(due), 0) FROM sale WHERE day = :day", {"day": day})
    return due


def count_of_day(store: Store, day: str) -> int:
    """How many sales and refunds a day has: the next receipt is one more."""
    count: int = store.value("SELECT count(*) FROM sale WHERE day = :day", {"day": day})
    return count


def insert_void(store: Store, seq: int, *, day: str, sale: str, cashier: str | None) -> None:
    """Something of the sale with the operation id `sale` was voided."""
    store.run(
        "INSERT INTO void (seq, day, sale, cashier) VALUES (:seq, :day, :sale, :cashier)",
        {"seq": seq, "day": day, "sale": sale, "cashier": cashier},
    )


def cash_taken(store: Store, day: str, tender: str) -> tuple[int, int]:
    """What came in by sales and went out by refunds in one tender on a day, both ≥ 0."""
    row = store.row(
        """
        SELECT coalesce(sum(CASE WHEN sale.refund_of IS NULL THEN payment.amount END), 0) AS taken,
            coalesce(-sum(CASE WHEN sale.refund_of IS NOT NULL THEN payment.amount END), 0) AS given_back
        FROM sale JOIN payment USING (seq) WHERE sale.day = :day AND payment.tender = :tender
        """,
        {"day": day, "tender": tender},
    )
    assert row is not None
    return row["taken"], row["given_back"]


def insert_aside(store: Store, rows: Iterable[dict[str, Any]]) -> None:
    """Payments for no sale: `seq`, `position`, `day`, `purpose`, `number`, `tender`, `amount`."""
    store.many(
        """
        INSERT INTO aside (seq, position, day, purpose, number, tender, amount)
        VALUES (:seq, :position, :day, :purpose, :number, :tender, :amount)
        """,
        rows,
    )


def aside_of_day(store: Store, day: str, tender: str) -> dict[str, int]:
    """What came in (positive) or went out of one tender for each purpose on a day, in rupiah."""
    rows = store.rows(
        "SELECT purpose, sum(amount) AS amount FROM aside WHERE day = :day AND tender = :tender GROUP BY purpose",
        {"day": day, "tender": tender},
    )
    return {row["purpose"]: row["amount"] for row in rows}


def aside_of(store: Store, numbers: Sequence[str]) -> list[Row]:
    """`number`, `day`, `tender` and `amount` of every payment for these: each one's together and in order."""
    return store.rows(
        """
        SELECT number, day, tender, amount FROM aside
        WHERE number IN (SELECT value FROM json_each(:numbers)) ORDER BY number, seq, position
        """,
        {"numbers": json.dumps(numbers)},
    )


def owed_of_day(store: Store, day: str) -> list[Row]:
    """Of each maker whose goods lie here by agreement: `pieces` sold, `net`, and what of it is `owed`, less returns."""
    return store.rows(
        """
        SELECT coalesce(maker, '') AS maker, sum(CASE per WHEN 1 THEN qty ELSE sign(qty) END) AS pieces,
            sum(amount) AS net, sum(owed) AS owed
        FROM sale JOIN line USING (seq) WHERE day = :day AND owed IS NOT NULL GROUP BY 1
        """,
        {"day": day},
    )


def _sales(store: Store, rows: list[Row]) -> list[Sale]:
    return [_sale(store, row) for row in rows]


def _sale(store: Store, row: Row) -> Sale:
    lines = store.rows("SELECT * FROM line WHERE seq = :seq ORDER BY position", {"seq": row["seq"]})
    payments = store.rows("SELECT * FROM payment WHERE seq = :seq ORDER BY position", {"seq": row["seq"]})
    data = dict(row)
    data["lines"] = [_unpacked(_without(line, "seq", "position")) for line in lines]
    data["payments"] = [_without(payment, "seq", "position") for payment in payments]
    return Sale.from_data(data, day=row["day"], at=row["at"], seq=row["seq"], epoch=row["epoch"], hash=row["hash"])


def _without(row: Row, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in row.keys() if name not in names}  # noqa: SIM118 - a Row iterates over values


def put_basket(store: Store, slot: str, body: bytes) -> None:
    store.run(
        "INSERT INTO basket (slot, body) VALUES (:slot, :body) ON CONFLICT (slot) DO UPDATE SET body = excluded.body",
        {"slot": slot, "body": body},
    )


def basket(store: Store, slot: str) -> bytes | None:
    body: bytes | None = store.value("SELECT body FROM basket WHERE slot = :slot", {"slot": slot})
    return body


def drop_basket(store: Store, slot: str) -> None:
    store.run("DELETE FROM basket WHERE slot = :slot", {"slot": slot})


def insert_parked(store: Store, operation: str, name: str, at: str, body: bytes) -> None:
    store.run(
        "INSERT INTO parked (operation, name, at, body) VALUES (:operation, :name, :at, :body)",
        {"operation": operation, "name": name, "at": at, "body": body},
    )


def parked(store: Store) -> list[Row]:
    """The parked baskets, the oldest first."""
    return store.rows("SELECT operation, name, at, body FROM parked ORDER BY place")


def parked_basket(store: Store, operation: str) -> Row | None:
    return store.row("SELECT * FROM parked WHERE operation = :operation", {"operation": operation})


def drop_parked(store: Store, operation: str) -> None:
    store.run("DELETE FROM parked WHERE operation = :operation", {"operation": operation})


def put_customer(store: Store, seq: int, name: str) -> None:
    """Who bought in the sale recorded at `seq`: beside the journal, so that a name can be taken out again."""
    store.run("INSERT INTO customer (seq, name) VALUES (:seq, :name)", {"seq": seq, "name": name})


def customer(store: Store, seq: int) -> str | None:
    name: str | None = store.value("SELECT name FROM customer WHERE seq = :seq", {"seq": seq})
    return name


def receipt_events_of_no_day(store: Store, after: int, before: int | None) -> list[int]:
    """The seq of what was said of receipts while no day was open, between two events (`before` None: up to now)."""
    rows = store.rows(
        """
        SELECT seq FROM receipt_event
        WHERE day IS NULL AND seq > :after AND (:before IS NULL OR seq < :before) ORDER BY seq
        """,
        {"after": after, "before": before},
    )
    return [row["seq"] for row in rows]
