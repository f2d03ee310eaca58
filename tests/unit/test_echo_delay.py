"""How late the echo is taken to be, on sound made of noise."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from voice_coach.events import FRAME_SAMPLES, SAMPLE_RATE_HZ
from voice_coach.hearing.echo_delay import EchoDelay

Sound = NDArray[np.float64]
LONGEST_FRAMES = 20


def noise(seconds: float, seed: int = 1, level: float = 0.1) -> Sound:
    return np.random.default_rng(seed).normal(0, level, round(seconds * SAMPLE_RATE_HZ))


def told(microphone: Sound, speaker: Sound) -> list[tuple[float, int]]:
    """All delays that were told, and after how many seconds."""
    watch = EchoDelay(LONGEST_FRAMES)
    frames = range(0, len(microphone) - FRAME_SAMPLES + 1, FRAME_SAMPLES)
    looks = [
        (at, watch.push(microphone[at : at + FRAME_SAMPLES], speaker[at : at + FRAME_SAMPLES]))
        for at in frames
    ]
    return [(at / SAMPLE_RATE_HZ, delay) for at, delay in looks if delay is not None]


def delays(microphone: Sound, speaker: Sound) -> list[int]:
    return [delay for _, delay in told(microphone, speaker)]


def late(speaker: Sound, samples: int) -> Sound:
    return np.concatenate((np.zeros(samples), speaker))[: len(speaker)]


@pytest.mark.parametrize("samples", [0, 1, 320, 1_777, 6_000])
def test_the_delay_of_an_echo_is_told_to_the_sample(samples: int) -> None:
    speaker = noise(3)
    assert set(delays(late(speaker, samples) + noise(3, seed=2, level=0.01), speaker)) == {samples}


def test_someone_as_loud_as_the_echo_does_not_hide_its_delay() -> None:
    speaker = noise(3)
    assert set(delays(late(speaker, 900) + noise(3, seed=2), speaker)) == {900}


def test_a_delay_that_changes_is_told_anew_within_a_second() -> None:
    speaker = noise(4)
    change = 2 * SAMPLE_RATE_HZ
    microphone = np.concatenate((late(speaker, 900)[:change], late(speaker, 1_500)[change:]))
    seen = told(microphone, speaker)
    assert {delay for _, delay in seen} == {900, 1_500}
    assert min(at_s for at_s, delay in seen if delay == 1_500) < 3


def test_sound_that_has_nothing_of_the_speaker_in_it_has_no_delay() -> None:
    assert delays(noise(5, seed=2), noise(5)) == []


@pytest.mark.parametrize("silent", ["microphone", "speaker"])
def test_nothing_is_told_of_silence(silent: str) -> None:
    sound, nothing = noise(3), np.zeros(3 * SAMPLE_RATE_HZ)
    sides = (nothing, sound) if silent == "microphone" else (sound, nothing)
    assert delays(*sides) == []


def test_an_echo_later_than_is_looked_for_is_not_taken_for_another() -> None:
    speaker = noise(3)
    assert delays(late(speaker, (LONGEST_FRAMES + 5) * FRAME_SAMPLES), speaker) == []
