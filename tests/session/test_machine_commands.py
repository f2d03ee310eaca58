"""Every hands-free command in every state of a session."""

from __future__ import annotations

import pytest
from stage import ANSWER, DANGER, REACHABLE, STRONG, Stage, has, texts

from voice_coach.dialog.commands import COMMANDS
from voice_coach.dialog.states import State
from voice_coach.events import AdjustVoice, Assess, Finish, Forget, Forgotten, Hush, Listen, Say

WORDINGS = {
    "repeat": "could you say that again please",
    "slower": "slower please",
    "faster": "a bit faster",
    "louder": "louder",
    "softer": "softer please",
    "pause": "pause please",
    "moment": "give me a moment",
    "rest": "i want to rest",
    "continue": "continue",
    "skip": "skip this one",
    "next-drill": "next drill",
    "go-back": "go back",
    "try-again": "let me try again",
    "yes": "yes",
    "no": "no",
    "help": "what can i say",
    "example": "give me an example",
    "template": "give me a template",
    "progress": "how am i doing",
    "heard": "what did you hear",
    "forget": "forget this session",
    "finish": "finish",
    "stop": "stop now",
    "practice": "i want to practise",
    "rehearse": "i want to rehearse",
    "mirror": "let's do a mirror",
    "check-in": "let's do a check-in",
}
in_every_state = pytest.mark.parametrize(
    ("kind", "state"), REACHABLE, ids=lambda value: getattr(value, "name", value)
)


def test_the_table_names_every_command() -> None:
    assert set(WORDINGS) == set(COMMANDS)


@in_every_state
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_met_in_every_state(command: str, kind: str, state: State) -> None:
    stage = Stage(kind)
    stage.go_to(state)
    commands = stage.say(WORDINGS[command], is_over_coach=True)
    if command == "stop":
        assert [type(one) for one in commands] == [Hush, Finish]
        assert stage.state is State.FINISHED
    elif command == "finish" and state in (State.SUMMARISING, State.FAREWELL):
        # the goodbye is on its way
        assert stage.state is state
    else:
        if any(isinstance(one, Forget) for one in commands):
            commands = stage.feed(Forgotten())
        heard_out = stage.hear_out(commands)
        assert any(isinstance(one, Say | Listen) for one in heard_out)
    if stage.state is not State.FINISHED:
        assert Finish("stopped") in stage.say("stop")


@in_every_state
def test_stop_is_silent_at_once_in_every_state(kind: str, state: State) -> None:
    stage = Stage(kind)
    stage.go_to(state)
    assert stage.say("stop") == [Hush(at_once=True), Finish("stopped")]


@in_every_state
def test_danger_ends_coaching_in_every_state(kind: str, state: State) -> None:
    stage = Stage(kind)
    stage.go_to(state)
    stage.say(DANGER)
    assert stage.machine.keeps_private
    assert stage.state in (State.SAFETY, State.SAFETY_CHOOSING, State.HELPING)
    assert stage.machine.last_heard != DANGER


def test_help_returns_to_where_the_person_was() -> None:
    stage = Stage()
    stage.go_to(State.CHOOSING)
    stage.hear_out(stage.say("help"))
    assert stage.state is State.CHOOSING


def test_a_pause_in_the_middle_of_a_prompt_goes_on_with_the_rest_of_it() -> None:
    stage = Stage()
    stage.go_to(State.PROMPTING)
    stage.say("pause")
    before = stage.state
    said = texts(stage.hear_out(stage.say("continue")))
    step = stage.machine.exchange.step
    assert before is State.PAUSED
    assert step is not None
    assert said[-1] == step.lines[-1].text
    assert stage.state is State.LISTENING


def test_a_paused_session_takes_no_answers() -> None:
    stage = Stage()
    stage.go_to(State.PAUSED)
    assert [type(one) for one in stage.say(ANSWER)] == [Listen]
    assert stage.state is State.PAUSED


def test_repeat_says_the_partners_line_again_without_the_introduction() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    step = stage.machine.exchange.step
    assert step is not None
    said = texts(stage.say("repeat that please"))
    assert said == [line.text for line in step.again]


@pytest.mark.parametrize("back", [("go back",), ("i want to rehearse", "i want to practise")])
def test_an_exercise_that_comes_again_is_a_further_attempt(back: tuple[str, ...]) -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    stage.talk(STRONG, *back)
    judged = [one for one in stage.say(ANSWER) if isinstance(one, Assess)]
    assert [one.attempt for one in judged] == [2]


def test_slower_changes_the_voice_until_the_limit() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    changes = []
    for _ in range(5):
        commands = stage.say("slower")
        changes += [one for one in commands if isinstance(one, AdjustVoice)]
        stage.hear_out(commands)
    assert len(changes) == 3
    assert all(change.rate_ratio < 1 for change in changes)


def test_try_again_after_a_strong_answer_is_a_further_attempt() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    stage.say(STRONG)
    assert stage.state is State.GIVING_FEEDBACK
    stage.hear_out(stage.say("let me try again", is_over_coach=True))
    assert stage.machine.exchange.attempt == 2
    assert stage.state is State.LISTENING


@pytest.mark.parametrize("before", ["pause", "help"])
def test_try_again_in_a_pause_or_over_help_is_a_further_attempt_too(before: str) -> None:
    stage = Stage()
    stage.go_to(State.CHOOSING)
    stage.say(before)
    stage.talk("let me try again")
    judged = [one for one in stage.say(STRONG) if isinstance(one, Assess)]
    assert [one.attempt for one in judged] == [2]


def test_repeat_in_a_pause_after_an_answer_says_what_was_said_to_it() -> None:
    stage = Stage()
    stage.go_to(State.CHOOSING)
    stage.talk("pause")
    feedback = [line.text for line in stage.machine.exchange.reaction.lines]
    assert texts(stage.say("repeat"))[: len(feedback)] == feedback


def test_continue_over_help_in_a_pause_ends_the_pause() -> None:
    stage = Stage()
    stage.go_to(State.PAUSED)
    stage.say("help")
    stage.talk("continue")
    assert stage.state is State.LISTENING


def test_go_back_returns_to_the_exercise_before() -> None:
    stage = Stage()
    stage.go_to(State.LISTENING)
    first = stage.machine.exchange.step
    stage.hear_out(stage.say("skip"))
    stage.hear_out(stage.say("go back"))
    assert first is not None
    assert stage.machine.exchange.step is not None
    assert stage.machine.exchange.step.id == first.id


def test_what_did_you_hear_never_quotes_a_turn_about_danger() -> None:
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    stage.hear_out(stage.say("rest"))
    stage.hear_out(stage.say("continue"))
    said = stage.hear_out(stage.say("what did you hear"))
    assert has(said, "heard-nothing")
    assert not any(DANGER in text for text in texts(said))
