"""Subtracts from the microphone what follows linearly from the speaker, and leaves a person whole.

An adaptive filter in the frequency domain whose step is set by a Kalman filter in each band: it
learns fast while the coach alone is heard and hardly at all while someone talks at the same time,
without having to be told which is the case (Enzner and Vary, "Frequency-domain adaptive Kalman
filter for acoustic echo control in hands-free telephones", 2006; here with several partitions).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_MS, FRAME_SAMPLES

_LENGTH_MS = 520
# the longest delay between speaker and microphone, and some of the room behind it
_PARTITIONS = _LENGTH_MS // FRAME_MS
_FIRST_VARIANCE = 0.01
# of a filter coefficient, before anything is known
_LEAST_VARIANCE = 1e-10
_FORGETTING = 0.9995**2
# for each frame: how slowly rooms and people's places change
_MOVING = 1.5
# an echo may also come at another delay from now on, where the response has been nothing so far
_SMOOTHING = 0.5
_FULL_SCALE = 32768.0
_TINY = 1e-8


class EchoFilter:
    """One microphone and one speaker, frame by frame."""

    def __init__(self) -> None:
        bands = FRAME_SAMPLES + 1
        self._played = np.zeros((_PARTITIONS, bands), complex)
        # spectra of the speaker's last frames, the newest first
        self._response = np.zeros((_PARTITIONS, bands), complex)
        self._variance = np.full((_PARTITIONS, bands), _FIRST_VARIANCE)
        self._last = np.zeros(FRAME_SAMPLES)
        self._residue = np.zeros(bands)
        # power of what was left, smoothed
        self._silent_frames = _PARTITIONS + 1

    def subtract(self, microphone: bytes, speaker: bytes) -> bytes:
        """Both FRAME_BYTES long, 16-bit mono; returns the microphone without the coach.

        Bit by bit the microphone while the speaker has been silent for longer than an echo lasts.
        """
        far, near = _floats(speaker), _floats(microphone)
        self._silent_frames = 0 if far.any() else self._silent_frames + 1
        if self._silent_frames > _PARTITIONS:
            self._last = far
            return microphone
        self._take(far)
        echo = np.fft.irfft((self._response * self._played).sum(axis=0))[FRAME_SAMPLES:]
        left = near - echo
        self._adapt(left)
        pcm: bytes = np.rint(np.clip(left * _FULL_SCALE, -32768, 32767)).astype("<i2").tobytes()
        return pcm

    def _take(self, far: NDArray[np.float64]) -> None:
        self._played = np.roll(self._played, 1, axis=0)
        self._played[0] = np.fft.rfft(np.concatenate((self._last, far)))
        self._last = far

    def _adapt(self, left: NDArray[np.float64]) -> None:
        error = np.fft.rfft(np.concatenate((np.zeros(FRAME_SAMPLES), left)))
        self._residue *= _SMOOTHING
        self._residue += (1 - _SMOOTHING) * np.abs(error) ** 2
        power = np.abs(self._played) ** 2
        expected = (0.5 * self._variance * power).sum(axis=0) + self._residue + _TINY
        step = self._variance / expected
        change = np.fft.irfft(step * np.conj(self._played) * error, axis=1)
        # the response of one partition is one frame long
        change[:, FRAME_SAMPLES:] = 0
        self._response += np.fft.rfft(change, axis=1)
        kept = np.clip(1 - 0.5 * step * power, 0, 1)
        response_power = np.abs(self._response) ** 2
        drift = 0.5 * response_power + _MOVING * response_power.mean(axis=0)
        self._variance = _FORGETTING * kept * self._variance + (1 - _FORGETTING) * drift
        self._variance += _LEAST_VARIANCE


def _floats(pcm: bytes) -> NDArray[np.float64]:
    return np.frombuffer(pcm, "<i2").astype(np.float64) / _FULL_SCALE
