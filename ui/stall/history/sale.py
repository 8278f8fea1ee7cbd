"""One receipt: its goods, how it was paid, what happened to it, and what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.happened import StepRow
from ui.models.history import HistoryModel
from ui.stall.history.head import ReceiptHead
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label
from ui.widgets.lines import Lines
from ui.widgets.scrolled import Scrolled
from ui.widgets.sheet import Empty
from ui.widgets.steps import Step, StepList


class SaleCard(Card):
    """Shows the model's receipt; its buttons are connected by the screen."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self.goods = Lines()
        self.paid_head = Label("", "heading")
        self.paid = Lines()
        self.steps_head = Label("", "heading")
        self.steps = StepList(row=52)
        self.awaited = Card("warn_soft", 12)
        self.awaited_text = Label("", "body-strong", tone="warn_on_tint", wrap=True)
        self.arrived = Button(icon="check", keycap="F6")
        self.failed = Button(icon="x", keycap="F7")
        self.original = Button(icon="receipt-text", kind="quiet")
        self.head = ReceiptHead(self.original)
        self.reprint = Button(icon="printer", keycap="F9")
        self.save = Button(icon="file-down")
        self.view = Button(icon="send")
        self.change = Button(icon="repeat", keycap="F2")
        self.certificate = Button(icon="scroll", keycap="Ctrl+P")
        self.refund = PayBar("", keycap="Enter", icon="undo-2")
        self._lay_out()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        for part in (self.paid_head, self.paid, self.steps_head):
            right.addWidget(part)
        right.addWidget(_scrolled(self.steps), 1)
        self._body = QHBoxLayout()
        self._body.addWidget(_scrolled(self.goods))
        self._body.addLayout(right, 5)
        verdict = QHBoxLayout(self.awaited)
        verdict.setContentsMargins(14, 8, 8, 8)
        verdict.setSpacing(8)
        verdict.addWidget(self.awaited_text, 1)
        verdict.addWidget(self.arrived)
        verdict.addWidget(self.failed)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for button in (self.reprint, self.save, self.view, self.change):
            deeds.addWidget(button, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.head)
        self._column.addWidget(Rule())
        self._column.addLayout(self._body, 1)
        self._column.addWidget(self.awaited)
        self._column.addWidget(self.certificate)
        self._column.addLayout(deeds)
        self._column.addWidget(self.refund)

    def show_sale(self) -> None:
        """The receipt as it stands now."""
        model = self._model
        self.head.show_receipt(model.title(), model.sub(), model.genuine)
        self.goods.set_lines(model.lines())
        paid = model.paid()
        self.paid.set_lines(paid)
        back = model.sale is not None and model.sale.is_refund
        self.paid_head.setText(_("The money goes back by") if back else _("How it was paid"))
        self.paid_head.setVisible(bool(paid))
        self.steps.set_steps([_step(row) for row in model.steps()])
        self._show_awaited()
        original = model.original()
        self.original.set_text(_("Receipt {number}").format(number=original[-4:]))
        self.original.setVisible(bool(original))
        self.change.setEnabled(model.can_change())
        self.certificate.setVisible(model.has_pieces())
        self._show_bar()

    def _show_awaited(self) -> None:
        model = self._model
        waits, failed = model.awaited(), model.failed()
        self.awaited.setVisible(bool(waits or failed))
        self.failed.setVisible(bool(waits))
        text = (
            _("{amount} by QRIS: look into the stall's own account") if waits else _("{amount} by QRIS did not arrive")
        )
        self.awaited_text.setText(text.format(amount=format_rupiah(waits or failed)))

    def _show_bar(self) -> None:
        model = self._model
        can = model.can_refund()
        refund = model.sale is not None and model.sale.is_refund
        self.refund.setVisible(not refund)
        self.refund.setEnabled(can)
        self.refund.set_text(_("Take goods back") if can else _("Everything was returned"))
        self.refund.set_amount(_("up to {amount}").format(amount=format_rupiah(model.refundable())) if can else "")
        self.refund.set_keycap("Enter" if can else "")

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.steps_head.setText(_("What happened to it"))
        self.arrived.set_text(_("It was received"))
        self.failed.set_text(_("It was not"))
        self.reprint.set_text(_("Print again"))
        self.save.set_text(_("Save PDF"))
        self.view.set_text(_("Open PDF"))
        self.change.set_text(_("Way of paying"))
        self.certificate.set_text(_("Certificate of the piece"))
        self.show_sale()

    def relayout(self) -> None:
        """The margins of the window's class; words alone where there is no room for icons."""
        measures = of(self).measures
        small = measures.small
        self._column.setContentsMargins(measures.margin, measures.margin, measures.margin, measures.margin)
        self._column.setSpacing(8 if small else 12)
        self._body.setSpacing(16 if small else 24)
        self._body.setStretch(0, 5 if small else 6)
        for button, icon in (
            (self.reprint, "printer"),
            (self.save, "file-down"),
            (self.view, "send"),
            (self.change, "repeat"),
        ):
            button.set_icon(None if small else icon)


class Nothing(Card):
    """In place of a receipt: why there is none, and how to find some."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self.wider = Button(icon="history")
        self.wider.clicked.connect(model.look_wider)
        self._empty = Empty("", self.wider)
        QVBoxLayout(self).addWidget(self._empty)

    def show_state(self) -> None:
        """As the model says."""
        sentence, deed = self._model.nothing()
        self._empty.sentence.setText(sentence)
        self.wider.set_text(deed)
        self.wider.setVisible(bool(deed))


def _step(row: StepRow) -> Step:
    return Step(title=row.title, detail=row.detail, state="failed" if row.failed else "done")


def _scrolled(part: QWidget) -> Scrolled:
    scroll = Scrolled(part)
    scroll.setWidgetResizable(True)
    return scroll
