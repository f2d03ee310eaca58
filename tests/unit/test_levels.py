"""How loud sound is, and how loud the room."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.events import FRAME_SAMPLES
from voice_coach.hearing.levels import SILENT_DB, NoiseFloor, level_db


def tone(amplitude: float) -> bytes:
    wave = amplitude * np.sin(np.arange(FRAME_SAMPLES) * 2 * np.pi / 32)
    return np.rint(wave).astype("<i2").tobytes()


def test_digital_silence_is_the_quietest() -> None:
    assert level_db(bytes(640)) == SILENT_DB
    assert level_db(b"") == SILENT_DB
    assert level_db(b"\x01") == SILENT_DB


def test_a_full_sine_lies_three_decibels_below_full_scale() -> None:
    assert level_db(tone(32767)) == pytest.approx(-3.0, abs=0.05)


def test_half_the_amplitude_is_six_decibels_less() -> None:
    assert level_db(tone(16000)) - level_db(tone(8000)) == pytest.approx(6.02, abs=0.05)


def test_an_odd_last_byte_is_left_out() -> None:
    assert level_db(tone(5000) + b"\x7f") == level_db(tone(5000))


@given(st.binary(max_size=200))
def test_any_bytes_have_a_level_between_silence_and_full_scale(pcm: bytes) -> None:
    assert SILENT_DB <= level_db(pcm) <= 0.01


def settled(levels: list[float]) -> float:
    floor = NoiseFloor()
    for level in levels:
        floor.update(level)
    return floor.level_db


def test_the_floor_settles_at_the_room_s_level_from_above_and_below() -> None:
    assert settled([-70.0] * 500) == pytest.approx(-70, abs=0.5)
    assert settled([-45.0] * 3_000) == pytest.approx(-45, abs=1.0)


def test_the_floor_falls_faster_than_it_rises() -> None:
    assert -60 - settled([-70.0] * 20) > settled([-50.0] * 20) + 60


def test_a_second_of_something_loud_hardly_lifts_the_floor() -> None:
    assert settled([-60.0] * 50 + [-20.0] * 5) < -55


@given(st.lists(st.floats(SILENT_DB, 0), max_size=400))
def test_the_floor_stays_within_what_rooms_are_like(levels: list[float]) -> None:
    assert -80 <= settled(levels) <= -25
