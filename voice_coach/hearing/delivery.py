"""How a turn was spoken: pace, pauses, loudness. Measured, never judged.

Nothing here tells a feeling from a voice: every figure is a time, a count or a level.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_MS, Delivery

FULL_SCALE_RATIO = 0.99
# a sample from here on counts as clipped: resampling moves the flat tops of a clipped wave a little
ACTIVE_MARGIN_DB = 15.9
# speech activity of ITU-T P.56: what lies further below the active level is a gap between words
MOMENT_FRAMES = 400 // FRAME_MS
# the window of momentary loudness in EBU Tech 3341, about two syllables long
MIN_MOMENTS = 4
# fewer say nothing about how even a voice is


class DeliveryMeter:
    """Measures one turn while it is spoken."""

    def __init__(self) -> None:
        self._powers: list[float] = []
        # mean square of each frame of speech, 1.0 at full scale
        self._samples = 0
        self._clipped = 0
        self._speech_ms = 0
        self._longest_pause_ms = 0
        self._began_ms: int | None = None
        # the stretch of speech that goes on
        self._ended_ms: int | None = None

    def begin(self, at_ms: int) -> None:
        """A stretch of speech begins."""
        if self._ended_ms is not None:
            self._longest_pause_ms = max(self._longest_pause_ms, at_ms - self._ended_ms)
        self._began_ms = at_ms

    def end(self, at_ms: int) -> None:
        """It ends, to be followed by a pause or by nothing."""
        if self._began_ms is not None:
            self._speech_ms += max(0, at_ms - self._began_ms)
        self._began_ms, self._ended_ms = None, at_ms

    def push(self, pcm: bytes) -> None:
        """Take one frame of speech as the microphone gave it: 16-bit mono."""
        samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2").astype(np.float64) / 32768
        if not len(samples):
            return
        self._powers.append(float(np.mean(samples**2)))
        self._samples += len(samples)
        self._clipped += int(np.count_nonzero(np.abs(samples) >= FULL_SCALE_RATIO))

    def measured(self, end_ms: int) -> Delivery:
        """What was found; a stretch that still goes on ends at ``end_ms``."""
        if self._began_ms is not None:
            self.end(end_ms)
        powers = np.array(self._powers)
        return Delivery(
            speech_ms=self._speech_ms,
            longest_pause_ms=self._longest_pause_ms,
            level_db=active_level_db(powers),
            level_spread_db=level_spread_db(powers),
            clipped_ratio=self._clipped / self._samples if self._samples else None,
        )


def active_level_db(powers: NDArray[np.float64]) -> float | None:
    """Loudness of speech without the gaps between words, in dB relative to full scale.

    ``powers`` are mean squares of frames, 1.0 at full scale. The level and the frames that count
    for it are found in turns, as in ITU-T P.56. None where nothing sounds.
    """
    active = _active(powers)
    return round(_db(float(active.mean())), 1) if len(active) else None


def level_spread_db(powers: NDArray[np.float64]) -> float | None:
    """Standard deviation of the loudness from moment to moment; None for too little speech."""
    active = _active(powers)
    moments = len(active) // MOMENT_FRAMES
    if moments < MIN_MOMENTS:
        return None
    blocks = active[: moments * MOMENT_FRAMES].reshape(moments, MOMENT_FRAMES).mean(axis=1)
    return round(float(np.std(10 * np.log10(blocks))), 1)


def _active(powers: NDArray[np.float64]) -> NDArray[np.float64]:
    active = powers[powers > 0]
    while len(active):
        threshold = float(active.mean()) / 10 ** (ACTIVE_MARGIN_DB / 10)
        louder = active[active > threshold]
        if len(louder) == len(active):
            break
        active = louder
    return active


def _db(power: float) -> float:
    return float(10 * np.log10(power))
