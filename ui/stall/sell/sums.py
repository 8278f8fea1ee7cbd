"""What the basket comes to: subtotal, what was haggled off, discount, tax, total."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_percent, format_rupiah
from pos.till.pricing import Priced, Tax
from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.labels import BigAmount, Label

_SUMS = ("subtotal", "haggled", "discount", "added", "included")


class Sums(QWidget):
    """Only the sums that say something stand above the total."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = {name: (Label("", "body", tone="muted"), Label("", "amount", align="right")) for name in _SUMS}
        self._total_label = Label("", "total")
        self.total = BigAmount("", "total_text", align="right")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(2)
        for name, amount in self.rows.values():
            row = QHBoxLayout()
            row.addWidget(name, 1)
            row.addWidget(amount)
            column.addLayout(row)
        total = QHBoxLayout()
        total.addWidget(self._total_label)
        total.addWidget(self.total, 1)
        column.addLayout(total)

    def show_sums(self, priced: Priced, tax: Tax, *, is_food: bool) -> None:
        """These; a small window leaves the subtotal out. The tax on food and drink is called by its name, PBJT."""
        rate = format_percent(tax.rate)
        added = _("PBJT {rate}") if is_food else _("Tax")
        included = _("Includes PBJT {rate}") if is_food else _("Tax included")
        small = of(self).measures.small
        haggled = priced.haggled_off
        figures = {
            "subtotal": (_("Subtotal"), priced.subtotal, "text", bool(priced.discounts or priced.tax_added or haggled)),
            "haggled": (_("Below the asking prices"), haggled, "ok", bool(haggled)),
            "discount": (_("Discount"), -priced.discounts, "ok", bool(priced.discounts)),
            "added": (added.format(rate=rate), priced.tax_added, "text", bool(priced.tax_added)),
            "included": (included.format(rate=rate), priced.tax_included, "muted", bool(priced.tax_included)),
        }
        for name, (words, amount, tone, shown) in figures.items():
            label, figure = self.rows[name]
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
