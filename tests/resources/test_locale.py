"""The Indonesian catalogue: whole, compiled, true to its placeholders, and gathered from texts that can be gathered."""

import ast
import io
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT.joinpath("resources", "locale", "id", "LC_MESSAGES", "lapak.po")
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "translate": None, "translate_plural": (1, 2)}
SOURCES = sorted(path for folder in ("pos", "ui") for path in ROOT.joinpath(folder).rglob("*.py"))


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return pofile.read_po(file, locale="id")


def texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [""])


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def said(folder: str) -> set[str]:
    """Every text for people in the code of `folder`; of a plural the singular."""
    found = extract_from_dir(ROOT.joinpath(folder), keywords=KEYWORDS)
    return {texts(message)[0] for _, _, message, _, _ in found}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_of_the_program_is_in_the_catalogue_and_no_other(catalogue: Catalog) -> None:
    known = {texts(message.id)[0] for message in messages(catalogue)}

    assert known == said("pos") | said("ui"), "run make words, then translate"


def test_every_text_is_translated(catalogue: Catalog) -> None:
    assert [message.id for message in messages(catalogue) if message.fuzzy or not all(texts(message.string))] == []


def test_a_translation_keeps_the_placeholders(catalogue: Catalog) -> None:
    differing = [
        (message.id, message.string)
        for message in messages(catalogue)
        if any(placeholders(text) != placeholders(texts(message.id)[-1]) for text in texts(message.string))
    ]

    assert differing == []


def test_a_placeholder_is_a_plain_name(catalogue: Catalog) -> None:
    names = {name for message in messages(catalogue) for text in texts(message.id) for name in placeholders(text)}

    assert [name for name in names if not name.isidentifier()] == []


def test_the_compiled_catalogue_is_current(catalogue: Catalog) -> None:
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)

    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run make words"


def uncollectable(tree: ast.Module) -> Iterator[str]:
    """Every call that translates or marks a text which cannot be gathered: filled in or put together before it."""
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr():  # Babel does not look into an f-string
                yield from (f"{call.lineno}: {ast.unparse(call)}" for call in ast.walk(node) if _is_marked(call))
            case ast.Call(func=ast.Name(id="_" | "N_" | "translate" | "translate_plural"), args=[*given]):
                if any(isinstance(text, ast.JoinedStr | ast.BinOp) or _is_filled_in(text) for text in given[:2]):
                    yield f"{node.lineno}: {ast.unparse(node)}"


def _is_marked(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="_" | "N_" | "translate" | "translate_plural"), args=[ast.Constant(), *_]):
            return True
    return False


def _is_filled_in(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_text_is_translated_before_it_is_filled_in(path: Path) -> None:
    assert list(uncollectable(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code", ["_(f'{n} sales')", "translate('a {n}'.format(n=1))", "N_('a' + b)", "f\"{_('a')}: {n}\""]
)
def test_a_text_filled_in_too_early_is_found(code: str) -> None:
    assert len(list(uncollectable(ast.parse(code)))) == 1
