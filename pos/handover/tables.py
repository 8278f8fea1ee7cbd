"""The summaries as sealed, what became of them, and the office that the stall believes.

`paper` is the code on a summary's closing slip; days sealed before there was one have none. `carried` is when it was
last put into a collection (UTC), empty until it lay in one. `answered_by` is the key of another office, where one's
answers lie in the collection.
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
    """
    CREATE TABLE epoch (
        epoch INTEGER PRIMARY KEY CHECK (epoch > 1),
        seq INTEGER NOT NULL UNIQUE,
        reason TEXT NOT NULL,
        held INTEGER NOT NULL CHECK (held IN (0, 1))
    ) STRICT;

    CREATE TABLE answered (
        epoch INTEGER PRIMARY KEY CHECK (epoch > 0),
        serial INTEGER NOT NULL,
        lacking INTEGER NOT NULL CHECK (lacking IN (0, 1))
    ) STRICT;
    INSERT INTO answered (epoch, serial, lacking) SELECT 1, serial, 0 FROM known_office;
    ALTER TABLE known_office DROP COLUMN serial;
    """,
    """
    ALTER TABLE summary ADD COLUMN carried TEXT;
    """,
    """
    ALTER TABLE known_office ADD COLUMN answered_by TEXT;
    """,
)

PROJECTIONS = ("epoch",)
"""What follows from the journal."""

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


def newest_first(store: Store) -> Row | None:
    """The first revision that was sealed last, of whatever epoch."""
    return store.row("SELECT * FROM summary WHERE revision = 1 ORDER BY last_seq DESC LIMIT 1")


def of_epoch(store: Store, epoch: int) -> Row | None:
    """Any summary of an epoch."""
    return store.row("SELECT * FROM summary WHERE epoch = :epoch LIMIT 1", {"epoch": epoch})


def has_file(store: Store, file: str) -> bool:
    """Whether a summary of this file name was sealed here."""
    return store.value("SELECT 1 FROM summary WHERE file = :file", {"file": file}) is not None


def last_number(store: Store, epoch: int) -> int:
    """The highest number sealed in an epoch; 0 for none."""
    number: int = store.value("SELECT coalesce(max(number), 0) FROM summary WHERE epoch = :epoch", {"epoch": epoch})
    return number


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


def note_carried(store: Store, file: str, at: str) -> None:
    """A summary lies in a collection since then."""
    store.run("UPDATE summary SET carried = :at WHERE file = :file", {"file": file, "at": at})


def days_not_carried(store: Store) -> list[str]:
    """The days of which a summary has not been put into any collection, and the office told nothing of it; by time."""
    rows = store.rows("SELECT DISTINCT day FROM summary WHERE state = 'waiting' AND carried IS NULL ORDER BY day")
    return [row["day"] for row in rows]


def days_not_accepted(store: Store) -> list[str]:
    """The days of which the office has not accepted a summary yet, handed in or not; by time."""
    rows = store.rows("SELECT DISTINCT day FROM summary WHERE state <> 'accepted' ORDER BY day")
    return [row["day"] for row in rows]


def decide(store: Store, sha256: str, state: str, reason: str | None) -> None:
    """What the office said of a file; once accepted it stays so, unless a manager chose another branch."""
    store.run(
        """
        UPDATE summary SET state = :state, reason = :reason
        WHERE sha256 = :sha256 AND (state <> 'accepted' OR :state = 'forked')
        """,
        {"sha256": sha256, "state": state, "reason": reason},
    )


def is_ours(store: Store, sha256: str) -> bool:
    """True for a file that was sealed in this folder."""
    return store.value("SELECT 1 FROM summary WHERE sha256 = :sha256", {"sha256": sha256}) is not None


def last_accepted(store: Store) -> Row | None:
    """The `last_seq` of the latest first revision that the office accepted from here."""
    return store.row(
        "SELECT last_seq FROM summary WHERE state = 'accepted' AND revision = 1 ORDER BY last_seq DESC LIMIT 1"
    )


def accept_through(store: Store, epoch: int, number: int) -> None:
    """The office holds the first revision of every number up to this one."""
    store.run(
        """
        UPDATE summary SET state = 'accepted', reason = NULL
        WHERE epoch = :epoch AND number <= :number AND revision = 1 AND state = 'waiting'
        """,
        {"epoch": epoch, "number": number},
    )


def office_key(store: Store) -> str | None:
    """The office's key that this till believes."""
    key: str | None = store.value("SELECT key FROM known_office")
    return key


def pin_office(store: Store, key: str) -> None:
    """Believe this key from now on; another one is believed already where there is one."""
    store.run("INSERT INTO known_office (only_row, key) VALUES (1, :key) ON CONFLICT DO NOTHING", {"key": key})


def repin_office(store: Store, key: str) -> None:
    """Believe the key that the office believed so far named as its next one, or that somebody compared the words of."""
    store.run("UPDATE known_office SET key = :key, answered_by = NULL", {"key": key})


def answered_by(store: Store) -> str | None:
    """The other key that answers in the collection are signed with; None where there are none of another."""
    key: str | None = store.value("SELECT answered_by FROM known_office")
    return key


def note_answered_by(store: Store, key: str | None) -> None:
    """Answers lie there that this other key signed, or none any more."""
    store.run("UPDATE known_office SET answered_by = :key", {"key": key})


def answers(store: Store) -> dict[int, int]:
    """The serial of the last acknowledgement that was read, by epoch."""
    return {row["epoch"]: row["serial"] for row in store.rows("SELECT epoch, serial FROM answered")}


def put_answer(store: Store, epoch: int, serial: int, *, lacking: bool) -> None:
    """An acknowledgement was read; `lacking`: it accepts what was not sealed in this folder."""
    store.run(
        """
        INSERT INTO answered (epoch, serial, lacking) VALUES (:epoch, :serial, :lacking)
        ON CONFLICT (epoch) DO UPDATE SET serial = excluded.serial, lacking = max(lacking, excluded.lacking)
        """,
        {"epoch": epoch, "serial": serial, "lacking": int(lacking)},
    )


def is_lacking(store: Store, epoch: int) -> bool:
    """Whether the office accepted files of an epoch that were not sealed in this folder."""
    return bool(store.value("SELECT lacking FROM answered WHERE epoch = :epoch", {"epoch": epoch}))


def is_lacking_before(store: Store, epoch: int) -> bool:
    """Whether the office accepted files that are not here, in an earlier epoch that nobody has compared yet.

    Those are the last one that was handed in from here, and all after it, which another folder or a lost database made.
    """
    return bool(
        store.value(
            """
            SELECT max(lacking) FROM answered WHERE epoch < :epoch
                AND epoch >= coalesce((SELECT max(epoch) FROM epoch WHERE epoch < :epoch AND held = 0), 1)
            """,
            {"epoch": epoch},
        )
    )


def epoch(store: Store, number: int) -> Row | None:
    """A later epoch than the first: `epoch`, `seq`, `reason`, `held`."""
    return store.row("SELECT * FROM epoch WHERE epoch = :epoch", {"epoch": number})


def insert_epoch(store: Store, number: int, seq: int, reason: str, *, held: bool) -> None:
    store.run(
        "INSERT INTO epoch (epoch, seq, reason, held) VALUES (:epoch, :seq, :reason, :held)",
        {"epoch": number, "seq": seq, "reason": reason, "held": int(held)},
    )


def release_epoch(store: Store, number: int) -> None:
    store.run("UPDATE epoch SET held = 0 WHERE epoch = :epoch", {"epoch": number})
