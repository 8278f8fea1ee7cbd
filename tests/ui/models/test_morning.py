"""Every record is read again after a start, and before the first sale of a day one line says so."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.stall import Stall, open_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui.app import build_stall
from ui.look.wear import Look
from ui.models import morning
from ui.models.morning import MorningModel
from ui.news import News
from ui.stall.sell import SellScreen


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(morning, "_FIRST_MS", 0)
    monkeypatch.setattr(morning, "_PAUSE_MS", 0)
    monkeypatch.setattr(morning, "_SLICE", 2)


@pytest.fixture
def pass_days(shop: Stall, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def passed(days: int) -> None:
        before = shop.clock
        monkeypatch.setattr(shop, "_clock", lambda: before() + timedelta(days=days))

    return passed


def _sell(stall: Stall, price: int = 85_000) -> None:
    basket = Basket(lines=[BasketLine(code=None, name="Radio", qty=1, asked=None, price=price)])
    stall.till.checkout(basket, [Offer(tender="cash", amount=price)], at=stall.now())


def _alter(stall: Stall, seq: int) -> None:
    """As somebody who knows the guards: they stand again afterwards."""
    guard = stall.store.triggers()["event_update"]
    stall.store.run("DROP TRIGGER event_update")
    stall.store.run("UPDATE event SET grand_total = grand_total + 1 WHERE seq = :seq", {"seq": seq})
    stall.store.run(guard)


def _read(stall: Stall, qtbot: QtBot) -> MorningModel:
    model = MorningModel(stall, News())
    with qtbot.waitSignal(model.changed):
        model.begin()
    return model


def test_a_morning_says_until_its_first_sale_what_yesterday_holds_and_which_backup_has_it(
    shop: Stall, qtbot: QtBot, pass_days: Callable[[int], None]
) -> None:
    for _sale in range(2):
        _sell(shop)
    shop.close_day()
    shop.backups.take()
    assert _read(shop, qtbot).proof() is None  # that day's evening
    pass_days(1)
    model = _read(shop, qtbot)
    assert model.proof() == ("Catatan kemarin utuh: 2 nota, terakhir 12.00. Cadangan 12.00.", "ok")
    words.use("en")
    assert model.proof() == ("Yesterday's records are whole: 2 receipts, the last at 12.00. Backup at 12.00.", "ok")
    _sell(shop)
    assert model.proof() is None


def test_a_day_long_ago_is_named_and_a_backup_that_is_older_or_none_is_warned_of(
    shop: Stall, qtbot: QtBot, pass_days: Callable[[int], None]
) -> None:
    shop.backups.take()
    pass_days(1)
    _sell(shop)
    shop.close_day()
    pass_days(3)
    model = _read(shop, qtbot)
    told = "Catatan Min 22 Nov utuh: 1 nota, terakhir 12.00. "
    assert model.proof() == (told + "Cadangan terakhir Sab 21 Nov 12.00.", "warn")
    for path in shop.backups.folder.iterdir():
        path.unlink()
    assert model.proof() == (told + "Belum ada cadangan.", "warn")


def test_a_stall_that_has_sold_nothing_has_nothing_to_say(shop: Stall, qtbot: QtBot) -> None:
    assert _read(shop, qtbot).proof() is None


@pytest.mark.parametrize("seq", [2, 3, 7])
def test_a_record_that_was_altered_long_ago_is_told_after_the_start(shop: Stall, qtbot: QtBot, seq: int) -> None:
    for price in range(5_000, 12_000, 1_000):
        _sell(shop, price)
    _alter(shop, seq)
    news = News()
    model = MorningModel(shop, news)
    with qtbot.waitSignal(news.refused) as told:
        model.begin()
    assert f"Kejadian {seq} " in told.args[0]
    assert model.proof() is None


def test_a_stall_that_was_altered_can_be_opened_where_it_was_sealed_since_and_is_read_whole_then(
    shop: Stall, qtbot: QtBot
) -> None:
    _sell(shop)
    shop.close_day()
    folder, clock = shop.folder, shop.clock
    _alter(shop, 2)
    shop.close()
    with open_stall(folder, clock=clock) as stall:
        news = News()
        with qtbot.waitSignal(news.refused) as told:
            MorningModel(stall, news, news).begin()
        assert "Kejadian 2 " in told.args[0]


def test_a_window_that_is_left_reads_no_more(shop: Stall, qtbot: QtBot) -> None:
    news = News()
    model = MorningModel(shop, news)
    with qtbot.assertNotEmitted(model.changed, wait=30):
        model.begin()
        model.stop()


def test_the_empty_basket_of_a_window_says_it_in_both_languages_until_something_is_sold(
    shop: Stall, qtbot: QtBot, pass_days: Callable[[int], None]
) -> None:
    _sell(shop)
    shop.close_day()
    pass_days(1)
    window = build_stall(shop, Look())
    qtbot.addWidget(window)
    page = window.page
    assert isinstance(page, SellScreen)
    assert page.basket.proof.isHidden()
    qtbot.waitUntil(lambda: not page.basket.proof.isHidden())
    assert page.basket.proof.text().startswith("Catatan kemarin utuh")
    window.news.language_asked.emit("en")
    assert page.basket.proof.text().startswith("Yesterday's records are whole")
    _sell(shop)
    window.news.recorded.emit()
    assert page.basket.proof.isHidden()
    window.close()
