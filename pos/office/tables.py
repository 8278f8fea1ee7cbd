"""The office's tables, and what is written into those of stalls, accepted files, postings and roll-ups.

`file` and `posting` only ever grow; of a file that a manager put another one in the place of, `displaced_at` says when.
The roll-ups (`day`, `hour`, `tender`, `product`, `category`, `later`) hold the newest accepted revision of every day
and change in the transaction of the file that changes them; `pos.office.audit` makes them anew from the kept files and
compares. A day whose file is lost may stand in `day` and `tender` by the code on its closing slip: it has a `paper` and
no `file` then (`pos.office.rescue`). `later` is what a day's file found of earlier days' QRIS payments: `told_on` is
the file's day, `day` the sale's, `amount` what of that sale was not confirmed in its own day's file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE stall (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL CHECK (till BETWEEN 1 AND 12),
        epoch INTEGER NOT NULL CHECK (epoch > 0),
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        trade TEXT NOT NULL,
        enrolled_at TEXT NOT NULL,
        enrolled_day TEXT NOT NULL,
        through INTEGER NOT NULL DEFAULT 0,
        serial INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (stall, till, epoch)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        revision INTEGER NOT NULL CHECK (revision > 0),
        day TEXT NOT NULL,
        trade TEXT NOT NULL,
        previous TEXT,
        opening_hash TEXT,
        first_seq INTEGER NOT NULL,
        opening_grand_total INTEGER NOT NULL,
        last_hash TEXT NOT NULL,
        last_seq INTEGER NOT NULL,
        closing_grand_total INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        received_day TEXT NOT NULL,
        UNIQUE (stall, till, epoch, number, revision)
    ) STRICT;
    CREATE INDEX file_received ON file (received_day);
    CREATE TRIGGER file_update BEFORE UPDATE ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file does not change'); END;
    CREATE TRIGGER file_delete BEFORE DELETE ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file is kept'); END;

    CREATE TABLE posting (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES file (id),
        sign INTEGER NOT NULL CHECK (sign IN (-1, 1)),
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL,
        UNIQUE (file, sign)
    ) STRICT;
    CREATE TRIGGER posting_update BEFORE UPDATE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;
    CREATE TRIGGER posting_delete BEFORE DELETE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;

    CREATE TABLE day (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        file INTEGER NOT NULL UNIQUE REFERENCES file (id),
        trade TEXT NOT NULL,
        revision INTEGER NOT NULL,
        nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
        received_at TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL,
        cash INTEGER NOT NULL,
        qris INTEGER NOT NULL,
        card INTEGER NOT NULL,
        transfer INTEGER NOT NULL,
        difference INTEGER,
        PRIMARY KEY (stall, till, epoch, number),
        UNIQUE (stall, till, epoch, day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX day_day ON day (day);

    CREATE TABLE hour (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, hour)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tender (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        tender TEXT NOT NULL,
        count INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        confirmed INTEGER,
        counted INTEGER,
        PRIMARY KEY (day, stall, till, epoch, tender)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE product (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        per INTEGER NOT NULL,
        qty INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, code, name, category, per)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE category (
        day TEXT NOT NULL,
        trade TEXT NOT NULL,
        category TEXT NOT NULL,
        lines INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, trade, category)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE fork (
        sha256 TEXT PRIMARY KEY,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        found_at TEXT NOT NULL,
        decided_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fork_number ON fork (stall, till, epoch, number);

    CREATE TABLE quarantine (
        sha256 TEXT PRIMARY KEY,
        file TEXT NOT NULL,
        reason TEXT NOT NULL,
        stall TEXT,
        till INTEGER,
        day TEXT,
        at TEXT NOT NULL,
        received_day TEXT NOT NULL
    ) STRICT;

    CREATE TABLE decision (
        id INTEGER PRIMARY KEY,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('accepted', 'refused', 'forked')),
        reason TEXT,
        serial INTEGER
    ) STRICT;
    CREATE INDEX decision_owed ON decision (stall, till, epoch, id) WHERE serial IS NULL;

    CREATE TABLE ack (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        serial INTEGER NOT NULL CHECK (serial > 0),
        bytes BLOB NOT NULL,
        written INTEGER NOT NULL CHECK (written IN (0, 1)),
        PRIMARY KEY (stall, till, epoch, serial)
    ) STRICT;
    CREATE INDEX ack_owed ON ack (stall, till, epoch, serial) WHERE written = 0;
    """,
    """
    CREATE TABLE later (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        told_on TEXT NOT NULL,
        position INTEGER NOT NULL,
        number TEXT NOT NULL,
        day TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('confirmed', 'failed')),
        amount INTEGER NOT NULL,
        PRIMARY KEY (stall, till, epoch, told_on, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX later_day ON later (day, stall, till, epoch, number);
    """,
    """
    PRAGMA defer_foreign_keys = ON;
    CREATE TABLE file_kept AS SELECT * FROM file;
    DROP TABLE file;
    CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        revision INTEGER NOT NULL CHECK (revision > 0),
        day TEXT NOT NULL,
        trade TEXT NOT NULL,
        previous TEXT,
        opening_hash TEXT,
        first_seq INTEGER NOT NULL,
        opening_grand_total INTEGER NOT NULL,
        last_hash TEXT NOT NULL,
        last_seq INTEGER NOT NULL,
        closing_grand_total INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        received_day TEXT NOT NULL,
        displaced_at TEXT
    ) STRICT;
    INSERT INTO file (id, sha256, name, stall, till, epoch, number, revision, day, trade, previous, opening_hash,
        first_seq, opening_grand_total, last_hash, last_seq, closing_grand_total, received_at, received_day)
    SELECT id, sha256, name, stall, till, epoch, number, revision, day, trade, previous, opening_hash,
        first_seq, opening_grand_total, last_hash, last_seq, closing_grand_total, received_at, received_day
    FROM file_kept;
    DROP TABLE file_kept;
    CREATE UNIQUE INDEX file_number ON file (stall, till, epoch, number, revision) WHERE displaced_at IS NULL;
    CREATE INDEX file_received ON file (received_day);
    CREATE TRIGGER file_update BEFORE UPDATE OF id, sha256, name, stall, till, epoch, number, revision, day, trade,
        previous, opening_hash, first_seq, opening_grand_total, last_hash, last_seq, closing_grand_total, received_at,
        received_day ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file does not change'); END;
    CREATE TRIGGER file_displaced BEFORE UPDATE OF displaced_at ON file WHEN OLD.displaced_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a displaced file stays so'); END;
    CREATE TRIGGER file_delete BEFORE DELETE ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file is kept'); END;

    CREATE TABLE posting_kept AS SELECT * FROM posting;
    DROP TABLE posting;
    CREATE TABLE posting (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES file (id),
        sign INTEGER NOT NULL CHECK (sign IN (-1, 1)),
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL
    ) STRICT;
    INSERT INTO posting SELECT * FROM posting_kept;
    DROP TABLE posting_kept;
    CREATE INDEX posting_file ON posting (file, sign);
    CREATE TRIGGER posting_update BEFORE UPDATE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;
    CREATE TRIGGER posting_delete BEFORE DELETE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;
    """,
    """
    CREATE TABLE enrolled (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL CHECK (till BETWEEN 1 AND 12),
        epoch INTEGER NOT NULL CHECK (epoch > 0),
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        trade TEXT NOT NULL,
        enrolled_at TEXT NOT NULL,
        enrolled_day TEXT NOT NULL,
        through INTEGER NOT NULL DEFAULT 0,
        serial INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (stall, till, epoch)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO enrolled (stall, till, epoch, key, name, trade, enrolled_at, enrolled_day, through, serial)
    SELECT stall, till, epoch, key, name, trade, enrolled_at, enrolled_day, through, serial FROM stall;
    DROP TABLE stall;
    ALTER TABLE enrolled RENAME TO stall;
    CREATE INDEX stall_key ON stall (key);
    """,
    """
    ALTER TABLE day RENAME TO day_kept;
    DROP INDEX day_day;
    CREATE TABLE day (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        file INTEGER UNIQUE REFERENCES file (id),
        paper INTEGER UNIQUE REFERENCES paper (id),
        trade TEXT NOT NULL,
        revision INTEGER NOT NULL,
        nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
        received_at TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL,
        cash INTEGER NOT NULL,
        qris INTEGER NOT NULL,
        card INTEGER NOT NULL,
        transfer INTEGER NOT NULL,
        difference INTEGER,
        PRIMARY KEY (stall, till, epoch, number),
        UNIQUE (stall, till, epoch, day),
        CHECK ((file IS NULL) <> (paper IS NULL))
    ) STRICT, WITHOUT ROWID;
    INSERT INTO day (stall, till, epoch, number, day, file, trade, revision, nil, received_at, sales, refunds, items,
        gross, discounts, returns, net, tax_added, tax_included, rounding, due, cash, qris, card, transfer, difference)
    SELECT stall, till, epoch, number, day, file, trade, revision, nil, received_at, sales, refunds, items,
        gross, discounts, returns, net, tax_added, tax_included, rounding, due, cash, qris, card, transfer, difference
    FROM day_kept;
    DROP TABLE day_kept;
    CREATE INDEX day_day ON day (day);
    """,
)

