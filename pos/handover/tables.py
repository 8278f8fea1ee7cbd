"""The summaries as sealed, what became of them, and the office that the stall believes.

`paper` is the code on a summary's closing slip; days sealed before there was one have none.
"""

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE summary (
        number INTEGER NOT NULL CHECK (number > 0),
        revision INTEGER NOT NULL CHECK (revision > 0),
        epoch INTEGER NOT NULL,
        day TEXT NOT NULL,
        file TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL UNIQUE,
        bytes BLOB NOT NULL,
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        last_hash TEXT NOT NULL,
        closed_seq INTEGER NOT NULL,
        opening_grand_total INTEGER NOT NULL,
        closing_grand_total INTEGER NOT NULL,
        adjustment INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'forked')),
        reason TEXT,
        PRIMARY KEY (epoch, number, revision)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX summary_day ON summary (day);
    CREATE INDEX summary_state ON summary (state);
    CREATE TRIGGER summary_delete BEFORE DELETE ON summary
    BEGIN SELECT RAISE(ABORT, 'a sealed summary is kept'); END;
    CREATE TRIGGER summary_update BEFORE UPDATE OF bytes, sha256, file, day, number, revision ON summary
    BEGIN SELECT RAISE(ABORT, 'a sealed summary does not change'); END;

    CREATE TABLE known_office (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        key TEXT NOT NULL,
        serial INTEGER NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE summary ADD COLUMN paper TEXT;
    CREATE TRIGGER summary_paper BEFORE UPDATE OF paper ON summary
    BEGIN SELECT RAISE(ABORT, 'the code of a sealed summary does not change'); END;
    """,
)

TRIGGERS = ("summary_delete", "summary_update", "summary_paper")
"""The guards of what was sealed."""


def insert_summary(store: Store, row: dict[str, object]) -> None:
    store.run(
        """
        INSERT INTO summary (number, revision, epoch, day, file, sha256, bytes, first_seq, last_seq, last_hash,
            closed_seq, opening_grand_total, closing_grand_total, adjustment, paper, state, reason)
        VALUES (:number, :revision, :epoch, :day, :file, :sha256, :bytes, :first_seq, :last_seq, :last_hash,
            :closed_seq, :opening_grand_total, :closing_grand_total, :adjustment, :paper, 'waiting', NULL)
        """,
        row,
    )


def summary(store: Store, epoch: int, number: int, revision: int) -> Row | None:
    return store.row(
        "SELECT * FROM summary WHERE epoch = :epoch AND number = :number AND revision = :revision",
        {"epoch": epoch, "number": number, "revision": revision},
    )


def paper(store: Store, epoch: int, number: int, revision: int) -> str | None:
    """The code on a summary's closing slip."""
    row = summary(store, epoch, number, revision)
    return None if row is None else row["paper"]


def last_sealed_seq(store: Store) -> int | None:
    """The seq of the newest close that was sealed."""
    seq: int | None = store.value("SELECT max(closed_seq) FROM summary")
    return seq


def newest_of_day(store: Store, day: str) -> Row | None:
    return store.row(
        "SELECT * FROM summary WHERE day = :day ORDER BY epoch DESC, number DESC, revision DESC LIMIT 1", {"day": day}
    )


def revisions_sealed_between(store: Store, after: int, upto: int) -> list[Row]:
    """The revisions (2 and later) whose close has a seq above `after` and not above `upto`, oldest first."""
    return store.rows(
        """
        SELECT summary.number, summary.revision, summary.adjustment - before.adjustment AS amount
        FROM summary JOIN summary AS before
            ON before.epoch = summary.epoch AND before.number = summary.number
            AND before.revision = summary.revision - 1
        WHERE summary.revision > 1 AND summary.closed_seq > :after AND summary.closed_seq <= :upto
        ORDER BY summary.closed_seq
        """,
        {"after": after, "upto": upto},
    )


def all_summaries(store: Store) -> list[Row]:
    return store.rows("SELECT * FROM summary ORDER BY epoch, number, revision")


def state_of(store: Store, file: str) -> Row | None:
    """What became of a summary: its `state` and the office's `reason`."""
    return store.row("SELECT state, reason FROM summary WHERE file = :file", {"file": file})


def newest_of_days(store: Store, most: int) -> list[Row]:
    """The newest summary of each day, the latest day first: `day`, `number`, `revision`, `file`, `state`, `reason`."""
    return store.rows(
        """
        SELECT day, number, max(revision) AS revision, file, state, reason
        FROM summary GROUP BY day ORDER BY day DESC LIMIT :most
        """,
        {"most": most},
    )


def with_state(store: Store, state: str) -> list[str]:
    """The file names in one state, oldest first."""
    return [
        row["file"]
        for row in store.rows(
            "SELECT file FROM summary WHERE state = :state ORDER BY epoch, number, revision", {"state": state}
        )
    ]


def not_accepted(store: Store) -> list[Row]:
    return store.rows("SELECT * FROM summary WHERE state <> 'accepted' ORDER BY epoch, number, revision")


def count_not_accepted(store: Store) -> int:
    count: int = store.value("SELECT count(*) FROM summary WHERE state <> 'accepted'")
    return count


def decide(store: Store, sha256: str, state: str, reason: str | None) -> None:
    """What the office said of a file; once accepted it stays so."""
    store.run(
        "UPDATE summary SET state = :state, reason = :reason WHERE sha256 = :sha256 AND state <> 'accepted'",
        {"sha256": sha256, "state": state, "reason": reason},
    )


def is_ours(store: Store, sha256: str) -> bool:
    """True for a file that was sealed in this folder."""
    return store.value("SELECT 1 FROM summary WHERE sha256 = :sha256", {"sha256": sha256}) is not None


def accept_through(store: Store, epoch: int, number: int) -> None:
    """The office holds the first revision of every number up to this one."""
    store.run(
        """
        UPDATE summary SET state = 'accepted', reason = NULL
        WHERE epoch = :epoch AND number <= :number AND revision = 1 AND state = 'waiting'
        """,
        {"epoch": epoch, "number": number},
    )


def known_office(store: Store) -> Row | None:
    return store.row("SELECT key, serial FROM known_office")


def put_known_office(store: Store, key: str, serial: int) -> None:
    store.run(
        """
        INSERT INTO known_office (only_row, key, serial) VALUES (1, :key, :serial)
        ON CONFLICT (only_row) DO UPDATE SET serial = excluded.serial
        """,
        {"key": key, "serial": serial},
    )
