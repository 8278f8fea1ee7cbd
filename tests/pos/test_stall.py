import shutil
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos import words
from pos.ability import Ability
from pos.audit import check_stall
from pos.catalog.product import Product
from pos.clock import utc_text
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import paper, seal
from pos.handover.verify import verify_file
from pos.people.rights import Actor
from pos.printing.layout import QR
from pos.stall import create_stall, open_stall
from pos.till.basket import Basket, basket_of, line_of, one_off
from pos.till.payment import Offer

MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def cash(amount):
    return [Offer(tender="cash", amount=amount)]


def pay(stall, price=5000, *, at=None, operation="sale", offers=None):
    basket = basket_of(operation, [one_off("Jasa", 1, price)])
    return stall.till.checkout(basket, cash(price) if offers is None else offers, at=at or stall.now())


def test_a_new_stall_begins_its_journal_and_has_its_folders(stall):
    first = stall.journal.by_seq(1)
    assert (first.kind, first.data["stall"], first.data["till"]) == ("stall_made", "K07", 1)
    assert {path.name for path in stall.folder.iterdir() if path.is_dir()} >= {
        "keys", "photos", "papers", "outbox", "backups", "log",
    }  # fmt: skip
    assert stall.delivery.request_path.is_file()


def test_a_stall_opens_again_as_it_was(stall, clock):
    pay(stall)
    stall.set("zone", "WITA")
    stall.close()

    with open_stall(stall.folder, clock=clock) as again:
        assert again.identity == stall.identity
        assert again.delivery.fingerprint == stall.delivery.fingerprint
        assert again.settings.zone == "WITA"
        assert again.till.last_sale().due == 5000


def test_a_stall_speaks_its_language_once_it_is_open(stall, clock):
    stall.set("language", "en")
    stall.close()
    words.use("id")

    with open_stall(stall.folder, clock=clock):
        assert words.language() == "en"


def test_a_folder_is_open_once(stall):
    with pytest.raises(PosError, match="Lapak sedang terbuka di folder ini"):
        open_stall(stall.folder)


def test_a_folder_moved_elsewhere_is_the_same_stall(stall, tmp_path, clock):
    pay(stall)
    stall.close()
    shutil.move(stall.folder, tmp_path.joinpath("moved"))

    with open_stall(tmp_path.joinpath("moved"), clock=clock) as moved:
        assert check_stall(moved).good


def test_a_changed_setting_counts_at_once_and_is_journalled_with_who_and_before(stall):
    stall.set("tax", "added", by=Actor("Ayu"))
    stall.set("tax_rate", "1000", by=Actor("Ayu"))

    event = stall.journal.tail()
    assert (event.kind, event.actor) == ("setting_changed", "Ayu")
    assert event.data == {"name": "tax_rate", "before": None, "after": "1000"}
    assert pay(stall, offers=cash(5500)).tax_added == 500


def test_a_setting_told_again_records_nothing(stall):
    stall.set("tax", "added")
    events = stall.journal.count()

    assert stall.set("tax", " ADDED ") == "added"
    assert stall.journal.count() == events


def test_now_never_goes_back_behind_the_last_line(stall, clock):
    sale = pay(stall)
    clock.forward(hours=-3)

    assert stall.now() == sale.at
    assert pay(stall, operation="again").at == sale.at


def test_a_close_seals_files_and_papers_at_once(stall):
    pay(stall)
    sealed = stall.close_day(Count(counted=5000, denominations={5000: 1}, deposit=4000), text="Hujan", tags=["rain"])

    path = stall.folder.joinpath("outbox", sealed.file)
    assert path.read_bytes() == sealed.data
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert verify_file(sealed.data).good
    cash_ = sealed.body["cash"]
    assert (cash_["counted"], cash_["difference"], cash_["denominations"]) == (5000, 0, {"5000": 1})
    assert cash_["deposit"] == 4000
    assert sealed.body["notes"] == {"tags": ["rain"], "text": "Hujan"}
    assert stall.store.row("SELECT count(*) AS many FROM event WHERE kind = 'day_sealed'")["many"] == 1


