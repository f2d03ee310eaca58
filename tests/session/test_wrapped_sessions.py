"""Sessions that begin with a question: to go on with an earlier one, or how a commitment went."""

from __future__ import annotations

import pytest
from stage import STRONG, Stage, has, script, texts

from voice_coach.dialog.states import State
from voice_coach.events import Finish, Keep


def lines(start: int, end: int) -> list[str]:
    """What the partner says in some exercises of the drill of the stage."""
    drill = script().drill("paraphrase")
    assert drill is not None
    return [exercise.line for exercise in drill.exercises[start:end]]


@pytest.fixture
def resumed() -> Stage:
    """Two exercises of an earlier session are left, two others make up the new one."""
    stage = Stage(exercises=2, left=2)
    begun = stage.hear_out(stage.start())
    assert has(begun, "greeting-resume")
    return stage


def test_going_on_gives_what_was_left(resumed: Stage) -> None:
    begun = resumed.talk("yes")
    assert has(begun, "resume-yes")
    end = resumed.talk(STRONG, STRONG)
    assert [line for line in texts([*begun, *end]) if line in lines(0, 4)] == lines(0, 2)
    assert end[-1] == Finish("completed")


@pytest.mark.parametrize("words", ["no", "skip"])
def test_declining_gives_a_new_session(resumed: Stage, words: str) -> None:
    begun = resumed.talk(words)
    assert has(begun, "resume-no")
    end = resumed.talk(STRONG, STRONG)
    assert [line for line in texts([*begun, *end]) if line in lines(0, 4)] == lines(2, 4)


def test_before_the_choice_there_is_nothing_to_go_back_to_and_nothing_to_tell(
    resumed: Stage,
) -> None:
    assert has(resumed.talk("how am i doing"), "progress-none")
    resumed.talk("go back")
    assert resumed.machine.exchange.step is not None
    assert resumed.machine.exchange.step.id == "resume"


def test_the_next_drill_before_the_choice_is_a_new_session(resumed: Stage) -> None:
    assert lines(2, 3)[0] in texts(resumed.talk("next drill"))


def test_asking_for_what_is_wanted_already_changes_nothing(resumed: Stage) -> None:
    assert has(resumed.talk("practice"), "continue")
    assert resumed.machine.exchange.step is not None
    assert resumed.machine.exchange.step.id == "resume"


def test_finishing_before_the_choice_is_a_goodbye(resumed: Stage) -> None:
    end = resumed.talk("finish")
    assert has(end, "no-answer-goodbye")
    assert end[-1] == Finish("asked")


def test_what_is_gone_on_with_can_be_walked_through_like_any_session(resumed: Stage) -> None:
    resumed.talk("yes", STRONG)
    again = resumed.talk("go back")
    assert lines(0, 1)[0] in texts(again)
    told = resumed.talk("how am i doing")
    assert texts(told)
    resumed.talk("next drill")
    assert resumed.state is State.FINISHED


# --- how a commitment went --------------------------------------------------------------------


@pytest.fixture
def followed_up() -> Stage:
    """A practice before which it is asked how a commitment went."""
    stage = Stage(commitment="call her on Sunday")
    begun = stage.hear_out(stage.start())
    assert has(begun, "commitment-follow-up")
    return stage


def test_the_question_can_be_passed_over(followed_up: Stage) -> None:
    begun = followed_up.talk("skip")
    assert lines(0, 1)[0] in texts(begun)
    end = followed_up.talk("finish")
    # not answered, it is asked again next time
    assert [one.content for one in end if isinstance(one, Keep)] == []


def test_before_the_answer_nothing_else_of_the_session_can_be_left_out(
    followed_up: Stage,
) -> None:
    asked = followed_up.talk("go back", "how am i doing")
    assert texts(asked)
    assert followed_up.machine.activity.name == "practice"
    assert followed_up.machine.exchange.step is not None
    assert lines(0, 1)[0] not in texts(asked)


def test_after_it_the_wanted_session_is_walked_through(followed_up: Stage) -> None:
    followed_up.talk("yes i called her and we talked for an hour")
    first = followed_up.talk(STRONG)
    assert lines(1, 2)[0] in texts(first)
    assert lines(0, 1)[0] in texts(followed_up.talk("go back"))
    followed_up.talk("next drill")
    assert followed_up.state is State.FINISHED


def test_leaving_out_a_drill_before_the_answer_leaves_out_the_question_alone(
    followed_up: Stage,
) -> None:
    assert lines(0, 1)[0] in texts(followed_up.talk("next drill"))


def test_a_wanted_session_without_exercises_ends_after_the_question() -> None:
    stage = Stage(exercises=0, commitment="call her on Sunday")
    stage.hear_out(stage.start())
    end = stage.talk("yes i called her")
    assert end[-1] == Finish("completed")
