"""What keeps a sentence from being read as something worse than it is."""

from __future__ import annotations

import pytest

from voice_coach.adapters.lexicon_files import load_assessor, load_safety_reader
from voice_coach.events import Expectation, Word

SPOKEN = Expectation("i-statement", "speak")
ASKED = Expectation("open-question", "speak", asks=(("open_question",),), avoids=("blame",))
TIRED = Expectation("paraphrase", "listen", heard="I am so tired.")
HEARD = Expectation("paraphrase", "listen", heard="I feel far away from you.")


@pytest.mark.parametrize(
    ("text", "expectation", "pitfall"),
    [
        ("i would like to talk tonight unless you want to rest first", SPOKEN, "pressure"),
        ("i would like to talk tonight unless you really need to rest first", SPOKEN, "pressure"),
        ("will you tell me what is going on now", SPOKEN, "pressure"),
        ("right now you feel far from me and tired", HEARD, "pressure"),
        ("perhaps you have to tell him first", SPOKEN, "pressure"),
        ("i'd like you to ask me how the scan went", None, "advice"),
        ("how about sunday at ten on the pier when we have both slept", None, "advice"),
        ("you must feel so left out", SPOKEN, "pressure"),
        ("what can i do so you sleep better", SPOKEN, "blame"),
        ("you seem sad tonight what is it like", ASKED, "blame"),
        ("you're just tired", TIRED, "minimising"),
        ("is it you do not care about me", SPOKEN, "mind_reading"),
        ("you always walk off well not always but on sunday you did", SPOKEN, "absolute"),
    ],
)
def test_a_harmless_turn_of_phrase_is_no_pitfall(
    text: str, expectation: Expectation | None, pitfall: str
) -> None:
    assert not load_assessor().assess(text, expectation).has(pitfall)


@pytest.mark.parametrize(
    ("text", "expectation", "pitfall"),
    [
        ("i am leaving unless you talk to me tonight", SPOKEN, "pressure"),
        ("right now you tell me what is wrong", SPOKEN, "pressure"),
        ("you have to tell him first", SPOKEN, "pressure"),
        ("i'd like you to see a doctor", None, "advice"),
        ("how about you see a doctor on sunday", None, "advice"),
        ("um how about sunday morning you go and see a doctor", None, "advice"),
        ("you do not care about me", SPOKEN, "mind_reading"),
        ("you always walk off and not only on sunday", SPOKEN, "absolute"),
    ],
)
def test_without_it_the_pitfall_is_found(
    text: str, expectation: Expectation | None, pitfall: str
) -> None:
    found = {marker.name for marker in load_assessor().assess(text, expectation).markers}
    assert found & {pitfall, "blame"}


def test_a_filler_is_no_question() -> None:
    assert load_assessor().assess("most of the shops are you know closed by then").question is None


def test_a_doubtful_word_that_is_not_in_the_text_changes_nothing() -> None:
    words = (Word("gone", 0, 200, 0.1), Word("tired", 300, 600, 0.9))
    text = "it sounds like you are tired"
    with_doubt = load_assessor().assess(text, HEARD, words=words)
    assert with_doubt == load_assessor().assess(text, HEARD)


def test_harm_that_will_not_come_is_no_danger() -> None:
    reader = load_safety_reader()
    assert not reader.is_unsafe("it is not going to hurt us")
    assert reader.is_unsafe("he is going to hurt us")
