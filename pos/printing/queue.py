"""The papers that wait for a printer, in order, on disk: a start goes on where a power cut stopped."""

from typing import NamedTuple

from pos.printing import tables
from pos.store import Store


class Job(NamedTuple):
    """One paper to print: its kind ("receipt", "closing_slip"), whose it is (a number, a day), and whether a copy."""

    id: int
    paper: str
    subject: str
    copy: bool


class PrintQueue:
    """A job is taken out only after all of it was handed over, so a crash may print twice and never loses one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, paper: str, subject: str, *, copy: bool = False) -> None:
        """Put a paper at the end."""
        with self._store.transaction():
            tables.insert(self._store, paper, subject, copy)

    def first(self) -> Job | None:
        """The paper whose turn it is."""
        row = tables.first(self._store)
        return None if row is None else Job(row["id"], row["paper"], row["subject"], bool(row["copy"]))

    def __len__(self) -> int:
        return tables.count(self._store)

    def take_out(self, job: Job) -> None:
        """It is printed."""
        with self._store.transaction():
            tables.delete(self._store, job.id)

    def clear(self) -> None:
        """Print none of them."""
        with self._store.transaction():
            tables.delete_all(self._store)
