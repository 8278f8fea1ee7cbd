"""Store credit as the payments of sales and refunds say: given by refunds, spent by sales."""

from pos.store import Row, Store


def listed(store: Store, most: int) -> list[Row]:
    """`number`, `given`, `spent`, and `seq`, `day`, `receipt`, `holder` of what gave it first; the newest first."""
    return store.rows(
        """
        SELECT paid.reference AS number, sum(max(-paid.amount, 0)) AS given, sum(max(paid.amount, 0)) AS spent,
            min(paid.seq) AS seq, first.day, first.number AS receipt, coalesce(customer.name, '') AS holder
        FROM payment AS paid
        JOIN sale AS first ON first.seq = (
            SELECT min(seq) FROM payment WHERE tender = 'credit' AND reference = paid.reference
        )
        LEFT JOIN customer ON customer.seq = first.seq
        WHERE paid.tender = 'credit' AND paid.reference IS NOT NULL
        GROUP BY paid.reference ORDER BY min(paid.seq) DESC LIMIT :most
        """,
        {"most": most},
    )


def one(store: Store, number: str) -> Row | None:
    """The same of one number, without its `holder`."""
    return store.row(
        """
        SELECT paid.reference AS number, sum(max(-paid.amount, 0)) AS given, sum(max(paid.amount, 0)) AS spent,
            min(paid.seq) AS seq, first.day, first.number AS receipt
        FROM payment AS paid
        JOIN sale AS first ON first.seq = (
            SELECT min(seq) FROM payment WHERE tender = 'credit' AND reference = :number
        )
        WHERE paid.tender = 'credit' AND paid.reference = :number GROUP BY paid.reference
        """,
        {"number": number},
    )


def number_like(store: Store, digits: str) -> str | None:
    """The number that ends in these digits, dashes left out."""
    number: str | None = store.value(
        """
        SELECT reference FROM payment
        WHERE tender = 'credit' AND replace(reference, '-', '') LIKE '%/' || :digits LIMIT 1
        """,
        {"digits": digits},
    )
    return number


def count(store: Store) -> int:
    """How many numbers were given: the next is one more."""
    many: int = store.value("SELECT count(DISTINCT reference) FROM payment WHERE tender = 'credit'")
    return many


def any_left(store: Store) -> bool:
    """Whether something of any of them is left to spend."""
    owed: int = store.value("SELECT coalesce(-sum(amount), 0) FROM payment WHERE tender = 'credit'")
    return owed > 0
