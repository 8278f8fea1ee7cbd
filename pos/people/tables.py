"""The people of a stall: the migrations and every statement on their table."""

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE person (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
        role TEXT NOT NULL CHECK (role IN ('cashier', 'manager', 'owner')),
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        pin TEXT NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0)
    ) STRICT;
    """,
)


def everybody(store: Store) -> list[Row]:
    return store.rows("SELECT id, name, role, active, tries FROM person ORDER BY id")


def by_id(store: Store, id_: int) -> Row | None:
    return store.row("SELECT id, name, role, active, tries FROM person WHERE id = :id", {"id": id_})


def kept_pin(store: Store, id_: int) -> str:
    found: str = store.value("SELECT pin FROM person WHERE id = :id", {"id": id_})
    return found


def insert(store: Store, *, name: str, role: str, pin: str) -> int:
    cursor = store.run(
        "INSERT INTO person (name, role, active, pin) VALUES (:name, :role, 1, :pin)",
        {"name": name, "role": role, "pin": pin},
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def update(store: Store, id_: int, *, name: str, role: str, active: bool) -> None:
    store.run(
        "UPDATE person SET name = :name, role = :role, active = :active WHERE id = :id",
        {"id": id_, "name": name, "role": role, "active": int(active)},
    )


def set_pin(store: Store, id_: int, pin: str) -> None:
    store.run("UPDATE person SET pin = :pin, tries = 0 WHERE id = :id", {"id": id_, "pin": pin})


def count_try(store: Store, id_: int) -> None:
    store.run("UPDATE person SET tries = tries + 1 WHERE id = :id", {"id": id_})


def forget_tries(store: Store, id_: int) -> None:
    store.run("UPDATE person SET tries = 0 WHERE id = :id", {"id": id_})
