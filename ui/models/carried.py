"""What is brought by hand from a stall to its office and back, as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from pos import files
from pos.errors import reason_of
from pos.words import translate as _
from ui.news import News

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.office.enrolment import Enrolled
    from pos.office.keys.trust import KnownKey
    from pos.stall import Stall


def save_answer(office: "Office", till: "Enrolled | KnownKey", path: Path, news: News) -> None:
    """Write the office's answer that admits a till; the reason is told where it cannot be written."""
    _save(path, office.admission.acceptance(till), _("Saved as {file}: open it in the stall's Lapak"), news)


def save_request(stall: "Stall", path: Path, news: News) -> None:
    """Write what asks the office to admit a stall; the reason is told where it cannot be written."""
    stall.delivery.write_request()
    _save(path, stall.delivery.request_path.read_bytes(), _("Saved as {file}: open it in the office's Lapak"), news)


def _save(path: Path, data: bytes, told: str, news: News) -> None:
    try:
        files.write(path, data)
    except OSError as error:
        news.refuse(_("{file} cannot be written ({reason})").format(file=path.name, reason=reason_of(error)))
        return
    news.say(told.format(file=path.name))
