"""The sheet that a purchase is taken back on."""

from pos.till.buying.buy_in import BuyIn
from pos.words import N_
from pos.words import translate as _
from ui.models.buying import BuyingModel
from ui.widgets.why import WhySheet

_REASONS = (
    N_("The price was typed wrong"),
    N_("Another way of paying"),
    N_("The seller thought better of it"),
    N_("The goods are not as told"),
)


def undo_sheet(model: BuyingModel, bought: BuyIn) -> WhySheet:
    """Asks why; the model does it."""
    return WhySheet(
        _("Take the purchase back"),
        bought.number,
        _("The seller gets the goods, the stall the money, by the way it was paid. It stands as taken back."),
        _REASONS,
        ("undo_purchase", N_("Take the purchase back"), "undo-2"),
        model.undo,
    )
