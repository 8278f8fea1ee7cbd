"""One summary file, opened and judged."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from pos import files
from pos.errors import PosError, reason_of
from pos.words import translate as _
from ui.models.day_file import DayFile, Seal
from ui.news import News

KeysOf = Callable[[str, int, int], Sequence[str]]
"""The keys that are believed of a stall, till and epoch, 64 hex digits each; none where it is not known here."""


def known_nowhere(stall: str, till: int, epoch: int) -> Sequence[str]:
    """No key is known: a machine that has never seen the stall."""
    return ()


class OpenedModel(DayFile):
    """Reads files, `changed` after each; one that cannot be believed is shown with the reason."""

    def __init__(
        self, news: News, keys_of: KeysOf = known_nowhere, *, own: bool = False, parent: QObject | None = None
    ) -> None:
        """`own`: the known keys are those of this stall itself, which says nothing about the office's list."""
        super().__init__(news, parent)
        self._keys_of = keys_of
        self._own = own
        self.path: Path | None = None
        self._reason = ""
        self._enrolled: bool | None = None

    def open(self, path: Path) -> None:
        """Read that file and judge it."""
        self.path, self._enrolled = path, None
        self.take(None)
        try:
            self._reason = self._judge(path) or ""
        except PosError as error:
            self._reason = str(error)
        except OSError as error:
            self._reason = _("{file} cannot be read ({reason})").format(file=path.name, reason=reason_of(error))
        self.changed.emit()

    def _judge(self, path: Path) -> str | None:
        from pos.handover import summary as summaries
        from pos.handover.envelope import LARGEST
        from pos.handover.verify import verify_file

        data = files.read_regular(path, LARGEST)
        read = summaries.read(data)
        keys = self._keys_of(read.summary.stall, read.summary.till, read.summary.epoch)
        verdict = verify_file(data, read.key if read.key in keys else next(iter(keys), None))
        self._enrolled = verdict.enrolled
        self.take(read.summary, read.sha256)
        return verdict.reason

    def seal(self) -> Seal:
        """What can be believed of the file."""
        if self._reason:
            title = _("This file is not good") if self.summary else _("This file cannot be opened")
            return Seal("bad", title, self._reason)
        if self._enrolled is None:
            return Seal(
                "warn",
                _("Seal good, stall not enrolled here"),
                _("Nothing in the file was changed since it was sealed; this machine does not know the stall's key."),
            )
        if not self._enrolled:
            return Seal(
                "bad",
                _("Sealed with another key"),
                _("The seal holds, but it is not the key that this stall is enrolled with. Ask the stall."),
            )
        title = _("Seal good, sealed by this stall") if self._own else _("Seal good, stall enrolled")
        return Seal("ok", title, _("Every sum agrees; nothing was changed since it was sealed."))

    def title(self) -> str:
        """The stall and its day, or the file's name."""
        return super().title() or (self.path.name if self.path else "")

    def proof(self) -> Seal | None:
        """What the seal says of the chosen sale; nothing where the file is not good."""
        seal = self.seal()
        if seal.tone == "bad":
            return None
        sentence = _("Kept at {time}, and not changed since it was sealed.").format(time=self.second())
        return Seal(seal.tone, _("As it was sealed"), sentence)

    def facts(self) -> Sequence[tuple[str, str]]:
        """The file's name and hash."""
        return ((_("Name"), self.path.name if self.path else ""), *super().facts())
