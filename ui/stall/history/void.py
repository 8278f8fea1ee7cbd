"""What was taken out of a sale or cancelled before it was paid: the goods, who did it, with whose PIN, and why."""

from PySide6.QtWidgets import QVBoxLayout

from ui.look.wear import of
from ui.models.history import HistoryModel
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label
from ui.widgets.lines import Lines
from ui.widgets.scrolled import Scrolled


class VoidCard(Card):
    """In the place of a receipt: there is none, so nothing can be done with it."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self.title = Label("", "panel")
        self.sub = Label("", "muted", wrap=True)
        self.goods = Lines()
        scroll = Scrolled(self.goods)
        scroll.setWidgetResizable(True)
        self._column = QVBoxLayout(self)
        for part in (self.title, self.sub, Rule(), scroll):
            self._column.addWidget(part)

    def show_void(self) -> None:
        """As the model says."""
        if self._model.void is not None:
            self.title.setText(self._model.title())
            self.sub.setText(self._model.sub())
            self.goods.set_lines(self._model.lines())

    def relayout(self) -> None:
        """The margins of the window's class."""
        margin = of(self).measures.margin
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(8 if of(self).measures.small else 12)
