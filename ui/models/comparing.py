"""What each way to pay brought beside what there is, and what of a day goes along unsettled."""

from dataclasses import dataclass

from pos.money import format_number
from pos.till import tenders
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.draft import Draft
from ui.models.facts import Facts


@dataclass(frozen=True)
class Compared:
    """One way to pay: what is there over what should be, in rupiah; `counted` is None where nothing was counted.

    `expected` is None while the drawer is counted blind.
    """

    tender: str
    title: str
    icon: str
    expected: int | None
    counted: int | None
    detail: str
    is_cash: bool
    waiting: int = 0

    @property
    def difference(self) -> int | None:
        return None if self.counted is None or self.expected is None else self.counted - self.expected


def compared_rows(facts: Facts, draft: Draft, *, blind: bool) -> list[Compared]:
    """Cash first, then every other tender that was used."""
    return [
        _cash_row(tender, facts, draft, blind) if tender.is_cash else _other_row(tender, facts, draft)
        for tender in tenders.offered().values()
        if tender.is_cash or facts.of(tender.id)
    ]


def _cash_row(tender: tenders.Tender, facts: Facts, draft: Draft, blind: bool) -> Compared:
    detail = _("float {amount}").format(amount=format_number(facts.cash.float_))
    expected = None if blind else facts.cash.expected
    return Compared(tender.id, _(tender.title), tender.icon, expected, draft.counted, detail, is_cash=True)


def _other_row(tender: tenders.Tender, facts: Facts, draft: Draft) -> Compared:
    payments = facts.of(tender.id)
    waiting = sum(payment.state == "waiting" for payment in payments)
    detail = translate_plural("{n} payment", "{n} payments", len(payments)).format(n=len(payments))
    if waiting:
        detail = _("{n} confirmed, {waiting} waiting").format(n=len(payments) - waiting, waiting=waiting)
    counted = draft.compared.get(tender.id)
    amount = facts.amount(tender.id)
    return Compared(
        tender.id, _(tender.title), tender.icon, amount, counted, detail, is_cash=False, waiting=waiting
    )  # fmt: skip


def hindrance(facts: Facts) -> str:
    """Why the day cannot be closed now, empty where it can."""
    if facts.closed:
        return ""
    if facts.parked:
        return translate_plural(
            "{n} parked sale is still open: finish or empty it, then close",
            "{n} parked sales are still open: finish or empty them, then close",
            facts.parked,
        ).format(n=facts.parked)
    if facts.basket:
        return _("A sale is still open: finish it or empty the basket first")
    return ""


def goes_along(facts: Facts, draft: Draft) -> tuple[str, str]:
    """What is handed in unsettled, in one sentence, and its tone."""
    if facts.is_nil:
        return _("No sale today: this closes a nil day"), "muted"
    notes = []
    if facts.waiting:
        notes.append(
            translate_plural("{n} QRIS still waits", "{n} QRIS still wait", facts.waiting).format(n=facts.waiting)
        )
    if draft.counted not in (None, facts.cash.expected):
        notes.append(_("the cash differs"))
    if any(row.difference for row in compared_rows(facts, draft, blind=False) if not row.is_cash):
        notes.append(_("a statement differs"))
    if draft.counted is None and facts.cash.expected:
        notes.append(_("the drawer is not counted"))
    if not notes:
        return _("Everything is ready to be handed over"), "ok"
    return _("Goes along: {notes}. A revision can follow.").format(notes=" · ".join(notes)), "warn"
