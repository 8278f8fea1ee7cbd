"""What appears under a resting mouse, as it is written: Qt takes words that look like HTML for HTML."""

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def plain(text: str) -> str:
    """`text` for a tooltip, in a form that shows exactly it."""
    if not Qt.mightBeRichText(text):
        return text
    return "<span>" + escape(text).replace("\n", "<br>") + "</span>"


def set_tip(widget: QWidget, text: str) -> None:
    """Show `text` where the mouse rests on the widget."""
    widget.setToolTip(plain(text))
