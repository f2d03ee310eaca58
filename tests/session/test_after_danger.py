"""What may be said and heard once somebody has told of danger."""

from __future__ import annotations

import pytest
from kept_sessions import words_on_disk
from program import Program
from stage import DANGER, Stage, purposes, says, script

from voice_coach.dialog.states import State
from voice_coach.events import CameBack, Finish, Forget, Forgotten, InputEnded, Withdraw
from voice_coach.session.loop import PRIVATE

TOLD = "we hardly talk since my mother died and i feel so alone at night"


def in_mirror() -> Stage:
    stage = Stage("mirror", seed=5)
    stage.hear_out(stage.start())
    return stage


@pytest.mark.parametrize("wording", ["help", "repeat"])
def test_help_after_danger_means_the_help_lines(wording: str) -> None:
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    assert any("nine" in one.text for one in says(stage.talk(wording)))


def asked_back_after_danger() -> Stage:
    """What the person may do is being told once more, as nothing of it was understood."""
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    stage.say("the blue one")
    assert stage.state is State.HELPING
    return stage


@pytest.mark.parametrize("wording", ["help", "repeat"])
def test_help_over_the_question_after_danger_means_the_help_lines_too(wording: str) -> None:
    stage = asked_back_after_danger()
    heard = stage.hear_out(stage.say(wording, is_over_coach=True))
    assert any("nine eight eight" in one.text for one in says(heard))


@pytest.mark.parametrize("wording", ["skip", "let me try again", "how am i doing", "mirror"])
def test_over_the_question_after_danger_coaching_is_not_gone_on_with(wording: str) -> None:
    stage = asked_back_after_danger()
    stage.hear_out(stage.say(wording, is_over_coach=True))
    assert stage.state is State.SAFETY_CHOOSING


def test_continue_over_the_question_after_danger_goes_on_at_once() -> None:
    stage = asked_back_after_danger()
    stage.hear_out(stage.say("continue", is_over_coach=True))
    assert stage.state is State.LISTENING


@pytest.mark.parametrize("wording", ["rest", "pause"])
def test_over_the_question_after_danger_one_may_rest(wording: str) -> None:
    stage = asked_back_after_danger()
    said = [one.text for one in says(stage.say(wording, is_over_coach=True))]
    assert said == [script().safety.rest]


@pytest.mark.parametrize("how", ["finish", "no more input"])
def test_the_end_over_the_question_after_danger_is_that_of_safety(how: str) -> None:
    stage = asked_back_after_danger()
    end = stage.say("finish") if how == "finish" else stage.feed(InputEnded(stage.time_ms))
    heard = stage.hear_out(end)
    assert "summary" not in purposes(heard)
    assert heard[-1] == Finish("unsafe")


def test_no_more_input_while_help_lines_are_said_again_leaves_them_to_be_heard_out() -> None:
    stage = Stage()
    stage.go_to(State.SAFETY)
    slower = stage.say("slower", is_over_coach=True)
    assert stage.feed(InputEnded(stage.time_ms)) == []
    assert any("nine eight eight" in one.text for one in says(stage.hear_out(slower)))


def test_danger_that_is_told_at_the_goodbye_is_met_with_the_help_lines() -> None:
    stage = Stage()
    stage.go_to(State.FAREWELL)
    assert any("nine eight eight" in one.text for one in says(stage.say(DANGER)))


def test_danger_that_is_told_at_the_goodbye_after_danger_does_not_hold_anybody_back() -> None:
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    goodbye = stage.say("finish")
    assert stage.say(DANGER, is_over_coach=True) == []
    assert stage.machine.keeps_private
    assert stage.hear_out(goodbye)[-1] == Finish("unsafe")


def test_after_danger_the_mirror_does_not_ask_on_about_it() -> None:
    stage = in_mirror()
    stage.talk(TOLD, DANGER, "rest")
    asked = [one.text for one in says(stage.talk("continue")) if one.purpose == "ask"]
    assert asked[0] in script().prompts["mirror-opening"]


