"""The note of goods that a maker brought or fetched, signed by both sides: one sheet the maker's, one the stall's."""

from collections.abc import Iterator

from pos.money import format_number, format_percent, format_rupiah
from pos.printing.layout import Beside, Cell, Columns, Layout, Row, Rule, Space, Text, Together
from pos.printing.page import Page
from pos.printing.wording import clock_time, quantity
from pos.till.makers.maker import RECEIVED, Goods, Maker, Note
from pos.words import N_

_SHARES = (20, 52, 24, 28)
_INSET = 2.5


def goods_note(page: Page, note: Note, maker: Maker) -> Layout:
    """The note of goods as they were brought or fetched; its times are in the stall's zone."""
    comes = note.kind == RECEIVED
    title = page.say(N_("Consignment note") if comes else N_("Note of return"))
    rows = (
        *page.head(title, page.numbered(note.number), page.full_day(note.day)),
        Beside((_maker(page, maker, comes=comes), _when(page, note, comes=comes)), (1, 1)),
        Space(3),
        *_head(page),
        *_goods(page, note),
        Space(1),
        _sum(page, note),
        Together((Space(2), *_end(page, note, comes=comes))),
    )
    return page.layout(title, note.number, rows)


def _maker(page: Page, maker: Maker, *, comes: bool) -> tuple[Row, ...]:
    phone = page.say(N_("Phone {number}"), number=maker.phone) if maker.phone else ""
    return page.told(page.say(N_("Brought here by") if comes else N_("Fetched by")), maker.name, maker.regency, phone)


def _when(page: Page, note: Note, *, comes: bool) -> tuple[Row, ...]:
    told = page.say(N_("Taken in at {time}") if comes else N_("Given back at {time}"), time=clock_time(note.at))
    served = page.say(N_("Served by {name}"), name=note.cashier) if note.cashier else ""
    return page.told(told, page.pieces(note.pieces), served, note.note)


def _head(page: Page) -> tuple[Row, ...]:
    cells = (
        Cell(page.say(N_("How many")), weight=600),
        Cell(page.say(N_("Name of goods")), weight=600),
        Cell(page.say(N_("Asking price")), weight=600, align="right"),
        Cell(page.say(N_("Maker's part")), weight=600, align="right"),
    )
    return Columns(cells, _SHARES, size=8.2, inset=_INSET, shaded=True), Space(1.6)


def _goods(page: Page, note: Note) -> Iterator[Row]:
    for each in note.goods:
        cells = (
            Cell(quantity(each.qty, each.per)),
            Cell(each.name, weight=600),
            Cell(format_number(each.price), align="right"),
            Cell(part_of_one(each), weight=600, align="right"),
        )
        columns = Columns(cells, _SHARES, size=9.2, lines=3, inset=_INSET)
        code = Columns((Cell(""), Cell(each.code)), (_SHARES[0], sum(_SHARES[1:])), size=8.2, inset=_INSET)
        yield Together((columns, code, Space(1.2), Rule("thin"), Space(1.2)), head=_head(page))


def part_of_one(each: Goods) -> str:
    """What the maker gets of one: an amount, or a share of what it is sold for."""
    if each.fixed is not None:
        return format_number(each.fixed)
    return "–" if each.share is None else format_percent(each.share)


def _sum(page: Page, note: Note) -> Row:
    words = page.say(N_("All of it at the asking price"))
    return Text(words, format_rupiah(note.value), size=9.6, right_weight=600)


def _end(page: Page, note: Note, *, comes: bool) -> Iterator[Row]:
    promise = (
        N_("The goods stay the maker's until they are sold; what is not sold is given back.")
        if comes
        else N_("The goods above were received back complete, after looking at them.")
    )
    yield Text(page.say(promise), size=8.8, lines=3)
    yield Space(4)
    brought, stall = page.say(N_("Handed over by")), page.say(N_("Received by"))
    hers = page.signature(brought if comes else stall, note.maker)
    ours = page.signature(stall if comes else brought, page.seller(note.cashier))
    yield Beside((hers, ours), (1, 1))
    yield Space(1.5)
    yield Text(page.say(N_("Sheet 1 maker · sheet 2 stall")), size=7.2, align="center")
