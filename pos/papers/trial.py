"""The test print: whether width, letters, large type and code of a printer are set up as they should be."""

from collections.abc import Iterator, Sequence

from pos.money import format_rupiah
from pos.printing.layout import QR, Band, Layout, Picture, Row, Rule, Space, Text, Title, columns_of, paper_margin
from pos.printing.wording import shown_code
from pos.words import N_, translate


def trial(
    *,
    code: str,
    name: str,
    lines: Sequence[str] = (),
    footer: str = "",
    language: str,
    width: int,
    printer: str,
    logo: Picture | None = None,
) -> Layout:
    """A paper `width` mm wide (58 or 80) from the stall `code` (`A12`), with its receipts' head and last words.

    `lines` are its address and telephone, `printer` the address of the printer.
    """
    empty = Layout(title="", rows=(), width_mm=width, margin_mm=paper_margin(width), language=language)

    def say(text: str) -> str:
        return translate(text, language)

    def rows() -> Iterator[Row]:
        if logo is not None:
            yield logo
            yield Space(2)
        yield Title(name, shown_code(code))
        yield from (Text(line, size=7.5, lines=2) for line in lines)
        yield Rule()
        yield Space(1)
        yield Band(say(N_("Test print")), size=10)
        yield Space(1)
        yield Text(say(N_("{width} mm paper, {columns} letters")).format(width=width, columns=columns_of(empty)))
        yield Text(printer, size=7.5, lines=2)
        yield Rule("dashed")
        yield Text("ABC abc 0123456789", "12.500", weight=500, right_weight=600)
        yield Text("é ñ ½ − × ·", "−5.000")
        yield Text(say(N_("Total")), format_rupiah(287_000), size=15, weight=700, shrink=True)
        yield Rule()
        last = tuple(Text(line, size=8, lines=4) for line in footer.splitlines() if line.strip())
        yield QR("LAPAK", 19, (Text(say(N_("Both edges must be seen whole.")), lines=3), *last))

    return Layout(
        title="test-print", rows=tuple(rows()), width_mm=width, margin_mm=paper_margin(width), language=language
    )
