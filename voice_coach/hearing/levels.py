"""Loudness of sound, and how much of it is mere noise."""

from __future__ import annotations

import numpy as np

SILENT_DB = -100.0
_FULL_SCALE = 32768.0
_START_FLOOR_DB = -60.0
_FALL_RATIO = 0.1
_RISE_RATIO = 0.02
_LARGEST_RISE_DB = 0.5
# per frame: something loud that is no speech must not raise the floor above speech at once
_LOWEST_FLOOR_DB = -80.0
_HIGHEST_FLOOR_DB = -25.0


def level_db(pcm: bytes) -> float:
    """Root mean square of 16-bit sound in dB relative to full scale; SILENT_DB for digital zero."""
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2").astype(np.float64)
    if not len(samples):
        return SILENT_DB
    mean_square = float(np.mean(samples**2))
    if mean_square <= 0:
        return SILENT_DB
    return max(SILENT_DB, float(10 * np.log10(mean_square / _FULL_SCALE**2)))


class NoiseFloor:
    """Follows the level of the room: falls quickly, rises slowly, ignores speech."""

    def __init__(self, largest_rise_db: float = _LARGEST_RISE_DB) -> None:
        """`largest_rise_db`: by how much it may rise with one frame."""
        self.level_db = _START_FLOOR_DB
        self._largest_rise_db = largest_rise_db

    def update(self, level: float) -> None:
        """Take the level of one frame that holds no speech."""
        step = level - self.level_db
        rise = min(self._largest_rise_db, step * _RISE_RATIO)
        self.level_db += step * _FALL_RATIO if step < 0 else rise
        self.level_db = min(max(self.level_db, _LOWEST_FLOOR_DB), _HIGHEST_FLOOR_DB)
