"""The way between two prices: to scale, with every step named that there is room for, and told in words."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets import paint
from ui.widgets.price_track import PriceTrack, Way, short_amount


@pytest.fixture
def track(qtbot: QtBot) -> PriceTrack:
    made = PriceTrack()
    qtbot.addWidget(made)
    made.resize(578, 56)
    return made


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(paint, "write", lambda _painter, _rect, text, *_rest, **_named: texts.append(text))
    return texts


def test_prices_stand_to_scale_between_the_lowest_offer_and_the_asking_price(track: PriceTrack) -> None:
    track.show_way(Way((500_000, 600_000), (800_000, 850_000), 675_000, "tengah-tengah"))
    assert (track.x_of(500_000), track.x_of(850_000)) == (8, 570)
    assert track.x_of(675_000) == pytest.approx(289)
    assert "pembeli Rp\u00a0500.000, Rp\u00a0600.000" in track.accessibleName()


def test_a_price_outside_of_both_stretches_the_track(track: PriceTrack) -> None:
    track.show_way(Way((500_000,), (850_000,), 900_000, ""))
    assert track.x_of(900_000) == 570
    track.show_way(Way((), (850_000,), 300_000, ""))
    assert track.x_of(300_000) == 8


def test_one_price_alone_stands_at_the_end(track: PriceTrack) -> None:
    track.show_way(Way((0,), (0,), 0, ""))
    assert track.x_of(0) == 570


def test_what_would_lie_over_another_is_left_out(track: PriceTrack, written: list[str]) -> None:
    track.show_way(Way((500_000, 501_000, 600_000), (850_000,), 725_000, "tengah-tengah"))
    track.grab()
    assert "501 rb" not in written
    assert {"500 rb", "600 rb", "850 rb", "pembeli", "lapak", "tengah-tengah"} <= set(written)


def test_amounts_are_short_where_they_are_whole_thousands() -> None:
    assert [short_amount(600_000), short_amount(1_250_000), short_amount(12_500)] == ["600 rb", "1.250 rb", "12.500"]
