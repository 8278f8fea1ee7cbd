"""What is paid already, what the QRIS code leaves to pay, or the QRIS money that did not come."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.money import format_rupiah
from pos.words import translate as _
from ui.models.pay import Part, PayModel
from ui.widgets.card import Card
from ui.widgets.labels import Label


def detail(part: Part) -> str:
    """When it was taken, and what is known of it: `14.21 · ref 7714`."""
    told = [f"{part.at:%H.%M}"]
    if part.tender.waits and not part.offer.confirmed:
        told.append(_("to be checked"))
    if part.offer.reference:
        told.append(_("ref {reference}").format(reference=part.offer.reference))
    return " · ".join(told)


class PaidCard(Card):
    """The box below the tenders; hidden where there is nothing to tell."""

    def __init__(self, model: PayModel) -> None:
        super().__init__("raised", 12)
        self._model = model
        self.title = Label("", "small")
        self.rows = [(Label("", "body-strong"), Label("", "amount-strong")) for _place in range(2)]
        self.detail = Label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 11, 13, 9)
        column.setSpacing(3)
        column.addWidget(self.title)
        for name, amount in self.rows:
            row = QHBoxLayout()
            row.addWidget(name, 1)
            row.addWidget(amount)
            column.addLayout(row)
        column.addWidget(self.detail)

    def show_state(self) -> None:
        """Show what the model says."""
        model = self._model
        if model.shows_code and model.left_after:
            title = _("Left after {tender}").format(tender=_(model.tender.title))
            goes_on = _("goes on in cash") if model.rest_goes_on_in_cash else _("by another way")
            self._show(title, [("", model.left_after)], goes_on)
        elif model.parts:
            self._show_parts(model.parts)
        elif model.missed is not None:
            title = _("{tender} not received").format(tender=_(model.missed.tender.title))
            self._show(
                title,
                [("", model.missed.offer.amount)],
                _("{time} · not recorded").format(time=f"{model.missed.at:%H.%M}"),
                "bad",
                "x",
            )
        else:
            self.hide()

    def _show_parts(self, parts: Sequence[Part]) -> None:
        told = [(_(part.tender.title), part.offer.amount) for part in parts]
        if len(told) > len(self.rows):
            more = told[1:]
            told = [told[0], (_("{n} more").format(n=len(more)), sum(amount for _name, amount in more))]
        single = parts[0] if len(parts) == 1 else None
        waits = single is not None and single.tender.waits and not single.offer.confirmed
        self._show(
            _("Paid already"),
            told,
            detail(single) if single is not None else "",
            "warn" if waits else "ok",
            "clock" if waits else "circle-check",
        )

    def _show(
        self, title: str, told: Sequence[tuple[str, int]], small: str, tone: str | None = None, icon: str | None = None
    ) -> None:
        self.title.setText(title)
        seen = {self.detail: bool(small)}
        for at, (name, amount) in enumerate(self.rows):
            text, worth = told[at] if at < len(told) else ("", None)
            seen |= {name: bool(text), amount: worth is not None}
            name.setText(text)
            amount.setText("" if worth is None else format_rupiah(worth))
        self.detail.setText(small)
        self.detail.set_tone(tone)
        self.detail.set_icon(icon)
        for part, shown in sorted(seen.items(), key=lambda each: each[1]):
            part.setVisible(shown)  # what goes first: what both need is room that the card never takes
        self.show()
