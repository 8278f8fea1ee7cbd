"""What the hand-over calls its files and folders: codes, and the names of each kind of file."""

import re
from typing import NamedTuple, Self

from pos.clock import parse_day
from pos.errors import PosError
from pos.words import N_

LAST_TILL = 12

_CODE = re.compile(r"[A-Z0-9]{2,12}")
_RESERVED = re.compile(r"CON|PRN|AUX|NUL|(?:COM|LPT)[0-9]")
_SUMMARY = re.compile(
    r"([A-Z0-9]{2,12})-([A-Z0-9]{2,12})-([1-9][0-9]?)_([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"_e([1-9][0-9]{0,8})_([0-9]{6}|[1-9][0-9]{6,8})_r([1-9][0-9]{0,8})\.jsonl"
)
_ACK = re.compile(
    r"[A-Z0-9]{2,12}-[A-Z0-9]{2,12}-[1-9][0-9]?_e([1-9][0-9]{0,8})_([0-9]{6}|[1-9][0-9]{6,8})\.ack\.jsonl"
)
_KEY = re.compile(
    r"[A-Z0-9]{2,12}-[A-Z0-9]{2,12}-[1-9][0-9]?_e([1-9][0-9]{0,8})_([0-9]{6}|[1-9][0-9]{6,8})\.key\.jsonl"
)
_NOTICE = re.compile(r"[A-Z0-9]{2,12}-([A-Z0-9]{2,12})-([1-9][0-9]?)_([0-9]{6}|[1-9][0-9]{6,8})\.notice\.jsonl")


def is_code(text: str) -> bool:
    """True for a gallery's or stall's code: two to twelve of A–Z and 0–9, and no name that Windows keeps for itself."""
    return _CODE.fullmatch(text) is not None and _RESERVED.fullmatch(text) is None


def check_code(text: str) -> str:
    """`text` itself where it is a code. Raises PosError."""
    if not is_code(text):
        raise PosError(N_("“{text}” is not a code: two to twelve of A–Z and 0–9, like K07"), text=text)
    return text


def check_till(till: int) -> int:
    """`till` itself where it is 1 … 12. Raises PosError."""
    if type(till) is not int or not 1 <= till <= LAST_TILL:
        raise PosError(N_("“{till}” is not a till: a number from 1 to 12"), till=till)
    return till


class SummaryName(NamedTuple):
    """The parts of a summary file's name; a hint only, the file's content rules."""

    gallery: str
    stall: str
    till: int
    day: str
    epoch: int
    number: int
    revision: int

    @property
    def stem(self) -> str:
        """The name without its suffix, which the PDF for people has too."""
        place = f"{self.gallery}-{self.stall}-{self.till}"
        return f"{place}_{self.day}_e{self.epoch}_{self.number:06d}_r{self.revision}"

    @property
    def text(self) -> str:
        """The file's name: `GIK-K07-1_2026-11-24_e1_000123_r1.jsonl`."""
        return self.stem + ".jsonl"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The parts of a name exactly as `text` gives it. Raises PosError for anything it would not itself give."""
        match = _SUMMARY.fullmatch(text)
        if match is None or not (is_code(match[1]) and is_code(match[2]) and int(match[3]) <= LAST_TILL):
            raise PosError(N_("“{name}” is not the name of a summary file"), name=text)
        gallery, stall, till, day, epoch, number, revision = match.groups()
        parse_day(day)
        if int(number) == 0:
            raise PosError(N_("“{name}” is not the name of a summary file"), name=text)
        return cls(
            gallery=gallery, stall=stall, till=int(till), day=day,
            epoch=int(epoch), number=int(number), revision=int(revision),
        )  # fmt: skip


def folder_name(gallery: str, stall: str) -> str:
    """The stall's folder under inbox, archive, acks and notices: `GIK-K07`."""
    return f"{gallery}-{stall}"


def request_name(gallery: str, stall: str, till: int, epoch: int) -> str:
    """An enrolment request's file name: `GIK-K07-1_e1.request.jsonl`."""
    return f"{gallery}-{stall}-{till}_e{epoch}.request.jsonl"


def ack_name(gallery: str, stall: str, till: int, epoch: int, serial: int) -> str:
    """An acknowledgement's file name: `GIK-K07-1_e1_000002.ack.jsonl`."""
    return f"{gallery}-{stall}-{till}_e{epoch}_{serial:06d}.ack.jsonl"


def notice_name(gallery: str, stall: str, till: int, serial: int) -> str:
    """A notice's file name: `GIK-K07-1_000001.notice.jsonl`."""
    return f"{gallery}-{stall}-{till}_{serial:06d}.notice.jsonl"


def key_name(gallery: str, stall: str, till: int, epoch: int, serial: int) -> str:
    """The file name of a till's next key: `GIK-K07-1_e1_000001.key.jsonl`."""
    return f"{gallery}-{stall}-{till}_e{epoch}_{serial:06d}.key.jsonl"


def key_order(name: str) -> tuple[int, int] | None:
    """The epoch and the serial that such a file name tells; None for the name of anything else."""
    match = _KEY.fullmatch(name)
    return (int(match[1]), int(match[2])) if match else None


def notice_serial(name: str) -> int | None:
    """The serial that a notice's file name tells; None for the name of anything else."""
    match = _NOTICE.fullmatch(name)
    return int(match[3]) if match else None


def notice_till(name: str) -> tuple[str, int] | None:
    """The stall and till that a notice's file name tells; None for the name of anything else."""
    match = _NOTICE.fullmatch(name)
    return (match[1], int(match[2])) if match else None


def ack_order(name: str) -> tuple[int, int] | None:
    """The epoch and the serial that an acknowledgement's file name tells; None for the name of anything else."""
    match = _ACK.fullmatch(name)
    return (int(match[1]), int(match[2])) if match else None
