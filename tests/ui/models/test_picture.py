from importlib.resources import files

import pytest

from ui.models.picture import _TRADES, _WORDS, picture_for


@pytest.mark.parametrize(
    ("name", "category", "drawing"),
    [
        ("Kendi gerabah", "Gerabah", "amphora"),
        ("Tas goni", None, "shopping-bag"),
        ("Kemeja batik pria M", "Baju", "shirt"),
        ("Gunungan Panji", "Wayang", "scroll"),
        ("Setrika arang ayam jago", "Rumah tangga", "iron"),
        ("Kartu pos gambar tangan", "Cendera mata", "mail"),
        ("Rak buku lima susun", "Lemari & rak", "library-big"),
        ("Anu", None, "palette"),
    ],
)
def test_a_drawing_is_chosen_by_name_then_category_then_trade(name: str, category: str | None, drawing: str) -> None:
    assert picture_for(name, category, "kriya") == drawing


def test_every_drawing_is_there() -> None:
    icons = files("resources").joinpath("icons")
    assert all(icons.joinpath(f"{drawing}.svg").is_file() for drawing in {*_WORDS, *_TRADES.values(), "tag"})
