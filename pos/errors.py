"""What a person can act on: one sentence that says what is wrong and what to do."""

import errno
from typing import Any

from pos.words import N_, fill, translate


class PosError(Exception):
    """A refusal for people: an English msgid (marked with `N_`) and the facts that fill it in, days as `date`.

    `str(error)` is the sentence in the language in use at that moment.
    """

    def __init__(self, sentence: str, **facts: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts

    def __str__(self) -> str:
        return fill(translate(self.sentence), self.facts)


_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("part of the path is a file"),
    errno.EEXIST: N_("it is there already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk is damaged or was taken out"),
    errno.ENODEV: N_("the disk is damaged or was taken out"),
}


def reason_of(error: OSError) -> str:
    """Why the system refused, in the language in use; a rare reason is told as the system tells it."""
    ours = _REASONS.get(error.errno or 0)
    return translate(ours) if ours else error.strerror or str(error)
