"""A maker's account of some days: what was sold at what price, what came back, what was owed, paid and is left."""

from collections.abc import Iterator, Sequence
from datetime import date

from pos.money import format_number, format_percent
from pos.printing.layout import Beside, Cell, Columns, Layout, Row, Rule, Space, Text, Together
from pos.printing.page import Page, Size
from pos.printing.wording import quantity
from pos.till.makers.maker import RECEIVED, Deal, Note, Paid, Sold, Statement, pieces_of
from pos.words import N_, written_day

_SHARES = (17, 13, 48, 15, 24, 29)
_OTHER_SHARES = (17, 41, 66, 22)
_INSET = 2.5


def statement(page: Page, told: Statement, deal: Deal | None, *, size: Size = "A5") -> Layout:
    """A maker's account on A5 or A4; `deal` is what was agreed at its end."""
    title = page.say(N_("Maker's account"))
    days = f"{_day(page, told.first)} – {_day(page, told.last)}"
    rows = (
        *page.head(title, told.maker.name, days),
        Beside((_maker(page, told, deal), tuple(_sums(page, told))), (5, 7)),
        Space(4),
        *_sold(page, told.sold),
        *_notes(page, told.notes),
        *_paid(page, told.paid),
        Together((Space(5), Beside(_signatures(page, told), (1, 1)))),
    )
    return page.layout(title, told.maker.name, rows, size=size)


def _maker(page: Page, told: Statement, deal: Deal | None) -> tuple[Row, ...]:
    maker = told.maker
    phone = page.say(N_("Phone {number}"), number=maker.phone) if maker.phone else ""
    share = "" if deal is None or deal.share is None else format_percent(deal.share)
    agreed = page.say(N_("The maker gets {share} of the sale"), share=share) if share else ""
    return page.told(page.say(N_("Maker")), maker.name, maker.regency, phone, agreed)


def _sums(page: Page, told: Statement) -> Iterator[Row]:
    for words, amount in (
        (N_("Owed when it began"), told.before),
        (N_("Sold, less what came back"), told.net),
        (N_("Of it the maker's"), told.owed),
        (N_("Paid"), -told.given),
    ):
        yield Text(page.say(words), format_number(amount), size=9.4, right_weight=600)
    yield Space(1)
    yield page.amount_box(page.say(N_("Still owed")), told.left)


def _table(page: Page, title: str, heads: Sequence[str], shares: tuple[int, ...], right: int) -> tuple[Row, ...]:
    cells = tuple(
        Cell(page.say(head) if head else "", weight=600, align="right" if at >= right else "left")
        for at, head in enumerate(heads)
    )
    return (
        Text(page.say(title), size=10.5, weight=600),
        Space(1.2),
        Columns(cells, shares, size=8, inset=_INSET, shaded=True),
        Space(1.2),
    )


def _listed(head: tuple[Row, ...], rows: Sequence[Columns]) -> Iterator[Row]:
    """A table whose heading is never alone at the foot of a page, and stands again on the next."""
    first, *others = [(row, Space(0.9), Rule("thin"), Space(0.9)) for row in rows]
    yield Together((*head, *first))
    for row in others:
        yield Together(row, head=head[2:])
    yield Space(3)


def _sold(page: Page, lines: Sequence[Sold]) -> Iterator[Row]:
    heads = (N_("Day"), N_("Receipt"), N_("Goods"), N_("Qty"), N_("Sold for"), N_("Maker's part"))
    head = _table(page, N_("Sold"), heads, _SHARES, 3)
    if not lines:
        yield from head[:1]
        yield Text(page.say(N_("Nothing was sold in these days.")), size=9)
        yield Space(3)
        return
    whole = (
        page.say(N_("Total")),
        "",
        "",
        _pieces(lines),
        *(format_number(sum(amounts)) for amounts in _amounts(lines)),
    )
    cells = tuple(Cell(text, weight=700, align="right" if at >= 3 else "left") for at, text in enumerate(whole))
    yield from _listed(
        head, [*(_sold_row(page, line) for line in lines), Columns(cells, _SHARES, size=8.6, inset=_INSET)]
    )


def _amounts(lines: Sequence[Sold]) -> tuple[list[int], list[int]]:
    return [line.amount for line in lines], [line.owed for line in lines]


def _pieces(lines: Sequence[Sold]) -> str:
    """How many things were sold, less what came back."""
    return format_number(sum(pieces_of(line.qty, line.per) for line in lines))


def _day(page: Page, day: str) -> str:
    return written_day(date.fromisoformat(day), page.language)


def _sold_row(page: Page, line: Sold) -> Columns:
    sign = "−" if line.qty < 0 else ""
    back = page.say(N_("{goods}, came back"), goods=line.name) if line.qty < 0 else line.name
    return Columns(
        (
            Cell(page.short_day(line.day)),
            Cell(line.receipt.rsplit("-", 1)[-1]),
            Cell(back, weight=600),
            Cell(f"{sign}{quantity(line.qty, line.per)}", align="right"),
            Cell(format_number(line.amount), align="right"),
            Cell(format_number(line.owed), weight=600, align="right"),
        ),
        _SHARES,
        size=8.6,
        lines=2,
        inset=_INSET,
    )


def _notes(page: Page, notes: Sequence[Note]) -> Iterator[Row]:
    if notes:
        head = _table(
            page, N_("Brought and fetched"), (N_("Day"), N_("Note"), N_("Goods"), N_("Pieces")), _OTHER_SHARES, 3
        )
        yield from _listed(head, [_note_row(page, note) for note in notes])


def _note_row(page: Page, note: Note) -> Columns:
    goods = ", ".join(f"{quantity(each.qty, each.per)} {each.name}" for each in note.goods)
    sign = "" if note.kind == RECEIVED else "−"
    cells = (
        Cell(page.short_day(note.day)),
        Cell(note.number),
        Cell(goods, weight=600),
        Cell(f"{sign}{format_number(note.pieces)}", align="right"),
    )
    return Columns(cells, _OTHER_SHARES, size=8.6, lines=4, inset=_INSET)


def _paid(page: Page, paid: Sequence[Paid]) -> Iterator[Row]:
    if paid:
        head = _table(page, N_("Paid"), (N_("Day"), N_("Receipt"), N_("By"), N_("Amount")), _OTHER_SHARES, 3)
        yield from _listed(head, [_paid_row(page, each) for each in paid])


def _paid_row(page: Page, paid: Paid) -> Columns:
    way = ", ".join(part for part in (page.tender(paid.tender), paid.note) if part)
    cells = (
        Cell(page.short_day(paid.day)),
        Cell(paid.number),
        Cell(way),
        Cell(format_number(paid.amount), weight=600, align="right"),
    )
    return Columns(cells, _OTHER_SHARES, size=8.6, lines=2, inset=_INSET)


def _signatures(page: Page, told: Statement) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    return (
        page.signature(page.say(N_("Agreed, the maker")), told.maker.name),
        page.signature(page.say(N_("With regards")), page.seller(None)),
    )
