"""What counts: of every day one accepted file stands in the roll-ups, the others of it are kept beside.

What `Counting` does happens inside the caller's transaction.
"""

import logging

from pos.errors import PosError
from pos.handover.summary import Summary
from pos.office import rollup
from pos.office.dealings import tables as dealing_tables
from pos.office.digest import tables as digest_tables
from pos.office.files import tables as file_tables
from pos.office.forks import tables as fork_tables
from pos.office.goods import tables as goods_tables
from pos.office.place import Place
from pos.office.rescue import slips
from pos.office.rollup import tables as rollup_tables
from pos.store import Row, Store

_log = logging.getLogger(__name__)


class Counting:
    """The roll-ups of an office. A `file` is a row of the table of that name, `told` what its file holds."""

    def __init__(self, store: Store, place: Place) -> None:
        self._store = store
        self._place = place

    def enter(self, file: Row, told: Summary) -> bool:
        """The first file of its number counts, or stands aside: False.

        Of two epochs' files for one day the earlier epoch's counts, unless a manager has decided already.
        """
        counts = file_tables.newest_file_of_day(self._store, told.stall, told.till, told.day)
        if counts is None:
            self.count(file, told)
            return True
        decided = fork_tables.chosen_epoch(self._store, told.stall, told.till, told.day) is not None
        if decided or counts["epoch"] < told.epoch:
            fork_tables.put_aside(self._store, file, None)
            self._settle_later(told.stall, told.till, told.day)
            return False
        self.uncount(counts)
        fork_tables.put_aside(self._store, counts, None)
        self.count(file, told)
        return True

    def renew(self, earlier: Row, before: Summary, file: Row, told: Summary) -> bool:
        """The next revision takes the place of the earlier one, whether that counts or stands aside: False."""
        if fork_tables.is_aside(self._store, earlier["id"]):
            fork_tables.renew_aside(self._store, earlier["id"], file["id"])
            return False
        self.uncount(earlier, before)
        self.count(file, told)
        return True

    def exchange(self, counts: Row, aside: Row, at: str) -> None:
        """The file that stands aside counts from now on, and the one that counted stands aside, by a decision."""
        self.uncount(counts)
        fork_tables.take_from_aside(self._store, aside["id"])
        fork_tables.put_aside(self._store, counts, at)
        self.count(aside, self._place.kept(aside))

    def count(self, file: Row, told: Summary) -> None:
        """Put a file's day into every roll-up, in place of a closing slip where it counted by one."""
        slips.give_way(self._store, told.stall, told.till, told.epoch, told.number, told.day)
        share = rollup.share_of(told)
        row = {**share.day, "file": file["id"], "paper": None, "received_at": file["received_at"]}
        file_tables.insert_posting(self._store, row)
        rollup_tables.insert_day(self._store, row)
        rollup_tables.insert_hours(self._store, share.hours)
        rollup_tables.insert_tenders(self._store, share.tenders)
        rollup_tables.insert_products(self._store, share.products)
        rollup_tables.insert_later(self._store, share.later)
        rollup_tables.insert(self._store, file["id"], share)
        dealing_tables.insert(self._store, share.dealt)
        goods_tables.add(self._store, share.day)
        digest_tables.add_takings(self._store, share.day)
        digest_tables.add_people(self._store, share.day)
        for day in {told.day, *(row["day"] for row in share.later)}:
            self._settle_later(told.stall, told.till, day)
        rollup_tables.add_categories(self._store, share.categories)
        digest_tables.add_categories(self._store, share.categories)

    def fill(self, stall: str, till: int, day: str) -> None:
        """Let the first that stands aside for a day count where nothing does any more."""
        aside = fork_tables.aside_of_day(self._store, stall, till, day)
        if aside and file_tables.newest_file_of_day(self._store, stall, till, day) is None:
            fork_tables.take_from_aside(self._store, aside[0]["id"])
            self.count(aside[0], self._place.kept(aside[0]))

    def uncount(self, file: Row, told: Summary | None = None) -> None:
        """Take a file's day out of every roll-up again. Raises PosError where its file is not whole."""
        told = told or self._place.kept(file)
        file_tables.reverse_posting(self._store, file["id"])
        undone = rollup.share_of(told).categories_undone()
        rollup_tables.add_categories(self._store, undone)
        digest_tables.add_categories(self._store, undone)
        digest_tables.add_takings(self._store, dict(file), sign=-1)
        digest_tables.add_people(self._store, dict(file), sign=-1)
        goods_tables.take(self._store, file)
        dealing_tables.drop(self._store, file)
        rollup_tables.drop_day(self._store, told.stall, told.till, told.epoch, told.day)
        rollup_tables.drop(self._store, file)
        rollup_tables.drop_empty_categories(self._store, told.day)
        digest_tables.drop_empty(self._store, told.day)
        self._settle_later(told.stall, told.till, told.day)

    def _settle_later(self, stall: str, till: int, day: str) -> None:
        """What other days' files found of a day's QRIS payments counts by what the file that counts says of them.

        A restored till goes on with the sales of the epoch before, but one that it handed the day in for is its own.
        """
        found = rollup_tables.told_later(self._store, stall, till, day)
        if not found:
            return
        counts = file_tables.newest_file_of_day(self._store, stall, till, day)
        unconfirmed = {} if counts is None else rollup.share_of(self._place.kept(counts)).unconfirmed
        for row in found:
            epoch = file_tables.epoch_of_day(self._store, stall, till, day, row["epoch"])
            meant = counts is not None and counts["epoch"] == epoch
            amount = unconfirmed.get(row["number"], 0) if meant else 0
            which = {"stall": stall, "till": till, "day": day, "epoch": row["epoch"], "number": row["number"]}
            rollup_tables.set_later_amount(self._store, {**which, "amount": amount})


def roll_up_missing(store: Store, place: Place) -> None:
    """Add the days that were accepted before all of today's roll-ups were kept, each in a transaction of its own."""
    for row in rollup_tables.not_rolled(store):
        try:
            share = rollup.share_of(place.kept(row))
        except PosError as error:  # `check` tells of it
            _log.info("%s", error)
            continue
        with store.transaction():
            rollup_tables.insert(store, row["id"], share)
            digest_tables.add_people(store, share.day)
