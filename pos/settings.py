"""Settings: what each means, what it may hold, and typed access to those of a stall and of the office.

The store keeps texts; a setting that was never changed is absent there and has its default.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Self

from pos import files
from pos.ability import Ability
from pos.clock import ZONES, ClosedDays
from pos.errors import PosError
from pos.words import LANGUAGES, N_

CIPHER = "cipher"
"""The setting that is of use to a stall that haggles alone."""

Check = Callable[[str], str]
"""Gives a text as it is kept; raises PosError that says what is allowed."""


class Setting(NamedTuple):
    """One setting; `meaning` and `range` are msgids, the latter often plain values that need no translation."""

    name: str
    default: str
    meaning: str
    range: str
    check: Check
    group: str = "till"
    """What it belongs to, for those who show settings.

    It is abilities, stall, paper, printer, money, till, people, office, backup or look.
    """

    @property
    def choices(self) -> tuple[str, ...]:
        """The few texts that it may hold; empty where it may hold others."""
        return tuple(self.range.split("|")) if "|" in self.range else ()


def stall_settings(
    qris: Check, logo: Check, place: Check = str, abilities: Collection[Ability] = (), cipher: Check = str
) -> dict[str, Setting]:
    """The settings of a stall by name; `qris`, `logo` and `cipher` give a text as it is kept, or raise PosError.

    `abilities` are those that its trade starts with.
    """
    return _by_name(
        (
            _choice("tax", "none", ("none", "included", "added"), N_("tax in the stall's prices"), "money"),
            _number("tax_rate", "0", 10_000, N_("tax rate in hundredths of a percent: 1000 is 10 %"), "money"),
            _tax_dates(),
            _choice("cash_rounding", "0", _ROUNDINGS, N_("cash is rounded to this many rupiah"), "money"),
            _choice("cash_rounding_mode", "nearest", ("nearest", "down"), N_("which way cash is rounded"), "money"),
            Setting(
                "qris", "", N_("text of the stall's own static QRIS code"), N_("QRIS text, or empty"), qris, "money"
            ),
            _choice("qris_dynamic", "no", _YES_NO, N_("show a QRIS code that already holds the amount"), "money"),
            _zone(),
            _number("cut_off", "4", 6, N_("hour until which trade belongs to the day before")),
            _choice("negative_stock", "yes", _YES_NO, N_("sell although the stock says there is none")),
            _scale_labels(),
            _collection(place),
            _language(),
            _choice("receipt", "58", ("58", "80"), N_("width of the receipt paper in millimetres"), "printer"),
            _choice("print", "ask", ("always", "ask", "never"), N_("print a receipt after each sale"), "printer"),
            _printer(),
            _choice("letters", "437", ("437", "858", "picture"), N_("the printer's letters, by code page"), "printer"),
            _choice("drawer", "no", _YES_NO, N_("open the drawer after a cash sale"), "printer"),
            _text("address", 120, N_("address on the receipt")),
            _text("phone", 30, N_("telephone on the receipt")),
            Setting("logo", "", N_("picture on top of the receipt"), N_("a picture's file, or empty"), logo, "paper"),
            _text("footer", 200, N_("last words on the receipt")),
            _number("credit_days", "0", 3_650, N_("days that store credit is good for; 0: for ever"), "money"),
            _choice("blind_count", "no", _YES_NO, N_("count the drawer before seeing what it should hold")),
            _number("change_float", "0", 9_999_999, N_("rupiah to stay in the drawer; 0: as much as in the morning")),
            _number("closing_slips", "2", 5, N_("closing slips that a printer gives at each close")),
            _backup_folder(),
            _number("discount_limit", "10", 100, N_("percent off that a cashier may give"), "people"),
            _number("lock_after", "0", 120, N_("minutes without a touch until the till locks; 0: never"), "people"),
            _stages(),
            _number("order_deposit", "30", 100, N_("least down payment on an order, in percent"), "orders"),
            _text("order_terms", 400, N_("terms of an order, on its paper"))._replace(group="orders"),
            _number(
                "stamp_above",
                "5000000",
                999_999_999,
                N_("rupiah above which a receipt needs a duty stamp"),
                "orders",
            ),
            _number("markdown_percent", "10", 90, N_("percent off a piece that lies long, each time"), "abilities"),
            _number("markdown_days", "30", 365, N_("days after which a piece is to cost less; 0: never"), "abilities"),
            _text("as_is_terms", 400, N_("terms on a piece's certificate; empty: the usual ones"))._replace(
                group="abilities"
            ),
            _choice(
                "second_window", "off", ("off", "buyer", "queue"), N_("what the buyers see on a second window"), "till"
            ),
            _choice("kitchen_slips", "yes", _YES_NO, N_("print a kitchen slip for what was ordered"), "abilities"),
            *(_ability(ability, starts=ability in abilities) for ability in Ability),
            Setting(
                CIPHER,
                "",
                N_("word for the tag of the lowest price, its letters for 1 to 9 and 0"),
                N_("ten different letters, or empty"),
                cipher,
                "abilities",
            ),
        )
    )


def office_settings(place: Check = str) -> dict[str, Setting]:
    """The settings of the office by name; `place` gives a collection as it is kept, or raises PosError."""
    return _by_name((_zone(), _collection(place), _language(), _closed_days(), _backup_folder()))


def check(known: Mapping[str, Setting], name: str, text: str) -> str:
    """`text` as the setting `name` keeps it. Raises PosError for an unknown name or a text that is not allowed."""
    if name not in known:
        raise PosError(N_("There is no setting “{name}”: choose from {known}"), name=name, known=", ".join(known))
    return known[name].check(unicodedata.normalize("NFC", text.strip()))


class TaxFrom(NamedTuple):
    """How prices bear tax from the business day `day` (`YYYY-MM-DD`) on; `rate` in basis points."""

    day: str
    mode: str
    rate: int


def tax_dates(text: str) -> tuple[TaxFrom, ...]:
    """What `text` says, by day: `2027-01-01 included 1000, 2027-07-01 none`. Raises PosError."""
    dates = sorted(_tax_from(part.split()) for part in text.split(",") if part.strip())
    for one, other in pairwise(dates):
        if one.day == other.day:
            raise PosError(N_("{day} stands there twice: leave one out"), day=one.day)
    return tuple(dates)


def _tax_from(words: list[str]) -> TaxFrom:
    match words:
        case [day, "none"]:
            return TaxFrom(_day(day), "none", 0)
        case [day, "included" | "added" as mode, rate] if re.fullmatch("[0-9]{1,5}", rate) and int(rate) <= _WHOLE:
            return TaxFrom(_day(day), mode, int(rate))
    raise PosError(
        N_("“{text}”: write a day, then none, or included or added and hundredths of a percent: 2027-01-01 added 1000"),
        text=" ".join(words),
    )


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        day = ""
    if day != text:
        raise PosError(N_("“{text}” is no day: write it like 2027-01-31"), text=text)
    return day


def _tax_dates() -> Setting:
    def checked(text: str) -> str:
        dates = tax_dates(text.lower())
        return ", ".join(" ".join(map(str, each if each.mode != "none" else each[:2])) for each in dates)

    meaning = N_("tax from a day on, a comma between: 2027-01-01 included 1000")
    range_ = N_("days with none, included or added, or empty")
    return Setting("tax_dates", "", meaning, range_, checked, "money")


class StallSettings(NamedTuple):
    """A stall's settings: `tax_rate` in basis points, `cash_rounding` in rupiah, `cut_off` an hour, `receipt` in mm."""

    tax: str
    tax_rate: int
    tax_dates: "tuple[TaxFrom, ...]"
    cash_rounding: int
    cash_rounding_mode: str
    qris: str
    qris_dynamic: bool
    zone: str
    cut_off: int
    negative_stock: bool
    scale_labels: str
    collection: str
    language: str
    receipt: int
    print: str
    printer: str
    letters: str
    drawer: bool
    address: str
    phone: str
    logo: str
    footer: str
    blind_count: bool
    change_float: int
    closing_slips: int
    backup_folder: str
    discount_limit: int
    lock_after: int
    order_stages: tuple[str, ...]
    credit_days: int
    order_deposit: int
    order_terms: str
    stamp_above: int
    markdown_percent: int
    markdown_days: int
    as_is_terms: str
    second_window: str
    kitchen_slips: bool
    cipher: str

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Self:
        """From the texts that were kept, each checked when it was set; what is absent has its default."""
        text = {name: setting.default for name, setting in stall_settings(str, str).items()} | dict(values)
        return cls(
            tax=text["tax"],
            tax_rate=int(text["tax_rate"]),
            tax_dates=tax_dates(text["tax_dates"]),
            cash_rounding=int(text["cash_rounding"]),
            cash_rounding_mode=text["cash_rounding_mode"],
            qris=text["qris"],
            qris_dynamic=text["qris_dynamic"] == "yes",
            zone=text["zone"],
            cut_off=int(text["cut_off"]),
            negative_stock=text["negative_stock"] == "yes",
            scale_labels=text["scale_labels"],
            collection=text["collection"],
            language=text["language"],
            receipt=int(text["receipt"]),
            print=text["print"],
            printer=text["printer"],
            letters=text["letters"],
            drawer=text["drawer"] == "yes",
            address=text["address"],
            phone=text["phone"],
            logo=text["logo"],
            footer=text["footer"],
            blind_count=text["blind_count"] == "yes",
            change_float=int(text["change_float"]),
            closing_slips=int(text["closing_slips"]),
            backup_folder=text["backup_folder"],
            discount_limit=int(text["discount_limit"]),
            lock_after=int(text["lock_after"]),
            order_stages=tuple(text["order_stages"].split(", ")) if text["order_stages"] else (),
            credit_days=int(text["credit_days"]),
            order_deposit=int(text["order_deposit"]),
            order_terms=text["order_terms"],
            stamp_above=int(text["stamp_above"]),
            markdown_percent=int(text["markdown_percent"]),
            markdown_days=int(text["markdown_days"]),
            as_is_terms=text["as_is_terms"],
            second_window=text["second_window"],
            kitchen_slips=text["kitchen_slips"] == "yes",
            cipher=text[CIPHER],
        )


