"""Changes of sample rate, on soxr."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Resampler:
    """Turns a stream of 16-bit mono blocks from one rate to another; equal rates pass untouched."""

    def __init__(self, from_hz: int, to_hz: int) -> None:
        self._stream = None
        if from_hz != to_hz:
            import soxr

            self._stream = soxr.ResampleStream(from_hz, to_hz, 1, dtype="int16")

    def feed(self, block: NDArray[np.int16], is_last: bool = False) -> NDArray[np.int16]:
        """What is ready after this block, shape (n,); `is_last` also gives what was held back."""
        if self._stream is None:
            return block
        out: NDArray[np.int16] = self._stream.resample_chunk(block, last=is_last)
        return out


def resample(samples: NDArray[np.int16], from_hz: int, to_hz: int) -> NDArray[np.int16]:
    """A whole sound at another rate."""
    if from_hz == to_hz or not len(samples):
        return samples
    import soxr

    out: NDArray[np.int16] = soxr.resample(samples, from_hz, to_hz)
    return out
