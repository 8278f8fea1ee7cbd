"""The letters of a page as ReportLab writes them, but for sizes and places, told plainly: a tenth of the time."""

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.textobject import PDFTextObject


class Letters(PDFTextObject):  # type: ignore[misc] # ReportLab tells no types
    """A text of one canvas; places are kept to a hundredth of a point."""

    def setFont(self, name: str, size: float) -> None:
        """What is written next is in this font, `size` in points."""
        doc, font = self._canvas._doc, getFont(name)
        inside = font.getSubsetInternalName(0, doc) if font._dynamicFont else doc.getInternalFontName(name)
        self._fontname, self._fontsize, self._leading, self._curSubset = name, size, size, 0
        self._code.append(f"{inside} {size:g} Tf")

    def write(self, x: float, y: float, text: str) -> None:
        """Letters that begin `x`, `y` points from the lower left corner."""
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._formatText(text)}")
