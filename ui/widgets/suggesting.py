"""A field that proposes what is often written there: typing narrows it, a touch or the arrow down shows all."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from ui.look import fonts, style
from ui.look.wear import of
from ui.widgets.fields import TextField

_MOST = 6
_WIDEST, _AROUND = 400, 56
"""What is proposed is seen whole up to so many pixels, with so many around it."""


class SuggestField(TextField):
    """What is proposed is a help: anything may be typed. With `several`, texts stand between commas."""

    def __init__(self, *, several: bool = False, height: int = 46) -> None:
        super().__init__(height=height)
        self._texts = QStringListModel(self)
        self._completer = _Several(self) if several else QCompleter(self)
        self._several = several
        self._completer.setModel(self._texts)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_MOST)
        self.popup = QListView()
        self.popup.setObjectName("suggestions")
        self._completer.setPopup(self.popup)
        self.edit.setCompleter(self._completer)

    def suggest(self, texts: Sequence[str]) -> None:
        """Propose these."""
        if self._texts.stringList() != list(texts):
            self._texts.setStringList(list(texts))
            widest = max((fonts.width(text, 14, 500) for text in texts), default=0)
            self.popup.setMinimumWidth(min(_WIDEST, round(widest) + _AROUND))  # the field may be narrower

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """All of them at a touch and at the arrow down; in the look of the window."""
        if watched is self.edit:
            if event.type() == QEvent.Type.MouseButtonRelease and not self.edit.hasSelectedText():
                self.propose()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                self._dress_popup()
                if event.key() == Qt.Key.Key_Down:
                    self.propose()
                    return True
        return super().eventFilter(watched, event)

    def propose(self) -> None:
        """Show all that goes on from what stands after the last comma; where that is whole already, all there are."""
        begun = self.edit.text().rpartition(",")[2].strip() if self._several else self.edit.text()
        whole = begun.casefold() in {text.casefold() for text in self._texts.stringList()}
        self._dress_popup()
        self._completer.setCompletionPrefix("" if whole else begun)
        self._completer.complete()

    def _dress_popup(self) -> None:
        rules = style.rules(of(self).tokens)
        if self.popup.styleSheet() != rules:
            self.popup.setStyleSheet(rules)
            self.popup.setFont(fonts.font(14, 500))
            self.popup.setPalette(style.palette(of(self).tokens))


class _Several(QCompleter):
    """Goes on from what stands after the last comma, and keeps what stands before it."""

    def splitPath(self, path: str) -> list[str]:
        """What is being typed."""
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What was typed, its last part taken from the list."""
        edit = self.widget()
        before, comma, _begun = edit.text().rpartition(",") if hasattr(edit, "text") else ("", "", "")
        return f"{before}{comma} {super().pathFromIndex(index)}".strip()
