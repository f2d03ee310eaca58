"""Sessions of every kind, held through a real assistant core."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ovos.person import Person
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.dialog.commands import COMMANDS

SCRIPT = load_script("en-us")
WORDS = {
    "practice": [
        "let us practise listening",
        "i want to practice listening",
        "let's do some drills",
    ],
    "rehearse": ["let's rehearse my talk", "i have a difficult talk coming up"],
    "mirror": ["be my mirror", "let's start a mirror session"],
    "check-in": ["let's start a check in", "could we do a weekly check in please"],
}
Look = Callable[[], SqliteHistory]


def said(key: str, text: str) -> bool:
    """Whether one of the wordings of the coach's line is in what was said."""
    return any(wording in text for wording in SCRIPT.prompts[key])


@pytest.mark.parametrize(("kind", "words"), [(kind, one) for kind in WORDS for one in WORDS[kind]])
def test_a_session_of_each_kind_begins_when_it_is_asked_for(
    person: Person, history: Look, kind: str, words: str
) -> None:
    heard = person.says(words)
    assert said("greeting-assistant", heard.text)
    assert heard.is_listening
    assert [one.kind for one in history().sessions()] == [kind]


@pytest.mark.parametrize(
    "words", ["start the voice coach", "launch my listening coach", "um please open the coach"]
)
def test_the_coach_comes_when_it_is_called_by_name(
    person: Person, history: Look, words: str
) -> None:
    assert said("greeting-assistant", person.says(words).text)
    assert [one.kind for one in history().sessions()] == ["practice"]


def test_a_drill_is_held_from_the_greeting_to_the_summary(person: Person, history: Look) -> None:
    opening = person.says("let us practise listening")
    first = person.says("so you have had a long week and you feel alone with all of it")
    assert said("retry-offer", first.text)
    assert said("retry-go", person.says("try again").text)
    second = person.says(
        "it sounds like you are worn out, and i would like to hear more, is that so"
    )
    assert second.lines != first.lines
    skipped = person.says("skip")
    assert said("skip-done", skipped.text)
    assert skipped.lines[-2] != opening.lines[-2]
    assert said("heard-intro", person.says("what did you hear").text)
    closing = person.says("finish")
    assert closing.is_over
    assert any(wording in closing.text for wording in SCRIPT.prompts["farewell"])
    (session,) = history().sessions()
    assert session.reason == "asked"
    attempts = history().attempts()
    assert [one.attempt for one in attempts] == [1, 2]
    assert len({one.step for one in attempts}) == 1


def test_what_was_heard_in_several_ways_is_taken_as_the_command_it_may_be(person: Person) -> None:
    person.says("let us practise listening")
    assert said("skip-done", person.says("ski bit", "skip it", "skip at").text)


def test_every_command_gets_through_to_the_coach(person: Person, history: Look) -> None:
    waiting = {"pause", "rest", "moment"}
    # after these the coach waits with the microphone closed
    ending = {"finish", "stop", "forget"}
    person.says("let us practise listening")
    for command in sorted(COMMANDS.keys() - ending - waiting):
        heard = person.says(SCRIPT.commands[command][0])
        assert (command, heard.others, heard.is_listening) == (command, [], True)
    for command in sorted(waiting & COMMANDS.keys()):
        heard = person.utters(SCRIPT.commands[command][0]).until(lambda heard: bool(heard.lines))
        assert (command, heard.is_over) == (command, False)
        person.says("continue")
    assert history().attempts() == []


def test_danger_that_may_also_have_been_a_command_is_taken_for_danger(person: Person) -> None:
    person.says("let us practise listening")
    heard = person.says("he hit me and i am scared", "skip it")
    assert SCRIPT.safety.emergency.spoken in heard.lines


def test_another_kind_can_be_asked_for_in_the_middle(person: Person, history: Look) -> None:
    person.says("let us practise listening")
    heard = person.says("let's rehearse my talk")
    assert any(wording in heard.text for wording in SCRIPT.prompts["rehearse-opening"])
    assert len(history().sessions()) == 1


def test_slower_and_louder_reach_the_assistant(person: Person) -> None:
    person.says("let us practise listening")
    slower = person.says("slower please")
    assert '<prosody rate="87%">' in slower.text
    person.says("louder")
    assert person.commands[-1] == "mycroft.volume.increase"
    assert "prosody" not in person.says("faster").text


def test_whoever_seems_to_be_in_danger_hears_whom_to_call_and_nothing_of_it_is_kept(
    person: Person, history: Look
) -> None:
    person.says("let us practise listening")
    heard = person.says("he hit me last night and i am afraid to go home")
    assert SCRIPT.safety.emergency.spoken in heard.lines
    assert heard.lines[-1] == SCRIPT.safety.ask
    assert person.says("what a day it was").lines == [SCRIPT.safety.unclear]
    closing = person.says("finish")
    assert closing.is_over
    assert said("farewell-safety", closing.text)
    (session,) = history().sessions()
    assert session.reason == "unsafe"
    journal = (history().path.parent / "journal" / session.journal).read_text()
    assert "hit me" not in journal
    assert history().attempts() == []


def test_the_program_goes_on_with_what_was_practised_through_the_assistant(
    person: Person, history: Look
) -> None:
    person.says("let us practise listening")
    person.says("finish")
    assert not said("greeting-assistant", person.says("let us practise listening").text)
    assert len(history().sessions()) == 2
