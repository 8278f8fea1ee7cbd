"""A Layout as the bytes of a thermal printer: Epson's ESC/POS, in the few commands that every clone knows.

Source: Epson's ESC/POS command reference (ESC @, t, E, a, p; GS !, B, V, v 0, ( k).
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pos.printing.columns import Letters, Printed, Span, printed_rows
from pos.printing.layout import QR, Layout
from pos.printing.letters import fold
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
    """`layout` in the printer's own letters. `native_qr` off: QR codes are sent as pictures."""
    pen = _Pen(code_page)
    for row in printed_rows(layout, _letters(code_page)):
        if not isinstance(row, QR):
            pen.print(row)
        elif native_qr:
            pen.add(_native_qr(row))
        else:
            pen.add(_ALIGN + b"\x01" + _picture(_qr_picture(row)) + _ALIGN + b"\x00")
    return _job([pen.bytes()], code_page, cut=cut, drawer=drawer)


def raster_escpos(layout: Layout, *, cut: bool = True, drawer: bool = False) -> bytes:
    """`layout` as one picture: prints any letter on any printer, more slowly."""
    from pos.printing.raster import raster

    return _job([_picture(raster(layout))], 437, cut=cut, drawer=drawer)


def _job(parts: Iterable[bytes], code_page: int, *, cut: bool, drawer: bool) -> bytes:
    start = _START + (DRAWER if drawer else b"") + b"\x1bt" + bytes((CODE_PAGES[code_page],))
    return start + b"".join(parts) + (_CUT if cut else _TEAR)


def _letters(code_page: int) -> Letters:
    known = _known(code_page)
    return Letters(fold=lambda text: fold(text.translate(_PLAIN), known), ellipsis="..", doubles=True)


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
    return b"".join(
        (
            _ALIGN + b"\x01",
            _qr_command(b"A2\x00"),
            _qr_command(b"C" + bytes((_module_dots(row),))),
            _qr_command(b"E1"),
            _qr_command(b"P0" + data),
            _qr_command(b"Q0"),
            _ALIGN + b"\x00",
        )
    )


def _qr_command(body: bytes) -> bytes:
    return b"\x1d(k" + (len(body) + 1).to_bytes(2, "little") + b"1" + body


def _qr_picture(row: QR) -> "Image.Image":
    from PIL import Image

    modules = matrix(row.text)
    small = Image.new("1", (len(modules), len(modules)), 1)
    small.putdata([0 if dark else 1 for line in modules for dark in line])
    side = len(modules) * _module_dots(row)
    return small.resize((side, side), Image.Resampling.NEAREST)


def _picture(image: "Image.Image") -> bytes:
    return b"".join(
        _strip(image.crop((0, top, image.width, min(top + _STRIP, image.height))))
        for top in range(0, image.height, _STRIP)
    )


def _strip(image: "Image.Image") -> bytes:
    wide = (image.width + 7) // 8
    size = wide.to_bytes(2, "little") + image.height.to_bytes(2, "little")
    return b"\x1dv0\x00" + size + _black_bits(image, wide)


def _black_bits(image: "Image.Image", wide: int) -> bytes:
    """Rows of `wide` bytes in which a set bit is black; what stands beyond the picture's width is white."""
    from PIL import Image

    padded = Image.new("1", (wide * 8, image.height), 1)
    padded.paste(image, (0, 0))
    return bytes(byte ^ 0xFF for byte in padded.tobytes())