TRIGGERS = ("file_update", "file_displaced", "file_delete", "posting_update", "posting_delete")

TOTALS = (
    "sales", "refunds", "items", "gross", "discounts", "returns", "net", "tax_added", "tax_included", "rounding", "due",
)  # fmt: skip
"""The sums that a file, a posting and a day have alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """An enrolled till; `through` is the highest number up to which every first revision was accepted."""

    stall: str
    till: int
    epoch: int
    key: str
    name: str
    trade: str
    enrolled_at: str
    enrolled_day: str
    through: int
    serial: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where an accepted file stands in its till's journal: all that its neighbours are compared with."""

    epoch: int
    number: int
    previous: str | None
    opening_hash: str | None
    first_seq: int
    opening_grand_total: int
    last_hash: str
    last_seq: int
    closing_grand_total: int


def span(file: Row) -> Span:
    """Of a row of `file`."""
    return Span(**{name: file[name] for name in Span.__slots__})


def _stall(row: Row) -> Stall:
    return Stall(**{name: row[name] for name in Stall.__slots__})


def stalls(store: Store) -> tuple[Stall, ...]:
    """Every enrolled till and epoch, in the order of its code."""
    return tuple(_stall(row) for row in store.rows("SELECT * FROM stall ORDER BY stall, till, epoch"))


