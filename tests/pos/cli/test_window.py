"""A window is opened by whoever handed it in."""

from pathlib import Path

from pos.cli import run


def test_a_window_is_opened_by_what_was_handed_in(capsys, tmp_path):
    seen = []
    windows = {
        "": lambda _: seen.append("start") or 0,
        "stall": lambda arguments: seen.append(arguments.folder) or 0,
        "open": lambda arguments: seen.append(arguments.file) or 0,
        "demo": lambda arguments: seen.append((arguments.out, arguments.headless)) or 0,
    }

    for argv in ([], ["stall", "D"], ["open", "F"], ["demo"], ["demo", "--out", "O", "--headless"]):
        assert run(argv, windows) == 0

    assert seen == ["start", Path("D"), Path("F"), (Path("build", "demo"), False), (Path("O"), True)]
    assert run(["stall", "D"]) == 1
