"""One setting, one line: what it is at the left, what it holds at the right."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.settings import Setting
from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.asking import Choice
from ui.widgets.buttons import IconButton
from ui.widgets.card import Rule
from ui.widgets.fields import NoteField, TextField
from ui.widgets.labels import Label
from ui.widgets.switch import Switch

_SEVERAL_LINES = ("address", "footer")
_FOLDERS = ("collection", "backup_folder")


class Settings(Protocol):
    """What the lines show and change; `set` and `write` tell whether it was taken."""

    def title(self, setting: Setting) -> str: ...
    def word(self, setting: Setting, choice: str) -> str: ...
    def value(self, setting: Setting) -> str: ...
    def written(self, setting: Setting) -> str: ...
    def set(self, setting: Setting, value: str) -> bool: ...
    def write(self, setting: Setting, text: str) -> bool: ...


class Row(QWidget):
    """The line and what all lines share; each kind of setting has its own control."""

    def __init__(self, model: Settings, setting: Setting, control: QWidget) -> None:
        super().__init__()
        self.model = model
        self.setting = setting
        self.control = control
        self.title = Label("", "question", wrap=True)
        self.line = QHBoxLayout()
        self.line.setContentsMargins(0, 8, 0, 8)
        self.line.setSpacing(16)
        self.line.addWidget(self.title, 1)
        self.line.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.line)
        column.addWidget(Rule())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_value(self) -> None:
        """Say what the setting is and holds."""
        self.title.setText(self.model.title(self.setting))


class SwitchRow(Row):
    """Yes or no."""

    def __init__(self, model: Settings, setting: Setting) -> None:
        self.switch = Switch("", boxed=False)
        super().__init__(model, setting, self.switch)
        self.switch.clicked.connect(lambda: model.set(setting, "yes" if self.switch.isChecked() else "no"))

    def show_value(self) -> None:
        super().show_value()
        self.switch.setAccessibleName(self.title.text())
        self.switch.setChecked(self.model.value(self.setting) == "yes")


class ChoiceRow(Row):
    """One of a few."""

    def __init__(self, model: Settings, setting: Setting) -> None:
        control = QWidget()
        line = QHBoxLayout(control)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.choices = {choice: Choice("") for choice in setting.choices}
        for choice, button in self.choices.items():
            button.clicked.connect(lambda _checked=False, choice=choice: model.set(setting, choice))
            line.addWidget(button)
        super().__init__(model, setting, control)

    def show_value(self) -> None:
        super().show_value()
        value = self.model.value(self.setting)
        for choice, button in self.choices.items():
            button.set_text(self.model.word(self.setting, choice))
            button.setAccessibleName(f"{self.title.text()}: {button.label}")
            button.setChecked(choice == value)


class WrittenRow(Row):
    """Something written; while it is typed into, nothing overwrites it."""

    def __init__(self, model: Settings, setting: Setting, field: TextField | NoteField) -> None:
        self.field = field
        super().__init__(model, setting, field)

    def show_value(self) -> None:
        super().show_value()
        self.field.setFixedWidth(_field_width(self))
        self.field.edit.setAccessibleName(self.title.text())
        self.field.setAccessibleName(self.title.text())
        if not self.field.focused():
            self.field.set_text(self.model.written(self.setting))
            self.field.set_wrong(False)


class TextRow(WrittenRow):
    """A line of text, kept when the field is left, or with Enter."""

    def __init__(self, model: Settings, setting: Setting) -> None:
        field = TextField()
        super().__init__(model, setting, field)
        field.edit.editingFinished.connect(self._on_finished)
        field.text_changed.connect(lambda: field.set_wrong(False))

    def _on_finished(self) -> None:
        if self.field.text().strip() == self.model.written(self.setting):
            return
        if self.model.write(self.setting, self.field.text()):
            self.field.set_text(self.model.written(self.setting))
        else:
            self.field.set_wrong(True)


class FolderRow(TextRow):
    """A folder or an address on the network, typed or chosen."""

    def __init__(self, model: Settings, setting: Setting) -> None:
        super().__init__(model, setting)
        self.choose = IconButton("folder-open", "")
        self.line.addWidget(self.choose)
        self.choose.clicked.connect(self._on_choose)

    def show_value(self) -> None:
        super().show_value()
        self.choose.set_name(_("Choose a folder"))

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.title.text(), self.field.text())
        if chosen:
            self.field.set_text(chosen)
            self._on_finished()


class NoteRow(WrittenRow):
    """Several lines of text, kept when the field is left."""

    def __init__(self, model: Settings, setting: Setting) -> None:
        super().__init__(model, setting, NoteField())
        self.field.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep it when the field is left."""
        if event.type() == QEvent.Type.FocusOut and self.field.text().strip() != self.model.written(self.setting):
            self.field.set_wrong(not self.model.write(self.setting, self.field.text()))
        return super().eventFilter(watched, event)


class Lines(QWidget):
    """Whatever stands below each other in a group; `edge` px away from what is at its right."""

    def __init__(self, parts: list[QWidget], edge: int = 0) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, edge, 0)
        column.setSpacing(0)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)


def row_for(model: Settings, setting: Setting) -> Row:
    """The line of a setting."""
    if setting.choices == ("yes", "no"):
        return SwitchRow(model, setting)
    if setting.choices:
        return ChoiceRow(model, setting)
    if setting.name in _SEVERAL_LINES:
        return NoteRow(model, setting)
    return FolderRow(model, setting) if setting.name in _FOLDERS else TextRow(model, setting)


def _field_width(widget: QWidget) -> int:
    return 300 if of(widget).measures.small else 340
