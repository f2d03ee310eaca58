"""Every library and Debian package in use is explained, with its licence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
REGISTRY = REPOSITORY / "models" / "registry.toml"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(groups: Iterable[list[str]]) -> set[str]:
    """The libraries that lists of requirements name."""
    found = (re.match(r"[\w.-]+", entry) for group in groups for entry in group)
    return {normal(match.group()) for match in found if match}


def runtime() -> set[str]:
    """What a session uses, extras included."""
    project = PROJECT["project"]
    return names([project["dependencies"], *project["optional-dependencies"].values()])


def declared() -> set[str]:
    """What is named for use, tests or checks."""
    return runtime() | names(PROJECT["dependency-groups"].values())


def rows(name: str) -> list[list[str]]:
    """The cells of every table row of a document, headings left out."""
    lines = (REPOSITORY / "docs" / name).read_text().splitlines()
    table = [line for line in lines if line.startswith("|")]
    heads = {index for index, line in enumerate(table) if line.startswith("|---")}
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for index, line in enumerate(table)
        if index not in heads and index + 1 not in heads
    ]


def debian_packages() -> set[str]:
    lines = (REPOSITORY / "script" / "debian-packages.txt").read_text().splitlines()
    return {line.split()[0] for line in lines if line.strip() and not line.startswith("#")}


@pytest.mark.parametrize("document", ["decisions.md", "licences.md"])
def test_every_declared_library_has_a_row_without_empty_facts(document: str) -> None:
    facts = {normal(row[0]): row[1:] for row in rows(document)}
    assert declared() - facts.keys() == set()
    needed = slice(0, 4) if document == "decisions.md" else slice(0, 1)
    assert [name for name in declared() if not all(facts[name][needed])] == []


def test_no_library_is_installed_that_the_program_does_not_use() -> None:
    code = "\n".join(path.read_text() for path in (REPOSITORY / "voice_coach").rglob("*.py"))
    registry = REGISTRY.read_text()
    mentioned = set(re.findall(r"(?:import|from) (\w+)|\b(\w+)/", code + registry))
    mentioned |= {(name, "") for name in re.findall(r'"(\w+)"', code)}
    used = {name for names_found in mentioned for name in names_found}
    imported = {
        normal(distribution)
        for name, distributions in packages_distributions().items()
        for distribution in distributions
        if name in used
    }
    # tests/ovos looks at the extra [ovos], which has an environment of its own
    elsewhere = names([PROJECT["project"]["optional-dependencies"]["ovos"]])
    assert runtime() - imported - elsewhere == set()


def test_no_decision_is_kept_for_a_library_that_is_gone() -> None:
    assert {normal(row[0]) for row in rows("decisions.md")} - declared() == set()


def test_every_debian_package_has_its_licence() -> None:
    explained = {name for row in rows("licences.md") for name in row[0].split(", ")}
    assert debian_packages() - explained == set()


def test_every_model_of_the_registry_has_the_licence_that_is_written_there() -> None:
    models = {
        model["name"]: model["licence"] for model in tomllib.loads(REGISTRY.read_text())["model"]
    }
    written = {row[0]: row[1] for row in rows("licences.md")}
    assert models
    assert {name: written.get(name) for name in models} == models


def test_every_recording_of_the_tests_has_its_source_beside_it_and_its_licence_here() -> None:
    recordings = [
        path for path in (REPOSITORY / "tests").rglob("*") if path.suffix in {".wav", ".flac"}
    ]
    assert recordings
    assert [path for path in recordings if path.name not in read_me(path.parent)] == []
    folders = {path.parent.relative_to(REPOSITORY).as_posix() for path in recordings}
    assert folders - {row[0] for row in rows("licences.md")} == set()


def read_me(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.md"))
