"""Receipts on their way to paper, off the window: the sale stands whatever becomes of its receipt."""

from PySide6.QtCore import QObject

from pos import files
from pos.errors import PosError
from pos.stall import Stall
from pos.till.sale import Sale
from pos.words import translate as _
from ui.background import Runner
from ui.news import News


class Printing(QObject):
    """Prints at the printer that is set up; without one the receipt becomes a PDF in the folder's `papers`."""

    def __init__(self, stall: Stall, news: News, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self._runner = runner

    def print_receipt(self, sale: Sale, *, copy: bool = False) -> None:
        """Send it on its way; the outcome is told when it is known."""
        self._runner.start(lambda _progress: self._bring_out(sale, copy), self._on_done, self._on_failed)

    def reprint_last(self) -> None:
        """The last receipt again, marked as a copy; that it was is recorded."""
        last = self._stall.till.last_sale()
        if last is None:
            self._news.refuse(_("There is no receipt yet"))
            return
        self.print_receipt(self._stall.record_reprint(last.number), copy=True)
        self._news.recorded.emit()

    def _bring_out(self, sale: Sale, copy: bool) -> str:
        """On another thread: draws and sends, and touches no database. Returns what to say."""
        layout = self._stall.receipt(sale, copy=copy)
        address = self._stall.settings.printer
        if address:
            from pos.printing.escpos import escpos
            from pos.printing.printers import printer

            printer(address).send(escpos(layout))
            return _("Receipt {number} is printed").format(number=sale.number[-4:])
        from pos.printing.pdf import pdf

        name = f"{sale.number}.pdf"
        files.write(self._stall.folder.joinpath("papers", name), pdf(layout))
        return _("Receipt saved as {file}").format(file=name)

    def _on_done(self, outcome: object) -> None:
        self._news.say(str(outcome))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, PosError):
            text = _("The sale stands, its receipt was not printed: {reason}").format(reason=error)
            self._news.refuse(text)
        elif isinstance(error, OSError):
            reason = error.strerror or str(error)
            self._news.refuse(_("The sale stands, its receipt was not printed: {reason}").format(reason=reason))
        else:
            raise error
