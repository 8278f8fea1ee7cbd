"""The set-up before there is an environment: one line that mends, or a clear refusal."""

import os
import shutil
import sys

import pytest

import deps


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian without one of the window's libraries, used by somebody who is not root."""
    monkeypatch.setattr(deps, "WINDOW", {"libnowhere.so.0": "libnowhere0"})
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")


def test_nothing_is_missing_where_the_tests_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert deps.main("test") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("bare")
def test_a_missing_library_is_told_in_the_one_line_that_brings_it(capsys: pytest.CaptureFixture[str]) -> None:
    status = deps.main("demo")

    line = "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libnowhere0'"
    assert (status, capsys.readouterr().err.splitlines()[1:]) == (1, [line])


@pytest.mark.usefixtures("bare")
def test_only_the_tests_need_a_screen_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program, path=None: None)

    assert deps.missing_packages("demo") == ["libnowhere0"]
    assert deps.missing_packages("test") == ["libnowhere0", "xvfb", "xauth", "xdotool", "cups-daemon", "strace"]


def test_a_daemon_is_found_where_only_root_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert "cups-daemon" not in deps.missing_packages("test")


def test_an_old_python_is_refused_with_its_version(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    assert deps.main("demo") == 1
    assert "3.9.2" in capsys.readouterr().err
