"""The gallery's office: its folder made and opened, and the office that is then open (`office`)."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from pos import clock as clocks
from pos import words
from pos.clock import Clock
from pos.errors import PosError
from pos.gallery.office import SHEETS as SHEETS
from pos.gallery.office import UNCHANGING as UNCHANGING
from pos.gallery.office import Made
from pos.gallery.office import Office as Office
from pos.handover import names, seal
from pos.handover.carriers import prepare_collection
from pos.journal import setting
from pos.journal import tables as journal_tables
from pos.journal.chain import Journal
from pos.office import tables
from pos.office.asking import tables as asking_tables
from pos.office.dealings import tables as dealing_tables
from pos.office.digest import tables as digest_tables
from pos.office.forks import tables as fork_tables
from pos.office.goods import tables as goods_tables
from pos.office.keys import tables as key_tables
from pos.office.register import tables as register_tables
from pos.office.rescue import tables as rescue_tables
from pos.office.rollup import tables as rollup_tables
from pos.settings import check, office_settings
from pos.store import SETTING_TABLE, Store
from pos.store.ballast import Ballast
from pos.store.folder import made, opened
from pos.words import N_

APPLICATION_ID = 0x4C504F46
"""Marks a database as an office's; a stall's has another."""

MIGRATIONS = {
    "setting": SETTING_TABLE,
    "journal": journal_tables.MIGRATIONS,
    "rescue": rescue_tables.MIGRATIONS,  # before the days that name its codes
    "office": tables.MIGRATIONS,
    "rollup": rollup_tables.MIGRATIONS,
    "register": register_tables.MIGRATIONS,
    "forks": fork_tables.MIGRATIONS,
    "digest": digest_tables.MIGRATIONS,
    "asking": asking_tables.MIGRATIONS,
    "keys": key_tables.MIGRATIONS,
    "dealings": dealing_tables.MIGRATIONS,
    "goods": goods_tables.MIGRATIONS,  # after the roll-ups, which kept them by month
}

FOLDERS = ("keys", "collected", "quarantine", "papers", "backups", "log")


def create_office(folder: Path, code: str, name: str, collection: str = "", *, clock: Clock = clocks.now) -> Office:
    """Make an office's folder with its key and database, and open it. Raises PosError."""
    names.check_code(code)
    identity = Made(gallery=code, name=name.strip())
    if not 1 <= len(identity.name) <= 80 or not identity.name.isprintable():
        raise PosError(N_("An office's name has 1 to 80 characters"))
    if collection:
        collection = check(office_settings(), "collection", collection)
        prepare_collection(collection)
    folder = folder.resolve()
    with made(folder, FOLDERS, application_id=APPLICATION_ID, migrations=MIGRATIONS) as (lock, store):
        if seal.load(folder.joinpath("keys")) is None:
            seal.make(folder.joinpath("keys"))
        _begin(store, identity, collection, clock())
        return Office(folder, lock, store, clock)


def open_office(folder: Path, *, clock: Clock = clocks.now, verified: bool = True) -> Office:
    """The office in `folder`. Raises PosError for one that is none, is open elsewhere or damaged.

    Not `verified` it may be damaged, and is opened only to find out how.
    """
    folder = folder.resolve()
    Ballast(folder).make_room()
    with opened(folder, application_id=APPLICATION_ID, migrations=MIGRATIONS) as (lock, store):
        office = Office(folder, lock, store, clock)
        if verified:
            office.journal.assert_guarded()
            office.roll_up_missing()
            office.notices.settle_key()
    words.use(office.settings.language)
    return office


def _begin(store: Store, made: Made, collection: str, at: datetime) -> None:
    journal = Journal(store)
    with store.transaction():
        journal.record("office_made", asdict(made), at=at, operation="office_made")
        if collection:
            setting.change(store, journal, "collection", collection, at=at, operation="office_made:collection")
