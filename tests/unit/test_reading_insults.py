"""Sentences where a wrong word from the coach would hurt: insults, evasions, and what is none."""

from __future__ import annotations

import pytest

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment


def answered(drill: str, text: str, heard: str = "") -> Assessment:
    return load_assessor().assess(text, find_expectation(drill, heard), heard=heard)


@pytest.mark.parametrize(
    ("drill", "text", "pitfall"),
    [
        ("i-statement", "i hate how lazy you are", "blame"),
        ("i-statement", "shut up and listen to me for once", "blame"),
        ("i-statement", "i wish you would just grow up", "blame"),
        ("i-statement", "you're being ridiculous about the money", "blame"),
        ("i-statement", "what is wrong with you are you stupid", "blame"),
        ("settle", "let's talk when you've stopped being such a baby", "blame"),
        ("notice", "i notice that you hide behind your work", "blame"),
        ("appreciation", "thank you for finally doing the dishes", "blame"),
        ("appreciation", "thanks for not being an idiot today", "blame"),
        ("no-absolutes", "nobody in this family cares", "absolute"),
        ("reframe", "you're quiet because you're mad at me", "mind_reading"),
        ("paraphrase", "you should see a doctor about your back", "advice"),
    ],
)
def test_what_hurts_is_never_praised(drill: str, text: str, pitfall: str) -> None:
    found = answered(drill, text, "my back hurts and nobody thanks me" * (drill == "paraphrase"))
    assert found.changed_marker == pitfall
    assert not found.is_strong
    assert "“" not in found.praise


def test_an_apology_that_leaves_ones_own_share_out_is_told_as_such() -> None:
    found = answered("repair", "i'm sorry you feel that way", "you rolled your eyes at me")
    assert found.changed_marker == "minimising"
    assert not found.has("validation")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("that's stupid", "feeling_named"),
        ("you feel like they are stupid", "feeling_named"),
        ("they are cruel", "feeling_named"),
        ("maybe he lost your number", "feeling_named"),
        ("you must feel let down", "mind_reading"),
        ("so you never get noticed by anybody", "absolute"),
        ("correct me if i'm wrong but you are worn out", "yes_but"),
    ],
)
def test_a_listeners_words_are_taken_for_what_they_are(text: str, wrong: str) -> None:
    heard = "i feel like nobody at work even notices me"
    assert not load_assessor().assess(text, heard=heard).has(wrong)


@pytest.mark.parametrize(
    ("drill", "text", "strength"),
    [
        ("i-statement", "i felt stupid when they laughed", "feeling_owned"),
        ("own-part", "when i'm stressed i make jokes", "own_part"),
        ("own-part", "i have a habit of checking my phone", "own_part"),
        ("own-part", "i guess i expect you to read my mind", "own_part"),
        ("small-step", "i'm gonna leave my phone in the hallway on wednesday", "offer"),
        ("settle", "i'd rather we sleep on it", "need_or_wish"),
        ("settle", "i don't want to fight", "need_or_wish"),
        ("notice", "for a month now the tv is on during dinner", "observation"),
        ("notice", "i see that you're staying at work until eight", "observation"),
    ],
)
def test_a_plain_honest_word_is_recognised(drill: str, text: str, strength: str) -> None:
    assert answered(drill, text).has(strength)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("okay i'm here if you want to talk later", "pace_respected"),
        ("do you want me to sit with you for a bit", "offer"),
    ],
)
def test_whoever_stays_without_pushing_is_recognised(text: str, strength: str) -> None:
    assert answered("hold-space", text, "i don't want to talk about it").has(strength)


def test_putting_off_a_talk_is_no_pressure() -> None:
    assert not answered("settle", "maybe we could just talk later").has("pressure")


def test_asking_the_partner_for_something_is_no_advice() -> None:
    text = "i get nervous when your mother visits could you stay in the room with us"
    assert not answered("i-statement", text).has("advice")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("i don't want to fight tonight could we talk on saturday morning", "on saturday morning"),
        (
            "first i'll take a bath and then i'd like us to talk at eight would that be okay",
            "at eight",
        ),
    ],
)
def test_the_time_that_is_praised_is_the_one_that_was_offered(text: str, quoted: str) -> None:
    found = answered("settle", text)
    assert f"“{quoted}”" in found.praise


