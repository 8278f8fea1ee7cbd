"""What a return comes to: the sum that ends with what is left, and what to know of the way the money goes."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.money import MINUS, format_rupiah
from pos.words import translate as _
from ui.widgets.card import Card
from ui.widgets.labels import Label


class Advice(Card):
    """What to know of the chosen way, on its tint."""

    def __init__(self) -> None:
        super().__init__("ok_soft", 10)
        self.words = Label("", "body-strong", icon="wallet", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self.words)
        self.setMinimumHeight(48)

    def show_as(self, words: str, tone: str) -> None:
        """These words; `tone` is ok, warn or quiet."""
        ground, ink = {
            "ok": ("ok_soft", "ok_on_tint"),
            "warn": ("warn_soft", "warn_on_tint"),
            "quiet": ("raised", "muted"),
        }[tone]
        self.set_fill(ground)
        self.words.set_tone(ink)
        self.words.setText(words)


class Strip(Card):
    """Paid − returned − now = left."""

    def __init__(self) -> None:
        super().__init__("raised", 12)
        self.names = [Label("", "muted") for _sum in range(4)]
        self.amounts = [Label("", "amount-large") for _sum in range(4)]
        self._signs = [Label(sign, "name", tone="muted") for sign in (MINUS, MINUS, "=")]
        self._row = QHBoxLayout(self)
        for at, (name, amount) in enumerate(zip(self.names, self.amounts, strict=True)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(name)
            column.addWidget(amount)
            if at:
                self._row.addStretch(1)
                self._row.addWidget(self._signs[at - 1])
                self._row.addStretch(1)
            self._row.addLayout(column)
        self.amounts[2].set_tone("brand")

    def show_sums(self, *sums: int) -> None:
        """Paid, returned, now and left, in rupiah."""
        for label, amount in zip(self.amounts, sums, strict=True):
            label.setText(format_rupiah(amount))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        texts = (_("Paid"), _("Returned before"), _("Returned now"), _("Left of the sale"))
        for label, text in zip(self.names, texts, strict=True):
            label.setText(text)

    def fit(self, small: bool) -> None:
        """The margins of the window's class."""
        self._row.setSpacing(2 if small else 6)
        self._row.setContentsMargins(*((14, 5, 14, 5) if small else (20, 10, 20, 10)))
