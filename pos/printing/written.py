"""The letters of a page as ReportLab writes them, but for their places, which are told plainly: a tenth of the time."""

from reportlab.pdfgen.textobject import PDFTextObject


class Letters(PDFTextObject):  # type: ignore[misc] # ReportLab tells no types
    """A text of one canvas; places are kept to a hundredth of a point."""

    def setTextOrigin(self, x: float, y: float) -> None:
        """Begin at `x`, `y` points from the lower left corner."""
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        self._x0 = self._x = x
        self._y0 = self._y = y
