"""The row over the goods: the search, sheets in and out, a new item; of single pieces what comes in and lies."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import SearchField


class Head(QWidget):
    """The search and its buttons; the screen listens to them."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField("")
        self.take_in = Button("", icon="file-up")
        self.export = Button("", icon="file-down")
        self.new = Button("", icon="plus")
        self.buying, self.ageing = IconButton("hand-coins", ""), IconButton("hourglass", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for button in (self.buying, self.ageing, self.take_in, self.export, self.new):
            row.addWidget(button)

    def show_pieces(self, shown: bool) -> None:
        """Whether the stall buys single pieces in, and looks how long they lie."""
        for button in (self.buying, self.ageing):
            button.setVisible(shown)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search name or code, or scan"))
        self.take_in.set_text(_("Import"))
        self.export.set_text(_("Export"))
        self.new.set_text(_("New item"))
        self.buying.set_name(_("Buy goods in"))
        self.ageing.set_name(_("Age of the goods"))
