"""What must hold within one sale or refund of a summary, and between a refund and the sale it refunds."""

from collections.abc import Iterator

from pos.errors import PosError
from pos.handover.summary import Line, Payment, Sale
from pos.money import LARGEST, divide_half_up, share_out
from pos.words import N_

MOST_PIECES = 999_999
"""The largest quantity of a line, in pieces or thousandths of a kilogram."""

WIDEST_ROUNDING = 1000
"""The largest step of cash rounding, in rupiah."""

ALL_OF_IT = 10_000
"""The highest tax rate, in basis points."""


def check_sale(sale: Sale) -> None:
    """Raise PosError naming the first rule that a sale or refund breaks by itself."""
    if not sale.lines:
        raise PosError(N_("receipt {receipt} has no lines"), receipt=sale.number)
    amount = tax = 0
    for line in sale.lines:
        amount += line.amount
        tax += line.tax
    if sale.refund_of is None:
        _check_shares(sale, _check_sold_lines(sale))
        _check_sold_due(sale, amount)
    else:
        for line in sale.lines:
            _check_refunded_line(sale, line)
        _check_refunded_due(sale, amount)
    _check_tax(sale, tax)
    _check_payments(sale)


def _wrong_line(sentence: str, sale: Sale, line: Line) -> PosError:
    return PosError(sentence, receipt=sale.number, line=line.line)


def _check_any_line(sale: Sale, line: Line) -> int:
    """The line's price × quantity, where name, price and quantity are possible at all."""
    per, price, qty, code, asked = line.per, line.price, line.qty, line.code, line.asked
    if per not in (1, 1000) or not line.name:
        raise _wrong_line(N_("receipt {receipt}, line {line}: name or unit is not possible"), sale, line)
    gross = price * qty if per == 1 else line.gross
    if price > LARGEST or not qty or not -MOST_PIECES <= qty <= MOST_PIECES or not -LARGEST <= gross <= LARGEST:
        raise _wrong_line(N_("receipt {receipt}, line {line}: quantity or price is not possible"), sale, line)
    if code == "" or (asked is not None if code is None else asked is None or asked > LARGEST):
        raise _wrong_line(N_("receipt {receipt}, line {line}: code and asking price do not go together"), sale, line)
    return gross


def _check_sold_lines(sale: Sale) -> list[int]:
    """Each line's price × quantity less its own discount: its weight when the sale's discount is shared out."""
    weights = []
    for place, line in enumerate(sale.lines, 1):
        if line.line != place:
            raise PosError(N_("receipt {receipt}: its lines are not numbered 1, 2, 3 …"), receipt=sale.number)
        weights.append(_check_sold_line(sale, line))
    return weights


def _check_sold_line(sale: Sale, line: Line) -> int:
    weight, amount, share = _check_any_line(sale, line) - line.discount, line.amount, line.share
    if line.qty < 0:
        raise _wrong_line(N_("receipt {receipt}, line {line}: a sale has no negative quantity"), sale, line)
    if not 0 <= share <= weight:
        raise _wrong_line(N_("receipt {receipt}, line {line}: more is taken off than it costs"), sale, line)
    if amount != weight - share:
        raise _wrong_line(
            N_("receipt {receipt}, line {line}: amount is not price × quantity less discounts"), sale, line
        )
    if not 0 <= line.tax <= amount:
        raise _wrong_line(N_("receipt {receipt}, line {line}: the tax is not possible"), sale, line)
    return weight


def _check_refunded_line(sale: Sale, line: Line) -> None:
    _check_any_line(sale, line)
    if line.qty > 0 or line.amount > 0 or line.tax > 0 or line.discount or line.share:
        raise _wrong_line(
            N_("receipt {receipt}, line {line}: a refund is negative throughout and has no discounts"), sale, line
        )
    # Cumulative rounding may put two rupiah more on one part than price × quantity gives, never more.
    if -line.amount * line.per > line.price * -line.qty + 2 * line.per:
        raise _wrong_line(N_("receipt {receipt}, line {line}: more is given back than it costs"), sale, line)
    if line.tax < line.amount - 1:
        raise _wrong_line(N_("receipt {receipt}, line {line}: the tax is not possible"), sale, line)


def _check_shares(sale: Sale, weights: list[int]) -> None:
    if sale.discount > sum(weights):
        raise PosError(N_("receipt {receipt}: the discount is more than the goods cost"), receipt=sale.number)
    shares = [line.share for line in sale.lines]
    if shares != share_out(sale.discount, weights) if sale.discount else any(shares):
        raise PosError(
            N_("receipt {receipt}: the discount is not shared out over the lines as it should be"), receipt=sale.number
        )


def _check_sold_due(sale: Sale, amount: int) -> None:
    if sale.due < 0 or sale.due != amount + sale.tax_added + sale.rounding:
        raise PosError(N_("receipt {receipt}: what is due is not its lines, tax and rounding"), receipt=sale.number)
    # To the nearest step moves by half of it at most; down, by less than all of it.
    if not -WIDEST_ROUNDING < sale.rounding <= WIDEST_ROUNDING // 2:
        raise PosError(N_("receipt {receipt}: the rounding is too large"), receipt=sale.number)


def _check_refunded_due(sale: Sale, amount: int) -> None:
    if sale.discount:
        raise PosError(N_("receipt {receipt}: a refund has no discount"), receipt=sale.number)
    if sale.due > 0 or sale.due != amount + sale.tax_added + sale.rounding:
        raise PosError(N_("receipt {receipt}: what is due is not its lines, tax and rounding"), receipt=sale.number)


