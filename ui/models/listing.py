"""A list as it is shown: ready rows of values with their words and colours."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A value, shown as `text` where there is one, in the colour of a token, bold or not."""

    value: object
    text: str = ""
    tone: str = ""
    strong: bool = False

    @property
    def plain(self) -> str | int:
        """As a sheet keeps it: a number as such, words as they are shown."""
        if isinstance(self.value, int):
            return self.value
        return self.text or ("" if self.value is None else str(self.value))


@dataclass(frozen=True)
class Grid:
    """A list: (title, kind, width) of its columns, rows by key, quiet words below, and what is said where it is empty.

    The kinds and widths are those of a table.
    """

    columns: tuple[tuple[str, str, int], ...] = (("", "text", 0),)
    rows: tuple[tuple[str, tuple[Mark, ...]], ...] = ()
    foot: tuple[str, str] = ("", "")
    nothing: str = ""
