"""The guard with the real canceller, in rooms made here: headphones, echo, and both at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import rooms
import soundfile
from recorded_speech import recording
from rooms import MS, Sound
from spoken_words import english_listener

from voice_coach.adapters.echo_canceller import WebRtcEchoCanceller
from voice_coach.adapters.pyttsx3_voice import Pyttsx3Voice
from voice_coach.adapters.resampler import resample
from voice_coach.adapters.speech_detector import SileroDetector
from voice_coach.events import FRAME_BYTES, FRAME_MS, AudioFrame
from voice_coach.hearing.echo_guard import Cleaned, EchoGuard, best_correlation
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.hearing.overtalk import Overtalk

ECHO_FOLDER = Path(__file__).parents[1] / "data" / "echo"
CLIP = "six-spoons.flac"
SETTLED = 4_000 // FRAME_MS
STANDS_OUT_DB = 6.0


@pytest.fixture(scope="module")
def coach() -> Sound:
    """About twenty seconds of the coach, with the pauses between its sentences."""
    voice = Pyttsx3Voice()
    parts = []
    for sentence in (
        "Take a breath before you answer.",
        "Your partner has had a long week and did not sleep well.",
        "It sounds like the evenings are too short for the two of you.",
        "Say back what you heard in your own words.",
        "Then ask whether you got it right.",
    ) * 2:
        sound = voice.render(sentence)
        parts += [resample(sound.samples, sound.rate_hz, 16_000), np.zeros(200 * MS, np.int16)]
    voice.close()
    return np.concatenate(parts).astype(np.float64)


@pytest.fixture
def guard() -> EchoGuard:
    return EchoGuard(WebRtcEchoCanceller())


def person(length: int, at_ms: int, level: float = 1.0) -> Sound:
    clip = level * recording(CLIP).astype(np.float64)
    sound = np.zeros(length)
    sound[at_ms * MS : at_ms * MS + len(clip)] = clip[: length - at_ms * MS]
    return sound


def span_of_person(at_ms: int, duration_ms: int = 1_500) -> slice:
    """The frames in which the person begins to speak."""
    return slice(at_ms // FRAME_MS, (at_ms + duration_ms) // FRAME_MS)


# --- headphones -----------------------------------------------------------------------------------


def test_with_headphones_the_microphone_passes_bit_by_bit_after_the_first_seconds(
    coach: Sound, guard: EchoGuard
) -> None:
    microphone = rooms.room_noise(len(coach)) + person(len(coach), 9_000)
    cleaned = rooms.clean(guard, microphone, coach)
    assert not guard.has_echo
    whole = rooms.pcm(microphone).tobytes()[: len(cleaned) * FRAME_BYTES]
    assert b"".join(one.pcm for one in cleaned[SETTLED:]) == whole[SETTLED * FRAME_BYTES :]


def test_with_headphones_a_person_stands_out_and_the_room_s_noise_does_not(
    coach: Sound, guard: EchoGuard
) -> None:
    microphone = rooms.room_noise(len(coach)) + person(len(coach), 9_000)
    cleaned = rooms.clean(guard, microphone, coach)
    spoken = [one.excess_db for one in cleaned[span_of_person(9_000)]]
    before = [one.excess_db for one in cleaned[SETTLED : 9_000 // FRAME_MS]]
    assert np.percentile(spoken, 60) > 20
    assert max(before) < 8


def test_someone_who_talks_over_the_coach_from_the_start_is_not_taken_for_an_echo(
    coach: Sound, guard: EchoGuard
) -> None:
    microphone = rooms.room_noise(len(coach)) + person(len(coach), 0)
    rooms.clean(guard, microphone, coach)
    assert not guard.has_echo


# --- echo -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heard:
    """What the guard made of the coach's echo alone."""

    has_echo: bool
    microphone: Sound
    settled: list[Cleaned]


@pytest.fixture(scope="module")
def hear(coach: Sound) -> Callable[[float, int], Heard]:
    """An echo of some loudness and delay; each is cleaned once."""

    @cache
    def heard(echo_db: float, delay_ms: int) -> Heard:
        guard = EchoGuard(WebRtcEchoCanceller())
        microphone = rooms.echo(coach, echo_db, delay_ms) + rooms.room_noise(len(coach))
        cleaned = rooms.clean(guard, microphone, coach)
        return Heard(guard.has_echo, microphone, cleaned[SETTLED:])

    return heard


