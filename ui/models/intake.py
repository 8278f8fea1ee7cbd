"""A catalogue sheet on its way in: what its headings mean, what it would change, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.catalog import sheet
from pos.catalog.columns import heading_for, of_heading
from pos.catalog.product import Product
from pos.catalog.sheet import Imported, Plan
from pos.catalog.undoing import LastImport, Undoing
from pos.errors import PosError
from pos.money import format_number
from pos.stall import Stall
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.catalog import FACTS, text_of
from ui.models.stepping import Stepping
from ui.news import News

MOST_SHOWN = 500
"""Rows of one list; the sentence above it counts all of them."""
_NAMED = 5


@dataclass(frozen=True)
class Change:
    """One line of what the sheet would do: the product, and what becomes of it."""

    code: str
    name: str
    what: str


class IntakeModel(QObject):
    """One sheet, checked again at every answer, step by step where it is large.

    `changed`: anything of it may be other; `progressed`: the work is further; `taken`: it is in.
    """

    changed = Signal()
    progressed = Signal()
    taken = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.path = Path()
        self.headings: tuple[str, ...] = ()
        self.meanings: dict[str, str] = {}
        """What a person said of a heading: the fact it holds, or "" for none."""
        self.with_stock = False
        self.plan: Plan | None = None
        self.trouble = ""
        """Why the sheet cannot be read yet."""
        self.undone: LastImport | None = None
        """The import that is being taken back."""
        self.work = Stepping(self)
        self.work.changed.connect(self.progressed)

    def open(self, path: Path) -> bool:
        """Look into a sheet; False where it is none, or another is being taken back, which is told."""
        if self.undone is not None:
            self._news.refuse(_("An import is being undone: wait for it, or stop it"))
            return False
        try:
            self.headings = sheet.headings(path)
        except (PosError, OSError) as error:
            self._news.refuse(error)
            return False
        self.path, self.meanings, self.with_stock = path, {}, False
        self._check()
        return True

    def meaning(self, heading: str) -> str:
        """The fact that a heading holds, "" for none."""
        if heading in self.meanings:
            return self.meanings[heading]
        column = of_heading(heading)
        return column.fact if column else ""

    def set_meaning(self, heading: str, fact: str) -> None:
        """Say what a heading holds; another heading that held it holds nothing then."""
        for other in self.headings:
            if fact and other != heading and self.meaning(other) == fact:
                self.meanings[other] = ""
        self.meanings[heading] = fact
        self._check()

    def set_with_stock(self, with_stock: bool) -> None:
        """Whether the sheet's stock counts for goods that are there already."""
        self.with_stock = with_stock
        self._check()

    def _check(self) -> None:
        self.plan, self.trouble = None, ""
        steps = self._stall.catalog.previewing(self.path, stock=self.with_stock, meanings=self.meanings)
        self.work.start(steps, self._on_checked, self._on_trouble)
        if self.work.busy:
            self.changed.emit()

    def _on_checked(self, plan: Plan) -> None:
        self.plan = plan
        self.changed.emit()

    def _on_trouble(self, error: PosError | OSError) -> None:
        self.trouble = str(error)
        self.changed.emit()

    def stop(self) -> None:
        """Check no more, take nothing in; what is being recorded already cannot be stopped."""
        if self.undone is not None:
            self._stop_undoing()
        elif self.work.busy and not self.work.step.taken:
            self.work.stop()
            self.trouble = "" if self.plan else _("Stopped: choose the file again")
            self._news.say(_("Nothing was taken in"))
            self.changed.emit()

    def doing(self) -> str:
        """What the work under way is."""
        step = self.work.step
        if self.undone is not None and not (step.taken or step.done == step.total):
            return _("Undoing {sheet}").format(sheet=self.undone.sheet)
        if self.plan is None and self.undone is None:
            return _("Checking the sheet")
        return (
            _("Writing: this cannot be stopped") if step.taken or step.done == step.total else _("Checking once more")
        )

    # What it comes to

    @property
    def can_take(self) -> bool:
        """Whether there is something to do and nothing wrong."""
        if self.plan is None or self.work.busy:
            return False
        return self.plan.imported.added + self.plan.imported.changed > 0

    def sentence(self) -> tuple[str, str]:
        """What the sheet comes to, and its tone."""
        if self.plan is None:
            return (self.trouble, "bad") if self.trouble else (self.doing(), "muted")
        done = self.plan.imported
        if done.refused:
            told = translate_plural(
                "{number} cell cannot be taken: mend it in the sheet and choose the file again; nothing was changed",
                "{number} cells cannot be taken: mend them in the sheet and choose the file again; nothing was changed",
                len(done.refused),
            )
            return told.format(number=len(done.refused)), "bad"
        if not done.added + done.changed:
            return _("Everything in this sheet is in the catalogue already"), "ok"
        counts = _("{added} new · {changed} changed · {unchanged} as they are")
        return counts.format(added=done.added, changed=done.changed, unchanged=done.unchanged), "ok"

    def added(self) -> list[Change]:
        """Goods that are new."""
        added = self.plan.added[:MOST_SHOWN] if self.plan else ()
        return [Change(one.code, one.name, text_of(one, "price")) for one in added]

    def altered(self) -> list[Change]:
        """Goods that become other than they are, and how."""
        if self.plan is None:
            return []
        new = {product.code for product in self.plan.added}
        after = {product.code: product for product in self.plan.changed}
        codes = dict.fromkeys((*after, *(code for code in self.plan.levels if code not in new)))
        shown = (self._altered(code, after.get(code)) for code in list(codes)[:MOST_SHOWN])
        return [change for change in shown if change is not None]

    def _altered(self, code: str, after: Product | None) -> Change | None:
        before = self._stall.catalog.by_code(code)
        if before is None or self.plan is None:
            return None
        after = after or before
        parts = [
            f"{heading_for(fact)} {text_of(before, fact) or '–'} → {text_of(after, fact) or '–'}"
            for fact in FACTS
            if fact != "stock" and text_of(before, fact) != text_of(after, fact)
        ]
        if code in self.plan.levels:
            level = self.plan.levels[code]
            now = "–" if level is None else format_number(level)
            parts.append(f"{heading_for('stock')} {text_of(before, 'stock') or '–'} → {now}")
        return Change(code, after.name, ", ".join(parts))

    def refused(self) -> list[tuple[int, str, str, str]]:
        """Row, heading, the cell as written, and why it cannot be taken."""
        cells = self.plan.imported.refused[:MOST_SHOWN] if self.plan else ()
        return [(cell.row, cell.heading, cell.value, cell.reason) for cell in cells]

    def unknown(self) -> Sequence[str]:
        """Headings that mean nothing to the catalogue."""
        return [heading for heading in self.headings if heading and not self.meaning(heading)]

    # Doing it, and taking it back

    def take(self) -> None:
        """Take the sheet in, as it lies there now; where that is refused, it is told."""
        if not self.can_take:
            return
        by = self._stall.people.actor
        steps = self._stall.importing(self.path, stock=self.with_stock, meanings=self.meanings, by=by)
        self.work.start(steps, self._on_taken, lambda error: self._news.refuse(error, self.take))
        if self.work.busy:
            self.changed.emit()

    def _on_taken(self, done: Imported) -> None:
        if done.refused:
            self._check()
            return
        self._news.recorded.emit()
        told = _("{added} added, {changed} changed").format(added=done.added, changed=done.changed)
        self._news.say(told, self.undo)
        self.taken.emit()

    def last(self) -> LastImport | None:
        """The sheet that can be taken back."""
        return self._stall.catalog.last_import()

    def undo(self) -> None:
        """Take the last sheet back, and tell what could not be."""
        last = self.last()
        if last is None or self.work.busy:
            return
        self.undone = last
        steps = self._stall.taking_back(last.seq, by=self._stall.people.actor)
        self.work.start(steps, self._on_undone, self._on_not_undone)

    def _on_undone(self, done: Undoing) -> None:
        self.undone = None
        self._news.recorded.emit()
        told = _("{sheet} undone: {removed} removed, {restored} as before").format(sheet=done.sheet, **done.counts)
        if done.left:
            told = _("{told}; sold or changed since, so kept: {codes}").format(
                told=told, codes=", ".join(done.left[:_NAMED]) + ("…" if len(done.left) > _NAMED else "")
            )
        self._news.say(told)
        self.taken.emit()

    def _on_not_undone(self, error: PosError | OSError) -> None:
        self.undone = None
        self._news.refuse(error, self.undo)

    def _stop_undoing(self) -> None:
        """Undo nothing; the search finds again, step by step, what it was let forget."""
        if self.work.step.taken:
            return
        self.work.stop()
        self.undone = None
        self._news.say(_("Nothing was undone"))
        self.work.start(self._stall.catalog.catching_up(), lambda _found: None, self._news.refuse)
