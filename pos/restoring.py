"""Restoring: a backup is looked into, and takes the place of a folder's database; the old one is kept beside it."""

import logging
import re
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pos import clock as clocks
from pos import files, gallery, stall, typed
from pos.clock import Clock
from pos.errors import PosError
from pos.handover import names, seal
from pos.handover.carriers import open_collection
from pos.handover.epochs import Epochs
from pos.journal.chain import Journal
from pos.office import restored
from pos.people.rights import OWNER, Actor, Right
from pos.store import DATABASE, OtherKindError, Store, open_store, read_store
from pos.store import backups as copies
from pos.store.folder import make_folders, ready_name, take_over
from pos.words import N_, translate

_log = logging.getLogger(__name__)

_SQLITE = b"SQLite format 3\0"
"""What every database file begins with."""

_EPOCH = re.compile(r"_e([1-9][0-9]{0,8})[_.]")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of folder: what marks its database, its first event, what it counts, and the folders it consists of."""

    application_id: int
    migrations: dict[str, tuple[str, ...]]
    made: str
    counted: tuple[str, ...]
    folders: tuple[str, ...]
    beside: tuple[str, ...]


_STALL = _Kind(
    stall.APPLICATION_ID, stall.MIGRATIONS, "stall_made", ("sale", "refund"), stall.FOLDERS, stall.UNCHANGING
)
_OFFICE = _Kind(
    gallery.APPLICATION_ID, gallery.MIGRATIONS, "office_made", ("file_accepted",), gallery.FOLDERS, gallery.UNCHANGING
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a backup holds: whose it is, its last moment, how many receipts (or accepted files) and events.

    `problem` says why it cannot be restored, None where its chain holds from the first event to the last.
    """

    file: Path
    of_stall: bool
    code: str
    name: str
    at: datetime
    counted: int
    events: int
    epoch: int
    problem: str | None

    @property
    def good(self) -> bool:
        return self.problem is None


def look_into(file: Path) -> Found:
    """What a backup holds; nothing is changed. Raises PosError where it is no database of Lapak's, or a newer one's."""
    if not files.is_regular(file):
        raise PosError(N_("There is no file {file}: check its name and folder"), file=file)
    with file.open("rb") as opened:
        if opened.read(len(_SQLITE)) != _SQLITE:
            raise OtherKindError(N_("{file} is no backup of Lapak's"), file=file.name)
    with read_store(file) as store:
        kind = _kind(store, file)
        journal = Journal(store)
        made = journal.first_data(kind.made)
        tail = journal.tail()
        assert tail is not None
        return Found(
            file=file,
            of_stall=kind is _STALL,
            code=_code(made),
            name=made["name"],
            at=tail.at,
            counted=sum(journal.count_of(each) for each in kind.counted),
            events=journal.count(),
            epoch=tail.epoch,
            problem=_problem(store, journal),
        )


def restore(file: Path, folder: Path, *, reason: str = "", clock: Clock = clocks.now) -> Found:
    """Put a backup in the place of the database in `folder`, which may be new; gives what it held.

    The database that was there stays beside it, as `lapak.db.damaged-…`. A stall begins its next epoch, its hand-in
    held; without a key it makes one. Killed at any moment it leaves the old database or the new one. Raises PosError.
    """
    folder = folder.resolve()
    found = look_into(file)
    kind = _STALL if found.of_stall else _OFFICE
    make_folders(folder, kind.folders)
    with files.FolderLock(folder):
        take_over(folder)
        prepare(found, folder, reason=reason, clock=clock)
        take_over(folder)
    for place in (file.resolve().parent, file.resolve().parent.parent):
        copies.copy_missing([place.joinpath(name) for name in kind.beside], folder)
    if found.of_stall:
        with stall.open_stall(folder, clock=clock) as anew:
            anew.delivery.write_request()
    else:
        _catch_up(folder, clock)
    return found


