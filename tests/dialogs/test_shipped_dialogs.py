from __future__ import annotations

import ast
from itertools import chain
from pathlib import Path

import pytest

import voice_coach
from voice_coach.adapters.dialog_check import check_files, find_files
from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.commands import COMMANDS
from voice_coach.dialog.prompts import PROMPTS
from voice_coach.dialog.script import Drill
from voice_coach.resources import shipped

CURRICULUM = {
    "settle": "speak",
    "notice": "speak",
    "reframe": "speak",
    "name-the-pattern": "speak",
    "i-statement": "speak",
    "no-absolutes": "speak",
    "open-question": "speak",
    "paraphrase": "listen",
    "name-the-feeling": "listen",
    "validate": "listen",
    "deepen": "listen",
    "hold-space": "listen",
    "own-part": "speak",
    "small-step": "speak",
    "appreciation": "speak",
    "repair": "listen",
    "check-in": "speak",
    "reach-out": "speak",
}
SCRIPT = load_script("en-us")
DIGITS = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
PACKAGE = Path(voice_coach.__file__).parent


def test_every_shipped_file_passes_the_check() -> None:
    assert [str(problem) for problem in check_files(find_files([shipped("dialogs")]))] == []


@pytest.mark.parametrize("kind", ["listen", "speak"])
def test_the_skeletons_have_no_errors(kind: str) -> None:
    problems = check_files([shipped("dialogs") / "built-in" / f"new-{kind}.yaml"])
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_every_drill_of_the_curriculum_is_there_with_its_kind() -> None:
    assert {drill.id: drill.kind for drill in SCRIPT.drills} == CURRICULUM


@pytest.mark.parametrize("drill", SCRIPT.drills, ids=lambda drill: drill.id)
def test_a_drill_has_enough_exercises_for_a_month(drill: Drill) -> None:
    assert len(drill.exercises) >= 8


def test_every_line_of_the_coach_and_every_command_is_written() -> None:
    assert set(SCRIPT.prompts) >= set(PROMPTS)
    assert set(SCRIPT.commands) == set(COMMANDS)


def keys_asked_for() -> set[tuple[str, str]]:
    """The keys that the code hands to a prompter as plain text, with the file they stand in."""
    found = set()
    for path in chain(PACKAGE.glob("dialog/*.py"), PACKAGE.glob("session/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("line", "text")
                and "prompter" in ast.unparse(node.func.value)
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add((path.name, str(node.args[0].value)))
    return found


def test_every_line_that_the_code_asks_for_is_known() -> None:
    asked = keys_asked_for()
    assert len(asked) > 10
    assert {(file, key) for file, key in asked if key not in PROMPTS} == set()


def test_the_first_greeting_says_that_this_is_practice_and_not_therapy() -> None:
    assert all("practice, not therapy" in text for text in SCRIPT.prompts["greeting-first"])


def test_british_help_lines_replace_the_american_ones_and_the_drills_stay() -> None:
    british = load_script("en-gb")
    assert british.safety.emergency.number == "999"
    assert {line.number for line in british.safety.help_lines} == {"116 123", "0808 2000 247"}
    assert british.drills == SCRIPT.drills
    assert british.prompts == SCRIPT.prompts


@pytest.mark.parametrize("locale", ["fr-fr", "en-au", "en_AU.UTF-8"])
def test_a_locale_without_help_lines_names_the_local_emergency_number(locale: str) -> None:
    safety = load_script(locale).safety
    assert "local emergency number" in safety.emergency.spoken
    assert safety.emergency.number == "112"
    assert safety.help_lines == ()


@pytest.mark.parametrize("locale", ["en-us", "en-gb", "xx-xx"])
def test_the_safety_lines_name_what_they_must(locale: str) -> None:
    safety = load_script(locale).safety
    said = " ".join(safety.lines)
    assert "matters more than" in said
    assert "not the right tool" in said
    assert "end" in safety.ask
    assert "rest" in safety.ask


@pytest.mark.parametrize("locale", ["en-us", "en-gb"])
def test_every_digit_of_a_help_number_is_spoken(locale: str) -> None:
    names = dict(zip("0123456789", DIGITS, strict=True))
    safety = load_script(locale).safety
    for line in (safety.emergency, *safety.help_lines):
        spoken = line.spoken.lower().replace("two thousand", "two oh oh oh")
        spoken = spoken.replace("eight hundred", "eight oh oh")
        words = [word.strip(".,:") for word in spoken.split()]
        said = [word for word in words if word in names.values()]
        assert said == [names[digit] for digit in line.number if digit.isdigit()]
