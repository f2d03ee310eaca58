"""The finish of rendered speech: even silence at its ends, and one loudness for all voices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voice_coach.ports import Sound

LEAD_MS = 20
TAIL_MS = 160
# breathing room between sentences that are played one after the other
_PEAK_RATIO = 0.7
# -3 dB of full scale: clearly heard, with room for "louder"
_QUIET_RATIO = 0.008
# of the peak, -42 dB: below it stands only the engine's own hiss


def finished(sound: Sound) -> Sound:
    """The sound with its ends trimmed to a short silence and its peak at one level."""
    samples = sound.samples
    peak = int(np.abs(samples.astype(np.int32)).max(initial=0))
    if peak == 0:
        return sound
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > peak * _QUIET_RATIO)
    lead, tail = (sound.rate_hz * length_ms // 1000 for length_ms in (LEAD_MS, TAIL_MS))
    voiced = samples[loud[0] : loud[-1] + 1].astype(np.float32) * (_PEAK_RATIO * 32767 / peak)
    whole = np.pad(np.rint(voiced).astype(np.int16), (lead, tail))
    _soften(whole[lead : lead + len(voiced)], sound.rate_hz)
    return Sound(whole, sound.rate_hz)


def joined(sounds: list[Sound]) -> Sound:
    """Sounds of one rate, one after the other; none give an empty sound."""
    if not sounds:
        return Sound(np.zeros(0, np.int16), 16_000)
    return Sound(np.concatenate([sound.samples for sound in sounds]), sounds[0].rate_hz)


def _soften(voiced: NDArray[np.int16], rate_hz: int) -> None:
    """Fade the trimmed ends over 2 ms, in place, so that they do not click."""
    fade = min(rate_hz // 500, len(voiced) // 2)
    ramp = np.linspace(0, 1, fade, endpoint=False)
    voiced[:fade] = (voiced[:fade] * ramp).astype(np.int16)
    voiced[len(voiced) - fade :] = (voiced[len(voiced) - fade :] * ramp[::-1]).astype(np.int16)
