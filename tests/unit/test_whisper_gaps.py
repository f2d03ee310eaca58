"""Speech that the recogniser has passed over is found by its sound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.whisper_gaps import (
    UNREAD_MS,
    is_said_again,
    unread_from,
    unread_until,
    with_passed_over,
)
from voice_coach.events import SAMPLE_RATE_HZ, Transcript, Word

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


# --- before the first word -----------------------------------------------------------------------


def heard(text: str, *starts_ms: int) -> Transcript:
    """A text whose words begin so and last for 200 ms."""
    spans = zip(text.split(), starts_ms, strict=True)
    return Transcript(text, tuple(Word(word.strip(".,"), at, at + 200) for word, at in spans))


def test_a_sentence_before_the_first_word_is_found_up_to_its_pause() -> None:
    end = unread_until((Word("The", 10, FIRST_MS), *words(2_700, 3_300)), WHOLE)
    assert end is not None
    assert FIRST_MS < end / 16 < FIRST_MS + QUIET_MS


def test_nothing_is_missing_where_words_enough_are_read_before_the_pause() -> None:
    assert unread_until(words(700, FIRST_MS, 2_700, 3_300), WHOLE) is None


def test_without_a_pause_nobody_can_tell_what_is_missing() -> None:
    assert unread_until((Word("The", 10, 1_900),), sound(2_000, 100, 1_000)) is None
    assert unread_until((), WHOLE) is None


@given(
    st.lists(st.integers(100, 3_000), min_size=1, max_size=6),
    st.lists(st.integers(300, 12_000), max_size=5),
)
def test_what_is_missing_at_the_start_holds_sound_and_leaves_some(
    lengths_ms: list[int], ends_ms: list[int]
) -> None:
    samples = sound(*lengths_ms)
    end = unread_until(words(*sorted(ends_ms)), samples)
    assert end is None or UNREAD_MS * SAMPLE_RATE_HZ // 1000 < end < len(samples)


def test_a_sentence_that_was_passed_over_stands_before_what_was_read() -> None:
    found = heard("In being modern.", 0, 300, 600)
    read = heard("Six spoons of peas.", 100, 3_000, 3_300, 3_600)
    both = with_passed_over(found, read)
    assert both.text == "In being modern. Six spoons of peas."
    assert both.words == (*found.words, *read.words)


def test_words_that_were_read_already_are_not_said_twice() -> None:
    found = heard(
        "Montreal was the first of them, of them", 0, 300, 600, 900, 1_200, 1_500, 1_800, 2_100
    )
    read = heard("Montreal of them, I know.", 0, 1_900, 2_200, 3_000, 3_300)
    assert with_passed_over(found, read).text == f"{found.text} I know."


@pytest.mark.parametrize("text", ["", "But", "But oh"])
def test_what_has_hardly_more_words_changes_nothing(text: str) -> None:
    read = heard("But no one came.", 0, 2_000, 2_300, 2_600)
    found = heard(text, *range(0, 300 * len(text.split()), 300))
    assert with_passed_over(found, read) == read
