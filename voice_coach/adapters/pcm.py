"""Loudness of 16-bit sound hop by hop, and where it pauses, for the modules around Whisper."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import SAMPLE_RATE_HZ

HOP_MS = 10
HOP_SAMPLES = SAMPLE_RATE_HZ * HOP_MS // 1000
QUIETEST_DB = -96.0
PAUSE_MS = 300
# a shorter silence may stand within a word


def to_floats(pcm: bytes | bytearray | memoryview) -> NDArray[np.float32]:
    """Little-endian 16-bit samples as floats in -1..1; the length must be even."""
    return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)


def levels_db(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Loudness of each HOP_MS, in dB below full scale; a rest shorter than one hop is left out."""
    hops = len(samples) // HOP_SAMPLES
    blocks = samples[: hops * HOP_SAMPLES].reshape(hops, HOP_SAMPLES)
    power = np.square(blocks).mean(axis=1) if hops else np.zeros(0, np.float32)
    levels: NDArray[np.float32] = np.maximum(10 * np.log10(power + 1e-12), QUIETEST_DB)
    return levels.astype(np.float32)


def loudness_threshold_db(levels: NDArray[np.float32]) -> float:
    """The level that parts sound from the room's own noise in one stretch of speech.

    The floor is what the quietest tenth stays under; speech stands at least 6 dB above it, and a
    quarter of the way to the loudest parts where the room is quiet.
    """
    if not len(levels):
        return QUIETEST_DB
    floor, top = np.percentile(levels, (10, 95))
    return float(floor + max(6.0, (top - floor) * 0.25))


def quietest_moment(samples: NDArray[np.float32]) -> int:
    """Index of the sample in the middle of the quietest PAUSE_MS, for cutting at a pause."""
    levels = levels_db(samples)
    width = max(1, min(PAUSE_MS // HOP_MS, len(levels)))
    if len(levels) < 2:
        return len(samples) // 2
    smooth = np.convolve(levels, np.ones(width) / width, mode="valid")
    return (int(np.argmin(smooth)) + width // 2) * HOP_SAMPLES
