"""The turns that a rehearsal seldom takes."""

from __future__ import annotations

import pytest
from stage import STRONG, Stage, has, script, texts

from voice_coach.dialog.markers import STRENGTHS
from voice_coach.dialog.rehearse import MAX_OWN_LINES, Rehearse
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Answer, Step
from voice_coach.events import Assessment, Marker, Role, Say

TOLD = "we hardly talk since my mother died and i feel so alone at night"


@pytest.fixture
def begun() -> Stage:
    stage = Stage("rehearse", seed=5)
    stage.hear_out(stage.start())
    return stage


def activity(stage: Stage) -> Rehearse:
    found = stage.machine.activity
    assert isinstance(found, Rehearse)
    return found


def at_the_role_play(stage: Stage) -> Rehearse:
    stage.talk(TOLD, "yes", "no", *[STRONG] * 4)
    assert stage.machine.exchange.step is not None
    assert "talk" in stage.machine.exchange.step.id
    return activity(stage)


def judged(stage: Stage, *names: str) -> Answer:
    """An answer in the role-play, read as doing these things."""
    step = stage.machine.exchange.step
    assert step is not None
    kinds = {name: "strength" if name in STRENGTHS else "pitfall" for name in names}
    found = [Marker(name, kind, (0, 5), 1.0, "") for name, kind in kinds.items()]
    return Answer(step, "words", assessment=Assessment("words", markers=tuple(found)))


def play_out(stage: Stage, *names: str) -> list[str]:
    """Answer so until the role-play ends; what is said then."""
    rehearsal = at_the_role_play(stage)
    said: list[str] = []
    while rehearsal.partner is not None and not rehearsal.partner.is_over:
        said = [line.text for line in rehearsal.on_talk(judged(stage, *names)).lines]
    return said


def test_a_reflection_can_be_put_right_in_the_same_breath(begun: Stage) -> None:
    begun.talk(TOLD)
    again = begun.talk("it is more that i miss laughing with her in the evening")
    assert any("laughing" in text for text in texts(again))
    assert activity(begun).account[-1].startswith("it is more")


def test_so_many_lines_of_the_partner_are_enough(begun: Stage) -> None:
    begun.talk(TOLD, "yes", "yes")
    given = [f"you never ask how number {count} went for me" for count in range(MAX_OWN_LINES)]
    end = begun.talk(*given)
    assert has(end, "partner-lines-thanks")
    assert activity(begun).own_lines == given


def test_a_line_of_the_partner_can_be_given_instead_of_a_yes(begun: Stage) -> None:
    more = begun.talk(TOLD, "yes", "he says it is just the snoring")
    assert has(more, "partner-lines-more")
    assert activity(begun).own_lines == ["it is just the snoring"]
    assert has(begun.talk("done"), "partner-lines-thanks")


def test_an_unclear_word_is_no_line_of_the_partner(begun: Stage) -> None:
    again = begun.talk(TOLD, "yes", "hm perhaps")
    assert has(again, "partner-lines-ask")
    assert activity(begun).own_lines == []


def test_a_partner_who_leaves_ends_the_role_play_with_a_kind_word(begun: Stage) -> None:
    said = play_out(begun, "pressure")
    assert set(said) & set(script().prompts["partner-leaves"])
    assert set(said) & set(script().prompts["partner-leaves-next"])


@pytest.mark.parametrize(
    ("deeds", "key"),
    [(("blame",), "partner-closed"), (("validation", "check"), "partner-opened")],
)
def test_the_end_of_the_role_play_names_what_moved_the_partner(
    begun: Stage, deeds: tuple[str, ...], key: str
) -> None:
    assert set(play_out(begun, *deeds)) & set(script().prompts[key])


def test_the_role_play_can_be_held_again(begun: Stage) -> None:
    at_the_role_play(begun)
    while begun.machine.exchange.step and "talk" in begun.machine.exchange.step.id:
        begun.talk(STRONG)
    assert begun.machine.exchange.step is not None
    again = begun.talk("yes")
    assert [one.role for one in again if isinstance(one, Say)].count(Role.PARTNER) == 1
    assert activity(begun).rounds == 2


def test_a_second_try_that_is_weaker_than_the_first_is_not_taken_along(begun: Stage) -> None:
    begun.talk(TOLD, "yes", "no")
    strong, weak = judged(begun, "validation", "check"), judged(begun, "blame")
    for answer in (strong, weak):
        activity(begun).react(answer)
    assert activity(begun).answers == [strong]


def test_the_mirror_asks_again_what_was_gone_back_to() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    stage.talk(TOLD)
    first = stage.machine.activity
    assert first.name == "mirror"
    stage.talk("go back")
    assert stage.state is State.LISTENING
    stage.talk(TOLD)
    assert stage.machine.exchange.step is not None
    assert stage.machine.exchange.step.id == "mirror/talk-2"


def test_a_step_is_passed_on_as_it_is_when_nothing_was_judged() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    rehearsal = activity(stage)
    assert rehearsal.on_talk(Answer(Step("rehearse/talk-1", "judged", ()), "words")).lines == ()


