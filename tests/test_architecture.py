"""The rules of the house: who may import whom, whole rupiah, where SQL stands, no state of a module, what ships."""

import ast
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.stall import create_stall

ROOT = Path(__file__).parents[1]
POS = sorted(ROOT.joinpath("pos").rglob("*.py"))
UI = sorted(ROOT.joinpath("ui").rglob("*.py"))

DRAWING = ("pos/printing/", "pos/papers/", "pos/handover/carriers/")
"""Where lengths on paper and seconds to wait may be fractions."""

SQL = re.compile(
    r"\b(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|REPLACE\s+INTO\s|PRAGMA\s+\w"
    r"|(CREATE|DROP|ALTER)\s+(TEMP\s+|UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s|BEGIN\s+IMMEDIATE)"
)

MUTATORS = ("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "update")

HEAVY = ("PIL", "cryptography", "msgspec", "python_calamine", "reportlab", "segno", "sqlite_utils", "xlsxwriter")

LATER = (
    *HEAVY,
    "PySide6.QtGui.QGradient",
    "PySide6.QtGui.QIcon",
    "PySide6.QtGui.QImageReader",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtTest",
    "PySide6.QtWidgets.QDialog",
    "PySide6.QtWidgets.QStyle",
    "concurrent",
    "ctypes",
    "email",
    "importlib.metadata",
    "importlib.resources",
    "logging.handlers",
    "platform",
    "pos.gallery",
    "pos.handover.outbox",
    "pos.handover.summary",
    "pos.office",
    "pos.papers",
    "pos.printing.layout",
    "pos.printing.outlet",
    "pos.printing.pdf",
    "pos.till.history",
    "pos.till.qris",
    "socket",
    "ui.models.day",
    "ui.models.pay",
    "ui.office",
    "ui.setup",
    "ui.stall.day",
    "ui.stall.pay",
    "ui.widgets.palette",
    "ui.widgets.shortcuts",
    "uuid",
)
"""What a stall's window is up without, ready to scan; none of it is needed before somebody asks for it."""

TRADES = {f"pos.catalog.trades.{path.stem}" for path in ROOT.joinpath("pos", "catalog", "trades").glob("*.py")}

WINDOW_UP = """
import sys
from PySide6.QtWidgets import QApplication
from ui.desk import Desk
from pos.stall import open_stall

desk = Desk()
desk.show(open_stall(__import__("pathlib").Path(sys.argv[1])))
QApplication.processEvents()
print(*sys.modules)
for module in [*sys.modules.values()]:
    for name, made in [*vars(module).items()]:
        if isinstance(made, type) and made.__module__ == module.__name__:
            print("dataclass:" * ("__dataclass_fields__" in vars(made)) + f"{module.__name__}.{name}")
"""
"""Shows a stall's window and tells the modules that were imported and the classes that were made for it."""

MOST_DATACLASSES = 12
"""Each takes a millisecond of every start, and a named tuple a tenth of that."""

NO_WINDOW = """
import importlib, pkgutil, sys

class NoWindow:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "ui"):
            raise ImportError(f"the core asked for {name}")

sys.meta_path.insert(0, NoWindow())
import pos

def fail(name):
    raise

for module in pkgutil.walk_packages(pos.__path__, "pos.", onerror=fail):
    importlib.import_module(module.name)
    print(module.name)
"""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done


def test_every_import_goes_down() -> None:
    # In a process of its own: import-linter configures logging, which silences the loggers of everything imported.
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_whole_program_without_a_window_imports_where_qt_is_absent() -> None:
    imported = set(run("-c", NO_WINDOW).stdout.split())

    expected = {name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in POS}
    assert imported == expected - {"pos"}


def test_a_stall_opens_without_the_libraries_it_needs_only_later() -> None:
    loaded = run("-c", "import sys, pos.cli, pos.stall; print(*sys.modules)").stdout.split()

    assert not [name for name in HEAVY if name in loaded]


def test_a_stall_s_window_is_up_without_what_is_needed_only_later(tmp_path: Path) -> None:
    with create_stall(tmp_path / "stall", code="F03", name="Batik Ratih", trade="kriya"):
        pass

    loaded = run("-c", WINDOW_UP, str(tmp_path / "stall")).stdout.split()

    assert {"ui.stall.sell", "PySide6.QtWidgets.QListView"} <= {*loaded}
    assert [name for name in LATER if name in loaded] == []
    assert TRADES & {*loaded} == {"pos.catalog.trades.kriya"}
    assert len([name for name in loaded if name.startswith("dataclass:")]) <= MOST_DATACLASSES


def test_a_window_imports_without_qt_s_hook_that_reads_every_source() -> None:
    show = "print(builtins.__import__)"
    seen = run("-c", f"import builtins, PySide6.QtCore; {show}; import ui.__main__ as m; m._prepare_for_qt(); {show}")

    assert ["feature" in line for line in seen.stdout.splitlines()] == [True, False]


def fractions(tree: ast.Module) -> Iterator[str]:
    """Every place in `tree` where a number could stop being whole."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()):
                yield f"{node.lineno}: {node.value!r}"
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                yield f"{node.lineno}: /"
            case ast.Call(func=ast.Name(id="float" | "round" as name)):
                yield f"{node.lineno}: {name}()"
            case ast.Import(names=names) if any(alias.name in ("decimal", "fractions") for alias in names):
                yield f"{node.lineno}: import"
            case ast.ImportFrom(module="decimal" | "fractions"):
                yield f"{node.lineno}: import"


@pytest.mark.parametrize("path", [path for path in POS if not name_of(path).startswith(DRAWING)], ids=name_of)
def test_numbers_stay_whole(path: Path) -> None:
    assert list(fractions(tree_of(path))) == []


@pytest.mark.parametrize(
    "code", ["1.5", "a / b", "a /= b", "float('1')", "round(a)", "import decimal", "from decimal import Decimal"]
)
def test_a_fraction_is_found(code: str) -> None:
    assert len(list(fractions(ast.parse(code)))) == 1


def statements(tree: ast.Module) -> Iterator[str]:
    """Every SQL statement among the texts of `tree`, but for docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings and SQL.search(text):
                yield f"{node.lineno}: {text.split()[0]}"


def holds_sql(path: Path) -> bool:
    name = name_of(path)
    return path.name == "tables.py" or name.startswith(("pos/store/", "pos/office/reports/"))


@pytest.mark.parametrize("path", [path for path in (*POS, *UI) if not holds_sql(path)], ids=name_of)
def test_sql_stands_only_with_the_tables(path: Path) -> None:
    assert list(statements(tree_of(path))) == []


@pytest.mark.parametrize(
    "code", ["run('SELECT 1')", "run('\\n  INSERT INTO a VALUES (1)')", "x = 'PRAGMA user_version'"]
)
def test_a_statement_is_found(code: str) -> None:
    assert len(list(statements(ast.parse(code)))) == 1


def test_a_docstring_is_no_statement() -> None:
    assert list(statements(ast.parse('"""SELECT is told of here."""'))) == []


def changes_of_module_state(tree: ast.Module) -> Iterator[str]:
    """Every `global`, and every place in a function that changes a value bound at the top of the module."""
    names = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        arguments = {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
        stored = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and not _reads(node)}
        yield from _changes(function, names - arguments - stored)


def _reads(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


def _changes(function: ast.AST, names: set[str]) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Global():
                yield f"{node.lineno}: global"
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=verb)) if verb in MUTATORS:
                if name in names:
                    yield f"{node.lineno}: {name}.{verb}()"
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if name in names:
                yield f"{node.lineno}: {name}[…]"
            case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if name in names:
                yield f"{node.lineno}: {name}.{node.attr}"


