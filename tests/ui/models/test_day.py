import errno
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos.people.rights import Actor
from pos.stall import Stall, create_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui.models.day import DayModel
from ui.models.draft import Piece
from ui.news import News

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(
        tmp_path / "stall",
        code="A12",
        name="Klitikan Pak Djarwo",
        trade="klitikan",
        collection=str(tmp_path / "office"),
        clock=lambda: NOON,
    ) as made:
        yield made


@pytest.fixture
def told(qtbot: QtBot) -> list[str]:
    return []


@pytest.fixture
def news(told: list[str]) -> News:
    made = News()
    made.refused.connect(told.append)
    return made


def sell(stall: Stall, amount: int, tender: str = "cash") -> None:
    basket = Basket(lines=[BasketLine(code=None, name="Radio", qty=1, asked=None, price=amount)])
    stall.till.checkout(basket, [Offer(tender=tender, amount=amount)], at=NOON)


def test_the_counted_total_is_what_the_notes_and_coins_are_worth(stall: Stall, news: News) -> None:
    model = DayModel(stall, news)
    model.set_number(Piece(100_000), 2)
    model.set_number(Piece(1_000), 3)
    model.set_number(Piece(1_000, coin=True), 4)
    assert model.draft.counted == 207_000
    assert model.draft.kinds() == (203_000, 4_000)
    assert model.draft.count().denominations == {100_000: 2, 1_000: 7}


def test_a_difference_without_a_reason_does_not_close_but_asks_for_it(stall: Stall, news: News, qtbot: QtBot) -> None:
    sell(stall, 50_000)
    model = DayModel(stall, news)
    model.set_number(Piece(20_000), 2)
    with qtbot.waitSignal(model.reason_wanted):
        model.close()
    assert not stall.days.is_closed("2026-11-21")


def test_a_counted_day_is_closed_sealed_and_handed_over(
    stall: Stall, news: News, qtbot: QtBot, told: list[str], tmp_path: Path
) -> None:
    sell(stall, 50_000)
    sell(stall, 30_000, "qris")
    model = DayModel(stall, news)
    model.set_number(Piece(20_000), 2)
    model.set_reason("Kembalian lebih")
    model.set_deposit(40_000)
    model.toggle_tag("event")
    model.toggle_tag("rain")
    model.set_text("Hujan deras")
    model.close()
    assert model.busy
    qtbot.waitUntil(lambda: not model.busy)
    assert told == []
    assert model.sealed is not None
    body = model.sealed.body
    assert body["cash"]["counted"] == 40_000
    assert body["cash"]["difference"] == -10_000
    assert body["cash"]["reason"] == "Kembalian lebih"
    assert body["cash"]["deposit"] == 40_000
    assert body["notes"] == {"tags": ["rain", "event"], "text": "Hujan deras"}
    assert body["tenders"]["qris"]["confirmed"] == 0
    assert tmp_path.joinpath("office", "inbox", "GIK-A12", model.sealed.file).is_file()
    assert model.sealed_state()[1] == "warn"
    assert stall.delivery.not_accepted() == 1


def test_a_collection_that_takes_nothing_is_told_in_the_language_in_use(
    stall: Stall, news: News, told: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*, release: str | None, by: Actor) -> None:
        raise OSError(errno.EROFS, "Read-only file system", "inbox")

    monkeypatch.setattr(stall.delivery, "send", refuse)
    model = DayModel(stall, news)
    model.sending.send_soon()
    qtbot.waitUntil(lambda: not model.busy)
    assert told == ["Belum terserahkan: media penyimpanan hanya bisa dibaca"]


def test_a_deposit_above_the_count_is_refused(stall: Stall, news: News, told: list[str]) -> None:
    sell(stall, 50_000)
    model = DayModel(stall, news)
    model.set_number(Piece(50_000), 1)
    model.set_deposit(60_000)
    model.close()
    assert len(told) == 1
    assert not stall.days.is_closed("2026-11-21")


def test_an_uncounted_drawer_is_closed_only_when_asked_twice(stall: Stall, news: News) -> None:
    sell(stall, 50_000)
    model = DayModel(stall, news)
    model.close()
    assert not stall.days.is_closed("2026-11-21")
    model.close()
    assert stall.days.is_closed("2026-11-21")
    assert model.sealed is not None
    assert model.sealed.body["cash"]["counted"] is None


def test_a_day_without_sales_is_closed_as_nil_at_once(stall: Stall, news: News) -> None:
    model = DayModel(stall, news)
    model.close()
    assert model.sealed is not None
    assert model.sealed.body["nil"] is True