def test_nothing_to_take_up_is_not_asked_for() -> None:
    assert answered("notice", "since the summer we have stopped having breakfast").is_strong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("glad to hear that", "feeling_named"),
        ("my anxiety was worse last year", "feeling_named"),
        ("that is a good idea", "feeling_named"),
        ("you are very welcome", "feeling_named"),
        ("he says maybe", "tentative"),
        ("they might close the shop early", "tentative"),
        ("i'm sure that it is a struggle at times", "minimising"),
        ("you're trying to stay with people you trust", "mind_reading"),
        ("it depends on how much you need to do", "advice"),
        ("can i encourage you in some way", "advice"),
        ("some things happen from time to time", "advice"),
        ("but they go so well together", "yes_but"),
        ("you want the buzz and all but you know it costs you", "yes_but"),
        ("it must be beautiful up there", "validation"),
        ("you're kind of hanging around with her", "vague_praise"),
        ("do you think you might try that", "self_shift"),
        ("that is just my opinion", "minimising"),
        ("my guess is he felt the same", "closed_question"),
        ("can you tell me about it", "repair_attempt"),
        ("i can see how frustrated you are", "feeling_owned"),
        ("i hope it helps", "need_or_wish"),
    ],
)
def test_everyday_words_are_no_marker(text: str, wrong: str) -> None:
    assert not load_assessor().assess(text, heard="i had a long week").has(wrong)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("you feel good about it", "feeling_named"),
        ("you feel bad when they call", "feeling_named"),
        ("you sound worn out", "feeling_named"),
        ("you might feel left out", "tentative"),
        ("you're kind of on your own with it", "tentative"),
        ("i'm sure it will be fine", "minimising"),
        ("i can see how frustrated you are", "feeling_named"),
        ("it must be lonely up there", "validation"),
        ("you're trying to win this", "mind_reading"),
    ],
)
def test_the_same_words_are_markers_where_they_mean_it(text: str, right: str) -> None:
    assert load_assessor().assess(text, heard="i had a long week").has(right)


@pytest.mark.parametrize(
    "text",
    [
        "i imagine you felt passed over reading that in an email",
        "you feel out of place at that table",
        "you felt written off",
    ],
)
def test_a_picture_for_a_feeling_is_a_feeling_too(text: str) -> None:
    heard = "they gave the lead to someone i trained myself"
    assert load_assessor().assess(text, heard=heard).has("feeling_named")


def test_calling_someone_stupid_is_blame_in_the_past_as_well() -> None:
    heard = "i waited at the gate and he walked right past me"
    found = load_assessor().assess("you were stupid to wait at the gate", heard=heard)
    assert found.has("blame")
    back = load_assessor().assess("so you felt stupid", heard="i felt stupid at the gate")
    assert not back.has("blame")


@pytest.mark.parametrize(
    ("drill", "text", "heard", "quoted"),
    [
        ("i-statement", "i feel like i'm your servant", "", "i feel like i'm your servant"),
        (
            "validate",
            "with the move who wouldn't be behind",
            "i'm behind",
            "who wouldn't be behind",
        ),
    ],
)
def test_praise_is_never_empty_nor_cut_behind_a_like(
    drill: str, text: str, heard: str, quoted: str
) -> None:
    assert f"“{quoted}”" in answered(drill, text, heard).praise


def test_a_guess_earlier_in_the_sentence_keeps_all_of_it_a_guess() -> None:
    text = "could it be that work has been a lot and you just need some rest"
    assert not answered("reframe", text).has("mind_reading")


@pytest.mark.parametrize(
    "text",
    [
        "you are smoking but you smoke far less than you did",
        "i get the feeling that she means a lot to you",
        "it sounds to me too like you want to stop",
        "i also am hearing that you're tired",
        "you're a star athlete and nobody asks how you are",
    ],
)
def test_a_listener_may_give_back_both_sides_and_what_they_hear(text: str) -> None:
    found = answered("", text, heard="i still smoke and i train every day and i am so tired")
    assert not [marker.name for marker in found.markers if marker.kind == "pitfall"]


@pytest.mark.parametrize(
    ("text", "pitfall"),
    [
        ("you are right but you never asked me", "yes_but"),
        ("me too i smoked for years", "self_shift"),
        ("i know the feeling", "self_shift"),
    ],
)
def test_who_takes_it_back_or_tells_of_themself_is_still_heard(text: str, pitfall: str) -> None:
    assert answered("", text, heard="i still smoke and i am tired").has(pitfall)


@pytest.mark.parametrize(
    "text",
    [
        "you never have to do this alone",
        "you'll never need to hide it from me",
        "you don't even have to answer that",
        "i never said you were lazy",
        "i've never thought you were selfish",
    ],
)
def test_what_takes_a_burden_off_somebody_accuses_nobody(text: str) -> None:
    found = answered("i-statement", text)
    assert not {"blame", "absolute"} & {marker.name for marker in found.markers}


@pytest.mark.parametrize("text", ["you never had to ask me", "you never have time for me"])
def test_a_never_that_is_held_against_somebody_is_still_heard(text: str) -> None:
    assert answered("i-statement", text).has("absolute")


def test_why_did_you_not_is_a_reproach_and_no_advice() -> None:
    heard = "i thought we were going to decide about the school together"
    found = answered("paraphrase", "why didn't you say so", heard)
    assert found.has("interrogation")
    assert not found.has("advice")
    assert load_assessor().assess("why don't you talk to her", heard=heard).has("advice")


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("i snapped at you and that was unfair", True),
        ("that is unkind of me", True),
        ("that's not fair i listen to you all the time", False),
    ],
)
def test_only_what_one_did_is_ones_own_part(text: str, is_own: bool) -> None:
    assert load_assessor().assess(text, heard="i talk to a wall").has("own_part") is is_own


@pytest.mark.parametrize(
    ("text", "is_talked_down"),
    [("it's only shoes", True), ("that's only fair", False), ("it's only you now", False)],
)
def test_a_loss_that_is_called_only_a_thing_is_talked_down(text: str, is_talked_down: bool) -> None:
    heard = "i lost the baby's first shoes"
    assert answered("name-the-feeling", text, heard).has("minimising") is is_talked_down
