"""The coach's words that come back through the microphone, and words of the person's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.hearing.own_voice import is_own_voice

SPOKEN = "Your partner says: I have been so tired this week. Say back what you heard."


@pytest.mark.parametrize(
    "heard",
    [
        "i have been so tired",
        "Say back what you heard.",
        "have been so tired this weak say back",
        "PARTNER SAYS I HAVE BEEN",
        "i have bin so tired this week",
    ],
)
def test_a_piece_of_what_the_coach_says_is_its_own_voice(heard: str) -> None:
    assert is_own_voice(heard, SPOKEN)


@pytest.mark.parametrize(
    "heard",
    [
        "could you say that again please",
        "you felt worn out after all those days",
        "i would rather skip this one",
        "wait i did not hear you",
        "let me think about it for a moment",
    ],
)
def test_other_words_are_the_person_s(heard: str) -> None:
    assert not is_own_voice(heard, SPOKEN)


@pytest.mark.parametrize("heard", ["", "stop", "so tired", "your partner", "..."])
def test_one_or_two_words_prove_nothing(heard: str) -> None:
    assert not is_own_voice(heard, SPOKEN)


def test_while_the_coach_is_silent_nothing_is_its_own_voice() -> None:
    assert not is_own_voice("i have been so tired", "")


@given(st.integers(0, 12), st.integers(3, 8))
def test_any_three_words_on_end_are_recognised(start: int, count: int) -> None:
    words = SPOKEN.split()[start : start + count]
    assert is_own_voice(" ".join(words), SPOKEN) or len(words) < 3
