"""Answers to a partner that name nobody: pictures are understood, retorts are not praised."""

from __future__ import annotations

import pytest

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment

GONE = "you leave for work before i wake up"
ASKED = "nobody at the office asked me about the surgery"
CAR = "i wait in the car and you forget me"
SPENT = "you buy a new bike every year"
MISSED = "you missed our anniversary dinner"
LEFT = "you leave me with the kids each saturday"


def answered(heard: str, text: str) -> Assessment:
    return load_assessor().assess(text, heard=heard)


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        (GONE, "like living with a lodger"),
        (GONE, "um like being married to a note on the fridge"),
        (GONE, "as if nobody was there"),
        (GONE, "waking up to an empty house"),
        (ASKED, "left behind by people you trusted"),
        (ASKED, "a stone on your heart"),
        (ASKED, "you felt as small as a mouse"),
        (CAR, "a stranger in your own car"),
        (CAR, "two weeks without a word from me"),
        (CAR, "a whole evening of listening where i might be"),
        (CAR, "so my promise did not mean a lot that day"),
        (ASKED, "all that pain and not one card"),
        (ASKED, "the silence took more from you than the knife"),
        (MISSED, "an empty chair all evening"),
        (MISSED, "two empty glasses"),
        (MISSED, "and for hours nobody came"),
        (MISSED, "as if we were strangers"),
        (MISSED, "not even being asked along that night"),
        (MISSED, "a stab in the heart after all the cooking"),
        (MISSED, "it was like setting the table for a ghost"),
        (MISSED, "four courses and no husband"),
        (MISSED, "all the hours in the kitchen and not one call from me"),
        (MISSED, "the silence at the table cut right through you"),
        (MISSED, "two ships at night"),
        (MISSED, "and now the flowers are dry"),
        (MISSED, "your whole body knew that nobody would come"),
        (MISSED, "a hole opened under you"),
        (ASKED, "one card after all those nights"),
        (MISSED, "at the bottom of your strength"),
        (MISSED, "i broke something that was ours"),
        (MISSED, "the candles went out one by one for you"),
        (MISSED, "yes i did and i am ashamed of it"),
        (MISSED, "you had no answer for her"),
        (MISSED, "if i got the evening right"),
        (MISSED, "you were the one who waited and waited"),
        (MISSED, "you lost two friends in a year"),
    ],
)
def test_a_picture_of_how_it_is_for_them_is_to_be_checked(heard: str, text: str) -> None:
    found = answered(heard, text)
    assert found.changed_marker in {"check", ""}
    assert not [marker for marker in found.markers if marker.kind == "pitfall"]


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        (GONE, "like everyone else does here"),
        (GONE, "like i said on monday"),
        (GONE, "going to bed early tonight"),
        (GONE, "going to work is not a crime"),
        (GONE, "thinking about it"),
        (GONE, "trying my best here"),
        (ASKED, "watching the game tonight with tom"),
        (ASKED, "worked on that with them yesterday"),
        (CAR, "so i have to be the bad guy again"),
        (CAR, "the parking is free right"),
        (MISSED, "like we agreed on monday"),
        (MISSED, "not working tomorrow"),
        (MISSED, "and nothing is wrong with that"),
        (MISSED, "dinners are expensive"),
        (MISSED, "a stew with carrots"),
        (MISSED, "the cake is for you"),
        (MISSED, "i was joking"),
        (MISSED, "who says it was a dinner"),
        (MISSED, "a late lunch would be nicer for you"),
        (MISSED, "everybody missed a dinner"),
        ("we only talk about whose turn it is and who drives", "somebody has to plan it"),
        (MISSED, "stress makes people forget things"),
        (MISSED, "it was like any other evening"),
        (MISSED, "the train was late and no bus came"),
        (MISSED, "where is the restaurant"),
        (MISSED, "how old is that place"),
        ("you shout at my sister", "she is a loud sister"),
        (CAR, "i was only getting us bread"),
        ("you know when the bins go and who needs a lift", "bins are ugly"),
    ],
)
def test_what_is_no_picture_still_has_to_give_something_back(heard: str, text: str) -> None:
    found = answered(heard, text)
    assert found.changed_marker in {"content_covered", "self_shift"}
    assert not found.is_strong


@pytest.mark.parametrize(
    ("heard", "text", "pitfall"),
    [
        (SPENT, "and you bought the curtains", "blame"),
        (SPENT, "you also buy a lot of shoes", "blame"),
        (MISSED, "you were the one who wanted a party", "blame"),
        ("you never back me up with my father", "well he is your father not mine", "blame"),
        (LEFT, "well you left the party early last week", "blame"),
        (
            "my shift was cut to four hours",
            "four hours is not that short for a shift",
            "minimising",
        ),
        ("my boss shouts at me", "all bosses are like that", "minimising"),
        (CAR, "it was nothing", "minimising"),
    ],
)
def test_a_retort_that_takes_up_a_word_is_no_reflection(
    heard: str, text: str, pitfall: str
) -> None:
    found = answered(heard, text)
    assert found.changed_marker == pitfall
    assert "“" not in found.praise


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        (LEFT, "you left your job for me"),
        (LEFT, "you leave work tired and there is nobody to help"),
        ("i get up at night and i cook and i drive", "you also do all the driving"),
        (SPENT, "you also want something nice for once"),
        (SPENT, "you also have your limits"),
        ("i sat in the corner while you talked", "you were the one who sat in the corner"),
        (CAR, "so it is not that the evening was long"),
        (CAR, "most days are like this for you"),
        (CAR, "you sat there as if it was nothing to me"),
    ],
)
def test_what_only_looks_like_a_retort_is_none(heard: str, text: str) -> None:
    assert not [marker for marker in answered(heard, text).markers if marker.kind == "pitfall"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("waiting and not hearing anything must be terrible", "waiting and not hearing anything"),
        ("sitting by the phone all day sounds exhausting", "sitting by the phone all day"),
        ("you are not safe in your skin", "not safe"),
        ("what is it like to lie there at night", "what is it like"),
        ("how long have you felt so alone at night", "how long have you felt so alone"),
    ],
)
def test_the_words_that_were_right_are_quoted(text: str, words: str) -> None:
    found = answered("nobody asks how the nights are and i lie there with nobody to call", text)
    assert found.is_strong
    assert words in found.praise