class OfficeSettings(NamedTuple):
    """The office's settings."""

    zone: str
    collection: str
    language: str
    closed_days: ClosedDays
    backup_folder: str

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Self:
        """From the texts that were kept; what is absent has its default."""
        text = {name: values.get(name, setting.default) for name, setting in office_settings().items()}
        return cls(
            zone=text["zone"],
            collection=text["collection"],
            language=text["language"],
            closed_days=ClosedDays.of(text["closed_days"]),
            backup_folder=text["backup_folder"],
        )


def _backup_folder() -> Setting:
    def checked(text: str) -> str:
        if text and not (Path(text).is_absolute() and Path(text).is_dir()):
            raise PosError(N_("There is no folder “{text}”: plug it in, or choose another"), text=text)
        return text

    return Setting(
        "backup_folder",
        "",
        N_("second place for backups, on another disk"),
        N_("a folder, or empty"),
        checked,
        "backup",
    )


_YES_NO = ("yes", "no")
_WHOLE = 10_000
"""Basis points."""
_MOST_STAGES = 8
_SCALE_LABEL = re.compile("(?=.{13}$)[0-9]{1,3}C+(?:W+|P+|H+)X")
_ROUNDINGS = ("0", "50", "100", "500", "1000")


def _by_name(settings: Iterable[Setting]) -> dict[str, Setting]:
    return {setting.name: setting for setting in settings}


