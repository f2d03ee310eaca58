"""What gets through of what is heard while the coach speaks."""

from __future__ import annotations

import pytest

from voice_coach.events import Event, Partial, Silence, SpeechEnded, SpeechStarted, Turn
from voice_coach.hearing.gate import BRIEF_MS, Gate, Moment

COUGH = (900, 900 + BRIEF_MS)
LONG = (900, 901 + BRIEF_MS)


def gate(*, may_interrupt: bool) -> Gate:
    commands = {"stop": "stop", "pause": "pause", "wait": "pause", "skip": "skip", "yes": "yes"}
    return Gate(lambda text: commands.get(text.lower().strip(".")), may_interrupt=may_interrupt)


def moment(
    now_ms: int = 1_000,
    *,
    is_over_coach: bool = True,
    is_meant: bool = False,
    coach_words: str = "Take a breath.",
) -> Moment:
    return Moment(now_ms, is_over_coach, is_meant, coach_words)


def turn(text: str) -> Turn:
    return Turn(text, *LONG, is_over_coach=True)


@pytest.mark.parametrize("may_interrupt", [False, True])
def test_in_silence_everything_passes(*, may_interrupt: bool) -> None:
    heard: list[Event] = [
        SpeechStarted(900),
        Partial("so", 1_000),
        SpeechEnded(1_000),
        Silence(1_000, 900),
        Turn("so you felt alone", 900, 1_000),
    ]
    silence = moment(is_over_coach=False)
    assert gate(may_interrupt=may_interrupt).admit(heard, silence) == heard


@pytest.mark.parametrize("may_interrupt", [False, True])
def test_speech_that_never_stands_out_is_never_told(*, may_interrupt: bool) -> None:
    watched = gate(may_interrupt=may_interrupt)
    heard = [SpeechStarted(900), Partial("take a", 1_000), SpeechEnded(1_100)]
    assert [watched.admit([event], moment()) for event in heard] == [[], [], []]
    assert watched.admit([], moment(is_meant=True)) == []


@pytest.mark.parametrize("may_interrupt", [False, True])
def test_speech_is_told_once_it_stands_out(*, may_interrupt: bool) -> None:
    watched = gate(may_interrupt=may_interrupt)
    assert watched.admit([SpeechStarted(900)], moment()) == []
    assert watched.admit([], moment(is_meant=True)) == [SpeechStarted(900)]
    assert watched.admit([SpeechEnded(1_300)], moment()) == [SpeechEnded(1_300)]


def test_speech_that_runs_as_the_coach_ends_is_told_then() -> None:
    watched = gate(may_interrupt=False)
    assert watched.admit([SpeechStarted(900)], moment()) == []
    assert watched.admit([], moment(is_over_coach=False)) == [SpeechStarted(900)]


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("stop", (True, True)),
        ("wait", (True, True)),
        ("skip", (False, True)),
        ("you felt alone", (False, True)),
        ("mm hm", (False, False)),
        ("yeah, okay", (False, False)),
        ("yes", (False, False)),
    ],
)
def test_what_a_turn_over_the_coach_brings_about(text: str, passes: tuple[bool, bool]) -> None:
    for may_interrupt, expected in zip((False, True), passes, strict=True):
        watched = gate(may_interrupt=may_interrupt)
        watched.admit([], moment(is_meant=True))
        assert watched.admit([turn(text)], moment()) == [turn(text)] * expected


def test_a_yes_answers_a_question() -> None:
    asked = moment(coach_words="Would you like to try again?")
    for may_interrupt in (False, True):
        watched = gate(may_interrupt=may_interrupt)
        watched.admit([], moment(is_meant=True))
        assert watched.admit([turn("yes")], asked) == [turn("yes")] * may_interrupt


@pytest.mark.parametrize("text", ["stop", "wait", "you felt alone"])
@pytest.mark.parametrize("may_interrupt", [False, True])
def test_words_over_the_coach_that_never_stood_out_are_its_own(
    text: str, *, may_interrupt: bool
) -> None:
    assert gate(may_interrupt=may_interrupt).admit([turn(text)], moment()) == []


def test_someone_who_stood_out_long_before_does_not_vouch_for_an_echo() -> None:
    watched = gate(may_interrupt=True)
    watched.admit([], moment(400, is_meant=True))
    assert not watched.has_meant(900)
    assert watched.admit([turn("stop")], moment(1_900)) == []


@pytest.mark.parametrize(
    "text", ["Mm-hm.", "uh huh", "Yeah.", "right, right", "I see.", "hmm", "Oh, okay", "got it"]
)
def test_signs_of_listening_tell_nothing(text: str) -> None:
    assert not gate(may_interrupt=True).is_telling(text, LONG, "That took courage.")


@pytest.mark.parametrize("text", ["stop", "right but why", "I see him", "yes that is how it was"])
def test_other_words_do(text: str) -> None:
    assert gate(may_interrupt=True).is_telling(text, LONG, "That took courage.")


def test_what_is_no_longer_than_a_cough_tells_only_by_being_a_command_or_an_answer() -> None:
    watched = gate(may_interrupt=True)
    assert not watched.is_telling("you're married", COUGH, "That took courage.")
    assert watched.is_telling("skip", COUGH, "That took courage.")
    assert watched.is_telling("not really", COUGH, "Did I get that right?")
