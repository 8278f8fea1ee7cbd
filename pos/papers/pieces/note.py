"""The note of a purchase: what was bought from whom for how much, signed by the seller, on A5 or on a roll."""

from collections.abc import Iterator

from pos.catalog.product import CONDITION_TITLES
from pos.money import format_number, format_rupiah
from pos.printing.layout import (
    Band,
    Beside,
    Cell,
    Columns,
    Layout,
    Row,
    Rule,
    Signatures,
    Space,
    Text,
    Together,
)
from pos.printing.page import Page
from pos.printing.wording import clock_time
from pos.terbilang import in_words
from pos.till.buying.buy_in import BuyIn, Piece
from pos.words import N_

_SHARES, _INSET = (22, 66, 31), 2.5
_TITLE = N_("Purchase note")
_OWN = N_("The seller declares that these goods are the seller's own and that nobody else has a claim on them.")


def purchase_note(page: Page, bought: BuyIn) -> Layout:
    """The note on A5; its times are in the stall's zone."""
    title = page.say(_TITLE)
    rows = (
        *page.head(title, page.numbered(bought.number), page.full_day(bought.day)),
        Beside((_from(page, bought), page.told(page.say(N_("Bought by")), page.seller(bought.cashier))), (1, 1)),
        Space(3),
        *_head(page),
        *_goods(page, bought),
        Space(1.5),
        Together((Beside((tuple(_words(page, bought)), tuple(_sums(page, bought))), (5, 7)), Space(3))),
        Together(tuple(_end(page, bought))),
    )
    return page.layout(title, bought.number, rows, again=_head(page))


def purchase_slip(page: Page, bought: BuyIn, width: int) -> Layout:
    """The same on a roll `width` mm wide."""
    rows = (
        Space(1),
        Text(page.say(N_("Bought from")), bought.seller.name or "–", size=8.5, right_weight=600, lines=2),
        *((Text(page.say(N_("Identity card was looked at")), size=8),) if bought.seller.id_seen else ()),
        *page.parted(),
        *(row for piece in bought.pieces for row in _slip_lines(page, piece)),
        *page.parted(),
        *(Text(page.tender(part.tender), format_number(part.amount), size=8.5) for part in bought.parts),
        Space(0.5),
        Band(page.say(N_("Paid")), format_rupiah(bought.total), loud="right"),
        *_taken_back(page, bought),
        Space(1.5),
        Text(page.say(_OWN), size=8, lines=6),
        Signatures((bought.seller.name or page.say(N_("Seller")), page.seller(bought.cashier))),
    )
    when = f"{page.full_day(bought.day)} {clock_time(bought.at)}"
    return page.slip(page.say(_TITLE), bought.number, when, rows, width)


def _from(page: Page, bought: BuyIn) -> tuple[Row, ...]:
    seen = N_("Identity card was looked at") if bought.seller.id_seen else N_("Identity card was not looked at")
    return page.told(page.say(N_("Bought from")), bought.seller.name, page.say(seen))


def _head(page: Page) -> tuple[Row, ...]:
    cells = (
        Cell(page.say(N_("Code")), weight=600),
        Cell(page.say(N_("Name of goods")), weight=600),
        Cell(page.say(N_("Paid")), weight=600, align="right"),
    )
    return Columns(cells, _SHARES, size=8.2, inset=_INSET, shaded=True), Space(1.6)


def _goods(page: Page, bought: BuyIn) -> Iterator[Row]:
    for piece in bought.pieces:
        cells = (
            Cell(piece.code),
            Cell(piece.name, weight=600),
            Cell(format_number(piece.paid), weight=600, align="right"),
        )
        details = _details(page, piece)
        more = (Columns((Cell(""), Cell(details)), (22, 97), size=8.2, lines=3, inset=_INSET),) if details else ()
        line = Columns(cells, _SHARES, size=9.2, lines=3, inset=_INSET)
        yield Together((line, *more, Space(1.3), Rule("thin"), Space(1.3)))


def _slip_lines(page: Page, piece: Piece) -> Iterator[Row]:
    yield Text(piece.name, format_number(piece.paid), size=8.5, weight=600, lines=3)
    details = ", ".join(part for part in (piece.code, _details(page, piece)) if part)
    yield Text(details, size=7.8, lines=3)


def _details(page: Page, piece: Piece) -> str:
    condition = page.say(CONDITION_TITLES[piece.condition]) if piece.condition else ""
    return ", ".join(part for part in (condition, piece.flaws) if part)


def _words(page: Page, bought: BuyIn) -> Iterator[Row]:
    yield Text(page.say(N_("Paid, in words")), size=8.2)
    yield Text(in_words(bought.total, page.language).capitalize(), size=9.5, weight=600, lines=4)


def _sums(page: Page, bought: BuyIn) -> Iterator[Row]:
    for part in bought.parts:
        yield Text(page.tender(part.tender), format_rupiah(part.amount), size=9, right_weight=600, lines=2)
    yield Space(1)
    yield page.amount_box(page.say(N_("The seller gets")), bought.total)
    yield from _taken_back(page, bought)


def _taken_back(page: Page, bought: BuyIn) -> Iterator[Row]:
    if bought.undone is not None:
        yield Space(1)
        yield Text(page.say(N_("Taken back: {reason}"), reason=bought.undone), size=9, weight=600, lines=3)


def _end(page: Page, bought: BuyIn) -> Iterator[Row]:
    yield Rule("thin")
    yield Space(1.6)
    yield Text(page.say(_OWN), size=8.8, lines=4)
    yield Space(4)
    yield Beside(
        (
            page.signature(page.say(N_("Seller")), bought.seller.name),
            page.signature(page.say(N_("Bought by")), page.seller(bought.cashier)),
        ),
        (1, 1),
    )
