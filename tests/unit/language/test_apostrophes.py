"""Contractions that lose their apostrophe and become other words."""

from __future__ import annotations

import pytest

from voice_coach.language.apostrophes import ALL, with_apostrophes
from voice_coach.language.normalize import read_line, tokenize

CONTRACTIONS = {
    "ill be in the kitchen if you want me": "i'll",
    "no rush ill just sit here": "i'll",
    "if you like ill take the first night": "i'll",
    "i think id like us to talk": "i'd",
    "could you tell me id be so glad": "i'd",
    "id never leave you alone with it": "i'd",
    "were stuck in the same loop": "we're",
    "i think were drifting": "we're",
    "when were both tired we snap": "we're",
    "i hope well be okay": "we'll",
    "so well find a way": "we'll",
    "well figure it out": "we'll",
    "i thought wed had a good week": "we'd",
    "i wish wed talk more": "we'd",
    "maybe shell come back to it": "she'll",
    "i guess shed rather be alone": "she'd",
    "i know hell say no": "he'll",
    "lets sit down for ten minutes": "let's",
    "okay lets try that again": "let's",
    "its been quiet since sunday": "it's",
    "i can see its hard": "it's",
    "i'm worried that were drifting apart": "we're",
    "your never home before nine": "you're",
    "what your describing is hard": "you're",
    "i think your making it worse": "you're",
}
WORDS = {
    "my mother is ill and i worry": "ill",
    "he fell ill last week": "ill",
    "you were ill": "ill",
    "she is mentally ill just like him": "ill",
    "i lost my id": "id",
    "your id has run out": "id",
    "you were stuck there": "were",
    "if you were here": "were",
    "were you angry with me": "were",
    "the days that were stuck in my mind": "were",
    "you did that well": "well",
    "well tell me about it": "well",
    "well i see": "well",
    "as well know": "well",
    "a shell of himself": "shell",
    "you put the bikes in the shed": "shed",
    "what the hell": "hell",
    "he lets me be": "lets",
    "the house and its garden": "its",
    "each thing in its place": "its",
    "what your drinking does to us": "your",
    "that is what your drinking is to me": "your",
    "i like your thinking": "your",
    "i think your mother called": "your",
    "i think your meeting was long": "your",
}


@pytest.mark.parametrize(("text", "expected"), list((CONTRACTIONS | WORDS).items()))
def test_the_words_around_it_decide(text: str, expected: str) -> None:
    bare = expected.replace("'", "")
    assert [token.text for token in tokenize(text) if token.text.replace("'", "") == bare] == [
        expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("you should of told me", "you should have told me"),
        ("you shouldnt of gone", "you should not have gone"),
        ("you could of course ask", "you could of course ask"),
        ("most of told stories", "most of told stories"),
    ],
)
def test_of_that_sounds_like_have_is_have(text: str, expected: str) -> None:
    assert read_line(text).plain == expected


def test_a_contraction_that_was_given_back_is_two_words_that_know_their_place() -> None:
    line = read_line("take your time ill be here")
    assert line.plain == "take your time i will be here"
    assert line.quote(line.plain.index("i will"), len(line.plain)) == "ill be here"


def test_a_stop_parts_neighbours() -> None:
    assert read_line("I feel ill. Just rest.").plain == "i feel ill just rest"


def test_other_words_and_written_apostrophes_stay() -> None:
    assert with_apostrophes(["the", "house", "and"]) == ["the", "house", "and"]
    assert [token.text for token in tokenize("I'll be well")] == ["i'll", "be", "well"]
    assert all(word.isalpha() for word in ALL)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("sow we never talk", "so we never talk"),
        ("it got late sow i left", "it got late so i left"),
        ("we have not talked sense easter", "we have not talked since easter"),
        ("sense last week he is quiet", "since last week he is quiet"),
    ],
)
def test_words_that_sound_the_same_are_told_by_their_place(heard: str, meant: str) -> None:
    assert read_line(heard).plain == meant


@pytest.mark.parametrize(
    "text",
    [
        "as we sow so we reap",
        "they sow we reap",
        "the sow we bought",
        "it made sense last year",
        "i sense you are tired",
        "that makes sense then",
    ],
)
def test_seeds_and_sense_stay(text: str) -> None:
    assert read_line(text).plain == text
