"""Speech that the recogniser has passed over is found by its sound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.whisper_gaps import UNREAD_MS, is_said_again, unread_from
from voice_coach.events import SAMPLE_RATE_HZ, Word

# what is loud and what is not, in turn
FIRST_MS, QUIET_MS, SECOND_MS = 1_500, 600, 2_000


def sound(*lengths_ms: int) -> np.ndarray:
    """Speech and pauses in turn, beginning with speech."""
    rng = np.random.default_rng(3)
    parts = []
    for index, length_ms in enumerate(lengths_ms):
        loudness = 0.1 if index % 2 == 0 else 0.0005
        parts.append(rng.normal(0, loudness, length_ms * SAMPLE_RATE_HZ // 1000))
    return np.concatenate(parts).astype(np.float32)


def words(*ends_ms: int) -> tuple[Word, ...]:
    return tuple(Word(f"w{end_ms}", max(0, end_ms - 300), end_ms) for end_ms in ends_ms)


WHOLE = sound(FIRST_MS, QUIET_MS, SECOND_MS, 500)


def test_a_sentence_behind_the_last_word_is_found_where_it_begins() -> None:
    start = unread_from(words(700, FIRST_MS), WHOLE)
    assert start is not None
    assert start / 16 == pytest.approx(FIRST_MS + QUIET_MS, abs=20)


def test_a_last_word_that_was_placed_into_the_next_sentence_does_not_hide_it() -> None:
    start = unread_from(words(700, FIRST_MS + QUIET_MS + 400), WHOLE)
    assert start is not None
    assert start / 16 == pytest.approx(FIRST_MS + QUIET_MS, abs=20)


def test_nothing_is_missing_where_the_words_reach_the_end_of_the_speech() -> None:
    assert unread_from(words(FIRST_MS, FIRST_MS + QUIET_MS + SECOND_MS), WHOLE) is None


def test_a_cough_behind_the_last_word_is_no_sentence() -> None:
    assert unread_from(words(FIRST_MS), sound(FIRST_MS, QUIET_MS, UNREAD_MS // 2, 500)) is None


def test_without_words_there_is_nothing_to_go_by() -> None:
    assert unread_from((), WHOLE) is None


@given(st.lists(st.integers(100, 3_000), min_size=1, max_size=6), st.integers(0, 12_000))
def test_what_is_found_lies_in_the_sound_and_leaves_enough_of_it(
    lengths_ms: list[int], end_ms: int
) -> None:
    samples = sound(*lengths_ms)
    start = unread_from(words(end_ms), samples)
    assert start is None or 0 <= start <= len(samples) - UNREAD_MS * SAMPLE_RATE_HZ // 1000


def test_a_repeated_ending_is_told_from_new_words() -> None:
    said = (Word("For", 0, 1), Word("a", 1, 2), Word("liner", 2, 3))
    assert is_said_again((Word("A", 5, 6), Word("liner", 6, 7)), said)
    assert not is_said_again((Word("a", 5, 6), Word("line", 6, 7)), said)
    assert not is_said_again((), said)
