r"""A printer on a cable: a device of the operating system (`/dev/usb/lp0`, `LPT1`, `COM3`) or a Windows share.

A share is written `\\computer\printer`. A printer out of paper takes no bytes: where the system can tell, we stop
waiting instead of standing still.
"""

import os
import select
import time
from dataclasses import dataclass
from pathlib import Path

from pos.errors import PosError
from pos.printing.printers import PrinterKind
from pos.words import N_

WAIT = 10
"""Seconds without a byte taken until we give up."""


@dataclass(frozen=True, slots=True)
class DevicePrinter:
    path: str
    wait: int = WAIT

    def send(self, data: bytes) -> None:
        try:
            if os.name == "nt":
                with open(self.path, "wb", buffering=0) as device:  # noqa: PTH123 - Path would mangle LPT1 and \\.\COM3
                    self._write_all(device.fileno(), data)
            else:
                self._send_unblocked(data)
        except OSError as error:
            raise PosError(
                N_("The printer at {printer} does not answer ({reason}): look at its cable, power and paper"),
                printer=self.path,
                reason=error.strerror or type(error).__name__,
            ) from error

    def _send_unblocked(self, data: bytes) -> None:
        descriptor = os.open(self.path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            self._write_all(descriptor, data)
        finally:
            os.close(descriptor)

    def _write_all(self, descriptor: int, data: bytes) -> None:
        rest = memoryview(data)
        taken_at = time.monotonic()
        while rest:
            taken = self._write_some(descriptor, rest)
            rest = rest[taken:]
            if taken:
                taken_at = time.monotonic()
            elif time.monotonic() - taken_at >= self.wait:
                raise TimeoutError

    def _write_some(self, descriptor: int, data: memoryview) -> int:
        try:
            return os.write(descriptor, data)
        except BlockingIOError:
            select.select([], [descriptor], [], self.wait)
            return 0


def _found() -> list[str]:
    """The printers on USB; a serial one cannot be told from a modem, and Windows shares are never listed."""
    return [] if os.name == "nt" else sorted(str(path) for path in Path("/dev/usb").glob("lp*"))


PRINTER = PrinterKind(
    id="device",
    title=N_("USB or serial cable"),
    order=1,
    example="/dev/usb/lp0",
    open=DevicePrinter,
    found=_found,
)