def _catch_up(folder: Path, clock: Clock) -> None:
    if seal.load(folder.joinpath("keys")) is None:
        seal.make(folder.joinpath("keys"))
    with gallery.open_office(folder, clock=clock) as office:
        try:
            office.catch_up()
        except (PosError, OSError) as error:
            _log.info("what came in since the backup is offered again by the next collect: %s", error)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a database is, `GIK-K07-1` of a till and `GIK` of an office, and the epoch it is in."""

    code: str
    epoch: int


def prepare(
    found: Found,
    folder: Path,
    *,
    reason: str = "",
    now_open: Whose | None = None,
    clock: Clock = clocks.now,
    by: Actor = OWNER,
) -> Path:
    """Make the database that takes the place of the one in `folder` when that is opened next.

    Where the folder is open, `now_open` tells whose it is: the file alone does not. Until the last moment everything
    stays as it was. Raises PosError.
    """
    by.need(Right.RESTORE)
    if found.problem is not None:
        raise PosError(N_("This backup is not whole ({problem}): choose another"), problem=found.problem)
    kind = _STALL if found.of_stall else _OFFICE
    own = now_open or _whose(folder.joinpath(DATABASE))
    if own is not None and own.code != found.code:
        raise OtherKindError(
            N_("{folder} is the folder of {own}, the backup is of {code}: restore it into an empty folder"),
            folder=folder,
            own=own.code,
            code=found.code,
        )
    part = folder.joinpath(DATABASE + files.PART)
    for suffix in ("", "-wal", "-shm"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)
    now = clock()
    with files.in_words(part):
        copies.copy(found.file, part)
    with open_store(part, application_id=kind.application_id, migrations=kind.migrations) as store:
        _begin_anew(store, found, folder, reason, now, 0 if own is None else own.epoch, by)
        Journal(store).prove()
        store.fold_in()  # a failure at closing would be heard by nobody, and the log is left behind
    ready = folder.joinpath(ready_name(now.astimezone(UTC)))
    with files.in_words(ready):
        files.settle(part, ready)
    return ready


def _begin_anew(
    store: Store, found: Found, folder: Path, reason: str, now: datetime, known_epoch: int, by: Actor
) -> None:
    journal = Journal(store)
    why = typed.reason(reason) or translate(N_("restored from a backup of {at}")).format(at=clocks.utc_text(found.at))
    at = max(now.replace(microsecond=0), found.at)
    if found.of_stall:
        known = max((known_epoch, *_epochs_told(store, folder)), default=0)
        Epochs(store, journal).begin(why, at=at, operation=uuid.uuid4().hex, after=known, held=True, by=by)
        return
    restored.record(store, journal, {"reason": why} | by.need(Right.RESTORE), at=at, actor=by.name)


def _epochs_told(store: Store, folder: Path) -> Iterator[int]:
    """The epochs of this till that the folder's files and the collection tell of."""
    made = Journal(store).first_data(_STALL.made)
    found = [path.name for path in folder.joinpath("outbox").glob("*.jsonl")]
    with suppress(PosError, OSError):
        collection = open_collection(store.settings().get("collection", ""))
        place = names.folder_name(made["gallery"], made["stall"])
        mine = f"{place}-{made['till']}_"
        found += [
            name for of in ("acks", "inbox") for name in collection.names(f"{of}/{place}") if name.startswith(mine)
        ]
    for name in found:
        match = _EPOCH.search(name)
        if match:
            yield int(match[1])


def _whose(database: Path) -> Whose | None:
    """Of a database that is not open; None where it cannot be read, or there is none."""
    if not database.is_file():
        return None
    with suppress(PosError), read_store(database) as store:
        journal = Journal(store)
        return Whose(_code(journal.first_data(_kind(store, database).made)), journal.epoch)
    return None


def _kind(store: Store, file: Path) -> _Kind:
    for kind in (_STALL, _OFFICE):
        if store.application_id == kind.application_id:
            newest = sum(len(texts) for texts in kind.migrations.values())
            if store.schema > newest:
                raise PosError(N_("{file} was written by a newer Lapak: update Lapak"), file=file.name)
            return kind
    raise OtherKindError(N_("{file} is no backup of Lapak's"), file=file.name)


def _code(made: dict[str, object]) -> str:
    """Which folder it is: `GIK-K07-1` of a till, `GIK` of an office."""
    return "-".join(str(made[name]) for name in ("gallery", "stall", "till") if name in made)


def _problem(store: Store, journal: Journal) -> str | None:
    wrong = store.integrity()
    if wrong:
        return wrong[0]
    try:
        journal.prove()
    except PosError as error:
        return str(error)
    return None