def test_who_rests_after_danger_and_then_finishes_hears_no_summary() -> None:
    stage = in_mirror()
    end = stage.talk(TOLD, DANGER, "rest", "finish")
    assert purposes(end)[-1] == "farewell-safety"
    assert end[-1] == Finish("unsafe")


def resting_after_danger() -> Stage:
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    stage.talk("rest")
    return stage


def test_who_rests_after_danger_is_not_asked_whether_to_forget_and_rests_on() -> None:
    stage = resting_after_danger()
    assert Forget() in stage.say("forget this session")
    assert purposes(stage.hear_out(stage.feed(Forgotten()))) == ["forget-done"]
    assert stage.state is State.PAUSED
    assert stage.talk("finish")[-1] == Finish("unsafe")


def test_who_turned_to_something_else_while_resting_after_danger_is_asked_what_they_want() -> None:
    stage = resting_after_danger()
    back = stage.hear_out(stage.feed(CameBack(stage.time_ms)))
    assert [one.text for one in says(back)] == [script().safety.ask]
    assert stage.state is State.PAUSED


@pytest.mark.parametrize("wording", ["repeat", "let me try again", "continue"])
def test_who_goes_on_after_resting_ends_like_anybody_else(wording: str) -> None:
    stage = resting_after_danger()
    end = stage.talk(wording, "finish")
    assert "farewell-safety" not in purposes(end)
    assert end[-1] == Finish("asked")


def test_the_end_of_the_input_during_the_goodbye_does_not_change_why_it_ended() -> None:
    stage = Stage()
    stage.go_to(State.SAFETY_CHOOSING)
    goodbye = stage.say("finish")
    stage.feed(InputEnded(stage.time_ms))
    assert stage.hear_out(goodbye)[-1] == Finish("unsafe")


def test_continue_over_the_help_lines_does_not_cut_them_short() -> None:
    stage = Stage()
    stage.go_to(State.SAFETY)
    spoken = [one.text for one in says(stage.hear_out(stage.say("continue", is_over_coach=True)))]
    assert any("nine eight eight" in text for text in spoken)
    assert stage.state is State.SAFETY_CHOOSING


# --- told in two halves ---------------------------------------------------------------------------

ZEBRA = "so last night at the zebra house he took the"


def withdrawn(commands: list[object]) -> list[int]:
    return [one.since_ms for one in commands if isinstance(one, Withdraw)]


@pytest.mark.parametrize("gap_ms", [300, 60_000])
def test_danger_right_after_half_a_sentence_takes_that_with_it(gap_ms: int) -> None:
    stage = in_mirror()
    start_ms = stage.time_ms + 5_000
    stage.hear_out(stage.say(ZEBRA))
    assert withdrawn(stage.say(DANGER, gap_ms=gap_ms)) == [start_ms]


def test_danger_in_the_same_breath_as_an_answer_takes_that_with_it() -> None:
    stage = Stage()
    stage.open_floor()
    start_ms = stage.time_ms + 5_000
    stage.say("so he came home from the zebra house")
    assert withdrawn(stage.say(DANGER, gap_ms=300)) == [start_ms]


def test_danger_later_on_leaves_what_was_answered_before() -> None:
    stage = Stage()
    stage.open_floor()
    stage.hear_out(stage.say("so he came home from the zebra house"))
    assert withdrawn(stage.say(DANGER)) == []


def test_nothing_of_half_a_sentence_that_led_to_danger_stays_on_the_disk(
    program: Program,
) -> None:
    asked = "so it was late for you, did i get that right"
    typed = f"{asked}\nno\n{ZEBRA}\nwhat did you hear\ngun and said he will kill me\nfinish\n"
    done = program.run("practice", "paraphrase", "--text", "--seed", "3", typed=typed)
    assert done.returncode == 0, done.stderr
    assert "nine eight eight" in done.stdout
    kept = words_on_disk(program.data_dir)
    assert b"zebra" not in kept
    assert b"gun" not in kept
    assert asked.encode() in kept
    turns = [one["text"] for one in program.of_type("Turn")]
    assert turns == [asked, "no", PRIVATE, "finish"]
