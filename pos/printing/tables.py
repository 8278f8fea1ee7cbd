"""The papers that wait for a printer: what each is, never its content, which is remade when its turn comes."""

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE print_job (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        paper TEXT NOT NULL,
        subject TEXT NOT NULL,
        copy INTEGER NOT NULL CHECK (copy IN (0, 1))
    ) STRICT;
    """,
)


def insert(store: Store, paper: str, subject: str, copy: bool) -> None:
    store.run(
        "INSERT INTO print_job (paper, subject, copy) VALUES (:paper, :subject, :copy)",
        {"paper": paper, "subject": subject, "copy": int(copy)},
    )


def first(store: Store) -> Row | None:
    return store.row("SELECT id, paper, subject, copy FROM print_job ORDER BY id LIMIT 1")


def count(store: Store) -> int:
    found: int = store.value("SELECT count(*) FROM print_job")
    return found


def delete(store: Store, id_: int) -> None:
    store.run("DELETE FROM print_job WHERE id = :id", {"id": id_})


def delete_all(store: Store) -> None:
    store.run("DELETE FROM print_job")
