"""What is said to the coach in the middle of an exercise, and is no answer to it."""

from __future__ import annotations

import pytest
from stage import BESIDE, STRONG, Stage, commands, has, purposes, script, texts

from voice_coach.dialog.rehearse import Rehearse
from voice_coach.dialog.repertoire import Judges
from voice_coach.dialog.states import State
from voice_coach.events import Assess

TOLD = "we hardly talk since my mother died and i feel so alone at night"
DRILL = script().drill("paraphrase")


@pytest.fixture
def asked() -> Stage:
    stage = Stage()
    stage.open_floor()
    return stage


def judged(commands: list[object]) -> list[str]:
    return [one.text for one in commands if isinstance(one, Assess)]


@pytest.mark.parametrize(
    ("remark", "key"),
    [
        ("sorry i'm crying", "nudge-silence"),
        ("i can't stop crying give me a minute", "nudge-silence"),
        ("are you a real person", "who-listens"),
        ("who made you", "who-listens"),
        ("what time is it", "not-available"),
        ("what can i ask her", "at-a-loss"),
        ("what would he say", "at-a-loss"),
    ],
)
def test_a_remark_is_met_and_not_judged(asked: Stage, remark: str, key: str) -> None:
    said = asked.talk(remark)
    assert has(said, key)
    assert not judged(said)
    assert asked.state is State.LISTENING


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("why do i have to say it back", "why"),
        ("what's the point of this", "why"),
        ("what do you mean", "how"),
        ("how long should it be", "how"),
    ],
)
def test_who_asks_why_or_how_is_told_what_the_drill_says(
    asked: Stage, question: str, told: str
) -> None:
    assert DRILL is not None
    said = asked.talk(question)
    assert texts(said) == [getattr(DRILL, told), DRILL.ask]
    assert not judged(said)


def test_who_still_asks_what_is_meant_is_lent_a_line(asked: Stage) -> None:
    said = asked.talk("what do you mean", "i don't get it")
    assert has(said, "at-a-loss")


def test_tears_over_the_offer_of_another_try_are_not_asked_for_a_yes(asked: Stage) -> None:
    asked.talk("so you worked late and everyone was asleep")
    assert has(asked.talk("are you siri"), "who-listens")
    said = asked.talk("i'm crying")
    assert has(said, "nudge-silence")
    assert not has(said, "yes-no-unclear")
    assert asked.state is State.CHOOSING


def test_an_answer_that_breaks_off_is_judged_together_with_its_rest(asked: Stage) -> None:
    begun = asked.talk("so you came home late and you felt")
    assert has(begun, "answer-broken-off")
    assert not judged(begun)
    assert judged(asked.talk("felt alone in the kitchen")) == [
        "so you came home late and you felt alone in the kitchen"
    ]


def test_a_rest_that_breaks_off_too_is_judged_as_it_is(asked: Stage) -> None:
    said = asked.talk("so you felt left out because", "because of the")
    assert judged(said) == ["so you felt left out because of the"]


def test_another_try_that_breaks_off_is_waited_for_as_well(asked: Stage) -> None:
    asked.talk("so you worked late and everyone was asleep")
    said = asked.talk("when you")
    assert has(said, "answer-broken-off")
    assert not has(said, "yes-no-unclear")


def test_danger_that_is_whole_only_with_the_rest_ends_coaching(asked: Stage) -> None:
    begun, rest = "i am afraid of what happens because", "because of him"
    asked.machine._judges = Judges(commands().match, lambda text: text == f"{begun} of him")
    asked.talk(begun)
    asked.say(rest)
    assert asked.machine.is_in_safety
    assert asked.machine.keeps_private


def test_repeat_says_a_lent_line_again_and_then_the_situation(asked: Stage) -> None:
    lent = texts(asked.talk("i don't know"))
    assert texts(asked.talk("can you repeat that")) == lent
    assert texts(asked.talk("can you repeat that"))[-1:] != lent[-1:]


def rehearsing(*said: str) -> Stage:
    stage = Stage("rehearse", seed=5)
    stage.hear_out(stage.start())
    stage.talk(*said)
    return stage


def test_a_question_about_the_answer_before_hears_again_what_was_said_to_it(asked: Stage) -> None:
    met = texts(asked.talk(STRONG))[0]
    said = asked.talk("was that alright")
    assert texts(said)[0] == met
    assert not has(said, "at-a-loss")


def test_who_lost_their_words_before_an_answer_is_not_let_go_on_for_it(asked: Stage) -> None:
    said = asked.talk("i don't know", "so you worked late", "what if he says no")
    assert has(said, "at-a-loss")
    assert not has(said[-3:], "skip-done")


