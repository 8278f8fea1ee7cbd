"""A printer on the network: raw bytes to a TCP port, 9100 unless told."""

import socket
from dataclasses import dataclass

from pos.errors import PosError
from pos.printing.printers import PrinterKind
from pos.words import N_

PORT = 9100
WAIT = 10
"""Seconds to connect, and without a byte taken, until we give up."""
LINGER = 1
"""Seconds that a printer has to hang up once it has everything."""


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    host: str
    port: int = PORT
    wait: int = WAIT

    def send(self, data: bytes) -> None:
        try:
            with socket.create_connection((self.host, self.port), timeout=self.wait) as connection:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
                _wait_for_end(connection)
        except (OSError, UnicodeError) as error:
            raise PosError(
                N_("The printer at {printer} does not answer ({reason}): look at its power, paper and network"),
                printer=f"{self.host}:{self.port}",
                reason=getattr(error, "strerror", None) or type(error).__name__,
            ) from error


def _wait_for_end(connection: socket.socket) -> None:
    """Until the printer hangs up too: one that is cut off has lost what our own buffers took, and says so here.

    Some never hang up; they get a moment. What a printer tells of itself is not asked for, and thrown away.
    """
    connection.settimeout(LINGER)
    try:
        while connection.recv(1024):
            pass
    except TimeoutError:
        return


def _open(address: str) -> NetworkPrinter:
    host, colon, port = address.rpartition(":")
    if not colon:
        host, port = address, str(PORT)
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise PosError(
            N_("“{address}” is no network address: write it like {example}"), address=address, example=_EXAMPLE
        )
    return NetworkPrinter(host.strip("[]"), int(port))


_EXAMPLE = f"192.168.1.50:{PORT}"
PRINTER = PrinterKind(id="network", title=N_("Network"), order=2, example=_EXAMPLE, open=_open)
