"""What is looked for among the receipts, and what became of them."""

from typing import NamedTuple

from pos.store import Row, Store


class Wanted(NamedTuple):
    """What a receipt is searched by; whatever is left empty is not asked for.

    `number` is the end of a receipt's number, `amount` what was due in rupiah (of a refund without its minus), `time`
    `HH:MM` in the zone that is `hours` ahead of UTC, `words` are each somewhere in the name or are the code of a line.
    Of number, amount, time and words one must fit. `since` is the first business day.
    """

    number: str = ""
    amount: int | None = None
    time: str = ""
    hours: int = 7
    words: tuple[str, ...] = ()
    since: str = ""
    tender: str = ""
    waiting: bool = False
    cashier: str = ""


def searched(store: Store, since: str) -> tuple[int, int]:
    """The first and the last seq of the sales and refunds since that day, of all where it is empty; (1, 0) of none."""
    row = store.row(
        """
        SELECT CASE :since WHEN '' THEN (SELECT min(seq) FROM sale)
                ELSE (SELECT seq FROM sale WHERE day >= :since ORDER BY day, seq LIMIT 1) END AS first,
            (SELECT max(seq) FROM sale) AS last
        """,
        {"since": since},
    )
    return (row["first"], row["last"]) if row is not None and row["first"] is not None else (1, 0)


def matching(store: Store, wanted: Wanted, most: int, first: int, last: int) -> list[Row]:
    """`seq` and `due` of the newest sales and refunds that match, their seq from `first` to `last`."""
    words = [f"%{_like(word)}%" for word in (*wanted.words, "", "", "")[:3]]
    return store.rows(
        r"""
        SELECT seq, due FROM sale
        WHERE seq BETWEEN :first_seq AND :last_seq
            AND day >= :since
            AND (:cashier = '' OR cashier = :cashier)
            AND (:tender = '' OR EXISTS (SELECT 1 FROM payment WHERE payment.seq = sale.seq AND tender = :tender))
            AND (NOT :waiting OR EXISTS (
                SELECT 1 FROM payment WHERE payment.seq = sale.seq AND state IN ('waiting', 'failed')))
            AND (:anything
                OR (:number <> '' AND number LIKE :number_like ESCAPE '\')
                OR due IN (:amount, -:amount)
                OR (:time <> '' AND strftime('%H:%M', at, :shift) = :time)
                OR (:first <> '%%' AND EXISTS (
                    SELECT 1 FROM line WHERE line.seq = sale.seq
                        AND (code = :code COLLATE NOCASE OR (name LIKE :first ESCAPE '\'
                            AND name LIKE :second ESCAPE '\' AND name LIKE :third ESCAPE '\')))))
        ORDER BY seq DESC LIMIT :most
        """,
        {
            "first_seq": first,
            "last_seq": last,
            "since": wanted.since,
            "cashier": wanted.cashier,
            "tender": wanted.tender,
            "waiting": wanted.waiting,
            "anything": not (wanted.number or wanted.amount is not None or wanted.time or wanted.words),
            "number": wanted.number,
            "number_like": f"%{_like(wanted.number)}",
            "amount": wanted.amount,
            "time": wanted.time,
            "shift": f"{wanted.hours:+d} hours",
            "first": words[0],
            "second": words[1],
            "third": words[2],
            "code": " ".join(wanted.words),
            "most": most,
        },
    )


def receipt(store: Store, number: str) -> Row | None:
    """`seq` and `due` of the sale or refund called `number`."""
    return store.row("SELECT seq, due FROM sale WHERE number = :number", {"number": number})


def _like(text: str) -> str:
    """`text` as a part of a LIKE pattern that stands for itself."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def cashiers(store: Store) -> list[str]:
    """Everyone who rang up a sale, by name."""
    rows = store.rows("SELECT DISTINCT cashier FROM sale WHERE cashier IS NOT NULL ORDER BY cashier")
    return [row["cashier"] for row in rows]


def insert_receipt_event(store: Store, *, seq: int, number: str, kind: str, day: str | None) -> None:
    store.run(
        "INSERT INTO receipt_event (seq, number, kind, day) VALUES (:seq, :number, :kind, :day)",
        {"seq": seq, "number": number, "kind": kind, "day": day},
    )


def events_of_receipt(store: Store, number: str) -> list[int]:
    """The seq of what was said of a receipt after it was recorded."""
    rows = store.rows("SELECT seq FROM receipt_event WHERE number = :number ORDER BY seq", {"number": number})
    return [row["seq"] for row in rows]


def decide_payments(store: Store, number: str, state: str, reference: str | None, *, also_failed: bool) -> None:
    """The payments of a receipt that wait (and those that failed, if told) get that state."""
    store.run(
        """
        UPDATE payment SET state = :state, reference = coalesce(:reference, reference)
        WHERE seq = (SELECT seq FROM sale WHERE number = :number)
            AND (state = 'waiting' OR (state = 'failed' AND :also_failed))
        """,
        {"number": number, "state": state, "reference": reference, "also_failed": also_failed},
    )


def change_payment(store: Store, number: str, position: int, *, tender: str, state: str, reference: str | None) -> None:
    """One payment of a receipt was made by another tender; no change was given then."""
    store.run(
        """
        UPDATE payment SET tender = :tender, given = amount, state = :state, reference = :reference
        WHERE seq = (SELECT seq FROM sale WHERE number = :number) AND position = :position
        """,
        {"number": number, "position": position, "tender": tender, "state": state, "reference": reference},
    )


def voids(store: Store, since: str, cashier: str, most: int) -> list[int]:
    """The seq of what was voided since that business day, newest first; by whom, where `cashier` is not empty."""
    rows = store.rows(
        """
        SELECT seq FROM void WHERE day >= :since AND (:cashier = '' OR cashier = :cashier)
        ORDER BY seq DESC LIMIT :most
        """,
        {"since": since, "cashier": cashier, "most": most},
    )
    return [row["seq"] for row in rows]


def voids_of(store: Store, sale: str) -> list[int]:
    """The seq of what was voided of the sale with that operation id, before it was paid."""
    rows = store.rows("SELECT seq FROM void WHERE sale = :sale ORDER BY seq", {"sale": sale})
    return [row["seq"] for row in rows]
