"""Enrolment: a stall's request is checked, and its key becomes the one that the office believes for that till."""

from dataclasses import dataclass
from datetime import datetime

from pos.clock import ZONES, utc_text
from pos.errors import PosError
from pos.handover import request, seal
from pos.handover.request import Request
from pos.journal.chain import Journal
from pos.office import acknowledging
from pos.office.acknowledging import Identity
from pos.office.keys import trust
from pos.office.stalls import tables as stall_tables
from pos.store import Store
from pos.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """An admitted till; `again` where it had been admitted before with the same key."""

    stall: str
    till: int
    epoch: int
    name: str
    trade: str
    key: str
    fingerprint: str
    acceptance: str
    again: bool


def check(store: Store, gallery: str, asked: Request, key: str) -> stall_tables.Stall | None:
    """Refuse a request that cannot be admitted; the enrolled till where it has been already. Raises PosError."""
    place = f"{asked.stall}-{asked.till}"
    if asked.gallery != gallery:
        raise PosError(
            N_("The request is for gallery {theirs}, this is {ours}: make the stall's folder with --gallery {ours}"),
            theirs=asked.gallery,
            ours=gallery,
        )
    known = stall_tables.stall(store, asked.stall, asked.till, asked.epoch)
    if known is not None and known.key != key:
        raise PosError(
            N_("{stall} is enrolled with another key already: give the new stall another code or till number"),
            stall=place,
        )
    owner = stall_tables.stall_of_key(store, key)
    if owner is not None and (owner.stall, owner.till) != (asked.stall, asked.till):
        raise PosError(
            N_("The request of {stall} has the key of {owner}: a stall's folder is never copied, make a new one"),
            owner=f"{owner.stall}-{owner.till}",
            stall=place,
        )
    trust.check_not_revoked(store, place, key)
    return known


def enrol(
    store: Store,
    journal: Journal,
    office: Identity,
    data: bytes,
    *,
    fingerprint: str | None,
    at: datetime,
    zone: str,
    actor: str | None,
) -> tuple[Enrolled, Request]:
    """Admit the till that sealed the request `data`, and keep its acceptance to be written. Raises PosError."""
    asked, key = request.read(data)
    known = check(store, office.gallery, asked, key)
    if fingerprint is not None and not seal.same_words(fingerprint, key):
        raise PosError(
            N_("The words do not match: the request's are {words}. Ask the stall to read its own aloud again"),
            words=seal.fingerprint(key),
        )
    if known is None:
        with store.transaction():
            _admit(store, journal, asked, key, at, zone, actor)
            acknowledging.accept(store, office, asked, key, at, zone)
    return (
        Enrolled(
            stall=asked.stall,
            till=asked.till,
            epoch=asked.epoch,
            name=asked.name if known is None else known.name,
            trade=asked.trade if known is None else known.trade,
            key=key,
            fingerprint=seal.fingerprint(key),
            acceptance=acknowledging.acceptance_name(office, asked),
            again=known is not None,
        ),
        asked,
    )


def _admit(
    store: Store, journal: Journal, asked: Request, key: str, at: datetime, zone: str, actor: str | None
) -> None:
    facts = {
        "stall": asked.stall,
        "till": asked.till,
        "epoch": asked.epoch,
        "key": key,
        "name": asked.name,
        "trade": asked.trade,
    }
    journal.record("stall_enrolled", facts, at=at, operation=f"enrol:{key}:{asked.epoch}", actor=actor)
    stall_tables.insert_stall(
        store,
        {
            **facts,
            "enrolled_at": utc_text(at),
            "enrolled_day": at.astimezone(ZONES[zone]).date().isoformat(),
        },
    )
