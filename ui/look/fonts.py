"""Inter, the one font: loaded from the shipped files on first use."""

from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

import resources

FAMILY = "Inter"
WEIGHTS = (400, 500, 600, 700)
_ENLARGED = "texts_enlarged"


@cache
def _load() -> None:
    for weight in WEIGHTS:
        QFontDatabase.addApplicationFontFromData(resources.read("fonts", f"Inter-{weight}.ttf"))


def enlarge(program: QCoreApplication, larger: bool = True) -> None:
    """Draw every text of `program` an eighth larger, or as it is; `resize_texts` does it with what is on the screen."""
    program.setProperty(_ENLARGED, larger)
    for kept in (font, metrics, width):
        kept.cache_clear()


def enlarged() -> bool:
    """Whether they are drawn larger."""
    program = QCoreApplication.instance()
    return program is not None and bool(program.property(_ENLARGED))


def drawn(size: int) -> int:
    """The pixels that a text of `size` takes as it is drawn; so does a width that was measured for words."""
    return (size * 9 + 4) // 8 if enlarged() else size


@cache
def font(size: int, weight: int = 400, tabular: bool = False) -> QFont:
    """Inter of `size` logical pixels; `tabular` for amounts only (it widens the hyphen of a code)."""
    _load()
    made = QFont(FAMILY)
    made.setPixelSize(drawn(size))
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def metrics(size: int, weight: int = 400, tabular: bool = False) -> QFontMetricsF:
    """How wide and high that font draws a text."""
    return QFontMetricsF(font(size, weight, tabular))


@lru_cache(maxsize=4096)
def width(text: str, size: int, weight: int = 400, tabular: bool = False) -> float:
    """The width of `text` in logical pixels."""
    return metrics(size, weight, tabular).horizontalAdvance(text)
