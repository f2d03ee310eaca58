"""Telling the coach, come back at whatever delay, from everybody else."""

from __future__ import annotations

import numpy as np
import pytest

from voice_coach.events import FRAME_SAMPLES
from voice_coach.hearing.echo_likeness import EchoLikeness

FRAMES = 60
LENGTH = FRAMES * FRAME_SAMPLES


def voice(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 3_000, LENGTH)


def late(sound: np.ndarray, samples: int) -> np.ndarray:
    return np.concatenate((np.zeros(samples), sound))[: len(sound)]


def is_echo(left: np.ndarray, played: np.ndarray) -> bool:
    likeness = EchoLikeness()
    for at in range(0, LENGTH, FRAME_SAMPLES):
        both = (np.rint(each[at : at + FRAME_SAMPLES]).astype("<i2") for each in (left, played))
        likeness.push(*(each.tobytes() for each in both))
    return likeness.is_echo


@pytest.mark.parametrize("delay", [0, 1, 333, 4_000, 9_600])
@pytest.mark.parametrize("gain", [1.0, -0.1])
def test_an_echo_is_known_at_any_delay_and_loudness(delay: int, gain: float) -> None:
    assert is_echo(gain * late(voice(1), delay), voice(1))


def test_an_echo_is_known_with_half_as_much_of_something_else_in_it() -> None:
    assert is_echo(late(voice(1), 700) + 0.5 * voice(2), voice(1))


def test_someone_else_is_none() -> None:
    assert not is_echo(voice(2), voice(1))


def test_someone_far_louder_than_what_is_left_of_the_coach_is_none() -> None:
    assert not is_echo(voice(2) + 0.05 * late(voice(1), 700), voice(1))


def test_beside_a_silent_coach_nothing_is_an_echo() -> None:
    assert not is_echo(voice(2), np.zeros(LENGTH))
    assert not is_echo(np.zeros(LENGTH), voice(1))


def test_before_anything_was_heard_nothing_is_an_echo() -> None:
    likeness = EchoLikeness()
    assert not likeness.is_echo
    likeness.push(b"", b"\x01\x00")
    assert not likeness.is_echo
