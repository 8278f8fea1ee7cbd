"""A closing slip at the office: its code scanned, or seen in a picture, stands for the day whose file is lost."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos import words
from pos.errors import PosError
from pos.gallery import Office
from pos.money import format_rupiah
from pos.printing.wording import short_day
from pos.words import N_
from pos.words import translate as _
from ui.background import Progress, Runner, Task
from ui.models.titles import shown_till
from ui.news import News

if TYPE_CHECKING:
    from pos.office.rescue.taking import Taken

_SAID = {
    "counts": N_("{stall}, {day}: {amount} from paper"),
    "noted": N_("{stall}, {day}: noted. Another revision of this day counts until the file of this slip comes."),
    "agreed": N_("{stall}, {day}: the file is here already, and says the same as the slip."),
    "here": N_("{stall}, {day}: the file is here already, and says the same as the slip."),
}
_DIFFERS = N_("{stall}, {day}: this slip says otherwise than what counts. It is in quarantine: ask the stall.")


class PaperModel(QObject):
    """Takes codes; pictures are read off the window."""

    def __init__(self, office: Office, news: News, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._news = news
        self._runner = runner
        self._reading: Task | None = None

    def is_code(self, text: str) -> bool:
        """Whether what was scanned is a closing slip's code."""
        return self._office.is_day_code(text)

    def is_picture(self, path: Path) -> bool:
        """Whether a slip may be seen in a file, by its name."""
        from pos.office.rescue.picture import is_picture

        return is_picture(path)

    def suffixes(self) -> tuple[str, ...]:
        """How the names of such files end."""
        from pos.office.rescue.picture import PDF, PICTURES

        return (*PICTURES, PDF)

    def take(self, text: str) -> bool:
        """Count the day of a code, and show it; False, and the reason told, where it is not believed."""
        try:
            taken = self._office.take_paper(text)
        except PosError as error:
            self._news.refuse(error)
            return False
        self._news.accepted.emit()
        self._news.recorded.emit()
        self._tell(taken)
        return True

    def _tell(self, taken: "Taken") -> None:
        told = taken.told
        self._news.show_stall_day(told.stall, told.till, told.day)
        sentence = _(_SAID.get(taken.state, _DIFFERS)).format(
            stall=shown_till(told.stall, told.till),
            day=short_day(date.fromisoformat(told.day), words.language()),
            amount=format_rupiah(told.totals.net),
        )
        if taken.state in _SAID:
            self._news.say(sentence)
        else:
            self._news.refuse(sentence)

    def open(self, path: Path) -> None:
        """Take every code that is seen in a picture or PDF; why not is told."""
        from pos.office.rescue.picture import codes_in

        def read(_progress: Progress) -> object:
            return codes_in(path)

        self._news.say(_("Looking for the code in {file} …").format(file=path.name))
        self._reading = self._runner.start(read, self._on_read, self._on_failed)

    def _on_read(self, codes: object) -> None:
        assert isinstance(codes, tuple)
        for code in codes:
            if not self.take(code):
                return

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, PosError):
            raise error
        self._news.refuse(error)
