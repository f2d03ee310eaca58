"""How late the speaker's sound comes back through the microphone.

Both sides are compared by their phases alone, which makes a sharp peak at the delay whatever is
said (Knapp and Carter, "The generalized correlation method for estimation of time delay", 1976).
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_MS, FRAME_SAMPLES

_WINDOW_FRAMES = 400 // FRAME_MS
_EVERY_FRAMES = 80 // FRAME_MS
_LEAST_POWER = 1e-6
# of full scale: in silence there is nothing to compare
_CLEAR = 2.0
# times as high as any other peak
_PEAK_SAMPLES = 32
# what lies so close belongs to the same peak
_AGREEING_SAMPLES = 2
# two looks that differ by no more have seen the same delay
_TINY = 1e-9


class EchoDelay:
    """Looks at the last 0.4 s of the microphone now and then."""

    def __init__(self, longest_frames: int) -> None:
        """`longest_frames`: the delay that is looked for at most."""
        self._longest = longest_frames * FRAME_SAMPLES
        self._microphone: deque[NDArray[np.float64]] = deque(maxlen=_WINDOW_FRAMES)
        self._speaker: deque[NDArray[np.float64]] = deque(maxlen=_WINDOW_FRAMES + longest_frames)
        self._unseen = 0
        self._seen: int | None = None

    def push(self, microphone: NDArray[np.float64], speaker: NDArray[np.float64]) -> int | None:
        """Take one frame of both; gives the delay in samples where two looks in a row agree."""
        self._microphone.append(microphone)
        self._speaker.append(speaker)
        self._unseen += 1
        if self._unseen < _EVERY_FRAMES or len(self._speaker) < (self._speaker.maxlen or 0):
            return None
        self._unseen = 0
        before, self._seen = self._seen, self._look()
        if before is None or self._seen is None:
            return None
        return self._seen if abs(self._seen - before) <= _AGREEING_SAMPLES else None

    def _look(self) -> int | None:
        near, far = np.concatenate(self._microphone), np.concatenate(self._speaker)
        if min(np.mean(near**2), np.mean(far**2)) < _LEAST_POWER:
            return None
        size = 1 << (len(far) - 1).bit_length()
        cross = np.fft.rfft(near, size) * np.conj(np.fft.rfft(far, size))
        # the speaker's window begins by the longest delay earlier, so each lag is a delay less that
        peaks = np.abs(np.fft.irfft(cross / (np.abs(cross) + _TINY), size)[-self._longest :])
        delay = int(np.argmax(peaks))
        highest = peaks[delay]
        peaks[max(0, delay - _PEAK_SAMPLES) : delay + _PEAK_SAMPLES + 1] = 0.0
        return delay if highest > _CLEAR * peaks.max() else None
