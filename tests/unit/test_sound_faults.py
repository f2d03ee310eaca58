"""What is noticed about a microphone's sound before anyone wonders."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.events import (
    FRAME_MS,
    FRAME_SAMPLES,
    AudioFrame,
    AudioLost,
    AudioRestored,
    Event,
    SoundFault,
)
from voice_coach.hearing.sound_faults import AGAIN_MS, SoundFaults

NOISE = np.random.default_rng(4)


class Room:
    """A microphone whose sound is made second by second, and the watch over it."""

    def __init__(self, *, is_silence_refusal: bool = False) -> None:
        self.faults = SoundFaults(is_silence_refusal=is_silence_refusal)
        self.now_ms = 0

    def hear(self, seconds: float, level: float, *, is_speech: bool = False) -> list[Event]:
        """``level``: the standard deviation of the samples; 0 is digital silence."""
        told: list[Event] = []
        for _ in range(round(seconds * 1000 / FRAME_MS)):
            samples = np.clip(NOISE.normal(0, level, FRAME_SAMPLES), -32768, 32767)
            frame = AudioFrame(self.now_ms, samples.astype("<i2").tobytes())
            self.now_ms = frame.end_ms
            told += self.faults.process(frame, is_speech=is_speech)
        return told

    def lose(self, seconds: float) -> None:
        self.now_ms += round(seconds * 1000)


def kinds(events: list[Event]) -> list[str]:
    return [event.kind for event in events if isinstance(event, SoundFault)]


def test_a_quiet_room_and_someone_who_speaks_are_nothing_to_remark_on() -> None:
    room = Room()
    assert room.hear(5, 8) == []
    assert room.hear(20, 1_500, is_speech=True) == []


def test_a_microphone_that_is_muted_is_told_once_and_stops_nothing() -> None:
    room = Room()
    room.hear(0.3, 0)
    room.hear(12, 8)
    (told,) = room.hear(10, 0)
    assert isinstance(told, SoundFault)
    assert "muted" in told.message
    assert 12_300 < told.at_ms <= 14_300
    assert room.hear(1, 8) == []


def test_a_headset_that_falls_silent_between_words_is_left_alone() -> None:
    room = Room()
    room.hear(1, 200)
    assert room.hear(0.6, 0) == []
    room.hear(1, 200)
    assert room.hear(30, 0) == []


def test_sound_that_has_holes_from_the_start_never_counts_as_muted() -> None:
    room = Room()
    for _ in range(20):
        assert room.hear(2, 200) == []
        assert room.hear(0.2, 0) == []
    assert room.hear(30, 0) == []


def test_silence_from_the_first_moment_is_a_hint_and_no_pause() -> None:
    room = Room()
    assert kinds(room.hear(5, 0)) == ["silent"]
    assert room.hear(1, 200) == []
    assert room.hear(20, 0) == []


def test_silence_from_the_first_moment_names_the_permission_where_a_system_asks_for_one() -> None:
    room = Room(is_silence_refusal=True)
    (lost,) = room.hear(2, 0)
    assert isinstance(lost, AudioLost)
    assert "Privacy" in lost.message
    assert [type(event) for event in room.hear(1, 200)] == [AudioRestored]


@pytest.mark.parametrize(("level", "kind"), [(60, "quiet"), (30_000, "clipped")])
def test_speech_at_a_useless_level_is_told_within_two_seconds_and_not_again_at_once(
    level: float, kind: str
) -> None:
    room = Room()
    assert kinds(room.hear(2, level, is_speech=True)) == [kind]
    assert room.hear(30, level, is_speech=True) == []
    room.lose(0.02)
    assert kinds(room.hear(AGAIN_MS / 1000, level, is_speech=True)) == [kind]


def test_a_loud_noise_that_is_no_speech_is_not_told_as_a_voice_too_loud() -> None:
    assert Room().hear(5, 30_000) == []


def test_a_hole_in_the_sound_is_told_at_once() -> None:
    room = Room()
    room.hear(1, 200)
    room.lose(0.2)
    assert kinds(room.hear(0.02, 200)) == ["dropped"]


def test_another_device_is_judged_afresh() -> None:
    room = Room()
    room.hear(1, 200)
    room.faults.restart()
    assert kinds(room.hear(3, 0)) == ["silent"]


@given(
    st.lists(
        st.tuples(st.floats(0.02, 3), st.sampled_from([0, 0, 3, 60, 1_500, 30_000]), st.booleans()),
        max_size=12,
    )
)
def test_whatever_is_heard_lost_and_restored_take_turns(
    pieces: list[tuple[float, float, bool]],
) -> None:
    room = Room()
    told = [event for piece in pieces for event in room.hear(*piece[:2], is_speech=piece[2])]
    pairs = [type(event) for event in told if isinstance(event, AudioLost | AudioRestored)]
    assert pairs == [(AudioLost, AudioRestored)[number % 2] for number in range(len(pairs))]
