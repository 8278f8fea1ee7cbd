"""A setting that is changed: kept in the store, and told by the journal with what it was before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pos.journal.chain import Journal
from pos.store import Store


def change(
    store: Store,
    journal: Journal,
    name: str,
    value: str,
    *,
    at: datetime,
    operation: str,
    actor: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Keep `value`, which was checked; `facts` go into the event besides. A transaction of its own, or the caller's."""
    with store.transaction():
        journal.record(
            "setting_changed",
            {"name": name, "before": store.settings().get(name), "after": value, **(facts or {})},
            at=at,
            actor=actor,
            operation=operation,
        )
        store.put_setting(name, value)
