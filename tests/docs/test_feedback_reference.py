"""docs/feedback.md explains every marker, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.dialog.markers import MARKERS
from voice_coach.feedback.pitfalls import PITFALLS

PAGE = (Path(__file__).parents[2] / "docs" / "feedback.md").read_text(encoding="utf-8")
ROWS = {
    cells[0]: cells
    for line in PAGE.splitlines()
    if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 4
    and re.fullmatch(r"[a-z_]+", cells[0])
    and cells[0] != "marker"
}
QUOTED = re.compile(r'"([^"]+)"')
UNQUOTABLE = {"parroting"}
# its example only shows it beside the line that was heard


def test_every_marker_is_explained_with_example_and_source() -> None:
    assert set(ROWS) == MARKERS
    assert all(all(cells) for cells in ROWS.values())


@pytest.mark.parametrize("name", sorted(MARKERS - UNQUOTABLE))
def test_the_example_of_a_marker_shows_it(name: str) -> None:
    example = QUOTED.findall(ROWS[name][2])[0].replace("**", "")
    heard = "they raised the rent and cut my hours" if name == "content_covered" else ""
    listening = name in {"content_covered", "inference", "self_shift", "offer"}
    heard = heard or ("it was a long day" if listening else "")
    assert load_assessor().assess(example, heard=heard).has(name)


def test_the_pitfalls_stand_in_the_order_of_their_rank() -> None:
    assert [name for name in ROWS if name in PITFALLS] == list(PITFALLS)
