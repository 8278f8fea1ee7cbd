"""The goods, their stock and the search in them: migrations and every statement on them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from pos.catalog.incoming import tables as incoming
from pos.catalog.product import Product, folded
from pos.catalog.search import tables as search
from pos.store import Row, Store

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
)

_FACTS = attrgetter(
    "price", "low", "unit", "short", "cost", "floor", "maker", "origin", "weight_g", "length_cm", "width_cm",
    "height_cm", "photo", "description",
)  # fmt: skip

PROJECTIONS = ("stock", "stock_movement")
"""The tables that are rebuilt from the journal; the others here are kept as they are."""


def by_code(store: Store, code: str) -> Product | None:
    return _one(store.row("SELECT * FROM goods WHERE code = :code", {"code": code}))


def floor(store: Store, code: str) -> int | None:
    """The lowest acceptable price of a product, None where it has none."""
    found: int | None = store.value("SELECT floor FROM product WHERE code = :code", {"code": code})
    return found


def by_barcode_or_code(store: Store, text: str) -> Product | None:
    return _one(
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
    return _all(store.rows("SELECT * FROM goods WHERE code = :text COLLATE NOCASE LIMIT 2", {"text": text}))


def by_words(store: Store, query: str, most: int) -> list[Product]:
    """The earliest goods that `query`, in FTS5's language, finds in the words."""
    return _all(
        store.rows(
            """
            SELECT * FROM goods
            WHERE id IN (SELECT rowid FROM product_words WHERE product_words MATCH :query ORDER BY rowid LIMIT :most)
            ORDER BY id
            """,
            {"query": query, "most": most},
        )
    )


def by_letters(store: Store, query: str, most: int) -> list[Product]:
    """The earliest goods that `query`, in FTS5's language, finds inside names and codes."""
    return _all(
        store.rows(
            """
            SELECT * FROM goods
            WHERE id IN (
                SELECT rowid FROM product_letters WHERE product_letters MATCH :query ORDER BY rowid LIMIT :most
            )
            ORDER BY id
            """,
            {"query": query, "most": most},
        )
    )


def vocabulary(store: Store) -> list[str]:
    """Every word of letters that the search knows: small letters without accents, as FTS5 keeps them."""
    rows = store.rows("SELECT term FROM product_vocabulary WHERE term NOT GLOB '*[0-9]*'")
    return [row[0] for row in rows]


def in_order(store: Store, most: int, offset: int) -> list[Product]:
    """What is on offer, in the order of entry."""
    return _all(
        store.rows(
            "SELECT * FROM goods WHERE NOT archived ORDER BY id LIMIT :most OFFSET :offset",
            {"most": most, "offset": offset},
        )
    )


def of_category(store: Store, category: str, most: int, offset: int) -> list[Product]:
    return _all(
        store.rows(
            """
            SELECT * FROM goods WHERE coalesce(category, '') = :category AND NOT archived
            ORDER BY id LIMIT :most OFFSET :offset
            """,
            {"category": category, "most": most, "offset": offset},
        )
    )


def categories(store: Store, most: int) -> list[str]:
    """The first categories in use, by stepping from one to the next in the index instead of reading every product."""
    rows = store.rows(
        """
        WITH RECURSIVE step (category) AS (
            SELECT min(coalesce(category, '')) FROM product
            UNION ALL
            SELECT (SELECT min(coalesce(category, '')) FROM product WHERE coalesce(category, '') > step.category)
            FROM step WHERE step.category IS NOT NULL
        )
        SELECT category FROM step WHERE category <> '' LIMIT :most
        """,
        {"most": most},
    )
    return [row[0] for row in rows]


def count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM product"))


def count_of(store: Store, category: str) -> int:
    return int(
        store.value("SELECT count(*) FROM product WHERE coalesce(category, '') = :category", {"category": category})
    )


def listed(store: Store, shown: str, most: int, offset: int) -> list[Product]:
    """Goods in the order of entry: `shown` is "all", "low", "out", "single", "bare" (no photo) or "archived".

    Archived ones are only among the archived.
    """
    return _all(
        store.rows(
            """
            SELECT * FROM goods
            WHERE archived = (:shown = 'archived')
            AND CASE :shown
                WHEN 'low' THEN on_hand BETWEEN 1 AND low AND NOT single
                WHEN 'out' THEN on_hand <= 0
                WHEN 'single' THEN single
                WHEN 'bare' THEN photo IS NULL
                ELSE 1
            END
            ORDER BY id LIMIT :most OFFSET :offset
            """,
            {"shown": shown, "most": most, "offset": offset},
        )
    )


def listed_of(store: Store, shown: str, category: str, most: int, offset: int) -> list[Product]:
    """`listed`, of one category: apart, for only so its index is used."""
    return _all(
        store.rows(
            """
            SELECT * FROM goods
            WHERE coalesce(category, '') = :category
            AND archived = (:shown = 'archived')
            AND CASE :shown
                WHEN 'low' THEN on_hand BETWEEN 1 AND low AND NOT single
                WHEN 'out' THEN on_hand <= 0
                WHEN 'single' THEN single
                WHEN 'bare' THEN photo IS NULL
                ELSE 1
            END
            ORDER BY id LIMIT :most OFFSET :offset
            """,
            {"shown": shown, "category": category, "most": most, "offset": offset},
        )
    )


