"""Rehearse, mirror and check-in, turn by turn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from stage import ANSWER, STRONG, Stage, has, kept, paraphraser, purposes, says, script

from voice_coach.dialog.card import CARD, Card
from voice_coach.dialog.check_in import COMMITMENT
from voice_coach.dialog.reflector import Reflector
from voice_coach.dialog.states import State
from voice_coach.events import Command, Finish, Role, Silence

TOLD = "we hardly talk since my mother died and i feel so alone at night"


def rehearse_until_the_role_play(*own_lines: str) -> tuple[Stage, list[Command]]:
    stage = Stage("rehearse", seed=5)
    stage.hear_out(stage.start())
    stage.talk(TOLD, "yes")
    if own_lines:
        stage.talk("yes", *own_lines, "done")
    else:
        stage.talk("no")
    # settle, notice, i-statement, open question
    return stage, stage.talk(*[STRONG] * 4)


def test_rehearse_reflects_the_situation_in_the_persons_own_words_and_checks() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    reflection = [one.text for one in says(stage.talk(TOLD)) if one.purpose == "reflection"]
    assert len(reflection) == 1
    assert "alone" in reflection[0] or "mother" in reflection[0]
    assert " i " not in f" {reflection[0].lower()} "
    assert stage.state is State.LISTENING


def test_rehearse_takes_a_correction_and_reflects_again() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    again = stage.talk(TOLD, "no", "i miss laughing with her")
    assert [one.purpose for one in says(again)].count("reflection") == 2


def test_the_role_play_opens_to_a_reflection_with_a_check_and_ends_in_six_turns_at_most() -> None:
    stage, begun = rehearse_until_the_role_play()
    assert [one.role for one in says(begun)].count(Role.PARTNER) == 1
    turns = 0
    while stage.machine.exchange.step and "talk" in stage.machine.exchange.step.id:
        stage.talk(STRONG)
        turns += 1
    assert 1 <= turns <= 6


def test_silence_in_the_role_play_is_credited_and_the_partner_speaks_on() -> None:
    stage, _ = rehearse_until_the_role_play()
    commands = stage.hear_out(stage.feed(Silence(stage.time_ms, 8_000)))
    assert "silence-credited" in [one.purpose for one in says(commands)]
    assert any(one.role is Role.PARTNER for one in says(commands))


def test_the_persons_own_lines_for_the_partner_come_back() -> None:
    own = ("i don't know what you want to hear", "i am tired of talking about it")
    stage, begun = rehearse_until_the_role_play(*own)
    partner = [one.text for one in says(begun) if one.role is Role.PARTNER]
    for _ in range(6):
        if not (stage.machine.exchange.step and "talk" in stage.machine.exchange.step.id):
            break
        new = stage.talk(ANSWER)
        partner += [one.text for one in says(new) if one.role is Role.PARTNER]
    assert any(line in partner for line in own)


def test_rehearse_ends_with_a_card_of_the_persons_own_words() -> None:
    stage, _ = rehearse_until_the_role_play()
    for _ in range(6):
        if not (stage.machine.exchange.step and "talk" in stage.machine.exchange.step.id):
            break
        stage.talk(STRONG)
    end = stage.talk("no", "i will make tea on friday did i get that right")
    assert end[-1] == Finish("completed")
    card = Card.from_json(kept(end)[CARD])
    assert card.i_statement == STRONG
    assert card.question == STRONG
    assert card.small_step == "i will make tea on friday did i get that right"
    spoken = [one.text for one in says(end) if one.purpose == "card"]
    assert card.small_step in spoken


def test_finishing_a_rehearsal_early_keeps_what_there_is() -> None:
    stage = Stage("rehearse")
    stage.open_floor()
    # kept as soon as it is said, so that even a power cut leaves it
    said_so_far = stage.talk(STRONG, STRONG, STRONG)
    assert Card.from_json(kept(said_so_far)[CARD]).i_statement == STRONG
    assert kept(stage.talk("finish")) == {}


def test_the_mirror_gives_back_and_asks_until_the_person_ends_it() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    for text in (TOLD, "my sister moved away", "yes", "i would like one quiet evening"):
        purposes = [one.purpose for one in says(stage.talk(text))]
        assert purposes == ["reflection", "ask"]
    assert stage.talk("finish")[-1] == Finish("asked")


@pytest.mark.parametrize("last", ["that's all", "okay i think that's it", "thats everything"])
def test_whoever_has_told_all_need_not_call_the_end_of_the_mirror(last: str) -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    assert not isinstance(stage.talk(TOLD)[-1], Finish)
    assert stage.talk(last)[-1] == Finish("completed")


def test_nothing_is_an_answer_in_the_mirror() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    assert not isinstance(stage.talk(TOLD, "nothing")[-1], Finish)


def test_the_mirror_does_not_use_one_stem_twice_in_a_row() -> None:
    reflect = Reflector(paraphraser())
    for _ in range(10):
        reflect("i had a hard week and my boss keeps calling me at night")
    assert all(first != second for first, second in pairwise(reflect.used))


CHECK_IN = ["quite tired this week", "more sleep", "busy i think", "a hug", "we laughed", "no"]


def test_a_check_in_ends_with_one_commitment() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    end = stage.talk(*CHECK_IN, "a walk on saturday", "I'll make breakfast on Sunday.")
    assert end[-1] == Finish("completed")
    assert kept(end) == {COMMITMENT: "make breakfast on Sunday"}
    confirmed = [one.text for one in says(end) if one.purpose == "commitment-confirm"]
    assert "make breakfast on Sunday" in confirmed[0]


def test_a_bare_yes_is_asked_what_it_stands_for() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    again = says(stage.talk(*CHECK_IN, "a walk on saturday", "yes sure"))
    assert again[-1].purpose == "ask"
    end = says(stage.talk("ill make breakfast on sunday"))
    confirmed = [one.text for one in end if one.purpose == "commitment-confirm"]
    assert len(confirmed) == 1
    assert "make breakfast on sunday" in confirmed[0]
    assert "ill make" not in confirmed[0]


def test_no_commitment_is_fine_too() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    assert kept(stage.talk(*CHECK_IN, "a walk", "no")) == {}


@pytest.mark.parametrize(
    ("account", "purposes"),
    [
        ("yes i did and it went well", ["commitment-kept"]),
        ("no problem at all it went really well", ["commitment-kept"]),
        ("we sat there and talked about the cat", ["reflection"]),
        ("no i forgot it", ["ask"]),
    ],
)
def test_the_next_session_asks_how_it_went(account: str, purposes: list[str]) -> None:
    stage = Stage("practice", commitment="make breakfast on Sunday")
    asked = says(stage.hear_out(stage.start()))
    assert "make breakfast on Sunday" in asked[-1].text
    met = [one.purpose for one in says(stage.talk(account))]
    assert met[: len(purposes)] == purposes


def test_after_a_missed_commitment_it_is_heard_why_and_then_practice_begins() -> None:
    stage = Stage("practice", commitment="make breakfast on Sunday")
    stage.hear_out(stage.start())
    assert kept(stage.talk("no i forgot it")) == {COMMITMENT: ""}
    purposes = [one.purpose for one in says(stage.talk("work got in the way of it"))]
    assert purposes[0] == "reflection"
    assert "drill-intro" in purposes
    assert kept(stage.talk("finish")) == {}


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("i want to rehearse", "rehearse"),
        ("let's do a mirror", "mirror"),
        ("let's do a check-in", "check-in"),
        ("i want to practise", "practice"),
    ],
)
def test_every_kind_can_be_reached_by_voice_from_the_greeting(wording: str, name: str) -> None:
    stage = Stage("mirror" if name == "practice" else "practice")
    stage.start()
    assert stage.state is not State.LISTENING
    stage.say(wording, is_over_coach=True)
    assert stage.machine.activity.name == name


def test_the_mirror_asks_again_once_something_was_told_after_a_skip() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    stage.talk(TOLD, "next one", "my sister moved away")
    step = stage.machine.exchange.step
    assert step is not None
    assert step.lines[0].text in script().prompts["mirror-question"]


def asked_at(stage: Stage) -> str:
    """The last line of the question that waits for an answer."""
    step = stage.machine.exchange.step
    assert step is not None
    return step.lines[-1].text


def test_the_check_in_asks_in_other_words_what_was_not_understood() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    first = asked_at(stage)
    again = [one.text for one in says(stage.talk("what do you mean"))]
    assert again == [asked_at(stage)]
    assert again[0] != first
    assert again[0] in script().prompts["check-in-yourself"]
    reflected = stage.talk("i am worn out this week")
    assert "reflection" in [one.purpose for one in says(reflected)]


def test_a_commitment_that_was_not_understood_is_asked_for_again_and_may_stay_open() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    stage.talk(*["we rest"] * 7)
    stage.talk("what do you mean")
    assert asked_at(stage) in script().prompts["commitment-ask"]
    end = stage.talk("i dont know yet")
    assert "commitment-none" in [one.purpose for one in says(end)]
    assert COMMITMENT not in kept(end)


@pytest.mark.parametrize("kind", ["mirror", "check-in"])
def test_who_asks_for_a_person_hears_that_it_is_a_program_and_has_the_floor_again(
    kind: str,
) -> None:
    stage = Stage(kind)
    stage.hear_out(stage.start())
    told = [one.purpose for one in says(stage.talk("are you a real person"))]
    assert told[0] == "who-listens"
    assert len(told) == 2
    assert stage.state is State.LISTENING


def test_the_mirror_says_its_question_again_and_takes_a_puzzle_for_what_is_told() -> None:
    stage = Stage("mirror")
    stage.hear_out(stage.start())
    stage.talk("my sister moved away")
    question = asked_at(stage)
    assert [one.text for one in says(stage.talk("what do you mean"))] == [question]
    told = says(stage.talk("i don't understand it"))
    assert told[0].purpose == "reflection"


def test_know_is_a_no_where_yes_or_no_is_asked_for() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    wrong = stage.talk(TOLD, "know")
    assert asked_at(stage) in script().prompts["reflection-wrong"]
    assert "yes-no-unclear" not in [one.purpose for one in says(wrong)]
    told = stage.talk("know")
    assert "yes-no-unclear" not in [one.purpose for one in says(told)]


def test_a_check_in_leaves_open_what_has_no_answer_and_thanks_for_none() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    for text in ("i don't know", "nothing really", "hard to say", "i'd rather not say"):
        assert purposes(stage.talk(text))[0] == "check-in-open"
    end = stage.talk("there wasn't one", "no", "not sure", "no")
    assert "no-answer-goodbye" in purposes(end)


def test_a_check_in_meets_a_good_moment_and_a_worry_each_in_its_own_way() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    stage.talk("i am tired", "sleep")
    assert purposes(stage.talk("annoyed with me probably"))[0] == "check-in-thanks"
    stage.talk("an evening off")
    assert purposes(stage.talk("we laughed on the bus"))[0] == "check-in-good-thanks"
    assert purposes(stage.talk("that she moves out"))[0] == "check-in-worry-thanks"


def lent_lines(account: str) -> list[str]:
    """What a rehearsal lends to whoever knows no word for the invitation, the distance or it."""
    stage = Stage("rehearse", seed=2)
    stage.hear_out(stage.start())
    stage.talk(account, "yes", "no")
    lent = []
    for _ in range(3):
        said = says(stage.talk("i don't know"))
        lent += [one.text for one in said if one.purpose == "template"]
        stage.talk("skip")
    return lent


def test_the_lines_of_a_rehearsal_name_the_painful_feeling_that_was_told() -> None:
    told = lent_lines("my wife moved into the study in may and i am so ashamed of what i said")
    assert ["ashamed" in line for line in told] == [False, True, True]
    assert not any("lonely" in line for line in told)
    glad = lent_lines("we drifted apart in may and i am happy that she wants to talk")
    assert not any("happy" in line for line in glad)


def test_the_lines_of_a_rehearsal_name_the_time_that_was_told() -> None:
    told = lent_lines("my wife has hardly said a word since her father's funeral")
    assert ["since your father's funeral" in line for line in told] == [False, True, True]
    assert all("lonely" in line for line in told[1:])
    both = lent_lines("i feel so helpless since he lost his job in the harbour")
    assert all("since you lost your job" in line and "helpless" in line for line in both[1:])
    assert not any("since" in line for line in lent_lines("i feel helpless and he is quiet"))


def test_a_word_or_two_and_a_guess_at_oneself_are_not_said_back() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    assert purposes(stage.talk("the office was chaos"))[0] == "check-in-thanks"
    mirror = Stage("mirror")
    mirror.hear_out(mirror.start())
    told = [one.text for one in says(mirror.talk("probably it's my own fault"))]
    assert not any("fault" in text for text in told)


def test_who_asks_the_coach_something_in_a_check_in_is_not_left_without_a_reply() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    assert purposes(stage.talk("how are you")) == ["asked-after", "ask"]
    assert purposes(stage.talk("what time is it")) == ["not-available", "ask"]
    assert purposes(stage.talk("can you tell me")) == ["cannot-tell", "ask"]
    told = purposes(stage.talk("i have been well this week thank you how are you"))
    assert told[0] == "asked-after"
    told = purposes(stage.talk("a holiday from all of it should i just book one"))
    assert told[1] == "cannot-tell"


def test_another_round_is_refused_in_ones_own_words() -> None:
    stage, _ = rehearse_until_the_role_play()
    said = stage.talk(*["thank you for telling me"] * 6)
    assert has(said, "roleplay-again")
    assert has(stage.talk("no that wore me out"), "rehearse-small-step")


def test_a_commitment_is_asked_for_once_more_where_something_else_is_told() -> None:
    stage = Stage("check-in")
    stage.hear_out(stage.start())
    stage.talk(*["we rest"] * 7)
    stage.talk("i was at the office till late every day")
    assert asked_at(stage) in script().prompts["commitment-ask"]
    end = stage.talk("i was never home before eight")
    assert "commitment-none" in purposes(end)
    assert COMMITMENT not in kept(end)


def test_who_has_forgotten_the_commitment_is_told_it_again_and_may_leave_it_open() -> None:
    stage = Stage("check-in", commitment="call the clinic")
    stage.hear_out(stage.start())
    again = says(stage.talk("what commitment"))
    assert "call the clinic" in again[0].text
    assert purposes(stage.talk("i don't know"))[0] == "check-in-open"


def test_a_correction_that_cannot_be_turned_is_kept_in_its_own_words() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    met = purposes(stage.talk(TOLD, "no not alone more like invisible"))
    assert met[-2:] == ["reflection-enough", "ask"]
    again = Stage("rehearse")
    again.hear_out(again.start())
    met = purposes(again.talk(TOLD, "no", "more like invisible"))
    assert met[-2:] == ["reflection-enough", "ask"]


def test_who_does_not_know_where_to_begin_is_asked_once_more_and_then_let_go_on() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    assert purposes(stage.talk("i don't know where to start")) == ["ask"]
    assert purposes(stage.talk("no idea"))[0] == "check-in-open"
