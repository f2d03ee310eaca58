"""What comes in between: other skills, silence, "stop", a restart, and other rooms."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from ovoscope import MiniCroft

from tests.ovos.clock_skill import TIME
from tests.ovos.person import SKILL, Heard, Person
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory

SCRIPT = load_script("en-us")
Look = Callable[[], SqliteHistory]
Arrive = Callable[..., Person]
BEGIN = "let us practise listening"
ANSWER = "so you have had a long week and you feel alone with all of it"


def said(key: str, heard: Heard) -> bool:
    return any(wording in heard.text for wording in SCRIPT.prompts[key])


def restart(core: MiniCroft) -> None:
    """End the skill as an update or a crash of its service does, and load it anew."""
    loader = core.plugin_skills[SKILL]
    loader.instance.shutdown()
    loader.instance.default_shutdown()
    loader.load()


# --- other skills ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["what time is it", "um what is the time"])
def test_another_skill_answers_in_between_and_the_coach_offers_to_go_on(
    person: Person, history: Look, words: str
) -> None:
    asked = person.says(BEGIN).lines[-1]
    heard = person.says(words)
    assert heard.others == [TIME]
    assert said("come-back", heard)
    assert heard.lines[-1] == asked
    assert said("retry-offer", person.says(ANSWER))
    assert [one.said for one in history().attempts()] == [ANSWER]


def test_another_skill_answers_while_the_coach_is_speaking(arrive: Arrive) -> None:
    person = arrive(speaks_at_once=False)
    person.utters(BEGIN).until(lambda heard: bool(heard.lines))
    person.utters("what time is it").until(lambda heard: bool(heard.others))
    assert person.heard.lines == []
    assert "mycroft.audio.speech.stop" in person.commands
    person.hears_out().hears_out().until(lambda heard: bool(heard.lines))
    assert said("come-back", person.heard)


def test_after_the_retry_question_it_is_put_again(person: Person) -> None:
    person.says(BEGIN)
    person.says(ANSWER)
    heard = person.says("what time is it")
    assert said("come-back", heard)
    assert any(heard.lines[-1] == wording for wording in SCRIPT.prompts["retry-offer"])


@pytest.mark.parametrize(
    "answer",
    ["what time is it when you come home", "how are you feeling", "i never know what the time is"],
)
def test_an_answer_that_sounds_a_little_like_a_request_stays_with_the_coach(
    person: Person, history: Look, answer: str
) -> None:
    person.says(BEGIN)
    assert person.says(answer).others == []
    assert [one.said for one in history().attempts()] in ([answer], [])


def test_nothing_is_let_through_where_that_is_switched_off(
    core: MiniCroft, person: Person, history: Look
) -> None:
    settings = core.plugin_skills[SKILL].instance.settings
    settings["lets_through"] = False
    try:
        person.says(BEGIN)
        assert person.says("what time is it").others == []
    finally:
        settings["lets_through"] = True


def test_in_a_pause_everything_but_commands_is_the_assistants(person: Person) -> None:
    asked = person.says(BEGIN).lines[-1]
    paused = person.utters("pause").until(lambda heard: said("pause", heard))
    assert not paused.is_listening
    person.utters("what time is it").until(lambda heard: bool(heard.others))
    assert person.heard.lines == []
    heard = person.says("continue")
    assert heard.lines == [] or heard.lines[-1] == asked
    assert said("retry-offer", person.says(ANSWER))


def test_a_paused_session_goes_on_when_the_coach_is_called_again(
    core: MiniCroft, person: Person, history: Look
) -> None:
    person.says(BEGIN)
    person.utters("pause").until(lambda heard: said("pause", heard))
    # as the assistant does after five minutes
    core.plugin_skills[SKILL].instance.deactivate()
    assert person.says("start the voice coach").is_listening
    assert said("retry-offer", person.says(ANSWER))
    assert len(history().sessions()) == 1


# --- silence --------------------------------------------------------------------------------------


def test_silence_is_met_with_a_kind_word_and_in_the_end_with_a_pause(person: Person) -> None:
    person.says(BEGIN)
    assert person.seconds_until("silence") == pytest.approx(20, abs=5)
    heard = person.lets_pass("silence").until(lambda heard: heard.is_listening)
    assert said("nudge-silence", heard)
    for _ in range(3):
        if not said("pause", heard):
            heard = person.lets_pass("silence").until(
                lambda heard: heard.is_listening or said("pause", heard)
            )
    assert said("pause", heard)
    assert not heard.is_listening


def test_the_microphone_opens_again_when_nothing_was_understood(person: Person) -> None:
    person.says(BEGIN)
    assert person.mumbles().lines == []


def test_whoever_is_being_recorded_is_not_nudged(core: MiniCroft, person: Person) -> None:
    person.says(BEGIN)
    person._send("recognizer_loop:record_begin")
    person.lets_pass("silence")
    assert said("retry-offer", person.says(ANSWER))


def test_a_line_that_nobody_speaks_counts_as_read_after_a_while(arrive: Arrive) -> None:
    person = arrive(speaks_at_once=False)
    person.utters(BEGIN).until(lambda heard: len(heard.lines) == 1)
    person.lets_pass("speech").until(lambda heard: len(heard.lines) == 1)
    person.lets_pass("speech").until(lambda heard: len(heard.lines) == 1)


# --- stop -----------------------------------------------------------------------------------------


def test_stop_ends_the_session_while_the_coach_is_speaking(arrive: Arrive, history: Look) -> None:
    person = arrive(speaks_at_once=False)
    person.utters(BEGIN).until(lambda heard: bool(heard.lines))
    heard = person.utters("stop").until(lambda heard: heard.is_over)
    assert heard.lines == []
    assert "mycroft.audio.speech.stop" in person.commands
    assert [one.reason for one in history().sessions()] == ["stopped"]
    assert person.times == {}


@pytest.mark.parametrize("words", ["stop", "stop everything", "please stop now"])
def test_stop_in_the_assistants_words_and_in_the_coachs_ends_the_session(
    person: Person, history: Look, words: str
) -> None:
    person.says(BEGIN)
    person.utters(words).until(lambda heard: heard.is_over)
    assert [one.reason for one in history().sessions()] == ["stopped"]


def test_after_the_end_the_coach_takes_nothing_any_more(person: Person) -> None:
    person.says(BEGIN)
    person.utters("stop").until(lambda heard: heard.is_over)
    person.utters("what time is it").until(lambda heard: bool(heard.others))
    assert person.heard.lines == []


# --- restart --------------------------------------------------------------------------------------


def test_a_session_survives_a_restart_of_the_skill(
    core: MiniCroft, person: Person, history: Look
) -> None:
    person.says(BEGIN)
    person.says(ANSWER)
    person.heard = Heard()
    restart(core)
    offer = person.until(lambda heard: heard.is_listening)
    assert said("greeting-resume", offer)
    assert said("resume-yes", person.says("yes"))
    person.says(ANSWER)
    person.says("finish")
    latest, cut_off = history().sessions()
    assert (cut_off.reason, latest.reason) == ("resumed", "asked")
    assert {one.session for one in history().attempts()} == {latest.id, cut_off.id}


def test_a_session_that_was_cut_off_long_ago_waits_until_the_coach_is_called(
    core: MiniCroft, person: Person, data: Path
) -> None:
    person.says(BEGIN)
    person.says(ANSWER)
    person.heard = Heard()
    loader = core.plugin_skills[SKILL]
    loader.instance.shutdown()
    (journal,) = (data / "journal").glob("*.jsonl")
    os.utime(journal, (0, 0))
    loader.instance.default_shutdown()
    loader.load()
    assert person.heard.lines == []
    assert said("greeting-resume", person.says(BEGIN))


def test_a_mirror_that_was_cut_off_is_gone_on_with_when_the_coach_is_called(
    core: MiniCroft, person: Person, history: Look
) -> None:
    person.says("be my mirror")
    person.says("i keep thinking about how short i was with my sister on the phone")
    person.heard = Heard()
    restart(core)
    assert person.heard.lines == []
    assert said("greeting-resume", person.says("be my mirror"))
    assert said("resume-yes", person.says("yes"))
    assert [one.reason for one in history().sessions()] == [None, "resumed"]


# --- rooms ----------------------------------------------------------------------------------------


def test_people_in_two_rooms_practise_at_once_and_keep_apart(
    arrive: Arrive, data: Path, history: Look
) -> None:
    here, there = arrive(), arrive("satellite-1")
    here.says(BEGIN)
    there.says("be my mirror")
    here.says(ANSWER)
    assert there.utters("stop").until(lambda heard: heard.is_over).lines == []
    assert said("retry-go", here.says("try again"))
    assert [one.kind for one in history().sessions()] == ["practice"]
    (folder,) = (data / "learners").iterdir()
    other = SqliteHistory(folder / "history.sqlite")
    assert [one.kind for one in other.sessions()] == ["mirror"]
    other.close()


@pytest.mark.parametrize("words", [BEGIN, "start my coach please", "start the voice coach"])
def test_a_satellite_stays_in_its_session_however_that_began(arrive: Arrive, words: str) -> None:
    there = arrive(f"satellite-{len(words)}")
    assert there.says(words).is_listening
    assert said("retry-offer", there.says(ANSWER))
    heard = there.says("what time is it")
    assert heard.others == [TIME]
    assert said("come-back", heard)
    assert said("skip-done", there.says("skip"))


def test_satellites_share_one_history_where_that_is_chosen(
    core: MiniCroft, arrive: Arrive, data: Path, history: Look
) -> None:
    settings = core.plugin_skills[SKILL].instance.settings
    settings["shares_history"] = True
    try:
        arrive("satellite-2").says("be my mirror")
    finally:
        settings["shares_history"] = False
    assert [one.kind for one in history().sessions()] == ["mirror"]
    assert not (data / "learners").exists()


# --- faults ---------------------------------------------------------------------------------------


def test_a_history_that_cannot_be_opened_is_told_and_the_conversation_given_back(
    person: Person, data: Path
) -> None:
    data.mkdir()
    (data / "history.sqlite").write_text("this is no database, " * 100)
    heard = person.says(BEGIN)
    assert heard.is_over
    assert said("assistant-cannot-go-on", heard)


def test_a_journal_that_cannot_be_read_back_is_no_reason_to_fail(
    person: Person, data: Path
) -> None:
    (data / "journal").mkdir(parents=True)
    (data / "journal" / "torn.jsonl").write_text(json.dumps({"v": 99}) + "\n{")
    assert person.says(BEGIN).is_listening