def test_a_close_told_twice_by_the_same_operation_is_one_close(stall):
    pay(stall)
    first = stall.close_day(operation="close-1")
    events = stall.journal.count()
    stall.reopen_day("2026-11-24", "lupa", operation="reopen-1")

    assert first.body["revision"] == 1
    assert stall.reopen_day("2026-11-24", "lupa", operation="reopen-1").seq == events + 1


def test_where_no_day_is_open_the_clocks_day_is_closed_as_nil(stall):
    sealed = stall.close_day()

    assert (sealed.body["nil"], sealed.body["day"], sealed.body["opened_at"]) == (True, "2026-11-24", None)
    assert (sealed.body["first_seq"], sealed.body["last_seq"]) == (1, 4)
    assert verify_file(sealed.data).good
    with pytest.raises(PosError):
        stall.close_day()


def test_a_close_is_not_before_the_last_event(stall, clock):
    sale = pay(stall, at=MORNING + timedelta(hours=14))

    assert stall.close_day().body["closed_at"] == "2026-11-24T23:00:00+07:00"
    assert sale.at > clock()


def test_a_close_that_cannot_be_sealed_leaves_the_day_open(stall):
    pay(stall)
    events = stall.journal.count()
    stall.folder.joinpath("keys", "private.key").unlink()

    with pytest.raises(PosError):
        stall.close_day()

    assert (stall.journal.count(), stall.till.open_day_name()) == (events, "2026-11-24")
    assert pay(stall, operation="more").number.endswith("-0002")


def test_only_one_day_is_open_at_a_time(stall, clock):
    pay(stall)
    stall.close_day()
    clock.forward(days=1)
    pay(stall, operation="next")

    with pytest.raises(PosError):
        stall.reopen_day("2026-11-24", "lupa")


def test_a_reprint_is_noted_and_warned_of(stall):
    sale = pay(stall)
    stall.record_reprint(sale.number, by=Actor("Ayu"))

    warnings = stall.close_day(Count(counted=5000)).body["warnings"]

    assert [(warning["kind"], warning["text"]) for warning in warnings] == [("reprint", sale.number)]
    with pytest.raises(PosError):
        stall.record_reprint("K07-1-261124-0009")


def test_a_receipt_names_its_event(stall):
    sale = pay(stall)

    assert stall.papers.receipt_code(sale) == f"LAPAK1:GIK-K07-1:1:{sale.seq}:{sale.hash[:8]}"


def test_an_altered_event_since_the_last_seal_stops_the_selling(stall, clock):
    pay(stall)
    stall.store.run("DROP TRIGGER event_update")
    stall.store.run("UPDATE event SET grand_total = 1 WHERE kind = 'sale'")
    with pytest.raises(PosError, match="event_update"):
        stall.verify_tail()
    stall.store.run("CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'x'); END")
    stall.close()

    with pytest.raises(PosError, match="5"):
        open_stall(stall.folder, clock=clock)


def test_a_step_broken_off_inside_its_transaction_leaves_nothing(stall, monkeypatch):
    pay(stall)
    before = {table: stall.store.contents(table) for table in ("event", "sale", "line", "payment", "stock")}

    def cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("pos.till.tables.touch_day", cut)
    with pytest.raises(KeyboardInterrupt):
        pay(stall, operation="cut")
    monkeypatch.undo()

    assert {table: stall.store.contents(table) for table in before} == before
    assert pay(stall, operation="cut").number.endswith("-0002")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("sell"), st.sampled_from(["W-01", "KOPI", "LEM"]), st.integers(1, 40), st.integers(0, 900)),
        st.tuples(st.just("back"), st.integers(0, 30), st.integers(1, 40), st.just(0)),
        st.tuples(st.just("cash"), st.integers(-90000, 90000).filter(bool), st.just(0), st.just(0)),
        st.tuples(st.just("close"), st.booleans(), st.just(0), st.just(0)),
        st.tuples(st.just("reopen"), st.integers(0, 5), st.just(0), st.just(0)),
    ),
    max_size=14,
)


