"""The filter on sound made of noise: what it subtracts and what it leaves alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from voice_coach.events import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE_HZ
from voice_coach.hearing.echo_filter import EchoFilter

Sound = NDArray[np.float64]
MS = SAMPLE_RATE_HZ // 1000


def speech_like(seconds: float, seed: int) -> Sound:
    """Noise with the rhythm of syllables and less at high frequencies."""
    random = np.random.default_rng(seed)
    length = round(seconds * SAMPLE_RATE_HZ)
    white = random.normal(0, 1, length)
    coloured = np.convolve(white, np.exp(-np.arange(40) / 8), mode="same")
    rhythm = np.repeat(random.uniform(0, 1, length // 2_400 + 1), 2_400)[:length] ** 2
    sound = coloured * rhythm
    scaled: Sound = 4_000 * sound / sound.std()
    return scaled


def in_room(played: Sound, delay_ms: int, echo_db: float = -10.0) -> Sound:
    tail = np.random.default_rng(4).normal(0, 0.1, 100 * MS) * np.exp(-np.arange(100 * MS) / 320)
    tail[0] = 1.0
    response = np.concatenate((np.zeros(delay_ms * MS), tail / np.sqrt(np.sum(tail**2))))
    return 10 ** (echo_db / 20) * np.convolve(played, response)[: len(played)]


def run(microphone: Sound, played: Sound) -> Sound:
    near, far = (np.rint(side).astype("<i2") for side in (microphone, played))
    echo_filter = EchoFilter()
    frames = [
        echo_filter.subtract(
            near[at : at + FRAME_SAMPLES].tobytes(), far[at : at + FRAME_SAMPLES].tobytes()
        )
        for at in range(0, len(near) - FRAME_SAMPLES + 1, FRAME_SAMPLES)
    ]
    return np.frombuffer(b"".join(frames), "<i2").astype(np.float64)


def power_db(sound: Sound) -> float:
    return float(10 * np.log10(np.mean(sound**2) + 1e-9))


@pytest.mark.parametrize("delay_ms", [0, 60, 200, 380])
@pytest.mark.parametrize("echo_db", [-20.0, 0.0])
def test_an_echo_is_lowered_by_fifteen_decibels_within_seconds(
    delay_ms: int, echo_db: float
) -> None:
    played = speech_like(10, seed=1)
    microphone = in_room(played, delay_ms, echo_db)
    left = run(microphone, played)
    after = slice(6 * SAMPLE_RATE_HZ, len(left))
    assert power_db(microphone[after]) - power_db(left[after]) > 15


def test_a_person_is_left_whole_while_the_coach_speaks() -> None:
    played, person = speech_like(14, seed=1), speech_like(14, seed=2)
    person[: 8 * SAMPLE_RATE_HZ] = 0
    left = run(in_room(played, 60) + person, played)
    both = slice(8 * SAMPLE_RATE_HZ, len(left))
    assert power_db(left[both] - person[both]) < power_db(person[both]) - 15


def test_the_coach_is_cancelled_as_well_after_someone_talked_over_it() -> None:
    played, person = speech_like(16, seed=1), speech_like(16, seed=2)
    person[: 6 * SAMPLE_RATE_HZ] = 0
    person[10 * SAMPLE_RATE_HZ :] = 0
    echo = in_room(played, 60)
    left = run(echo + person, played)
    after = slice(11 * SAMPLE_RATE_HZ, len(left))
    assert power_db(echo[after]) - power_db(left[after]) > 15


def test_a_changed_room_is_learned_anew() -> None:
    played = speech_like(16, seed=1)
    half = 6 * SAMPLE_RATE_HZ
    echo = np.concatenate((in_room(played, 60)[:half], in_room(played, 100)[half:]))
    left = run(echo, played)
    after = slice(13 * SAMPLE_RATE_HZ, len(left))
    assert power_db(echo[after]) - power_db(left[after]) > 12


def test_without_an_echo_the_person_is_hardly_touched() -> None:
    played, person = speech_like(8, seed=1), speech_like(8, seed=2)
    left = run(person, played)
    assert power_db(left - person[: len(left)]) < power_db(person) - 12


def test_while_the_speaker_is_silent_the_microphone_passes_bit_by_bit() -> None:
    person = speech_like(2, seed=2)
    left = run(person, np.zeros(len(person)))
    assert np.array_equal(left, np.rint(person)[: len(left)])


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.sampled_from([-32768, -5_000, 0, 1, 9_000, 32767])] * 2),
        min_size=1,
        max_size=60,
    )
)
def test_no_sound_makes_it_lose_its_mind(frames: list[tuple[int, int]]) -> None:
    echo_filter = EchoFilter()
    for near, far in frames:
        microphone = near.to_bytes(2, "little", signed=True) * FRAME_SAMPLES
        speaker = far.to_bytes(2, "little", signed=True) * FRAME_SAMPLES
        assert len(echo_filter.subtract(microphone, speaker)) == FRAME_BYTES
    assert np.isfinite(echo_filter._response).all()
    assert np.isfinite(echo_filter._variance).all()


@pytest.mark.parametrize("delays_ms", [(60, 100), (200, 60), (0, 380)])
def test_an_echo_at_another_delay_is_lowered_as_well_within_a_second(
    delays_ms: tuple[int, int],
) -> None:
    played = speech_like(14, seed=1)
    before, after = (in_room(played, delay_ms, 0.0) for delay_ms in delays_ms)
    change = 8 * SAMPLE_RATE_HZ
    microphone = np.concatenate((before[:change], after[change:]))
    left = run(microphone, played)
    late = slice(change + SAMPLE_RATE_HZ, len(left))
    assert power_db(microphone[late]) - power_db(left[late]) > 15


def test_a_person_is_left_whole_where_the_delay_changes_while_they_speak() -> None:
    played, person = speech_like(16, seed=1), speech_like(16, seed=2)
    person[: 8 * SAMPLE_RATE_HZ] = 0
    change = 10 * SAMPLE_RATE_HZ
    echo = np.concatenate((in_room(played, 60, 0.0)[:change], in_room(played, 100, 0.0)[change:]))
    left = run(echo + person, played)
    both = slice(change + SAMPLE_RATE_HZ, len(left))
    assert power_db(left[both] - person[both]) < power_db(person[both]) - 10


def test_a_speaker_wired_to_the_microphone_is_known_after_two_seconds() -> None:
    played = speech_like(6, seed=1)
    microphone = np.concatenate((np.zeros(110 * MS), played))[: len(played)]
    left = run(microphone, played)
    after = slice(2 * SAMPLE_RATE_HZ, len(left))
    assert power_db(microphone[after]) - power_db(left[after]) > 25


def test_silence_moves_nothing_that_was_learned() -> None:
    played = speech_like(12, seed=1)
    played[5 * SAMPLE_RATE_HZ : 8 * SAMPLE_RATE_HZ] = np.random.default_rng(3).integers(
        -1, 2, 3 * SAMPLE_RATE_HZ
    )
    echo = in_room(played, 60)
    left = run(echo, played)
    after = slice(8 * SAMPLE_RATE_HZ + 200 * MS, 9 * SAMPLE_RATE_HZ)
    assert power_db(echo[after]) - power_db(left[after]) > 15
