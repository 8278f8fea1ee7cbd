"""The order in which the Tab key goes through a window: as one reads it, whatever was made first."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def tab(window: QWidget, forward: bool) -> bool:
    """Give the focus to what is read after (or before) that which has it, in sight; False where there is nothing."""
    here = window.focusWidget()
    stops = [widget for widget in widgets(window) if widget is here or _stops(widget)]
    others = [widget for widget in stops if widget is not here]
    if not others:
        return False
    if here in stops:
        goal = stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]
    else:
        goal = others[0 if forward else -1]
    goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_sight(goal)
    return True


def widgets(within: QWidget) -> Iterator[QWidget]:
    """All that is seen in `within`, each before what stands in it, in reading order."""
    children = within.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for child in read([child for child in children if child.isVisible() and not child.isWindow()]):
        yield child
        yield from widgets(child)


def read(boxes: Sequence[QWidget]) -> list[QWidget]:
    """What stands in one place, parted again and again at its widest gap, rows before columns where two are alike."""
    if len(boxes) < 2:
        return list(boxes)
    rows, between_rows = _parts(boxes, lambda box: (box.top(), box.bottom()))
    columns, between_columns = _parts(boxes, lambda box: (box.left(), box.right()))
    parts = columns if between_columns > between_rows else rows
    if len(parts) < 2:
        return sorted(boxes, key=lambda box: (box.y(), box.x()))
    return [box for part in parts for box in read(part)]


def _parts(boxes: Sequence[QWidget], span: Callable[[QRect], tuple[int, int]]) -> tuple[list[list[QWidget]], int]:
    """The boxes before and after the widest gap along one axis, and how wide it is; all of them where none is."""
    widest, at, reached = -1, 0, 0
    inline = sorted(boxes, key=lambda box: span(box.geometry()))
    for place, box in enumerate(inline):
        start, end = span(box.geometry())
        if place and start - reached > widest and start > reached:
            widest, at = start - reached, place
        reached = max(reached, end) if place else end
    return ([inline[:at], inline[at:]], widest) if at else ([list(boxes)], -1)


def _stops(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return tabbed and widget.isEnabled() and widget.focusProxy() is None


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
