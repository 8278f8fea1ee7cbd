"""What the office's screens read of days: sums, neighbours, what was revised, what came last."""

from pos.store import Row, Store


def days_between(store: Store, from_: str, to: str) -> list[Row]:
    """The newest accepted revision of every stall's day, with `forked` 1 where another file claims its place."""
    return store.rows(
        """
        SELECT day.*, stall.name, (day.stall, day.till, day.day) IN (SELECT stall, till, day FROM disputed) AS forked
        FROM day JOIN stall USING (stall, till, epoch)
        WHERE day.day BETWEEN :from AND :to ORDER BY day.day, day.stall, day.till, day.epoch
        """,
        {"from": from_, "to": to},
    )


def days_of_till_between(store: Store, code: str, till: int, from_: str, to: str) -> list[Row]:
    """What tells the state of each day that a till handed in; `forked` as in `days_between`."""
    return store.rows(
        """
        SELECT day, epoch, number, revision, nil, paper,
            (stall, till, day) IN (SELECT disputed.stall, disputed.till, disputed.day FROM disputed) AS forked
        FROM day WHERE stall = :stall AND till = :till AND day BETWEEN :from AND :to ORDER BY day, epoch
        """,
        {"stall": code, "till": till, "from": from_, "to": to},
    )


def neighbours_of_days(store: Store, from_: str, to: str) -> list[Row]:
    """For every till the last day it handed in before `from` and the first after `to`, each with its number."""
    return store.rows(
        """
        SELECT day.stall, day.till, day.day, day.epoch, day.number
        FROM (  -- asked of each epoch's index: all days of all years are a great many
            SELECT stall, till, epoch, max(day) AS day
            FROM (
                SELECT stall, till, epoch, (
                    SELECT max(day) FROM day WHERE day.stall = stall.stall AND day.till = stall.till
                        AND day.epoch = stall.epoch AND day.day < :from
                ) AS day FROM stall
            ) WHERE day IS NOT NULL GROUP BY stall, till
            UNION ALL
            SELECT stall, till, epoch, min(day)
            FROM (
                SELECT stall, till, epoch, (
                    SELECT min(day) FROM day WHERE day.stall = stall.stall AND day.till = stall.till
                        AND day.epoch = stall.epoch AND day.day > :to
                ) AS day FROM stall
            ) WHERE day IS NOT NULL GROUP BY stall, till
        ) AS near CROSS JOIN day USING (stall, till, epoch, day)
        """,
        {"from": from_, "to": to},
    )


def net_of_days(store: Store, days: tuple[str, ...]) -> dict[str, int]:
    """The whole gallery's net of each of these days that has any file."""
    found: dict[str, int] = {}
    for day in days:
        net = store.value("SELECT sum(net) FROM day WHERE day = :day", {"day": day})
        if net is not None:
            found[day] = net
    return found


def net_of_hours(store: Store, day: str) -> dict[int, int]:
    return {
        row["hour"]: row["net"]
        for row in store.rows("SELECT hour, sum(net) AS net FROM hour WHERE day = :day GROUP BY hour", {"day": day})
    }


def net_of_trades(store: Store, day: str) -> dict[str, int]:
    return {
        row["trade"]: row["net"]
        for row in store.rows("SELECT trade, sum(net) AS net FROM day WHERE day = :day GROUP BY trade", {"day": day})
    }


def tenders_of_day(store: Store, day: str) -> list[Row]:
    return store.rows(
        """
        SELECT tender, sum(count) AS count, sum(amount) AS amount, sum(confirmed) + CASE tender WHEN 'qris' THEN (
            SELECT coalesce(sum(amount), 0) FROM (
                SELECT max(amount) AS amount FROM later WHERE day = :day AND state = 'confirmed'
                GROUP BY stall, till, number)) ELSE 0 END AS confirmed
        FROM tender WHERE day = :day GROUP BY tender ORDER BY amount DESC, tender
        """,
        {"day": day},
    )


def revised_between(store: Store, from_: str, to: str) -> list[Row]:
    """The revisions that came in on these days, with what each changed in net against the one before."""
    return store.rows(
        """
        SELECT file.stall, file.till, file.day, file.revision, stall.name, posting.net - before.net AS amount
        FROM file JOIN stall USING (stall, till, epoch)
            JOIN posting ON posting.file = file.id AND posting.sign = 1
            JOIN file AS earlier ON earlier.stall = file.stall AND earlier.till = file.till
                AND earlier.epoch = file.epoch AND earlier.number = file.number AND earlier.revision = file.revision - 1
                AND earlier.displaced_at IS NULL
            JOIN posting AS before ON before.file = earlier.id AND before.sign = 1
        WHERE file.revision > 1 AND file.displaced_at IS NULL AND file.received_day BETWEEN :from AND :to
        GROUP BY file.id ORDER BY file.id
        """,
        {"from": from_, "to": to},
    )


def last_days(store: Store, before: str) -> dict[tuple[str, int], str]:
    """The last day each till handed in before `before`."""
    return {
        (row["stall"], row["till"]): row["day"]
        for row in store.rows(
            """
            SELECT stall, till, max(day) AS day
            FROM (
                SELECT stall, till, (
                    SELECT max(day) FROM day WHERE day.stall = stall.stall AND day.till = stall.till
                        AND day.epoch = stall.epoch AND day.day < :before
                ) AS day FROM stall
            ) WHERE day IS NOT NULL GROUP BY stall, till
            """,
            {"before": before},
        )
    }


def days_around(store: Store, code: str, till: int, day: str) -> tuple[Row | None, Row | None]:
    """The last day that a till handed in before `day` and the first after it, each with its number."""
    which = {"stall": code, "till": till, "day": day}
    before = store.row(
        """
        SELECT day, epoch, number FROM day WHERE stall = :stall AND till = :till AND day < :day
        ORDER BY day DESC LIMIT 1
        """,
        which,
    )
    after = store.row(
        """
        SELECT day, epoch, number FROM day WHERE stall = :stall AND till = :till AND day > :day
        ORDER BY day LIMIT 1
        """,
        which,
    )
    return before, after


def days_of_till(store: Store, code: str, till: int, most: int) -> list[Row]:
    """The last days that a till handed in, the newest first, of each its newest accepted revision."""
    return store.rows(
        """
        SELECT day, revision, sales, refunds, net FROM day WHERE stall = :stall AND till = :till
        ORDER BY day DESC LIMIT :most
        """,
        {"stall": code, "till": till, "most": most},
    )


def day_of_till(store: Store, code: str, till: int, day: str) -> Row | None:
    """A till's day as it counts, with `forked` as in `days_between`."""
    return store.row(
        """
        SELECT day.*, (day.stall, day.till, day.day) IN (SELECT stall, till, day FROM disputed) AS forked
        FROM day WHERE stall = :stall AND till = :till AND day = :day
        """,
        {"stall": code, "till": till, "day": day},
    )


def first_and_last_day(store: Store) -> tuple[str, str] | None:
    """Of all that was handed in; None before anything was."""
    first = store.value("SELECT min(day) FROM day")
    return None if first is None else (first, store.value("SELECT max(day) FROM day"))
