"""What is asked about dishes when they are sold: kept with a product, or with a whole category."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from pos import canonical
from pos.catalog.choices import tables
from pos.catalog.choices.group import Choice, Group, checked, joined
from pos.catalog.product import Product
from pos.journal.chain import Journal
from pos.journal.event import new_operation
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store

CHOICES_CHANGED = "choices_changed"

Kind = Literal["product", "category"]


class Choices:
    """The questions of one stall's goods. A change is one transaction and leaves its event, as of the goods."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def asked_of(self, product: Product) -> tuple[Group, ...]:
        """What is asked when `product` is sold: its category's questions and its own; none of what is weighed."""
        if product.weighed:
            return ()
        of_category = self.of("category", product.category) if product.category else ()
        return joined(of_category, self.of("product", product.code))

    def of(self, kind: Kind, subject: str) -> tuple[Group, ...]:
        """The questions kept with one product (by code) or category (by name)."""
        body = tables.body(self._store, kind, subject)
        return () if body is None else tuple(_group(each) for each in canonical.parse(body))

    def keep(
        self,
        kind: Kind,
        subject: str,
        groups: Iterable[Group],
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> tuple[Group, ...]:
        """Ask these of one product or category from now on; gives them as they are kept. Raises PosError."""
        before = self.of(kind, subject)
        groups = checked(groups)
        if groups == before or self._journal.by_operation(operation) is not None:
            return before
        facts = by.need(Right.CATALOG)
        with self._store.transaction():
            if groups:
                tables.put(self._store, kind, subject, canonical.encode([_data(group) for group in groups]))
            else:
                tables.drop(self._store, kind, subject)
            told = {"before": [_data(group) for group in before], "after": [_data(group) for group in groups]}
            self._journal.record(
                CHOICES_CHANGED, {kind: subject} | told | facts, at=at, actor=by.name, operation=operation
            )
        return groups

    def take_in(self, text: str, *, at: datetime, by: Actor = OWNER) -> None:
        """Keep a list of questions, see `pos.catalog.choices.writing.lines`. Raises PosError."""
        from pos.catalog.choices.writing import lines

        found: dict[tuple[str, str], list[Group]] = {}
        for line in lines(text):
            found.setdefault((line.kind, line.subject), []).append(line.group)
        for (kind, subject), groups in found.items():
            whose: Kind = "product" if kind == "product" else "category"
            self.keep(whose, subject, groups, at=at, operation=new_operation(), by=by)


def _data(group: Group) -> dict[str, Any]:
    return group._asdict() | {"choices": [choice._asdict() for choice in group.choices], "usual": list(group.usual)}


def _group(data: dict[str, Any]) -> Group:
    choices = tuple(Choice(**each) for each in data["choices"])
    return Group(data["name"], choices, data["many"], data["required"], tuple(data["usual"]))
