"""Answers that tell a partner's lot in words of their own, and those that only seem to."""

from __future__ import annotations

import pytest

from voice_coach.adapters.expectations import find_expectation
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.events import Assessment


def answered(heard: str, text: str) -> Assessment:
    return load_assessor().assess(text, heard=heard)


def names(found: Assessment) -> set[str]:
    return {marker.name for marker in found.markers}


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("i couldn't even tell you about it", "you've been carrying this on your own for weeks"),
        ("i couldn't even tell you about it", "you did not feel you could bring it to me"),
        ("i couldn't even tell you about it", "you weren't sure whether i would listen"),
        ("the baby cries and everybody looks at her", "nobody ever thinks of you"),
        ("the baby cries and everybody looks at her", "your nights aren't even yours anymore"),
        ("he asked where his dad was", "and you had to explain where i was"),
        ("he asked where his dad was", "you're watching him drift away from me"),
        ("he asked where his dad was", "your heart sank when he asked"),
        ("you chat to all of them and not to me", "they get my charm and you get the leftovers"),
        ("you told me it was paid", "you can't rely on what i say anymore"),
        ("we hardly talk these days", "it's so quiet here that it frightens you"),
        ("we hardly talk these days", "like two lodgers in one flat"),
        ("we hardly talk these days", "um it's almost like living with a ghost"),
        ("nobody here asks me anything", "you've stopped hoping that i'd ask"),
        ("i think you would not even notice if i left", "you think i wouldn't miss you"),
        (
            "i think you would not even notice if i left",
            "you do so much here and nobody says thanks",
        ),
    ],
)
def test_the_lot_of_the_other_is_heard(heard: str, text: str) -> None:
    found = answered(heard, text)
    assert "inference" in names(found)
    assert found.is_strong
    assert found.changed_marker == ""


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("we hardly talk these days", "like you ever ask"),
        ("we hardly talk these days", "you had to buy the big telly"),
        ("we hardly talk these days", "you can't talk to me like that"),
        ("we hardly talk these days", "nobody asked you"),
        ("we hardly talk these days", "you don't feel like cooking either"),
        ("i couldn't even tell you", "i thought you wanted to be left in peace"),
        ("i couldn't even tell you", "i was sure you felt better by then"),
        ("you never talk to me", "you think i'm made of stone"),
    ],
)
def test_what_only_seems_to_tell_of_it_is_not_praised(heard: str, text: str) -> None:
    found = answered(heard, text)
    assert "inference" not in names(found)
    assert "“" not in found.praise


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("you told me it was all paid", "i lied to you about the loan and i'm sorry"),
        ("you told me it was all paid", "i hid the letters"),
        ("you laughed along with them", "i laughed at you instead of saying something"),
        ("i asked you to come with me", "i chose a meeting over you"),
        ("you said i should find a club", "that was a heartless thing of me to say"),
        ("you said i should find a club", "i do keep things from you"),
        ("i stopped singing after what you said", "i took the joy out of you with a joke"),
        ("i told you about the nightmares", "you finally told me and i changed the subject"),
        ("i told you about the nightmares", "i didn't look up from the screen"),
    ],
)
def test_a_share_of_ones_own_is_heard(heard: str, text: str) -> None:
    found = answered(heard, text)
    assert "own_part" in names(found)
    assert found.is_strong


@pytest.mark.parametrize(
    "text", ["i lied down", "i never lied to you", "i made you lunch", "i do ask often"]
)
def test_what_hides_nothing_is_no_share(text: str) -> None:
    assert "own_part" not in names(answered("you told me it was all paid", text))


@pytest.mark.parametrize(
    ("heard", "text", "changed"),
    [
        # may say how it is, which only the partner knows
        ("i don't want to move again", "you've packed up the house often enough for me", "check"),
        ("it's a year now and you never cried", "you were sobbing for the both of us", "check"),
        (
            "they fear you and so am i sometimes",
            "so when my voice goes up the three of you hold still",
            "check",
        ),
        # a thing, a question, a plan, a purpose of one's own
        ("i asked you to come to the scan", "the scan was planned without me", "content_covered"),
        ("i can't remember when we laughed", "when did you last laugh", "content_covered"),
        ("you are never home", "i am working this much for all of you", "content_covered"),
        ("you go away for days", "i just need space", "content_covered"),
        ("i bet you would not notice", "that's unfair", "content_covered"),
        ("the kids are scared and so am i sometimes", "kids need rules", "content_covered"),
    ],
)
def test_what_is_asked_for_fits_what_was_said(heard: str, text: str, changed: str) -> None:
    assert answered(heard, text).changed_marker == changed


@pytest.mark.parametrize(
    "text",
    [
        "you carried her and you carried the grief too",
        "you must have been wondering what matters to me",
        "you cried at home and nobody asked you why",
        "so your tears go to the dog because i'm away",
        "so it's another blow and you didn't feel you could come to me",
    ],
)
def test_nothing_of_it_is_taken_for_a_fault(text: str) -> None:
    found = answered("i lost the baby and i couldn't tell you", text)
    assert found.changed_marker in {"", "check"}
    assert found.question is None
    assert not any(marker.kind == "pitfall" for marker in found.markers)


GATE = (
    "I waited at the gate with a snack like every day. My little one walked right past me with the"
    " big kids."
)
WORD = (
    "At the parents' evening I looked for the word for so long that they answered for me. Then I"
    " said nothing more."
)
# lines of exercises, whose facts are known by some wordings


@pytest.mark.parametrize(
    ("heard", "text", "changed"),
    [
        (GATE, "perhaps it hurt a bit to see him walk by with the others am i right", ""),
        (WORD, "you sounded ashamed when they spoke first and you shut down is that right", ""),
        (GATE, "perhaps it hurt a bit to see him walk by with the others", "content_covered"),
        (WORD, "it went on then is that right", "feeling_named"),
    ],
)
def test_who_says_it_in_other_words_and_asks_has_said_it_back(
    heard: str, text: str, changed: str
) -> None:
    expectation = find_expectation("name-the-feeling", heard)
    assert expectation is not None
    assert expectation.points
    assert load_assessor().assess(text, expectation).changed_marker == changed
