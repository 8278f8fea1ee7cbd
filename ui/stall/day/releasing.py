"""Asked before a till hands in after a loss: why a restored one may, and the words of an office that lost its key."""

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


class NewOfficeSheet(WhySheet):
    """`believe` takes the words that the office read aloud."""

    def __init__(self, believe: Do) -> None:
        super().__init__(
            _("The office has another key"),
            _("Let the office read its eight words aloud"),
            _("Only an office that lost its key has another. Whoever is believed here says what was handed in."),
            (),
            ("believe", N_("Believe it"), "key"),
            believe,
            asked=_("Its words"),
        )
