"""What CONTRIBUTING promises of the code: sizes, names, docstrings, types, doors, and tests that mirror the source."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "sejajar"
MODULES = {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")}
FOLDERS = sorted({path.parent.relative_to(SOURCE) for path in SOURCE.rglob("*.py")})
DOORS = ROOT / "docs" / "doors.md"

LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 450, 60, 7
MOST_MODULES_IN_A_FOLDER = 15
MOST_DOORS = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    """Every function and method, with its module."""
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield module, node


def parameters(function: Function) -> list[ast.arg]:
    """The parameters that a caller gives."""
    all_of = function.args
    named = [*all_of.posonlyargs, *all_of.args, *all_of.kwonlyargs, *filter(None, (all_of.vararg, all_of.kwarg))]
    return [parameter for parameter in named if parameter.arg not in ("self", "cls")]


def public(node: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The public functions and classes of a module, with the public methods of those."""
    for child in node.body:
        if isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and not child.name.startswith("_"):
            yield prefix + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{prefix}{child.name}.")


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 200
    assert sum(1 for _ in functions()) > 1500


def test_no_module_is_too_long() -> None:
    lengths = {module: len((SOURCE / module).read_text("utf-8").splitlines()) for module in MODULES}
    assert {module: length for module, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    assert [
        (module, node.name)
        for module, node in functions()
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ] == []


def test_no_function_has_too_many_parameters() -> None:
    assert [(module, node.name) for module, node in functions() if len(parameters(node)) > MOST_PARAMETERS] == []


def test_every_function_is_typed() -> None:
    assert [
        (module, node.name)
        for module, node in functions()
        if any(parameter.annotation is None for parameter in parameters(node))
        or (node.returns is None and node.name != "__init__")
    ] == []


def test_every_public_name_has_a_docstring() -> None:
    assert [
        (module, name)
        for module, tree in MODULES.items()
        for name, node in public(tree)
        if not ast.get_docstring(node)  # pyright: ignore[reportArgumentType]
    ] == []


def test_every_module_opens_with_what_it_owns() -> None:
    assert [module for module, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def test_no_public_class_name_stands_in_two_modules() -> None:
    modules_of = defaultdict(list)
    for module, tree in MODULES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                modules_of[node.name].append(module)
    assert {name: modules for name, modules in modules_of.items() if len(modules) > 1} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_a_folder_can_be_taken_in_at_a_glance(folder: Path) -> None:
    modules = [path for path in (SOURCE / folder).glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES_IN_A_FOLDER


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder.name != "tables"], ids=str)
def test_the_tests_have_a_folder_for_each_of_the_source(folder: Path) -> None:
    assert list((ROOT / "tests" / folder).glob("test_*.py"))


def deferred_imports() -> set[tuple[str, str, str]]:
    """The module, the function and what it loads, for every import inside a function."""
    return {
        (module, node.name, name)
        for module, node in functions()
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
        for name in ([inner.module] if isinstance(inner, ast.ImportFrom) else [alias.name for alias in inner.names])
        if name
    }


def test_every_deferred_import_is_a_door_in_the_list() -> None:
    listed = re.findall(
        r"^\| `([\w/.]+)` \| `(\w+)` \| `([\w.]+)` \| [\d.]+ \| \S", DOORS.read_text("utf-8"), re.MULTILINE
    )
    assert len(listed) == len(set(listed))
    assert set(listed) == deferred_imports()
    assert len(listed) <= MOST_DOORS
