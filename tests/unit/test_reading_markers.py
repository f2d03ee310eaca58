"""Every marker is found where it shows, and only there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.dialog.markers import MARKERS, PITFALLS, STRENGTHS
from voice_coach.events import Assessment, Expectation

TABLE: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "data" / "markers.yaml").read_text(encoding="utf-8")
)


def cases(column: str) -> list[object]:
    return [
        pytest.param(marker, text, id=f"{marker}: {text}")
        for marker, entry in TABLE.items()
        for text in entry[column]
    ]


def assess(marker: str, text: str) -> Assessment:
    entry = TABLE[marker]
    expectation = Expectation("any", entry["kind"], heard=entry.get("heard", ""))
    return load_assessor().assess(text, expectation)


@pytest.mark.parametrize(("marker", "text"), cases("shows"))
def test_a_marker_is_found_where_it_shows(marker: str, text: str) -> None:
    assert assess(marker, text).has(marker)


@pytest.mark.parametrize(("marker", "text"), cases("lacks"))
def test_a_marker_is_not_found_in_a_near_miss(marker: str, text: str) -> None:
    assert not assess(marker, text).has(marker)


def test_the_table_holds_ten_cases_each_way_for_every_marker() -> None:
    assert set(TABLE) == MARKERS
    assert all(len(entry["shows"]) >= 10 for entry in TABLE.values())
    assert all(len(entry["lacks"]) >= 10 for entry in TABLE.values())


def test_the_measures_are_the_markers_that_dialogs_may_name() -> None:
    from voice_coach.feedback import pitfalls, strengths

    assert {*strengths.STRENGTHS, "i_statement"} == STRENGTHS
    assert set(pitfalls.PITFALLS) == PITFALLS


@pytest.mark.parametrize(("marker", "text"), cases("shows"))
def test_a_marker_gives_the_words_that_show_it_and_a_plain_reason(marker: str, text: str) -> None:
    found = next(item for item in assess(marker, text).markers if item.name == marker)
    start, end = found.span
    assert 0 <= start < end <= len(text)
    assert text[start:end].strip()
    assert 0 < found.strength <= 1
    assert found.reason.endswith(".")
    assert found.kind == ("strength" if marker in STRENGTHS else "pitfall")
