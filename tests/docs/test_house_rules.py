"""The code keeps the sizes that docs/contributing.md names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.docs.commands import REPOSITORY
from voice_coach import errors

LONGEST_FUNCTION = 60
LONGEST_MODULE = 400
FOLDERS = ("benchmarks", "script", "tests", "voice_coach")


def modules() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (REPOSITORY / folder).rglob("*.py")


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module, with its length in lines."""
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{module.relative_to(REPOSITORY)}:{node.name}", node.end_lineno - node.lineno + 1


def errors_without_remedy(module: Path) -> Iterator[str]:
    """Where an error of our own is raised with nothing but what failed."""
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            call = node.exc
            kind = getattr(errors, ast.unparse(call.func), None)
            is_told = len(call.args) + len(call.keywords) == 1
            if (
                kind is not None
                and is_told
                and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
            ):
                yield f"{module.relative_to(REPOSITORY)}:{node.lineno}"


def test_every_error_tells_what_to_do() -> None:
    package = (REPOSITORY / "voice_coach").rglob("*.py")
    found = [place for module in package for place in errors_without_remedy(module)]
    # a message about a dialog file begins with the place to mend
    assert [place for place in found if "dialog" not in place] == []


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = [entry for module in modules() for entry in functions(module)]
    assert lengths
    assert [entry for entry in lengths if entry[1] > LONGEST_FUNCTION] == []


def test_no_module_is_longer_than_its_one_noun_can_be() -> None:
    lengths = [
        (path.name, len(path.read_text(encoding="utf-8").splitlines())) for path in modules()
    ]
    assert [entry for entry in lengths if entry[1] > LONGEST_MODULE] == []
