"""A Layout as the bytes of a thermal printer: Epson's ESC/POS, in the few commands that every clone knows.

Source: Epson's ESC/POS command reference (ESC @, t, E, a, p; GS !, B, V, v 0, ( k).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.printing.columns import Letters, Printed, Span, printed_rows
from pos.printing.layout import QR, Layout, Picture, Row
from pos.printing.letters import UNKNOWN, fold
from pos.printing.qr import matrix

if TYPE_CHECKING:
    from PIL import Image

DRAWER = b"\x1bp\x00\x19\xfa"
"""Opens the drawer: pin 2, 50 ms on, 500 ms off."""

CODE_PAGES = {437: 0, 858: 19}
"""The printer's own numbers of the code pages we print in; 437 is where every printer starts."""

_START = b"\x1b@"
_BOLD = b"\x1bE"
_SIZE = b"\x1d!"
_INVERSE = b"\x1dB"
_ALIGN = b"\x1ba"
_CUT = b"\x1dVB\x00"
_TEAR = b"\n\n\n\n"

_STRIP = 128
# Rows of a picture sent at once: cheap printers lose what overruns their buffer.

_LONGEST_NATIVE = 300
# Clones that take digits for letters make a longer code so fine that nothing reads it.

_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "×": "x", "·": "-", "•": "-", "…": "...",
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "«": '"', "»": '"', "′": "'", "″": '"',
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l",
        "Ł": "L", "ı": "i", "€": "EUR", "®": "(R)", "©": "(C)", "™": "(TM)", "¦": "|", "¨": '"', "´": "'", "¸": ",",
    }
)  # fmt: skip


def escpos(
    layout: Layout, *, code_page: int = 437, native_qr: bool = True, cut: bool = True, drawer: bool = False
) -> bytes:
    """`layout` in the printer's own letters; a row with a letter that only our font has is sent as a picture.

    `native_qr` off: QR codes are sent as pictures.
    """
    pen = _Pen(code_page)
    for row in layout.rows:
        lost: set[str] = set()
        printed = list(printed_rows(replace(layout, rows=(row,)), _letters(code_page, lost.add)))
        if lost and _font_has_any(lost):
            pen.add(_row_picture(layout, row))
            continue
        for part in printed:
            if isinstance(part, Picture):
                pen.add(_centred(_strips(part)))
            elif not isinstance(part, QR):
                pen.print(part)
            elif native_qr and len(part.text) <= _LONGEST_NATIVE:
                pen.add(_native_qr(part))
            else:
                pen.add(_centred(_picture(_qr_picture(part))))
    return _job([pen.bytes()], code_page, cut=cut, drawer=drawer)


def _font_has_any(letters: Iterable[str]) -> bool:
    from pos.printing import fonts

    return any(map(fonts.knows, letters))


def _row_picture(layout: Layout, row: Row) -> bytes:
    """One row as the raster of the whole paper has it, without the paper's margins above and below."""
    from pos.printing.raster import raster

    image = raster(replace(layout, rows=(row,), head=(), foot="", height_mm=None))
    margin = round(layout.margin_mm * 8)
    return _picture(image.crop((0, margin, image.width, image.height - margin)))


def raster_escpos(layout: Layout, *, cut: bool = True, drawer: bool = False) -> bytes:
    """`layout` as one picture: prints any letter on any printer, more slowly."""
    from pos.printing.raster import raster

    return _job([_picture(raster(layout))], 437, cut=cut, drawer=drawer)


def _job(parts: Iterable[bytes], code_page: int, *, cut: bool, drawer: bool) -> bytes:
    start = _START + (DRAWER if drawer else b"") + b"\x1bt" + bytes((CODE_PAGES[code_page],))
    return start + b"".join(parts) + (_CUT if cut else _TEAR)


def _letters(code_page: int, lose: Callable[[str], object]) -> Letters:
    """The letters of a code page; `lose` hears of each that it lacks."""
    known = _known(code_page)

    def to_page(text: str) -> str:
        folded = fold(text := text.translate(_PLAIN), known)
        if UNKNOWN in folded:
            for letter in text:
                if letter != UNKNOWN and fold(letter, known) == UNKNOWN:
                    lose(letter)
        return folded

    return Letters(fold=to_page, ellipsis="..", doubles=True)


def _known(code_page: int) -> Callable[[str], bool]:
    codec = f"cp{code_page}"

    def known(letter: str) -> bool:
        return " " <= letter <= "~" or (letter > "\u00a0" and bool(letter.encode(codec, "ignore")))

    return known


class _Pen:
    """Prints rows, telling the printer only what changes from one span to the next."""

    def __init__(self, code_page: int) -> None:
        self._codec = f"cp{code_page}"
        self._data = bytearray()
        self._now = Span("")

    def print(self, row: Printed) -> None:
        for span in row:
            self._change(span)
            self._data += span.text.encode(self._codec, "replace")
        self._data += b"\n"

    def add(self, command: bytes) -> None:
        self._change(Span(""))
        self._data += command

    def bytes(self) -> bytes:
        self._change(Span(""))
        return bytes(self._data)

    def _change(self, span: Span) -> None:
        if span.bold != self._now.bold:
            self._data += _BOLD + bytes((span.bold,))
        if (span.wide, span.tall) != (self._now.wide, self._now.tall):
            self._data += _SIZE + bytes((span.wide << 4 | span.tall,))
        if span.inverse != self._now.inverse:
            self._data += _INVERSE + bytes((span.inverse,))
        self._now = span


def _module_dots(row: QR) -> int:
    """The side of a module in dots of 1/8 mm, such that the code is about `size_mm` wide."""
    return min(8, max(3, int(row.size_mm * 8) // len(matrix(row.text))))


def _native_qr(row: QR) -> bytes:
    data = row.text.encode("utf-8")
    size = bytes((_module_dots(row),))
    return _centred(b"".join(map(_qr_command, (b"A2\x00", b"C" + size, b"E1", b"P0" + data, b"Q0"))))


def _qr_command(body: bytes) -> bytes:
    return b"\x1d(k" + (len(body) + 1).to_bytes(2, "little") + b"1" + body


def _qr_picture(row: QR) -> "Image.Image":
    from PIL import Image

    modules = matrix(row.text)
    small = Image.new("1", (len(modules), len(modules)), 1)
    small.putdata([0 if dark else 1 for line in modules for dark in line])
    side = len(modules) * _module_dots(row)
    return small.resize((side, side), Image.Resampling.NEAREST)


def _centred(command: bytes) -> bytes:
    return _ALIGN + b"\x01" + command + _ALIGN + b"\x00"


def _picture(image: "Image.Image") -> bytes:
    """A picture of Pillow's, what stands beyond its width white."""
    from PIL import Image

    wide = (image.width + 7) // 8
    padded = Image.new("1", (wide * 8, image.height), 1)
    padded.paste(image, (0, 0))
    return _strips(Picture(wide * 8, image.height, bytes(byte ^ 0xFF for byte in padded.tobytes())))


def _strips(picture: Picture) -> bytes:
    wide = (picture.width + 7) // 8
    return b"".join(
        _strip(wide, picture.bits[wide * top : wide * (top + _STRIP)]) for top in range(0, picture.height, _STRIP)
    )


def _strip(wide: int, bits: bytes) -> bytes:
    return b"\x1dv0\x00" + wide.to_bytes(2, "little") + (len(bits) // wide).to_bytes(2, "little") + bits
