"""A file that everything printed is added to: for trying out, and for programs that fetch it from there."""

from dataclasses import dataclass
from pathlib import Path

from pos.errors import PosError
from pos.printing.printers import PrinterKind
from pos.words import N_


@dataclass(frozen=True, slots=True)
class FilePrinter:
    path: Path

    def send(self, data: bytes) -> None:
        try:
            with self.path.open("ab") as file:
                file.write(data)
        except OSError as error:
            raise PosError(
                N_("Nothing was printed to {file} ({reason}): choose another file"),
                file=self.path,
                reason=error.strerror,
            ) from error


def _open(address: str) -> FilePrinter:
    return FilePrinter(Path(address))


PRINTER = PrinterKind(id="file", title=N_("File"), order=3, example="struk.bin", open=_open)
