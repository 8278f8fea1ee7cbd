"""The office's register of stalls: who is listed, the one that is looked into, and a sheet before it is taken in."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos import kinds
from pos.catalog.sheet import Imported
from pos.catalog.trades import Trade
from pos.errors import PosError
from pos.gallery import Office
from pos.journal.event import new_operation
from pos.office.register import entry as states
from pos.office.register.columns import STALLS, WrongFactError, regencies
from pos.office.register.entry import FACTS, Entry, Listed
from pos.office.register.sheet import Plan
from pos.words import N_
from pos.words import translate as _
from ui.models import spans
from ui.models.stall_keys import StallKeysModel
from ui.models.titles import shown_till, trade_title
from ui.news import News

STATES = {
    states.OPEN: N_("In use"),
    states.EXPECTED: N_("Not enrolled yet"),
    states.UNREGISTERED: N_("Not registered"),
    states.ENDED: N_("Contract ended"),
}
PILLS = {states.OPEN: "ok", states.EXPECTED: "warn", states.UNREGISTERED: "warn", states.ENDED: "quiet"}
_MOST_REFUSED = 20
_DAYS = ("from_day", "to_day")


class StallsModel(QObject):
    """Lists by state, gallery, trade and a wanted text; one stall is edited at a time, or a sheet looked into.

    `changed` is the list, `picked` what is looked into, `refused` carries the fact that cannot be, empty for none.
    """

    changed = Signal()
    picked = Signal()
    refused = Signal(str)

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.news = news
        self.state = ""
        self.gallery = ""
        self.trade = ""
        self.wanted = ""
        self.all: tuple[Listed, ...] = ()
        self._texts: list[str] = []
        self.edited: Entry | None = None
        self.is_new = False
        self.draft: dict[str, str] = {}
        self.sheet: tuple[Path, Plan] | None = None
        self.keys = StallKeysModel(office, news, self)

    # who is listed

    def refresh(self) -> None:
        """Read the register afresh."""
        self.all = self.office.register.listed(self.office.day_now())
        self._texts = ["\n".join(filter(None, one.entry.facts().values())).casefold() for one in self.all]
        self.changed.emit()

    def choose(self, state: str) -> None:
        """Only stalls of this state; empty is all."""
        self.state = state
        self.changed.emit()

    def choose_gallery(self, gallery: str) -> None:
        """Only stalls of this gallery; empty is all."""
        self.gallery = gallery
        self.changed.emit()

    def choose_trade(self, trade: str) -> None:
        """Only stalls of this trade; empty is all."""
        self.trade = trade
        self.changed.emit()

    def search(self, wanted: str) -> None:
        """Only stalls with this text somewhere."""
        self.wanted = wanted
        self.changed.emit()

    def chips(self) -> list[tuple[str, str]]:
        """All, and each state that some stall is in, with how many; the chosen one stays."""
        counts = Counter(one.state for one in self.all if self._is_of(one.entry))
        shown = [state for state in STATES if counts[state] or state == self.state]
        texts = [("", _("All"), counts.total()), *((key, _(STATES[key]), counts[key]) for key in shown)]
        return [(key, f"{text} {number}") for key, text, number in texts]

    def galleries(self) -> list[tuple[str, str]]:
        """All, and each gallery that some stall stands in, with how many do; the chosen one stays."""
        counts = Counter(one.entry.gallery for one in self.all if one.entry.gallery)
        shown = sorted({*counts, *filter(None, (self.gallery,))})
        return [("", _("All galleries")), *((name, f"{name} {counts[name]}") for name in shown)]

    def trades(self) -> list[tuple[str, str]]:
        """All, and each trade that some stall has, with how many do; the chosen one stays."""
        counts = Counter(one.entry.trade for one in self.all if one.entry.trade)
        shown = sorted({*counts, *filter(None, (self.trade,))}, key=trade_title)
        return [("", _("All trades")), *((trade, f"{trade_title(trade)} {counts[trade]}") for trade in shown)]

    def _is_of(self, entry: Entry) -> bool:
        return self.gallery in ("", entry.gallery) and self.trade in ("", entry.trade)

    def listed(self) -> list[Listed]:
        """Those of the chosen state, gallery and trade that hold the wanted text."""
        wanted = self.wanted.casefold().strip()
        return [
            one
            for one, text in zip(self.all, self._texts, strict=True)
            if self.state in ("", one.state) and self._is_of(one.entry) and wanted in text
        ]

    def contract(self, entry: Entry) -> str:
        """From when until when, a dash where that is open."""
        from_, to = ("/".join(reversed(day.split("-"))) if day else "" for day in (entry.from_day, entry.to_day))
        return f"{from_} – {to}".strip() if from_ or to else ""

    def phones(self) -> str:
        """The telephone numbers of those that are listed, a stall a line."""
        entries = (one.entry for one in self.listed())
        return "\n".join(
            f"{shown_till(entry.stall, 1)} {entry.name}: {entry.phone}" for entry in entries if entry.phone
        )

    def cells(self) -> list[tuple[str, ...]]:
        """Of those that are listed code, name, gallery, place, trade, vendor, telephone and contract, as shown."""
        titles = {"": ""} | {trade: trade_title(trade) for trade in {one.entry.trade for one in self.all} - {""}}
        return [
            (shown_till(e.stall, 1), e.name, e.gallery, e.place, titles[e.trade], e.vendor, e.phone, self.contract(e))
            for e in (one.entry for one in self.listed())
        ]

    # one stall

    def look(self, stall: str) -> bool:
        """Edit this stall; False where what was typed of another is not saved, which is told."""
        found = next((one.entry for one in self.all if one.entry.stall == stall), None)
        if found == self.edited and not self.is_new:
            return True
        return self._put(found)

    def begin(self) -> bool:
        """Write down a new stall; False where what was typed of another is not saved."""
        return self._put(Entry(stall="", name=""), new=True)

    def leave(self) -> None:
        """Look into nothing; what was typed and not saved can be brought back."""
        before = self.edited, self.is_new, self.draft

        def undo() -> None:
            self.edited, self.is_new, self.draft = before
            self.sheet = None
            self.picked.emit()

        if self.draft:
            self.news.say(_("What was typed is left out"), undo)
        self.draft = {}
        self._put(None)

    def _put(self, entry: Entry | None, *, new: bool = False) -> bool:
        if self.draft:
            self.news.refuse(_("Save the stall first, or press Esc to leave out what was typed"))
            return False
        self.edited, self.is_new, self.sheet = entry, new, None
        self.picked.emit()
        return True

    def written(self, fact: str) -> str:
        """What the field of a fact holds: a trade by its name, days as people write them."""
        return self.draft.get(fact, self._kept(fact))

    def _kept(self, fact: str) -> str:
        kept = str(getattr(self.edited, fact, None) or "")
        if fact == "trade":
            return trade_title(kept) if kept else ""
        return spans.written(kept) if kept and fact in _DAYS else kept

    def suggestions(self, fact: str) -> list[str]:
        """What may be proposed for a fact: the trades, the regencies of Central Java, the galleries known already."""
        if fact == "trade":
            return sorted(trade_title(trade) for trade in kinds.load("pos.catalog.trades", "TRADE", Trade))
        if fact == "regencies":
            return list(regencies())
        return sorted({one.entry.gallery for one in self.all if one.entry.gallery})

    def write(self, fact: str, text: str) -> None:
        """Something was typed into the field of a fact."""
        if text == self._kept(fact):
            self.draft.pop(fact, None)
        else:
            self.draft[fact] = text

    def unsaved(self) -> str:
        """What would be lost with the window, as a sentence; empty where nothing would."""
        if not self.draft:
            return ""
        name = self.written("name") or _("New stall")
        return _("“{name}” is not saved: save it, or close once more").format(name=name)

    def has_keys(self) -> bool:
        """Whether any till of the stall that is edited was ever admitted."""
        return self.edited is not None and self.keys.has_keys(self.edited.stall)

    @property
    def is_registered(self) -> bool:
        """Whether the stall that is edited can be removed."""
        code = self.edited.stall if self.edited is not None else ""
        return any(one.is_registered for one in self.all if one.entry.stall == code)

    def heading(self, fact: str) -> str:
        """What a fact is called, as the sheet calls it."""
        return STALLS.heading_for(fact).capitalize()

    def save(self) -> bool:
        """Keep what was typed; False, and the reason told, where a fact cannot be."""
        if self.edited is None:
            return False
        told = Entry(**{fact: self.written(fact) for fact in FACTS})
        try:
            kept = self.office.register.save(told, operation=new_operation(), new=self.is_new)
        except PosError as error:
            self.news.refuse(error)
            self.refused.emit(error.fact if isinstance(error, WrongFactError) else "")
            return False
        self.draft = {}
        self._done(_("{name} saved").format(name=kept.name), kept)
        return True

    def remove(self) -> None:
        """Take the edited stall off the register, which can be undone."""
        entry = self.edited
        if entry is None or not self.is_registered:
            return
        register = self.office.register
        register.remove(entry.stall, operation=new_operation())

        def undo() -> None:
            register.save(entry, operation=new_operation())
            self.refresh()

        self.draft = {}
        self._done(_("{name} is off the register").format(name=entry.name), None, undo)

    def _done(self, text: str, entry: Entry | None, undo: Callable[[], None] | None = None) -> None:
        self.refresh()
        self._put(entry)
        self.news.accepted.emit()
        self.news.say(text, undo)

    # sheets

    def look_into(self, path: Path) -> None:
        """Tell what a sheet would change; nothing changes yet."""
        try:
            plan = self.office.register.preview(path)
        except PosError as error:
            self.news.refuse(error)
            return
        self.news.accepted.emit()
        if self._put(None):
            self.sheet = path, plan
            self.picked.emit()

    def told_sheet(self) -> str:
        """How many are new, changed and the same, and each cell that is refused, a line each."""
        if self.sheet is None:
            return ""
        done = self.sheet[1].imported
        lines = [_counts(done)]
        for cell in done.refused[:_MOST_REFUSED]:
            row = _("Row {row}, {heading}: {reason}")
            lines.append(row.format(row=cell.row, heading=cell.heading or "–", reason=cell.reason))
        if done.refused:
            lines.append(_("Nothing is taken in until these are put right."))
        return "\n".join(lines)

    def sheet_changes(self) -> list[tuple[str, str, str, bool]]:
        """Code and name of each stall that the sheet changes, which facts, and whether it is new."""
        if self.sheet is None:
            return []
        plan = self.sheet[1]
        found = [(shown_till(one.stall, 1), one.name, "", True) for one in plan.added]
        for one in plan.changed:
            before = plan.before[one.stall].facts()
            facts = [self.heading(fact) for fact, value in one.facts().items() if value != before[fact]]
            found.append((shown_till(one.stall, 1), one.name, ", ".join(facts), False))
        return found

    @property
    def can_import(self) -> bool:
        """Whether the sheet that is looked into would change something."""
        return self.sheet is not None and bool(self.sheet[1].added or self.sheet[1].changed)

    @property
    def is_refused(self) -> bool:
        """Whether a cell of the sheet must be put right before any of it is taken in."""
        return self.sheet is not None and bool(self.sheet[1].imported.refused)

    def import_sheet(self) -> None:
        """Take in the sheet that was looked into."""
        if self.sheet is None or not self.can_import:
            return
        try:
            done = self.office.register.import_sheet(self.sheet[0], operation=new_operation())
        except PosError as error:
            self.news.refuse(error)
            return
        self._done(_counts(done), None)

    def export(self, path: Path) -> None:
        """Write those that are listed and registered as a sheet."""
        try:
            self.office.register.export_sheet(path, [one.entry for one in self.listed() if one.is_registered])
        except PosError as error:
            self.news.refuse(error)
            return
        self.news.say(_("Saved as {file}").format(file=path.name))


def _counts(done: Imported) -> str:
    counts = _("{new} new, {changed} changed, {same} the same")
    return counts.format(new=done.added, changed=done.changed, same=done.unchanged)
