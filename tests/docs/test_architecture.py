"""docs/architecture.md shows the program as it is."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.docs.commands import REPOSITORY
from voice_coach.adapters.partner_files import load_partner
from voice_coach.dialog.diagram import session_diagram
from voice_coach.dialog.partner import diagram

TEXT = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")


def layers() -> list[str]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (rule,) = [contract for contract in contracts if contract["type"] == "layers"]
    lines: list[str] = rule["layers"]
    return lines


def test_the_import_rule_is_the_one_that_is_checked() -> None:
    (written,) = re.findall(r"Imports point down only:\n\n```\n(.*?)\n```", TEXT, re.DOTALL)
    assert written.splitlines() == layers()


def test_every_part_of_the_program_has_its_job_in_the_table() -> None:
    described = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    assert described == {part for line in layers() for part in line.split(" | ")}


def test_every_module_that_reads_words_has_its_place_and_no_other_has() -> None:
    (section,) = re.findall(r"^## How words are read\n(.*?)^## ", TEXT, re.DOTALL | re.MULTILINE)
    parts = ("language", "feedback")
    files = [path for part in parts for path in (REPOSITORY / "voice_coach" / part).rglob("*.py")]
    found = {path.stem for path in files} | {path.parent.name for path in files}
    assert set(re.findall(r"`(\w+)`", section)) == found - {"__init__"}


@pytest.mark.parametrize(
    ("name", "drawn"), [("session", session_diagram()), ("partner", diagram(load_partner()))]
)
def test_the_diagrams_are_the_ones_the_code_draws(name: str, drawn: str) -> None:
    (shown,) = re.findall(
        rf"<!-- diagram:{name} -->\n```mermaid\n(.*?)\n```\n<!-- /diagram -->", TEXT, re.DOTALL
    )
    assert shown == drawn
