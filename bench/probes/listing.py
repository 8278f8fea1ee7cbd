"""The list of goods on the screen, filtered by chip, category and text, in turn with a bare repaint of the same list.

python -m bench.probes.listing STALL
"""

import json
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from bench.measure import interleaved
from bench.probes.window import Painted, Seat
from pos.stall import open_stall
from ui.news import Screen
from ui.stall.catalog import CatalogScreen

TYPED = ("br", "bre", "choc", "sala", "apple sa")


def main() -> None:
    application = QApplication(sys.argv)
    with open_stall(Path(sys.argv[1])) as stall:
        seat = Seat(stall)
        seat.window.show_screen(Screen.CATALOG)
        page = seat.window.page
        assert isinstance(page, CatalogScreen)
        viewport = page.list.table.viewport()
        painted = Painted(viewport)
        seat.until(lambda: painted.times > 0)
        shown, categories, typed = cycle(("bare", "all")), cycle(stall.catalog.categories()), cycle(TYPED)

        def until_painted(act: Callable[[], object]) -> float:
            before, start = painted.times, perf_counter()
            act()
            seat.until(lambda: painted.times > before)
            return perf_counter() - start

        cases = {
            "floor": lambda: until_painted(viewport.repaint),
            "text": lambda: until_painted(lambda: page.model.search(next(typed))),
            "category": lambda: until_painted(lambda: page.model.choose_category(next(categories))),
            "all": lambda: until_painted(lambda: page.model.choose_category(None)),
            "chip": lambda: until_painted(lambda: page.model.show(next(shown))),
        }
        sys.stdout.write(json.dumps(interleaved(cases, rounds=20, warm_up=3)))
        seat.leave()
    application.quit()


if __name__ == "__main__":
    main()
