"""The list of single pieces: how long each lies, what it costs, and what it might cost."""

from pos.catalog.ageing.markdown import Aged
from pos.money import MINUS, format_number
from pos.words import language, translate_plural, written_day
from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.models.ageing import AgeingModel
from ui.models.picture import picture_for
from ui.widgets.table import Cell, Column, Row, Table


class AgeingTable(Table):
    """The model's pieces; those that are chosen bear a mark."""

    def __init__(self, model: AgeingModel) -> None:
        super().__init__(row_height=44)
        self._model = model

    def show_pieces(self) -> None:
        """As the model has them."""
        self.set_rows(self._columns(), [self._row(one) for one in self._model.listed()])

    def _columns(self) -> list[Column]:
        small = of(self).measures.small
        columns = [Column(_("Item")), Column(_("Lies"), "number", fonts.drawn(88))]
        if not small:
            columns.append(Column(_("Came in"), "muted", fonts.drawn(112)))
        if self._model.sees_cost:
            columns.append(Column(_("Cost"), "amount", fonts.drawn(104)))
        columns.append(Column(_("Price"), "amount", fonts.drawn(104), strong=True))
        return [*columns, Column(_("Proposal"), "amount", fonts.drawn(112))]

    def _row(self, one: Aged) -> Row:
        product = one.product
        chosen = product.code in self._model.chosen
        drawing = picture_for(product.name, product.category, self._model.stall.identity.trade)
        note = " · ".join(part for part in (product.code, product.category) if part)
        days = translate_plural("{n} day", "{n} days", one.days).format(n=format_number(one.days))
        cells: list[object] = [
            Cell(product.name, icon="circle-check" if chosen else drawing, tone="brand" if chosen else "", strong=True,
                 note=note),
            Cell(one.days, days),
        ]  # fmt: skip
        if not of(self).measures.small:
            cells.append(written_day(one.since, language()))
        if self._model.sees_cost:
            cells.append(Cell(product.cost, "" if product.cost else "–", "muted"))
        return Row(product.code, (*cells, product.price, self._proposal(one, chosen=chosen)))

    def _proposal(self, one: Aged, *, chosen: bool) -> Cell:
        price = self._model.proposal(one)
        if price is None:
            return Cell(None)
        off = (one.product.price - price) * 100 // one.product.price
        return Cell(price, tone="brand" if chosen else "", strong=chosen, note=f"{MINUS}{off} %")
