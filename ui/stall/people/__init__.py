"""Who stands at the till: the locked till, the change of cashier, and somebody's PIN for what a role lacks."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from pos.people import Person
from pos.people.rights import RightError
from pos.words import translate as _
from ui.look.tokens import colour
from ui.look.wear import of
from ui.models.pin import PinModel
from ui.stall.people.identify import Identify
from ui.widgets.labels import Label
from ui.widgets.sheet import WholeSheet


class LockScreen(WholeSheet):
    """In the place of everything. `entered` carries the Person; `closed` comes only where one `may_leave`."""

    entered = Signal(object)

    def __init__(self, model: PinModel, stall: str, *, may_leave: bool) -> None:
        super().__init__("")
        self._stall = stall
        self._may_leave = may_leave
        self.sheet.close_button.setVisible(may_leave)
        self.identify = Identify(model)
        self.forgotten = Label("", "muted", wrap=True, align="center")
        self.sheet.body.addWidget(self.identify, 1)
        self.sheet.body.addWidget(self.forgotten)
        self.setFocusProxy(self.identify)
        model.entered.connect(self.entered)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        title = _("Change the cashier") if self._may_leave else _("The till is locked")
        self.sheet.set_title(title, self._stall)
        self.forgotten.setText(
            _("Forgot the PIN? The owner gives a new one: settings, “People”. The owner's own: `lapak pin`.")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Take the words from the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing is seen through it."""
        QPainter(self).fillRect(self.rect(), colour(of(self).tokens.ground))


class ApprovalSheet(WholeSheet):
    """A PIN for what `lacking` says that `who` may not do. `approved` carries the Person who lends the right."""

    approved = Signal(object)

    def __init__(self, model: PinModel, lacking: RightError, who: str) -> None:
        super().__init__("")
        self.lacking = lacking
        self._who = who
        self.why = Label("", "question", icon="lock", wrap=True)
        self.note = Label("", "muted", wrap=True)
        self.identify = Identify(model)
        self.sheet.body.addWidget(self.why)
        self.sheet.body.addWidget(self.note)
        self.sheet.body.addWidget(self.identify, 1)
        self.setFocusProxy(self.identify)
        model.entered.connect(self._on_entered)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        wishes = ", ".join(_(right.title) for right in self.lacking.rights)
        words = _("{name} wants to: {wishes}").format(name=self._who, wishes=wishes) if self._who else wishes
        self.sheet.set_title(_("A PIN is needed"))
        self.why.setText(words)
        self.note.setText(_("Who types the PIN stands in the journal beside it."))

    def changeEvent(self, event: QEvent) -> None:
        """Take the words from the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_entered(self, person: Person) -> None:
        self.approved.emit(person)
