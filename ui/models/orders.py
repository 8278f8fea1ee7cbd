"""The orders: those that are listed, the one that is looked at, and what is done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_rupiah
from pos.stall import Stall
from pos.till import tenders
from pos.till.orders.order import OPEN, Draft, Order, Stage
from pos.till.payment import Offer
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.models import order_rows
from ui.models.order_rows import OrderRow
from ui.models.paying_out import ONLY_CASH, has_cash
from ui.news import News

RUNNING, LATE, READY, AWAITING, ENDED = "running", "late", "ready", "awaiting", "ended"
_CHIPS = {
    RUNNING: N_("Open {n}"),
    LATE: N_("Late {n}"),
    READY: N_("Ready {n}"),
    AWAITING: N_("Unpaid {n}"),
    ENDED: N_("Finished"),
}


class OrdersModel(QObject):
    """`changed` tells that the list or the order that is looked at is other than it was."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.shown = RUNNING
        self.text = ""
        self.order: Order | None = None
        """The one that is looked at."""
        self.change = 0
        """What goes back to the buyer who just paid, in rupiah, until something else is done."""
        self._open: list[Order] = []
        self._ended: list[Order] = []
        self._found: list[Order] = []

    # The list

    @property
    def today(self) -> date:
        """The business day it is now."""
        return self.stall.till.rules.day_of(self.stall.now())

    def refresh(self) -> None:
        """Read everything anew."""
        book = self.stall.orders
        self._open = book.open()
        self._ended = book.ended() if self.shown == ENDED else []
        self._find()

    def show(self, chip: str) -> None:
        """List those of one of the chips."""
        self.shown = chip
        self.refresh()

    def search(self, text: str) -> None:
        """List those whose buyer, number, telephone or goods hold this."""
        self.text = text
        self._find()

    def chips(self) -> list[tuple[str, str]]:
        """What can be listed, with how many there are."""
        counts = {chip: len(self._of(chip)) for chip in _CHIPS if chip != ENDED}
        return [(chip, _(text).format(n=counts.get(chip, ""))) for chip, text in _CHIPS.items()]

    def rows(self) -> tuple[OrderRow, ...]:
        """The orders that are listed: late ones first, as they were promised."""
        return tuple(order_rows.order_row(order, self.today) for order in self._found)

    def nothing(self) -> str:
        """What is said where none is listed."""
        if self.text.strip():
            return _("Nothing is found: type fewer letters")
        return _("No order here: press “New order” once a buyer wants something made")

    def owed_in_all(self) -> int:
        """What all buyers still owe, in rupiah."""
        return sum(order.owed for order in self._open)

    def choose(self, number: str) -> None:
        """Look at this one."""
        if self.order is None or number != self.order.number:
            self._look_at(number)
            self.changed.emit()

    def step(self, by: int) -> None:
        """Look at the one so many further down."""
        if self._found:
            numbers = [order.number for order in self._found]
            at = numbers.index(self.order.number) if self.order and self.order.number in numbers else -by
            self.choose(numbers[min(max(at + by, 0), len(numbers) - 1)])

    def open(self, number: str) -> None:
        """Look at an order wherever it is listed."""
        try:
            order = self.stall.orders.find(number.strip().upper())
        except PosError as error:
            self.news.refuse(error)
            return
        self.text, self.shown = "", RUNNING if order.state == OPEN else ENDED
        self.order = order
        self.refresh()

    def _of(self, chip: str) -> list[Order]:
        if chip == LATE:
            return [order for order in self._open if (order.days_left(self.today) or 0) < 0]
        tests = {READY: order_rows.is_ready, AWAITING: order_rows.is_awaiting}
        if chip in tests:
            return [order for order in self._open if tests[chip](order)]
        return self._ended if chip == ENDED else self._open

    def _find(self) -> None:
        words = self.text.casefold().split()
        self._found = [order for order in self._of(self.shown) if all(word in _letters(order) for word in words)]
        numbers = [order.number for order in self._found]
        if self.order is None or self.order.number not in numbers:
            self._look_at(numbers[0] if numbers else None)
        else:
            self.order = self._found[numbers.index(self.order.number)]
        self.changed.emit()

    def _look_at(self, number: str | None) -> None:
        self.change = 0
        self.order = next((order for order in self._found if order.number == number), None)

    # What is done

    def deed(self) -> str:
        """What is next with the work, in words; empty where it is finished, or the order is."""
        stage = self.stage()
        if stage is None:
            return ""
        text = _("{stage} finished") if stage.started else _("Begin {stage}")
        return text.format(stage=stage.name)

    def stage(self) -> Stage | None:
        """The stage that is next or under way."""
        order = self.order
        if order is None or order.state != OPEN or order.current is None:
            return None
        return order.stages[order.current]

    def finish_stage(self) -> None:
        """The stage under way is finished; what is told offers the way back."""
        stage, order = self.stage(), self.order
        if stage is None or order is None or order.current is None or not stage.started:
            return
        at = order.current
        if self.set_stage(at, stage._replace(finished=self.today.isoformat())):
            told = _("{stage} is finished").format(stage=stage.name)
            self.news.say(told, lambda: self.set_stage(at, stage, order.number))

    def set_stage(self, at: int, stage: Stage, number: str = "") -> bool:
        """Say who works on a stage of the order, for what wage, and how far it is."""
        number = number or self._number()
        return self._do(
            lambda operation: self.stall.orders.set_stage(
                number, at, stage, at=self.stall.now(), operation=operation, by=self.stall.people.actor
            )
        )

    def pay_worker(self, at: int, again: Callable[[], object]) -> bool:
        """Pay a stage's wage out of the drawer; `again` is done once somebody lent the right."""
        number, stage = self._number(), self.order.stages[at] if self.order else None
        if stage is None or not has_cash(self.stall, self.news, stage.wage, ONLY_CASH):
            return False
        done = self._do(
            lambda operation: self.stall.orders.pay_worker(
                number, at, at=self.stall.now(), operation=operation, by=self.stall.people.actor
            ),
            again,
        )
        if done:
            self.news.say(_("{who} is paid {amount}").format(who=stage.who, amount=format_rupiah(stage.wage)))
        return done

    def take_unpaid(self, draft: Draft) -> bool:
        """Take an order whose down payment is still awaited."""
        operation = new_operation()
        try:
            order = self.stall.orders.take(
                draft, 0, (), at=self.stall.now(), operation=operation, by=self.stall.people.actor
            )
        except PosError as error:
            self.news.refuse(error)
            return False
        self.took(order.number)
        return True

    def change_draft(self, draft: Draft, reason: str, again: Callable[[], object]) -> bool:
        """Agree anew on what is made."""
        number = self._number()
        done = self._do(
            lambda operation: self.stall.orders.change(
                number, draft, reason, at=self.stall.now(), operation=operation, by=self.stall.people.actor
            ),
            again,
        )
        if done:
            self.news.say(_("Order {number} is changed").format(number=number.rsplit("/", 1)[-1]))
        return done

    def rest(self) -> int:
        """What is paid in rupiah as the order's goods are handed over, as cash is rounded."""
        return (
            self.stall.till.rules.rounding.apply(self.stall.orders.rest(self.order, self.stall.today()))
            if self.order
            else 0
        )

    def least(self, price: int) -> int:
        """The smallest down payment on an order of `price` rupiah, as it is set now."""
        return self.stall.orders.least_deposit(price)

    def hand_over(self) -> bool:
        """Hand over what is paid up, with its receipt; where something is owed the payment does it."""
        number = self._number()
        done = self._do(
            lambda operation: self.stall.orders.deliver(
                number, (), at=self.stall.now(), operation=operation, by=self.stall.people.actor
            ),
            self.hand_over,
        )
        if done:
            self.news.say(_("Order {number} is handed over").format(number=number.rsplit("/", 1)[-1]))
        return done

    def cancel(self, back: int, way: Tender, reason: str, again: Callable[[], object]) -> bool:
        """Cancel the order and give `back` rupiah of what was paid by `way`."""
        number = self._number()
        if way.is_cash and not has_cash(self.stall, self.news, back, ONLY_CASH):
            return False
        offers = [Offer(way.id, -back, confirmed=way.waits)] if back else []
        done = self._do(
            lambda operation: self.stall.orders.cancel(
                number, back, offers, reason, at=self.stall.now(), operation=operation, by=self.stall.people.actor
            ),
            again,
        )
        if done:
            self.news.say(_("Order {number} is cancelled").format(number=number.rsplit("/", 1)[-1]))
        return done

    def ways_back(self) -> tuple[Tender, ...]:
        """By which money may go back: as it was paid, and what always can."""
        used = {part.tender for part in self.order.parts} if self.order else set()
        return tuple(each for each in tenders.offered().values() if each.gives_back or each.id in used)

    def took(self, number: str, change: int = 0) -> None:
        """Money was taken on this order, or it was taken itself: look at it, with what goes back."""
        order = self.stall.orders.find(number)
        self.text, self.shown = "", RUNNING if order.state == OPEN else ENDED
        self.order = order
        self.news.accepted.emit()
        self.news.recorded.emit()
        self.refresh()
        self.change = change
        self.changed.emit()

    def _number(self) -> str:
        return self.order.number if self.order else ""

    def _do(self, step: Callable[[str], object], again: Callable[[], object] | None = None) -> bool:
        def act() -> None:
            step(new_operation())
            self.change = 0

        done = self.news.record(act, again)
        if done:
            self.refresh()
        return done


def _letters(order: Order) -> str:
    """What a search looks through."""
    goods = " ".join(f"{line.name} {line.material}" for line in order.lines)
    return f"{order.number} {order.customer.name} {order.customer.phone} {goods}".casefold()
