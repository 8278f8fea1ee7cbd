"""One summary file, opened and judged: its seal, its sums, and every sale in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos import files, words
from pos.errors import PosError, reason_of
from pos.money import format_number, format_rupiah
from pos.printing.wording import clock_time, long_day, shown_code
from pos.words import translate as _
from ui.models.receipt import Line, goods_lines, paid_lines, proof_lines, short
from ui.models.titles import tender_title

if TYPE_CHECKING:
    from pos.handover.summary import Sale, Summary

KeyOf = Callable[[str, int, int], str | None]
"""The enrolled key of a stall, till and epoch, 64 hex digits; None where it is not known here."""


@dataclass(frozen=True)
class Seal:
    """What the seal says: a tone (ok, warn, bad), a title and a sentence."""

    tone: str
    title: str
    sentence: str


@dataclass(frozen=True)
class SaleRow:
    """A sale in the list; amounts in rupiah."""

    number: str
    short: str
    time: str
    goods: str
    paid_by: str
    amount: int
    refund: bool
    waiting: bool


def known_nowhere(stall: str, till: int, epoch: int) -> str | None:
    """No key is known: a machine that has never seen the stall."""
    return None


class OpenedModel(QObject):
    """Reads files, `changed` after each; one that cannot be believed is shown with the reason."""

    changed = Signal()

    def __init__(self, key_of: KeyOf = known_nowhere, *, own: bool = False, parent: QObject | None = None) -> None:
        """`own`: the one known key is that of this stall itself, which says nothing about the office's list."""
        super().__init__(parent)
        self._key_of = key_of
        self._own = own
        self.path: Path | None = None
        self.summary: Summary | None = None
        self.sha256 = ""
        self.number = ""
        self._reason = ""
        self._enrolled: bool | None = None

    def open(self, path: Path) -> None:
        """Read that file and judge it."""
        self.path, self.summary, self.sha256, self.number = path, None, "", ""
        self._enrolled = None
        try:
            self._reason = self._judge(path) or ""
        except PosError as error:
            self._reason = str(error)
        except OSError as error:
            self._reason = _("{file} cannot be read ({reason})").format(file=path.name, reason=reason_of(error))
        if self.summary is not None and self.summary.sales:
            self.number = self.summary.sales[-1].number
        self.changed.emit()

    def _judge(self, path: Path) -> str | None:
        from pos.handover import summary as summaries
        from pos.handover.envelope import LARGEST
        from pos.handover.verify import verify_file

        data = files.read_regular(path, LARGEST)
        read = summaries.read(data)
        key = self._key_of(read.summary.stall, read.summary.till, read.summary.epoch)
        verdict = verify_file(data, key)
        self.summary, self.sha256, self._enrolled = read.summary, read.sha256, verdict.enrolled
        return verdict.reason

    def seal(self) -> Seal:
        """What can be believed of the file."""
        if self._reason:
            title = _("This file is not good") if self.summary else _("This file cannot be opened")
            return Seal("bad", title, self._reason)
        if self._enrolled is None:
            return Seal(
                "warn",
                _("Seal good, stall not enrolled here"),
                _("Nothing in the file was changed since it was sealed; this machine does not know the stall's key."),
            )
        if not self._enrolled:
            return Seal(
                "bad",
                _("Sealed with another key"),
                _("The seal holds, but it is not the key that this stall is enrolled with. Ask the stall."),
            )
        title = _("Seal good, sealed by this stall") if self._own else _("Seal good, stall enrolled")
        return Seal("ok", title, _("Every sum agrees; nothing was changed since it was sealed."))

    def title(self) -> str:
        """`A-12 · Sabtu, 21 November 2026`, or the file's name."""
        told = self.summary
        if told is None:
            return self.path.name if self.path else ""
        day = long_day(date.fromisoformat(told.day), words.language())
        return f"{shown_code(told.stall)} · {day}"

    def sub(self) -> str:
        """Gallery, till, number and revision."""
        told = self.summary
        if told is None:
            return ""
        return _("{gallery} · till {till} · number {number} · revision {revision}").format(
            gallery=told.gallery, till=told.till, number=told.number, revision=told.revision
        )

    def slip(self) -> tuple[Line, ...]:
        """The closing slip's figures in its order."""
        told = self.summary
        if told is None:
            return ()
        return (*self._result(told), *self._compared(told), *self._drawer(told), *self._remarks(told))

    def _result(self, told: "Summary") -> tuple[Line, ...]:
        totals = told.totals
        opened = _time(told.opened_at) if told.opened_at else ""
        head = _("opened {opened}, closed {closed}") if opened else _("closed {closed}")
        lines = [Line(head.format(opened=opened, closed=_time(told.closed_at)), look="muted")]
        if told.nil:
            lines.append(Line(_("Nil: no sale that day"), look="strong"))
        lines.append(Line(_("Gross sales"), (format_number(totals.gross),)))
        if totals.discounts:
            lines.append(Line(_("Discounts"), (format_number(-totals.discounts),)))
        if totals.returns:
            lines.append(Line(_("Returns"), (format_number(-totals.returns),)))
        lines.append(Line(_("Net"), (format_rupiah(totals.net),), look="sum"))
        if totals.tax_added:
            lines.append(Line(_("Tax"), (format_number(totals.tax_added),)))
        if totals.rounding:
            lines.append(Line(_("Rounding"), (format_number(totals.rounding),)))
        if totals.due != totals.net:
            lines.append(Line(_("Received"), (format_rupiah(totals.due),), look="strong"))
        if totals.tax_included:
            lines.append(Line(_("Includes tax"), (format_number(totals.tax_included),)))
        return tuple(lines)

    def _compared(self, told: "Summary") -> tuple[Line, ...]:
        heads = (_("counted"), _("expected"), _("difference"))
        lines = [Line("", heads, look="muted", rule=True)]
        cash = told.cash
        lines.append(self._compared_line(tender_title("cash"), cash.counted, cash.expected))
        lines += [
            self._compared_line(tender_title(name), tender.counted, tender.amount)
            for name, tender in told.tenders.items()
            if name != "cash"
        ]
        if cash.reason:
            lines.append(Line(_("Difference: {reason}").format(reason=cash.reason), look="note", tone="warn"))
        return tuple(lines)

    def _compared_line(self, title: str, counted: int | None, expected: int) -> Line:
        if counted is None:
            return Line(title, ("–", format_number(expected), ""), look="strong")
        difference = counted - expected
        text = _("even") if not difference else format_number(difference)
        tone = "warn" if difference else "ok"
        return Line(title, (format_number(counted), format_number(expected), text), look="strong", tone=tone)

    def _drawer(self, told: "Summary") -> tuple[Line, ...]:
        cash = told.cash
        lines = [
            Line(_("Float"), (format_number(cash.float_),), rule=True),
            Line(_("Cash sales"), (format_number(cash.sales - cash.refunds),)),
        ]
        if cash.in_:
            lines.append(Line(_("Cash in"), (format_number(cash.in_),)))
        if cash.out:
            lines.append(Line(_("Cash out"), (format_number(-cash.out),)))
        lines.append(Line(_("Cash in drawer"), (format_number(cash.expected),), look="strong"))
        if cash.deposit is not None:
            held = cash.counted if cash.counted is not None else cash.expected
            lines.append(Line(_("Handed to the office"), (format_rupiah(cash.deposit),), look="total", rule=True))
            lines.append(Line(_("Left in drawer"), (format_number(held - cash.deposit),)))
        return tuple(lines)

    def _remarks(self, told: "Summary") -> tuple[Line, ...]:
        texts = [_("Reason: {reason}").format(reason=told.reason)] if told.reason else []
        if told.notes.text:
            texts.append(told.notes.text)
        texts += [_("Note: {text}").format(text=warning.text) for warning in told.warnings]
        texts += [
            (
                _("QRIS of {number} received") if later.state == "confirmed" else _("QRIS of {number} not received")
            ).format(number=later.number)
            for later in told.qris_later
        ]
        lines = [Line(text, look="note", rule=at == 0) for at, text in enumerate(texts)]
        lines.append(Line(_("File"), (self.sha256[:8].upper(),), look="muted", rule=True))
        return tuple(lines)

    def rows(self) -> tuple[SaleRow, ...]:
        """Every sale and refund, newest first."""
        return () if self.summary is None else tuple(self._row(sale) for sale in reversed(self.summary.sales))

    def _row(self, sale: "Sale") -> SaleRow:
        goods = ", ".join(line.name for line in sale.lines)
        if sale.refund_of is not None:
            goods = _("Return {number}, {goods}").format(number=short(sale.refund_of), goods=goods)
        waiting = any(payment.state == "waiting" for payment in sale.payments)
        return SaleRow(
            number=sale.number,
            short=short(sale.number),
            time=_time(sale.at),
            goods=goods,
            paid_by=", ".join(dict.fromkeys(tender_title(payment.tender) for payment in sale.payments)),
            amount=sale.due,
            refund=sale.refund_of is not None,
            waiting=waiting,
        )

    def choose(self, number: str) -> None:
        """Look at that sale."""
        if number != self.number:
            self.number = number
            self.changed.emit()

    def find(self, text: str) -> str | None:
        """The number of the sale that a receipt's code or printed number names; None where it is not in the file.

        A code (`LAPAK1:GIK-K07-1:EPOCH:SEQ:HASH8`) must agree with the sale's own hash.
        """
        if self.summary is None:
            return None
        told = self.summary
        till = f"{told.gallery}-{told.stall}-{told.till}"
        for sale in told.sales:
            if text in (sale.number, f"LAPAK1:{till}:{told.epoch}:{sale.seq}:{sale.hash[:8]}"):
                return sale.number
        return None

    def sale_title(self) -> tuple[str, str]:
        """The chosen sale's name, and when and by whom."""
        sale = self._sale()
        if sale is None:
            return "", ""
        who = " · " + _("cashier {name}").format(name=sale.cashier) if sale.cashier else ""
        return _("Receipt {number}").format(number=short(sale.number)), _time(sale.at) + who

    def sale_lines(self) -> tuple[Line, ...]:
        """The chosen sale: what was sold, what is due, how it was paid, and what proves it."""
        sale = self._sale()
        if sale is None:
            return ()
        return (*goods_lines(sale), *paid_lines(sale), *proof_lines(sale))

    def _sale(self) -> "Sale | None":
        if self.summary is None:
            return None
        return next((sale for sale in self.summary.sales if sale.number == self.number), None)

    def foot(self) -> tuple[str, str]:
        """How many receipts there are, and what was taken in cash and otherwise."""
        told = self.summary
        if told is None:
            return "", ""
        count = words.translate_plural("{number} receipt", "{number} receipts", len(told.sales))
        cash = told.tenders["cash"].amount if "cash" in told.tenders else 0
        other = sum(tender.amount for name, tender in told.tenders.items() if name != "cash")
        sums = _("cash {cash} · other {other}").format(cash=format_rupiah(cash), other=format_rupiah(other))
        return count.format(number=len(told.sales)), sums


def _time(text: str) -> str:
    return clock_time(datetime.fromisoformat(text))
