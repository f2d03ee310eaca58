"""The echo canceller on a person and a coach mixed as a room would mix them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from recorded_speech import recording
from virtual_devices import VirtualAudio

from voice_coach.adapters.echo_canceller import WebRtcEchoCanceller
from voice_coach.adapters.microphone import Microphone
from voice_coach.adapters.pyttsx3_voice import Pyttsx3Voice
from voice_coach.adapters.resampler import resample
from voice_coach.adapters.speaker import Speaker
from voice_coach.events import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE_HZ
from voice_coach.ports import Sound

CLIP = "six-spoons.flac"


@pytest.fixture(scope="module")
def coach() -> NDArray[np.int16]:
    voice = Pyttsx3Voice()
    sound = voice.render(
        "You felt ignored when I looked at my phone, did I get that right? Take your time. "
        "It sounds like the long shifts leave you with nothing to give in the evening."
    )
    voice.close()
    return resample(sound.samples, sound.rate_hz, 16_000)


def in_room(sound: NDArray[np.int16], delay_ms: int) -> NDArray[np.float64]:
    """The sound as a microphone near a speaker gets it: late, softer, with reflections."""
    random = np.random.default_rng(1)
    tail = random.normal(0, 1, 1600) * np.exp(-np.arange(1600) / 300)
    response = np.concatenate((np.zeros(delay_ms * 16), [1.0], 0.15 * tail))
    return 0.4 * np.convolve(sound.astype(float), response)[: len(sound)]


def run(microphone: NDArray[np.float64], far: NDArray[np.int16]) -> NDArray[np.float64]:
    near = np.rint(np.clip(microphone, -32767, 32767)).astype(np.int16)
    canceller = WebRtcEchoCanceller()
    frames = [
        canceller.cancel(
            near[at : at + FRAME_SAMPLES].tobytes(), far[at : at + FRAME_SAMPLES].tobytes()
        )
        for at in range(0, len(near) - FRAME_SAMPLES + 1, FRAME_SAMPLES)
    ]
    return np.frombuffer(b"".join(frames), np.int16).astype(float)


def level_db(sound: NDArray[np.float64]) -> float:
    return float(10 * np.log10(np.mean(sound**2) + 1e-9))


@pytest.mark.parametrize("delay_ms", [20, 120, 300])
def test_the_coach_s_own_voice_is_taken_out_by_twenty_decibels(
    coach: NDArray[np.int16], delay_ms: int
) -> None:
    echo = in_room(coach, delay_ms)
    left = run(echo, coach)
    after = slice(2 * 16_000, len(left))
    assert level_db(echo[after]) - level_db(left[after]) > 20


def test_the_person_is_left_alone_while_the_coach_is_silent() -> None:
    person = np.pad(recording(CLIP), (16_000, 0)).astype(float)
    left = run(person, np.zeros(len(person), np.int16))
    assert level_db(left[16_000:]) == pytest.approx(level_db(person[16_000 : len(left)]), abs=1.5)


def test_the_person_who_talks_over_the_coach_stays_clearly_above_what_is_left_of_the_coach(
    coach: NDArray[np.int16],
) -> None:
    echo = in_room(coach, 80)
    person = np.zeros(len(echo))
    clip = recording(CLIP).astype(float)
    at = 4 * 16_000
    person[at : at + len(clip)] = clip
    together = run(echo + person, coach)
    alone = run(echo, coach)
    span = slice(at, at + len(clip))
    assert level_db(together[span]) - level_db(alone[span]) > 15


@pytest.mark.device
def test_live_through_speaker_and_microphone_the_coach_is_taken_out_as_well(
    sound: VirtualAudio, coach: NDArray[np.int16]
) -> None:
    speaker, microphone = Speaker(), Microphone()
    sound.add_echo()
    canceller = WebRtcEchoCanceller()
    heard, left, reference = [], [], b""
    try:
        for _ in range(10):
            microphone.read()
        speaker.played()
        speaker.play(Sound(coach, 16_000))
        while speaker.pending_ms > 0:
            frame = microphone.read().pcm
            reference += speaker.played()
            now, reference = reference[:FRAME_BYTES], reference[FRAME_BYTES:]
            heard.append(frame)
            left.append(canceller.cancel(frame, now))
    finally:
        sound.remove_echo()
        speaker.close()
        microphone.close()
    before, after = (
        np.frombuffer(b"".join(frames[150:]), np.int16).astype(float) for frames in (heard, left)
    )
    # second by second: on a busy machine one late block shifts the echo for a moment
    seconds = [
        (level_db(before[at : at + SAMPLE_RATE_HZ]), level_db(after[at : at + SAMPLE_RATE_HZ]))
        for at in range(0, len(before) - SAMPLE_RATE_HZ + 1, SAMPLE_RATE_HZ)
    ]
    reduced_db = [heard_db - left_db for heard_db, left_db in seconds if heard_db > 40]
    assert len(reduced_db) >= 3
    assert np.median(reduced_db) > 15


def test_a_shorter_last_frame_passes_through() -> None:
    assert WebRtcEchoCanceller().cancel(b"\x01\x00" * 7, b"") == b"\x01\x00" * 7


def test_a_missing_reference_counts_as_silence() -> None:
    canceller = WebRtcEchoCanceller()
    assert len(canceller.cancel(bytes(FRAME_BYTES), b"")) == FRAME_BYTES
