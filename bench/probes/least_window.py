"""The least of a start: the floor's window with what a till cannot do without, written out by hand in one file.

python -m bench.probes.least_window STALL CODE

That is Python's own modules for log, words and chain, the embedded fonts, the database proved and open as a till wants
it, and the first barcode answered and painted as one line of text. Nothing of Lapak's own is imported.
"""

import argparse
import gettext
import hashlib
import json
import logging
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

RESOURCES = Path(__file__).parents[2].joinpath("resources")
CHECKED = 1000


class Till(QMainWindow):
    """Its background, and the product of the first barcode."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self._line = line

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._line)
        painter.end()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        QTimer.singleShot(0, QApplication.quit)


def opened(folder: Path) -> sqlite3.Connection:
    """The database with a till's pragmas, its triggers read and the tail of its chain hashed."""
    store = sqlite3.connect(folder.joinpath("lapak.db"), isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        store.execute(f"PRAGMA {pragma}").fetchall()
    store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    tail = "SELECT coalesce(previous, ''), canonical FROM event ORDER BY seq DESC LIMIT ?"
    for previous, kept in store.execute(tail, (CHECKED,)):
        hashlib.sha256(b"lapak-event-1\n" + previous.encode() + b"\n" + kept).hexdigest()
        json.loads(kept)
    return store


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("code")
    told = arguments.parse_args()
    logging.getLogger(__name__).info("started at %s", datetime.now(UTC))
    gettext.translation("lapak", RESOURCES.joinpath("locale"), ["id"])
    store = opened(told.folder)
    application = QApplication(sys.argv)
    for font in sorted(RESOURCES.joinpath("fonts").glob("Inter-*.ttf")):
        QFontDatabase.addApplicationFontFromData(font.read_bytes())
    application.setFont(QFont("Inter", 11))
    (name,) = store.execute("SELECT name FROM product WHERE code = ?", (told.code,)).fetchone()
    window = Till(name)
    window.resize(1366, 768)
    window.show()
    application.exec()
    store.close()


if __name__ == "__main__":
    main()
