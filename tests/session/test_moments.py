"""What is said at a moment fits that moment."""

from __future__ import annotations

import pytest
from stage import ANSWER, DANGER, STRONG, Stage, kept, paraphraser, purposes, says, script

from voice_coach.dialog.card import CARD
from voice_coach.dialog.check_in import COMMITMENT
from voice_coach.dialog.practice import Plan, Planned, Practice
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.reflector import Reflector
from voice_coach.dialog.resuming import Resuming
from voice_coach.dialog.states import State
from voice_coach.events import (
    Listen,
    Role,
    Silence,
    Turn,
)

TOLD = "we hardly talk since my mother died and i feel so alone at night"


def opened(kind: str, commitment: str = "") -> Stage:
    stage = Stage(kind, seed=5, commitment=commitment)
    stage.hear_out(stage.start())
    return stage


def step_id(stage: Stage) -> str:
    step = stage.machine.exchange.step
    assert step is not None
    return step.id


def in_role_play() -> Stage:
    stage = opened("rehearse")
    stage.talk(TOLD, "yes", "no", *[STRONG] * 4)
    assert step_id(stage).startswith("rehearse/talk")
    return stage


# --- leading over ------------------------------------------------------------------------------


def test_nothing_is_announced_when_nothing_more_comes() -> None:
    stage = Stage(exercises=1)
    stage.go_to(State.CHOOSING)
    assert "next-exercise" not in purposes(stage.talk("no"))


def test_another_exercise_is_announced_as_one_and_another_drill_as_such() -> None:
    drills = [script().drill("paraphrase"), script().drill("validate")]
    items = [Planned(drill, drill.exercises[0]) for drill in drills if drill is not None]
    practice = Practice(Plan((items[0], items[0], items[1])), _prompter())
    steps = [practice.next_step() for _ in range(3)]
    assert [step.link for step in steps if step is not None] == [
        "next-drill",
        "next-exercise",
        "next-drill",
    ]


def test_no_exercise_is_announced_where_there_are_none() -> None:
    stage = opened("rehearse")
    after = stage.talk(TOLD, "yes", "no", ANSWER, "no")
    assert "moving-on" in purposes(after)
    assert "next-exercise" not in purposes(after)


def test_a_thought_to_turn_is_not_put_into_the_partners_mouth() -> None:
    drill = script().drill("no-absolutes")
    assert drill is not None
    step = Practice(Plan((Planned(drill, drill.exercises[0]),)), _prompter()).next_step()
    assert step is not None
    assert drill.exercises[0].line in [line.text for line in step.lines]
    assert all(line.role is Role.COACH for line in step.lines)
    # nor is it a line that an answer could reflect
    assert step.expectation is not None
    assert step.expectation.heard == ""


# --- asking and giving back --------------------------------------------------------------------


def test_what_is_given_back_asks_nothing_since_a_question_follows() -> None:
    reflect = Reflector(paraphraser())
    for _ in range(12):
        assert not reflect("i am tired").endswith("?")


def test_the_mirror_asks_no_question_twice_in_a_session() -> None:
    stage = opened("mirror")
    asked = []
    for text in [TOLD, "my sister moved away", "no", "i miss her", "it is late", "i work a lot"]:
        asked += [one.text for one in says(stage.talk(text)) if one.purpose == "ask"]
    assert len(asked) == len(set(asked)) == 6


def test_repeat_says_the_question_of_the_mirror_again() -> None:
    stage = opened("mirror")
    asked = [one.text for one in says(stage.talk(TOLD)) if one.purpose == "ask"]
    assert [one.text for one in says(stage.talk("repeat"))] == asked


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ("i feel scared when you go quiet for a whole evening", "scared"),
        ("so lonely", "lonely"),
        ("ashamed i guess", "ashamed"),
        ("i'm shaking", "shaking"),
    ],
)
def test_the_mirror_gives_back_a_feeling_that_was_told(told: str, begins: str) -> None:
    said = [one.text for one in says(opened("mirror").talk(told)) if one.purpose == "reflection"]
    assert begins in said[0]