def _choice(name: str, default: str, choices: tuple[str, ...], meaning: str, group: str = "till") -> Setting:
    as_kept = {choice.casefold(): choice for choice in choices}

    def checked(text: str) -> str:
        if text.casefold() not in as_kept:
            raise PosError(
                N_("{name} cannot be “{text}”: choose from {choices}"), name=name, text=text, choices=", ".join(choices)
            )
        return as_kept[text.casefold()]

    return Setting(name, default, meaning, "|".join(choices), checked, group)


def _stages() -> Setting:
    def checked(text: str) -> str:
        stages = [" ".join(stage.split()) for stage in text.split(",") if stage.strip()]
        if len(stages) > _MOST_STAGES or any(len(stage) > 20 or not stage.isprintable() for stage in stages):
            raise PosError(N_("At most {most} stages, each of at most 20 characters"), most=_MOST_STAGES)
        return ", ".join(stages)

    default = "Rangka, Amplas, Finishing, Packing, Kirim"
    return Setting(
        "order_stages",
        default,
        N_("stages that an order goes through, a comma between"),
        N_("text, or empty"),
        checked,
        "orders",
    )


def _scale_labels() -> Setting:
    def checked(text: str) -> str:
        shapes = text.upper().split()
        if not all(_SCALE_LABEL.fullmatch(shape) for shape in shapes):
            raise PosError(
                N_(
                    "A scale's label is 13 characters: its first digits, C for the goods, W for grams (or P for rupiah,"
                    " H for hundreds) and X at the end, like 20CCCCCWWWWWX"
                )
            )
        return " ".join(shapes)

    return Setting(
        "scale_labels",
        "",
        N_("barcodes of the scale's labels, like 20CCCCCWWWWWX"),
        N_("shapes with a space between, or empty"),
        checked,
        "till",
    )


