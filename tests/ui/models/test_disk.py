from collections.abc import Callable

import pytest

from pos.errors import PosError
from pos.stall import Stall
from pos.store import medium
from pos.store.ballast import SHORT, SIZE, Ballast
from pos.till.basket import Basket, BasketLine, one_off
from pos.till.payment import Offer
from ui.background import Progress, Work
from ui.models.disk import STALL_FULL, DiskModel
from ui.models.pay import PayModel
from ui.news import News


class AtOnce:
    """Gets work done where it is started."""

    def start(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None = None,
    ) -> Progress:
        progress = Progress(lambda _done, _of: None)
        done(work(progress))
        return progress


def _model(stall: Stall, free: list[int]) -> tuple[DiskModel, list[str]]:
    stall.ballast = Ballast(stall.folder, lambda _folder: free[0])
    told: list[str] = []
    news = News()
    news.refused.connect(told.append)
    model = DiskModel(stall, news, AtOnce(), STALL_FULL)
    return model, told


def test_a_full_disk_is_told_once_and_ballast_is_made_again_when_there_is_room(shop: Stall, qapp: object) -> None:
    free = [SHORT - 1]
    model, told = _model(shop, free)
    model.begin()
    model.look()
    assert [text.partition(":")[0] for text in told] == ["Disk penuh"]
    free[0] = 10 * SIZE
    model.look()
    assert shop.ballast.path.stat().st_size == SIZE
    free[0] = SHORT - 1
    model.look()
    assert len(told) == 2
    model.stop()


def test_a_disk_that_is_full_to_the_last_promises_nothing(shop: Stall, qapp: object) -> None:
    model, told = _model(shop, [0])
    model.look()
    assert told == ["Disk penuh sama sekali: kosongkan ruang, sebelum itu tidak ada yang bisa dicatat"]


def test_a_folder_on_a_network_disk_is_warned_of(shop: Stall, qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    model, told = _model(shop, [10 * SIZE])
    monkeypatch.setattr(medium, "warning", lambda _folder: medium.NETWORK)
    model._on_soon()
    assert len(told) == 1
    assert str(shop.folder) in told[0]


def test_a_sale_on_a_full_disk_is_refused_and_the_basket_stays(shop: Stall, qapp: object) -> None:
    basket = shop.till.kept_basket()
    basket.add(BasketLine(code=None, name="Radio " + "x" * 70, qty=1, asked=None, price=85_000))
    shop.till.keep_basket(basket)
    shop.store.run(f"PRAGMA max_page_count = {shop.store.value('PRAGMA page_count')}")
    with pytest.raises(PosError):
        for number in range(500):
            shop.set("footer", f"{number} " + "x" * 60)
    news, told = News(), []
    news.refused.connect(told.append)
    sales, kept = shop.journal.count_of("sale"), list(basket.lines)
    for _press in range(40):  # what little room is left in the last pages goes too
        paying = PayModel(shop, news, basket)
        paying.accept()
        if paying.sale is None:
            break
        basket, sales = shop.till.kept_basket(), sales + 1
        basket.add(kept[0])
    assert told
    assert told[-1].startswith("Disk penuh")
    assert basket.lines == kept
    assert shop.journal.count_of("sale") == sales
    assert shop.journal.first_bad() is None


def test_what_was_sold_is_folded_into_the_file_between_customers_and_by_no_sale(shop: Stall, qapp: object) -> None:
    shop.store.fold_in()
    before = shop.store.path.read_bytes()
    for number in range(40):
        basket = Basket(operation=f"s{number}", lines=[one_off("Jasa", 1, 5_000)])
        shop.till.checkout(basket, [Offer("cash", 5_000)], at=shop.now())
    assert shop.store.path.read_bytes() == before
    model, _told = _model(shop, [10 * SIZE])
    model.fold_in()
    assert shop.store.path.read_bytes() != before
    model.stop()
