"""Our own labelled talk is sound, and the reading knows most of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment

DATA = Path(__file__).resolve().parents[1] / "data"
LABELS = frozenset("rocaipesktb")


@cache
def talk(name: str = "utterances_talk.txt") -> Sequence[tuple[str, frozenset[str], str]]:
    """What was heard, the labels, and the words, line by line."""
    heard = ""
    found: list[tuple[str, frozenset[str], str]] = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("< "):
            heard = line[2:]
        elif line and not line.startswith("#"):
            labels, text = line.split(" | ", 1)
            found.append((heard, frozenset(labels.split()), text))
    return found


@cache
def read(name: str = "utterances_talk.txt") -> Sequence[tuple[frozenset[str], Assessment]]:
    assessor = load_assessor()
    return [(labels, assessor.assess(text, heard=heard)) for heard, labels, text in talk(name)]


def share_right(answers: Sequence[tuple[bool, bool]]) -> float:
    return sum(wanted == found for wanted, found in answers) / len(answers)


def test_every_line_of_talk_is_labelled_and_written_as_a_recogniser_writes() -> None:
    assert len(talk()) > 2_400
    for heard, labels, text in [*talk(), *talk("utterances_more.txt")]:
        assert labels
        assert labels <= LABELS, text
        assert re.fullmatch(r"[a-z' ]+", f"{heard}{text}"), text


def test_talk_is_as_mixed_as_conversations_are() -> None:
    reflecting = sum("r" in labels for _, labels, _ in talk()) / len(talk())
    asking = sum(bool({"o", "c"} & labels) for _, labels, _ in talk()) / len(talk())
    long = sum(len(text.split()) > 30 for _, _, text in talk())
    assert 0.25 < reflecting < 0.4
    assert 0.25 < asking < 0.4
    assert long > 200


def test_most_reflections_in_talk_are_known() -> None:
    answers = [("r" in labels, "reflection" in found.acts) for labels, found in read()]
    assert share_right(answers) > 0.8


def test_most_questions_in_talk_are_known() -> None:
    answers = [(bool({"o", "c"} & labels), found.question is not None) for labels, found in read()]
    assert share_right(answers) > 0.88


def test_most_of_what_is_easily_mistaken_is_known() -> None:
    read_ones = read("utterances_more.txt")
    assert len(read_ones) > 300
    given_back = [("r" in labels, "reflection" in found.acts) for labels, found in read_ones]
    assert share_right(given_back) > 0.8


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("i got up for three feeds and nobody helped", "three feeds alone and then the alarm"),
        ("i got the job but it's far from my mom", "so it's good news with a price"),
        ("it's just what we've always done", "okay so that's just what you've always done"),
    ],
)
def test_a_reflection_may_leave_the_you_out_or_repeat_an_always(heard: str, text: str) -> None:
    found = load_assessor().assess(text, heard=heard)
    assert "reflection" in found.acts
    assert not [marker.name for marker in found.markers if marker.kind == "pitfall"]


@pytest.mark.parametrize("text", ["sounds good", "okay sounds like a plan", "so rather than"])
def test_agreeing_or_breaking_off_gives_nothing_back(text: str) -> None:
    found = load_assessor().assess(text, heard="i could walk to work twice a week")
    assert "reflection" not in found.acts


def test_that_would_be_great_talks_nothing_down() -> None:
    assert not load_assessor().assess("that'd be great", heard="shall i come").has("minimising")
    assert load_assessor().assess("it'll turn out fine", heard="i am scared").has("minimising")


def test_after_a_mere_mm_hmm_one_may_go_on_giving_back_what_was_said() -> None:
    text = "and as long as nobody asks you can kind of pretend that it's all fine"
    assessor = load_assessor()
    assert "reflection" in assessor.assess(text, heard="mm hmm").acts
