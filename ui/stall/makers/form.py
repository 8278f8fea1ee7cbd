"""The sheet on which a maker is written down, and what is theirs of a sale from which day on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_hundredths, format_percent
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.maker_form import FACTS, SHARES, MakerForm
from ui.widgets.asking import Choice
from ui.widgets.buttons import PayBar
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet


class MakerSheet(Sheet):
    """`done` says that it is kept."""

    done = Signal()

    def __init__(self, form: MakerForm) -> None:
        super().__init__()
        form.setParent(self)
        self.form = form
        self.fields = {fact: TextField(height=44) for fact in (*FACTS, "share", "first")}
        self.shares = {share: Choice(format_percent(share), size=14) for share in SHARES}
        self.ends = Choice(size=14)
        self.example = Label("", "muted", wrap=True)
        self.bar = PayBar("", keycap="F12")
        self._heads = (Label("", "question"), Label("", "question"))
        self._lay_out()
        self._connect()
        self.fields["name"].edit.setReadOnly(form.is_known)  # it stands on notes and in what was handed in
        self.setFocusProxy(self.fields["share"] if form.is_known else self.fields["name"])
        self.retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._heads[0])
        for fact in FACTS:
            left.addWidget(self.fields[fact])
        left.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(self.shares.values()):
            grid.addWidget(button, at // 3, at % 3)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._heads[1])
        right.addWidget(self.fields["share"])
        right.addLayout(grid)
        right.addWidget(self.fields["first"])
        right.addWidget(self.ends)
        right.addWidget(self.example)
        right.addStretch(1)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.body.addWidget(scrolled_form(inside), 1)
        self.body.addWidget(self.bar)

    def _connect(self) -> None:
        form = self.form
        form.changed.connect(self.show_form)
        for fact, field in self.fields.items():
            field.text_changed.connect(lambda text, fact=fact: form.write(fact, text))
            field.submitted.connect(lambda _text: self.focusNextChild())
        for share, button in self.shares.items():
            button.clicked.connect(lambda _checked=False, share=share: form.choose_share(share))
        self.ends.clicked.connect(form.end)
        self.bar.clicked.connect(self.submit)

    def commands(self) -> Sequence[Command]:
        """Keep it, or go back."""
        return (
            Command("keep_maker", N_("Keep the maker"), "F12", self.submit),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Keep it."""
        if self.form.save():
            self.done.emit()

    def show_form(self) -> None:
        """Texts and choices as the form has them."""
        form = self.form
        for fact, field in self.fields.items():
            if field.text() != form.texts[fact]:
                field.set_text(form.texts[fact])
        for share, button in self.shares.items():
            button.setChecked(not form.ended and format_hundredths(share) == form.texts["share"].strip())
        self.ends.setChecked(form.ended)
        self.example.setText(form.example())

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        known = self.form.is_known
        self.set_title(_("Maker and agreement") if known else _("New maker"), self.form.texts["name"] if known else "")
        for fact, title in FACTS.items():
            self.fields[fact].set_label(_(title))
        self.fields["share"].set_label(_("The maker's share, in percent"))
        self.fields["first"].set_label(_("Holds from"), "31/12/2026")
        self._heads[0].setText(_("Who it is"))
        self._heads[1].setText(_("What is the maker's of a sale"))
        self.ends.set_text(_("Nothing any more: the goods are the stall's"))
        self.ends.setVisible(known)
        self.bar.set_text(_("Keep the maker"))
        self.show_form()
