"""The partner sounds like someone else and speaks at the same pace."""

from __future__ import annotations

import numpy as np
import pytest

from voice_coach.adapters.pitched_voice import PitchedVoice
from voice_coach.adapters.resampler import resample
from voice_coach.adapters.voices import open_voice
from voice_coach.events import SAMPLE_RATE_HZ
from voice_coach.ports import Sound

SENTENCE = "The letter from the bank came, and we are four hundred short this month."


def pitch_hz(sound: Sound) -> float:
    """The commonest fundamental, by autocorrelation of the voiced frames."""
    samples = resample(sound.samples, sound.rate_hz, SAMPLE_RATE_HZ).astype(np.float64)
    frames = samples[: len(samples) // 640 * 640].reshape(-1, 640)
    loud = frames[np.sqrt((frames**2).mean(axis=1)) > 1_000]
    lags = range(SAMPLE_RATE_HZ // 300, SAMPLE_RATE_HZ // 60)
    best = [max(lags, key=lambda lag: float(np.dot(one[lag:], one[:-lag]))) for one in loud]
    return SAMPLE_RATE_HZ / float(np.median(best))


def test_the_pitch_rises_and_the_pace_stays() -> None:
    voice = open_voice("standard")
    try:
        plain = voice.render(SENTENCE)
        higher = PitchedVoice(voice, 1.12).render(SENTENCE)
    finally:
        voice.close()
    assert higher.duration_ms == pytest.approx(plain.duration_ms, rel=0.05)
    assert pitch_hz(higher) / pitch_hz(plain) == pytest.approx(1.12, abs=0.06)
