"""The row over the goods: what is searched for, sheets in and out, a new item."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField


class Head(QWidget):
    """The search and three buttons; the screen listens to them."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField("")
        self.take_in = Button("", icon="file-up")
        self.export = Button("", icon="file-down")
        self.new = Button("", icon="plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for button in (self.take_in, self.export, self.new):
            row.addWidget(button)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search name or code, or scan"))
        self.take_in.set_text(_("Import"))
        self.export.set_text(_("Export"))
        self.new.set_text(_("New item"))