@pytest.mark.parametrize(
    "told", ["you never listen and i'm sick of it", "stupid machine", "friday"]
)
def test_the_mirror_makes_no_feeling_of_other_words(told: str) -> None:
    stage = opened("mirror")
    said = [one.text for one in says(stage.talk(told))]
    assert said[0] in script().prompts["mirror-more"]
    assert said[1] in script().prompts["mirror-question-plain"]


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("i don't know", "check-in-open"),
        ("i don't want to talk about that", "check-in-open"),
        ("why do you ask me that", "mirror-opening"),
        ("sorry was that wrong", "progress-unscored"),
        ("do you know a good recipe for soup", "not-available"),
    ],
)
def test_what_is_asked_of_the_mirror_or_kept_back_is_met(told: str, key: str) -> None:
    assert says(opened("mirror").talk(told))[0].text in script().prompts[key]


def test_skip_in_the_mirror_asks_something_else() -> None:
    stage = opened("mirror")
    assert purposes(stage.talk("skip"))[-1] == "ask"
    assert stage.state is State.LISTENING


@pytest.mark.parametrize("kind", ["mirror", "check-in"])
def test_nothing_is_counted_where_nothing_is_judged(kind: str) -> None:
    stage = opened(kind)
    assert purposes(stage.talk(TOLD, "how am i doing"))[-1] == "progress-unscored"


def test_who_passes_over_a_question_of_a_check_in_is_asked_the_one_after_it() -> None:
    stage = opened("check-in")
    stage.talk("so so", "sleep")
    assert step_id(stage) == "check-in/partner"
    stage.talk("next drill")
    assert step_id(stage) == "check-in/partner-need"


@pytest.mark.parametrize("kind", ["rehearse", "check-in"])
def test_who_is_in_a_hurry_at_the_greeting_comes_to_the_first_question(kind: str) -> None:
    stage = Stage(kind)
    stage.start()
    stage.hear_out(stage.say("next drill", is_over_coach=True))
    assert stage.state is State.LISTENING


def test_every_answer_of_a_check_in_is_met() -> None:
    stage = opened("check-in")
    for text in ("so so", TOLD, "busy", "a hug", "we laughed", "no", "a walk on saturday"):
        met = purposes(stage.talk(text))
        assert met[0] == "reflection" or met[0].startswith("check-in-")


def test_a_need_told_in_the_words_of_a_command_is_an_answer() -> None:
    stage = opened("check-in")
    stage.talk("so so")
    assert step_id(stage) == "check-in/need"
    stage.talk("i need a break")
    assert step_id(stage) == "check-in/partner"


def test_a_check_in_without_an_answer_is_not_praised() -> None:
    assert purposes(opened("check-in").talk("finish"))[0] == "no-answer-goodbye"
    assert purposes(opened("check-in").talk("so so", "finish"))[-2] == "summary"


# --- the rehearsal -----------------------------------------------------------------------------


def test_yes_and_no_are_answers_in_the_role_play() -> None:
    stage = in_role_play()
    before = step_id(stage)
    assert any(one.role is Role.PARTNER for one in says(stage.talk("no")))
    assert step_id(stage) != before


def test_an_empty_line_is_silence_for_someone_who_types() -> None:
    stage = in_role_play()
    stage.time_ms += 5_000
    typed = Turn("", stage.time_ms, stage.time_ms, is_typed=True)
    assert "silence-credited" in purposes(stage.hear_out(stage.feed(typed)))


def test_going_back_in_the_role_play_leaves_no_line_of_the_old_path() -> None:
    stage = in_role_play()
    stage.talk("tell me", "go back")
    heard = []
    while step_id(stage).startswith("rehearse/talk"):
        partner = [one for one in says(stage.talk("tell me")) if one.role is Role.PARTNER]
        heard += [one.text for one in partner]
    assert len(heard) == len(set(heard))


def test_going_back_from_the_role_play_asks_for_the_question_again() -> None:
    stage = in_role_play()
    stage.talk("go back")
    assert step_id(stage) == "rehearse/open-question"


def test_a_template_is_at_hand_for_every_judged_moment_of_a_rehearsal() -> None:
    stage = opened("rehearse")
    stage.talk(TOLD, "yes", "no")
    for _ in range(4):
        assert "template" in purposes(stage.talk("give me a template"))
        stage.talk("skip")


