"""Databases that earlier versions left open as they were, with everything in them."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos.audit import check_stall
from pos.catalog import stock
from pos.catalog.product import Product
from pos.catalog.stock import tables as stock_tables
from pos.catalog.stock.book import Reason, StockBook
from pos.gallery import open_office
from pos.handover import tables as handover_tables
from pos.office.digest import tables as digest_tables
from pos.office.goods import tables as goods_tables
from pos.people.rights import OWNER
from pos.stall import Stall, open_stall
from pos.till.basket import basket_of, line_of
from pos.till.history.tables import Wanted
from pos.till.makers.maker import Maker
from pos.till.payment import Offer

KEPT = Path(__file__).parents[1].joinpath("kept")


def unpack(name: str, folder: Path) -> Path:
    folder.joinpath("lapak.db").write_bytes(gzip.decompress(KEPT.joinpath(name).read_bytes()))
    return folder


@pytest.fixture
def first(tmp_path: Path) -> Stall:
    return open_stall(unpack("stall-first.db.gz", tmp_path))


def test_a_reprint_of_before_is_among_the_steps_of_its_receipt(tmp_path: Path) -> None:
    with open_stall(unpack("stall-second.db.gz", tmp_path)) as stall:
        (entry,) = stall.history.find(Wanted(waiting=True)).entries
        assert [step.kind for step in stall.history.steps(entry.sale)] == ["sale", "receipt_reprinted"]
        assert check_stall(stall).problems == ()


def test_goods_of_before_are_found_and_the_last_sheet_can_still_be_taken_back(tmp_path: Path) -> None:
    with open_stall(unpack("stall-third.db.gz", tmp_path)) as stall:
        assert [product.code for product in stall.catalog.search("t")] == ["TK-1", "TK-2"]
        last = stall.catalog.last_import()
        assert last is not None
        stall.undo_import(last.seq)
        assert (stall.catalog.count(), stall.catalog.search("t")) == (1, [])
        assert check_stall(stall).problems == ()


def test_a_day_that_was_sealed_before_slips_had_a_code_stays_as_it_was(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-paper.db.gz", tmp_path)) as stall:
        (row,) = handover_tables.all_summaries(stall.store)
        assert (row["day"], row["paper"]) == ("2026-11-21", None)
        assert check_stall(stall).problems == ()


def test_a_stall_of_before_epochs_is_in_its_first_and_knows_what_the_office_said(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-epochs.db.gz", tmp_path)) as stall:
        assert (stall.journal.epoch, stall.delivery.is_admitted(), stall.delivery.not_accepted()) == (1, True, 2)
        assert [row["epoch"] for row in stall.store.rows("SELECT epoch FROM closing")] == [1, 1, 1]
        assert check_stall(stall).problems == ()


def test_a_stall_of_before_hand_ins_were_noted_asks_about_its_days_until_it_sends_once(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-carried.db.gz", tmp_path)) as stall:
        assert stall.delivery.days_at_home() == ("2026-11-21", "2026-11-22")
        assert check_stall(stall).problems == ()


def test_a_stall_of_before_parcels_sells_them_and_knows_what_it_owes(tmp_path: Path) -> None:
    noon = datetime(2026, 11, 21, 6, tzinfo=UTC)
    with open_stall(unpack("stall-before-kits.db.gz", tmp_path), clock=lambda: noon) as stall:
        ((credit, holder),) = stall.credit.newest()
        assert (credit.rest, holder) == (75_000, "Bu Sri")
        stall.kits.keep("ISI", "2 TAS", at=stall.now(), operation="kit")
        parcel = stall.catalog.by_code("ISI")
        assert parcel is not None
        stall.till.checkout(
            basket_of("parcel", [line_of(parcel, 1)]), [Offer("transfer", parcel.price)], at=stall.now()
        )
        bag = stall.catalog.by_code("TAS")
        assert bag is not None
        assert bag.on_hand == 6
        assert check_stall(stall).problems == ()


def test_an_office_of_before_epochs_keeps_its_tills(tmp_path: Path) -> None:
    with open_office(unpack("office-before-epochs.db.gz", tmp_path)) as office:
        assert [(one.stall, one.epoch, one.through) for one in office.stalls()] == [("K07", 1, 2)]
        assert office.admission.keys_of("K07", 1, 1)[0] == office.stalls()[0].key


def test_an_office_of_the_first_version_goes_on_with_what_it_added_up(tmp_path: Path) -> None:
    with open_office(unpack("office-first.db.gz", tmp_path)) as office:
        (tender,) = office.today("2026-11-21").tenders
        assert (tender.tender, tender.amount, tender.confirmed) == ("qris", 30_000, 0)
        assert office.store.integrity() == []
        kept = office.store.row("SELECT count(*) AS files, count(displaced_at) AS displaced FROM file")
        assert kept is not None
        assert (kept["files"], kept["displaced"]) == (office.store.value("SELECT count(*) FROM posting"), 0)
        assert kept["files"] > 0
        assert [office.store.row("SELECT net, file, paper FROM day")[:]] == [(30_000, 1, None)]


def test_an_office_of_before_tells_whole_months_of_what_it_had_added_up(tmp_path: Path) -> None:
    with open_office(unpack("office-second.db.gz", tmp_path)) as office:
        assert office.report("monthly").values("net") == (35_000, 50_000)
        for name in ("stalls", "trades", "hours", "tender_days", "cashiers", "categories", "makers", "products"):
            table = office.report(name)
            column = "amount" if name == "tender_days" else "net"
            assert sum(int(cell or 0) for cell in table.values(column)) == 85_000, name
        assert office.report("warnings").rows == (("F03", "reprint", 1, 1),)
        assert digest_tables.differing(office.store) | goods_tables.differing(office.store) == set()
        for name in ("daily", "weekly", "monthly"):
            assert set(office.report(name).values("stalls")) == {1}, name


def test_a_stall_of_the_first_version_goes_on_in_the_middle_of_its_sale(first: Stall) -> None:
    with first:
        basket = first.till.kept_basket()
        assert [(line.code, line.qty) for line in basket.lines] == [("BT-1", 2)]
        assert (basket.discount, basket.customer) == (50_000, "")
        sale = first.till.last_sale()
        assert sale is not None
        assert (sale.due, first.till.customer(sale), first.till.parked()) == (5_000, None, [])
        assert [product.code for product in first.catalog.similar("parnag")] == ["BT-1"]
        assert first.journal.first_bad() is None
        assert first.folder.joinpath("backups").is_dir()


def test_a_stall_from_before_there_were_people_allows_everything_to_whoever_is_there(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-people.db.gz", tmp_path)) as stall:
        sale = stall.till.last_sale()
        assert sale is not None
        assert (sale.cashier, stall.people.everybody(), stall.people.actor) == ("Sari", [], OWNER)
        stall.till.check_prices(basket_of("again", [line_of(_known(stall), 1, 150_000)], 0), stall.people.actor)
        assert check_stall(stall).problems == ()


def test_what_moved_before_goods_came_from_makers_stays_and_more_can_come(tmp_path: Path) -> None:
    noon = datetime(2026, 11, 21, 5, tzinfo=UTC)
    with open_stall(unpack("stall-before-makers.db.gz", tmp_path), clock=lambda: noon) as stall:
        before = stock_tables.movements_of(stall.store, "TAS")
        assert [(qty, kind) for _, _, qty, kind in before] == [(3, "set"), (-2, "sale"), (1, "refund")]
        stall.makers.keep(Maker("Bu Sri"), 8_000, at=stall.now(), operation="sri")
        stall.makers.receive("Bu Sri", {"TAS": 2, "KAIN": 1}, at=stall.now(), operation="in")
        assert [product.on_hand for product in stall.catalog.made_by("bu sri")] == [4, 5]
        assert check_stall(stall).problems == ()


def test_a_stall_from_before_dishes_had_choices_goes_on_with_what_was_sold_and_parked(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-choices.db.gz", tmp_path)) as stall:
        sale = stall.till.last_sale()
        assert sale is not None
        assert [(line.note, line.difference) for line in sale.lines] == [("tanpa kol", None), (None, None)]
        (parked,) = stall.till.parked()
        assert [(line.note, line.choices) for line in parked.basket.lines] == [("pedas", ())]
        assert (stall.till.kept_basket().pieces, sale.due) == (1, 45_100)
        assert check_stall(stall).problems == ()


def test_what_makers_are_owed_of_before_is_added_up_by_day(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-maker-days.db.gz", tmp_path)) as stall:
        (day,) = stall.makers.accounts.owed_days("Bu Sri", "2026-11-01", "2026-11-30")
        assert (day.day, day.pieces, day.net, day.owed, day.paid) == ("2026-11-21", 1, 75_000, 60_000, 20_000)
        assert stall.makers.accounts.balance("Bu Sri").left == 40_000
        assert check_stall(stall).problems == ()


def _known(stall: Stall) -> Product:
    product = stall.catalog.by_code("KAIN")
    assert product is not None
    return product


def test_a_single_piece_of_before_takes_up_how_it_is_and_stays_what_it_was(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-pieces.db.gz", tmp_path)) as stall:
        radio = stall.catalog.by_code("RD-1")
        assert radio is not None
        assert (radio.price, radio.cost, radio.unique, radio.on_hand) == (450_000, 250_000, True, 1)
        assert (radio.description, radio.condition, radio.provenance) == ("Masih bunyi", None, None)
        sold = stall.catalog.by_code("ST-1")
        assert sold is not None
        assert (sold.on_hand, sold.archived) == (0, False)

        told = replace(radio, condition="flawed", flaws="lampu mati", age="1955")
        assert stall.catalog.save_product(told, at=stall.now(), operation="told") == told
        assert [product.code for product in stall.catalog.search("radio")] == ["RD-1"]
        assert check_stall(stall).problems == ()


def test_stock_of_before_is_what_moved_and_goods_can_come_in(tmp_path: Path) -> None:
    with open_stall(unpack("stall-before-stock.db.gz", tmp_path)) as stall:
        assert [(moved.kind, moved.qty) for moved in stall.stock.movements("TAS")] == [
            ("refund", 1),
            ("sale", -3),
            ("set", 10),
        ]
        bag = stall.catalog.by_code("TAS")
        assert bag is not None
        stall.stock.write(StockBook.IN, bag, 5)
        stall.stock.move(Reason.RECEIVED, at=stall.now(), day=None, operation="in")
        assert stock.on_hand(stall.store, "TAS") == 13
        assert check_stall(stall).problems == ()
