"""The dialog before a backup is restored: what it holds, what is given up, why, and that it is meant."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.look.wear import Look, of, wear
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.reasons import ReasonField
from ui.widgets.switch import Switch

_WIDTH = 560
_WHY = (N_("The disk failed"), N_("The computer was replaced"), N_("The database was damaged"))


class RestoreDialog(QDialog):
    """`told` are facts (what, how it stands, a tone), `lost` what is given up; `confirmed` carries the reason.

    A backup that is not `good` cannot be confirmed.
    """

    confirmed = Signal(str)

    def __init__(
        self, told: Sequence[tuple[str, str, str]], lost: str, *, good: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Restore this backup?"))
        self.setAccessibleName(_("Restore this backup?"))
        self.setAccessibleDescription("; ".join([*(f"{what}: {how}" for what, how, _tone in told), lost]))
        self._good = good
        self.reason = ReasonField(_("Why"), _WHY)
        self.meant = Switch(_("I mean it: this backup takes the place of the present database"))
        self.leave = Button(_("Leave it"))
        self.go = Button(_("Restore"), kind="danger", icon="history")
        wear(self, of(parent) if parent is not None else Look())
        self._lay_out(told, lost)
        self.meant.toggled.connect(lambda _on: self._fit())
        self.reason.field.text_changed.connect(lambda: self._fit())
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.leave.setFocus()
        self._fit()

    def _lay_out(self, told: Sequence[tuple[str, str, str]], lost: str) -> None:
        facts = QGridLayout()
        facts.setContentsMargins(16, 14, 16, 14)
        facts.setHorizontalSpacing(16)
        facts.setColumnStretch(1, 1)
        for row, (what, how, tone) in enumerate(told):
            facts.addWidget(Label(what, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(Label(how, "body-strong", tone=tone, wrap=True), row, 1)
        framed = Card("grid", radius=10)
        framed.setLayout(facts)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        column.addWidget(Label(_("Restore this backup?"), "panel", icon="history"))
        column.addWidget(framed)
        column.addWidget(Label(lost, "body", wrap=True))
        column.addWidget(self.reason)
        column.addWidget(self.meant)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)

    def _fit(self) -> None:
        for widget in (self.reason, self.meant):
            widget.setEnabled(self._good)
        self.go.setEnabled(self._good and self.meant.isChecked() and bool(self.reason.text().strip()))

    def _on_go(self) -> None:
        reason = self.reason.text().strip()
        self.accept()
        self.confirmed.emit(reason)
