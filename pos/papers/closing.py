"""The closing slip and its twin for people: a day's summary as it is handed in, in figures and words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime
from typing import Any

from pos.money import divide_half_up, format_number, format_rupiah
from pos.printing.layout import (
    NARROW,
    QR,
    Align,
    Band,
    Cell,
    Columns,
    Layout,
    Row,
    Rule,
    Signatures,
    Space,
    Text,
    Together,
    Weight,
    paper_margin,
)
from pos.printing.qr import matrix
from pos.printing.voice import Voice
from pos.printing.wording import ORDER_STEPS, WARNINGS, clock_time, long_day, quantity, shown_code
from pos.till.sale import WITHOUT_RECEIPT
from pos.till.tenders import all_tenders
from pos.words import N_, translate, translate_plural, written_day

Body = Mapping[str, Any]

_PAGES = {"A5": (148, 210, 12, 1.0), "A4": (210, 297, 20, 1.25)}
# Width, height and margin in mm, and how much larger the letters are than on a roll.
_MOST_WARNINGS = 6
_TAGS = {"rain": N_("rain"), "event": N_("an event"), "busy": N_("busy"), "quiet": N_("quiet")}
_COMPARED = (135, 162, 148, 122)
_INTERIM = N_("Interim report")
_MODULE_MM = {58: 0.625, 80: 0.5}
# Five or four of a printer's dots to a module of the code, where a roll has room for them; as on the wide one on pages.
_SMALLEST_NOTE = 1000
# A coin of 1.000 counts among its notes: the summary does not tell them apart.


def closing_slip(body: Body, *, name: str, language: str, width: int = 80, code: str = "") -> Layout:
    """The slip of a closed day for the stall and the office, on a roll `width` mm wide (58 or 80).

    `body` is line 1 of the summary file, `name` the stall's, `code` the day's (`pos.handover.paper`) where it has one.
    """
    slip = _Slip(body, name, language, width, day_code=code)
    return Layout(
        title=slip.file, rows=(*slip.figures(), *slip.makers(), *slip.end()), width_mm=width,
        margin_mm=paper_margin(width), language=language,
    )  # fmt: skip


def interim_slip(body: Body, *, name: str, language: str, width: int = 80, hides_cash: bool = False) -> Layout:
    """The figures of a day that goes on, on a roll; `hides_cash` where the drawer is counted blind at the close."""
    slip = _Slip(body, name, language, width, hides_cash=hides_cash)
    return Layout(
        title=f"{slip.code} {slip.say(_INTERIM)}", rows=tuple(slip.interim()), width_mm=width,
        margin_mm=paper_margin(width), language=language,
    )  # fmt: skip


def day_paper(body: Body, *, name: str, language: str, page: str = "A5", code: str = "") -> Layout:
    """The same day for people: the slip's figures, then every sale, on A5 that opens on any telephone, or on A4."""
    width, height, margin, scale = _PAGES[page]
    slip = _Slip(body, name, language, width, day_code=code)
    head = Text(f"{name} · {slip.day}", f"{slip.code} · {slip.revision}", size=8, weight=500)
    return Layout(
        title=slip.file,
        rows=tuple(_scaled(row, scale) for row in (*slip.figures(), *slip.end(), *slip.sales(), *slip.dealings())),
        width_mm=width,
        margin_mm=margin,
        height_mm=height,
        head=tuple(_scaled(row, scale) for row in (head, Rule(), Space(1.5))),
        foot=slip.foot,
        language=language,
    )


def _scaled(row: Row, scale: float) -> Row:
    """The row in letters and spaces so many times as large."""
    match row:
        case Text() | Space():
            return _part(row, scale)
        case Band() | Columns():
            return replace(row, size=row.size * scale)
        case QR():
            return replace(row, size_mm=row.size_mm * scale, beside=tuple(_part(part, scale) for part in row.beside))
        case Together():
            return Together(tuple(_scaled(part, scale) for part in row.rows))
    return row


def _part(row: Text | Space, scale: float) -> Text | Space:
    return Space(row.mm * scale) if isinstance(row, Space) else replace(row, size=row.size * scale)


