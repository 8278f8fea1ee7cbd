"""What a till hands in and hears back: its summaries, its request and keys, and the office's answers and questions."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pos import VERSION, files
from pos import clock as clocks
from pos.clock import Clock
from pos.errors import PosError
from pos.handover import names, seal, tables
from pos.handover.notices import tables as notice_tables
from pos.handover.notices.tables import Question
from pos.identity import Identity
from pos.journal.chain import Journal
from pos.journal.event import new_operation
from pos.people.rights import OWNER, Actor
from pos.settings import StallSettings
from pos.store import DamagedError, Store
from pos.store.ballast import Ballast
from pos.words import N_

if TYPE_CHECKING:
    from collections.abc import Generator

    from pos.handover.acknowledgement import Acknowledgement
    from pos.handover.carriers import Collection
    from pos.handover.outbox import Draw, Outbox, Sent
    from pos.handover.seal import Key
    from pos.handover.summary import Origin

_log = logging.getLogger(__name__)


class Delivery:
    """The way between a till and its office. `settings` gives those of now, `draw` a summary's PDF for people."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        folder: Path,
        clock: Clock,
        identity: Identity,
        *,
        settings: Callable[[], StallSettings],
        draw: "Draw",
    ) -> None:
        self.folder = folder
        self._store = store
        self._journal = journal
        self._clock = clock
        self._identity = identity
        self._settings = settings
        self._draw = draw
        self._keys = folder.joinpath("keys")
        self._outbox: Outbox | None = None

    @property
    def outbox(self) -> "Outbox":
        """The sealed summaries; the key is read when it is first needed. Raises PosError where the key is gone."""
        if self._outbox is None:
            from pos.handover.outbox import Outbox

            key = seal.load(self._keys)
            if key is None:
                raise PosError(
                    N_(
                        "The key is missing: selling goes on, closing needs it. Put the folder `keys` back, or make a"
                        " backup and restore it: the till begins anew with a new key"
                    )
                )
            self._outbox = Outbox(self._store, self._journal, self.folder.joinpath("outbox"), key)
        return self._outbox

    def origin(self) -> "Origin":
        """Whose summaries these are."""
        from pos.handover.summary import Origin

        identity = self._identity
        return Origin(
            program=f"lapak {VERSION}",
            gallery=identity.gallery,
            stall=identity.stall,
            till=identity.till,
            trade=identity.trade,
            zone=self._settings().zone,
        )

    def not_accepted(self) -> int:
        """How many summaries the office has not yet accepted; no key is read for it."""
        return tables.count_not_accepted(self._store)

    def days_at_home(self) -> tuple[str, ...]:
        """The closed days that lie in this folder alone, `2026-11-24`, oldest first: no collection has them yet."""
        return tuple(tables.days_not_carried(self._store))

    def days_carried(self) -> tuple[str, ...]:
        """The closed days that were carried, and that the office has not accepted, oldest first."""
        at_home = self.days_at_home()
        return tuple(day for day in tables.days_not_accepted(self._store) if day not in at_home)

    def is_admitted(self) -> bool:
        """Whether the office has admitted this till in its present epoch and the till has read so."""
        return self._journal.epoch in tables.answers(self._store)

    def is_held(self) -> bool:
        """Whether nothing is handed in after a restore, until somebody has compared it with the office."""
        row = tables.epoch(self._store, self._journal.epoch)
        return row is not None and bool(row["held"])

    def is_behind_the_office(self) -> bool:
        """Whether the office accepted what was not sealed here: by a copy of this folder, or by a newer database."""
        return tables.is_lacking(self._store, self._journal.epoch)

    def is_answered_by_another(self) -> bool:
        """Whether, when last sent, answers lay there that another key signed than the one believed of the office."""
        return tables.answered_by(self._store) is not None

    def parted_at(self) -> datetime | None:
        """When this till went on after the last day that the office accepted from here; None where it did not.

        A backup from before holds nothing that the office has otherwise.
        """
        last = tables.last_accepted(self._store)
        gone_on = None if last is None else self._journal.by_seq(last["last_seq"] + 2)  # the day is closed, then sealed
        return None if gone_on is None else gone_on.at

    def questions(self) -> tuple[Question, ...]:
        """What the office asked about days, and nobody has answered yet, oldest first."""
        return notice_tables.open_questions(self._store)

    def write_papers(self) -> list[Path]:
        """Write every summary file and its PDF that is missing from the outbox; returns what was written."""
        return self.outbox.write_out(self._draw)

    def send(self, office_words: str | None = None, *, release: str | None = None, by: Actor = OWNER) -> "Sent":
        """Read acknowledgements and carry what has none; `release` says why a restored till may.

        Raises PosError where the collection cannot be reached, HeldError, RightError for a release by one who may not.
        """
        place = self._settings().collection
        if not place:
            raise PosError(
                N_("There is no collection yet: set where summaries go with `lapak set DIR collection PLACE`")
            )
        from pos.handover import rotation
        from pos.handover.carriers import open_collection
        from pos.handover.notices import reading

        Ballast(self.folder).make_room()
        self.write_papers()
        self._renew_request()
        collection = open_collection(place)
        rotation.carry(self._store, collection, self.origin())
        sent = self._hand_over(collection, office_words, release, by)
        if reading.read(self._store, self._journal, collection, self.origin()):  # what the new key signed counts now
            sent = self._hand_over(collection, office_words, None, by).after(sent)
        self._note_others(collection)
        return sent

    def _note_others(self, collection: "Collection", *, on_stick: bool = False) -> None:
        latest = next(reversed(self._others(collection)), None)
        if latest is None and on_stick:
            return  # what lies in the collection itself stands
        if latest != tables.answered_by(self._store):
            with self._store.transaction():
                tables.note_answered_by(self._store, latest)

    def _others(self, collection: "Collection") -> tuple[str, ...]:
        from pos.handover import other_office

        return other_office.answering(self._store, collection, self.origin(), self.own_keys())

    def believe_office(self, words: str, *, by: Actor = OWNER) -> None:
        """Believe the office of these words from now on, which lost its key and answers with another.

        Raises PosError where no answer of it has come, or the collection cannot be reached, RightError.
        """
        from pos.handover import other_office
        from pos.handover.carriers import open_collection

        place, kept = self._settings().collection, tables.answered_by(self._store)
        keys = self._others(open_collection(place)) if place else ()
        keys = keys if kept is None or kept in keys else (kept, *keys)
        now = self._journal.now(self._clock)
        other_office.believe(self._store, self._journal, keys, words, at=now, operation=new_operation(), by=by)

    def _hand_over(self, collection: "Collection", office_words: str | None, release: str | None, by: Actor) -> "Sent":
        return self.outbox.send(
            collection, self.origin(), office_words, at=self._journal.now(self._clock), release=release, by=by
        )

    def copying(self, place: Path) -> "Generator[tuple[int, int], None, Sent]":
        """Copy what the office lacks to a stick or any other folder, and read its answers there, file by file.

        Tells how many files are on it, of how many. When it has ended everything is on the stick for good and was read
        back. Raises PosError, HeldError; what is on the stick stays there, nothing of it half.
        """
        from pos.handover import rotation, stick
        from pos.handover.notices import reading

        self.write_papers()
        self._renew_request()
        with stick.in_words(place):
            collection = stick.open_stick(place, make=True)
            rotation.carry(self._store, collection, self.origin())
            sent = yield from self._copy(collection)
            if reading.read(self._store, self._journal, collection, self.origin()):
                sent = (yield from self._copy(collection)).after(sent)
            self._note_others(collection, on_stick=True)
            return sent

    def _copy(self, collection: "Collection") -> "Generator[tuple[int, int], None, Sent]":
        return self.outbox.sending(collection, self.origin(), at=self._journal.now(self._clock), compared=True)

    def read_answer(self, path: Path) -> "Acknowledgement":
        """Read what the office said from a file that was brought by hand. Raises PosError where it is not believed."""
        from pos.handover.envelope import read_brought

        return self.outbox.read_answer(read_brought(path), self.origin())

    def verify_not_older(self) -> None:
        """Raise DamagedError where an older database was copied back: what it sells would stand in another's place."""
        from pos.handover.epochs import newer_file

        folder = self.folder.joinpath("outbox")
        newer = newer_file(self._store, folder, self._identity.place, self._journal.epoch) if folder.is_dir() else None
        if newer is not None:
            raise DamagedError(
                N_(
                    "The database in {folder} is older than {file}, which it sealed: it was copied back. Put it or a"
                    " newer backup back with `lapak restore FILE DIR`, so that the till begins anew"
                ),
                folder=self.folder,
                file=newer,
            )

    @property
    def request_path(self) -> Path:
        """The enrolment request that the office admits this till by."""
        identity = self._identity
        name = names.request_name(identity.gallery, identity.stall, identity.till, self._journal.epoch)
        return self.folder.joinpath("outbox", name)

    def begin(self) -> None:
        """Make a new folder's key and its request, over those of a making that was broken off."""
        files.keep(self.request_path, self._request(seal.load(self._keys) or seal.make(self._keys)))

    def write_request(self) -> None:
        """Write the request of this epoch where it is missing; a folder without a key makes one."""
        if not self.request_path.exists():
            self.begin()

    def offer_request(self) -> None:
        """Put the request into the collection's inbox, where there is one that can be reached; else `send` does so."""
        place = self._settings().collection
        if not place:
            return
        from pos.handover.carriers import open_collection

        folder = names.folder_name(self._identity.gallery, self._identity.stall)
        try:
            open_collection(place).put(f"inbox/{folder}/{self.request_path.name}", self.request_path.read_bytes())
        except (PosError, OSError) as error:
            _log.warning("the request waits for the next send: %s", error)

    def _renew_request(self) -> None:
        if seal.load(self._keys) is not None:
            self.write_request()

    def _request(self, key: "Key") -> bytes:
        from pos.handover import request

        identity = self._identity
        return request.seal(
            request.Request(
                program=f"lapak {VERSION}",
                gallery=identity.gallery,
                stall=identity.stall,
                till=identity.till,
                trade=identity.trade,
                name=identity.name,
                epoch=self._journal.epoch,
                at=clocks.zone_text(self._clock(), self._settings().zone),
            ),
            key,
        )

    @property
    def fingerprint(self) -> str:
        """This till's key in words, to compare by voice with the office."""
        return seal.fingerprint(seal.read_public(self._keys.joinpath(seal.PUBLIC)))

    def own_keys(self) -> frozenset[str]:
        """The present key of this till and those that it replaced, 64 hex digits each. Raises PosError, OSError."""
        present = seal.read_public(self._keys.joinpath(seal.PUBLIC))
        return notice_tables.forerunners(self._store, present)

    def rotate_key(self, *, by: Actor = OWNER) -> str:
        """Seal with a new key from now on, which the present one signs; returns its words. Raises PosError.

        The office believes it with the next collect; what was sealed before stands.
        """
        from pos.handover import rotation

        key = rotation.rotate(
            self._store,
            self._journal,
            self._keys,
            self.origin(),
            at=self._journal.now(self._clock),
            operation=new_operation(),
            by=by,
        )
        self._outbox = None
        return seal.fingerprint(key)

    def settle_key(self) -> None:
        """End a change of key that was broken off, or take it back where nothing was recorded of it."""
        if self._keys.joinpath(seal.NEXT).exists():
            seal.adopt(self._keys, notice_tables.last_key(self._store))
