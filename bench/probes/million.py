"""A stall with a million goods: the catalogue's own, and the same again and again under a suffix.

python -m bench.probes.million FOLDER SHEET GOODS: it takes a minute, so a stall of the same goods and tables is kept.
"""

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from shutil import rmtree
from time import perf_counter

from pos.catalog import tables
from pos.catalog.product import Product
from pos.money import Rupiah
from pos.stall import MIGRATIONS, create_stall

BATCH = 100_000


def goods(sheet: Path) -> Iterator[Product]:
    """The sheet's goods without end: `1234`, then `1234-1`, `1234-2`, each named after its code as the sheet does."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        listed = [_product(row) for row in csv.DictReader(file, delimiter=";")]
    yield from listed
    for times in count(1):
        for product in listed:
            name = f"{product.name[:76]} {times}"
            yield replace(product, code=f"{product.code}-{times}", name=name, barcodes=(f"{times:02}{product.code}",))


def _product(row: dict[str, str]) -> Product:
    return Product(
        code=row["kode"],
        name=row["nama"],
        price=Rupiah(int(row["harga"])),
        category=row["kategori"] or None,
        maker=row["perajin"] or None,
    )


def make(folder: Path, sheet: Path, wanted: int) -> None:
    """The stall, its goods put straight into the tables; the import of a sheet has a row of its own."""
    endless = goods(sheet)
    with create_stall(folder, code="CJ5", name="Million", trade="kuliner", gallery="GIK") as stall:
        for first in range(0, wanted, BATCH):
            with stall.store.transaction():
                tables.insert(stall.store, list(islice(endless, min(BATCH, wanted - first))))


def main() -> None:
    folder, sheet, wanted = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    start = perf_counter()
    made_of = sha256(sheet.read_bytes() + repr((MIGRATIONS, wanted)).encode()).hexdigest()
    note = folder.with_suffix(".txt")
    if not (folder.is_dir() and note.is_file() and note.read_text("utf-8") == made_of):
        rmtree(folder, ignore_errors=True)
        make(folder, sheet, wanted)
        note.write_text(made_of, "utf-8")
    sys.stdout.write(json.dumps({"made": perf_counter() - start}))


if __name__ == "__main__":
    main()
