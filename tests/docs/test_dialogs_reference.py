"""docs/dialogs.md names every key, line and command of the dialog files, and none that is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from voice_coach.adapters.dialog_check import check_files
from voice_coach.dialog import parse, partner_script, words
from voice_coach.dialog.commands import COMMANDS
from voice_coach.dialog.markers import PITFALLS, STRENGTHS
from voice_coach.dialog.nodes import line_index
from voice_coach.dialog.prompts import PROMPTS
from voice_coach.errors import DialogError

TEXT = (Path(__file__).parents[2] / "docs" / "dialogs.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n# (?:an excerpt of )?(\S+)\n(.*?)```", TEXT, flags=re.DOTALL)
PARSERS: dict[str, Callable[[str, str], object]] = {
    "drills": parse.parse_drill,
    "curriculum.yaml": words.parse_order,
    "prompts.yaml": words.parse_prompts,
    "commands.yaml": words.parse_commands,
    "safety.yaml": words.parse_safety,
}


def rows(heading: str) -> dict[str, list[str]]:
    """The rows of the first table below a heading of its own column or section, by first cell."""
    start = TEXT.index(heading)
    table = re.search(r"(?:^\|.*\n)+", TEXT[start:], flags=re.MULTILINE)
    assert table is not None
    cells = [
        [cell.strip().replace("\\|", "|") for cell in line.strip().strip("|").split("|")]
        for line in table.group().splitlines()[2:]
    ]
    return {row[0].strip("`"): row[1:] for row in cells}


def needed(heading: str) -> set[str]:
    return {key for key, row in rows(heading).items() if row[0] == "needed"}


@pytest.mark.parametrize(
    ("heading", "required", "optional"),
    [
        ("### Keys of a drill", parse.DRILL_KEYS | {"version"}, parse.DRILL_OPTIONAL),
        ("### Keys of an exercise", parse.EXERCISE_KEYS, parse.EXERCISE_OPTIONAL),
        ("| key of a point |", parse.POINT_KEYS, parse.POINT_OPTIONAL),
        ("| key of `feelings` and `needs` |", frozenset(), parse.FIT_OPTIONAL),
        ("| key of a weak answer |", parse.WEAK_KEYS, frozenset()),
        ("## The order of the drills", {"order"}, frozenset()),
        ("## The coach's own lines", {"prompts"}, frozenset()),
        ("## Commands", {"commands"}, {"rules"}),
        ("## Safety", words.SAFETY_KEYS, words.SAFETY_EXTRAS),
        ("| key of a help line |", words.HELP_LINE_KEYS, frozenset()),
    ],
)
def test_every_key_is_described(heading: str, required: set[str], optional: set[str]) -> None:
    assert set(rows(heading)) == required | optional
    assert needed(heading) == required


def test_every_line_of_the_coach_is_listed_with_its_slots() -> None:
    described = {
        key: tuple(re.findall(r"{(\w+)}", row[0])) for key, row in rows("| line | slots |").items()
    }
    assert described == dict(PROMPTS)


def test_every_command_is_listed() -> None:
    assert set(rows("| command | what happens |")) == set(COMMANDS)


def test_every_marker_is_named() -> None:
    section = TEXT[TEXT.index("### Markers") : TEXT.index("## The order of the drills")]
    strengths, pitfalls = section.split("Pitfalls, for")
    assert set(re.findall(r"`([a-z_]+)`", strengths)) - {"asks", "change"} == STRENGTHS
    assert set(re.findall(r"`([a-z_]+)`", pitfalls)) - {"avoids", "change"} == PITFALLS


def test_every_example_can_be_read_or_is_named_an_excerpt() -> None:
    read = set()
    for name, text in EXAMPLES:
        key = "drills" if "/drills/" in name else Path(name).name
        if key in PARSERS:
            PARSERS[key](text, name)
            read.add(key)
    assert read == set(PARSERS)


def test_the_example_drill_uses_every_key_and_has_no_errors(tmp_path: Path) -> None:
    text = next(text for name, text in EXAMPLES if "/drills/" in name)
    path = tmp_path / "our-evenings.yaml"
    path.write_text(text, encoding="utf-8")
    assert [str(it) for it in check_files([path]) if it.severity == "error"] == []
    used = {part for place in line_index(text, "") for part in place if isinstance(part, str)}
    assert used >= parse.DRILL_KEYS | parse.EXERCISE_KEYS | parse.EXERCISE_OPTIONAL
    assert used >= parse.POINT_OPTIONAL | parse.FIT_OPTIONAL | parse.WEAK_KEYS


def test_the_keys_of_the_partner_are_those_that_its_reader_takes() -> None:
    text = next(text for name, text in EXAMPLES if name.endswith("partner.yaml"))
    with pytest.raises(DialogError) as caught:
        partner_script.parse_partner(f"version: 1\n{text}", "partner.yaml")
    assert "has no key" not in caught.value.message
    used = {part for place in line_index(text, "") for part in place if isinstance(part, str)}
    described = set(rows("| key of a mood |")) | set(rows("| key of a move |"))
    described |= set(rows("| key of a life |")) | set(rows("## The partner of the role-play"))
    assert described == used - {mood.value for mood in partner_script.Mood}


def test_every_mood_of_the_partner_is_named() -> None:
    row = " ".join(rows("## The partner of the role-play")["moods"])
    assert {mood.value for mood in partner_script.Mood} == set(re.findall(r"`(\w+)`", row))
