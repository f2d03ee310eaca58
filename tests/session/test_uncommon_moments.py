"""What a session does when an event comes that nobody waits for."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from stage import ANSWER, DANGER, STRONG, Stage, commands, has, purposes, says, script, texts

from voice_coach.dialog.machine import SessionMachine
from voice_coach.dialog.practice import Plan, Planned, Practice
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.repertoire import Judges, Repertoire
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Answer
from voice_coach.errors import DialogError
from voice_coach.events import (
    Assessed,
    Assessment,
    CameBack,
    Finish,
    Hush,
    InputEnded,
    Silence,
    SoundFault,
    SpeechStarted,
    Turn,
)
from voice_coach.programme import START


def at(state: State) -> Stage:
    stage = Stage()
    stage.go_to(state)
    return stage


# --- turns that are no plain answer -----------------------------------------------------------


def test_speech_without_a_word_is_asked_again_and_after_a_while_let_go() -> None:
    stage = at(State.LISTENING)
    step = stage.machine.exchange.step
    for _ in range(3):
        assert has(stage.hear_out(stage.say("")), "ask-again-unclear")
    stage.hear_out(stage.say(""))
    assert stage.machine.exchange.step is not step


def test_a_few_words_that_are_no_yes_and_no_no_are_asked_again() -> None:
    stage = at(State.CHOOSING)
    said = stage.hear_out(stage.say("the blue one"))
    assert has(said, "yes-no-unclear")
    assert has(said, "retry-offer")
    assert stage.state is State.CHOOSING


def test_what_is_no_yes_and_no_no_is_asked_again_where_only_one_of_them_can_be_taken() -> None:
    stage = Stage(left=1)
    stage.hear_out(stage.start())
    step = stage.machine.exchange.step
    assert step is not None
    assert step.id == "resume"
    assert has(stage.hear_out(stage.say("the blue one on the shelf")), "yes-no-unclear")
    assert stage.machine.exchange.step is step


def test_danger_that_is_told_in_two_halves_stops_the_coaching() -> None:
    stage = at(State.LISTENING)
    first, second = DANGER[:11], DANGER[12:]
    stage.say(first)
    assert stage.state is State.GIVING_FEEDBACK
    stage.say(second, gap_ms=300)
    assert stage.state is State.SAFETY


def test_no_to_forgetting_is_met_after_the_question_was_heard_to_its_end() -> None:
    stage = at(State.LISTENING)
    stage.hear_out(stage.say("forget this session"))
    assert stage.state is State.PAUSED
    assert has(stage.hear_out(stage.say("no")), "forget-no")
    assert stage.state is State.LISTENING


def test_help_and_pause_over_each_other_lead_back_to_the_same_exercise() -> None:
    stage = at(State.LISTENING)
    step = stage.machine.exchange.step
    stage.hear_out(stage.say("pause"))
    for command in ("help", "pause", "help"):
        stage.say(command)
    stage.hear_out(stage.say("pause"))
    assert stage.state is State.PAUSED
    stage.hear_out(stage.say("continue"))
    assert stage.state is State.LISTENING
    assert stage.machine.exchange.step is step


def test_silence_where_a_second_try_was_offered_goes_on() -> None:
    stage = at(State.CHOOSING)
    step = stage.machine.exchange.step
    stage.hear_out(stage.feed(Silence(0, 12_000)))
    assert stage.machine.exchange.step is not step


def test_after_danger_any_other_word_is_told_how_to_end_to_rest_and_to_go_on() -> None:
    stage = at(State.SAFETY_CHOOSING)
    met = stage.hear_out(stage.say("no i meant the arguing"))
    assert texts(met) == [script().safety.unclear]
    assert stage.state is State.SAFETY_CHOOSING
    assert stage.machine.keeps_private is False
    stage.feed(Turn("the blue one", 0, 1))
    assert stage.machine.keeps_private


def test_whoever_tells_more_of_danger_is_not_asked_whether_they_were_taken_wrong() -> None:
    stage = at(State.SAFETY_CHOOSING)
    met = stage.hear_out(stage.say(DANGER))
    assert texts(met) == [script().safety.ask]


def test_a_judgement_that_nobody_waits_for_is_not_spoken() -> None:
    stage = at(State.LISTENING)
    assert stage.feed(Assessed(Assessment(STRONG, praise="Well done."))) == []


def test_who_typed_an_answer_does_not_go_on_with_it_by_making_a_sound() -> None:
    stage = at(State.LISTENING)
    stage.feed(Turn(ANSWER, 0, 1, is_typed=True))
    assert stage.state is State.GIVING_FEEDBACK
    assert stage.feed(SpeechStarted(2)) == []


# --- commands ---------------------------------------------------------------------------------


def test_loudness_has_its_limits() -> None:
    stage = at(State.LISTENING)
    answers = [stage.hear_out(stage.say("louder")) for _ in range(4)]
    assert [has(answer, "at-limit") for answer in answers] == [False, False, False, True]


def machine_of(stage: Stage, match: Callable[[str], str | None]) -> SessionMachine:
    """A machine that is offered nothing but what the stage begins with."""
    offered = {START: stage.programme.activities[START]}
    prompter = Prompter(script().prompts, random.Random(1))
    return SessionMachine(
        Repertoire(prompter, script().safety, offered),
        Judges(match, lambda _: False),
        START,
        stage.programme.greeting,
    )


def test_a_kind_of_session_that_is_not_offered_cannot_be_changed_to() -> None:
    stage = Stage()
    stage.machine = machine_of(stage, commands().match)
    stage.open_floor()
    assert has(stage.hear_out(stage.say("mirror")), "not-available")
    assert stage.machine.activity.name == "practice"


def test_a_command_that_only_a_file_of_ones_own_knows_is_taken_as_an_answer() -> None:
    stage = Stage()
    stage.machine = machine_of(stage, lambda text: "dance" if text == "dance with me" else None)
    stage.open_floor()
    stage.say("dance with me")
    assert stage.machine.exchange.text == "dance with me"


def test_what_ends_before_it_began_ends_at_once() -> None:
    stage = Stage()
    assert stage.feed(InputEnded(0))[-1] == Finish("input-ended")
    assert stage.state is State.FINISHED


def test_a_session_stops_only_once() -> None:
    stage = at(State.LISTENING)
    assert stage.say("stop")[0] == Hush(at_once=True)
    stage.machine.stop()
    assert stage.feed(Silence(0, 1)) == []


# what was not heard to its end is said again after help, and left out by who ends in a pause
@pytest.mark.parametrize(("interruption", "times"), [("help", 1), ("pause", 0)])
@pytest.mark.parametrize("command", ["finish", "no more input"])
def test_help_or_a_pause_in_the_summary_does_not_have_it_told_twice(
    command: str, interruption: str, times: int
) -> None:
    stage = Stage()
    stage.go_to(State.SUMMARISING)
    heard = stage.say(interruption, is_over_coach=True)
    heard += stage.say("finish") if command == "finish" else stage.feed(InputEnded(stage.time_ms))
    heard = stage.hear_out(heard)
    assert purposes(heard).count("no-answer-goodbye") == times
    assert stage.state is State.FINISHED


def test_a_fault_of_the_sound_is_told_with_the_next_help() -> None:
    stage = at(State.LISTENING)
    stage.feed(SoundFault(0, "quiet", "The microphone is too soft."))
    assert has(stage.hear_out(stage.say("help")), "sound-quiet")


# --- coming back after having turned to something else ----------------------------------------


@pytest.mark.parametrize(
    ("state", "key"),
    [
        (State.LISTENING, "come-back"),
        (State.CHOOSING, "retry-offer"),
        (State.GIVING_FEEDBACK, "come-back"),
    ],
)
def test_who_comes_back_is_told_where_the_session_stands(state: State, key: str) -> None:
    assert has(at(state).feed(CameBack(0)), key)


def test_who_comes_back_ends_a_pause() -> None:
    stage = at(State.PAUSED)
    stage.feed(CameBack(0))
    assert stage.state is State.LISTENING


def test_who_comes_back_after_danger_is_asked_again_and_after_the_end_nothing() -> None:
    stage = at(State.SAFETY_CHOOSING)
    assert says(stage.feed(CameBack(0)))
    assert stage.machine.is_in_safety
    over = at(State.LISTENING)
    over.say("stop")
    assert over.feed(CameBack(0)) == []


# --- what is remembered -----------------------------------------------------------------------


def test_a_weaker_second_try_does_not_take_the_place_of_a_strong_one() -> None:
    stage = at(State.LISTENING)
    stage.hear_out(stage.say(STRONG))
    stage.hear_out(stage.say("go back"))
    stage.hear_out(stage.say(ANSWER))
    activity = stage.machine.activity
    assert isinstance(activity, Practice)
    assert any(one.is_strong for _, given in activity._by_drill() for one in given)


def test_danger_is_private_in_whatever_state_it_is_spoken_of() -> None:
    stage = at(State.SAFETY_CHOOSING)
    stage.feed(Turn(DANGER, 0, 1))
    assert stage.machine.keeps_private


# --- lines --------------------------------------------------------------------------------------


def test_a_line_that_is_not_there_is_named() -> None:
    with pytest.raises(DialogError, match="the line 'greeting' is missing"):
        Prompter({}, _First()).text("greeting")


def test_a_slot_without_a_value_is_named() -> None:
    with pytest.raises(DialogError, match="uses the slot 'title'"):
        Prompter({"next": ("{title} is next.",)}, _First()).text("next")


class _First:
    """Chance that always takes the first."""

    def choice(self, wordings: list[str]) -> str:
        return wordings[0]


def test_with_several_skills_the_summary_names_the_one_to_go_on_with() -> None:
    drills = script().drills[:2]
    plan = Plan(tuple(Planned(drill, drill.exercises[0]) for drill in drills))
    practice = Practice(plan, Prompter(script().prompts, random.Random(1)))
    for is_strong in (True, False):
        step = practice.next_step()
        assert step is not None
        judged = Assessment("words", is_strong=is_strong)
        practice.react(Answer(step, "words", assessment=judged))
    last = practice.closing()[-1].text
    assert drills[1].title in last
    starts = tuple(wording.partition("{")[0] for wording in script().prompts["summary-next"])
    assert last.startswith(starts)
