"""What is on hand of the goods, and what moved it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pos.store import Store


def on_hand(store: Store, code: str) -> int | None:
    found: int | None = store.value("SELECT on_hand FROM stock WHERE code = :code", {"code": code})
    return found


def put_on_hand(store: Store, levels: Mapping[str, int]) -> None:
    store.many(
        """
        INSERT INTO stock (code, on_hand) VALUES (:code, :on_hand)
        ON CONFLICT (code) DO UPDATE SET on_hand = excluded.on_hand
        """,
        ({"code": code, "on_hand": level} for code, level in levels.items()),
    )


def stop_counting(store: Store, codes: Iterable[str]) -> None:
    store.many("DELETE FROM stock WHERE code = :code", ({"code": code} for code in codes))


def move(store: Store, movements: Sequence[Mapping[str, Any]]) -> None:
    """Keep `movements` and add their `qty` to what is on hand of the goods that are counted."""
    keep_movements(store, movements)
    store.many("UPDATE stock SET on_hand = on_hand + :qty WHERE code = :code", movements)


def bring(store: Store, movements: Sequence[Mapping[str, Any]]) -> None:
    """Keep `movements` and add their `qty` to what is on hand; goods that were not counted are from then on."""
    keep_movements(store, movements)
    store.many(
        """
        INSERT INTO stock (code, on_hand) VALUES (:code, :qty)
        ON CONFLICT (code) DO UPDATE SET on_hand = on_hand + excluded.on_hand
        """,
        movements,
    )


def keep_movements(store: Store, movements: Iterable[Mapping[str, Any]]) -> None:
    """Keep rows of `seq`, `line`, `code`, `qty`, `kind`."""
    store.many(
        "INSERT INTO stock_movement (seq, line, code, qty, kind) VALUES (:seq, :line, :code, :qty, :kind)", movements
    )


def movements_of(store: Store, code: str) -> list[tuple[int, int, int, str]]:
    """Seq, line, qty and kind of every movement of a product, in order."""
    rows = store.rows(
        "SELECT seq, line, qty, kind FROM stock_movement WHERE code = :code ORDER BY seq, line", {"code": code}
    )
    return [(row["seq"], row["line"], row["qty"], row["kind"]) for row in rows]


def moved_since(store: Store, seq: int, codes: Iterable[str]) -> set[str]:
    """Which of `codes` were sold, given back or counted after the event `seq`."""
    rows = store.rows(
        """
        SELECT wanted.value FROM json_each(:codes) AS wanted
        WHERE EXISTS (SELECT 1 FROM stock_movement WHERE code = wanted.value AND seq > :seq)
        """,
        {"codes": json.dumps(list(codes), ensure_ascii=False), "seq": seq},
    )
    return {row[0] for row in rows}


def forget_stock(store: Store) -> None:
    """Empty the projections, before they are rebuilt."""
    store.run("DELETE FROM stock")
    store.run("DELETE FROM stock_movement")
