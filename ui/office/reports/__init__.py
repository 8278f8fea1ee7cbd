"""Reports: which one left, its days above, its chart over its table."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos import words
from pos.papers.report import graph_of
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.reports import ReportsModel
from ui.office.reports.figures import figure_of, keys_of
from ui.office.reports.listed import ListedCard
from ui.office.reports.tools import Asked
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chart.upright import Upright
from ui.widgets.figures import ChartCard
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.scrolled import scrolled_form

AskWhere = Callable[[str], str]


class ReportsScreen(Page):
    """`open_file` shows a PDF by the system's own viewer; `ask_where` asks where to save, given a proposed name."""

    def __init__(
        self, model: ReportsModel, open_file: Callable[[Path], object], ask_where: AskWhere | None = None
    ) -> None:
        super().__init__()
        self.model = model
        self._open_file = open_file
        self._ask_where = ask_where or self._ask_system
        self.buttons = {report: Button("", kind="plain", align="left", size=13) for report in model.reports}
        self.titles = [Label("", "heading") for _group in model.groups()]
        self.asked = Asked(model)
        self.chart = ChartCard()
        self.listed = ListedCard(model)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._names = Card()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
        inside = QWidget()
        names = QVBoxLayout(inside)
        names.setContentsMargins(4, 4, 4, 4)
        names.setSpacing(2)
        chosen = QButtonGroup(self)
        for title, (_group, reports) in zip(self.titles, self.model.groups(), strict=True):
            title.setContentsMargins(10, 0, 0, 0)
            names.addSpacing(8)
            names.addWidget(title)
            for report, _title in reports:
                self.buttons[report].setCheckable(True)
                chosen.addButton(self.buttons[report])
                names.addWidget(self.buttons[report])
        names.addStretch(1)
        around = QVBoxLayout(self._names)
        around.setContentsMargins(4, 4, 4, 4)
        self._scroll = scrolled_form(inside)
        around.addWidget(self._scroll)
        self._right = QVBoxLayout()
        self._right.addWidget(self.asked)
        self._right.addWidget(self.chart)
        self._right.addWidget(self.listed, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._names)
        self._row.addLayout(self._right, 1)

    def _connect(self) -> None:
        for report, button in self.buttons.items():
            button.clicked.connect(partial(self._on_chosen, report))
        self.model.changed.connect(self.show_model)
        self.listed.save_asked.connect(self.save)
        self.listed.print_asked.connect(self.print)
        for copies in (self.listed.copied, self.chart.chart.copied):
            copies.connect(lambda: self.model.news.say(_("Copied: paste it into a sheet or a message")))

    def _on_chosen(self, report: str) -> None:
        self.model.choose(report)

    def minimumSizeHint(self) -> QSize:
        """The list and the table scroll."""
        return QSize(0, 0)

    def heading(self) -> str:
        """The page."""
        return _("Reports")

    def commands(self) -> Sequence[Command]:
        """The report before and after, asking again, saving, printing."""
        model = self.model
        return (
            Command("report_before", N_("The report before"), "Ctrl+Up", lambda: model.step(-1)),
            Command("report_after", N_("The next report"), "Ctrl+Down", lambda: model.step(1)),
            Command("report_again", N_("Read afresh"), "F5", model.refresh),
            Command("save_sheet", N_("Save XLSX"), "Ctrl+S", lambda: self.save("xlsx"), self._has_rows),
            Command("save_csv", N_("Save CSV"), "Ctrl+Shift+S", lambda: self.save("csv"), self._has_rows),
            Command("print_report", N_("Print"), "Ctrl+P", self.print, self._has_rows),
            Command("copy_report", N_("Copy the table"), "Ctrl+Shift+C", self.listed.copy_all, self._has_rows),
            Command("filter_report", N_("Find in the table"), "Ctrl+F", self.listed.search.edit.setFocus),
        )

    def _has_rows(self) -> bool:
        model = self.model
        return model.table is not None and bool(model.table.rows) and model.is_whole and not model.file.busy

    def arrived(self) -> None:
        """Read afresh."""
        self.model.refresh()
        self.buttons[self.model.report].setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self, text: str) -> None:
        """A letter typed elsewhere looks for rows."""
        self.listed.search.set_text(self.listed.search.text() + text)
        self.listed.search.edit.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        for label, (group, reports) in zip(self.titles, self.model.groups(), strict=True):
            label.setText(group)
            for report, title in reports:
                self.buttons[report].set_text(title)
        self.asked.retranslate()
        self.listed.retranslate()
        if self.isVisible():
            self.model.refresh()
        self.show_model()

    def relayout(self) -> None:
        """Margins, and how wide the list of reports is."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, 14)
        self._row.setSpacing(12 if measures.small else 16)
        self._right.setSpacing(8 if measures.small else 12)
        self._names.setFixedWidth(240 if measures.small else 264)
        self.listed.relayout()
        self.show_model()

    def show_model(self) -> None:
        """Show what is chosen, and its answer once it is there."""
        chosen = self.buttons[self.model.report]
        if not chosen.isChecked():
            chosen.setChecked(True)
            self._scroll.ensureWidgetVisible(chosen)
        self.asked.show_model()
        if self.model.busy:
            self.listed.show_busy()
            return
        self._show_chart()
        self.listed.show_model()
        self.commands_changed.emit()

    def _show_chart(self) -> None:
        small = of(self).measures.small
        plot = self.model.plot(6 if small else 8 if self.height() < 900 else 12)
        self.chart.setVisible(plot is not None)
        self.chart.title.setText(self.model.title())
        if plot is not None:
            graph = graph_of(plot, words.language())
            figure = figure_of(graph)
            unit = figure.scale.words() if isinstance(figure, Upright) and figure.money else ""
            sub = unit or ("" if small else self.model.days())
            self.chart.show_figure(figure, "", sub, keys_of(graph))

    # verbs

    def save(self, kind: str) -> None:
        """Save the answer where the person wants it."""
        path = self._ask_where(self.model.file_name(kind))
        if path:
            self.model.save_as(Path(path), kind)

    def print(self) -> None:
        """Show it on paper, in the system's own program for that."""
        self.model.paper(self._open_file)

    def _ask_system(self, name: str) -> str:
        kind = name.rsplit(".", 1)[-1]
        path, _kind = QFileDialog.getSaveFileName(self, _("Save"), name, f"{kind.upper()} (*.{kind})")
        return path
