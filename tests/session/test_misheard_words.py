"""A word that the recogniser was unsure of is not said back in a session."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from stage import STRONG, Stage, texts

from voice_coach.dialog.card import make_card
from voice_coach.dialog.check_in import COMMITMENT
from voice_coach.dialog.rehearse import Rehearse
from voice_coach.dialog.steps import Answer, Step
from voice_coach.events import Assessment, Command, Expectation, Keep, Marker, Say

FAINT = "i feel lonely and he sold the toaster"


def reflections(commands: Iterable[Command]) -> list[str]:
    return [one.text for one in commands if isinstance(one, Say) and one.purpose == "reflection"]


@pytest.mark.parametrize("kind", ["mirror", "check-in", "rehearse"])
def test_a_reflection_holds_what_was_heard_surely_alone(kind: str) -> None:
    for doubtful, is_told in (([], True), (["toaster"], False)):
        stage = Stage(kind)
        stage.hear_out(stage.start())
        (given_back,) = reflections(stage.say(FAINT, doubtful=doubtful))
        assert "lonely" in given_back
        assert ("toaster" in given_back) == is_told


def test_a_feeling_is_named_where_all_else_was_heard_faintly() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    told = "i feel lonely because he sold the toaster"
    (given_back,) = reflections(stage.say(told, doubtful=["toaster"]))
    assert "lonely" in given_back
    assert "toaster" not in given_back


def test_a_time_that_was_heard_faintly_is_in_no_line_to_lean_on() -> None:
    for doubtful, since in (([], "since your funeral"), (["funeral"], "")):
        stage = Stage("rehearse")
        stage.hear_out(stage.start())
        stage.say("i feel lonely since his funeral", doubtful=doubtful)
        activity = stage.machine.activity
        assert isinstance(activity, Rehearse)
        assert activity.since == since


def test_who_told_nothing_that_was_heard_surely_is_asked_for_more() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    assert not reflections(stage.say("he sold the toaster", doubtful=["toaster"]))
    assert stage.machine.exchange.step is not None
    assert stage.machine.exchange.step.id == "rehearse/tell-2"


def test_a_correction_with_a_faint_word_is_given_back_without_it() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    stage.hear_out(stage.say("we hardly talk and i feel alone"))
    (given_back,) = reflections(stage.say(FAINT, doubtful=["toaster"]))
    assert "toaster" not in given_back


def test_a_faint_word_of_the_first_half_is_not_said_back_after_the_second() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    stage.say("my brother sold the toaster", doubtful=["toaster"])
    (given_back,) = reflections(stage.say("and i feel lonely since then", gap_ms=500))
    assert "lonely" in given_back
    assert "toaster" not in given_back


def test_no_line_is_lent_that_holds_a_faint_word_of_the_partners() -> None:
    lent = []
    for doubtful in ([], ["toaster"]):
        stage = Stage("rehearse")
        stage.hear_out(stage.start())
        for text in ("we hardly talk and i feel alone", "yes", "yes"):
            stage.hear_out(stage.say(text))
        line = "you sold the toaster and i feel so angry"
        stage.hear_out(stage.say(line, doubtful=doubtful))
        for text in ("done", *[STRONG] * 4):
            stage.hear_out(stage.say(text))
        assert stage.machine.exchange.step is not None
        lent.append(stage.machine.exchange.step.template)
    sure, faint = lent
    assert "toaster" in sure
    assert "angry" in faint
    assert "toaster" not in faint


@pytest.mark.parametrize("second", [["grandmother"], []])
def test_a_commitment_with_a_faint_word_is_asked_for_once_more(second: list[str]) -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    for text in ("i feel fine", "more sleep", "busy i think", "a hug", "we laughed", "no", "no"):
        stage.hear_out(stage.say(text))
    plan = "i will call my grandmother on sunday"
    again = stage.hear_out(stage.say(plan, doubtful=["grandmother"]))
    assert not any("grandmother" in one.text for one in again if isinstance(one, Say))
    noted = stage.hear_out(stage.say(plan, doubtful=second))
    assert any("grandmother" in one.text for one in noted if isinstance(one, Say))
    kept = {one.kind: one.content for one in (*again, *noted) if isinstance(one, Keep)}
    assert "grandmother" in kept[COMMITMENT]


def test_a_commitment_may_hold_a_faint_small_word() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    for text in ("i feel fine", "more sleep", "busy i think", "a hug", "we laughed", "no", "no"):
        stage.hear_out(stage.say(text))
    noted = stage.hear_out(stage.say("i will call my aunt on sunday", doubtful=["on", "my"]))
    assert any("aunt" in one.text for one in noted if isinstance(one, Say))


def test_the_summary_quotes_no_answer_with_a_faint_word() -> None:
    sure = "you are tired did i get that right"
    for faint, quoted in (([], STRONG), (["asleep"], sure)):
        stage = Stage("practice", exercises=2)
        stage.hear_out(stage.start())
        stage.hear_out(stage.say(STRONG, doubtful=faint))
        told = stage.hear_out(stage.say(sure))
        said = texts(told)
        assert [text for text in (STRONG, sure) if text in said] == [quoted]


def test_the_card_takes_no_line_that_holds_little_of_what_it_was_to_hold() -> None:
    asks = (("feeling_owned",), ("request", "offer"), ("need_or_wish",))

    def given(text: str, *names: str) -> Answer:
        step = Step(
            "rehearse/notice", "judged", (), expectation=Expectation("x", "speak", asks=asks)
        )
        found = tuple(Marker(name, "strength", (0, 1), 1.0, "") for name in names)
        return Answer(step, text, assessment=Assessment(text, markers=found))

    judged = [
        given("you sound worn out", "tentative", "feeling_named"),
        given("i feel sad", "feeling_owned", "check"),
        given("i feel sad and miss you", "feeling_owned", "need_or_wish"),
    ]
    assert make_card(judged).best == ("i feel sad and miss you",)


def test_the_card_takes_what_was_heard_surely_before_what_was_not() -> None:
    found = (Marker("validation", "strength", (0, 1), 1.0, ""),)
    judged = [
        Answer(
            Step(f"rehearse/talk-{number}", "judged", ()),
            text,
            assessment=Assessment(text, markers=found, is_strong=True),
            doubtful=frozenset({"toaster"}) & set(text.split()),
        )
        for number, text in enumerate(["the toaster hurt", "one", "two", "three"])
    ]
    assert make_card(judged).best == ("one", "two", "three")
    assert make_card(judged[:3]).best == ("the toaster hurt", "one", "two")