def test_an_unpaid_sale_holds_the_close_up(stall: Stall, news: News) -> None:
    stall.till.keep_basket(Basket(lines=[BasketLine(code=None, name="Radio", qty=1, asked=None, price=5_000)]))
    model = DayModel(stall, news)
    assert not model.can_close()
    assert model.notice()[1] == "bad"
    model.close()
    assert not stall.days.is_closed("2026-11-21")


def test_cash_that_moves_changes_what_the_drawer_should_hold(stall: Stall, news: News) -> None:
    model = DayModel(stall, news)
    assert model.drawer.open_day(300_000)
    assert model.drawer.move_cash(50_000, "Tukar uang")
    assert model.drawer.move_cash(-85_000, "Makan siang")
    assert model.facts.cash.expected == 265_000


def test_a_till_is_opened_once(stall: Stall, news: News, told: list[str]) -> None:
    model = DayModel(stall, news)
    assert model.drawer.open_day(300_000)
    assert not model.drawer.open_day(100_000)
    assert len(told) == 1
    assert model.facts.cash.float_ == 300_000


def test_a_waiting_qris_is_said_and_does_not_hold_the_close_up(stall: Stall, news: News) -> None:
    sell(stall, 30_000, "qris")
    model = DayModel(stall, news)
    assert model.facts.waiting == 1
    assert model.advice()[1] == "warn"
    model.close()
    assert stall.days.is_closed("2026-11-21")


def test_a_reopened_day_is_counted_anew_and_sealed_as_a_revision(stall: Stall, news: News, qtbot: QtBot) -> None:
    model = DayModel(stall, news)
    model.close()
    qtbot.waitUntil(lambda: not model.busy)
    assert model.reopen("Nota tertinggal")
    sell(stall, 20_000)
    model.refresh()
    model.set_number(Piece(20_000), 1)
    model.close()
    qtbot.waitUntil(lambda: not model.busy)
    assert model.sealed is not None
    assert model.sealed.body["revision"] == 2
    assert model.sealed.body["reason"] == "Nota tertinggal"


def test_a_reopened_day_offers_its_earlier_count_which_is_confirmed_before_it_closes_again(
    stall: Stall, news: News, qtbot: QtBot
) -> None:
    sell(stall, 150_000)
    model = DayModel(stall, news)
    count(model, {Piece(100_000): 1, Piece(50_000): 1})
    model.set_deposit(100_000)
    model.close()
    qtbot.waitUntil(lambda: not model.busy)
    assert model.reopen("Nota tertinggal")
    sell(stall, 20_000)
    model.refresh()
    anew = DayModel(stall, news)  # as after a restart
    for each in (model, anew):
        assert (each.draft.counted, each.draft.deposit) == (150_000, 100_000)
        assert "terisi" in each.advice()[0]
    model.set_number(Piece(20_000), 1)
    model.close()
    assert not stall.days.is_closed("2026-11-21")
    assert "terisi" not in model.advice()[0]
    model.close()
    qtbot.waitUntil(lambda: not model.busy)
    assert model.sealed is not None
    assert (model.sealed.body["revision"], model.sealed.body["cash"]["counted"]) == (2, 170_000)


def test_a_blind_count_of_before_is_confirmed_in_the_dark(stall: Stall, news: News, qtbot: QtBot) -> None:
    stall.set("blind_count", "yes")
    sell(stall, 150_000)
    model = DayModel(stall, news)
    count(model, {Piece(100_000): 1, Piece(50_000): 1})
    model.close()
    model.close()
    qtbot.waitUntil(lambda: not model.busy)
    assert model.reopen("Nota tertinggal")
    assert model.hides()
    model.close()
    assert not model.hides()
    model.close()
    qtbot.waitUntil(lambda: not model.busy)
    assert stall.days.is_closed("2026-11-21")


def test_a_collection_out_of_reach_leaves_the_day_closed_and_says_so(
    stall: Stall, news: News, qtbot: QtBot, told: list[str], tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "office")
    model = DayModel(stall, news)
    model.close()
    qtbot.waitUntil(lambda: not model.busy)
    assert len(told) == 1
    assert stall.delivery.not_accepted() == 1
    assert stall.days.is_closed("2026-11-21")


EVENING = {
    Piece(100_000): 12, Piece(50_000): 9, Piece(20_000): 7, Piece(10_000): 14, Piece(5_000): 11, Piece(2_000): 18,
    Piece(1_000): 9, Piece(1_000, coin=True): 6, Piece(500, coin=True): 22, Piece(200, coin=True): 5,
    Piece(100, coin=True): 10,
}  # fmt: skip
"""2.049.000 rupiah."""


def count(model: DayModel, pieces: dict[Piece, int]) -> None:
    for piece, number in pieces.items():
        model.set_number(piece, number)