def test_someone_who_does_not_know_where_to_begin_is_asked_once_more_and_not_reflected() -> None:
    stage = opened("rehearse")
    assert purposes(stage.talk("hm maybe")) == ["ask"]
    assert "reflection" in purposes(stage.talk(TOLD))
    stage = opened("rehearse")
    assert "reflection" not in purposes(stage.talk("hm maybe", "well"))
    assert step_id(stage) == "rehearse/lines"


def test_asking_for_the_kind_of_session_that_is_on_does_not_begin_it_anew() -> None:
    stage = opened("check-in")
    stage.talk("so so")
    stage.talk("let's do a check-in")
    assert step_id(stage) == "check-in/need"


def test_lines_for_the_partner_are_closed_by_done_and_finish_ends_the_session() -> None:
    stage = opened("rehearse")
    stage.talk(TOLD, "yes", "yes", "leave me alone", "i'm done")
    assert step_id(stage) == "rehearse/settle"
    stage = opened("rehearse")
    stage.talk(TOLD, "yes", "yes", "leave me alone", "finish")
    assert stage.state is State.FINISHED


def test_no_lines_are_thanked_for_when_none_was_given() -> None:
    stage = opened("rehearse")
    assert "partner-lines-thanks" not in purposes(stage.talk(TOLD, "yes", "yes", "done"))


def test_a_second_no_to_what_was_given_back_is_not_taken_for_a_yes() -> None:
    met = purposes(opened("rehearse").talk(TOLD, "no", "it is the silence", "no"))
    assert "reflection-enough" in met
    assert "reflection-right" not in met


# --- kept at once ------------------------------------------------------------------------------


def test_a_card_and_a_commitment_are_kept_as_soon_as_they_are_said() -> None:
    stage = opened("rehearse")
    assert CARD in kept(stage.talk(TOLD, "yes", "no", STRONG, STRONG, STRONG))
    stage = opened("check-in")
    stage.talk("so so", "sleep", "fine", "a hug", "we laughed", "no", "a walk")
    assert kept(stage.say("i'll call my sister")) == {COMMITMENT: "call my sister"}


def test_what_is_said_about_danger_never_gets_onto_the_card() -> None:
    stage = opened("rehearse")
    stage.talk(TOLD, "yes", "no")
    assert kept(stage.talk(DANGER, "finish")) == {}


# --- going on and going back -------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["practice", "rehearse", "mirror", "check-in"])
@pytest.mark.parametrize("wording", ["skip", "next drill"])
def test_passing_over_the_follow_up_begins_the_session(kind: str, wording: str) -> None:
    stage = opened(kind, commitment="make breakfast")
    stage.talk(wording)
    assert stage.state is State.LISTENING
    assert "follow-up" not in step_id(stage)


def test_passing_over_the_offer_to_go_on_begins_anew() -> None:
    drill = script().drill("paraphrase")
    assert drill is not None
    first, second = (Planned(drill, one) for one in drill.exercises[:2])
    prompter = _prompter()
    resuming = Resuming(
        Practice(Plan((first,)), prompter), Practice(Plan((second,)), prompter), prompter
    )
    assert resuming.next_step() is not None
    step = resuming.next_step()
    assert step is not None
    assert step.id == second.id
    assert step.lines[0].purpose == "resume-no"


# --- silence ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["practice", "mirror"])
def test_someone_silent_is_nudged_once_and_after_ninety_seconds_the_session_pauses(
    kind: str,
) -> None:
    stage = Stage(kind)
    commands = stage.hear_out(stage.start())
    told: list[str] = []
    waited_ms = 0
    while stage.state is State.LISTENING:
        wanted = [each for each in commands if isinstance(each, Listen)][-1]
        waited_ms += wanted.nudge_after_ms
        commands = stage.hear_out(stage.feed(Silence(stage.time_ms, wanted.nudge_after_ms)))
        told += purposes(commands)
    assert told == ["nudge-silence", "pause"]
    assert waited_ms == 90_000
    assert stage.state is State.PAUSED


def test_who_asked_for_a_moment_and_took_it_is_told_once_that_there_is_time() -> None:
    stage = opened("practice")
    assert purposes(stage.talk("give me a moment")) == ["nudge-silence"]
    assert stage.state is State.LISTENING
    assert purposes(stage.hear_out(stage.feed(Silence(stage.time_ms, 70_000)))) == ["pause"]


def _prompter() -> Prompter:
    return Stage().machine.prompter
