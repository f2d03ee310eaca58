"""Whether what stands out beside the coach is the coach after all, come back at another delay.

A filter that has learned one delay subtracts nothing for a while when the devices part by some
milliseconds, and all of the echo stands out then. But it still follows the speaker's sound, only
later or sooner, and nobody else's speech does.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES

_WINDOW_FRAMES = 320 // FRAME_MS
_LONGEST_DELAY_FRAMES = 600 // FRAME_MS
_ALIKE = 0.3
# of 1: where devices had just parted, in five rooms, the echo was above 0.29 in 19 of 20 cases;
# three of four people beside a learned echo stayed below 0.1, and one of 20 was above 0.34
_LATEST_FRAMES = 120 // FRAME_MS
_LATEST_ALIKE = 0.45
# in so short a stretch: 60 ms after devices had parted the echo was above 0.5, while of four people
# over a learned echo one frame in a hundred was above 0.33
_TINY = 1.0


class EchoLikeness:
    """Watches the last third of a second of what the echo filter leaves."""

    def __init__(self) -> None:
        self._left: deque[bytes] = deque(maxlen=_WINDOW_FRAMES)
        self._played: deque[bytes] = deque(maxlen=_WINDOW_FRAMES + _LONGEST_DELAY_FRAMES)

    def push(self, left: bytes, speaker: bytes) -> None:
        """Take one frame of both: what the filter left of the microphone's, and the speaker's."""
        self._left.append(left)
        self._played.append(speaker)

    @property
    def is_echo(self) -> bool:
        """Whether it follows what the speaker played some time before."""
        left, played = _sharpened(self._left), _sharpened(self._played)
        latest = left[-_LATEST_FRAMES * FRAME_SAMPLES :]
        return _likeness(latest, played) > _LATEST_ALIKE or _likeness(left, played) > _ALIKE


def _sharpened(frames: deque[bytes]) -> NDArray[np.float64]:
    """All frames as one signal, its high tones raised: low ones are alike in all voices."""
    whole = b"".join(frame.ljust(FRAME_BYTES, b"\0") for frame in frames)
    return np.diff(np.frombuffer(whole, "<i2").astype(np.float64), prepend=0.0)


def _likeness(left: NDArray[np.float64], played: NDArray[np.float64]) -> float:
    """The highest correlation of a signal with a stretch of a longer one."""
    delays = len(played) - len(left) + 1
    if not len(left) or delays < 1:
        return 0.0
    size = 1 << (len(played) + len(left)).bit_length()
    product = np.fft.rfft(played, size) * np.conj(np.fft.rfft(left, size))
    together = np.abs(np.fft.irfft(product, size)[:delays])
    energy = np.cumsum(np.concatenate(([0.0], played**2)))
    stretches = energy[len(left) :] - energy[:delays]
    return float(np.max(together / np.sqrt((stretches + _TINY) * (left @ left + _TINY))))
