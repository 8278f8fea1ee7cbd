"""Papers of a stall before they are printed: one of them is shown, printed, or kept as a PDF."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from pos.printing.layout import Layout
from pos.stall import Stall
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.paper import PaperView, scrolling
from ui.widgets.sheet import Sheet


class PaperSheet(Sheet):
    """The paper as it will be; `printing_asked` and `keeping_asked` (as a PDF) carry its Layout."""

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, stall: Stall, title: str, sub: str, papers: dict[str, Callable[[], Layout]]) -> None:
        """`papers` makes each paper that can be chosen, by its name."""
        super().__init__(title, sub)
        self._stall = stall
        self.papers = papers
        self.chips = ChipRow()
        self.chips.set_chips([(name, name) for name in papers])
        self.chips.chosen.connect(lambda _name: self.show_paper())
        self.view = PaperView()
        self.view.setAccessibleName(title)
        self.save = Button(_("Save as PDF"), icon="file-down")
        self.save.clicked.connect(self._keep)
        self.bar = PayBar("", keycap="F12")
        self.bar.clicked.connect(self._on_bar)
        if len(papers) > 1:
            self.body.addWidget(self.chips)
        self.body.addWidget(_boxed(scrolling(self.view)), 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.save)
        foot.addWidget(self.bar, 1)
        self.body.addLayout(foot)
        self.setFocusProxy(self.bar)
        self.show_paper()

    def commands(self) -> Sequence[Command]:
        """Print or keep the one that is shown, or go back."""
        return (
            Command("print_paper", N_("Print or save this paper"), "F12", self.bar.click),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def layout_now(self) -> Layout:
        """The paper that is shown."""
        return self.papers[self.chips.key()]()

    def _prints(self) -> bool:
        """A till's printer has a roll: pages go to the system's printer, or are kept as a file."""
        printer = self._stall.settings.printer
        return bool(printer) and (self.layout_now().height_mm is None or printer.startswith("system:"))

    def show_paper(self) -> None:
        """Show the chosen paper as it is now."""
        self.view.show_layout(self.layout_now())
        self.view.adjustSize()
        prints = self._prints()
        self.bar.set_text(_("Print") if prints else _("Save as PDF"))
        self.bar.set_icon("printer" if prints else "file-down")
        self.save.setVisible(prints)

    def _on_bar(self) -> None:
        if self._prints():
            self.printing_asked.emit(self.layout_now())
        else:
            self._keep()

    def _keep(self) -> None:
        self.keeping_asked.emit(self.layout_now())


def _boxed(area: QScrollArea) -> Card:
    box = Card("raised", 12)
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    area.setMinimumHeight(120)
    column = QVBoxLayout(box)
    column.setContentsMargins(12, 12, 4, 12)
    column.addWidget(area)
    return box
