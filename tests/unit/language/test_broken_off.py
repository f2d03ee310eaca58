from __future__ import annotations

import pytest

from voice_coach.language.broken_off import is_broken_off, with_rest


@pytest.mark.parametrize(
    "text",
    [
        "when you shut the laptop so fast i felt",
        "i was waiting on the stairs because",
        "um so could we",
        "he keeps it in the",
        "i'd love us to",
        "we need to",
        "I noticed it on Monday when you...",
        "and then he left and",
        "you shut the door and i",
    ],
)
def test_an_answer_that_stops_half_way_is_broken_off(text: str) -> None:
    assert is_broken_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "that's how i feel",
        "you know what i felt",
        "we can talk whenever you like",
        "that's not what i need",
        "i want you",
        "i miss how it was with us",
        "I waited, but.",
        "let me know if you want to",
        "shall we",
        "we could go just you and i",
        "if sunday is bad just say when",
        "tell me when",
        "",
    ],
)
def test_what_can_end_a_sentence_is_not_broken_off(text: str) -> None:
    assert not is_broken_off(text)


@pytest.mark.parametrize(
    ("begun", "rest", "whole"),
    [
        ("when you left i felt", "really sad", "when you left i felt really sad"),
        ("when you left i felt", "i felt alone", "when you left i felt alone"),
        ("when you left", "When you left, I felt alone.", "When you left, I felt alone."),
        ("could we", "could we eat together", "could we eat together"),
        ("when you", "i felt cold on the landing", "i felt cold on the landing"),
        ("it hurt when you...", "you laughed at me", "it hurt when you... laughed at me"),
    ],
)
def test_what_is_said_again_with_the_rest_stands_once(begun: str, rest: str, whole: str) -> None:
    assert with_rest(begun, rest) == whole
