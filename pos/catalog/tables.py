"""The goods, their stock and the search in them: migrations and every statement on them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from pos.catalog.incoming import tables as incoming
from pos.catalog.product import Product, folded, product_if, product_of, products_of
from pos.catalog.search import tables as search
from pos.store import Store

MIGRATIONS = (
    """
    CREATE TABLE product (
        id INTEGER PRIMARY KEY CHECK (id > 0),
        code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
        folded TEXT NOT NULL,
        price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 999999999),
        barcodes TEXT NOT NULL,
        category TEXT,
        unit TEXT,
        short TEXT CHECK (length(short) <= 22),
        low INTEGER NOT NULL CHECK (low BETWEEN 0 AND 999999999),
        weighed INTEGER NOT NULL CHECK (weighed IN (0, 1)),
        single INTEGER NOT NULL CHECK (single IN (0, 1)),
        cost INTEGER CHECK (cost BETWEEN 0 AND 999999999),
        floor INTEGER CHECK (floor BETWEEN 0 AND 999999999),
        maker TEXT,
        origin TEXT,
        weight_g INTEGER CHECK (weight_g BETWEEN 0 AND 999999999),
        length_cm INTEGER CHECK (length_cm BETWEEN 0 AND 999999999),
        width_cm INTEGER CHECK (width_cm BETWEEN 0 AND 999999999),
        height_cm INTEGER CHECK (height_cm BETWEEN 0 AND 999999999),
        photo TEXT,
        description TEXT
    ) STRICT;
    CREATE INDEX product_folded ON product (folded);
    CREATE INDEX product_code_any_case ON product (code COLLATE NOCASE);
    CREATE INDEX product_category ON product (coalesce(category, ''));

    CREATE TABLE barcode (
        barcode TEXT PRIMARY KEY CHECK (length(barcode) BETWEEN 1 AND 40),
        product INTEGER NOT NULL REFERENCES product (id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX barcode_product ON barcode (product);

    CREATE TABLE made_code (next INTEGER NOT NULL CHECK (next > 0)) STRICT;
    INSERT INTO made_code (next) VALUES (1);

    CREATE TABLE stock (
        code TEXT PRIMARY KEY,
        on_hand INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE stock_movement (
        seq INTEGER NOT NULL CHECK (seq > 0),
        line INTEGER NOT NULL CHECK (line > 0),
        code TEXT NOT NULL,
        qty INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'set', 'uncounted')),
        PRIMARY KEY (seq, line)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stock_movement_code ON stock_movement (code, seq);

    CREATE VIEW goods AS
    SELECT product.*, stock.on_hand FROM product LEFT JOIN stock ON stock.code = product.code;

    CREATE VIRTUAL TABLE product_words USING fts5 (
        name, code, category, maker, origin,
        content = 'product', content_rowid = 'id', prefix = '1 2 3 4 5 6', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE product_letters USING fts5 (
        name, code, content = 'product', content_rowid = 'id', tokenize = 'trigram'
    );
    """,
    """
    CREATE VIRTUAL TABLE product_vocabulary USING fts5vocab (product_words, row);
    """,
    """
    CREATE TABLE archived (product INTEGER PRIMARY KEY REFERENCES product (id)) STRICT;

    DROP VIEW goods;
    CREATE VIEW goods AS
    SELECT product.*, stock.on_hand, archived.product IS NOT NULL AS archived
    FROM product LEFT JOIN stock ON stock.code = product.code LEFT JOIN archived ON archived.product = product.id;

    CREATE TABLE sheet_import (
        seq INTEGER PRIMARY KEY,
        body BLOB NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE unsearched (first INTEGER NOT NULL CHECK (first > 0)) STRICT;
    """,
    """
    ALTER TABLE product ADD COLUMN condition TEXT CHECK (condition IN ('flawless', 'well_kept', 'flawed', 'broken'));
    ALTER TABLE product ADD COLUMN flaws TEXT;
    ALTER TABLE product ADD COLUMN age TEXT;
    ALTER TABLE product ADD COLUMN provenance TEXT;

    CREATE TABLE markdown (
        seq INTEGER NOT NULL CHECK (seq > 0),
        code TEXT NOT NULL,
        before INTEGER NOT NULL CHECK (before BETWEEN 0 AND 999999999),
        after INTEGER NOT NULL CHECK (after BETWEEN 0 AND 999999999),
        PRIMARY KEY (code, seq)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE moved (
        seq INTEGER NOT NULL CHECK (seq > 0),
        line INTEGER NOT NULL CHECK (line > 0),
        code TEXT NOT NULL,
        qty INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'set', 'uncounted', 'received', 'returned')),
        PRIMARY KEY (seq, line)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO moved SELECT seq, line, code, qty, kind FROM stock_movement;
    DROP TABLE stock_movement;
    ALTER TABLE moved RENAME TO stock_movement;
    CREATE INDEX stock_movement_code ON stock_movement (code, seq);
    """,
    """
    CREATE TABLE moved (
        seq INTEGER NOT NULL CHECK (seq > 0),
        line INTEGER NOT NULL CHECK (line > 0),
        code TEXT NOT NULL,
        qty INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (
            kind IN (
                'sale', 'refund', 'set', 'uncounted', 'received', 'returned', 'counted', 'broken', 'lost', 'used',
                'sent_back'
            )
        ),
        PRIMARY KEY (seq, line)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO moved SELECT seq, line, code, qty, kind FROM stock_movement;
    DROP TABLE stock_movement;
    ALTER TABLE moved RENAME TO stock_movement;
    CREATE INDEX stock_movement_code ON stock_movement (code, seq);

    CREATE TABLE stock_sheet (
        sheet TEXT NOT NULL CHECK (sheet IN ('in', 'out', 'count')),
        code TEXT NOT NULL,
        qty INTEGER NOT NULL CHECK (qty BETWEEN 0 AND 999999),
        expected INTEGER,
        place INTEGER NOT NULL,
        PRIMARY KEY (sheet, code)
    ) STRICT, WITHOUT ROWID;
    """,
)

_FACTS = attrgetter(
    "price", "low", "unit", "short", "cost", "floor", "maker", "origin", "weight_g", "length_cm", "width_cm",
    "height_cm", "photo", "description", "condition", "flaws", "age", "provenance",
)  # fmt: skip

PROJECTIONS = ("stock", "stock_movement", "markdown")
"""The tables that are rebuilt from the journal; the others here are kept as they are."""


def by_code(store: Store, code: str) -> Product | None:
    return product_if(store.row("SELECT * FROM goods WHERE code = :code", {"code": code}))


def floor(store: Store, code: str) -> int | None:
    """The lowest acceptable price of a product, None where it has none."""
    found: int | None = store.value("SELECT floor FROM product WHERE code = :code", {"code": code})
    return found


def by_barcode_or_code(store: Store, text: str) -> Product | None:
    return product_if(
        store.row(
            """
            SELECT * FROM goods
            WHERE id = coalesce(
                (SELECT product FROM barcode WHERE barcode = :text), (SELECT id FROM product WHERE code = :text)
            )
            """,
            {"text": text},
        )
    )


def by_code_any_case(store: Store, text: str) -> list[Product]:
    """At most two products whose code is `text` but for the case of Latin letters."""
    return products_of(store.rows("SELECT * FROM goods WHERE code = :text COLLATE NOCASE LIMIT 2", {"text": text}))


def archive(store: Store, code: str) -> None:
    """Take a product out of the offer; the search finds it no more, a scan does."""
    search.take_out(store, [code])
    store.run("INSERT INTO archived (product) SELECT id FROM product WHERE code = :code", {"code": code})


def unarchive(store: Store, code: str) -> None:
    """Offer a product again."""
    search.catch_up(store)
    store.run("DELETE FROM archived WHERE product = (SELECT id FROM product WHERE code = :code)", {"code": code})
    search.put_back(store, [code])


def delete(store: Store, products: Sequence[Product]) -> None:
    """Take products away for good, with their barcodes; what moved of them stays in the journal."""
    search.leave_out(store, [product.code for product in products if not product.archived])
    codes = {"codes": _json(product.code for product in products)}
    for statement in (
        """
        DELETE FROM barcode WHERE product IN (
            SELECT product.id FROM json_each(:codes) AS wanted CROSS JOIN product ON product.code = wanted.value
        )
        """,
        """
        DELETE FROM archived WHERE product IN (
            SELECT product.id FROM json_each(:codes) AS wanted CROSS JOIN product ON product.code = wanted.value
        )
        """,
        "DELETE FROM product WHERE code IN (SELECT value FROM json_each(:codes))",
    ):
        store.run(statement, codes)
    search.end_putting_off(store)


def place_of(store: Store, code: str) -> int:
    """The id of the product; products that came later have higher ones. Raises where there is none."""
    return int(store.value("SELECT id FROM product WHERE code = :code", {"code": code}))


def keep_import(store: Store, seq: int, body: bytes) -> None:
    """Keep what takes the import of event `seq` back; the one before cannot be taken back any more."""
    store.run("DELETE FROM sheet_import")
    store.run("INSERT INTO sheet_import (seq, body) VALUES (:seq, :body)", {"seq": seq, "body": body})


def last_import(store: Store) -> tuple[int, bytes] | None:
    row = store.row("SELECT seq, body FROM sheet_import")
    return None if row is None else (row["seq"], row["body"])


def last_import_seq(store: Store) -> int | None:
    seq: int | None = store.value("SELECT seq FROM sheet_import")
    return seq


def forget_import(store: Store) -> None:
    store.run("DELETE FROM sheet_import")


def all_goods(store: Store) -> Iterator[Product]:
    """Every product in the order of entry, read as it is taken."""
    for row in store.run("SELECT * FROM goods ORDER BY id"):
        yield product_of(row)


def of_codes(store: Store, codes: Iterable[str]) -> dict[str, Product]:
    """The products that have one of `codes`, by code."""
    rows = store.rows(
        "SELECT goods.* FROM json_each(:codes) AS wanted CROSS JOIN goods ON goods.code = wanted.value",
        {"codes": _json(codes)},
    )
    return {product.code: product for product in products_of(rows)}


def of_names(store: Store, names: Iterable[str]) -> dict[str, list[Product]]:
    """The products that are called one of `names` (folded), by folded name."""
    rows = store.rows(
        """
        SELECT goods.* FROM json_each(:names) AS wanted CROSS JOIN goods ON goods.folded = wanted.value
        ORDER BY goods.id
        """,
        {"names": _json(names)},
    )
    found: dict[str, list[Product]] = {}
    for row in rows:
        found.setdefault(row["folded"], []).append(product_of(row))
    return found


def owners(store: Store, barcodes: Iterable[str]) -> dict[str, str]:
    """Which product (its code) each of `barcodes` belongs to; free ones are left out."""
    rows = store.rows(
        """
        SELECT barcode.barcode, product.code
        FROM json_each(:barcodes) AS wanted
        CROSS JOIN barcode ON barcode.barcode = wanted.value
        CROSS JOIN product ON product.id = barcode.product
        """,
        {"barcodes": _json(barcodes)},
    )
    return {row[0]: row[1] for row in rows}


def next_made_code(store: Store) -> int:
    """The number of the next code to be made; a number is never given twice."""
    return int(store.value("SELECT next FROM made_code"))


def keep_next_made_code(store: Store, number: int) -> None:
    store.run("UPDATE made_code SET next = :number", {"number": number})


def made_code(store: Store, number: int, taken: Iterable[str | None] = ()) -> tuple[str, int]:
    """The next free code of the stall's own making, from `number` on, and the number after it."""
    while True:
        code, number = f"P-{number:04d}", number + 1
        if code not in taken and by_barcode_or_code(store, code) is None:
            return code, number


def insert(store: Store, products: Sequence[Product]) -> None:
    """Add new products with their barcodes, and let the search find them."""
    incoming.clear(store)
    incoming.lay(store, products)
    incoming.take_over(store)
    search.catch_up(store)


def update(store: Store, products: Sequence[Product], before: Mapping[str, Product]) -> None:
    """Give the products that have these codes these facts and barcodes; `before` is how they are, by code."""
    pairs = [(product, before[product.code]) for product in products]
    moved = [new.code for new, old in pairs if _searched(new) != _searched(old) and not old.archived]
    labelled = [new for new, old in pairs if new.barcodes != old.barcodes]
    renamed = [new for new, old in pairs if (new.name, new.category) != (old.name, old.category)]
    search.take_out(store, moved)
    store.many(
        "DELETE FROM barcode WHERE product = (SELECT id FROM product WHERE code = :code)",
        ({"code": product.code} for product in labelled),
    )
    # Apart, for a column that is set has its index written anew, even where it stays.
    store.many(
        "UPDATE product SET name = ?, folded = ?, category = ? WHERE code = ?",
        ((product.name, folded(product.name), product.category, product.code) for product in renamed),
    )
    store.many(
        """
        UPDATE product SET
            barcodes = ?, weighed = ?, single = ?, price = ?, low = ?, unit = nullif(?, ''), short = nullif(?, ''),
            cost = nullif(?, ''), floor = nullif(?, ''), maker = nullif(?, ''), origin = nullif(?, ''),
            weight_g = nullif(?, ''), length_cm = nullif(?, ''), width_cm = nullif(?, ''), height_cm = nullif(?, ''),
            photo = nullif(?, ''), description = nullif(?, ''), condition = nullif(?, ''), flaws = nullif(?, ''),
            age = nullif(?, ''), provenance = nullif(?, '')
        WHERE code = ?
        """,
        map(_places, products),
    )
    _insert_barcodes(store, labelled)
    search.put_back(store, moved)


def _searched(product: Product) -> tuple[str | None, ...]:
    return (product.name, product.category, product.maker, product.origin)


def _insert_barcodes(store: Store, products: Sequence[Product]) -> None:
    store.many(
        "INSERT INTO barcode (barcode, product) VALUES (:barcode, (SELECT id FROM product WHERE code = :code))",
        ({"barcode": barcode, "code": product.code} for product in products for barcode in product.barcodes),
    )


def _json(texts: Iterable[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)


def _places(product: Product) -> tuple[str | int, ...]:
    """The facts without an index, by place; "" for what is missing, which is quicker to bind than None."""
    facts = ["" if fact is None else fact for fact in _FACTS(product)]
    return (" ".join(product.barcodes), int(product.weighed), int(product.unique), *facts, product.code)
