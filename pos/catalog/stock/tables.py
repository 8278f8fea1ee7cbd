"""What is on hand of the goods, and what moved it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pos.store import Row, Store


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


def last_movements(store: Store, most: int) -> list[Row]:
    """Seq, line, code, qty and kind of the newest movements of all goods."""
    return store.rows(
        "SELECT seq, line, code, qty, kind FROM stock_movement ORDER BY seq DESC, line LIMIT :most", {"most": most}
    )


def last_of(store: Store, code: str, most: int) -> list[Row]:
    """The same of one product."""
    return store.rows(
        """
        SELECT seq, line, code, qty, kind FROM stock_movement WHERE code = :code ORDER BY seq DESC, line LIMIT :most
        """,
        {"code": code, "most": most},
    )


def sheet(store: Store, name: str) -> list[Row]:
    """Code, qty and expected of what is written on a sheet, what was written last first."""
    return store.rows(
        "SELECT code, qty, expected FROM stock_sheet WHERE sheet = :sheet ORDER BY place DESC", {"sheet": name}
    )


def write(store: Store, name: str, code: str, qty: int, expected: int | None) -> None:
    """Put a product on a sheet; what was expected of it stays as it was first."""
    store.run(
        """
        INSERT INTO stock_sheet (sheet, code, qty, expected, place)
        VALUES (
            :sheet, :code, :qty, :expected,
            (SELECT coalesce(max(place), 0) + 1 FROM stock_sheet WHERE sheet = :sheet)
        )
        ON CONFLICT (sheet, code) DO UPDATE SET qty = excluded.qty, place = excluded.place
        """,
        {"sheet": name, "code": code, "qty": qty, "expected": expected},
    )


def strike(store: Store, name: str, codes: Iterable[str]) -> None:
    store.many(
        "DELETE FROM stock_sheet WHERE sheet = :sheet AND code = :code",
        ({"sheet": name, "code": code} for code in codes),
    )


def clear(store: Store, name: str) -> None:
    store.run("DELETE FROM stock_sheet WHERE sheet = :sheet", {"sheet": name})


def count_unwritten(store: Store, name: str) -> int:
    """How many goods are believed to be there and are not on a sheet."""
    return int(
        store.value(
            """
            SELECT count(*) FROM goods
            WHERE on_hand <> 0 AND NOT archived
            AND NOT EXISTS (SELECT 1 FROM stock_sheet WHERE sheet = :sheet AND stock_sheet.code = goods.code)
            """,
            {"sheet": name},
        )
    )


def write_rest(store: Store, name: str) -> list[str]:
    """Put those on the sheet with 0, in the order of their entry; gives their codes."""
    rows = store.rows(
        """
        SELECT code, on_hand FROM goods
        WHERE on_hand <> 0 AND NOT archived
        AND NOT EXISTS (SELECT 1 FROM stock_sheet WHERE sheet = :sheet AND stock_sheet.code = goods.code)
        ORDER BY id
        """,
        {"sheet": name},
    )
    for row in rows:
        write(store, name, row["code"], 0, row["on_hand"])
    return [row["code"] for row in rows]
