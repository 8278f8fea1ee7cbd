"""The catalogue on the screen: which goods are listed, and the one that is being changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pos.ability import Ability
from pos.catalog import SHOWN, photo
from pos.catalog.columns import COLUMNS, FactError
from pos.catalog.product import CONDITIONS, Product, maker_key
from pos.catalog.stock import KEEP, Keep, StockError
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_number
from pos.people.rights import RightError
from pos.stall import Stall
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.news import News

if TYPE_CHECKING:
    from PIL.Image import Image

    from ui.models.labels import LabelChoice

PAGE = 100
"""Rows that are read at a time."""
_MOST_FOUND = 200

FACTS = {column.fact: column for column in COLUMNS}
"""How each fact is read from a text, as from a cell of a sheet."""
SHOWN_TITLES = {
    "all": N_("All"),
    "low": N_("Running low"),
    "out": N_("Sold out"),
    "single": N_("Single pieces"),
    "bare": N_("Without a photo"),
    "archived": N_("Archived"),
}
FACT_TITLES = {
    "name": N_("Name"),
    "price": N_("Price"),
    "stock": N_("Stock"),
    "low": N_("Low from"),
    "category": N_("Category"),
    "unit": N_("Unit"),
    "code": N_("Code"),
    "barcodes": N_("Barcodes"),
    "short": N_("Name on the receipt"),
    "cost": N_("Cost"),
    "floor": N_("Lowest price"),
    "maker": N_("Maker"),
    "origin": N_("From"),
    "weight_g": N_("Weight, gram"),
    "length_cm": N_("Length, cm"),
    "width_cm": N_("Width, cm"),
    "height_cm": N_("Height, cm"),
    "description": N_("Description"),
    "condition": N_("Condition"),
    "flaws": N_("Flaws"),
    "age": N_("Age, as told"),
    "provenance": N_("Where it comes from, as told"),
    "weighed": N_("Sold by weight"),
    "unique": N_("Single piece"),
    "photo": N_("Photo"),
}
AMOUNTS = ("price", "cost", "floor", "stock", "low", "weight_g", "length_cm", "width_cm", "height_cm")


def text_of(product: Product | None, fact: str) -> str:
    """A fact as it stands in a field: amounts with dots, yes and no as a sheet writes them; empty where it is not."""
    if product is None:
        return ""
    value = FACTS[fact].write(product)
    if value is None:
        return ""
    return format_number(value) if fact in AMOUNTS and isinstance(value, int) else str(value)


class CatalogModel(QObject):
    """Goods and the verbs on them. `changed`: the list may be other; `picked`: the panel shows another product."""

    changed = Signal()
    picked = Signal()
    refused = Signal(str)
    """A fact that cannot be taken, by name; why was told."""

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self._news = news
        self.shown = SHOWN[0]
        self.category: str | None = None
        self.text = ""
        self.rows: list[Product] = []
        self.product: Product | None = None
        """The one in the panel, as it is kept."""
        self.is_new = False
        self.draft: dict[str, str] = {}
        """What was typed in the panel, by fact."""
        self._has_more = False
        self._counted: dict[str | None, dict[str, int]] = {}
        self._categories: list[str] | None = None

    # The list

    def refresh(self) -> None:
        """Read the list and its counts afresh, as long as it was: goods may have changed."""
        self._counted.clear()
        self._categories = None
        self._read()

    def _read(self) -> None:
        wanted = max(len(self.rows), PAGE)
        if self.text.strip():
            self.rows = self.stall.catalog.search(self.text, _MOST_FOUND) or self.stall.catalog.similar(self.text)
            self._has_more = False
        else:
            self.rows = self.stall.catalog.listed(self.shown, self.category, wanted)
            self._has_more = len(self.rows) == wanted
        self.changed.emit()

    def read_on(self) -> None:
        """Read the next rows, where there are some."""
        if not self._has_more:
            return
        more = self.stall.catalog.listed(self.shown, self.category, PAGE, len(self.rows))
        self.rows += more
        self._has_more = len(more) == PAGE
        self.changed.emit()

    def show(self, shown: str) -> None:
        """List these only, one of SHOWN."""
        self.shown, self.text, self.rows = shown, "", []
        self._read()

    def choose_category(self, category: str | None) -> None:
        """Only goods of this category; None: of all."""
        self.category, self.text, self.rows = category, "", []
        self._read()

    def search(self, text: str) -> None:
        """Only what the typed text finds."""
        if text != self.text:
            self.text, self.rows = text, []
            self._read()

    def counts(self) -> list[tuple[str, str, int]]:
        """Each way to list, its words, and how many goods that are."""
        if self.category not in self._counted:
            self._counted[self.category] = self.stall.catalog.counts(self.category)
        counted = self._counted[self.category]
        return [(name, _(SHOWN_TITLES[name]), counted[name]) for name in SHOWN]

    def categories(self) -> list[str]:
        """In use, sorted."""
        if self._categories is None:
            self._categories = self.stall.catalog.categories()
        return self._categories

    def makers(self) -> list[str]:
        """Who may have made it: those who are registered, and those whom other goods name."""
        registered = [maker.name for maker in self.stall.makers.accounts.all()]
        known = {maker_key(name) for name in registered}
        named = [each.name for each in self.stall.catalog.makers() if maker_key(each.name) not in known]
        return sorted([*registered, *named], key=maker_key)

    def export(self, path: Path) -> None:
        """Write all goods as a sheet."""
        try:
            number = self.stall.catalog.export_sheet(path)
        except (PosError, OSError) as error:
            self._news.refuse(error)
            return
        self._news.say(_("{number} items written to {file}").format(number=number, file=path.name))

    def label_choice(self, codes: Sequence[str]) -> "LabelChoice | None":
        """The labels of these goods; without any, of all that are listed. None where that cannot be, which is told."""
        from pos.papers.labels import MOST
        from ui.models.labels import LabelChoice

        goods = [product for code in codes if (product := self.stall.catalog.by_code(code))] or self.rows
        if not 0 < len(goods) <= MOST:
            self._news.refuse(_("Choose up to {most} items to print their labels").format(most=format_number(MOST)))
            return None
        return LabelChoice(self.stall, goods)

    # One product

    def pick(self, code: str) -> bool:
        """Show this product in the panel; False where something typed there is not saved, which is told."""
        if self.product is not None and self.product.code == code:
            return True
        return self._put(self.stall.catalog.by_code(code))

    def scanned(self, text: str) -> bool:
        """Show the product with this barcode or code, else begin one with it; True where one was begun."""
        found = self.stall.catalog.by_barcode_or_code(text)
        if found is not None:
            self.pick(found.code)
        return found is None and self.begin(barcodes=text)

    @property
    def has_pieces(self) -> bool:
        """Whether this stall tells of each piece how it is and where it comes from."""
        return self.stall.can(Ability.PIECES)

    def begin(self, **facts: str) -> bool:
        """Start a new product in the panel, with what is known of it; False where something is not saved.

        Where pieces are told of, it is a single one until something else is said.
        """
        known = {"category": self.category} if self.category else {}
        single = {"unique": "ya"} if self.has_pieces and "barcodes" not in facts else {}
        return self._put(None, True, known | single | facts)

    def leave(self) -> bool:
        """Nothing is in the panel any more; False where something is not saved."""
        return self._put(None)

    def _put(self, product: Product | None, is_new: bool = False, draft: dict[str, str] | None = None) -> bool:
        if self.is_dirty:
            self._news.refuse(_("Save the item first, or undo what was typed"))
            return False
        self.product, self.is_new, self.draft = product, is_new, draft or {}
        self.picked.emit()
        return True

    def written(self, fact: str) -> str:
        """What the panel's field of a fact holds."""
        return self.draft.get(fact, text_of(self.product, fact))

    def says(self, fact: str) -> bool:
        """Whether a yes-or-no fact is yes."""
        return bool(FACTS[fact].parse(self.written(fact)))

    def lies(self) -> str:
        """For how long the single piece in the panel lies, in words; empty where that is not told."""
        rules = self.stall.till.rules
        if self.product is None or not self.has_pieces:
            return ""
        days = self.stall.shelf.days(self.product, rules.day_of(self.stall.now()), rules.day_of)
        return "" if days is None else translate_plural("{n} day here", "{n} days here", days).format(n=days)

    def condition(self) -> str:
        """The id of the condition that the panel holds, "" for none."""
        return FACTS["condition"].parse(self.written("condition")) or ""

    def choose_condition(self, condition: str) -> None:
        """It is in this condition; the one that it is in already is taken back."""
        self.write("condition", "" if condition == self.condition() else CONDITIONS[condition])

    def write(self, fact: str, text: str) -> None:
        """Something was typed into a field of the panel."""
        if text == text_of(self.product, fact):
            self.draft.pop(fact, None)
        else:
            self.draft[fact] = text
        if fact == "maker" and not self.written("origin"):
            self._take_regency(text)

    def _take_regency(self, name: str) -> None:
        """Goods of a maker who is registered come from there, where nothing else is said."""
        makers = self.stall.makers.accounts.all()
        found = next((maker.regency for maker in makers if maker_key(maker.name) == maker_key(name)), "")
        if found:
            self.draft["origin"] = found

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return bool(self.draft)

    def unsaved(self) -> str:
        """What would be lost with the window, as a sentence; empty where nothing would."""
        if not self.is_dirty:
            return ""
        name = self.written("name") or _("New item")
        return _("“{name}” is not saved: save it, or close once more").format(name=name)

    def revert(self) -> None:
        """Drop what was typed."""
        self.draft, self.is_new = {}, False
        self.picked.emit()

    def save(self) -> bool:
        """Keep what the panel holds; False where a fact cannot be taken, which is told and named by `refused`."""
        kept = self._keep(self.product, self.draft, self.save)
        if kept is None:
            return False
        self.product, self.is_new, self.draft = kept, False, {}
        self.picked.emit()
        self.refresh()
        return True

    def edit(self, code: str, fact: str, text: str) -> bool:
        """Change one fact of one product, as a cell does; False where it cannot be taken, which is told."""
        before = self.stall.catalog.by_code(code)
        if before is None or text == text_of(before, fact):
            return before is not None
        kept = self._keep(before, {fact: text}, lambda: self.edit(code, fact, text))
        if kept is None:
            return False
        if self.product is not None and self.product.code == code:
            self.product = kept
            self.picked.emit()
        self.refresh()
        return True

    def _keep(self, before: Product | None, texts: dict[str, str], again: Callable[[], object]) -> Product | None:
        facts: dict[str, Any] = {}
        for fact in dict.fromkeys((*(() if before else ("name", "price")), *texts)):
            try:
                facts[fact] = FACTS[fact].parse(texts.get(fact, ""))
            except PosError as error:
                self._refuse(fact, error)
                return None
        on_hand: int | Keep | None = facts.pop("stock", KEEP)
        product = replace(before or Product(code="", name="?", price=0), **facts)
        return self._try(lambda: self._save(before, product, on_hand), again)

    def _save(self, before: Product | None, product: Product, on_hand: int | Keep | None) -> Product:
        kept = self.stall.catalog.save_product(
            product,
            at=self.stall.now(),
            operation=new_operation(),
            on_hand=on_hand,
            by=self.stall.people.actor,
        )
        self._news.recorded.emit()
        self._news.say(self._told(before, kept))
        return kept

    def _told(self, before: Product | None, kept: Product) -> str:
        if before is None:
            return _("{name} added, code {code}").format(name=kept.name, code=kept.code)
        if before.price != kept.price and kept.code in self.stall.till.codes_in_baskets():
            return _("{name}: new price; what lies in a basket keeps the old one").format(name=kept.name)
        return _("{name} saved").format(name=kept.name)

    def _try(self, act: Callable[[], Product], again: Callable[[], object]) -> Product | None:
        try:
            kept = act()
        except StockError as error:
            self._refuse(error.blamed[0], error)
        except FactError as error:
            self._refuse(error.fact, error.facts["reason"])
        except RightError as error:
            self._news.refuse(error, again)
        except PosError as error:
            self._refuse("", error)
        else:
            self._news.accepted.emit()
            return kept
        return None

    def _refuse(self, fact: str, error: PosError) -> None:
        told = _("{field}: {reason}").format(field=_(FACT_TITLES[fact]), reason=error) if fact else error
        self._news.refuse(told)
        self.refused.emit(fact)

    def offers_choices(self) -> bool:
        """Whether something may be asked about goods here."""
        return self.stall.can(Ability.CHOICES)

    def holds(self) -> str:
        """What the parcel in the panel holds, as it is typed; empty where it is none."""
        return "" if self.product is None else self.stall.kits.written(self.product.code)

    def keep_parts(self, text: str) -> bool:
        """Let the product in the panel hold this; False where it is refused, which is told."""
        if self.product is None:
            return False
        code, by = self.product.code, self.stall.people.actor
        try:
            parts = self.stall.kits.keep(code, text, at=self.stall.now(), operation=new_operation(), by=by)
        except PosError as error:
            self._news.refuse(error, lambda: self.keep_parts(text))
            return False
        self._news.accepted.emit()
        self._news.recorded.emit()
        inside = ", ".join(f"{part.qty} {part.name}" for part in parts)
        self._news.say(_("It holds {goods}").format(goods=inside) if parts else _("It is no parcel"))
        self.picked.emit()
        return True

    # The shelf

    def is_first(self) -> bool:
        """Whether the product in the panel is among the first tiles."""
        return self.product is not None and self.product.code in [each.code for each in self.stall.counter.first()]

    def set_first(self, first: bool) -> None:
        """Put the product in the panel behind the first tiles, or take it away from them."""
        if self.product is None:
            return
        code = self.product.code
        codes = [each.code for each in self.stall.counter.first() if each.code != code]
        wanted = [*codes, code] if first else codes
        by = self.stall.people.actor
        self._on_shelf(
            lambda: self.stall.counter.set_first(wanted, at=self.stall.now(), operation=new_operation(), by=by),
            lambda: self.set_first(first),
        )

    def is_sold_out(self) -> bool:
        """Whether the product in the panel is sold out today."""
        return self.product is not None and self.product.code in self.stall.counter.sold_out(self.stall.today())

    def set_sold_out(self, gone: bool) -> None:
        """Say that the product in the panel is sold out today, or there again."""
        if self.product is None:
            return
        code, day, by = self.product.code, self.stall.today(), self.stall.people.actor
        self._on_shelf(
            lambda: self.stall.counter.set_sold_out(
                code, gone, day=day, at=self.stall.now(), operation=new_operation(), by=by
            ),
            lambda: self.set_sold_out(gone),
        )

    def _on_shelf(self, change: Callable[[], None], again: Callable[[], object]) -> None:
        self._news.record(change, again)
        self.picked.emit()

    # Photo, archive

    def photo_path(self) -> Path | None:
        """Where the photo of the product in the panel lies, if it has one."""
        name = self.written("photo")
        return self.stall.folder.joinpath("photos", name) if name else None

    def take_photo(self, source: Path) -> bool:
        """Give the product in the panel this picture, kept small; it is saved with the rest. False where refused."""
        return self._give_photo(lambda folder: photo.keep(folder, source))

    def take_picture(self, picture: "Image") -> bool:
        """As `take_photo`, with a picture that a camera took."""
        return self._give_photo(lambda folder: photo.keep_picture(folder, picture))

    def _give_photo(self, keep: Callable[[Path], str]) -> bool:
        try:
            name = keep(self.stall.folder.joinpath("photos"))
        except (PosError, OSError) as error:
            self._news.refuse(error)
            return False
        self.write("photo", name)
        self.picked.emit()
        return True

    def drop_photo(self) -> None:
        """The product in the panel has no photo any more, once it is saved."""
        self.write("photo", "")
        self.picked.emit()

    def archive(self, codes: Sequence[str], archived: bool = True) -> None:
        """Offer these no more, or again; what is told can be undone."""
        try:
            done = [code for code in codes if self._archive(code, archived)]
        except PosError as error:
            self._news.refuse(error, lambda: self.archive(codes, archived))
            return
        if not done:
            return
        self._after_archive(done)
        told = (
            translate_plural("{number} product archived", "{number} products archived", len(done))
            if archived
            else translate_plural("{number} product offered again", "{number} products offered again", len(done))
        )
        self._news.say(told.format(number=len(done)), lambda: self._archive_back(done, not archived))

    def _archive_back(self, codes: Sequence[str], archived: bool) -> None:
        try:
            for code in codes:
                self._archive(code, archived)
        except PosError as error:
            self._news.refuse(error, lambda: self._archive_back(codes, archived))
            return
        self._after_archive(codes)

    def _archive(self, code: str, archived: bool) -> bool:
        before = self.stall.catalog.by_code(code)
        if before is None or before.archived is archived:
            return False
        by = self.stall.people.actor
        self.stall.catalog.archive(code, archived, at=self.stall.now(), operation=new_operation(), by=by)
        return True

    def _after_archive(self, codes: Sequence[str]) -> None:
        if self.product is not None and self.product.code in codes:
            self.product = self.stall.catalog.by_code(self.product.code)
            self.picked.emit()
        self._news.recorded.emit()
        self.refresh()
