"""Who sells, as papers say it at their top."""

from dataclasses import dataclass

from pos.printing.layout import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who sells: the stall's code as in files (`A12`), its name, the gallery, address and telephone, a last word.

    `footer` may have several lines. By law (UU 8/1999 art. 18) it must not say that goods cannot be returned.
    """

    code: str
    name: str
    lines: tuple[str, ...] = ()
    footer: str = ""
    logo: Picture | None = None
