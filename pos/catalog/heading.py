"""The headings of a sheet: which fact stands where, and what the sheet itself calls it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pos.catalog.columns import GOODS, Column, Columns
from pos.errors import PosError
from pos.sheets import Cell
from pos.words import N_


@dataclass(frozen=True, slots=True)
class Headings:
    """Where in a row each fact stands, how the sheet itself calls it, and the places that have no heading (`bare`)."""

    columns: tuple[tuple[int, Column], ...]
    written: tuple[str, ...]
    ignored: tuple[str, ...]
    bare: tuple[int, ...]

    @classmethod
    def of(cls, row: Sequence[Cell], path: Path, told: Mapping[str, str], known: Columns = GOODS) -> "Headings":
        """Of a sheet's first `row`; `told` says of headings as written which fact they hold ("" for none).

        Raises PosError where a required fact has no heading, or one has two.
        """
        written = tuple(str(cell).strip() for cell in row)
        by_fact = {column.fact: column for column in known.all}
        found = [
            (place, by_fact.get(told[heading]) if heading in told else known.of_heading(heading))
            for place, heading in enumerate(written)
        ]
        columns = tuple((place, column) for place, column in found if column is not None)
        _refuse_missing({column.fact for _, column in columns}, known, path)
        _refuse_twice(columns, written, path)
        ignored = tuple(written[place] for place, column in found if not column and written[place])
        bare = tuple(place for place, heading in enumerate(written) if not heading)
        return cls(columns, written, ignored, bare)

    def written_for(self, fact: str) -> str | None:
        """The heading of a fact as the sheet writes it, or None where the sheet lacks it."""
        return next((self.written[place] for place, column in self.columns if column.fact == fact), None)


def _refuse_missing(facts: set[str], known: Columns, path: Path) -> None:
    for fact in known.required:
        if fact not in facts:
            indonesian, english = known.of_fact(fact).headings
            raise PosError(
                N_("{file} has no column “{heading}” (or “{other}”): its first row must hold the headings"),
                file=path.name,
                heading=indonesian,
                other=english,
            )


def _refuse_twice(columns: Sequence[tuple[int, Column]], written: Sequence[str], path: Path) -> None:
    for fact, times in Counter(column.fact for _, column in columns).items():
        if times > 1:
            names = ", ".join(written[place] for place, column in columns if column.fact == fact)
            raise PosError(
                N_("{file} has one column twice ({headings}): keep one of them"), file=path.name, headings=names
            )