def _ability(ability: Ability, *, starts: bool) -> Setting:
    return _choice(ability.value, "yes" if starts else "no", _YES_NO, ability.title, "abilities")


def _number(name: str, default: str, largest: int, meaning: str, group: str = "till") -> Setting:
    def checked(text: str) -> str:
        if not re.fullmatch("[0-9]{1,9}", text) or int(text) > largest:
            raise PosError(
                N_("{name} cannot be “{text}”: write a whole number from 0 to {largest}"),
                name=name,
                text=text,
                largest=largest,
            )
        return str(int(text))

    return Setting(name, default, meaning, f"0–{largest}", checked, group)


def _text(name: str, longest: int, meaning: str) -> Setting:
    def checked(text: str) -> str:
        if len(text) > longest or not all(line.isprintable() for line in text.split("\n")):
            raise PosError(N_("{name} is at most {longest} printable characters"), name=name, longest=longest)
        return text

    return Setting(name, "", meaning, N_("text, or empty"), checked, "paper")


def _printer() -> Setting:
    described = _text("printer", 300, N_("where receipts are printed"))
    range_ = N_("file:PATH, device:PATH, network:HOST:PORT or system:NAME, or empty")
    return described._replace(range=range_, group="printer")


def _zone() -> Setting:
    return _choice("zone", "WIB", tuple(ZONES), N_("time zone"))


def _language() -> Setting:
    return _choice("language", "id", LANGUAGES, N_("language of the screens and papers"), "look")


def _closed_days() -> Setting:
    meaning = N_("when the gallery is closed and no stall hands in")
    range_ = N_("weekdays (mon … sun) and days (2026-12-25), or empty")
    return Setting("closed_days", "", meaning, range_, lambda text: ClosedDays.of(text).text(), "office")


def _collection(place: Check) -> Setting:
    def checked(text: str) -> str:
        if not text.isprintable() or len(text) > 500:
            raise PosError(N_("The collection is a folder's path or a URL"))
        # A path is kept whole: the next command may be run from another folder.
        kept = str(files.at_home(text).absolute()) if text and "://" not in text else text
        return place(kept) if kept else ""

    meaning = N_("where summary files are handed in and collected")
    return Setting("collection", "", meaning, N_("a folder or URL, or empty"), checked, "office")
