"""A font of paper as it goes into a PDF: its ordinary letters are cut out and written once, then part of every file.

Cutting letters out of four fonts costs more than the rest of a receipt. Letters that are not ordinary are cut out for
the one file that holds them.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont, makeToUnicodeCMap

ORDINARY = "".join(map(chr, range(32, 127))) + "·×−–…’“”"
"""The letters of every file's first subset; an ASCII letter stands at its own code there."""

_NO_LETTER = 0
_SUBSET = 256


class PaperFont(TTFont):  # type: ignore[misc] # ReportLab tells no types
    """A TrueType font whose first subset in a file is always `ORDINARY`, whether all of it is used or not."""

    def __init__(self, name: str, file: bytes) -> None:
        super().__init__(name, BytesIO(file), asciiReadable=0)
        self._letters = [_NO_LETTER] * ord(ORDINARY[0]) + [ord(letter) for letter in ORDINARY]
        self._places = {code: place for place, code in enumerate(self._letters) if code} | {_NO_LETTER: 0}
        self._ordinary = _Subset.cut(self.face, 0, self._letters)

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text as places in subsets: (subset, places)."""
        self._begin(doc)
        if text.isascii() and text.isprintable():
            return [(0, text.encode())]
        split: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return split

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        """What `doc` calls a subset."""
        self._begin(doc)
        name: str = super().getSubsetInternalName(subset, doc)
        return name

    def addObjects(self, doc: Any) -> None:
        """Put every subset that `doc` uses into it."""
        state = self._begin(doc)
        state.frozen = 1
        for number, letters in enumerate(state.subsets):
            subset = _Subset.cut(self.face, number, letters) if number else self._ordinary
            subset.add(doc, self.getSubsetInternalName(number, doc)[1:])

    def _begin(self, doc: Any) -> Any:
        state = self.state.get(doc)
        if state is None:
            state = self.state[doc] = TTFont.State(0, self)
            state.subsets = [self._letters]
            state.assignments = dict(self._places)
            state.nextCode = _SUBSET  # the next letter begins a subset of its own
        return state


@dataclass(frozen=True, slots=True)
class _Subset:
    """Some letters of a font as the objects of a PDF, written out but for the references between them."""

    name: str
    program: bytes
    letters: bytes
    descriptor: bytes
    font: bytes

    @classmethod
    def cut(cls, face: Any, number: int, letters: Sequence[int]) -> "_Subset":
        """The letters (Unicode numbers by place) out of `face`; `number` counts the subsets of one file."""
        name = (SUBSETN(number) + b"+" + face.name).decode()
        program = face.makeSubset(letters)
        flags = face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC
        box = _numbers(face.bbox)
        widths = _numbers([face.getCharWidth(code) for code in letters])
        return cls(
            name=name,
            program=_stream(program, f"/Length1 {len(program)}"),
            letters=_stream(makeToUnicodeCMap("Letters", letters).encode(), ""),
            descriptor=(
                f"/Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}] "
                f"/Ascent {face.ascent:g} /Descent {face.descent:g} /CapHeight {face.capHeight:g} "
                f"/ItalicAngle {face.italicAngle:g} /StemV {face.stemV:g} /MissingWidth {face.defaultWidth:g}"
            ).encode(),
            font=(
                f"/Type /Font /Subtype /TrueType /BaseFont /{name} "
                f"/FirstChar 0 /LastChar {len(letters) - 1} /Widths [{widths}]"
            ).encode(),
        )

    def add(self, doc: Any, name: str) -> None:
        """Put the objects into `doc`, and the font into its dictionary of fonts as `name`."""
        descriptor = _put(doc, b"<< %b /FontFile2 %b >>" % (self.descriptor, _put(doc, self.program)))
        font = b"<< %b /FontDescriptor %b /ToUnicode %b >>" % (self.font, descriptor, _put(doc, self.letters))
        doc.idToObject["BasicFonts"].dict[name] = _put(doc, font)


class _Written(PDFObject):  # type: ignore[misc] # ReportLab tells no types
    """An object of one file whose bytes stand already."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, _: Any) -> bytes:
        return self._content


def _put(doc: Any, content: bytes) -> bytes:
    """The reference to an object of `doc`; the same bytes are one: all weights share the list of their letters."""
    reference: bytes = doc.Reference(doc.idToObject.get(content) or _Written(content), content).format(doc)
    return reference


def _stream(content: bytes, more: str) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< /Filter /FlateDecode /Length %d %b >>\nstream\n%b\nendstream" % (len(packed), more.encode(), packed)


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.1f}" for value in values)
