"""Asked before a closed day is opened again: a reason that the office reads."""

from pos.words import N_
from pos.words import translate as _
from ui.widgets.why import Do, WhySheet

_AGAIN = (N_("A receipt was left out"), N_("The count was wrong"), N_("It was paid otherwise"))


class ReopenSheet(WhySheet):
    """`reopen` opens the day with the reason."""

    def __init__(self, day: str, reopen: Do, reason: str = "") -> None:
        super().__init__(
            _("Open the day again"),
            day,
            _("The next close makes a revision; the office sees both."),
            _AGAIN,
            ("open_again", N_("Open again"), None),
            reopen,
        )
        self.reason.set_text(reason)