@pytest.mark.parametrize("where", ["the line of a partner", "what is going on"])
def test_who_asks_for_the_coachs_name_hears_that_nobody_is_there(where: str) -> None:
    told = (TOLD, "yes", "yes") if where == "the line of a partner" else ()
    stage = rehearsing(*told)
    step = stage.machine.exchange.step
    assert step is not None
    said = stage.talk("what's your name")
    assert has(said, "who-listens")
    assert stage.machine.exchange.step is not None
    assert stage.machine.exchange.step.id == step.id


@pytest.mark.parametrize("wording", ["can you repeat that", "what do you mean"])
def test_what_was_given_back_is_said_again_with_the_question(wording: str) -> None:
    stage = rehearsing()
    given_back = texts(stage.talk(TOLD))[-2]
    said = stage.talk(wording)
    assert texts(said)[0] == given_back
    assert has(said, "reflection-check")


def test_who_cannot_say_whether_it_was_right_is_not_thanked_for_it() -> None:
    said = rehearsing(TOLD).talk("i don't know")
    assert has(said, "check-in-open")
    assert not has(said, "reflection-right")


@pytest.mark.parametrize(
    "question", ["is that right", "what can i ask her", "what else would he say"]
)
def test_a_question_to_the_coach_is_no_line_of_the_partner(question: str) -> None:
    stage = rehearsing(TOLD, "yes", "yes", question)
    activity = stage.machine.activity
    assert isinstance(activity, Rehearse)
    assert activity.own_lines == []


def test_a_question_after_each_line_of_the_partner_ends_nothing() -> None:
    stage = rehearsing(TOLD, "yes", "yes", "what kind of lines", "and then he'd say not now")
    said = stage.talk("what else could he say")
    assert has(said, "partner-lines-words")
    activity = stage.machine.activity
    assert isinstance(activity, Rehearse)
    assert activity.own_lines == ["not now"]


def test_who_asks_for_words_in_the_role_play_is_lent_some_and_the_partner_waits() -> None:
    stage = rehearsing(TOLD, "yes", "no", *[STRONG] * 4)
    step = stage.machine.exchange.step
    said = stage.talk("what should i say now")
    assert has(said, "at-a-loss")
    assert stage.machine.exchange.step is step


def test_words_for_nobody_are_not_judged_and_asked_about_once(asked: Stage) -> None:
    said = asked.talk(BESIDE)
    assert has(said, "not-yet")
    assert purposes(said)[-1] == "template"
    assert not has(said, "retry-offer")
    assert asked.state is State.LISTENING
    # whoever means it is met as ever
    assert has(asked.talk(BESIDE), "retry-offer")


def test_words_for_nobody_at_the_offer_of_another_try_cost_no_try(asked: Stage) -> None:
    asked.talk("so you worked late")
    said = asked.talk(f"well {BESIDE}")
    assert has(said, "not-yet")
    assert "template" not in purposes(said)
    assert asked.state is State.CHOOSING
    assert asked.machine.exchange.attempt == 1


@pytest.mark.parametrize(
    ("reply", "key"),
    [
        ("okay i'll try", "retry-go"),
        ("go on then", "retry-go"),
        ("no thanks that'll do", "next-exercise"),
        ("go on", "next-exercise"),
    ],
)
def test_another_try_is_taken_up_or_refused_in_ones_own_words(
    asked: Stage, reply: str, key: str
) -> None:
    asked.talk("so you worked late")
    assert has(asked.talk(reply), key)


def test_who_asks_the_mirror_for_advice_hears_that_it_has_none() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    assert has(stage.talk("um can you just tell me what to say to her"), "cannot-tell")


@pytest.mark.parametrize("kind", ["rehearse", "mirror", "check-in"])
def test_tears_are_waited_for_where_someone_tells(kind: str) -> None:
    stage = Stage(kind)
    question = texts(stage.hear_out(stage.start()))[-1]
    said = stage.talk("oh god sorry i'm crying give me a sec")
    assert has(said, "nudge-silence")
    assert texts(said)[-1] == question


def test_tears_after_a_yes_leave_the_question_open() -> None:
    stage = rehearsing(TOLD)
    assert has(stage.talk("yes sorry i'm crying"), "reflection-check")
    assert has(stage.talk("aye about right"), "reflection-right")


def test_who_tells_what_they_would_say_is_asked_once_to_say_it(asked: Stage) -> None:
    said = asked.talk("i'd tell her that she came home to a sleeping house")
    assert has(said, "say-directly")
    assert not judged(said)
    assert judged(asked.talk("i'd ask him if he was alone there"))


def test_a_plan_is_an_answer_where_a_deed_is_asked_for() -> None:
    stage = rehearsing(TOLD, "yes", "no", *["skip"] * 5)
    step = stage.machine.exchange.step
    assert step is not None
    assert step.id == "rehearse/small-step"
    assert judged(stage.talk("i'd ask him about his day at dinner"))


def test_who_puts_the_mirror_right_is_asked_to_say_it() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    stage.talk("my sister moved out on sunday")
    assert has(stage.talk("no that's not what i said"), "reflection-wrong")
    assert stage.state is State.LISTENING
