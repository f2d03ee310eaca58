"""Our own labelled talk is sound, and the reading knows most of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment

TALK = Path(__file__).resolve().parents[1] / "data" / "utterances_talk.txt"
LABELS = frozenset("rocaipeskt")


@cache
def talk() -> Sequence[tuple[str, frozenset[str], str]]:
    """What was heard, the labels, and the words, line by line."""
    heard = ""
    found: list[tuple[str, frozenset[str], str]] = []
    for line in TALK.read_text(encoding="utf-8").splitlines():
        if line.startswith("< "):
            heard = line[2:]
        elif line and not line.startswith("#"):
            labels, text = line.split(" | ", 1)
            found.append((heard, frozenset(labels.split()), text))
    return found


@cache
def read() -> Sequence[tuple[frozenset[str], Assessment]]:
    assessor = load_assessor()
    return [(labels, assessor.assess(text, heard=heard)) for heard, labels, text in talk()]


def share_right(answers: Sequence[tuple[bool, bool]]) -> float:
    return sum(wanted == found for wanted, found in answers) / len(answers)


def test_every_line_of_talk_is_labelled_and_written_as_a_recogniser_writes() -> None:
    assert len(talk()) > 2_400
    for heard, labels, text in talk():
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


def test_after_a_mere_mm_hmm_one_may_go_on_giving_back_what_was_said() -> None:
    text = "and as long as nobody asks you can kind of pretend that it's all fine"
    assessor = load_assessor()
    assert "reflection" in assessor.assess(text, heard="mm hmm").acts
