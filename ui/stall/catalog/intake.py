"""A catalogue sheet before it is taken in: what it would change, what is wrong in it, what its headings mean."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.models.catalog import FACT_TITLES
from ui.models.intake import Change, IntakeModel
from ui.widgets.buttons import Button, PayBar
from ui.widgets.chips import ChipRow
from ui.widgets.labels import Label
from ui.widgets.progress import Progress
from ui.widgets.sheet import Sheet
from ui.widgets.switch import Switch
from ui.widgets.table import Cell, Column, Row, Table

_NOTHING = "-"


class IntakeSheet(Sheet):
    """One sheet: chips tell new, changed, wrong and headings apart; the bar takes all of it in."""

    def __init__(self, model: IntakeModel) -> None:
        super().__init__()
        self.model = model
        self.sentence = Label("", "body-strong", wrap=True)
        self.parts = ChipRow()
        self.table = Table(row_height=32)
        self.meanings = ChipRow()
        self.stock = Switch("", boxed=True)
        self.copy = Button("", icon="copy")
        self.other = Button("", icon="file-up")
        self.bar = PayBar("", keycap="Enter")
        self._part = ""
        self._lay_out()
        self.parts.chosen.connect(self.show_part)
        self.meanings.chosen.connect(self._on_meaning)
        self.table.picked.connect(lambda _key: self._show_meanings())
        self.table.opened.connect(lambda _key: self.submit())
        self.stock.clicked.connect(model.set_with_stock)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.table.text()))
        self.bar.clicked.connect(self.submit)
        self.progress.stopped.connect(model.stop)
        model.changed.connect(self.show_model)
        model.progressed.connect(self.show_progress)
        self.retranslate()

    def _lay_out(self) -> None:
        self._foot = QWidget()
        self.progress = Progress(self._foot)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.stock, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.other)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.meanings)
        self.body.addWidget(self._foot)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.bar)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.stock.set_text(_("The sheet's stock counts for goods that are here already"))
        self.copy.set_text(_("Copy"))
        self.other.set_text(_("Another file"))
        self.bar.set_text(_("Take in"))
        self.progress.retranslate()
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds; a fault is shown first."""
        model = self.model
        self.set_title(_("Import"), model.path.name)
        text, tone = model.sentence()
        self.sentence.setText(text)
        self.sentence.set_tone(tone)
        done = model.plan.imported if model.plan else None
        counts = {
            "refused": len(done.refused) if done else 0,
            "added": done.added if done else 0,
            "altered": done.changed if done else 0,
            "headings": len(model.unknown()),
        }
        titles = {
            "refused": _("Wrong {number}"),
            "added": _("New {number}"),
            "altered": _("Changed {number}"),
            "headings": _("Headings {number}"),
        }
        shown = [part for part in titles if counts[part] or part == "headings"]
        wanted = self._part if self._part in shown and model.plan else shown[0]
        self.parts.set_chips([(part, titles[part].format(number=counts[part])) for part in shown], wanted)
        self.stock.setChecked(model.with_stock)
        self.bar.setEnabled(model.can_take)
        self.bar.set_amount("" if done is None else str(done.added + done.changed))
        self.show_part(wanted)

    def show_progress(self) -> None:
        """Show how far the work is, or that there is none."""
        work = self.model.work
        if work.busy:
            self.progress.go(self.model.doing(), work.step.done, work.step.total)
        else:
            self.progress.end()
            self.bar.setEnabled(self.model.can_take)

    def show_part(self, part: str) -> None:
        """One of refused, added, altered, headings."""
        self._part = part
        self.table.setAccessibleName(self.parts.key())
        rows = {"refused": self._refused, "added": self._added, "altered": self._altered, "headings": self._headings}
        columns, listed = rows[part]()
        self.table.set_rows(columns, listed)
        self.meanings.setVisible(part == "headings")
        if part == "headings" and not self.table.key() and self.model.headings:
            self.table.pick(next(iter(self.model.unknown()), self.model.headings[0]))
        self._show_meanings()

    def _refused(self) -> tuple[list[Column], list[Row]]:
        columns = [
            Column(_("Row"), "number", 64),
            Column(_("Heading"), "muted", 128),
            Column(_("As written"), "strong", 160),
            Column(_("What is wrong")),
        ]
        return columns, [
            Row(str(at), (row, heading, value, Cell(why, tone="bad")))
            for at, (row, heading, value, why) in enumerate(self.model.refused())
        ]

    def _added(self) -> tuple[list[Column], list[Row]]:
        columns = [Column(_("Code"), "muted", 128), Column(_("Item"), "strong"), Column(_("Price"), "number", 128)]
        return columns, _rows(self.model.added())

    def _altered(self) -> tuple[list[Column], list[Row]]:
        columns = [Column(_("Code"), "muted", 112), Column(_("Item"), "strong", 240), Column(_("What changes"))]
        return columns, _rows(self.model.altered())

    def _headings(self) -> tuple[list[Column], list[Row]]:
        columns = [Column(_("Heading in the sheet"), "strong"), Column(_("Means"), "text")]
        return columns, [Row(one, (one, self._meaning(one))) for one in self.model.headings if one]

    def _meaning(self, heading: str) -> Cell:
        fact = self.model.meaning(heading)
        return Cell(_(FACT_TITLES[fact])) if fact else Cell(_("nothing: left out"), tone="warn")

    def _show_meanings(self) -> None:
        if self._part == "headings":
            facts = [(_NOTHING, _("nothing"))] + [(fact, _(title)) for fact, title in FACT_TITLES.items()]
            self.meanings.set_chips(facts, self.model.meaning(self.table.key()) or _NOTHING)

    def _on_meaning(self, fact: str) -> None:
        if self.table.key():
            self.model.set_meaning(self.table.key(), "" if fact == _NOTHING else fact)

    def submit(self) -> None:
        """Take the sheet in."""
        if self.bar.isEnabled():
            self.model.take()


def _rows(changes: list[Change]) -> list[Row]:
    return [Row(change.code, (change.code, change.name, change.what)) for change in changes]