def tills(store: Store) -> tuple[Stall, ...]:
    """Every enrolled till once, as it is in its last epoch; enrolled on the day of its first."""
    found: dict[tuple[str, int], Stall] = {}
    for one in stalls(store):
        first = found.get((one.stall, one.till), one)
        found[one.stall, one.till] = replace(one, enrolled_at=first.enrolled_at, enrolled_day=first.enrolled_day)
    return tuple(found.values())


def stall(store: Store, code: str, till: int, epoch: int) -> Stall | None:
    row = store.row(
        "SELECT * FROM stall WHERE stall = :stall AND till = :till AND epoch = :epoch",
        {"stall": code, "till": till, "epoch": epoch},
    )
    return None if row is None else _stall(row)


def stall_of_key(store: Store, key: str) -> Stall | None:
    """The till that has this key, in the first epoch that it had it in."""
    row = store.row("SELECT * FROM stall WHERE key = :key ORDER BY epoch LIMIT 1", {"key": key})
    return None if row is None else _stall(row)


def insert_stall(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO stall (stall, till, epoch, key, name, trade, enrolled_at, enrolled_day)
        VALUES (:stall, :till, :epoch, :key, :name, :trade, :enrolled_at, :enrolled_day)
        """,
        row,
    )


def advance_through(store: Store, code: str, till: int, epoch: int) -> None:
    """Move `through` over every number that is now contiguous."""
    store.run(
        """
        WITH RECURSIVE run (number) AS (
            SELECT through FROM stall WHERE stall = :stall AND till = :till AND epoch = :epoch
            UNION ALL
            SELECT run.number + 1 FROM run JOIN file
                ON file.stall = :stall AND file.till = :till AND file.epoch = :epoch AND file.number = run.number + 1
                AND file.revision = 1 AND file.displaced_at IS NULL
        )
        UPDATE stall SET through = (SELECT max(number) FROM run)
        WHERE stall = :stall AND till = :till AND epoch = :epoch
        """,
        {"stall": code, "till": till, "epoch": epoch},
    )


def file_of_hash(store: Store, sha256: str) -> Row | None:
    return store.row("SELECT * FROM file WHERE sha256 = :sha256", {"sha256": sha256})


def is_name_taken(store: Store, name: str) -> bool:
    return store.value("SELECT 1 FROM file WHERE name = :name", {"name": name}) is not None


def file_of(store: Store, code: str, till: int, epoch: int, number: int, revision: int) -> Row | None:
    return store.row(
        """
        SELECT * FROM file WHERE stall = :stall AND till = :till AND epoch = :epoch
            AND number = :number AND revision = :revision AND displaced_at IS NULL
        """,
        {"stall": code, "till": till, "epoch": epoch, "number": number, "revision": revision},
    )


def newest_file(store: Store, code: str, till: int, epoch: int, number: int) -> Row | None:
    """The newest accepted revision of a number, whether it counts or stands aside."""
    return store.row(
        """
        SELECT * FROM file WHERE stall = :stall AND till = :till AND epoch = :epoch AND number = :number
            AND displaced_at IS NULL ORDER BY revision DESC LIMIT 1
        """,
        {"stall": code, "till": till, "epoch": epoch, "number": number},
    )


def newest_file_of_day(store: Store, code: str, till: int, day: str) -> Row | None:
    """The newest accepted revision of a business day, as it counts."""
    return store.row(
        """
        SELECT file.* FROM day JOIN file ON file.id = day.file
        WHERE day.stall = :stall AND day.till = :till AND day.day = :day
        """,
        {"stall": code, "till": till, "day": day},
    )


def files_of_number(store: Store, code: str, till: int, epoch: int, number: int) -> list[Row]:
    """Every accepted revision of a number, oldest first."""
    return store.rows(
        """
        SELECT * FROM file WHERE stall = :stall AND till = :till AND epoch = :epoch AND number = :number
            AND displaced_at IS NULL ORDER BY revision
        """,
        {"stall": code, "till": till, "epoch": epoch, "number": number},
    )


def newest_files_of_seq(store: Store, code: str, till: int, epoch: int, seq: int) -> list[Row]:
    """The newest accepted revision of the number in whose range an event lies, by epoch.

    What was recorded in an epoch and not sealed before a restore stands in the first file of a later one.
    """
    return store.rows(
        """
        SELECT * FROM file WHERE stall = :stall AND till = :till AND epoch >= :epoch AND displaced_at IS NULL
            AND :seq BETWEEN first_seq AND last_seq AND NOT EXISTS (
                SELECT 1 FROM file AS later WHERE later.stall = file.stall AND later.till = file.till
                    AND later.epoch = file.epoch AND later.number = file.number AND later.revision > file.revision
                    AND later.displaced_at IS NULL)
        ORDER BY epoch
        """,
        {"stall": code, "till": till, "epoch": epoch, "seq": seq},
    )


def revised_files_before_seq(store: Store, code: str, till: int, epoch: int, seq: int) -> list[Row]:
    """The newest revisions of the days closed before an event, which may be what changed one of them; latest first."""
    return store.rows(
        """
        SELECT * FROM file WHERE stall = :stall AND till = :till AND epoch <= :epoch AND displaced_at IS NULL
            AND revision > 1 AND last_seq < :seq AND NOT EXISTS (
                SELECT 1 FROM file AS later WHERE later.stall = file.stall AND later.till = file.till
                    AND later.epoch = file.epoch AND later.number = file.number AND later.revision > file.revision
                    AND later.displaced_at IS NULL)
        ORDER BY epoch DESC, number DESC
        """,
        {"stall": code, "till": till, "epoch": epoch, "seq": seq},
    )


def number_of_day(store: Store, code: str, till: int, epoch: int, day: str) -> int | None:
    """The number under which an epoch's day counts; None where it does not."""
    number: int | None = store.value(
        "SELECT number FROM day WHERE stall = :stall AND till = :till AND epoch = :epoch AND day = :day",
        {"stall": code, "till": till, "epoch": epoch, "day": day},
    )
    return number


def number_before(store: Store, code: str, till: int, epoch: int, number: int) -> int:
    """The highest number below this one of which something was accepted; 0 without any."""
    before: int = store.value(
        """
        SELECT coalesce(max(number), 0) FROM file
        WHERE stall = :stall AND till = :till AND epoch = :epoch AND number < :number AND displaced_at IS NULL
        """,
        {"stall": code, "till": till, "epoch": epoch, "number": number},
    )
    return before


def displace(store: Store, file: int, at: str) -> None:
    """Another file stands in the place of this one from now on."""
    store.run("UPDATE file SET displaced_at = :at WHERE id = :file", {"file": file, "at": at})


def files(store: Store) -> list[Row]:
    """Every accepted file, in the order they were accepted."""
    return store.rows("SELECT * FROM file ORDER BY id")


def has_file_closing(store: Store, code: str, till: int, *, before_epoch: int, at: tuple[int, str | None, int]) -> bool:
    """Whether a first revision of an earlier epoch was accepted that closed at this seq, hash and grand total."""
    seq, hash_, grand_total = at
    found = store.value(
        """
        SELECT 1 FROM file WHERE stall = :stall AND till = :till AND epoch < :epoch AND revision = 1
            AND last_seq = :seq AND last_hash = :hash AND closing_grand_total = :grand_total
        """,
        {"stall": code, "till": till, "epoch": before_epoch, "seq": seq, "hash": hash_, "grand_total": grand_total},
    )
    return found is not None


def insert_file(store: Store, row: Mapping[str, object]) -> int:
    """Returns the file's id."""
    cursor = store.run(
        """
        INSERT INTO file (sha256, name, stall, till, epoch, number, revision, day, trade, previous, opening_hash,
            first_seq, opening_grand_total, last_hash, last_seq, closing_grand_total, received_at, received_day)
        VALUES (:sha256, :name, :stall, :till, :epoch, :number, :revision, :day, :trade, :previous, :opening_hash,
            :first_seq, :opening_grand_total, :last_hash, :last_seq, :closing_grand_total, :received_at, :received_day)
        """,
        row,
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert_posting(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO posting (file, sign, stall, till, epoch, number, day, sales, refunds, items, gross, discounts,
            returns, net, tax_added, tax_included, rounding, due)
        VALUES (:file, 1, :stall, :till, :epoch, :number, :day, :sales, :refunds, :items, :gross, :discounts,
            :returns, :net, :tax_added, :tax_included, :rounding, :due)
        """,
        row,
    )


def reverse_posting(store: Store, file: int) -> None:
    """Post the opposite of what a file posted."""
    store.run(
        """
        INSERT INTO posting (file, sign, stall, till, epoch, number, day, sales, refunds, items, gross, discounts,
            returns, net, tax_added, tax_included, rounding, due)
        SELECT file, -1, stall, till, epoch, number, day, -sales, -refunds, -items, -gross, -discounts,
            -returns, -net, -tax_added, -tax_included, -rounding, -due
        FROM posting WHERE file = :file AND sign = 1 LIMIT 1
        """,
        {"file": file},
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
    store.many(
        """
        INSERT INTO later (stall, till, epoch, told_on, position, number, day, state, amount)
        VALUES (:stall, :till, :epoch, :told_on, :position, :number, :day, :state, :amount)
        """,
        rows,
    )


def told_later(store: Store, code: str, till: int, epoch: int, day: str) -> list[str]:
    """The receipts of a day whose QRIS payments other days' files tell of."""
    rows = store.rows(
        """
        SELECT DISTINCT number FROM later
        WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        """,
        {"stall": code, "till": till, "epoch": epoch, "day": day},
    )
    return [row["number"] for row in rows]


def set_later_amounts(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """What of these receipts their own day's file does not confirm."""
    store.many(
        """
        UPDATE later SET amount = :amount
        WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch AND number = :number
        """,
        rows,
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


def posted(store: Store) -> list[dict[str, Any]]:
    """The sums of all postings by stall, till, epoch and number."""
    return [
        dict(row)
        for row in store.rows(
            """
            SELECT stall, till, epoch, number, sum(sales) AS sales, sum(refunds) AS refunds, sum(items) AS items,
                sum(gross) AS gross, sum(discounts) AS discounts, sum(returns) AS returns, sum(net) AS net,
                sum(tax_added) AS tax_added, sum(tax_included) AS tax_included, sum(rounding) AS rounding,
                sum(due) AS due
            FROM posting GROUP BY stall, till, epoch, number HAVING sum(sign) <> 0
            """
        )
    ]


def raise_serial(store: Store, till: Stall, serial: int) -> None:
    """Let a till's next acknowledgement follow this one: it was given out before a restore."""
    store.run(
        """
        UPDATE stall SET serial = max(serial, :serial)
        WHERE stall = :stall AND till = :till AND epoch = :epoch
        """,
        {"stall": till.stall, "till": till.till, "epoch": till.epoch, "serial": serial},
    )


def acks(store: Store) -> list[Row]:
    """Every acknowledgement, in serial order."""
    return store.rows("SELECT * FROM ack ORDER BY stall, till, epoch, serial")
