"""The photo of an item by the computer's camera: look, take it, look at it, keep it or take another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look import icons
from ui.look.wear import of
from ui.models.camera import FAILED, LIVE, TAKEN, CameraModel
from ui.widgets import paint
from ui.widgets.buttons import Button, PayBar
from ui.widgets.sheet import Empty, Sheet


class CameraSheet(Sheet):
    """The camera is awake while the sheet is seen. `used`: the photo in `model.picture` is wanted."""

    used = Signal()

    def __init__(self, model: CameraModel) -> None:
        super().__init__()
        self.model = model
        self.other = Button("", icon="repeat", keycap="F3")
        self.view = View()
        self.retry = Button("", kind="primary", icon="refresh-cw", keycap="F5")
        self.empty = Empty("", self.retry)
        self.retake = Button("", icon="undo-2", keycap="F2", size=17)
        self.bar = PayBar("", keycap="Enter", icon="camera")
        self._lay_out()
        self.other.clicked.connect(model.turn)
        self.retry.clicked.connect(model.open)
        self.retake.clicked.connect(model.again)
        self.bar.clicked.connect(self.submit)
        model.changed.connect(self.show_model)
        model.seen.connect(self._show_picture)
        self.retranslate()
        self._stand()

    def _lay_out(self) -> None:
        self.verbs.addWidget(self.other)
        self._place = QStackedWidget()
        self._place.addWidget(self.view)
        self._place.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.retake)
        foot.addWidget(self.bar, 1)
        self.body.addWidget(self._place, 1)
        self.body.addLayout(foot)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.other.set_text(_("Another camera"))
        self.retry.set_text(_("Try again"))
        self.retake.set_text(_("Take again"))
        self.show_model()

    def changeEvent(self, event: QEvent) -> None:
        """Take the words from the language, and the height of the bar from the look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._stand()

    def _stand(self) -> None:
        self.retake.set_size(of(self).measures.pay_bar, 17)

    def show_model(self) -> None:
        """Show what the model holds."""
        model = self.model
        self.set_title(_("Photo by camera"), model.title)
        self.other.setVisible(model.has_others)
        self._place.setCurrentWidget(self.empty if model.state == FAILED else self.view)
        self.empty.sentence.setText(model.sentence)
        taken = model.state == TAKEN
        self.retake.setEnabled(taken)
        self.bar.set_text(_("Use it") if taken else _("Take the photo"))
        self.bar.set_icon("check" if taken else "camera")
        self.bar.setEnabled(model.state in (LIVE, TAKEN))
        self.view.setAccessibleName(_("The photo that was taken") if taken else _("What the camera sees"))
        self._show_picture()
        if self.isVisible():
            (self.retry if model.state == FAILED else self.bar).setFocus()

    def _show_picture(self) -> None:
        picture = self.model.picture
        if picture is None:
            self.view.show_image(QImage())
            return
        wide, high = picture.size
        image = QImage(picture.tobytes(), wide, high, 3 * wide, QImage.Format.Format_RGB888)
        self.view.show_image(image.copy())  # Qt keeps no bytes of Python's alive

    def commands(self) -> Sequence[Command]:
        """What can be done besides what Enter does."""
        model = self.model
        return [
            Command("retake_photo", N_("Take again"), "F2", model.again, lambda: model.state == TAKEN),
            Command("other_camera", N_("Another camera"), "F3", model.turn, lambda: model.has_others),
            Command("retry_camera", N_("Try again"), "F5", model.open, lambda: model.state == FAILED),
            Command("leave_camera", N_("Back"), "Esc", self.closed.emit),
        ]

    def submit(self) -> None:
        """Take the photo, or use it."""
        if self.model.state == TAKEN:
            self.used.emit()
        else:
            self.model.take()

    def showEvent(self, event: QShowEvent) -> None:
        """Wake the camera."""
        super().showEvent(event)
        self.model.open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let it go: no camera looks on where nobody sees it do so."""
        super().hideEvent(event)
        self.model.stop()


class View(QWidget):
    """A picture, whole, in the middle of a box; a camera while there is none."""

    ROLE = QAccessible.Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show this from now on."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(960, 540)

    def minimumSizeHint(self) -> QSize:
        """Small pictures are still seen."""
        return QSize(240, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and the picture."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens, rect = of(self).tokens, QRectF(self.rect())
        paint.box(painter, rect, 10, tokens.raised, tokens.line)
        if self._image.isNull():
            middle = rect.center()
            icons.draw(painter, "camera", middle.x() - 24, middle.y() - 24, 48, tokens.muted)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRectF(0, 0, size.width(), size.height())
        shown.moveCenter(rect.center())
        painter.setClipPath(paint.rounded(rect, 10))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(shown, self._image)
