"""The course of a session, event by event."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stage import ANSWER, DANGER, KINDS, REACHABLE, STRONG, Stage, purposes, says, texts

from voice_coach.dialog.states import AWAITING, State
from voice_coach.events import (
    Assess,
    AudioLost,
    AudioRestored,
    Event,
    Finish,
    Forget,
    Forgotten,
    Hush,
    InputEnded,
    Listen,
    Say,
    SessionStarted,
    Silence,
    SpeechEnded,
    SpeechStarted,
    SpokenOut,
    Turn,
)


def test_a_session_goes_from_the_greeting_to_the_goodbye() -> None:
    stage = Stage(exercises=2)
    stage.hear_out(stage.start())
    stage.hear_out(stage.say(STRONG))
    end = stage.hear_out(stage.say(STRONG))
    assert stage.state is State.FINISHED
    assert end[-1] == Finish("completed")


def test_a_weak_answer_brings_one_change_a_template_and_a_second_try() -> None:
    stage = Stage()
    stage.hear_out(stage.start())
    assert purposes(stage.hear_out(stage.say(ANSWER))) == [
        "praise",
        "change",
        "template-intro",
        "template",
        "retry-offer",
    ]
    assert stage.state is State.CHOOSING
    stage.hear_out(stage.say("yes"))
    assert stage.state is State.LISTENING
    assert stage.machine.exchange.attempt == 2


def test_an_answer_instead_of_a_yes_is_taken_as_the_second_try() -> None:
    stage = Stage()
    stage.go_to(State.CHOOSING)
    commands = stage.say(STRONG)
    assert [one.attempt for one in commands if isinstance(one, Assess)] == [2]


def test_no_retry_is_offered_after_the_third_attempt() -> None:
    stage = Stage()
    stage.go_to(State.CHOOSING)
    stage.hear_out(stage.say(ANSWER))
    first = stage.machine.exchange.step
    commands = stage.hear_out(stage.say(ANSWER))
    assert first is not None
    assert "retry-offer" not in purposes(commands)
    assert stage.machine.exchange.step is not first


def test_a_doubtful_answer_is_asked_again_and_costs_no_attempt() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    stage.hear_out(stage.say("mumble mumble grass elephants"))
    assert stage.state is State.LISTENING
    assert stage.machine.exchange.attempt == 1


def test_someone_who_goes_on_after_a_pause_gets_the_floor_back_and_is_heard_whole() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    stage.say(ANSWER)
    assert stage.state is State.GIVING_FEEDBACK
    commands = stage.feed(SpeechStarted(stage.time_ms + 800))
    assert isinstance(commands[0], Hush)
    assert isinstance(commands[1], Listen)
    commands = stage.say("did i get that right", gap_ms=800)
    assert [one.text for one in commands if isinstance(one, Assess)] == [
        f"{ANSWER} did i get that right"
    ]


def test_the_feedback_is_said_again_when_only_a_cough_followed() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    feedback = texts(stage.say(ANSWER))
    stage.feed(SpeechStarted(stage.time_ms + 800), SpeechEnded(stage.time_ms + 1_000))
    assert texts(stage.feed(Silence(stage.time_ms + 4_000, 3_000))) == feedback


def test_speech_over_the_coach_that_is_no_command_is_no_answer() -> None:
    stage = Stage()
    stage.go_to(State.PROMPTING)
    assert stage.say("it is raining", is_over_coach=True) == []


def test_silence_is_met_with_one_kind_word_and_then_a_pause() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    assert len(texts(stage.hear_out(stage.feed(Silence(0, 20_000))))) == 1
    assert stage.state is State.LISTENING
    stage.hear_out(stage.feed(Silence(0, 20_000)))
    assert stage.state is State.PAUSED


def test_lost_sound_is_told_and_the_session_goes_on_where_it_was() -> None:
    stage = Stage()
    stage.go_to(State.CHOOSING)
    stage.feed(AudioLost(0, "The microphone stopped."))
    assert stage.state is State.RECOVERING
    stage.hear_out(stage.feed(AudioRestored(5_000)))
    assert stage.state is State.CHOOSING


def test_the_end_of_the_input_sums_up_and_says_goodbye() -> None:
    stage = Stage()
    stage.go_to(State.CHOOSING)
    assert stage.hear_out(stage.feed(InputEnded(0)))[-1] == Finish("input-ended")


def test_after_danger_nothing_is_judged_and_the_person_may_end_or_rest() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    commands = stage.hear_out(stage.say(DANGER))
    assert not any(isinstance(one, Assess) for one in commands)
    assert any("nine" in text for text in texts(commands))
    assert stage.state is State.SAFETY_CHOOSING
    stage.hear_out(stage.say("rest"))
    assert stage.state is State.PAUSED
    stage.hear_out(stage.say("continue"))
    assert stage.state is State.LISTENING


def test_danger_ends_in_a_goodbye_without_a_summary() -> None:
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    commands = stage.hear_out(stage.say("finish"))
    assert commands[-1] == Finish("unsafe")
    assert not any(isinstance(one, Say) and one.purpose == "summary" for one in commands)


TEXTS = ["", ANSWER, STRONG, DANGER, "mumble fish", "yes", "no", "help", "pause", "continue"]
TEXTS += ["skip", "go back", "stop now", "finish", "repeat", "next drill", "rest", "slower"]
TEXTS += ["let me try again", "give me an example", "give me a template", "what did you hear"]
TEXTS += ["how am i doing", "i want to rehearse", "let's do a mirror", "let's do a check-in"]
TEXTS += ["rain on the roof tonight", "we hardly talk and i feel alone", "done", "not quite"]
TEXTS += ["give me a moment", "forget this session"]
EVENTS = st.one_of(
    st.builds(
        lambda text, over, gap: ("turn", text, over, gap),
        st.sampled_from(TEXTS),
        st.booleans(),
        st.sampled_from([300, 6_000]),
    ),
    st.sampled_from([("spoken",), ("silence",), ("lost",), ("back",), ("noise",), ("ended",)]),
)


@pytest.mark.parametrize(
    ("kind", "state"), [(kind, state) for kind, state in REACHABLE if state in AWAITING]
)
def test_whoever_has_been_heard_is_listened_to_again(kind: str, state: State) -> None:
    for text in TEXTS:
        stage = Stage(kind)
        stage.go_to(state)
        # a turn takes the floor with it, and nobody else gives it back
        commands = stage.say(text)
        forgets = any(isinstance(one, Forget) for one in commands)
        after = stage.hear_out(stage.feed(Forgotten()) if forgets else commands)
        is_over = stage.state is State.FINISHED
        assert is_over or any(isinstance(one, Listen) for one in after), text


def test_who_goes_on_and_is_not_understood_hears_the_feedback_and_is_listened_to() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    feedback = texts(stage.say(ANSWER))
    stage.feed(SpeechStarted(stage.time_ms + 800))
    assert texts(stage.say("", gap_ms=800))[: len(feedback)] == feedback


def perform(stage: Stage, step: tuple[object, ...], waiting: list[Say]) -> list[object]:
    events: dict[object, Event] = {
        "silence": Silence(stage.time_ms, 20_000),
        "lost": AudioLost(stage.time_ms, "lost"),
        "back": AudioRestored(stage.time_ms),
        "noise": SpeechStarted(stage.time_ms),
        "ended": InputEnded(stage.time_ms),
        "spoken": SpokenOut(waiting[0].say_id if waiting else 10_000, stage.time_ms),
    }
    if step[0] == "turn":
        end_ms = stage.time_ms + int(str(step[3]))
        return stage.feed(Turn(str(step[1]), stage.time_ms, end_ms, is_over_coach=bool(step[2])))
    if step[0] == "spoken" and waiting:
        waiting.pop(0)
    return stage.feed(events[step[0]])


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None)
@given(steps=st.lists(EVENTS, max_size=50), seed=st.integers(0, 99))
def test_no_sequence_of_events_breaks_it_and_it_can_always_finish(
    kind: str, steps: list[tuple[object, ...]], seed: int
) -> None:
    stage = Stage(kind, seed=seed)
    waiting = says(stage.start())
    for step in steps:
        commands = perform(stage, step, waiting)
        if any(isinstance(one, Hush) for one in commands):
            waiting.clear()
        waiting += says(commands)
        stage.time_ms += 500
    if stage.state is State.FINISHED:
        assert stage.feed(SessionStarted(0), Turn("yes", 0, 1)) == []
        return
    waiting = says(stage.say("finish")) or waiting
    for _ in range(200):
        if stage.state is State.FINISHED or not waiting:
            break
        new = stage.feed(SpokenOut(waiting.pop(0).say_id, stage.time_ms))
        waiting += says(new)
    if stage.state is not State.FINISHED:
        assert Finish("stopped") in stage.say("stop")
    assert stage.state is State.FINISHED


def test_the_same_seed_gives_the_same_session() -> None:
    def play(seed: int) -> list[str]:
        stage = Stage(seed=seed)
        commands = stage.hear_out(stage.start())
        for text in (ANSWER, "yes", STRONG, "finish"):
            commands += stage.hear_out(stage.say(text))
        return texts(commands)

    assert play(7) == play(7)
    assert any(play(7) != play(seed) for seed in random.Random(1).sample(range(100), 5))
