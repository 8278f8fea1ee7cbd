"""What a stall prints: its name, its language and the width of its roll on every paper."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.clock import ZONES
from pos.handover import tables as handover_tables
from pos.printing import logo
from pos.settings import StallSettings
from pos.store import Store
from pos.till.rules import Rules
from pos.till.sale import Sale
from pos.words import N_, translate

if TYPE_CHECKING:
    from pos.catalog.ageing.markdown import Aged
    from pos.catalog.product import Product
    from pos.papers.orders.page import OrderPage
    from pos.printing.layout import Layout, Picture
    from pos.printing.letterhead import Letterhead
    from pos.printing.page import Page, Size
    from pos.till.buying.buy_in import BuyIn
    from pos.till.credit.book import Owed
    from pos.till.kitchen.slip import Served, Slip
    from pos.till.makers.maker import Deal, Maker, Note, Paid, Statement
    from pos.till.orders.order import Order
    from pos.till.pricing import Tax
    from pos.till.sale import Line


class Stationery:
    """The papers of one till. `code` is `K07`, `place` `GIK-K07-1`; `settings` gives those of now.

    `customer` tells who bought, where the cashier said so; `served` by which number a kitchen's order is called,
    `tax` how prices bore PBJT on a business day, None where the tax is called so by nobody.
    """

    def __init__(
        self,
        store: Store,
        folder: Path,
        settings: Callable[[], StallSettings],
        customer: Callable[[Sale], str | None],
        served: "Callable[[Sale], Served | None]",
        tax: "Callable[[str], Tax | None]",
        *,
        code: str,
        name: str,
        place: str,
    ) -> None:
        self._store = store
        self._photos = folder.joinpath("photos")
        self._settings = settings
        self._customer = customer
        self._served = served
        self._tax = tax
        self._code = code
        self._name = name
        self._place = place

    @property
    def roll(self) -> int:
        """The width of the receipt printer's paper, 58 or 80 mm."""
        return 80 if self._settings().receipt == 80 else 58

    @property
    def logo(self) -> "Picture | None":
        """The picture on top of papers."""
        return logo.kept(self._photos, self._settings().logo)

    @property
    def head_lines(self) -> tuple[str, ...]:
        """Address and telephone, line by line."""
        settings = self._settings()
        return tuple(line for text in (settings.address, settings.phone) for line in text.splitlines() if line)

    def receipt_code(self, sale: Sale) -> str:
        """What a receipt's QR says: `LAPAK1:GIK-K07-1:EPOCH:SEQ:HASH8`."""
        return f"LAPAK1:{self._place}:{sale.epoch}:{sale.seq}:{sale.hash[:8]}"

    def receipt(self, sale: Sale, *, copy: bool = False) -> "Layout":
        """The receipt of a recorded sale, remade from the journal; a `copy` says SALINAN."""
        from pos.papers.receipt import receipt

        settings = self._settings()
        return receipt(
            sale,
            self._letterhead(),
            language=settings.language,
            width=self.roll,
            zone=settings.zone,
            qr_text=self.receipt_code(sale),
            copy=copy,
            customer=self._customer(sale),
            served=self._served(sale),
            tax=self._tax(sale.day),
        )

    def kitchen_slip(self, slip: "Slip") -> "Layout":
        """What the kitchen is told, without prices, on the receipt printer's roll."""
        from pos.papers.kitchen import kitchen_slip

        settings = self._settings()
        return kitchen_slip(slip, language=settings.language, width=self.roll, zone=settings.zone)

    def trial(self) -> "Layout":
        """A test print."""
        from pos.papers.trial import trial

        settings = self._settings()
        return trial(
            code=self._code,
            name=self._name,
            lines=self.head_lines,
            footer=settings.footer,
            language=settings.language,
            width=self.roll,
            printer=settings.printer,
            logo=self.logo,
        )

    def day(self, body: dict[str, Any], page: str = "A5") -> "Layout":
        """A closed day with every sale for people, on A5 or A4; `body` is line 1 of its summary."""
        from pos.papers.closing import day_paper

        return day_paper(
            body, name=self._name, language=self._settings().language, page=page, code=self._sealed_code(body)
        )

    def closing_slip(self, body: dict[str, Any]) -> "Layout":
        """A closed day's slip on the receipt printer's roll; `body` is line 1 of its summary."""
        from pos.papers.closing import closing_slip

        return closing_slip(
            body,
            name=self._name,
            language=self._settings().language,
            width=self.roll,
            code=self._sealed_code(body),
        )

    def interim_slip(self, body: dict[str, Any]) -> "Layout":
        """The open day's figures so far on the same roll; `body` is as of a summary closed now."""
        from pos.papers.closing import interim_slip

        settings = self._settings()
        return interim_slip(
            body, name=self._name, language=settings.language, width=self.roll, hides_cash=settings.blind_count
        )

    def credit_slip(self, owed: "Owed") -> "Layout":
        """The slip of store credit as it stands now, on the receipt printer's roll."""
        from pos.papers.credit import credit_slip

        settings = self._settings()
        return credit_slip(
            owed, self._letterhead(), language=settings.language, width=self.roll, days=settings.credit_days
        )

    def order_nota(self, order: "Order") -> "Layout":
        """What is made to order, for whom, and what is paid: on A5, for the buyer, the workshop and the stall."""
        from pos.papers.orders.nota import order_nota

        return order_nota(self._order_page(order))

    def kwitansi(self, order: "Order", index: int = -1) -> "Layout":
        """The receipt for the order's payment at `index`, or for its last. Raises PosError where there is none."""
        from pos.papers.orders.kwitansi import kwitansi

        place = index if index >= 0 else len(order.parts) + index
        return kwitansi(self._order_page(order), place, stamp_above=self._settings().stamp_above)

    def worksheet(self, order: "Order") -> "Layout":
        """The stages of an order for the workshop, without prices."""
        from pos.papers.orders.worksheet import worksheet

        return worksheet(self._order_page(order))

    def delivery_note(self, order: "Order", day: date) -> "Layout":
        """What goes along with an order's goods that leave on `day`."""
        from pos.papers.orders.delivery import delivery_note

        return delivery_note(self._order_page(order), day)

    def final_receipt(self, order: "Order", sale: Sale) -> "Layout":
        """The receipt of a delivered order; `sale` is the one it ended in."""
        from pos.papers.orders.pickup import final_receipt

        return final_receipt(self._order_page(order), sale, stamp_above=self._settings().stamp_above)

    def label_papers(self) -> dict[str, str]:
        """What labels can be printed on, by id, as people call it."""
        from pos.papers.labels import PAPERS

        roll = translate(N_("Receipt roll, {width} mm")).format(width=self.roll)
        return {paper.id: paper.title() for paper in PAPERS.values()} | {"": roll}

    def labels(self, goods: "Sequence[tuple[Product, int]]", paper: str, skip: int = 0) -> "Layout":
        """So many labels of each product on a paper of `label_papers`; `skip` places of its first sheet stay free.

        Raises PosError where there are none, or too many.
        """
        from pos.papers.labels import PAPERS, label_strip, labels

        language = self._settings().language
        if not paper:
            return label_strip(goods, language=language, width=self.roll)
        return labels(goods, PAPERS[paper], name=self._name, language=language, skip=skip)

    def purchase_note(self, bought: "BuyIn") -> "Layout":
        """The note that a seller signs, on A5."""
        from pos.papers.pieces.note import purchase_note

        return purchase_note(self._page(), bought._replace(at=self._local(bought.at)))

    def purchase_slip(self, bought: "BuyIn") -> "Layout":
        """The same on the receipt printer's roll."""
        from pos.papers.pieces.note import purchase_slip

        return purchase_slip(self._page(), bought._replace(at=self._local(bought.at)), self.roll)

    def shelf_list(self, listed: "Sequence[Aged]", day: str, *, with_cost: bool) -> "Layout":
        """Single pieces by how long they lie on a day, on A4; what they cost is the owner's business."""
        from pos.catalog.ageing.markdown import Rule
        from pos.papers.pieces.shelf import shelf_list

        settings = self._settings()
        rule = Rule(settings.markdown_percent, settings.markdown_days)
        return shelf_list(self._page(), listed, rule, day, with_cost=with_cost)

    def certificate(self, sale: Sale, line: "Line", product: "Product") -> "Layout":
        """The certificate of a piece that `line` of `sale` sold."""
        from pos.papers.pieces.certificate import Sold, certificate
        from pos.printing import photograph

        sold = Sold(
            product=product,
            price=line.amount + (line.tax if sale.tax_added else 0),
            sale=sale,
            buyer=self._customer(sale) or "",
            photo=photograph.kept(self._photos, product.photo),
            terms=self._settings().as_is_terms,
            code=self.receipt_code(sale),
        )
        return certificate(self._page(), sold)

    def goods_note(self, note: "Note", maker: "Maker") -> "Layout":
        """Goods that a maker brought or fetched, on A5, for both to sign."""
        from pos.papers.makers.goods import goods_note

        return goods_note(self._page(), note._replace(at=self._local(note.at)), maker)

    def goods_slip(self, note: "Note") -> "Layout":
        """The same on the receipt printer's roll."""
        from pos.papers.makers.slips import goods_slip

        return goods_slip(self._page(), note._replace(at=self._local(note.at)), self.roll)

    def paid_slip(self, paid: "Paid", left: int) -> "Layout":
        """What a maker was paid, on the receipt printer's roll; `left` is owed after it."""
        from pos.papers.makers.slips import paid_slip

        return paid_slip(self._page(), paid, left, self.roll)

    def maker_kwitansi(self, paid: "Paid", left: int) -> "Layout":
        """The receipt that a maker signs for what was paid; `left` is owed after it."""
        from pos.papers.makers.kwitansi import maker_kwitansi

        return maker_kwitansi(self._page(), paid, left, stamp_above=self._settings().stamp_above)

    def maker_statement(self, told: "Statement", deal: "Deal | None", size: "Size" = "A5") -> "Layout":
        """A maker's account of some days; `deal` is what was agreed at their end."""
        from pos.papers.makers.statement import statement

        return statement(self._page(), told, deal, size=size)

    def _local(self, moment: datetime) -> datetime:
        """The same moment in the stall's zone."""
        return moment.astimezone(ZONES[self._settings().zone])

    def _page(self) -> "Page":
        from pos.printing.page import Page

        return Page(self._letterhead(), self._settings().language)

    def _order_page(self, order: "Order") -> "OrderPage":
        from pos.papers.orders.page import OrderPage

        settings = self._settings()
        taken_on = Rules.of(settings).day_of(order.at)
        return OrderPage(self._letterhead(), settings.language, order, taken_on.isoformat())

    def _letterhead(self) -> "Letterhead":
        from pos.printing.letterhead import Letterhead

        return Letterhead(
            code=self._code, name=self._name, lines=self.head_lines, footer=self._settings().footer, logo=self.logo
        )

    def _sealed_code(self, body: dict[str, Any]) -> str:
        """What the QR of a closed day's slip says, sealed with the day; empty for days sealed before there was one."""
        return handover_tables.paper(self._store, body["epoch"], body["number"], body["revision"]) or ""