@pytest.mark.parametrize("path", [path for path in (*POS, *UI) if name_of(path) != "pos/words.py"], ids=name_of)
def test_no_module_keeps_state_but_the_language(path: Path) -> None:
    assert list(changes_of_module_state(tree_of(path))) == []


@pytest.mark.parametrize(
    "change", ["global seen", "seen.append(1)", "seen[0] = 1", "del seen[0]", "seen.limit = 1"], ids=str
)
def test_a_change_of_module_state_is_found(change: str) -> None:
    assert len(list(changes_of_module_state(ast.parse(f"seen = []\ndef step():\n    {change}\n")))) == 1


def test_a_local_value_is_no_module_state() -> None:
    code = "seen = []\ndef step(more):\n    seen = []\n    seen.append(1)\n    more.append(2)\n"

    assert list(changes_of_module_state(ast.parse(code))) == []


@pytest.mark.parametrize("path", UI, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_shown_is_never_read_as_html(path: Path) -> None:
    """Qt reads tooltips and bare labels that look like HTML as such; ours are made where that is turned off."""
    text = path.read_text("utf-8")
    if path.name != "tip.py":
        assert ".setToolTip(" not in text
    if path.name != "labels.py":
        assert not re.search(r"\b(QLabel|QMessageBox|QTextBrowser)\(|setHtml\(|QTextDocument", text)


def test_the_wheel_holds_the_code_and_all_that_is_shipped_with_it(tmp_path: Path) -> None:
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))

    with zipfile.ZipFile(next(tmp_path.glob("lapak-*.whl"))) as wheel:
        held = set(wheel.namelist())
        scripts = wheel.read(next(name for name in held if name.endswith("entry_points.txt"))).decode()
    shipped = {
        name_of(path)
        for folder in ("pos", "ui", "resources")
        for path in ROOT.joinpath(folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped <= held
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} == {"pos", "ui", "resources"}
    assert "lapak = ui.__main__:main" in scripts
    for kind in ("fonts/*.ttf", "icons/*.svg", "locale/id/LC_MESSAGES/lapak.mo"):
        assert list(ROOT.joinpath("resources").glob(kind))


STEPS = ("archive", "change_shift", "change_tender", "checkout", "close_day", "decide_qris", "importing", "move_cash")
STEPS += (
    "open_day",
    "record_drawer",
    "record_reprint",
    "reopen_day",
    "rotate_key",
    "save_product",
    "set_stock",
    "taking_back",
    "undo_import",
)
"""What a person does at a till; `refund` and `set` have namesakes."""


@pytest.mark.parametrize("path", sorted(ROOT.joinpath("ui", "models").rglob("*.py")), ids=name_of)
def test_whatever_a_person_does_says_who_does_it(path: Path) -> None:
    calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    steps = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (call.func.attr in STEPS or ast.unparse(call.func) in ("self._stall.till.refund", "self._stall.set"))
        and ast.unparse(call.func).startswith(("self._stall.", "self.stall."))
    ]
    assert [call.lineno for call in steps if "by" not in [keyword.arg for keyword in call.keywords]] == []
