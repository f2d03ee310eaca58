"""What an utterance does: reflect, ask, tell about oneself, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment, Expectation

OPEN = """
what was the hardest part
how did that go
how are you feeling about it
tell me about your day
so what would you like to do
and what happened then
what do you think
um what what makes it hard to talk
can you tell me more about that
i wonder what that was like for you
how long has this been going on
where does that leave us
what's been on your mind lately
i'd love to hear how it went
so you told him everything and what did he say
what else
you told her what
help me understand what you need
who else knows about it
and when you came home how was that
"""

CLOSED = """
are you tired
do you want to talk
did he call you back
is it because of work
have you eaten anything
so you work nights do you
it's hard isn't it
you're okay aren't you
can i help you
would you like some tea
is there anything you need
did i get that right
are you coming or not
so is that what you mean
dont you like it
was it a long day
should we go home
you were at home right
does your mother know
will the kids be there
"""

NO_QUESTION = """
i know what you mean
that's how it was
you know what happened
it is what it is
i don't know where he is
what i need is some rest
the thing is that you came home late
what i'm hearing is that you're tired
so you told me what he said
when you came home i was asleep
i understand why you left
that is what matters to me
you said it was fine and it was not
tell him i said hello
the one who called was my sister
so am i
as soon as you can
i wish you were here
if you like we could sit outside
okay
right
you never know what they do
i have you and you have me
how nice
whatever you like
"""

REFLECTIONS = """
so you felt left out
it sounds like you had enough
you're torn between the two of them
on the one hand you want to go and on the other hand you're scared
so it's mostly a matter of trust for you
what i'm hearing is that you need a break
you wish he would ask you once
and that makes you sad
so there's a lot going on right now
you've tried so hard and nothing changed
it was too much for you
you miss the way it used to be
"""

NO_REFLECTIONS = """
mm hmm
okay
thank you so much
we have a leaflet about that at the front desk
you should call her
what happened then
we'll meet again next week
i had a sandwich for lunch
my brother lives in norway
nice to meet you
good job
i'm glad to hear that
"""

HEARD = "i tried to talk to my sister about the move but she just walked out and i was so sad"
DATA = Path(__file__).parent.parent / "data"


def lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


def assess(text: str, heard: str = "") -> Assessment:
    return load_assessor().assess(text, heard=heard)


@pytest.mark.parametrize("text", lines(OPEN))
def test_an_open_question_is_known_by_its_wording(text: str) -> None:
    assert assess(text).question == "open"
    assert "question" in assess(text).acts


@pytest.mark.parametrize("text", lines(CLOSED))
def test_a_closed_question_is_known_by_its_wording(text: str) -> None:
    assert assess(text).question == "closed"


@pytest.mark.parametrize("text", lines(NO_QUESTION))
def test_what_only_looks_like_a_question_is_none(text: str) -> None:
    assert assess(text).question is None


@pytest.mark.parametrize("text", lines(REFLECTIONS))
def test_what_gives_back_what_was_heard_is_a_reflection(text: str) -> None:
    assert assess(text, HEARD).act == "reflection"


@pytest.mark.parametrize("text", lines(NO_REFLECTIONS))
def test_what_gives_nothing_back_is_no_reflection(text: str) -> None:
    assert "reflection" not in assess(text, HEARD).acts


def test_a_question_mark_tells_a_question_where_there_is_one() -> None:
    assert assess("You were at home?").question == "closed"
    assert assess("You were at home.").question is None


def test_an_accusation_is_no_reflection() -> None:
    assert "reflection" not in assess("you never listen to me", HEARD).acts


def test_whoever_speaks_for_themself_does_not_reflect() -> None:
    spoken = load_assessor().assess("i felt sad last night", Expectation("any", "speak"))
    assert spoken.act == "statement"


def test_a_long_answer_may_do_several_things() -> None:
    found = assess("so you felt shut out when she left what did you do then", HEARD)
    assert found.acts == ("reflection", "question")


@cache
def labelled() -> Sequence[tuple[frozenset[str], Assessment]]:
    """Our own labelled lines, read."""
    heard = ""
    found: list[tuple[frozenset[str], Assessment]] = []
    for line in (DATA / "utterances.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("< "):
            heard = line[2:]
        elif line and not line.startswith("#"):
            labels, text = line.split(" | ", 1)
            found.append((frozenset(labels.split()), assess(text, heard)))
    return found


def share_right(answers: Sequence[tuple[bool, bool]]) -> float:
    return sum(wanted == found for wanted, found in answers) / len(answers)


def test_nearly_all_reflections_among_our_own_lines_are_known() -> None:
    answers = [("r" in labels, "reflection" in found.acts) for labels, found in labelled()]
    assert len(answers) > 1_300
    assert share_right(answers) > 0.85


def test_nearly_all_questions_among_our_own_lines_are_known() -> None:
    asked = [
        (bool({"o", "c"} & labels), found.question is not None) for labels, found in labelled()
    ]
    assert share_right(asked) > 0.93
    kinds = [
        ("o" in labels, found.question == "open")
        for labels, found in labelled()
        if {"o", "c"} & labels and found.question
    ]
    assert share_right(kinds) > 0.9