def test_what_may_go_to_the_office_is_proposed_and_taken_at_once(stall: Stall, news: News) -> None:
    model = DayModel(stall, news)
    assert model.proposal() is None
    model.drawer.open_day(300_000)
    count(model, EVENING)
    model.take_proposal()
    assert (model.draft.deposit, model.stays()) == (1_750_000, 299_000)


def test_the_setting_says_how_much_stays_for_change(stall: Stall, news: News) -> None:
    stall.set("change_float", "500000")
    model = DayModel(stall, news)
    count(model, EVENING)
    proposal = model.proposal()
    assert proposal is not None
    assert 495_000 <= proposal.stays < 520_000


def test_the_next_morning_what_stayed_is_proposed_as_the_float(stall: Stall, news: News) -> None:
    model = DayModel(stall, news)
    assert model.proposed_float() is None
    count(model, EVENING)
    model.set_reason("Modal awal")
    model.take_proposal()
    model.close()
    assert model.proposed_float() == model.stays()


def test_another_tender_is_exact_only_once_a_statement_was_looked_at(stall: Stall, news: News) -> None:
    sell(stall, 30_000, "card")
    sell(stall, 20_000, "transfer")
    model = DayModel(stall, news)
    model.compare("card", 30_000)
    assert [(row.tender, row.difference) for row in model.compared()] == [
        ("cash", None), ("card", 0), ("transfer", None),
    ]  # fmt: skip
    model.compare("transfer", 15_000)
    assert model.advice()[1] == "warn"
    model.compare("card", None)
    model.close()
    assert model.sealed is not None
    tenders = model.sealed.body["tenders"]
    assert {name: told["counted"] for name, told in tenders.items()} == {"card": None, "transfer": 15_000}


def test_a_parked_sale_holds_the_close_up(stall: Stall, news: News) -> None:
    basket = Basket(lines=[BasketLine(code=None, name="Radio", qty=1, asked=None, price=5_000)])
    stall.till.park(basket, "Bu Tini", at=NOON)
    model = DayModel(stall, news)
    assert model.notice()[1] == "bad"
    model.close()
    assert not model.facts.closed


def test_a_blind_count_shows_what_there_should_be_only_when_it_is_finished(
    stall: Stall, news: News, qtbot: QtBot
) -> None:
    stall.set("blind_count", "yes")
    sell(stall, 50_000)
    model = DayModel(stall, news)
    model.set_number(Piece(20_000), 2)
    assert model.compared()[0].expected is None
    with qtbot.waitSignal(model.reason_wanted):
        model.close()
    assert model.compared()[0].difference == -10_000
    model.set_number(Piece(10_000), 1)
    assert model.difference() == -10_000, "a finished count stands"
    model.set_reason("Salah kembalian")
    model.close()
    assert model.facts.closed


def test_a_blind_count_is_begun_anew_in_the_dark(stall: Stall, news: News) -> None:
    stall.set("blind_count", "yes")
    sell(stall, 50_000)
    model = DayModel(stall, news)
    model.set_number(Piece(50_000), 1)
    model.close()
    assert not model.hides()
    assert not model.facts.closed
    model.clear_count()
    assert model.hides()
    assert model.draft.counted is None


def test_the_next_shift_begins_with_what_was_counted(stall: Stall, news: News, told: list[str]) -> None:
    model = DayModel(stall, news)
    model.drawer.open_day(100_000, "Djarwo")
    sell(stall, 50_000)
    model.refresh()
    count(model, {Piece(100_000): 1, Piece(20_000): 2})
    assert model.shift_difference() == -10_000
    assert not model.drawer.change_shift("Tini", "")
    assert model.drawer.change_shift("Tini", "Salah kembalian")
    assert len(told) == 1
    assert model.draft.pieces is None
    assert model.shift_difference() is None
    assert "Djarwo" in model.opened()
    assert [shift.cashier for shift in model.facts.shifts] == ["Djarwo", "Tini"]


def test_what_an_earlier_shift_explained_is_not_asked_again_unless_more_is_missing(stall: Stall, news: News) -> None:
    model = DayModel(stall, news)
    model.drawer.open_day(100_000)
    count(model, {Piece(50_000): 1, Piece(20_000): 2})
    model.drawer.change_shift("Tini", "Salah kembalian")
    assert model.draft.reason == "Salah kembalian"
    count(model, {Piece(50_000): 1, Piece(20_000): 2})
    assert not model.needs_reason()
    model.set_number(Piece(20_000), 1)
    assert model.needs_reason()


def test_a_typed_text_is_kept_composed(stall: Stall, news: News) -> None:
    model = DayModel(stall, news)
    model.set_text("Kafe\u0301 \ud83d tutup")
    model.close()
    assert model.sealed is not None
    assert model.sealed.body["notes"]["text"] == "Kaf\u00e9 ? tutup"
