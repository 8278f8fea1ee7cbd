"""What the goods' screen shows: the list with its panel, or in its place a sheet that is looked into, or labels."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.models.labels import LabelChoice
from ui.stall.catalog.intake import IntakeSheet
from ui.stall.catalog.labels import LabelSheet


class Place(QStackedWidget):
    """`list` beneath, one sheet over it at most; `cleared` tells that the list stands there again.

    `printing_asked` carries the Layout of labels, `keeping_asked` one to keep as a PDF.
    """

    cleared = Signal()
    changed = Signal()
    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, list_: QWidget, intake: IntakeSheet) -> None:
        super().__init__()
        self._intake = intake
        self.labels: LabelSheet | None = None
        self.addWidget(list_)
        self.addWidget(intake)
        intake.closed.connect(self.clear)

    @property
    def is_covered(self) -> bool:
        """Whether a sheet hides the list."""
        return self.currentIndex() > 0

    def show_intake(self) -> None:
        """The sheet that is looked into."""
        self._drop_labels()
        self.setCurrentWidget(self._intake)
        self._intake.table.setFocus()
        self.changed.emit()

    def show_labels(self, choice: LabelChoice) -> None:
        """Labels of goods, before they are printed."""
        self._drop_labels()
        self.labels = LabelSheet(choice)
        self.labels.closed.connect(self.clear)
        self.labels.printing_asked.connect(self.printing_asked)
        self.labels.keeping_asked.connect(self.keeping_asked)
        self.addWidget(self.labels)
        self.setCurrentWidget(self.labels)
        self.labels.setFocus()
        self.changed.emit()

    def clear(self) -> None:
        """The list again; a sheet that was still being looked into is left."""
        if self.currentWidget() is self._intake:
            self._intake.model.stop()
        self._drop_labels()
        self.setCurrentIndex(0)
        self.changed.emit()
        self.cleared.emit()

    def retranslate(self) -> None:
        """Labels are on a paper of one language: they are asked for again."""
        self._intake.retranslate()
        if self.labels is not None:
            self.clear()

    def _drop_labels(self) -> None:
        if self.labels is not None:
            self.removeWidget(self.labels)
            self.labels.deleteLater()
            self.labels = None
