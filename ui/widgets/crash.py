"""The dialog of a fault: what is safe, and the code to pass on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import Look, of, wear
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.report_part import Report, ReportSaver

_WIDTH = 460


class CrashDialog(QDialog):
    """Says that something broke, what is `safe` (not yet translated), the code to pass on, and the log it stands in."""

    def __init__(
        self, code: str, safe: str, log: Path, report: Report | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self.setAccessibleName(_("Something went wrong"))
        self.code = Label(code, "welcome", align="center")
        self.copy = Button(_("Copy the code"), icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(code))
        self.go_on = Button(_("Go on"), kind="primary")
        self.go_on.clicked.connect(self.accept)
        self.saver = None if report is None else ReportSaver(report)
        self._sentence = Label(_(safe), "body", wrap=True)
        self._log = Label(_("It is written down in {file}").format(file=log), "muted", wrap=True)
        self.setAccessibleDescription(f"{self._sentence.text()} {code}")
        wear(self, of(parent) if parent is not None else Look())
        self._lay_out()
        self.go_on.setFocus()

    def _lay_out(self) -> None:
        framed = Card("grid", radius=10)
        frame = QVBoxLayout(framed)
        frame.setContentsMargins(16, 14, 16, 14)
        frame.addWidget(self.code)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        self.go_on.setMinimumWidth(140)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addWidget(Label(_("Something went wrong"), "panel", icon="circle-alert"))
        column.addWidget(self._sentence)
        column.addWidget(framed)
        column.addWidget(self._log)
        if self.saver is not None:
            column.addWidget(self.saver)
            self.saver.model.changed.connect(self._grow)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)

    def _grow(self) -> None:
        """Make room for what became of the report."""
        self.adjustSize()
