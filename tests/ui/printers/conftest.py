"""A printing system of the tests' own: a real CUPS that keeps what it prints, and knows nothing of the machine's."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import deps

FILES = """\
ServerRoot {folder}
ServerBin {folder}/bin
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
StateDir {folder}/state
AccessLog {folder}/access.log
ErrorLog stderr
PageLog {folder}/page.log
Printcap
"""

SERVER = """\
Listen {folder}/socket
Browsing Off
WebInterface No
"""

QUEUE = """\
<Printer {name}>
DeviceURI keep:/
State {state}
Accepting {accepting}
</Printer>
"""

PPD = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "ROLL.PPD"
*Manufacturer: "Lapak"
*Product: "(Roll of 80 mm)"
*ModelName: "Roll of 80 mm"
*ShortNickName: "Roll of 80 mm"
*NickName: "Roll of 80 mm"
*PSVersion: "(3010.000) 0"
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: Roll
*PageSize Roll: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Roll
*PageRegion Roll: ""
*CloseUI: *PageRegion
*DefaultImageableArea: Roll
*ImageableArea Roll: "0 0 227 842"
*DefaultPaperDimension: Roll
*PaperDimension Roll: "227 842"
*VariablePaperSize: True
*MaxMediaWidth: "227"
*MaxMediaHeight: "8420"
*HWMargins: 0 0 0 0
*CustomPageSize True: ""
*ParamCustomPageSize Width: 1 points 100 227
*ParamCustomPageSize Height: 2 points 50 8420
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 0
"""
"""A printer with a roll of 80 mm that takes PDF as it is."""

KEEP = """\
#!/bin/sh
cat "$6" > '{folder}/out/part' && mv '{folder}/out/part' '{folder}/out/'"$3.pdf"
"""
"""What CUPS calls with a job's number, user, title, copies, options and file."""


class Cups:
    """A CUPS on a socket of its own, with a folder for what it prints; each paper is a PDF called by its title."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = str(folder / "socket")
        self.out = folder / "out"
        self._running: subprocess.Popen[bytes] | None = None
        for part in ("bin/backend", "bin/daemon", "spool/tmp", "ppd", "out"):
            folder.joinpath(part).mkdir(0o755, parents=True)  # CUPS runs nothing that others may write
        for name, text in (("cups-files.conf", FILES), ("cupsd.conf", SERVER), ("bin/backend/keep", KEEP)):
            folder.joinpath(name).write_text(text.format(folder=folder))
        folder.joinpath("bin/backend/keep").chmod(0o700)  # where root prints, CUPS stays root for such a backend only

    def add(self, name: str, *, state: str = "Idle", accepting: str = "Yes") -> None:
        """One more printer, before the start."""
        self.folder.joinpath("ppd", f"{name}.ppd").write_text(PPD)
        with self.folder.joinpath("printers.conf").open("a") as queues:
            queues.write(QUEUE.format(name=name, state=state, accepting=accepting))

    def start(self) -> None:
        """Serve, also where the machine's own CUPS runs."""
        found = deps.find("cupsd")
        if found is None:
            pytest.fail("cupsd is missing: run make deps")
        # AppArmor confines the machine's cupsd, known by its path, to the machine's own folders: a copy is free.
        cupsd = shutil.copy(found, self.folder / "bin")
        self.folder.joinpath("bin/daemon/cups-exec").symlink_to("/usr/lib/cups/daemon/cups-exec")
        command = [cupsd, "-f", "-c", self.folder / "cupsd.conf", "-s", self.folder / "cups-files.conf"]
        log = self.folder / "log"
        with log.open("wb") as told:
            self._running = subprocess.Popen(command, stdout=told, stderr=told)
        for _look in range(1_000):
            assert self._running.poll() is None, log.read_text()
            if self._answers():
                return
            time.sleep(0.01)
        raise AssertionError("CUPS did not answer within 10 s")

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as caller:
            return caller.connect_ex(self.address) == 0

    def stop(self) -> None:
        if self._running is not None:
            self._running.terminate()
            self._running.wait(10)


@pytest.fixture
def cups(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    """Not started yet, and the only CUPS that threads begun from now on know of."""
    made = Cups(tmp_path_factory.mktemp("cups"))
    monkeypatch.setenv("CUPS_SERVER", made.address)
    yield made
    made.stop()
