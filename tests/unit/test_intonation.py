"""How a voice ended: made tones that fall or rise, and recorded people."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from voice_coach.events import FRAME_BYTES, SAMPLE_RATE_HZ
from voice_coach.hearing.intonation import MEMORY_MS, UNKNOWN, Fall, Intonation, fall_of

SPEECH = Path(__file__).resolve().parents[1] / "data" / "speech"


def voice(*pitches: tuple[float, int], loudness: float = 4_000.0) -> NDArray[np.float64]:
    """A voice with overtones that holds one pitch after the other: (Hz, ms)."""
    hertz = np.concatenate([np.full(ms * SAMPLE_RATE_HZ // 1000, hz) for hz, ms in pitches])
    phase = 2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE_HZ
    overtones = np.stack([np.sin(number * phase) / number for number in range(1, 6)])
    tone: NDArray[np.float64] = overtones.sum(axis=0) * loudness
    return tone


@pytest.mark.parametrize("middle_hz", [95, 130, 210])
@pytest.mark.parametrize("semitones", [-6, -3, 0, 3])
def test_the_end_is_told_in_semitones_from_the_middle_of_the_voice(
    middle_hz: float, semitones: int
) -> None:
    last_hz = middle_hz * 2 ** (semitones / 12)
    found = fall_of(voice((middle_hz, 1_600), (last_hz, 250))).pitch_st
    assert found == pytest.approx(semitones, abs=0.5)


def test_a_voice_that_dies_away_ends_below_its_level() -> None:
    samples = voice((120, 2_000))
    fading = samples * np.minimum(1, np.linspace(4, 0.1, len(samples)))
    found, steady = fall_of(fading).level_db, fall_of(samples).level_db
    assert found is not None
    assert steady is not None
    assert found < steady - 2


@settings(max_examples=20, deadline=None)
@given(st.floats(0.02, 3.0))
def test_how_loud_someone_is_changes_nothing(ratio: float) -> None:
    samples = voice((120, 1_200), (95, 250))
    ours, other = fall_of(samples), fall_of(samples * ratio)
    assert other.pitch_st == pytest.approx(ours.pitch_st, abs=0.1)
    assert other.level_db == pytest.approx(ours.level_db, abs=0.1)


def test_noise_behind_the_voice_is_not_taken_for_its_end() -> None:
    """A detector hears the end of speech late in noise."""
    samples = voice((130, 1_200), (100, 425))
    late, behind = SAMPLE_RATE_HZ * 8 // 10, SAMPLE_RATE_HZ * 3 // 10
    loudness = np.sqrt(np.mean(samples**2) / 10)
    noise = np.random.default_rng(4).normal(0, loudness, len(samples) + late + behind)
    whole = np.concatenate((samples, np.zeros(late + behind))) + noise
    clean = fall_of(samples)
    found = fall_of(whole[:-behind], whole[-behind:])
    assert clean.pitch_st is not None
    assert found.pitch_st == pytest.approx(clean.pitch_st, abs=0.5)
    assert found.level_db == pytest.approx(clean.level_db, abs=1.0)
    assert fall_of(whole).pitch_st is None
    assert found.late_ms == 600
    # the most that is believed


@pytest.mark.parametrize("late_ms", [0, 60, 200, 300, 380])
def test_noise_tells_how_late_the_end_of_speech_was_heard(late_ms: int) -> None:
    samples = np.concatenate((voice((130, 1_200)), np.zeros(16 * (late_ms + 300))))
    noise = np.random.default_rng(8).normal(0, 1_200, len(samples))
    found = fall_of((samples + noise)[:-4_800], (samples + noise)[-4_800:])
    # a detector is a little late in silence too
    assert found.late_ms == pytest.approx(max(late_ms - 60, 0), abs=30)


def test_in_a_quiet_room_the_end_of_speech_is_never_late() -> None:
    fading = voice((130, 1_200)) * np.linspace(1, 0.02, 1_200 * 16)
    assert fall_of(fading, np.random.default_rng(9).normal(0, 3, 4_800)).late_ms == 0
    assert fall_of(fading, np.zeros(4_800)).late_ms == 0


def test_a_voice_that_does_not_stand_out_of_the_noise_tells_nothing() -> None:
    noise = np.random.default_rng(6).normal(0, 2_000, SAMPLE_RATE_HZ)
    assert fall_of(noise, noise[: SAMPLE_RATE_HZ // 3] * 2) == UNKNOWN


@pytest.mark.parametrize(("doubted_ms", "late_ms"), [(0, 0), (60, 0), (300, 240), (3_000, 600)])
def test_in_noise_what_the_detector_doubted_came_behind_the_voice(
    doubted_ms: int, late_ms: int
) -> None:
    spoken = voice((130, 1_200))
    noise = np.random.default_rng(8).normal(0, 1_200, len(spoken) + 4_800)
    whole = np.concatenate((spoken, np.zeros(4_800))) + noise
    assert fall_of(whole[:-4_800], whole[-4_800:], doubted_ms).late_ms == late_ms
    # in a quiet room it is the voice that gives it reason to doubt
    assert fall_of(spoken, np.zeros(4_800), doubted_ms).late_ms == 0


def test_a_voice_that_dies_away_fades_and_one_that_breaks_off_does_not() -> None:
    steady = voice((120, 2_000))
    dying = steady * np.minimum(1, np.linspace(10, 0.02, len(steady)))
    found, kept = fall_of(dying).fade_db, fall_of(steady).fade_db
    assert found is not None
    assert found > 6
    assert kept == pytest.approx(0, abs=0.5)
    assert fall_of(steady[:1_600]).fade_db is None
    # too short to have faded


def test_noise_that_hides_how_a_voice_fades_is_allowed_for() -> None:
    steady = voice((120, 2_000))
    behind = SAMPLE_RATE_HZ * 3 // 10
    faded = []
    for loudness in (0.0, 300.0, 1_200.0, 2_400.0):
        noise = np.random.default_rng(5).normal(0, loudness, len(steady) + behind)
        whole = np.concatenate((steady, np.zeros(behind))) + noise
        faded.append(fall_of(whole[:-behind], whole[-behind:]).fade_db or 0.0)
    assert faded == sorted(faded)
    assert faded[0] == pytest.approx(0, abs=0.5)
    assert faded[-1] > 3


def test_noise_has_no_pitch() -> None:
    noise = np.random.default_rng(2).normal(0, 2_000, 2 * SAMPLE_RATE_HZ)
    assert fall_of(noise).pitch_st is None


def test_of_no_sound_nothing_is_told() -> None:
    assert fall_of(np.zeros(0)) == UNKNOWN
    assert Intonation().fall(0) == UNKNOWN
    assert fall_of(np.zeros(SAMPLE_RATE_HZ)).pitch_st is None


def listening(samples: NDArray[np.float64], doubted_ms: int = 0) -> Intonation:
    pcm = np.rint(samples).astype("<i2").tobytes()
    intonation = Intonation()
    sure = len(pcm) - doubted_ms * SAMPLE_RATE_HZ // 500
    for start in range(0, len(pcm), FRAME_BYTES):
        intonation.push(pcm[start : start + FRAME_BYTES], 1.0 if start < sure else 0.6)
    return intonation


def test_what_was_doubted_counts_up_to_the_end_of_speech_and_from_the_last_sure_moment() -> None:
    noise = np.random.default_rng(7).normal(0, 1_200, 2 * SAMPLE_RATE_HZ)
    whole = np.concatenate((voice((130, 1_700)), np.zeros(4_800))) + noise
    intonation = listening(whole, doubted_ms=700)
    assert intonation.fall(300).late_ms == 340
    intonation.push(whole[:320].astype("<i2").tobytes(), 1.0)
    assert intonation.fall(300).late_ms == 0


def test_a_voice_that_the_detector_is_never_sure_of_is_not_taken_for_noise() -> None:
    """A whisper, say."""
    noise = np.random.default_rng(7).normal(0, 1_200, 2 * SAMPLE_RATE_HZ)
    whole = np.concatenate((voice((130, 1_700)), np.zeros(4_800))) + noise
    assert listening(whole, doubted_ms=2_000).fall(300).late_ms == 0


def test_a_voice_that_is_held_leaves_no_doubt() -> None:
    noise = np.random.default_rng(7).normal(0, 600, 3 * SAMPLE_RATE_HZ)
    whole = voice((130, 3_000)) + noise
    intonation = listening(whole, doubted_ms=900)
    assert intonation.is_held(300)
    assert intonation.fall(0).late_ms == 0


@pytest.mark.parametrize("hertz", [85, 120, 210, 300])
def test_a_vowel_that_goes_on_is_a_voice_that_is_held(hertz: int) -> None:
    spoken = voice((130, 1_000), (hertz, 2_500))
    assert listening(spoken).is_held(1_000)
    noise = np.random.default_rng(3).normal(0, 600, len(spoken))
    assert listening(spoken + noise).is_held(1_000)


@pytest.mark.parametrize("loudness", [0.0, 30.0, 1_500.0])
def test_silence_and_noise_are_no_voice_that_is_held(loudness: float) -> None:
    behind = np.random.default_rng(3).normal(0, loudness, SAMPLE_RATE_HZ // 2)
    assert not listening(np.concatenate((voice((130, 2_000)), behind))).is_held(500)


def test_a_hum_far_below_the_voice_is_no_voice_that_is_held() -> None:
    hum = voice((100, 500), loudness=400.0)
    assert not listening(np.concatenate((voice((130, 2_000)), hum))).is_held(500)
    assert not listening(np.concatenate((voice((130, 200)), hum))).is_held(500)
    assert not listening(hum).is_held(500)
    assert not Intonation().is_held(500)


def measured(samples: NDArray[np.float64], silence_ms: int) -> Fall:
    return listening(samples).fall(silence_ms)


def test_the_silence_behind_the_voice_is_left_out_and_the_last_seconds_count() -> None:
    spoken = voice((130, 1_500), (100, 260))
    long_ago = voice((300, 4_000))
    whole = np.concatenate((long_ago, spoken, np.zeros(SAMPLE_RATE_HZ * 3 // 10)))
    found = measured(whole[-MEMORY_MS * SAMPLE_RATE_HZ // 1000 :], 300)
    assert measured(whole, 300) == found
    assert measured(whole[len(long_ago) :], 300).pitch_st == pytest.approx(-4.5, abs=0.6)


@pytest.mark.parametrize("name", ["six-spoons.flac", "common-bow.flac", "pot-of-gold.flac"])
def test_recorded_people_come_down_at_the_end_of_a_sentence(name: str) -> None:
    samples = soundfile.read(SPEECH / name, dtype="int16")[0].astype(np.float64)
    loud = np.flatnonzero(np.abs(samples) > 0.05 * np.abs(samples).max())
    found = fall_of(samples[max(0, loud[-1] - 6 * SAMPLE_RATE_HZ) : loud[-1]])
    assert found.pitch_st is not None
    assert found.level_db is not None
    assert found.pitch_st < 1.0
    assert found.level_db < 0.0
