"""What a partner's line gets back: true praise, words quoted whole, and a change that fits."""

from __future__ import annotations

import pytest

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment


def answered(heard: str, text: str, drill: str = "") -> Assessment:
    expectation = find_expectation(drill, heard) if drill else None
    return load_assessor().assess(text, expectation, heard=heard)


@pytest.mark.parametrize(
    ("heard", "text", "changed"),
    [
        (
            "passengers shout at me all day and then i have to smile at dinner with your boss",
            "it's one dinner",
            "content_covered",
        ),
        ("my friend is pregnant and i cried", "maybe we should see them less", "content_covered"),
        ("you never let me go anywhere", "fine stay home then", "content_covered"),
        ("i sat there for an hour like an idiot", "so you sat there big deal", "minimising"),
        ("i cried in the car", "everybody has mornings like that", "minimising"),
        ("you gave my room away", "you moved out what did you expect", "interrogation"),
        ("i cried in the car", "why didn't you call me", "interrogation"),
        ("i feel you take the baby from me", "well you do hold her wrong", "self_shift"),
        ("i feel you take the baby from me", "i don't do that", "self_shift"),
        ("i wish you came more often", "if you are like that i can leave", "pressure"),
        ("ron died and i lay two plates", "he would want you to be happy", "content_covered"),
    ],
)
def test_nothing_is_praised_that_gives_nothing_back(heard: str, text: str, changed: str) -> None:
    found = answered(heard, text)
    assert found.changed_marker == changed
    assert not found.is_strong
    assert "“" not in found.praise


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("i am ninety days sober and nobody said a word", "ninety days and nobody said a word"),
        ("did you feed the cat", "not yet"),
        ("what a day they shouted at me", "you got shouted at all day long"),
    ],
)
def test_who_gives_back_or_answers_is_not_asked_to_say_it_back(heard: str, text: str) -> None:
    assert answered(heard, text).changed_marker != "content_covered"


@pytest.mark.parametrize(
    ("drill", "heard", "text", "words"),
    [
        ("validate", "i never get to go", "i get why you are mad", "i get why you are mad"),
        ("validate", "i cried", "with all that no wonder you cried", "no wonder you cried"),
        (
            "validate",
            "he tells me how to grill",
            "i can see why that gets on your nerves",
            "i can see why that gets on your nerves",
        ),
        (
            "open-question",
            "ron died",
            "what was dinner like when ron was there",
            "what was dinner like when ron was there",
        ),
        ("hold-space", "i can't", "no rush tell me as much as you like", "as you like"),
        ("repair", "you laughed", "sorry i laughed and i did not see how bad it was", "i laughed"),
        (
            "deepen",
            "i had to smile",
            "i wonder if you just wanted somebody to see how hard it was",
            "you just wanted somebody to see how hard it was",
        ),
        ("deepen", "i have to grill", "so it would mean a lot to you", "it would mean a lot"),
    ],
)
def test_a_quotation_is_whole(drill: str, heard: str, text: str, words: str) -> None:
    assert words in answered(heard, text, drill).praise


@pytest.mark.parametrize(
    ("drill", "text", "marker"),
    [
        ("validate", "that would make me angry too", "validation"),
        ("validate", "i would be furious", "validation"),
        ("validate", "i would not want to smile either", "validation"),
        ("validate", "i understand that it bothers you", "validation"),
        ("validate", "nobody should be talked to like that", "validation"),
        ("name-the-feeling", "you feel like nothing you feel humiliated", "feeling_named"),
        ("name-the-feeling", "you feel like a guest here", "feeling_named"),
        ("name-the-feeling", "are you angry with him", "tentative"),
        ("name-the-feeling", "did you feel left behind", "tentative"),
        ("deepen", "it is not about hours it is about respect for you", "need_or_wish"),
        ("hold-space", "ask me as often as you need", "pace_respected"),
        ("hold-space", "i am listening", "offer"),
    ],
)
def test_what_a_listener_gives_is_heard(drill: str, text: str, marker: str) -> None:
    assert answered("my boss changed the hours and i found out from the wall", text, drill).has(
        marker
    )


@pytest.mark.parametrize(
    ("drill", "text", "pitfall"),
    [
        ("deepen", "it was all on you and nobody was there", "blame"),
        ("open-question", "what can i do next time so you feel better", "mind_reading"),
        ("repair", "i am sorry how about we set up the study for you", "advice"),
        ("validate", "it is normal to be worried when nobody comes", "advice"),
        ("paraphrase", "you feel that i come too seldom", "self_shift"),
    ],
)
def test_what_is_kind_costs_nothing(drill: str, text: str, pitfall: str) -> None:
    assert not answered("i did it all alone and i sat in the car and cried", text, drill).has(
        pitfall
    )


def test_a_question_about_a_thing_guesses_nothing() -> None:
    found = answered("i cried in the car", "did it rain when you went out", "deepen")
    assert not found.has("tentative")


def test_whoever_repeats_the_words_hears_that_they_kept_them() -> None:
    found = answered(
        "it's too loud here and i can't sleep", "it's too loud here and you can't sleep"
    )
    assert found.changed_marker == "parroting"
    sentences = load_assessor().wording.praise["content_covered_repeating"]
    assert found.praise in sentences


def test_a_long_line_cut_to_half_is_no_echo() -> None:
    heard = (
        "i got the kids up and sam wouldn't eat and the car was flat and i was late and my manager"
        " looked at her watch and i forgot the inhaler and i sat in the car and cried"
    )
    text = "sam wouldn't eat the car was flat and you sat in the car and cried"
    assert not answered(heard, text, "paraphrase").has("parroting")