def test_an_answer_in_the_role_play_that_nobody_judged_moves_nothing(begun: Stage) -> None:
    rehearsal = at_the_role_play(begun)
    step = begun.machine.exchange.step
    assert step is not None
    assert rehearsal.on_talk(Answer(step, "words")).lines == ()


def test_without_a_partner_the_rehearsal_goes_on_after_the_practice(begun: Stage) -> None:
    activity(begun).make_partner = None
    begun.talk(TOLD, "yes", "no", *[STRONG] * 4)
    assert begun.machine.exchange.step is not None
    assert begun.machine.exchange.step.id == "rehearse/small-step"


def test_a_story_about_the_partner_is_asked_for_in_their_own_words_and_never_played(
    begun: Stage,
) -> None:
    begun.talk(TOLD, "yes")
    story = "she told me on sunday that i'm a stranger in my own house and then she packed"
    assert has(begun.talk(story), "partner-lines-words")
    begun.talk("she'd say you were never here anyway")
    assert activity(begun).own_lines == ["you were never here anyway"]
    assert has(begun.talk("he says i never listen"), "partner-lines-thanks")
    assert activity(begun).own_lines == ["you were never here anyway"]


def test_who_would_rather_not_tell_is_not_thanked_for_telling(begun: Stage) -> None:
    said = begun.talk("no", "i don't feel like telling you")
    assert has(said, "check-in-open")
    assert not has(said, "reflection-right")


def test_who_asks_what_lines_are_meant_hears_it(begun: Stage) -> None:
    begun.talk(TOLD, "yes")
    assert has(begun.talk("what kind of lines"), "partner-lines-words")
    assert has(begun.talk("what do you mean"), "partner-lines-thanks")
    assert not activity(begun).own_lines


@pytest.mark.parametrize(
    "text", ["no i should think not", "i can't think of any right now", "not sure", "up to you"]
)
def test_who_has_no_lines_of_the_partner_is_asked_for_none(begun: Stage, text: str) -> None:
    begun.talk(TOLD, "yes")
    assert has(begun.talk(text), "rehearse-settle")
    assert not activity(begun).own_lines


def test_a_short_line_of_the_partner_is_taken_at_once(begun: Stage) -> None:
    begun.talk(TOLD, "yes", "you're overreacting again")
    assert activity(begun).own_lines == ["you're overreacting again"]


def test_a_reflection_is_agreed_to_in_any_words(begun: Stage) -> None:
    begun.talk(TOLD)
    assert has(begun.talk("that is quite right my dear"), "reflection-right")
    assert activity(begun).account == [TOLD]


@pytest.mark.parametrize(
    "text", ["that's not what i said", "um no you've got me all wrong", "You misunderstood me."]
)
def test_a_reflection_is_denied_in_any_words_and_told_anew(begun: Stage, text: str) -> None:
    begun.talk(TOLD)
    assert has(begun.talk(text), "reflection-wrong")
    assert activity(begun).account == [TOLD]


def test_a_reflection_that_is_put_right_in_the_same_breath_is_not_asked_for_anew(
    begun: Stage,
) -> None:
    begun.talk(TOLD)
    right = "that's not what i said she shut the door before i came in"
    assert not has(begun.talk(right), "reflection-wrong")
    assert activity(begun).account == [TOLD, right]


def test_who_knows_no_answer_is_lent_a_line_once_and_then_let_go_on(begun: Stage) -> None:
    begun.talk(TOLD, "yes", "no")
    lent = begun.talk("i don't know")
    assert has(lent, "at-a-loss")
    assert script().prompts["rehearse-settle-line"][0] in texts(lent)
    on = begun.talk("i really don't know what to say")
    assert has(on, "skip-done")
    assert has(on, "rehearse-notice")
    assert not activity(begun).answers


def test_who_asks_how_good_an_answer_was_hears_the_feedback_again(begun: Stage) -> None:
    begun.talk(TOLD, "yes", "no")
    met = begun.talk("you always ruin our evenings")
    again = begun.talk("what was wrong with that")
    assert texts(again)[0] == texts(met)[0]
    assert begun.state is State.CHOOSING
    assert has(begun.talk("not sure"), "rehearse-notice")


def test_words_of_not_knowing_are_for_the_partner_in_the_role_play(begun: Stage) -> None:
    rehearsal = at_the_role_play(begun)
    talks = rehearsal.talks
    begun.talk("i don't know")
    assert rehearsal.talks == talks + 1
    assert not rehearsal.answers[-1].is_strong


def test_the_card_calls_nothing_a_question_or_a_step_that_is_none(begun: Stage) -> None:
    said = ["i'm sorry i snapped", "no"]
    begun.talk(TOLD, "yes", "no", *[STRONG] * 2, "take your time", "no", *said)
    card = activity(begun).card
    assert (card.i_statement, card.question) == ("", "")


def test_a_word_that_is_neither_a_line_nor_an_answer_is_asked_again(begun: Stage) -> None:
    begun.talk(TOLD, "yes")
    assert has(begun.talk("the weather"), "partner-lines-ask")
    assert not activity(begun).own_lines
