import socket
import struct
import threading
import time

import pytest

from pos.errors import PosError
from pos.printing.printers import PagePrinter, all_printers, printer
from pos.printing.printers.network import NetworkPrinter

JOB = b"\x1b@Nota 0226\n" * 500


def test_there_are_a_cable_the_network_and_a_file():
    assert list(all_printers()) == ["device", "network", "file"]


@pytest.mark.parametrize("kind", all_printers())
def test_every_kind_opens_its_own_example(kind):
    found = all_printers()[kind]
    assert isinstance(found.open(found.example), PagePrinter) or callable(found.open(found.example).send)
    assert all(printer(f"{kind}:{address}") for address in found.found())
    assert found.title


@pytest.mark.parametrize("setting", ["", "fax:1", "network:", "network", "file: "])
def test_a_setting_that_names_no_printer_is_refused_with_examples(setting):
    with pytest.raises(PosError) as refusal:
        printer(setting)
    assert "network:192.168.1.50:9100" in str(refusal.value)


def test_a_file_gets_one_job_after_the_other(tmp_path):
    out = printer(f"file:{tmp_path / 'struk.bin'}")
    out.send(b"satu")
    out.send(b"dua")
    assert tmp_path.joinpath("struk.bin").read_bytes() == b"satudua"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(PosError) as refusal:
        printer(f"file:{tmp_path}").send(b"x")
    assert str(tmp_path) in str(refusal.value)


def test_a_device_gets_the_bytes(tmp_path):
    device = tmp_path / "lp0"
    device.touch()
    printer(f"device:{device}").send(JOB)
    assert device.read_bytes() == JOB


def test_a_device_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PosError) as refusal:
        printer(f"device:{tmp_path / 'lp9'}").send(b"x")
    assert "lp9" in str(refusal.value)


def test_a_network_printer_gets_the_bytes():
    with _Listener() as listener:
        printer(f"network:127.0.0.1:{listener.port}").send(JOB)
    assert listener.received == JOB


def test_a_network_printer_that_does_not_answer_is_told():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(PosError) as refusal:
        printer(f"network:127.0.0.1:{port}").send(b"x")
    assert f"127.0.0.1:{port}" in str(refusal.value)


@pytest.mark.parametrize("address", ["printer:0", "printer:99999", "printer:abc", ":9100"])
def test_a_wrong_port_is_refused(address):
    with pytest.raises(PosError):
        printer(f"network:{address}")


def test_the_port_is_9100_unless_told():
    assert all_printers()["network"].open("10.0.0.9").port == 9100


def test_a_network_printer_that_takes_its_time_gets_all_of_it():
    with _Listener(slowly) as listener:
        printer(f"network:127.0.0.1:{listener.port}").send(LONG)
    assert listener.received == LONG


def test_a_network_printer_that_is_out_of_paper_is_told_in_time():
    with _Listener(nothing) as listener:
        with pytest.raises(PosError) as refusal:
            NetworkPrinter("127.0.0.1", listener.port, wait=1).send(LONG)
        listener.let_go.set()
    assert "127.0.0.1" in str(refusal.value)


def test_a_network_printer_that_hangs_up_half_way_is_told():
    with _Listener(half) as listener, pytest.raises(PosError):
        printer(f"network:127.0.0.1:{listener.port}").send(LONG)
    assert len(listener.received) < len(LONG)


def test_a_network_printer_that_hangs_up_before_it_read_a_short_paper_is_told():
    with _Listener(hang_up) as listener, pytest.raises(PosError):
        printer(f"network:127.0.0.1:{listener.port}").send(JOB)


def test_a_network_printer_that_never_hangs_up_has_printed_all_the_same():
    with _Listener(keep) as listener:
        printer(f"network:127.0.0.1:{listener.port}").send(JOB)
        listener.let_go.set()
    assert listener.received == JOB


def test_a_name_that_leads_nowhere_is_told():
    with pytest.raises(PosError):
        printer("network:tidak-ada.invalid:9100").send(JOB)


LONG = JOB * 4000
"""More than the sockets' buffers hold."""


def everything(listener, connection):
    while data := connection.recv(4096):
        listener.received += data


def slowly(listener, connection):
    listener.received += connection.recv(7)
    time.sleep(0.05)
    parts = []
    while data := connection.recv(100_000):
        parts.append(data)
    listener.received += b"".join(parts)


def nothing(listener, connection):
    listener.let_go.wait(5)


def keep(listener, connection):
    everything(listener, connection)
    listener.let_go.wait(5)


def hang_up(listener, connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def half(listener, connection):
    while len(listener.received) < 100_000:
        listener.received += connection.recv(4096)
    # Closed with a reset, as by a printer that is switched off.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class _Listener:
    """A printer on this machine: takes one connection, and as much of it as `take` does."""

    def __init__(self, take=everything):
        self._take_from = take
        self.let_go = threading.Event()

    def __enter__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(5)
        self.port = self._socket.getsockname()[1]
        self.received = b""
        self._thread = threading.Thread(target=self._take)
        self._thread.start()
        return self

    def _take(self):
        connection, _ = self._socket.accept()
        with connection:
            self._take_from(self, connection)

    def __exit__(self, *of):
        self._thread.join(5)
        self._socket.close()
