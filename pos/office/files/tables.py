"""The files that were accepted, and what each of them posted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pos.store import Row, Store


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


def files_from(store: Store, code: str, till: int, epoch: int, number: int) -> list[Row]:
    """Every accepted revision of this number and the later ones, in order."""
    return store.rows(
        """
        SELECT * FROM file WHERE stall = :stall AND till = :till AND epoch = :epoch AND number >= :number
            AND displaced_at IS NULL ORDER BY number, revision
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


def epoch_of_day(store: Store, code: str, till: int, day: str, most: int) -> int | None:
    """The last epoch up to `most` that handed a business day in, whether its file counts or not."""
    epoch: int | None = store.value(
        """
        SELECT max(epoch) FROM file
        WHERE stall = :stall AND till = :till AND epoch <= :most AND day = :day AND displaced_at IS NULL
        """,
        {"stall": code, "till": till, "most": most, "day": day},
    )
    return epoch


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


def has_file_closing(store: Store, code: str, till: int, *, before_epoch: int, at: tuple[int, str | None, int]) -> bool:
    """Whether a first revision of an earlier epoch was accepted that closed at this seq, hash and grand total."""
    seq, hash_, grand_total = at
    found = store.value(
        """
        SELECT 1 FROM file WHERE stall = :stall AND till = :till AND epoch < :epoch AND revision = 1
            AND last_seq = :seq AND last_hash = :hash AND closing_grand_total = :grand_total AND displaced_at IS NULL
        """,
        {"stall": code, "till": till, "epoch": before_epoch, "seq": seq, "hash": hash_, "grand_total": grand_total},
    )
    return found is not None


def files(store: Store) -> list[Row]:
    """Every accepted file, in the order they were accepted."""
    return store.rows("SELECT * FROM file ORDER BY id")


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


def displace(store: Store, file: int, at: str) -> None:
    """Another file stands in the place of this one from now on."""
    store.run("UPDATE file SET displaced_at = :at WHERE id = :file", {"file": file, "at": at})


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