def _short(number: str) -> str:
    return number.rsplit("-", 1)[-1]


def _sum(words: str, amount: int, **look: Any) -> Text:
    return Text(words, format_number(amount), size=8.8, right_weight=500, **look)


@dataclass(frozen=True, slots=True)
class _Slip(Voice):
    body: Body
    name: str
    language: str
    width: int
    _: KW_ONLY
    hides_cash: bool = False
    day_code: str = ""

    def receipts(self, number: int) -> str:
        return translate_plural("{number} receipt", "{number} receipts", number, self.language).format(number=number)

    @property
    def goes_on(self) -> bool:
        """Whether the day is not closed: no revision of it is numbered."""
        return not self.body["revision"]

    @property
    def code(self) -> str:
        return shown_code(self.body["stall"])

    @property
    def day(self) -> str:
        return long_day(date.fromisoformat(self.body["day"]), self.language)

    @property
    def revision(self) -> str:
        return self.say(N_("revision {number}"), number=self.body["revision"])

    @property
    def file(self) -> str:
        """The summary file's name without its ending."""
        body = self.body
        stall = f"{body['gallery']}-{body['stall']}-{body['till']}"
        return f"{stall}_{body['day']}_e{body['epoch']}_{body['number']:06d}_r{body['revision']}"

    def figures(self) -> Iterator[Row]:
        yield Band(self.say(N_("Day closed")), f"{self.code} · {self.revision}")
        yield Space(1.8)
        yield from self.about()
        yield from self.result()
        yield Space(0.9)
        yield Rule()
        yield Space(0.9)
        yield from self.compared()
        yield Space(0.7)
        yield Rule("fine")
        yield Space(0.9)
        yield from self.drawer()
        yield from self.words()

    def interim(self) -> Iterator[Row]:
        now = clock_time(datetime.fromisoformat(self.body["closed_at"]))
        yield Band(self.say(_INTERIM), f"{self.code} · {now}")
        yield Space(1.8)
        yield from self.about()
        if not self.hides_cash:  # what was sold less what the other tenders brought is the cash
            yield from self.result()
            yield Space(0.9)
            yield Rule()
            yield Space(0.9)
        yield from self.taken()
        yield from self.warnings([warning for warning in self.body["warnings"] if warning["kind"] == "void"])
        yield Space(1)
        yield Rule("dashed")
        yield Space(0.9)
        yield Text(self.say(N_("Figures so far: the day goes on, nothing is sealed.")), size=7.6, lines=2)

    def taken(self) -> Iterator[Row]:
        """What each tender brought, and what the drawer should hold."""
        totals = {tender: told["amount"] for tender, told in self.body["tenders"].items()}
        shown = [(tender, told["amount"]) for tender, told in self.tenders()]
        if not self.hides_cash and "cash" in totals:
            shown.insert(0, ("cash", totals["cash"]))
        for tender, amount in shown:
            yield _sum(self.tender(tender), amount)
        yield from self.qris()
        yield Text(self.moved(), size=7.6, lines=3)
        if self.hides_cash:
            yield Text(
                self.say(N_("The drawer is counted first: what it should hold is not shown.")), size=7.6, lines=2
            )
        else:
            expected = format_rupiah(self.body["cash"]["expected"])
            yield Text(self.say(N_("Should be in the drawer")), expected, size=10.8, weight=600, right_weight=700)

    def about(self) -> Iterator[Row]:
        body = self.body
        yield Text(self.name, size=12, weight=600, lines=2)
        yield Text(self.day, self.hours(), size=8.1)
        yield Text(self.range(), self.cashiers(), size=8.1)
        if body["reason"]:
            yield Text(self.say(N_("Reason: {reason}"), reason=body["reason"]), size=8.1, lines=3)
        yield Space(1)
        yield Rule()
        yield Space(0.9)

    def hours(self) -> str:
        """When the day opened and closed; a day that nobody opened was only closed, one that goes on only opened."""
        if self.goes_on:
            return self.say(N_("opened {opened}"), opened=clock_time(datetime.fromisoformat(self.body["opened_at"])))
        closed = clock_time(datetime.fromisoformat(self.body["closed_at"]))
        if self.body["opened_at"] is None:
            return self.say(N_("closed {closed}"), closed=closed)
        opened = clock_time(datetime.fromisoformat(self.body["opened_at"]))
        return self.say(N_("opened {opened}, closed {closed}"), opened=opened, closed=closed)

    def range(self) -> str:
        """`27 nota, 0205–0231 · 2 shift`."""
        body = self.body
        number = len(body["shifts"])
        shifts = translate_plural("{number} shift", "{number} shifts", number, self.language).format(number=number)
        if body["nil"]:
            none = N_("No sale yet") if self.goes_on else N_("Nil: no sale that day")
            return self.say(none) + f" · {shifts}"
        numbers = [_short(sale["number"]) for sale in body["sales"]]
        return f"{self.receipts(len(numbers))}, {min(numbers)}–{max(numbers)} · {shifts}"

    def cashiers(self) -> str:
        told = [shift["cashier"] for shift in self.body["shifts"]] + [sale["cashier"] for sale in self.body["sales"]]
        names = list(dict.fromkeys(cashier for cashier in told if cashier))
        return self.say(N_("cashier {name}"), name=", ".join(names)) if names else ""

    def result(self) -> Iterator[Row]:
        totals = self.body["totals"]
        yield _sum(self.say(N_("Gross sales")), totals["gross"])
        yield _sum(self.say(N_("Discounts")), -totals["discounts"])
        returns = self.say(N_("Returns"))
        if totals["refunds"]:
            returns += f", {self.receipts(totals['refunds'])}"
        yield _sum(returns, -totals["returns"])
        yield Space(0.2)
        yield Text(self.say(N_("Net")), format_rupiah(totals["net"]), size=14.7, weight=700, shrink=True)
        if totals["tax_added"]:
            yield _sum(self.say(N_("Tax")), totals["tax_added"])
        if totals["rounding"]:
            yield _sum(self.say(N_("Rounding")), totals["rounding"])
        if totals["due"] != totals["net"]:
            yield Text(self.say(N_("Received")), format_rupiah(totals["due"]), size=10.8, weight=600, right_weight=700)
        if totals["tax_included"]:
            yield _sum(self.say(N_("Includes tax")), totals["tax_included"])
        if saved := self.saved():
            words = self.say(N_("off the asking price"))
            yield Text(words[:1].upper() + words[1:], format_number(saved), size=7.5)

    def saved(self) -> int:
        """What buyers haggled off the asking prices, all together."""
        return sum(
            max(0, divide_half_up((line["asked"] - line["price"]) * line["qty"], line["per"]))
            for sale in self.body["sales"]
            for line in sale["lines"]
            if line["asked"] is not None and line["qty"] > 0
        )

    def compared(self) -> Iterator[Row]:
        heads = ("", self.say(N_("counted")), self.say(N_("expected")), self.say(N_("difference")))
        yield self.columns(heads, 400, size=7.5)
        cash = self.body["cash"]
        yield self.compared_row(self.say(N_("Cash in drawer")), cash["counted"], cash["expected"], 600)
        for tender, told in self.tenders():
            yield self.compared_row(self.tender(tender), told["counted"], told["amount"], 500)
        yield from self.qris()
        if cash["reason"]:
            yield Text(self.say(N_("Difference: {reason}"), reason=cash["reason"]), size=7.6, lines=3)

    def tenders(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The tenders used but for cash, in the order of the pay screen."""
        order = [*all_tenders()]
        used = {tender: told for tender, told in self.body["tenders"].items() if tender != "cash"}
        return sorted(
            used.items(), key=lambda item: (order.index(item[0]) if item[0] in order else len(order), item[0])
        )

    def compared_row(self, words: str, counted: int | None, expected: int, weight: Weight) -> Columns:
        if counted is None:
            return self.columns((words, "–", format_number(expected), "–"), weight)
        difference = format_number(counted - expected) if counted != expected else self.say(N_("even"))
        return self.columns((words, format_number(counted), format_number(expected), difference), weight)

    def columns(self, texts: Sequence[str], weight: Weight, size: float = 8.6) -> Columns:
        amounts: Align = "right"
        cells = (Cell(texts[0]), *(Cell(text, weight=weight, align=amounts) for text in texts[1:]))
        return Columns(cells, _COMPARED, size=size)

    def qris(self) -> Iterator[Row]:
        for state, words in (
            ("waiting", N_("QRIS awaiting confirmation: {receipts}")),
            ("failed", N_("QRIS not received: {receipts}")),
        ):
            found = [
                _short(sale["number"])
                for sale in self.body["sales"]
                if any(payment["state"] == state for payment in sale["payments"])
            ]
            if found:
                yield Text(self.say(words, receipts=", ".join(found)), size=7.6, lines=3)
        for state, words in (
            ("confirmed", N_("QRIS of earlier days received: {receipts}")),
            ("failed", N_("QRIS of earlier days not received: {receipts}")),
        ):
            found = [later["number"] for later in self.body["qris_later"] if later["state"] == state]
            if found:
                yield Text(self.say(words, receipts=", ".join(found)), size=7.6, lines=3)

    def drawer(self) -> Iterator[Row]:
        cash = self.body["cash"]
        yield Text(self.moved(), size=7.6, lines=3)
        pieces = self.denominations(cash["denominations"] or {})
        a_row = 2 if self.width <= NARROW else 4
        for first in range(0, len(pieces), a_row):
            part = pieces[first : first + a_row]
            yield Columns(tuple(map(Cell, part + [""] * (a_row - len(part)))), (1,) * a_row, size=7.4)
        if cash["deposit"] is not None:
            yield Space(0.8)
            deposit = format_rupiah(cash["deposit"])
            yield Text(self.say(N_("Handed to the office")), deposit, size=10.8, weight=600, right_weight=700)
            held = cash["expected"] if cash["counted"] is None else cash["counted"]
            yield Text(
                self.say(N_("Left in drawer")), format_rupiah(held - cash["deposit"]), size=8.7, right_weight=500
            )

    def moved(self) -> str:
        cash = self.body["cash"]
        told = self.say(N_("Float {float} · in {into} · out {out}"),
            float=format_number(cash["float"]), into=format_number(cash["in"]), out=format_number(cash["out"]),
        )  # fmt: skip
        aside = (("orders", N_("orders"), 1), ("buy_ins", N_("bought in"), -1), ("makers", N_("makers paid"), -1))
        more = [
            f"{self.say(title)} {format_number(sign * cash[part])}" for part, title, sign in aside if cash.get(part)
        ]
        return " · ".join([told, *more])

    def makers(self) -> Iterator[Row]:
        """What is the makers' of the day's sales and what they were given; a day of format 1 tells of none."""
        told = self.body.get("consignment", ())
        if not told:
            return
        yield Space(1)
        yield Rule()
        yield Space(0.9)
        owed = format_rupiah(sum(maker["owed"] for maker in told))
        yield Text(self.say(N_("The makers' part")), owed, size=8.8, weight=600, right_weight=700)
        for maker in told:
            yield Text(maker["maker"], format_number(maker["owed"]), size=8.1, lines=2, right_weight=500)
            yield Text(self.of_maker(maker), size=7.4, lines=3)

    def of_maker(self, maker: Mapping[str, Any]) -> str:
        """`sold 3 for 225.000 · paid 100.000 · brought 4 · fetched 1`."""
        paid = -sum(payment["amount"] for each in maker["paid"] for payment in each["payments"])
        sold = {"pieces": format_number(maker["pieces"]), "net": format_number(maker["net"])}
        parts = (
            self.say(N_("sold {pieces} for {net}"), **sold) if maker["net"] or maker["pieces"] else "",
            self.say(N_("paid {amount}"), amount=format_number(paid)) if paid else "",
            self.say(N_("brought {pieces}"), pieces=maker["received"]) if maker["received"] else "",
            self.say(N_("fetched {pieces}"), pieces=maker["returned"]) if maker["returned"] else "",
        )
        return " · ".join(part for part in parts if part)

    def denominations(self, counted: Mapping[str, int]) -> list[str]:
        """`12 × 100 rb`, largest first; coins below 1.000 as one amount."""
        found = sorted(((int(value), pieces) for value, pieces in counted.items() if pieces), reverse=True)
        notes = [
            self.say(N_("{count} × {thousands}k"), count=pieces, thousands=value // _SMALLEST_NOTE)
            for value, pieces in found
            if value >= _SMALLEST_NOTE
        ]
        coins = sum(value * pieces for value, pieces in found if value < _SMALLEST_NOTE)
        return [*notes, self.say(N_("coins {amount}"), amount=format_number(coins))] if coins else notes

    def words(self) -> Iterator[Row]:
        notes, warnings = self.body["notes"], self.body["warnings"]
        told = " · ".join(translate(_TAGS.get(tag, tag), self.language) for tag in notes["tags"])
        told = ". ".join(part for part in (told, notes["text"]) if part)
        if not told and not warnings:
            return
        yield Space(1)
        yield Rule()
        yield Space(0.9)
        if told:
            yield Text(told, size=8, lines=6)
        yield from self.warnings(warnings)

    def warnings(self, warnings: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
        """The first of them, and how many more there are."""
        for warning in warnings[:_MOST_WARNINGS]:
            yield Text(self.warned(warning), size=7.6, lines=3)
        if len(warnings) > _MOST_WARNINGS:
            yield Text(self.say(N_("… and {number} more"), number=len(warnings) - _MOST_WARNINGS), size=7.6)

    def warned(self, warning: Mapping[str, Any]) -> str:
        kind = translate(WARNINGS.get(warning["kind"], warning["kind"]), self.language)
        if warning["kind"] == "void":
            return f"{kind}: {warning['text']}"
        return self.say(N_("Note: {text}"), text=warning["text"] or kind)

    def end(self) -> Iterator[Row]:
        yield Space(1)
        yield Rule()
        yield Space(0.9)
        chain = self.body["last_hash"][:12]
        chain = " ".join(chain[start : start + 4] for start in range(0, 12, 4))
        if self.day_code:
            yield Space(0.8)
            yield self.rescue(chain)
        else:
            yield Text(self.say(N_("File {name}"), name=self.file), size=7.2, weight=500, lines=3)
            yield Text(self.say(N_("Chain {hash}"), hash=chain), size=7.2, weight=500)
        yield Signatures((self.say(N_("Cashier")), self.say(N_("Received by the office"))))

    def rescue(self, chain: str) -> QR:
        """The day's code, and what to do with it."""
        body, narrow = self.body, self.width <= NARROW
        file = f"{body['stall']}-{body['till']} {body['day'].replace('-', '')} r{body['revision']}"
        words = (
            Text(self.say(N_("Hand in this slip")), size=10.8, weight=700),
            Text(self.say(N_("where there is no flash drive.")), size=8.2, weight=600, lines=2),
            Text(self.say(N_("The office scans its code.")), size=8.2, lines=2),
            Space(1.4),
            Text(self.say(N_("File")), file if narrow else "", size=7.2, right_weight=600),
            *(() if narrow else (Text(file, size=8.2, weight=600), Space(0.8))),
            Text(self.say(N_("Chain")), chain.upper() if narrow else "", size=7.2, right_weight=600),
            Space(2) if narrow else Text(chain.upper(), size=8.2, weight=600),
        )
        module = _MODULE_MM.get(self.width, _MODULE_MM[80])
        side = len(matrix(self.day_code)) * module + 0.01  # whole dots: less by a hair would cost each module one
        return QR(self.day_code, side, words, at="center" if narrow else "left")

    def sales(self) -> Iterator[Row]:
        yield Space(4)
        yield Text(
            self.say(N_("All receipts")), self.receipts(len(self.body["sales"])), size=12, weight=600, right_weight=400
        )
        yield Space(0.6)
        yield Rule()
        for sale in self.body["sales"]:
            yield from self.sale(sale)

    def sale(self, sale: Mapping[str, Any]) -> Iterator[Row]:
        facts = [
            clock_time(datetime.fromisoformat(sale["at"])),
            self.say(N_("Receipt {number}"), number=_short(sale["number"])),
        ]
        if sale["refund_of"]:
            loose = sale["refund_of"] == WITHOUT_RECEIPT
            words = N_("Return without a receipt") if loose else N_("Return of receipt {number}")
            facts.append(self.say(words, number=_short(sale["refund_of"])))
        facts += [self.tender(payment["tender"]) for payment in sale["payments"]]
        head = Text(" · ".join(facts), format_number(sale["due"]), size=8, weight=500, right_weight=600, lines=2)
        lines = [self.sold(line) for line in sale["lines"]]
        yield Together((Space(0.8), head, *lines[:1]))
        yield from lines[1:]

    def dealings(self) -> Iterator[Row]:
        """The orders' steps, what was bought in, and the makers, where the day held any."""
        steps, makers = self.body.get("orders", ()), self.body.get("consignment", ())
        lists = (
            (N_("Orders"), [self.step(step) for step in steps]),
            (N_("Bought in"), [self.bought(one) for one in self.body.get("buy_ins", ())]),
            (N_("Makers"), [self.made(maker) for maker in makers]),
        )
        for title, rows in lists:
            if rows:
                yield Together((Space(4), Text(self.say(title), size=12, weight=600), Space(0.6), Rule(), *rows[0]))
                yield from map(Together, rows[1:])

    def step(self, step: Mapping[str, Any]) -> tuple[Row, ...]:
        words = f"{self.at(step)} · {step['number']} · {self.say(ORDER_STEPS[step['step']])}"
        price, paid = format_number(step["price"]), format_number(step["paid"])
        told = self.say(N_("Price {price} · paid {paid}"), price=price, paid=paid)
        if step["receipt"]:
            told += " · " + self.say(N_("receipt {number}"), number=_short(step["receipt"]))
        elif step["step"] != "cancelled":
            told += " · " + self.say(N_("still owed {owed}"), owed=format_number(step["price"] - step["paid"]))
            if step["promised"]:
                day = written_day(date.fromisoformat(step["promised"]), self.language)
                told += " · " + self.say(N_("promised for {day}"), day=day)
        return self.dealt(words, step["payments"], told)

    def bought(self, one: Mapping[str, Any]) -> tuple[Row, ...]:
        return self.dealt(f"{self.at(one)} · {one['number']}", one["payments"], self.pieces(one["pieces"]))

    def made(self, maker: Mapping[str, Any]) -> tuple[Row, ...]:
        told = self.say(N_("brought {received} · fetched {returned} · sold {pieces} for {net} · theirs {owed}"),
            received=maker["received"], returned=maker["returned"], pieces=maker["pieces"],
            net=format_number(maker["net"]), owed=format_number(maker["owed"]),
        )  # fmt: skip
        return self.dealt(maker["maker"], [payment for paid in maker["paid"] for payment in paid["payments"]], told)

    def at(self, one: Mapping[str, Any]) -> str:
        return clock_time(datetime.fromisoformat(one["at"]))

    def dealt(self, words: str, payments: Sequence[Mapping[str, Any]], told: str) -> tuple[Row, ...]:
        """What it was and what it brought or took, then quiet words."""
        tenders = dict.fromkeys(self.tender(payment["tender"]) for payment in payments)
        amount = format_number(sum(payment["amount"] for payment in payments)) if payments else ""
        head = Text(" · ".join((words, *tenders)), amount, size=8, weight=500, right_weight=600, lines=2)
        return Space(0.8), head, Text(told, size=7.5, lines=3)

    def sold(self, line: Mapping[str, Any]) -> Text:
        sign = "−" if line["qty"] < 0 else ""
        item = f"{sign}{quantity(line['qty'], line['per'])} × {line['name']}"
        return Text(item, format_number(line["amount"]), size=7.5)
