import os

import pytest

from pos.errors import PosError
from pos.printing.printers.device import DevicePrinter

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a FIFO stands for the printer's cable")


def test_a_printer_that_takes_no_more_bytes_is_told_in_time(tmp_path):
    fifo = tmp_path / "lp0"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(PosError):
            DevicePrinter(str(fifo), wait=0).send(b"x" * 1_000_000)
    finally:
        os.close(reader)
