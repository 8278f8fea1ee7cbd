import argparse

import pytest

from pos import words
from pos.usage import Parser, complaint


def parser():
    made = Parser(prog="lapak ring")
    made.add_argument("folder", metavar="DIR")
    made.add_argument("--as", choices=("text", "pdf"))
    made.add_argument("--till", type=int)
    made.add_argument("--yes", action="store_true")
    one = made.add_mutually_exclusive_group()
    one.add_argument("--asked", action="store_true")
    one.add_argument("--fixed", action="store_true")
    made.add_argument("--files", nargs="+")
    return made


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([], "lapak ring: belum ada: DIR"),
        (["x", "--as", "odt"], "lapak ring: --as: odt tidak dikenal: pilih dari text, pdf"),
        (["x", "--as"], "lapak ring: --as: nilainya belum ada"),
        (["x", "--files"], "lapak ring: --files: nilainya belum ada"),
        (["x", "--yes=1"], "lapak ring: --yes: tidak memakai nilai"),
        (["x", "--asked", "--fixed"], "lapak ring: --fixed: tidak bisa bersama --asked"),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_the_language_in_use(capsys, argv, says):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(argv)

    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert err.startswith("pemakaian: lapak ring ")
    assert err.splitlines()[-1] == says


def test_help_is_in_the_language_in_use():
    told = parser().format_help()

    assert told.startswith("pemakaian: lapak ring")
    assert "isian:" in told
    assert "pilihan:" in told
    assert "tampilkan bantuan ini" in told


def test_a_complaint_that_is_not_known_is_left_as_it_is():
    assert complaint("argument --x: something new") == "--x: something new"
    assert complaint("something: new") == "something: new"


def test_every_complaint_of_argparse_is_known_in_english_too():
    words.use("en")
    with pytest.raises(argparse.ArgumentError) as wrong:
        parser()._check_value(argparse.Action([], "kind", choices=("a", "b")), "c")

    assert complaint(wrong.value.message) == "c is unknown: choose from a, b"
