"""The dialog of a fault: what is safe, and the code to pass on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from pos.words import translate as _


class CrashDialog(QDialog):
    """Says that something broke, that nothing sold is lost, and the code to pass on."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sentence = QLabel(
            _(
                "Something went wrong. Every recorded sale and the basket are safe. Tell the office this code: {code}"
            ).format(code=code)
        )
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sentence.setWordWrap(True)
        sentence.setMinimumWidth(360)
        close = QPushButton(_("Go on"))
        close.setMinimumHeight(44)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(sentence)
        column.addWidget(close)
