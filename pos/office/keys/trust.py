"""Which keys the office believes: a till's own, the next one that it signed, and none that was revoked."""

import logging
from dataclasses import dataclass
from datetime import date, datetime

from pos import typed
from pos.clock import ZONES, utc_text
from pos.errors import PosError
from pos.handover import seal
from pos.handover.carriers import Collection
from pos.handover.names import folder_name, key_order
from pos.handover.notices import till_key
from pos.handover.notices.till_key import TillKey
from pos.journal.chain import Journal
from pos.office.keys import tables
from pos.office.stalls import tables as stall_tables
from pos.office.stalls.tables import Stall
from pos.store import Store
from pos.words import N_

_log = logging.getLogger(__name__)

PRESENT, RETIRED, REVOKED = "present", "retired", "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """A key of a till: its words, since when (UTC), and whether it is the present one, retired or revoked.

    A retired key is good for what it sealed up to `number`, a revoked one for what was accepted up to then.
    """

    stall: str
    till: int
    epoch: int
    key: str
    fingerprint: str
    state: str
    at: str
    number: int | None
    reason: str | None


def known_keys(store: Store, stall: str) -> tuple[KnownKey, ...]:
    """Every key of a stall's tills, the present one of the last epoch first."""
    revoked = tables.all_revoked(store)
    found = []
    for till in stall_tables.stalls(store):
        if till.stall != stall:
            continue
        found.append(_known(till, till.key, till.enrolled_at, None))
        found += [
            _known(till, row["key"], row["at"], row["number"])
            for row in tables.retired(store, till.stall, till.till, till.epoch)
        ]
    judged = [
        one if one.key not in revoked else _revoked(one, revoked[one.key]["at"], revoked[one.key]["reason"])
        for one in found
    ]
    return tuple(sorted(judged, key=lambda one: (one.till, -one.epoch, one.number is not None, -(one.number or 0))))


def _known(till: Stall, key: str, at: str, number: int | None) -> KnownKey:
    return KnownKey(
        stall=till.stall,
        till=till.till,
        epoch=till.epoch,
        key=key,
        fingerprint=seal.fingerprint(key),
        state=PRESENT if number is None else RETIRED,
        at=at,
        number=number,
        reason=None,
    )


def _revoked(known: KnownKey, at: str, reason: str) -> KnownKey:
    return KnownKey(
        stall=known.stall,
        till=known.till,
        epoch=known.epoch,
        key=known.key,
        fingerprint=known.fingerprint,
        state=REVOKED,
        at=at,
        number=known.number,
        reason=reason,
    )


def keys_of(store: Store, till: Stall) -> tuple[str, ...]:
    """The keys that an epoch's till has and had, the present one first, good or not."""
    return till.key, *(row["key"] for row in tables.retired(store, till.stall, till.till, till.epoch))


def good_keys(store: Store, till: Stall) -> tuple[str, ...]:
    """Those that were not revoked."""
    return tuple(key for key in keys_of(store, till) if tables.revoked(store, key) is None)


def check(store: Store, till: Stall, number: int, key: str) -> None:
    """Raise PosError unless the till's file or slip of that number may be sealed with this key."""
    place = f"{till.stall}-{till.till}"
    if key != till.key:
        limits = {row["key"]: row["number"] for row in tables.retired(store, till.stall, till.till, till.epoch)}
        if key not in limits:
            raise PosError(N_("it is not sealed with the key that {stall} enrolled with"), stall=place)
        if number > limits[key]:
            raise PosError(
                N_("it is sealed with a key that {stall} replaced after number {number}"),
                stall=place,
                number=limits[key],
            )
    check_not_revoked(store, place, key)


def check_not_revoked(store: Store, place: str, key: str) -> None:
    """Raise PosError for a key that was revoked."""
    row = tables.revoked(store, key)
    if row is not None:
        raise PosError(
            N_("the key of {stall} was revoked on {day}, after number {number}: {reason}"),
            stall=place,
            day=date.fromisoformat(row["at"][:10]),
            number=row["number"],
            reason=row["reason"],
        )


def revoke(
    store: Store, journal: Journal, stall: str, till: int, *, reason: str, at: datetime, zone: str, actor: str | None
) -> None:
    """Believe a till's keys no more: what was accepted stays, whatever else they seal is refused. Raises PosError."""
    reason = typed.reason(reason)
    if not reason:
        raise PosError(N_("Say why the key is revoked"))
    newest = next((one for one in stall_tables.tills(store) if (one.stall, one.till) == (stall, till)), None)
    if newest is None:
        raise PosError(N_("No stall {stall} is enrolled here"), stall=f"{stall}-{till}")
    good = [one.key for one in known_keys(store, stall) if one.till == till and one.state != REVOKED]
    if not good:
        raise PosError(N_("The key of {stall} is revoked already"), stall=f"{stall}-{till}")
    with store.transaction():
        for key in dict.fromkeys(good):
            row = {"key": key, "stall": stall, "till": till, "number": newest.through, "reason": reason}
            day = at.astimezone(ZONES[zone]).isoformat(timespec="seconds")
            journal.record("key_revoked", row, at=at, actor=actor, operation=f"revoke:{key}")
            tables.insert_revoked(store, {**row, "at": day})


def take_rotations(store: Store, journal: Journal, collection: Collection, gallery: str, at: datetime) -> None:
    """Believe the next keys that tills signed with their present ones. Raises OSError."""
    folders = set(collection.names("notices"))
    for till in stall_tables.stalls(store):
        folder = folder_name(gallery, till.stall)
        if folder not in folders:
            continue
        names = {name: key_order(name) for name in collection.names(f"notices/{folder}")}
        mine = f"{folder}-{till.till}_"
        done = len(tables.retired(store, till.stall, till.till, till.epoch))
        news = [(of, name) for name, of in names.items() if of and name.startswith(mine) and of[0] == till.epoch]
        for (_epoch, serial), name in sorted(news):
            if serial > done:
                _take(store, journal, collection, f"notices/{folder}/{name}", till, at)


def _take(store: Store, journal: Journal, collection: Collection, name: str, till: Stall, at: datetime) -> None:
    present = stall_tables.stall(store, till.stall, till.till, till.epoch)
    assert present is not None
    try:
        told, key = till_key.read(collection.read(name))
        if key != present.key or not _is_next(store, told, present):
            raise PosError(N_("it is not the next key of {stall}"), stall=f"{till.stall}-{till.till}")
        check_not_revoked(store, f"{till.stall}-{till.till}", key)
    except PosError as error:
        _log.info("%s is not believed: %s", name, error)
        return
    row = {name: getattr(told, name) for name in ("stall", "till", "epoch", "serial", "number")}
    row |= {"before": key, "after": told.key}
    with store.transaction():
        journal.record("key_replaced", row, at=at, operation=f"key:{told.key}")
        tables.insert_retired(store, {**row, "at": utc_text(at)})


def _is_next(store: Store, told: TillKey, present: Stall) -> bool:
    if (told.stall, told.till, told.epoch) != (present.stall, present.till, present.epoch):
        return False
    if told.serial != len(tables.retired(store, told.stall, told.till, told.epoch)) + 1:
        return False
    return stall_tables.stall_of_key(store, told.key) is None
