"""What each parcel holds, beside the goods."""

import json
from collections.abc import Iterable

from pos.catalog.kits.part import Part
from pos.store import Store

MIGRATIONS = (
    """
    CREATE TABLE kit_part (
        kit TEXT NOT NULL,
        place INTEGER NOT NULL CHECK (place > 0),
        code TEXT NOT NULL,
        qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 999999),
        PRIMARY KEY (kit, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kit_part_code ON kit_part (code);
    """,
)


def parts(store: Store, codes: Iterable[str]) -> dict[str, tuple[Part, ...]]:
    """What those of `codes` hold that are parcels, in order, each part called as it is called now."""
    rows = store.rows(
        """
        SELECT kit_part.kit, kit_part.code, product.name, kit_part.qty
        FROM kit_part JOIN product ON product.code = kit_part.code
        WHERE kit_part.kit IN (SELECT value FROM json_each(:codes)) ORDER BY kit_part.kit, kit_part.place
        """,
        {"codes": json.dumps(list(codes))},
    )
    found: dict[str, tuple[Part, ...]] = {}
    for row in rows:
        found[row["kit"]] = (*found.get(row["kit"], ()), Part(row["code"], row["name"], row["qty"]))
    return found


def kits(store: Store) -> frozenset[str]:
    """The codes of all parcels."""
    return frozenset(row["kit"] for row in store.rows("SELECT DISTINCT kit FROM kit_part"))


def is_part(store: Store, code: str) -> bool:
    """Whether any parcel holds it."""
    return store.value("SELECT 1 FROM kit_part WHERE code = :code LIMIT 1", {"code": code}) is not None


def put(store: Store, kit: str, parts: Iterable[tuple[str, int]]) -> None:
    """A parcel holds these from now on, code and quantity of each; nothing: it is none any more."""
    store.run("DELETE FROM kit_part WHERE kit = :kit", {"kit": kit})
    store.many(
        "INSERT INTO kit_part (kit, place, code, qty) VALUES (:kit, :place, :code, :qty)",
        ({"kit": kit, "place": place, "code": code, "qty": qty} for place, (code, qty) in enumerate(parts, start=1)),
    )
