"""The sheet that asks what a parcel holds."""

from pos.words import translate as _
from ui.widgets.asking import AskName

_LONGEST = 600


class PartsSheet(AskName):
    """Quantity and code of each part on one line, typed or scanned; `answered` carries it."""

    def __init__(self, name: str, holds: str) -> None:
        super().__init__(
            _("Parcel of several goods"),
            name,
            _("What it holds: scan each piece, or write quantity and code"),
            verb=_("Keep it so"),
            name=holds,
            placeholder="2 TAS, 1 KAIN",
        )
        self.name.edit.setMaxLength(_LONGEST)

    def add(self, code: str) -> None:
        """One more of what was scanned; the model adds up what stands twice."""
        told = self.name.text().rstrip(", ")
        self.name.set_text(f"{told}, 1 {code}" if told else f"1 {code}")
        self.name.edit.setFocus()
