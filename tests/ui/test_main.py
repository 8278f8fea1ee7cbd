import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("command", [[], ["open", "a.jsonl"]])
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":9999"}], ids=["none", "deaf"])
def test_without_a_display_a_window_is_refused_in_one_sentence(tmp_path, command, display):
    missing = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in missing}
    ended = subprocess.run(
        [sys.executable, "-m", "ui", *command],
        cwd=ROOT,
        env=environment | display | {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.count(b"\n") == 1
    assert b"layar" in ended.stderr