def step(stall, number, kind, what, much, off):
    """One step of a random day; one that cannot be is refused and changes nothing."""
    operation, at = f"step-{number}", stall.now() + timedelta(minutes=7)
    if kind == "sell":
        line = line_of(stall.catalog.by_code(what), much)
        basket = basket_of(operation, [line, one_off("Jasa", 1, 1500)], min(off, line.value))
        stall.till.checkout(basket, cash(100_000_000), at=at)
    elif kind == "back":
        sold = [sale for day in days(stall) for sale in stall.till.sales_of_day(day) if not sale.is_refund]
        if not sold:
            return
        sale = sold[what % len(sold)]
        quantities = {1: min(much, sale.lines[0].qty)}
        back = stall.till.returning(sale.number, quantities)
        due = back.left if back.is_last else min(back.left, stall.till.rules.rounding.apply(back.value))
        stall.till.refund(sale.number, quantities, cash(-due) if due else [], "salah", at=at, operation=operation)
    elif kind == "cash":
        stall.till.move_cash(what, "uang receh", at=at, operation=operation)
    elif kind == "close":
        stall.close_day(at=None if what else max(at, stall.journal.tail().at), operation=operation)
    else:
        known = days(stall)
        if known:
            stall.reopen_day(known[what % len(known)], "lupa", operation=operation)


def days(stall):
    return [row["day"] for row in stall.store.rows("SELECT day FROM trading_day ORDER BY day")]