def _check_tax(sale: Sale, tax: int) -> None:
    if sale.tax_added and sale.tax_included:
        raise PosError(N_("receipt {receipt}: tax is both added and included"), receipt=sale.number)
    if sale.tax_added + sale.tax_included != tax:
        raise PosError(N_("receipt {receipt}: the tax is not the sum of its lines'"), receipt=sale.number)
    if sale.refund_of is None and (sale.tax_added or sale.tax_included) and not _has_one_rate(sale):
        raise PosError(N_("receipt {receipt}: no one tax rate gives the tax of its lines"), receipt=sale.number)


def _has_one_rate(sale: Sale) -> bool:
    """True where some rate in basis points gives every line's tax, each rounded half up."""
    lowest, highest = 0, ALL_OF_IT
    for line in sale.lines:
        included = sale.tax_included != 0
        # Rounded half up, the tax is told from half a rupiah below to less than half a rupiah above.
        low = _lowest_rate(2 * line.amount, 2 * line.tax - 1, included)
        above = _lowest_rate(2 * line.amount, 2 * line.tax + 1, included)
        lowest, highest = max(lowest, low), min(highest, above - 1)
    return lowest <= highest


def _lowest_rate(amount: int, tax: int, included: bool) -> int:
    """The lowest rate at which the tax on `amount` is `tax` or more; over 100 % where no rate gives so much."""
    if tax <= 0:
        return 0
    base = amount - tax if included else amount
    return ALL_OF_IT + 1 if base <= 0 else -(-ALL_OF_IT * tax // base)


def _check_payments(sale: Sale) -> None:
    if sale.due == 0 and sale.payments:
        raise PosError(N_("receipt {receipt}: nothing is due, yet it has payments"), receipt=sale.number)
    amount = cash = 0
    for payment in sale.payments:
        amount += payment.amount
        cash += payment.tender == "cash"
    if amount != sale.due:
        raise PosError(N_("receipt {receipt}: payments do not add up to what is due"), receipt=sale.number)
    if cash > 1:
        raise PosError(N_("receipt {receipt}: cash stands among its payments twice"), receipt=sale.number)
    for payment in sale.payments:
        _check_payment(sale, payment)


def _check_payment(sale: Sale, payment: Payment) -> None:
    refund = sale.refund_of is not None
    if payment.amount > 0 if refund else payment.amount < 0:
        raise PosError(N_("receipt {receipt}: a payment goes the wrong way"), receipt=sale.number)
    gives_change = payment.tender == "cash" and not refund
    if payment.given < payment.amount or (payment.given != payment.amount and not gives_change):
        raise PosError(N_("receipt {receipt}: only cash may be more than what is due"), receipt=sale.number)
    if payment.state not in _states(payment.tender, refund):
        raise PosError(
            N_("receipt {receipt}: a payment by {tender} cannot be “{state}”"),
            receipt=sale.number, tender=payment.tender, state=payment.state,
        )  # fmt: skip


def _states(tender: str, refund: bool) -> tuple[str, ...]:
    if tender != "qris":
        return ("settled",)
    return ("settled", "waiting", "confirmed", "failed") if refund else ("waiting", "confirmed", "failed")


def _goods(line: Line) -> tuple[str | None, int, int, int | None]:
    return line.code, line.price, line.per, line.asked


class SoldSoFar:
    """What is left of one sale while its refunds are gone through in order."""

    def __init__(self, sale: Sale) -> None:
        self.sale = sale
        self._lines = {line.line: line for line in sale.lines}
        self._back = {line.line: (0, 0, 0) for line in sale.lines}
        self._due = sale.due

    def refund(self, refund: Sale, exact: bool) -> None:
        """Take `refund` off what is left. Raises PosError where it gives back otherwise than it should.

        Where not `exact`, refunds that another day's file holds may lie between: only upper bounds are held to.
        """
        for line in refund.lines:
            self._take_back(refund, line, exact)
        left = self._due + refund.due
        whole = all(self._back[number][0] == line.qty for number, line in self._lines.items())
        if left < 0 or (exact and whole and left != 0):
            raise PosError(
                N_("receipt {receipt}: it gives back other than what is left of {sale}"),
                receipt=refund.number, sale=self.sale.number,
            )  # fmt: skip
        sale = self.sale
        if (refund.tax_added and not sale.tax_added) or (refund.tax_included and not sale.tax_included):
            raise PosError(
                N_("receipt {receipt}: its tax is of another kind than that of {sale}"),
                receipt=refund.number, sale=self.sale.number,
            )  # fmt: skip
        self._due = left

    def _take_back(self, refund: Sale, line: Line, exact: bool) -> None:
        sold = self._lines.get(line.line)
        if sold is None or (sold.code, sold.price, sold.per, sold.asked) != (
            line.code,
            line.price,
            line.per,
            line.asked,
        ):
            raise _wrong_line(N_("receipt {receipt}, line {line}: it is not a line of the refunded sale"), refund, line)
        pieces, amount, tax = self._back[line.line]
        pieces, amount, tax = pieces - line.qty, amount - line.amount, tax - line.tax
        if pieces > sold.qty or amount > sold.amount or tax > sold.tax:
            raise _wrong_line(N_("receipt {receipt}, line {line}: more comes back than was sold"), refund, line)
        if exact and (amount, tax) != (
            divide_half_up(sold.amount * pieces, sold.qty),
            divide_half_up(sold.tax * pieces, sold.qty),
        ):
            raise _wrong_line(N_("receipt {receipt}, line {line}: it is not the sold line's part"), refund, line)
        self._back[line.line] = (pieces, amount, tax)


def refunds_in(sales: tuple[Sale, ...]) -> Iterator[Sale]:
    """The refunds among `sales`."""
    return (sale for sale in sales if sale.refund_of is not None)
