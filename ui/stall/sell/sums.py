"""What the basket comes to: subtotal, what was haggled off, discount, tax, total."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.till.pricing import Priced
from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.labels import BigAmount, Label

_SUMS = ("subtotal", "haggled", "discount", "added", "included")


class Sums(QWidget):
    """Only the sums that say something stand above the total."""

    def __init__(self) -> None:
        super().__init__()
        self._sums = {name: (Label("", "body", tone="muted"), Label("", "amount", align="right")) for name in _SUMS}
        self._total_label = Label("", "total")
        self.total = BigAmount("", "total_text", align="right")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(2)
        for name, amount in self._sums.values():
            row = QHBoxLayout()
            row.addWidget(name, 1)
            row.addWidget(amount)
            column.addLayout(row)
        total = QHBoxLayout()
        total.addWidget(self._total_label)
        total.addWidget(self.total, 1)
        column.addLayout(total)

    def show_sums(self, priced: Priced) -> None:
        """These; a small window leaves the subtotal out."""
        small = of(self).measures.small
        haggled = priced.haggled_off
        figures = {
            "subtotal": (_("Subtotal"), priced.subtotal, "text", bool(priced.discounts or priced.tax_added or haggled)),
            "haggled": (_("Below the asking prices"), haggled, "ok", bool(haggled)),
            "discount": (_("Discount"), -priced.discounts, "ok", bool(priced.discounts)),
            "added": (_("Tax"), priced.tax_added, "text", bool(priced.tax_added)),
            "included": (_("Tax included"), priced.tax_included, "muted", bool(priced.tax_included)),
        }
        for name, (words, amount, tone, shown) in figures.items():
            label, figure = self._sums[name]
            label.setText(words)
            figure.setText(format_rupiah(amount))
            figure.set_tone(tone)
            shown = shown and not (small and name == "subtotal")
            label.setVisible(shown)
            figure.setVisible(shown)
        self.total.setText(format_rupiah(priced.total))

    def retranslate(self) -> None:
        """Say what does not change with the sums."""
        self._total_label.setText(_("Total"))
