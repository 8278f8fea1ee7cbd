"""A list of orders: what was promised, for whom, how far the work is, and the money."""

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pos.words import N_
from ui.look import fonts
from ui.widgets import paint
from ui.widgets.records import GAP, PADDING, Ink, RecordHead, RecordList, Spots, below
from ui.widgets.touched import Row

_SMALL = 700
"""Narrower than this, what is paid and who works on it are left out."""


class OrderRow(Row, Protocol):
    """One order, its buyer as the name; `bars` has 0, 1 or 2 for each stage, `tone` colours the stage."""

    @property
    def number(self) -> str: ...
    @property
    def goods(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def left(self) -> str: ...
    @property
    def late(self) -> bool: ...
    @property
    def stage(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def bars(self) -> tuple[int, ...]: ...
    @property
    def paid(self) -> str: ...
    @property
    def parts(self) -> str: ...
    @property
    def owed(self) -> str: ...
    @property
    def price(self) -> str: ...
    @property
    def settled(self) -> bool: ...


def _columns(width: float) -> Spots:
    """Where the promise, the buyer, the stage, what is paid and what is owed stand, in a row of no height."""
    money = fonts.drawn(126)
    promise = fonts.drawn(102)
    small = width < _SMALL
    paid = 0.0 if small else fonts.drawn(138)
    inner = width - 2 * PADDING - promise - paid - money - (3 if small else 4) * GAP
    buyer = inner * (0.58 if small else 0.53)
    lefts = [float(PADDING)]
    for wide in (promise, buyer, inner - buyer):
        lefts.append(lefts[-1] + wide + GAP)
    right = width - PADDING
    return (
        QRectF(lefts[0], 0, promise, 0),
        QRectF(lefts[1], 0, buyer, 0),
        QRectF(lefts[2], 0, inner - buyer, 0),
        QRectF(right - money - GAP - paid, 0, paid, 0),
        QRectF(right - money, 0, money, 0),
    )


class OrderHead(RecordHead):
    """What the columns are called."""

    def __init__(self) -> None:
        super().__init__((N_("Promised"), N_("Order"), N_("Stage"), N_("Paid"), N_("Owed")), _columns, amounts=2)


class OrderList(RecordList):
    """Orders, one chosen."""

    def __init__(self) -> None:
        super().__init__(N_("Orders"), _columns, _draw)


def _draw(painter: QPainter, row: OrderRow, spots: Spots, ink: Ink) -> None:
    promise, buyer, stage, paid, owed = spots
    tokens = ink.tokens
    _draw_promise(painter, promise, row, ink)
    _draw_buyer(painter, buyer, row, ink)
    _draw_stage(painter, stage, row, ink)
    if paid.width():
        paint.write(painter, paid, row.paid, fonts.font(14, 600, True), tokens.text, paint.RIGHT)
        paint.write(painter, below(paid), row.parts, fonts.font(13), ink.quiet, paint.RIGHT)
    colour = (tokens.ok_on_tint if ink.chosen else tokens.ok) if row.settled else tokens.text
    paint.write(painter, owed, row.owed, fonts.font(14, 600, True), colour, paint.RIGHT)
    paint.write(painter, below(owed), row.price, fonts.font(13, 400, True), ink.quiet, paint.RIGHT)


def _draw_promise(painter: QPainter, spot: QRectF, row: OrderRow, ink: Ink) -> None:
    paint.write(painter, spot, row.day, fonts.font(14, 600), ink.tokens.bad if row.late else ink.tokens.text)
    paint.write(painter, below(spot), row.left, fonts.font(13), ink.tokens.bad if row.late else ink.quiet)


def _draw_buyer(painter: QPainter, spot: QRectF, row: OrderRow, ink: Ink) -> None:
    number = fonts.width(row.number, 13, 400, True)
    name = QRectF(spot.left(), spot.top(), spot.width() - number - 8, spot.height())
    paint.write(painter, name, row.name, fonts.font(14, 600), ink.tokens.text)
    lead = min(fonts.width(row.name, 14, 600), name.width()) + 8
    beside = QRectF(spot.left() + lead, spot.top(), number + 1, spot.height())
    paint.write(painter, beside, row.number, fonts.font(13, 400, True), ink.quiet, elide=False)
    paint.write(painter, below(spot), row.goods, fonts.font(13), ink.quiet)


def _draw_stage(painter: QPainter, spot: QRectF, row: OrderRow, ink: Ink) -> None:
    tokens = ink.tokens
    name = fonts.width(row.stage, 14, 500) + 10
    colour = ink.quiet if row.tone == "muted" else getattr(tokens, row.tone)
    paint.write(painter, spot, row.stage, fonts.font(14, 500), colour)
    if spot.width() - name > 40:
        paint.write(painter, spot.adjusted(name, 0, 0, 0), row.who, fonts.font(13), ink.quiet, paint.RIGHT)
    if not row.bars:
        return
    ground = tokens.strong if ink.chosen else tokens.grid
    fill = tokens.ok if all(bar == 2 for bar in row.bars) else tokens.brand
    wide = (spot.width() - 4 * (len(row.bars) - 1)) / len(row.bars)
    for at, bar in enumerate(row.bars):
        track = QRectF(spot.left() + at * (wide + 4), spot.top() + 28, wide, 6)
        paint.box(painter, track, 3, ground)
        if bar:
            paint.box(painter, QRectF(track.left(), track.top(), wide * bar / 2, 6), 3, fill)
