"""Asked before a restored till hands in what the office may have otherwise: why it may."""

from pos.words import N_
from pos.words import translate as _
from ui.widgets.why import Do, WhySheet

_WHY = (N_("Compared with the receipts"), N_("The office agreed"))


class ReleaseSheet(WhySheet):
    """`release` hands in with the reason."""

    def __init__(self, release: Do) -> None:
        super().__init__(
            _("Let the hand-in go on"),
            "",
            _("The office has days that the backup lacks. Where both have a day, the earlier file counts for now."),
            _WHY,
            ("release", N_("Hand in"), "send"),
            release,
        )
