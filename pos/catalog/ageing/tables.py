"""Since when single pieces lie, and what was taken off their prices."""

from collections.abc import Iterable, Mapping
from typing import Any

from pos.store import Row, Store


def lying(store: Store) -> list[Row]:
    """`code`, `since` (UTC) and `first` price of every single piece on the shelf, the oldest first.

    It lies since it was last put there; what came back from a buyer lies since it was there at first.
    """
    return store.rows(
        """
        SELECT
            goods.code,
            event.at AS since,
            coalesce(
                (
                    SELECT before FROM markdown
                    WHERE markdown.code = goods.code AND markdown.seq > came.seq ORDER BY markdown.seq LIMIT 1
                ),
                goods.price
            ) AS first
        FROM goods
        JOIN (
            SELECT code, max(seq) AS seq FROM stock_movement
            WHERE kind IN ('set', 'received') AND qty > 0 GROUP BY code
        ) AS came ON came.code = goods.code
        JOIN event ON event.seq = came.seq
        WHERE goods.single AND goods.on_hand = 1 AND NOT goods.archived
        ORDER BY came.seq, goods.id
        """
    )


def since(store: Store, code: str) -> str | None:
    """When a piece was last put on the shelf (UTC); None where it never was."""
    at: str | None = store.value(
        """
        SELECT event.at FROM stock_movement JOIN event ON event.seq = stock_movement.seq
        WHERE stock_movement.code = :code AND stock_movement.kind IN ('set', 'received') AND stock_movement.qty > 0
        ORDER BY stock_movement.seq DESC LIMIT 1
        """,
        {"code": code},
    )
    return at


def keep(store: Store, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep `seq`, `code`, and the price `before` and `after`."""
    store.many("INSERT INTO markdown (seq, code, before, after) VALUES (:seq, :code, :before, :after)", rows)


def is_kept(store: Store, seq: int, code: str) -> bool:
    """Whether what the event `seq` took off the price of a piece stands."""
    found = store.value("SELECT 1 FROM markdown WHERE code = :code AND seq = :seq", {"code": code, "seq": seq})
    return found is not None


def forget(store: Store, seq: int) -> None:
    """What the event `seq` took down was given back."""
    store.run("DELETE FROM markdown WHERE seq = :seq", {"seq": seq})


def put_prices(store: Store, prices: Mapping[str, int]) -> None:
    store.many(
        "UPDATE product SET price = :price WHERE code = :code",
        ({"code": code, "price": price} for code, price in prices.items()),
    )