@pytest.mark.parametrize("echo_db", [-30, -20, -10, 0])
@pytest.mark.parametrize("delay_ms", [20, 120, 300])
def test_of_an_echo_next_to_nothing_is_left(
    hear: Callable[[float, int], Heard], echo_db: float, delay_ms: int
) -> None:
    heard = hear(echo_db, delay_ms)
    assert heard.has_echo
    left = rooms.level_db(rooms.joined(heard.settled))
    assert left < max(rooms.level_db(heard.microphone) - 20, -60)


@pytest.mark.parametrize("echo_db", [-40, -20, -10, 0])
@pytest.mark.parametrize("delay_ms", [20, 300])
def test_an_echo_never_stands_out_as_somebody_would(
    hear: Callable[[float, int], Heard], echo_db: float, delay_ms: int
) -> None:
    settled = hear(echo_db, delay_ms).settled
    assert np.percentile([one.excess_db for one in settled], 99) < 8
    under = [one for one in settled if one.is_under_coach]
    assert sum(one.is_residue for one in under) > 0.9 * len(under)


def test_an_echo_that_begins_in_the_middle_is_noticed(coach: Sound, guard: EchoGuard) -> None:
    noise = rooms.room_noise(len(coach))
    rooms.clean(guard, noise, coach)
    assert not guard.has_echo
    microphone = rooms.echo(coach, -10, 120) + noise
    cleaned = rooms.clean(guard, microphone, coach)
    assert guard.has_echo
    left = rooms.joined(cleaned[len(cleaned) // 2 :])
    assert rooms.level_db(left) < rooms.level_db(microphone) - 20


def test_a_loudspeaker_in_place_of_a_headset_is_nobody_who_means_to_interrupt(
    coach: Sound,
) -> None:
    ears = Ears(english_listener(), SileroDetector(), WebRtcEchoCanceller())
    listener = Listener(ears, Endpointing({}.get))
    noise = rooms.room_noise(len(coach))
    assert interruptions_ms(listener, noise, coach) == 0
    listener.meet_devices()
    assert interruptions_ms(listener, rooms.echo(coach, -6, 120) + noise, coach) == 0


@pytest.mark.parametrize(("echo_db", "delay_ms"), [(-6, 120), (-12, 250)])
def test_the_coach_does_not_interrupt_itself_where_a_headset_is_unplugged(
    echo_db: float, delay_ms: int, coach: Sound
) -> None:
    ears = Ears(english_listener(), SileroDetector(), WebRtcEchoCanceller())
    listener = Listener(ears, Endpointing({}.get))
    noise = rooms.room_noise(len(coach))
    assert interruptions_ms(listener, noise, coach) == 0
    assert interruptions_ms(listener, rooms.echo(coach, echo_db, delay_ms) + noise, coach) == 0


def interruptions_ms(listener: Listener, microphone: Sound, played: Sound) -> int:
    """For how long someone is thought to be talking over the coach."""
    near, far = rooms.frames(microphone), rooms.frames(played)
    interrupted = 0
    for index, (heard, speaker) in enumerate(zip(near, far, strict=True)):
        listener.process(AudioFrame(index * FRAME_MS, heard), speaker)
        interrupted += listener.is_interrupted
    return interrupted * FRAME_MS


# --- both at once ---------------------------------------------------------------------------------


@pytest.mark.parametrize("echo_db", [-30, -20, -10])
def test_someone_who_talks_over_the_coach_stands_out(
    coach: Sound, guard: EchoGuard, echo_db: float
) -> None:
    microphone = rooms.echo(coach, echo_db, 120) + rooms.room_noise(len(coach))
    microphone += person(len(coach), 9_000)
    cleaned = rooms.clean(guard, microphone, coach)
    spoken = [one.excess_db for one in cleaned[span_of_person(9_000)]]
    assert np.percentile(spoken, 60) > 10
    assert guard.has_echo


def test_beside_a_soft_echo_a_person_is_heard_as_they_are(coach: Sound, guard: EchoGuard) -> None:
    at_ms = 9_000
    voice = person(len(coach), at_ms)
    microphone = rooms.echo(coach, -40, 120) + rooms.room_noise(len(coach)) + voice
    cleaned = rooms.clean(guard, microphone, coach)
    span = span_of_person(at_ms)
    left = rooms.joined(cleaned[span])
    wanted = voice[span.start * FRAME_MS * MS : span.stop * FRAME_MS * MS]
    assert rooms.level_db(left - wanted) < rooms.level_db(wanted) - 20


def test_the_coach_is_still_cancelled_after_someone_has_talked_over_it(
    coach: Sound, guard: EchoGuard
) -> None:
    microphone = rooms.echo(coach, -10, 120) + rooms.room_noise(len(coach))
    talked = microphone + person(len(coach), 6_000)
    cleaned = rooms.clean(guard, talked, coach)
    after = 14_000 // FRAME_MS
    assert guard.has_echo
    left = rooms.joined(cleaned[after:])
    assert rooms.level_db(left) < rooms.level_db(microphone[after * FRAME_MS * MS :]) - 18


def test_while_the_coach_is_silent_nothing_is_taken_for_a_residue(guard: EchoGuard) -> None:
    voice = person(8_000 * MS, 1_000) + rooms.room_noise(8_000 * MS)
    cleaned = rooms.clean(guard, voice, np.zeros(len(voice)))
    assert not any(one.is_residue or one.is_under_coach for one in cleaned)


# --- edges ----------------------------------------------------------------------------------------


def test_a_shorter_last_frame_passes_through(guard: EchoGuard) -> None:
    assert guard.clean(b"\x01\x00" * 7, b"").pcm == b"\x01\x00" * 7


def test_a_missing_reference_counts_as_silence(guard: EchoGuard) -> None:
    cleaned = guard.clean(bytes(FRAME_BYTES), b"")
    assert len(cleaned.pcm) == FRAME_BYTES
    assert not cleaned.is_under_coach


def test_correlation_finds_a_late_effect_and_nothing_in_silence() -> None:
    cause = np.random.default_rng(1).normal(0, 1, 300)
    effect = np.concatenate((np.zeros(12), cause[:-12]))
    assert best_correlation(cause, effect, 20) == pytest.approx(1.0)
    assert best_correlation(cause, effect, 5) < 0.4
    assert best_correlation(cause, np.zeros(300), 20) == 0.0
    weaker = [best_correlation(cause, effect + k * cause[::-1], 20) for k in range(4)]
    assert all(first > second for first, second in pairwise(weaker))


# --- an echo that comes at another delay than before ----------------------------------------------


@pytest.mark.parametrize(
    ("echo_db", "delays_ms"), [(0.0, (100, 140)), (-6.0, (160, 120)), (-12.0, (100, 101))]
)
def test_an_echo_whose_delay_changes_is_still_known_as_the_coach(
    echo_db: float, delays_ms: tuple[int, int], coach: Sound, guard: EchoGuard
) -> None:
    before, after = (rooms.echo(coach, echo_db, delay_ms) for delay_ms in delays_ms)
    changes_at = 9_000 * MS
    echo = np.concatenate((before[:changes_at], after[changes_at:]))
    cleaned = rooms.clean(guard, rooms.room_noise(len(coach)) + echo, coach)
    someone = [one.excess_db > STANDS_OUT_DB for one in cleaned[SETTLED:]]
    assert sum(someone) * FRAME_MS < 80


def test_an_echo_that_the_filter_learns_anew_is_nobody_who_means_to_interrupt(
    guard: EchoGuard,
) -> None:
    both, _ = soundfile.read(ECHO_FOLDER / "step.flac", dtype="int16")
    microphone, speaker = both.astype(np.float64).T
    detector, overtalk, meant = SileroDetector(), Overtalk(), 0
    for one in rooms.clean(guard, microphone, speaker):
        overtalk.push(detector.probability(one.pcm), one.excess_db)
        meant += one.is_under_coach and overtalk.is_meant
    assert meant == 0


@pytest.mark.parametrize("echo_db", [0.0, -12.0])
def test_a_person_over_an_echo_is_not_taken_for_the_coach(
    echo_db: float, coach: Sound, guard: EchoGuard
) -> None:
    echo = rooms.echo(coach, echo_db, 100)
    microphone = rooms.room_noise(len(coach)) + echo + person(len(coach), 9_000)
    cleaned = rooms.clean(guard, microphone, coach)
    someone = [one.excess_db > STANDS_OUT_DB for one in cleaned[span_of_person(9_000)]]
    assert sum(someone) * FRAME_MS > 300
