"""Goods as their maker brings or fetches them, checked; and the day on which an agreement begins."""

from collections.abc import Mapping
from datetime import date

from pos.catalog import tables as catalog_tables
from pos.catalog.product import Product
from pos.errors import PosError
from pos.store import Store
from pos.till.basket import LARGEST_QUANTITY
from pos.till.makers.deals import terms_of
from pos.till.makers.maker import Goods, Maker, same_name
from pos.words import N_


def goods_of(store: Store, maker: Maker, quantities: Mapping[str, int], day: str, *, comes: bool) -> list[Goods]:
    """What comes or goes of a maker's products (code → qty), with what is agreed for them on `day`. Raises PosError."""
    terms = terms_of(store, [(maker.name, code) for code in quantities], day)
    known = catalog_tables.of_codes(store, quantities)
    goods = []
    for at, (code, qty) in enumerate(quantities.items()):
        product = _of_maker(known.get(code), maker, code)
        _check_quantity(product, qty, comes=comes)
        agreed = terms.get(at)
        share, fixed = (agreed.share, agreed.fixed) if agreed else (None, None)
        goods.append(Goods(code, product.name, qty, product.per, product.price, share, fixed))
    return goods


def product_of(store: Store, maker: Maker, code: str) -> Product:
    """A product of a maker. Raises PosError where there is none, or it is another's."""
    return _of_maker(catalog_tables.by_code(store, code), maker, code)


def _of_maker(product: Product | None, maker: Maker, code: str) -> Product:
    if product is None:
        raise PosError(N_("There is no product {code}: check the code"), code=code)
    if not same_name(product.maker, maker.name):
        raise PosError(
            N_("{name} is not said to be of {maker}: choose its maker in the goods"),
            name=product.name,
            maker=maker.name,
        )
    return product


def first_day(first: str | None, today: str) -> str:
    """The business day an agreement begins, `today` where none is told. Raises PosError for one that is past."""
    if first is None:
        return today
    try:
        date.fromisoformat(first)
    except ValueError:
        raise PosError(N_("“{day}” is no day: choose one"), day=first) from None
    if first < today:
        raise PosError(N_("An agreement begins today or later: what was sold stays as it was"))
    return first


def _check_quantity(product: Product, qty: int, *, comes: bool) -> None:
    if not 1 <= qty <= LARGEST_QUANTITY:
        raise PosError(N_("{name}: the quantity is 1 to 999.999, type one in between"), name=product.name)
    there = product.on_hand
    if comes and product.unique and (qty != 1 or (there or 0) > 0):
        raise PosError(N_("{name} is a single piece and is here already: nothing more of it comes"), name=product.name)
    if not comes and there is not None and qty > there:
        raise PosError(
            N_("{name}: only {there} are here by the stock: give back fewer, or correct the stock"),
            name=product.name,
            there=max(0, there),
        )
