"""A Layout as PDF: ReportLab's canvas, the fonts embedded, black only, the same bytes for the same Layout."""

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any

from pos.printing import fonts
from pos.printing.layout import Layout, Photograph
from pos.printing.letters import clean
from pos.printing.mark import Box, Drawing, Mark, Page, Path, Run, Stroke, Symbol
from pos.printing.placing import place

_LONGEST_TITLE = 200


def pdf(layout: Layout) -> bytes:
    """The whole file. Texts are drawn as they are: there is no markup to escape."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # streams as plain bytes: a quarter smaller, and faster to write
    pages = place(layout)
    file = BytesIO()
    fonts.font(400)
    canvas = Canvas(
        file,
        pagesize=(pages[0].width, pages[0].height),
        invariant=1,
        pageCompression=1,
        lang=layout.language,
        initialFontName=fonts.font_name(400),  # else it names Helvetica, which is not embedded
    )
    canvas.setTitle(clean(layout.title)[:_LONGEST_TITLE])
    canvas.setCreator("Lapak")
    for page in pages:
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Any, page: Page) -> None:
    for mark in page.marks:
        if not isinstance(mark, Run):
            _mark(canvas, mark, page.height)
    _write(canvas, (mark for mark in page.marks if isinstance(mark, Run)), page.height)


def _mark(canvas: Any, mark: Mark, height: float) -> None:
    match mark:
        case Box():
            canvas.setFillGray(mark.grey)
            bottom = height - mark.y - mark.height
            canvas.roundRect(mark.x, bottom, mark.width, mark.height, mark.radius, stroke=0, fill=1)
        case Stroke():
            canvas.setLineWidth(mark.thickness)
            canvas.setDash(*([list(mark.dash)] if mark.dash else []))
            canvas.line(mark.x, height - mark.y, mark.x + mark.length, height - mark.y)
        case Path():
            _path(canvas, mark, height)
        case Symbol():
            _symbol(canvas, mark, height)
        case Drawing():
            _drawing(canvas, mark, height)


def _path(canvas: Any, mark: Path, height: float) -> None:
    canvas.saveState()
    canvas.setStrokeGray(mark.grey)
    canvas.setLineWidth(mark.thickness)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setDash()
    path = canvas.beginPath()
    path.moveTo(mark.points[0][0], height - mark.points[0][1])
    for x, y in mark.points[1:]:
        path.lineTo(x, height - y)
    canvas.drawPath(path)
    canvas.restoreState()


def _drawing(canvas: Any, mark: Drawing, height: float) -> None:
    from reportlab.lib.utils import ImageReader

    from pos.printing.raster import image_of

    # A photo goes in as the JPEG that it is.
    picture = mark.picture
    held = BytesIO(picture.data) if isinstance(picture, Photograph) else image_of(picture)
    canvas.drawImage(ImageReader(held), mark.x, height - mark.y - mark.height, mark.width, mark.height)


def _write(canvas: Any, runs: Iterable[Run], height: float) -> None:
    """All letters of a page as one text, over all that is drawn there: a text for each would take twice as long."""
    from pos.printing.written import Letters

    text = Letters(canvas)
    ink = None
    for (weight, size, white), alike in groupby(runs, attrgetter("weight", "size", "white")):
        fonts.font(weight)
        text.setFont(fonts.font_name(weight), size)
        if white is not ink:
            text.setFillGray(1 if white else 0)
            ink = white
        for run in alike:
            text.write(run.x, height - run.y, run.text)
    canvas.drawText(text)


def _symbol(canvas: Any, mark: Symbol, height: float) -> None:
    """Dark modules joined along each row, as one path in whole modules: ReportLab's own path writes slowly."""
    lines, columns = len(mark.modules), len(mark.modules[0])
    bars = [
        f"{start} {lines - line - 1} {length} 1 re"
        for line, modules in enumerate(mark.modules)
        for start, length in _dark_stretches(modules)
    ]
    canvas.saveState()
    canvas.setFillGray(0)
    canvas.translate(mark.x, height - mark.y - mark.height)
    canvas.scale(mark.width / columns, mark.height / lines)
    canvas.addLiteral(" ".join((*bars, "f")))
    canvas.restoreState()


def _dark_stretches(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark modules stand side by side: (first, how many)."""
    stretches: list[tuple[int, int]] = []
    for number, dark in enumerate(modules):
        if not dark:
            continue
        if stretches and sum(stretches[-1]) == number:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        else:
            stretches.append((number, 1))
    return stretches
