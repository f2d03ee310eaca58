"""Good answers, as people say them, that must be seen for what they are."""

from __future__ import annotations

import pytest

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment


def answered(drill: str, text: str, heard: str = "") -> Assessment:
    return load_assessor().assess(text, find_expectation(drill, heard), heard=heard)


@pytest.mark.parametrize(
    ("drill", "text", "strength"),
    [
        ("hold-space", "theres no rush ill be right here", "offer"),
        ("hold-space", "ill leave you be for a bit and check back after supper", "pace_respected"),
        ("small-step", "could we have tea on sunday at four ill put my phone away", "offer"),
        ("i-statement", "i feel lonely at dinner because id like us to talk", "need_or_wish"),
        ("reach-out", "i think we could use some help", "need_or_wish"),
        ("reach-out", "im struggling and we need someone to help us", "need_or_wish"),
        ("own-part", "i know i havent been easy to live with since my dad died", "own_part"),
        ("own-part", "i haven't been there for you this month", "own_part"),
        ("repair", "that came out wrong let me start again", "own_part"),
        ("notice", "you came home and went straight to the study", "observation"),
        ("notice", "you sat on the stairs with your coat on last night", "observation"),
        ("name-the-pattern", "we get stuck in a loop where i chase and you hide", "observation"),
        ("name-the-pattern", "there's been a wall between us lately", "observation"),
        ("name-the-pattern", "i knock and you go quiet and it makes me sad", "observation"),
        ("name-the-pattern", "you pull away and i press harder", "observation"),
        ("name-the-pattern", "it's that old dance of ours again", "observation"),
        ("name-the-pattern", "every time there's tension i get loud", "observation"),
        ("validate", "you're right to be mad i forgot our anniversary", "validation"),
        ("validate", "you had every right to be cross with me", "validation"),
        ("name-the-feeling", "i wonder if that felt humiliating", "feeling_named"),
        ("name-the-feeling", "i guess there was some shame in it", "feeling_named"),
        ("name-the-feeling", "i can hear how frightening that was", "feeling_named"),
        ("name-the-feeling", "that must sting", "feeling_named"),
        ("validate", "i would have felt the same", "validation"),
        ("hold-space", "no pressure do you want company or space", "offer"),
        ("open-question", "i was wondering what your day was like", "open_question"),
    ],
)
def test_what_a_drill_asks_for_is_seen(drill: str, text: str, strength: str) -> None:
    assert answered(drill, text).has(strength)


@pytest.mark.parametrize(
    ("drill", "text", "marker"),
    [
        ("notice", "you came home and went straight to the study", "blame"),
        ("notice", "you walked out on me", "observation"),
        ("notice", "you just sat there like a stone", "observation"),
        ("validate", "no wonder you shut down i kept talking over you", "blame"),
        ("name-the-feeling", "i guess there was some shame in it", "feeling_owned"),
        ("name-the-feeling", "i get it thats a lot", "feeling_owned"),
        ("reach-out", "i love you", "need_or_wish"),
        ("check-in", "this week i missed you on thursday", "own_part"),
        (
            "small-step",
            "would you walk with me tonight ill do the dishes after",
            "stacked_questions",
        ),
    ],
)
def test_what_is_not_there_is_not_seen(drill: str, text: str, marker: str) -> None:
    assert not answered(drill, text).has(marker)


def test_a_guess_that_is_checked_need_not_be_put_softly_as_well() -> None:
    found = answered("deepen", "beneath the anger there's a wish to be seen am i close")
    assert found.changed_marker != "tentative"


def test_an_apology_is_no_giving_back() -> None:
    found = load_assessor().assess(
        "i'm sorry about the alarm",
        find_expectation("paraphrase", "the baby was up at five and then your alarm woke me"),
        heard="the baby was up at five and then your alarm woke me",
    )
    assert found.act == "statement"
    assert not found.has("content_covered")
    assert found.changed_marker == "content_covered"


@pytest.mark.parametrize(
    "text",
    [
        "that's not true i talked to you yesterday",
        "no i did the dishes twice this week",
        "but i always ask you how your day was",
        "i didn't say that at all",
        "you're twisting my words",
        "its just not fair i work all day",
    ],
)
@pytest.mark.parametrize("drill", [None, "paraphrase", "validate"])
def test_who_contradicts_has_not_listened(drill: str | None, text: str) -> None:
    heard = "you never talk to me any more and you never ask how my day was"
    expectation = find_expectation(drill, heard) if drill else None
    found = load_assessor().assess(text, expectation, heard=heard)
    assert found.has("self_shift")
    assert not found.has("content_covered")
    assert "reflection" not in found.acts
    assert not found.is_strong


@pytest.mark.parametrize(
    "text",
    [
        "no i hear you we hardly talk",
        "that's not fair on you at all",
        "no i didn't realise it was that lonely for you",
        "well i do see that you wait for me every evening",
        "it's true i have been quiet",
    ],
)
def test_who_agrees_with_a_no_has_listened(text: str) -> None:
    heard = "you never talk to me any more and you never ask how my day was"
    assert not load_assessor().assess(text, heard=heard).has("self_shift")


def test_to_say_what_one_did_to_the_other_is_no_story_of_ones_own() -> None:
    said = "it sounds like you did the whole night alone and then i woke you too"
    heard = "i did every feed and then your alarm woke me at six"
    for drill in ("paraphrase", "validate"):
        found = answered(drill, said, heard)
        assert not found.has("self_shift")
    assert answered("paraphrase", "i worked all night too", heard).has("self_shift")


def test_a_question_about_a_wish_names_none() -> None:
    found = load_assessor().assess("do you want to leave me", heard="i can't do this any more")
    assert not found.has("need_or_wish")
    assert "what matters" not in found.praise


def test_a_wish_of_ones_own_is_not_taken_for_the_others() -> None:
    text = "i feel scared when you say that because i want us to make it"
    found = load_assessor().assess(text, heard="i can't do this any more")
    assert "you say that because" not in found.praise


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("i left my sister's wedding group because nobody asked me", "you always quit things"),
        ("i don't want to talk about it", "you never want to talk"),
    ],
)
def test_a_single_moment_is_not_given_back_as_always(heard: str, text: str) -> None:
    found = load_assessor().assess(text, find_expectation("validate", heard), heard=heard)
    assert found.changed_marker == "absolute"
    assert "reflection" not in found.acts


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("nothing i do is ever good enough", "you never feel good enough"),
        ("i never get a break from any of this", "you never get a break"),
        ("everything always ends up with me", "it always ends up with you"),
    ],
)
def test_an_always_that_was_said_may_be_given_back(heard: str, text: str) -> None:
    assert not load_assessor().assess(text, heard=heard).has("absolute")
