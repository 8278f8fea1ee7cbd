"""The questions of the first run, and the stall or office that comes of them."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos import clock as clocks
from pos import kinds, words
from pos.catalog.trades import Trade
from pos.clock import Clock
from pos.errors import PosError, reason_of
from pos.papers.trial import trial
from pos.printing.outlet import Outlet
from pos.printing.printers import PrinterKind, all_printers
from pos.settings import StallSettings
from pos.words import N_
from pos.words import translate as _
from ui.background import Runner
from ui.news import News

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall

_log = logging.getLogger(__name__)

GALLERY = "GIK"


@dataclass(frozen=True)
class Answers:
    """What was told; `collection` is where summaries go, `printer` an address as its setting keeps it. Empty: later."""

    office: bool = False
    code: str = ""
    name: str = ""
    trade: str = "klitikan"
    collection: str = ""
    printer: str = ""
    sample: bool = True

    @property
    def bare_code(self) -> str:
        """The code as files bear it: `a-12` → `A12`."""
        return self.code.replace("-", "").replace(" ", "").upper()


@dataclass(frozen=True)
class Problem:
    """Why it could not begin, and at which question: code, name, collection, printer, or empty for the whole."""

    question: str
    words: str
    is_there: bool = False
    """A stall or an office of that code stands on this machine, and may be opened instead."""


class FirstRunModel(QObject):
    """`changed`: an answer or the problem is other than it was. `made` carries the open Stall or Office."""

    changed = Signal()
    made = Signal(object)

    def __init__(
        self,
        news: News,
        runner: Runner,
        documents: Path | None = None,
        clock: Clock = clocks.now,
        printers: Mapping[str, PrinterKind] = MappingProxyType({}),
        parent: QObject | None = None,
    ) -> None:
        """`printers` are kinds of printers besides those of `pos`, by id."""
        super().__init__(parent)
        self.news = news
        self.answers = Answers()
        self.problem: Problem | None = None
        self.found: tuple[str, ...] = ()
        """The printers that are there, as the setting would keep them."""
        self.skips_printer = False
        self.printing = False
        """A test print is on its way."""
        self._runner = runner
        self._printers = printers
        self._clock = clock
        self._documents = documents

    def trades(self) -> list[Trade]:
        """The kinds of stall, in order."""
        return list(kinds.load("pos.catalog.trades", "TRADE", Trade).values())

    def choose_office(self, office: bool) -> None:
        """What this machine is for; an office's code is the gallery's."""
        code = self.answers.code
        if office and not code:
            code = GALLERY
        elif not office and code == GALLERY:
            code = ""
        self._answer(replace(self.answers, office=office, code=code))

    def set_code(self, code: str) -> None:
        """The stall's code, or the gallery's."""
        self._answer(replace(self.answers, code=code))

    def set_name(self, name: str) -> None:
        """What it is called."""
        self._answer(replace(self.answers, name=name))

    def choose_trade(self, trade: str) -> None:
        """What the stall sells."""
        self._answer(replace(self.answers, trade=trade))

    def set_collection(self, place: str) -> None:
        """Where summaries go, or where the office collects them."""
        self._answer(replace(self.answers, collection=place))

    def look_for_printers(self) -> None:
        """Find the printers that are there now; the first one is taken until another is chosen."""
        kinds_of = {**all_printers(), **self._printers}
        self.found = tuple(f"{kind.id}:{address}" for kind in kinds_of.values() for address in kind.found())
        if self.answers.printer not in self.found:
            self.answers = replace(self.answers, printer=self.found[0] if self.found else "")
        self.changed.emit()

    def next_printer(self) -> None:
        """Take the next of the printers that are there."""
        if self.found:
            at = self.found.index(self.answers.printer) + 1
            self._answer(replace(self.answers, printer=self.found[at % len(self.found)]))

    def skip_printer(self) -> None:
        """Leave printing for later."""
        self.skips_printer = True
        self._answer(replace(self.answers, printer=""))

    def test_print(self) -> None:
        """Print a trial at the chosen printer, off the window; what goes wrong becomes the `problem`."""
        if self.printing or not self.answers.printer:
            return
        plain = StallSettings.of({})
        outlet = Outlet(self.answers.printer, plain.letters, self._printers, self._home())
        paper = trial(
            code=self.answers.bare_code or "A01",
            name=self.answers.name.strip() or "Lapak",
            language=words.language(),
            width=plain.receipt,
            printer=self.answers.printer,
        )
        self.printing = True
        self.changed.emit()
        self._runner.start(lambda _progress: outlet.print(paper), self._on_printed, self._on_not_printed)

    def _on_printed(self, _nothing: object) -> None:
        self.printing = False
        self.changed.emit()

    def _on_not_printed(self, error: Exception) -> None:
        self.printing = False
        if not isinstance(error, PosError):
            raise error
        self._refuse(Problem("printer", str(error)))

    def choose_sample(self, sample: bool) -> None:
        """Whether the new stall begins with sample goods."""
        self._answer(replace(self.answers, sample=sample))

    def samples(self) -> int:
        """How many sample goods the chosen trade has."""
        sheet = files("resources").joinpath("sample", f"{self.answers.trade}.csv")
        lines = sheet.read_text("utf-8-sig").splitlines()
        return sum(bool(line.strip()) for line in lines) - 1

    def folder(self) -> Path:
        """Where the stall or office is made."""
        name = f"Kantor-{self.answers.bare_code}" if self.answers.office else self.answers.bare_code
        return self._home().joinpath("Lapak", name)

    def verb(self) -> str:
        """What `begin` does now, in words."""
        if self.problem is not None and self.problem.is_there:
            return _("Open {code}").format(code=self.answers.code.strip().upper())
        return _("Open the office") if self.answers.office else _("Start selling")

    def begin(self) -> None:
        """Make what was told and say `made`; a refusal becomes the `problem`. What is there already is opened next."""
        if self.problem is not None and self.problem.is_there:
            self._open()
            return
        question = ""
        try:
            question = "code"
            self._check_code()
            if self.folder().joinpath("lapak.db").is_file():
                self._refuse(Problem(question, self._there_text(), is_there=True))
                return
            question = "name"
            if not self.answers.name.strip():
                raise PosError(N_("A name is missing: what is on the sign?"))
            question = ""
            place = self._make_office() if self.answers.office else self._make_stall()
        except PosError as error:
            self._refuse(Problem(question, str(error)))
        except OSError as error:
            text = _("The folder {folder} cannot be made ({reason}): choose another")
            self._refuse(Problem("", text.format(folder=self.folder(), reason=reason_of(error))))
        else:
            self.problem = None
            self.made.emit(place)

    def _check_code(self) -> None:
        from pos.handover.names import check_code

        check_code(self.answers.bare_code)

    def _there_text(self) -> str:
        text = _("{code} is on this machine already: open it, or write another code")
        return text.format(code=self.answers.code.strip().upper())

    def _open(self) -> None:
        """Open what is there instead of making it anew."""
        from pos.gallery import open_office
        from pos.stall import open_stall

        try:
            place = (open_office if self.answers.office else open_stall)(self.folder(), clock=self._clock)
        except PosError as error:
            self._refuse(Problem("", str(error)))
        else:
            self.made.emit(place)

    def _make_stall(self) -> "Stall":
        from pos.stall import create_stall

        answers = self.answers
        stall = create_stall(
            self.folder(),
            code=answers.bare_code,
            name=answers.name.strip(),
            trade=answers.trade,
            collection=answers.collection.strip(),
            clock=self._clock,
        )
        stall.set("language", words.language())
        if answers.printer:
            stall.set("printer", answers.printer)
        if answers.sample:
            self._fill(stall)
        return stall

    def _make_office(self) -> "Office":
        from pos.gallery import create_office

        answers = self.answers
        office = create_office(
            self.folder(), answers.bare_code, answers.name.strip(), answers.collection.strip(), clock=self._clock
        )
        office.set("language", words.language())
        return office

    def _fill(self, stall: "Stall") -> None:
        """The sample goods; a stall without them is still a stall."""
        try:
            with as_file(files("resources").joinpath("sample", f"{self.answers.trade}.csv")) as sheet:
                stall.catalog.import_sheet(sheet, at=stall.now(), operation="sample")
            choices = files("resources").joinpath("sample", f"{self.answers.trade}-choices.txt")
            if choices.is_file():
                stall.choices.take_in(choices.read_text("utf-8"), at=stall.now())
        except (PosError, OSError) as error:
            _log.warning("no sample goods: %s", error)
            self.news.refuse(error)

    def _home(self) -> Path:
        if self._documents is None:
            from platformdirs import user_documents_path

            self._documents = user_documents_path()
        return self._documents

    def _answer(self, answers: Answers) -> None:
        self.answers = answers
        self.problem = None
        self.changed.emit()

    def _refuse(self, problem: Problem) -> None:
        self.problem = problem
        self.changed.emit()
