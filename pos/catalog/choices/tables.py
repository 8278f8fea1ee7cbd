"""The questions that goods and categories are kept with, beside the goods."""

from pos.store import Store

MIGRATIONS = (
    """
    CREATE TABLE choice_group (
        kind TEXT NOT NULL CHECK (kind IN ('product', 'category')),
        subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 80),
        body BLOB NOT NULL,
        PRIMARY KEY (kind, subject)
    ) STRICT, WITHOUT ROWID;
    """,
)


def body(store: Store, kind: str, subject: str) -> bytes | None:
    found: bytes | None = store.value(
        "SELECT body FROM choice_group WHERE kind = :kind AND subject = :subject", {"kind": kind, "subject": subject}
    )
    return found


def put(store: Store, kind: str, subject: str, body: bytes) -> None:
    store.run(
        """
        INSERT INTO choice_group (kind, subject, body) VALUES (:kind, :subject, :body)
        ON CONFLICT (kind, subject) DO UPDATE SET body = excluded.body
        """,
        {"kind": kind, "subject": subject, "body": body},
    )


def drop(store: Store, kind: str, subject: str) -> None:
    store.run("DELETE FROM choice_group WHERE kind = :kind AND subject = :subject", {"kind": kind, "subject": subject})