def count_listed(store: Store) -> dict[str, int]:
    """How many goods `listed` knows under each name: what is counted and what is archived is looked up, not joined."""
    row = store.row(
        """
        WITH every AS (
            SELECT count(*) AS number, coalesce(sum(single), 0) AS single, coalesce(sum(photo IS NULL), 0) AS bare
            FROM product
        ),
        hidden AS (
            SELECT count(*) AS number, coalesce(sum(single), 0) AS single, coalesce(sum(photo IS NULL), 0) AS bare
            FROM archived CROSS JOIN product ON product.id = archived.product
        ),
        counted AS (
            SELECT
                coalesce(sum(on_hand BETWEEN 1 AND low AND NOT single), 0) AS low,
                coalesce(sum(on_hand <= 0), 0) AS out
            FROM stock CROSS JOIN product ON product.code = stock.code
            WHERE product.id NOT IN (SELECT product FROM archived)
        )
        SELECT
            every.number - hidden.number AS "all",
            counted.low AS low,
            counted.out AS out,
            every.single - hidden.single AS single,
            every.bare - hidden.bare AS bare,
            hidden.number AS archived
        FROM every, hidden, counted
        """
    )
    assert row is not None  # sums of nothing are a row, too
    return dict(row)


def count_listed_of(store: Store, category: str) -> dict[str, int]:
    """How many goods of one category `listed_of` knows under each name."""
    row = store.row(
        """
        SELECT
            coalesce(sum(NOT archived), 0) AS "all",
            coalesce(sum(NOT archived AND on_hand BETWEEN 1 AND low AND NOT single), 0) AS low,
            coalesce(sum(NOT archived AND on_hand <= 0), 0) AS out,
            coalesce(sum(NOT archived AND single), 0) AS single,
            coalesce(sum(NOT archived AND photo IS NULL), 0) AS bare,
            coalesce(sum(archived), 0) AS archived
        FROM goods WHERE coalesce(category, '') = :category
        """,
        {"category": category},
    )
    assert row is not None  # sums of nothing are a row, too
    return dict(row)


def archive(store: Store, code: str) -> None:
    """Take a product out of the offer; the search finds it no more, a scan does."""
    search.take_out(store, [code])
    store.run("INSERT INTO archived (product) SELECT id FROM product WHERE code = :code", {"code": code})


def unarchive(store: Store, code: str) -> None:
    """Offer a product again."""
    store.run("DELETE FROM archived WHERE product = (SELECT id FROM product WHERE code = :code)", {"code": code})
    search.put_back(store, [code])


def delete(store: Store, products: Sequence[Product]) -> None:
    """Take products away for good, with their barcodes; what moved of them stays in the journal."""
    search.take_out(store, [product.code for product in products if not product.archived])
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


def moved_since(store: Store, seq: int, codes: Iterable[str]) -> set[str]:
    """Which of `codes` were sold, given back or counted after the event `seq`."""
    rows = store.rows(
        """
        SELECT wanted.value FROM json_each(:codes) AS wanted
        WHERE EXISTS (SELECT 1 FROM stock_movement WHERE code = wanted.value AND seq > :seq)
        """,
        {"codes": _json(codes), "seq": seq},
    )
    return {row[0] for row in rows}


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
        yield _product(row)


def of_codes(store: Store, codes: Iterable[str]) -> dict[str, Product]:
    """The products that have one of `codes`, by code."""
    rows = store.rows(
        "SELECT goods.* FROM json_each(:codes) AS wanted CROSS JOIN goods ON goods.code = wanted.value",
        {"codes": _json(codes)},
    )
    return {product.code: product for product in _all(rows)}


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
        found.setdefault(row["folded"], []).append(_product(row))
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
            photo = nullif(?, ''), description = nullif(?, '')
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


def forget_stock(store: Store) -> None:
    """Empty the projections, before they are rebuilt."""
    store.run("DELETE FROM stock")
    store.run("DELETE FROM stock_movement")


def _json(texts: Iterable[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)


def _one(row: Row | None) -> Product | None:
    return None if row is None else _product(row)


def _all(rows: Iterable[Row]) -> list[Product]:
    return [_product(row) for row in rows]


def _product(row: Row) -> Product:
    """A row of `goods`, taken by place: by name it would cost twice as much, and an import reads 100,000."""
    (
        _,
        code,
        name,
        _,
        price,
        barcodes,
        category,
        unit,
        short,
        low,
        weighed,
        single,
        cost,
        floor,
        maker,
        origin,
        weight_g,
        length_cm,
        width_cm,
        height_cm,
        photo,
        description,
        on_hand,
        archived,
    ) = row
    return Product(
        code=code,
        name=name,
        price=price,
        barcodes=tuple(barcodes.split()),
        category=category,
        unit=unit,
        short=short,
        low=low,
        weighed=bool(weighed),
        unique=bool(single),
        cost=cost,
        floor=floor,
        maker=maker,
        origin=origin,
        weight_g=weight_g,
        length_cm=length_cm,
        width_cm=width_cm,
        height_cm=height_cm,
        photo=photo,
        description=description,
        on_hand=on_hand,
        archived=bool(archived),
    )


def _places(product: Product) -> tuple[str | int, ...]:
    """The facts without an index, by place; "" for what is missing, which is quicker to bind than None."""
    facts = ["" if fact is None else fact for fact in _FACTS(product)]
    return (" ".join(product.barcodes), int(product.weighed), int(product.unique), *facts, product.code)
