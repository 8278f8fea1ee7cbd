"""Where the parts of the payment stand: tenders left in a wide window, in a row on top in a small one."""

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from ui.look.measures import Measures
from ui.stall.pay.column import TOP, Head, TenderColumn
from ui.stall.pay.keys import work_height


def place(
    grid: QGridLayout,
    measures: Measures,
    head: Head,
    tenders: TenderColumn,
    boxes: QStackedWidget,
    work: QStackedWidget,
    bars: QStackedWidget,
) -> None:
    """Put them there, each as high as it stays in every state."""
    small = measures.small
    rows: tuple[QWidget, ...] = (tenders, boxes, work, bars)
    for part in (head, *rows):
        grid.removeWidget(part)
    head.setVisible(not small)
    grid.setVerticalSpacing(8 if small else 12)
    grid.setHorizontalSpacing(16)
    if small:
        for row, part in enumerate(rows):
            grid.addWidget(part, row, 0, 1, 2)
    else:
        grid.addWidget(head, 0, 0, 1, 2)
        grid.addWidget(boxes, 1, 0, 1, 2)
        grid.addWidget(tenders, 2, 0)
        grid.addWidget(work, 2, 1)
        grid.addWidget(bars, 3, 0, 1, 2)
    grid.setColumnStretch(0, 0)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(4, 1)
    tenders.set_small(small)
    boxes.setFixedHeight(96 if small else 124)
    work.setFixedHeight(work_height(small) + (0 if small else TOP))
    bars.setFixedHeight(measures.pay_bar)
