"""Who talks over the coach and means it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.events import FRAME_MS
from voice_coach.hearing.overtalk import Overtalk


def after_ms(frames: list[tuple[float, float]]) -> int | None:
    """When the frames (probability and dB above the echo) are taken for somebody who means it."""
    overtalk = Overtalk()
    for index, (probability, excess_db) in enumerate(frames):
        overtalk.push(probability, excess_db)
        if overtalk.is_meant:
            return (index + 1) * FRAME_MS
    return None


def test_clear_speech_is_believed_within_a_quarter_of_a_second() -> None:
    assert (after_ms([(0.9, 25.0)] * 30) or 999) <= 250


def test_speech_that_the_canceller_left_in_pieces_is_believed_as_well() -> None:
    pieces = [(0.08, 14.0)] * 3 + [(0.06, -10.0)] * 4 + [(0.6, 20.0)] * 4
    assert (after_ms(pieces) or 999) <= 300


@pytest.mark.parametrize(
    "frames",
    [
        [(0.9, 25.0)] * 4,
        [(0.9, 0.0)] * 50,
        [(0.02, 40.0)] * 50,
        [(0.2, 30.0)] * 50,
        ([(0.9, 25.0)] + [(0.1, 0.0)] * 14) * 10,
    ],
    ids=["a click", "no louder than the echo", "a machine", "never like speech", "single frames"],
)
def test_what_is_no_speech_or_too_little_is_not_believed(frames: list[tuple[float, float]]) -> None:
    assert after_ms(frames) is None


def test_what_was_heard_is_forgotten_soon() -> None:
    overtalk = Overtalk()
    for frame in [(0.9, 25.0)] * 20 + [(0.02, 0.0)] * 16:
        overtalk.push(*frame)
    assert not overtalk.is_meant


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(-80, 2.9)), max_size=80))
def test_nothing_below_the_echo_is_ever_believed(frames: list[tuple[float, float]]) -> None:
    assert after_ms(frames) is None
