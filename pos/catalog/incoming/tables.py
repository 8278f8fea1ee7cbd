"""New goods, laid ready in tables that only this connection sees and that end with it, then added by one statement.

To hand 100,000 products from Python to the database takes longer than to add them: so a large import lays them ready
while the window lives, and its one transaction moves what lies there.
"""

from collections.abc import Sequence
from operator import attrgetter

from pos.catalog.product import Product, folded
from pos.catalog.search import tables as search
from pos.store import Store

_FACTS = attrgetter(
    "code", "name", "price", "low", "category", "unit", "short", "cost", "floor", "maker", "origin", "weight_g",
    "length_cm", "width_cm", "height_cm", "photo", "description", "condition", "flaws", "age", "provenance",
)  # fmt: skip


def clear(store: Store) -> None:
    """Nothing lies ready."""
    store.run(
        """
        CREATE TEMP TABLE IF NOT EXISTS incoming (
            place INTEGER PRIMARY KEY, folded, barcodes, weighed, single, code, name, price, low, category, unit,
            short, cost, floor, maker, origin, weight_g, length_cm, width_cm, height_cm, photo, description, condition,
            flaws, age, provenance
        )
        """
    )
    store.run("CREATE TEMP TABLE IF NOT EXISTS incoming_barcode (barcode, place)")
    store.run("DELETE FROM temp.incoming")
    store.run("DELETE FROM temp.incoming_barcode")


def lay(store: Store, products: Sequence[Product], before: int = 0) -> None:
    """Lay `products` ready after the `before` ones that lie there."""
    store.many(
        """
        INSERT INTO temp.incoming VALUES (
            ?, ?, ?, ?, ?, ?, ?, ?, ?,
            nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''),
            nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''),
            nullif(?, ''), nullif(?, ''), nullif(?, '')
        )
        """,
        (_row(place, product) for place, product in enumerate(products, start=before + 1)),
    )
    store.many(
        "INSERT INTO temp.incoming_barcode (barcode, place) VALUES (?, ?)",
        ((barcode, place) for place, product in enumerate(products, start=before + 1) for barcode in product.barcodes),
    )


def _row(place: int, product: Product) -> tuple[str | int, ...]:
    """By place, and "" for what is missing: Python takes four times as long to bind None as to bind a text."""
    return (
        place,
        folded(product.name),
        " ".join(product.barcodes),
        int(product.weighed),
        int(product.unique),
        *["" if fact is None else fact for fact in _FACTS(product)],
    )


def take_over(store: Store) -> None:
    """Add what lies ready to the goods; the search finds it once it has caught up."""
    last = {"last": int(store.value("SELECT coalesce(max(id), 0) FROM product"))}
    store.run(
        """
        INSERT INTO product (
            id, folded, barcodes, weighed, single, code, name, price, low, category, unit, short, cost, floor,
            maker, origin, weight_g, length_cm, width_cm, height_cm, photo, description, condition, flaws, age,
            provenance
        )
        SELECT
            :last + place, folded, barcodes, weighed, single, code, name, price, low, category, unit, short, cost,
            floor, maker, origin, weight_g, length_cm, width_cm, height_cm, photo, description, condition, flaws, age,
            provenance
        FROM temp.incoming ORDER BY place
        """,
        last,
    )
    store.run("INSERT INTO barcode (barcode, product) SELECT barcode, :last + place FROM temp.incoming_barcode", last)
    search.put_off(store, last["last"] + 1)
    clear(store)
