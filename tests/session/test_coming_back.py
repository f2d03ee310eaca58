"""Someone turned to something else in the middle of a session, and is back."""

from __future__ import annotations

import pytest
from stage import REACHABLE, Stage, assess, script, texts
from watcher import Watcher

from voice_coach.dialog.states import State
from voice_coach.events import CameBack, Finish, Say, SessionStarted, SpokenOut, Turn
from voice_coach.session.loop import Session
from voice_coach.session.text_front import TextFront

OFFERS = script().prompts["come-back"]


@pytest.mark.parametrize(("kind", "state"), REACHABLE)
def test_in_every_state_the_session_can_be_taken_up_where_it_was(kind: str, state: State) -> None:
    stage = Stage(kind)
    stage.go_to(state)
    stage.hear_out(stage.feed(CameBack(stage.time_ms)))
    assert stage.state in (*(one for _, one in REACHABLE), State.FINISHED)
    stage.hear_out(stage.say("finish"))
    assert stage.state in (State.FINISHED, State.FAREWELL)


def test_the_question_that_was_open_is_put_again() -> None:
    stage = Stage()
    stage.open_floor()
    step = stage.machine.exchange.step
    assert step is not None
    said = texts(stage.hear_out(stage.feed(CameBack(stage.time_ms))))
    assert said[0] in OFFERS
    assert said[1:] == [line.text for line in step.again or step.lines]
    assert stage.state is State.LISTENING


def test_what_was_being_said_is_said_on() -> None:
    stage = Stage()
    stage.start()
    said = texts(stage.hear_out(stage.feed(CameBack(stage.time_ms))))
    assert said[0] in OFFERS
    assert said[1] in script().prompts["greeting-first"]


def test_coming_back_ends_a_pause() -> None:
    stage = Stage()
    stage.go_to(State.PAUSED)
    stage.feed(CameBack(stage.time_ms))
    assert stage.state is State.LISTENING


def test_whoever_may_be_in_danger_is_asked_again_what_they_need() -> None:
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    assert texts(stage.feed(CameBack(stage.time_ms))) == [script().safety.ask]


def test_a_session_can_be_handed_its_events_one_by_one() -> None:
    watcher = Watcher()
    session = Session(Stage().machine, TextFront(lambda: None), assess, (watcher,))
    assert session.start() is None
    first = next(item for item in watcher.items if isinstance(item, Say))
    assert session.handle(SpokenOut(first.say_id, 1_000)) is None
    assert session.handle(Turn("stop", 2_000, 2_500)) == "stopped"
    session.close()
    assert isinstance(watcher.items[0], SessionStarted)
    assert watcher.items[-1] == Finish("stopped")