@pytest.mark.parametrize("rounding", ["0", "500"])
@given(steps=STEPS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_random_days_every_projection_and_every_summary_agrees(tmp_path_factory, clock, rounding, steps):
    clock.at = MORNING
    folder = tmp_path_factory.mktemp("stall")
    with create_stall(folder, code="K07", name="n", trade="klitikan", clock=clock) as stall:
        stall.delivery.write_papers = list  # papers have tests of their own
        stall.set("tax", "added")
        stall.set("tax_rate", "1100")
        stall.set("cash_rounding", rounding)
        goods = folder.joinpath("goods.csv")
        goods.write_text("nama;harga;kode;ditimbang;stok\nA;12500;W-01;;50\nB;180000;KOPI;ya;\nC;3333;LEM;;\n")
        stall.import_sheet(goods)
        for number, told in enumerate(steps):
            events = stall.journal.count()
            try:
                step(stall, number, *told)
            except PosError:
                assert stall.journal.count() == events
            if told[0] == "close":
                clock.forward(days=1)
        if stall.till.open_day_name():
            stall.close_day()

        assert check_stall(stall).problems == ()
        for row in stall.delivery.outbox.summaries():
            assert verify_file(row["bytes"]).reason is None
        tail = stall.journal.tail()
        assert tail.grand_total == sum(sale.due for day in days(stall) for sale in stall.till.sales_of_day(day))
        assert [event.seq for event in stall.journal.events()] == list(range(1, tail.seq + 1))
        assert [event.at for event in stall.journal.events() if event.kind in ("sale", "cash_moved")] == sorted(
            event.at for event in stall.journal.events() if event.kind in ("sale", "cash_moved")
        )


def test_times_are_kept_in_utc_and_told_in_the_stalls_zone(stall):
    pay(stall, at=datetime.fromisoformat("2026-11-24T10:15:00+07:00"))

    assert utc_text(stall.till.last_sale().at) == "2026-11-24T03:15:00+00:00"
    assert stall.close_day().body["sales"][0]["at"] == "2026-11-24T10:15:00+07:00"


def test_an_empty_basket_is_no_sale(stall):
    with pytest.raises(PosError):
        stall.till.checkout(Basket(), [], at=stall.now())


def test_the_drawer_holds_its_float_and_what_was_taken_and_nothing_while_no_day_is_open(stall):
    assert stall.cash_there() == 0
    stall.till.open_day(200_000, at=stall.now(), operation="open")
    pay(stall)
    assert stall.cash_there() == 205_000


def test_the_code_on_the_slip_is_sealed_with_the_day_and_the_same_at_every_reprint(stall):
    pay(stall)
    sealed = stall.close_day()
    first, again = (printed_code(stall.papers.closing_slip(sealed.body)) for _ in range(2))

    scanned = paper.read(first)

    assert first == again == printed_code(stall.papers.day(sealed.body))
    assert scanned.holds(seal.read_public(stall.folder.joinpath("keys", seal.PUBLIC)))
    assert (scanned.paper.sha256, scanned.paper.totals.net) == (sealed.sha256, 5000)


def test_a_day_that_was_sealed_before_slips_had_a_code_is_printed_without_one(stall):
    pay(stall)
    sealed = stall.close_day()
    stall.store.run("DROP TRIGGER summary_paper")
    stall.store.run("UPDATE summary SET paper = NULL")

    assert printed_code(stall.papers.closing_slip(sealed.body)) is None


def printed_code(layout):
    return next((row.text for row in layout.rows if isinstance(row, QR)), None)


def test_a_klitikan_begins_with_single_pieces_and_another_trade_may_take_them_up(tmp_path, clock):
    with create_stall(tmp_path / "d", code="K07", name="Pak Djarwo", trade="klitikan", clock=clock) as stall:
        assert stall.can(Ability.PIECES)
    with create_stall(tmp_path / "e", code="F03", name="Ratih", trade="fesyen", clock=clock) as stall:
        assert not stall.can(Ability.PIECES)
        stall.set("pieces", "yes")
        assert stall.can(Ability.PIECES)


def test_a_stall_can_what_its_trade_starts_with_until_it_is_switched(tmp_path, clock):
    with create_stall(tmp_path / "d", code="M04", name="Jati Genuk", trade="mebel", clock=clock) as stall:
        assert {ability for ability in Ability if stall.can(ability)} == {Ability.ORDERS}
        assert stall.known_settings()["orders"].default == "yes"
        stall.set("orders", "no")
        assert {ability for ability in Ability if stall.can(ability)} == set()
    with create_stall(tmp_path / "k", code="K02", name="Tahu Gimbal", trade="kuliner", clock=clock) as stall:
        assert {ability for ability in Ability if stall.can(ability)} == {Ability.CHOICES, Ability.KITCHEN}


def test_a_sale_has_certificates_for_its_single_pieces_until_they_come_back(tmp_path, clock):
    with create_stall(tmp_path / "d", code="K07", name="Pak Djarwo", trade="klitikan", clock=clock) as stall:
        for code, unique in (("RADIO", True), ("JAM", True), ("KOIN", False)):
            product = Product(code=code, name=code, price=10_000, unique=unique)
            stall.catalog.save_product(product, at=stall.now(), operation=code)
        lines = [line_of(product, 1) for product in stall.catalog.tiles()]
        sale = stall.till.checkout(basket_of("s", lines, 0), [Offer("cash", 30_000)], at=stall.now())

        def codes(of=sale):
            return [product.code for _line, product in stall.sold_pieces(of)]

        assert codes() == ["RADIO", "JAM"]
        refund = stall.till.refund(
            sale.number, {1: 1}, [Offer("cash", -10_000)], "cacat", at=stall.now(), operation="r"
        )
        assert codes() == ["JAM"]
        assert codes(refund) == []
        stall.set("pieces", "no")
        assert codes() == []


@pytest.mark.parametrize("inside", ["", "outbox", "outbox/away"])
def test_a_stall_does_not_hand_in_to_its_own_folder(stall, tmp_path, inside):
    with pytest.raises(PosError, match="kantor"):
        stall.set("collection", str(stall.folder.joinpath(inside)))
    with pytest.raises(PosError, match="kantor"):
        create_stall(tmp_path / "new", code="K08", name="n", trade="kriya", collection=str(tmp_path / "new" / inside))
    assert not tmp_path.joinpath("new").exists()
