"""The questions of the first run, and the stall or office that comes of them."""

import logging
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos import clock as clocks
from pos import kinds, words
from pos.catalog.trades import Trade
from pos.clock import Clock
from pos.errors import PosError
from pos.words import N_
from pos.words import translate as _
from ui.news import News

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall

_log = logging.getLogger(__name__)

GALLERY = "GIK"


@dataclass(frozen=True)
class Answers:
    """What was told; `collection` is where summaries go, empty for later."""

    office: bool = False
    code: str = ""
    name: str = ""
    trade: str = "klitikan"
    collection: str = ""
    sample: bool = True

    @property
    def bare_code(self) -> str:
        """The code as files bear it: `a-12` → `A12`."""
        return self.code.replace("-", "").replace(" ", "").upper()


@dataclass(frozen=True)
class Problem:
    """Why it could not begin, and at which question: code, name, collection, or empty for the whole."""

    question: str
    words: str


class FirstRunModel(QObject):
    """`changed`: an answer or the problem is other than it was. `made` carries the open Stall or Office."""

    changed = Signal()
    made = Signal(object)

    def __init__(
        self, news: News, documents: Path | None = None, clock: Clock = clocks.now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.news = news
        self.answers = Answers()
        self.problem: Problem | None = None
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

    def begin(self) -> None:
        """Make what was told and say `made`; a refusal becomes the `problem`."""
        question = ""
        try:
            question = "code"
            self._check_code()
            question = "name"
            if not self.answers.name.strip():
                raise PosError(N_("A name is missing: what is on the sign?"))
            question = ""
            place = self._make_office() if self.answers.office else self._make_stall()
        except PosError as error:
            self._refuse(Problem(question, str(error)))
        except OSError as error:
            text = _("The folder {folder} cannot be made ({reason}): choose another")
            self._refuse(Problem("", text.format(folder=self.folder(), reason=error.strerror or error)))
        else:
            self.problem = None
            self.made.emit(place)

    def _check_code(self) -> None:
        from pos.handover.names import check_code

        check_code(self.answers.bare_code)

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
