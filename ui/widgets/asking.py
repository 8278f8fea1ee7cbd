"""Sheets that ask for one number, or for a name and a price; and the buttons that answer at a touch."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.money import LARGEST, format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.buttons import Button, NumPad, PayBar
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class Choice(Button):
    """One of several: a press tells, and only what the model then says shows it as the choice made."""

    def __init__(self, text: str = "", **how: Any) -> None:
        super().__init__(text, **how)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """A press does not check it: `setChecked` does."""


class Suggestion(Choice):
    """A whole answer at a touch, as high as a key."""

    def __init__(self, text: str, *, sub: str = "", parent: QWidget | None = None) -> None:
        self._full_sub = sub
        super().__init__(text, sub=sub, size=17, tabular=True, parent=parent)
        self._fit()

    def say(self, text: str, sub: str = "") -> None:
        """Another answer; `sub` is left out in a small window."""
        self._full_sub = sub
        self.set_text(text)
        self._fit()

    def _height_now(self) -> int:
        return of(self).measures.key

    def _fit(self) -> None:
        small = of(self).measures.small
        self._size = 15 if small else 17
        self.set_sub("" if small else self._full_sub)

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes from the look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


class AskAmount(Sheet):
    """Asks for one number by keys, touch and choices; `answered` carries it.

    `shown` writes the number (rupiah unless told), `hint` says what an answer would mean.
    """

    answered = Signal(object)

    def __init__(
        self,
        title: str,
        sub: str,
        label: str,
        *,
        verb: str,
        amount: int,
        choices: Sequence[tuple[str, int]] = (),
        shown: Callable[[int], str] = format_rupiah,
        most: int = LARGEST,
        hint: Callable[[int], str] = lambda _amount: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, sub, parent)
        self._hint = hint
        self._shown = shown
        self.field = MoneyField(label, shown=shown, most=most)
        self.pad = NumPad()
        self.bar = PayBar(verb, keycap="Enter")
        self.hint = Label("", "muted")
        self.choices = [Suggestion(text) for text, _worth in choices]
        self._worths = [worth for _text, worth in choices]
        self._lay_out()
        self.pad.typed.connect(self.field.type_digits)
        self.field.amount_changed.connect(self._on_changed)
        self.field.submitted.connect(self._on_answered)
        self.bar.clicked.connect(self._on_answered)
        for button, worth in zip(self.choices, self._worths, strict=True):
            button.clicked.connect(lambda _checked=False, worth=worth: self.field.fill_in(worth))
        self.setFocusProxy(self.field)
        self.field.fill_in(amount)
        self._on_changed(amount)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(self.choices):
            grid.addWidget(button, at // 2, at % 2)
        grid.addWidget(self.hint, (len(self.choices) + 1) // 2, 0, 1, 2)
        left = QVBoxLayout()
        left.addLayout(grid)
        left.addStretch(1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.pad, 1)
        self.body.addWidget(self.field)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)

    def _on_changed(self, amount: int) -> None:
        self.bar.set_amount(self._shown(amount))
        self.hint.setText(self._hint(amount))
        for button, worth in zip(self.choices, self._worths, strict=True):
            button.setChecked(worth == amount)

    def _on_answered(self) -> None:
        self.answered.emit(self.field.amount)


class AskThing(Sheet):
    """Asks for the name and the price of something; `answered` carries both.

    `nameless` is what it is called where the name stays empty, so that a price typed by touch is enough.
    """

    answered = Signal(str, int)

    def __init__(
        self,
        title: str,
        sub: str = "",
        *,
        verb: str,
        nameless: str,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, sub, parent)
        self._nameless = nameless
        self.name = TextField(_("Name"), placeholder=nameless)
        self.name.edit.setMaxLength(80)
        self.name.set_text(name)
        self.price = MoneyField(_("Price"))
        self.pad = NumPad()
        self.bar = PayBar(verb, keycap="Enter")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.price)
        self.body.addLayout(column)
        self.body.addWidget(self.pad)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.setFocusProxy(self.price if name else self.name)
        self.name.submitted.connect(lambda _text: self.price.setFocus())
        self.name.text_changed.connect(self._on_changed)
        self.pad.typed.connect(self.price.type_digits)
        self.price.amount_changed.connect(self._on_changed)
        self.price.submitted.connect(self._on_answered)
        self.bar.clicked.connect(self._on_answered)
        self._on_changed()

    def _on_changed(self) -> None:
        self.bar.set_amount(format_rupiah(self.price.amount))
        self.bar.setEnabled(bool(self.name.text().strip() or self.price.amount))

    def _on_answered(self) -> None:
        if self.bar.isEnabled():
            self.answered.emit(self.name.text().strip() or self._nameless, self.price.amount)


class AskName(Sheet):
    """Asks for a name, which may stay empty; `answered` carries it."""

    answered = Signal(str)

    def __init__(
        self,
        title: str,
        sub: str,
        label: str,
        *,
        verb: str,
        name: str = "",
        placeholder: str = "",
        amount: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, sub, parent)
        self.name = TextField(label, placeholder=placeholder, height=52)
        self.name.edit.setMaxLength(80)
        self.name.set_text(name)
        self.name.edit.selectAll()
        self.bar = PayBar(verb, amount, keycap="Enter")
        self.body.addWidget(self.name)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.setFocusProxy(self.name)
        self.name.submitted.connect(self.answered)
        self.bar.clicked.connect(lambda: self.answered.emit(self.name.text()))
