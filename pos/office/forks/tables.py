"""The forks: files that claim an accepted one's number, files of a later epoch that stand aside, and what was decided.

`fork` (made with the office's own tables) names files in quarantine. `aside` holds, for a day that another epoch's file
counts for, the newest accepted file of its number, which counts for nothing. `chosen` is the epoch that a manager chose
for a day. `disputed` are the days that wait for a manager. `settled` says what was known of a till when its files in
the quarantine were last looked at.
"""

from collections.abc import Mapping

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE aside (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        file INTEGER NOT NULL UNIQUE REFERENCES file (id),
        decided_at TEXT,
        PRIMARY KEY (stall, till, epoch, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aside_day ON aside (stall, till, day);

    CREATE TABLE chosen (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        day TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        PRIMARY KEY (stall, till, day)
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW disputed AS
    SELECT file.stall, file.till, file.day FROM fork JOIN file
        ON file.stall = fork.stall AND file.till = fork.till AND file.epoch = fork.epoch AND file.number = fork.number
        AND file.displaced_at IS NULL
    WHERE fork.decided_at IS NULL
    UNION
    SELECT stall, till, day FROM aside WHERE decided_at IS NULL;
    """,
    """
    DROP VIEW disputed;
    CREATE VIEW disputed AS  -- CROSS JOIN: else every file is gone through for the few forks
    SELECT file.stall, file.till, file.day FROM fork CROSS JOIN file
        ON file.stall = fork.stall AND file.till = fork.till AND file.epoch = fork.epoch AND file.number = fork.number
        AND file.displaced_at IS NULL
    WHERE fork.decided_at IS NULL
    UNION
    SELECT stall, till, day FROM aside WHERE decided_at IS NULL;
    """,
    """
    DROP VIEW disputed;
    CREATE VIEW disputed AS  -- CROSS JOIN: else every file is gone through for the few forks
    SELECT file.stall, file.till, file.day FROM fork CROSS JOIN file
        ON file.stall = fork.stall AND file.till = fork.till AND file.epoch = fork.epoch AND file.number = fork.number
        AND file.displaced_at IS NULL
    WHERE fork.decided_at IS NULL
    UNION
    SELECT file.stall, file.till, file.day FROM fork CROSS JOIN file
        ON file.stall = fork.stall AND file.till = fork.till AND file.epoch = fork.epoch
        AND file.number = fork.number + 1 AND file.displaced_at IS NULL AND file.previous <> fork.sha256
    WHERE fork.decided_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM file AS own WHERE own.stall = fork.stall AND own.till = fork.till AND own.epoch = fork.epoch
            AND own.number = fork.number AND own.displaced_at IS NULL)
    UNION
    SELECT stall, till, day FROM aside WHERE decided_at IS NULL;
    """,
    """
    CREATE TABLE settled (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        known TEXT NOT NULL,
        PRIMARY KEY (stall, till, epoch)
    ) STRICT, WITHOUT ROWID;
    """,
)


def insert_fork(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO fork (sha256, stall, till, epoch, number, revision, found_at)
        VALUES (:sha256, :stall, :till, :epoch, :number, :revision, :found_at)
        ON CONFLICT (sha256) DO NOTHING
        """,
        row,
    )


def forks_of_number(store: Store, code: str, till: int, epoch: int, number: int) -> list[Row]:
    """The quarantined files that claim this number and wait for a manager, oldest first: `sha256`, `file`, `at`."""
    return store.rows(
        """
        SELECT fork.sha256, quarantine.file, quarantine.at FROM fork JOIN quarantine USING (sha256)
        WHERE fork.stall = :stall AND fork.till = :till AND fork.epoch = :epoch AND fork.number = :number
            AND fork.decided_at IS NULL ORDER BY fork.found_at, fork.sha256
        """,
        {"stall": code, "till": till, "epoch": epoch, "number": number},
    )


def is_open(store: Store, sha256: str) -> bool:
    """Whether a file stands in the quarantine and a manager may still let it count."""
    found = store.value(
        "SELECT 1 FROM fork JOIN quarantine USING (sha256) WHERE sha256 = :sha256 AND decided_at IS NULL",
        {"sha256": sha256},
    )
    return found is not None


def is_out(store: Store, sha256: str) -> bool:
    """Whether a manager decided against a file."""
    found = store.value(
        """
        SELECT 1 FROM file WHERE sha256 = :sha256 AND displaced_at IS NOT NULL
        UNION ALL
        SELECT 1 FROM fork WHERE sha256 = :sha256 AND decided_at IS NOT NULL
            AND sha256 NOT IN (SELECT sha256 FROM file WHERE displaced_at IS NULL)
        """,
        {"sha256": sha256},
    )
    return found is not None


def files_after(store: Store, told: Mapping[str, object]) -> list[Row]:
    """What was accepted and goes on from a file: the next number that names it, and later epochs that open where it
    closed. `told` holds its `sha256`, `stall`, `till`, `epoch`, `number`, `last_seq`, `last_hash`.
    """
    return store.rows(
        """
        SELECT * FROM file WHERE stall = :stall AND till = :till AND revision = 1 AND displaced_at IS NULL AND (
            epoch = :epoch AND number = :number + 1 AND previous = :sha256
            OR epoch > :epoch AND number = 1 AND first_seq = :last_seq + 1 AND opening_hash = :last_hash)
        """,
        told,
    )


def has_displaced_closing(store: Store, code: str, till: int, *, before_epoch: int, at: tuple[int, str | None]) -> bool:
    """Whether a file of an earlier epoch that was displaced closed at this seq and hash."""
    found = store.value(
        """
        SELECT 1 FROM file WHERE stall = :stall AND till = :till AND epoch < :epoch AND revision = 1
            AND last_seq = :seq AND last_hash = :hash AND displaced_at IS NOT NULL
        """,
        {"stall": code, "till": till, "epoch": before_epoch, "seq": at[0], "hash": at[1]},
    )
    return found is not None


def unsettled(store: Store) -> list[Row]:
    """The `stall`, `till` and `epoch` of which a file stands in the quarantine that nobody decided about, and of whose
    till anything is other than when that was last looked at; `known` tells what there is now.
    """
    return store.rows(
        """
        WITH waiting AS (
            SELECT DISTINCT stall, till FROM quarantine
            WHERE stall IS NOT NULL AND sha256 NOT IN (SELECT sha256 FROM fork WHERE decided_at IS NOT NULL)
        ), told AS (
            SELECT stall, till,
                (SELECT count(*) || ' ' || count(displaced_at) FROM file
                    WHERE file.stall = waiting.stall AND file.till = waiting.till)
                || ' ' || (SELECT count(*) || ' ' || max(rowid) FROM quarantine
                    WHERE quarantine.stall = waiting.stall AND quarantine.till = waiting.till)
                || ' ' || (SELECT count(decided_at) FROM fork
                    WHERE fork.stall = waiting.stall AND fork.till = waiting.till)
                || ' ' || (SELECT count(*) FROM retired_key
                    WHERE retired_key.stall = waiting.stall AND retired_key.till = waiting.till) AS known
            FROM waiting
        )
        SELECT stall.stall, stall.till, stall.epoch, told.known FROM told JOIN stall USING (stall, till)
        WHERE NOT EXISTS (
            SELECT 1 FROM settled WHERE settled.stall = stall.stall AND settled.till = stall.till
                AND settled.epoch = stall.epoch AND settled.known = told.known
        ) ORDER BY stall.stall, stall.till, stall.epoch
        """
    )


def note_settled(store: Store, code: str, till: int, epoch: int, known: str) -> None:
    """What stands in the quarantine was looked at when this was `known` of the till."""
    store.run(
        """
        INSERT INTO settled (stall, till, epoch, known) VALUES (:stall, :till, :epoch, :known)
        ON CONFLICT (stall, till, epoch) DO UPDATE SET known = excluded.known
        """,
        {"stall": code, "till": till, "epoch": epoch, "known": known},
    )


def quarantined(store: Store, code: str, till: int) -> list[Row]:
    """Everything that a till sealed and that stands in the quarantine, with `out` 1 where a manager decided so."""
    return store.rows(
        """
        SELECT quarantine.*, fork.decided_at IS NOT NULL AS out FROM quarantine LEFT JOIN fork USING (sha256)
        WHERE quarantine.stall = :stall AND quarantine.till = :till ORDER BY quarantine.at, quarantine.rowid
        """,
        {"stall": code, "till": till},
    )


def decide_fork(store: Store, sha256: str, at: str) -> None:
    store.run("UPDATE fork SET decided_at = :at WHERE sha256 = :sha256", {"sha256": sha256, "at": at})


def aside_of_day(store: Store, code: str, till: int, day: str) -> list[Row]:
    """The files that stand aside for a day, by epoch: columns of `file`, with `decided_at`."""
    return store.rows(
        """
        SELECT file.*, aside.decided_at FROM aside JOIN file ON file.id = aside.file
        WHERE aside.stall = :stall AND aside.till = :till AND aside.day = :day ORDER BY aside.epoch
        """,
        {"stall": code, "till": till, "day": day},
    )


def number_of_day(store: Store, code: str, till: int, epoch: int, day: str) -> int | None:
    """The number under which an epoch handed a day in, whether it counts or stands aside."""
    number: int | None = store.value(
        """
        SELECT number FROM day WHERE stall = :stall AND till = :till AND epoch = :epoch AND day = :day
        UNION ALL
        SELECT number FROM aside WHERE stall = :stall AND till = :till AND epoch = :epoch AND day = :day
        """,
        {"stall": code, "till": till, "epoch": epoch, "day": day},
    )
    return number


def aside_numbers(store: Store) -> list[Row]:
    """Every number that stands aside, with its till, epoch and day."""
    return store.rows("SELECT stall, till, epoch, number, day FROM aside ORDER BY stall, till, epoch, number")


def is_aside(store: Store, file: int) -> bool:
    return store.value("SELECT 1 FROM aside WHERE file = :file", {"file": file}) is not None


def put_aside(store: Store, file: Row, decided_at: str | None) -> None:
    """Let a row of `file` stand aside for its day."""
    store.run(
        """
        INSERT INTO aside (stall, till, epoch, number, day, file, decided_at)
        VALUES (:stall, :till, :epoch, :number, :day, :id, :decided_at)
        """,
        {**file, "decided_at": decided_at},
    )


def take_from_aside(store: Store, file: int) -> None:
    store.run("DELETE FROM aside WHERE file = :file", {"file": file})


def renew_aside(store: Store, earlier: int, file: int) -> None:
    """The next revision stands aside in place of the earlier one."""
    store.run("UPDATE aside SET file = :file WHERE file = :earlier", {"earlier": earlier, "file": file})


def decide_asides(store: Store, code: str, till: int, day: str, at: str) -> None:
    store.run(
        "UPDATE aside SET decided_at = :at WHERE stall = :stall AND till = :till AND day = :day AND decided_at IS NULL",
        {"stall": code, "till": till, "day": day, "at": at},
    )


def choose_epoch(store: Store, code: str, till: int, day: str, epoch: int) -> None:
    store.run(
        """
        INSERT INTO chosen (stall, till, day, epoch) VALUES (:stall, :till, :day, :epoch)
        ON CONFLICT (stall, till, day) DO UPDATE SET epoch = excluded.epoch
        """,
        {"stall": code, "till": till, "day": day, "epoch": epoch},
    )


def chosen_epoch(store: Store, code: str, till: int, day: str) -> int | None:
    epoch: int | None = store.value(
        "SELECT epoch FROM chosen WHERE stall = :stall AND till = :till AND day = :day",
        {"stall": code, "till": till, "day": day},
    )
    return epoch


def chosen(store: Store) -> dict[tuple[str, int, str], int]:
    """The epoch that a manager chose for a till's day."""
    return {
        (row["stall"], row["till"], row["day"]): row["epoch"]
        for row in store.rows("SELECT stall, till, day, epoch FROM chosen")
    }
