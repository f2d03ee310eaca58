"""docs/architecture.md shows the program as it is."""

from __future__ import annotations

import re
import tomllib

from tests.docs.commands import REPOSITORY
from voice_coach.dialog.diagram import session_diagram

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


def test_the_session_diagram_is_the_one_the_code_draws() -> None:
    (drawn,) = re.findall(
        r"<!-- diagram:session -->\n```mermaid\n(.*?)\n```\n<!-- /diagram -->", TEXT, re.DOTALL
    )
    assert drawn == session_diagram()
