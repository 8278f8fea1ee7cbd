import socket
import threading

import pytest

from pos.errors import PosError
from pos.printing.printers import all_printers, printer

JOB = b"\x1b@Nota 0226\n" * 500


def test_there_are_a_cable_the_network_and_a_file():
    assert list(all_printers()) == ["device", "network", "file"]


@pytest.mark.parametrize("kind", all_printers())
def test_every_kind_opens_its_own_example(kind):
    found = all_printers()[kind]
    assert callable(found.open(found.example).send)
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


class _Listener:
    """A printer on this machine: takes one connection and keeps what it is sent."""

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
            while data := connection.recv(4096):
                self.received += data

    def __exit__(self, *of):
        self._thread.join(5)
        self._socket.close()
