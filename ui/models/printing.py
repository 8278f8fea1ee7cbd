"""Papers on their way to the printer, off the window: the till never waits, and what is wrong is always said."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from pos import files
from pos.errors import PosError, reason_of
from pos.stall import Stall
from pos.till import tenders
from pos.till.sale import Sale
from pos.words import translate as _
from pos.words import translate_plural
from ui.background import Runner
from ui.news import News

if TYPE_CHECKING:
    from pos.printing.layout import Layout
    from pos.printing.outlet import Outlet
    from pos.printing.queue import Job

FIRST_RETRY_MS = 5_000
LAST_RETRY_MS = 60_000
"""After a failure the printer is tried again this soon, then ever later up to this."""


class _Errand(NamedTuple):
    """One thing to do at the printer, what to say when it is done, and its place in the queue where it has one."""

    run: "Callable[[Outlet], None]"
    said: str
    job: "Job | None" = None


class Printing(QObject):
    """One errand at a time at the printer that is set up; without one, papers become PDFs in the folder's `papers`.

    Receipts and slips wait on disk until they are printed. A test print, an interim report and the drawer do not: they
    are wanted now or not at all. `changed` tells of another `trouble` or another number waiting.
    """

    changed = Signal()

    def __init__(self, stall: Stall, news: News, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self._runner = runner
        self._now: list[_Errand] = []
        self._busy = False
        self._left = False
        self.trouble = ""
        """What is wrong with the printer; empty while it does what it is told."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(FIRST_RETRY_MS)
        self._again.timeout.connect(self.go_on)
        if self.waiting:  # since before a power cut
            self._again.start()

    @property
    def waiting(self) -> int:
        """How many papers wait for the printer."""
        return len(self._stall.print_queue)

    # What is printed

    def print_receipt(self, sale: Sale, *, copy: bool = False) -> None:
        """Put it in the queue."""
        self._stall.print_queue.add("receipt", sale.number, copy=copy)
        self.go_on()

    def print_closing_slip(self, day: str) -> None:
        """The slip of a closed day, remade from its summary."""
        self._stall.print_queue.add("closing_slip", day)
        self.go_on()

    def reprint_last(self) -> None:
        """The last receipt again, marked as a copy; that it was is recorded."""
        last = self._stall.till.last_sale()
        if last is None:
            self._news.refuse(_("There is no receipt yet"))
            return
        self.reprint(last.number)

    def reprint(self, number: str) -> None:
        """A receipt again, marked as a copy; that it was is recorded."""
        self.print_receipt(self._stall.record_reprint(number, by=self._stall.people.actor), copy=True)
        self._news.recorded.emit()

    def print_now(self, layout: "Layout") -> None:
        """A paper that is of no use later: a test print, a report of figures so far."""
        self._now.append(_Errand(lambda outlet: outlet.print(layout), self._said(_("Printed"), layout)))
        self.go_on()

    def keep(self, layout: "Layout") -> None:
        """A paper as a PDF in the folder's `papers`, whatever printer there is."""
        self._now.append(_Errand(lambda outlet: replace(outlet, address="").print(layout), _saved(layout)))
        self.go_on()

    # Receipts as files

    def paper(self, number: str) -> Path:
        """Where a receipt's PDF lies in the stall's folder."""
        return self._stall.folder.joinpath("papers", f"{number}.pdf")

    def save(self, number: str, path: Path, done: Callable[[Path], object] | None = None) -> None:
        """A receipt again as a PDF at `path`, which `done` gets once it lies there; that it was is recorded."""
        sale = self._stall.record_reprint(number, by=self._stall.people.actor)
        layout = self._stall.papers.receipt(sale, copy=True)

        def write(_progress: object) -> Path:
            from pos.printing.pdf import pdf

            files.write(path, pdf(layout))
            return path

        def on_done(_outcome: object) -> None:
            self._news.say(_("Saved as {file}").format(file=path.name))
            if done is not None:
                done(path)

        self._runner.start(write, on_done, self._on_unsaved)
        self._news.recorded.emit()

    def _on_unsaved(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        reason = reason_of(error)
        self._news.refuse(_("The receipt was not saved: {reason}").format(reason=reason))

    # The drawer

    def open_drawer(self, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Open it for no sale: recorded with its reason, and told to the office. False where that was refused."""
        if not self._stall.settings.printer:
            self._news.refuse(_("No printer is set up: the drawer hangs on it"))
            return False
        try:
            self._stall.record_drawer(reason, by=self._stall.people.actor)
        except PosError as error:
            self._news.refuse(error, again)
            return False
        self._news.recorded.emit()
        self._kick(_("The drawer is open: {reason}").format(reason=reason.strip()))
        return True

    def after_sale(self, sale: Sale) -> None:
        """Open the drawer where cash was taken and the setting asks for it; before any receipt, as change is due."""
        settings = self._stall.settings
        took_cash = any(tenders.find(payment.tender).is_cash and payment.given for payment in sale.payments)
        if settings.drawer and settings.printer and took_cash:
            self._kick("")

    def _kick(self, said: str) -> None:
        self._now.insert(0, _Errand(lambda outlet: outlet.open_drawer(), said))
        self.go_on()

    # The queue

    def go_on(self) -> None:
        """Do the next errand, unless one is under way: also what a restart and “try again” ask for."""
        if self._busy or self._left:
            return
        self._again.stop()
        errand = self._next()
        if errand is None:
            return
        self._busy = True
        outlet = self._stall.outlet
        self._runner.start(
            lambda _progress: errand.run(outlet),
            lambda _outcome: self._on_done(errand),
            lambda error: self._on_failed(errand, error),
        )

    def forget(self) -> None:
        """Print nothing of what waits."""
        self._again.stop()
        self._stall.print_queue.clear()
        self._set_trouble("")

    def on_other_printer(self) -> None:
        """Another printer was set up: what was wrong with the last one counts no more."""
        self._again.setInterval(FIRST_RETRY_MS)
        self._set_trouble("")
        self.go_on()

    def stop(self) -> None:
        """Try no more: the window is left, and its stall may be closed."""
        self._again.stop()
        self._left = True

    def _next(self) -> _Errand | None:
        if self._now:
            return self._now.pop(0)
        queue = self._stall.print_queue
        while (job := queue.first()) is not None:
            try:
                return self._errand_of(job)
            except PosError as error:  # what it is about is gone: no printer will help
                queue.take_out(job)
                self._news.refuse(error)
        return None

    def _errand_of(self, job: "Job") -> _Errand:
        layout = self._stall.paper(job)
        if job.paper == "receipt":
            said = _("Receipt {number} is printed").format(number=job.subject[-4:])
        elif job.paper == "kitchen_slip":
            said = _("The kitchen slip is printed")
        else:
            said = _("The closing slip is printed")
        return _Errand(lambda outlet: outlet.print(layout), self._said(said, layout), job)

    def _said(self, printed: str, layout: "Layout") -> str:
        if self._stall.settings.printer:
            return printed
        return _saved(layout)

    def _on_done(self, errand: _Errand) -> None:
        self._busy = False
        if self._left:
            return
        if errand.job is not None:
            self._stall.print_queue.take_out(errand.job)
        if self.trouble:
            self._news.accepted.emit()
        self._again.setInterval(FIRST_RETRY_MS)
        self._set_trouble("")
        if errand.said:
            self._news.say(errand.said)
        self.go_on()

    def _on_failed(self, errand: _Errand, error: Exception) -> None:
        self._busy = False
        if self._left:
            return
        if not isinstance(error, PosError):
            raise error
        if errand.job is None:
            self._news.refuse(error)
        elif not self.trouble:
            self._news.refuse(_told(error, self.waiting))
        self._set_trouble(str(error))
        if self._now:
            self.go_on()
        elif self.waiting:
            self._again.start()
            self._again.setInterval(min(2 * self._again.interval(), LAST_RETRY_MS))

    def _set_trouble(self, trouble: str) -> None:
        self.trouble = trouble
        self.changed.emit()


def _saved(layout: "Layout") -> str:
    from pos.printing.outlet import pdf_name

    return _("Saved as {file}").format(file=pdf_name(layout))


def _told(error: PosError, waiting: int) -> str:
    text = translate_plural(
        "{n} paper waits for the printer: {reason}", "{n} papers wait for the printer: {reason}", waiting
    )
    return text.format(n=waiting, reason=error)
