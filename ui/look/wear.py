"""A window wears a look; every widget in it asks for it with `of(widget)`."""

from dataclasses import dataclass, replace
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import fonts, style
from ui.look.measures import FULL, Measures, measures_for
from ui.look.tokens import DARK, LIGHT, Tokens


@dataclass(frozen=True)
class Look:
    """What a window wears: its colours, its sizes, and whether things may move."""

    tokens: Tokens = LIGHT
    measures: Measures = FULL
    motion: bool = False


class Worn(Protocol):
    """A window that wears a look."""

    look: Look


_UNDRESSED = Look()


def of(widget: QWidget) -> Look:
    """The look of the window that `widget` stands in; light and wide while it stands in none."""
    at: QWidget | None = widget
    while at is not None:
        window = at.window()  # every widget painted asks, and asking each one on the way up took a fifth of a sheet
        look = getattr(window, "look", None)
        if isinstance(look, Look):
            return look
        at = window.parentWidget()
    return _UNDRESSED


def wear(window: QWidget, look: Look) -> None:
    """Dress `window`: its widgets get a StyleChange, measure themselves again and repaint."""
    worn = getattr(window, "look", None)
    if worn == look:
        return
    cast(Worn, window).look = look
    if isinstance(worn, Look) and worn.tokens == look.tokens:
        for widget in (window, *window.findChildren(QWidget)):  # rules that say the same again would cost ten times it
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        return
    window.setAutoFillBackground(True)
    window.setStyleSheet(style.rules(look.tokens))
    window.setFont(fonts.font(14))
    palette = style.palette(look.tokens)
    QApplication.setPalette(palette)  # a dialog of Qt's own inherits the rules of its window, but no palette
    window.setPalette(palette)  # after the rules: they put the palette back that was there before


def resize_texts(program: QApplication, larger: bool) -> None:
    """Draw every text of `program` larger, or as it is, in all windows that are shown."""
    fonts.enlarge(program, larger)
    for window in program.topLevelWidgets():
        look = getattr(window, "look", None)
        if isinstance(look, Look) and window.isVisible():
            cast(Worn, window).look = replace(look)  # another one: pictures of what wore the last are drawn anew
            window.setFont(fonts.font(14))
            for widget in (window, *window.findChildren(QWidget)):
                QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
            QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))  # some words have less room


def fit(window: QWidget, width: int, height: int) -> None:
    """Change to the measures of a window of that size; call it from `resizeEvent`."""
    wear(window, replace(of(window), measures=measures_for(width, height)))


def scheme(wish: str) -> Tokens:
    """The tokens of "light", "dark", or of the system for "system"."""
    if wish == "system":
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if wish == "dark" else LIGHT
