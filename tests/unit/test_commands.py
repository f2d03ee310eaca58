from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.commands import COMMANDS
from voice_coach.dialog.script import Drill
from voice_coach.language.commands import CommandBook

SCRIPT = load_script("en-us")
BOOK = CommandBook(SCRIPT.commands)

DATA = Path(__file__).parents[1] / "data"


def read_spoken() -> dict[str, list[str]]:
    """Ways to say each command: the command at the margin, below it what is said."""
    spoken: dict[str, list[str]] = {}
    for line in (DATA / "commands.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            spoken[next(reversed(spoken))].append(line.strip())
        elif not line.startswith("#"):
            spoken[line.removesuffix(":")] = []
    return spoken


NATURAL = read_spoken()
SPOKEN = [(command, utterance) for command, row in NATURAL.items() for utterance in row]
ANSWERS = (DATA / "answers.txt").read_text(encoding="utf-8").splitlines()


def test_every_command_has_wordings_and_a_table_row() -> None:
    assert set(SCRIPT.commands) == set(COMMANDS) == set(NATURAL)
    assert min(map(len, SCRIPT.commands.values())) >= 8
    assert min(map(len, NATURAL.values())) >= 5
    assert len(SPOKEN) > 500
    assert len(set(ANSWERS)) >= 200


@pytest.mark.parametrize(("command", "utterance"), SPOKEN)
def test_a_natural_wording_is_understood(command: str, utterance: str) -> None:
    assert BOOK.match(utterance) == command


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_command(answer: str) -> None:
    assert BOOK.match(answer) is None


@pytest.mark.parametrize("answer", ["silence", "just silence", "silence mostly"])
def test_what_there_is_between_two_is_no_wish_for_it(answer: str) -> None:
    assert BOOK.match(answer) is None
    assert BOOK.match("silence please") == "stop"


@pytest.mark.parametrize("answer", ANSWERS)
def test_politeness_makes_no_command_of_an_answer(answer: str) -> None:
    assert BOOK.match(f"Um, well, {answer}, please.") is None


def test_every_wording_of_the_file_is_understood_as_its_own_command() -> None:
    wrong = [
        (command, wording)
        for command, wordings in SCRIPT.commands.items()
        for wording in wordings
        if BOOK.match(wording) != command
    ]
    assert wrong == []


@pytest.mark.parametrize("drill", SCRIPT.drills, ids=lambda drill: drill.id)
def test_no_answer_of_a_drill_is_a_command(drill: Drill) -> None:
    texts = [text for exercise in drill.exercises for text in exercise.models]
    texts += [weak.text for exercise in drill.exercises for weak in exercise.weak]
    texts += [exercise.line for exercise in drill.exercises]
    assert [text for text in texts if BOOK.match(text)] == []


@pytest.mark.parametrize(
    ("heard", "command"),
    [
        ("i want to rehears", "rehearse"),
        ("give me a templates", "template"),
        ("continued", "continue"),
        ("good by", "finish"),
        ("i think i need to stop", "finish"),
        ("finnish", "finish"),
        ("an exemple please", "example"),
        ("un pause", "continue"),
        ("try a gain", "try-again"),
        ("lets practise", "practice"),
        ("repeat that pleas", None),
        ("foster", None),
        ("skid", None),
        ("know", None),
        ("stoop", None),
        ("step by step", None),
    ],
)
def test_long_words_may_be_misheard_a_little_and_short_ones_not(
    heard: str, command: str | None
) -> None:
    assert BOOK.match(heard) == command


@pytest.mark.parametrize("text", ["", "   ", "...", "um", "um uh er", "please", "-", "?!", "coach"])
def test_fillers_alone_are_no_command(text: str) -> None:
    assert BOOK.match(text) is None


def test_yes_and_no_together_are_neither() -> None:
    assert BOOK.match("yes no") is None
    assert BOOK.match("no yes") is None


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert BOOK.match(text) in {*COMMANDS, None}


@given(
    st.sampled_from(SPOKEN),
    st.sampled_from(["um ", "okay coach ", "uh well ", ""]),
    st.sampled_from([" please", " please coach", " now please", ""]),
)
def test_fillers_and_politeness_change_no_command(
    wanted: tuple[str, str], before: str, after: str
) -> None:
    command, text = wanted
    # whoever wants to end and adds "now" may be obeyed at once
    is_at_once = command == "finish" and "now" in after
    assert BOOK.match(f"{before}{text}{after}") in {command, "stop" if is_at_once else command}


@pytest.mark.parametrize(
    "said", ["enough stop", "stop it stop now enough", "hey coach enough stop"]
)
def test_words_that_all_mean_stop_are_obeyed_in_any_order(said: str) -> None:
    assert BOOK.match(said) == "stop"
