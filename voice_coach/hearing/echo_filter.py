"""Subtracts from the microphone what follows linearly from the speaker, and leaves a person whole.

An adaptive filter in the frequency domain whose step is set by a Kalman filter in each band: it
learns fast while the coach alone is heard and hardly at all while someone talks at the same time,
without having to be told which is the case (Enzner and Vary, "Frequency-domain adaptive Kalman
filter for acoustic echo control in hands-free telephones", 2006; here with several partitions).
It would take ten seconds to learn the echo anew when the two devices part, as they do where a
computer is busy. So the delay is watched beside it, and what was learned is moved to where the echo
is now.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from voice_coach.events import FRAME_MS, FRAME_SAMPLES
from voice_coach.hearing.echo_delay import EchoDelay

_LENGTH_MS = 520
# the longest delay between speaker and microphone, and some of the room behind it
_PARTITIONS = _LENGTH_MS // FRAME_MS
_FIRST_VARIANCE = 0.01
# of a filter coefficient, before anything is known
_LEAST_VARIANCE = 1e-10
_FORGETTING = 0.9995**2
# for each frame: how slowly rooms and people's places change
_MOVING = 0.5
# an echo may also come at another delay from now on, where the response has been nothing so far
_SMOOTHING = 0.5
_COMPARED_FRAMES = 200 // FRAME_MS
_BETTER = 0.5
# a response takes the place of another where it leaves no more than this of its residue
_UNEXPLAINED = 0.05
# and only where the other leaves more than this of what the microphone hears
_UNEXPLAINED_POWER = 1e-6
# and more than a room's noise, of full scale
_SAME_SAMPLES = 2
_DIRECT_VARIANCE = 0.3
_DIRECT_PARTITIONS = (1, 4)
# before and behind the delay: most of a room's response lies there
_FULL_SCALE = 32768.0
_TINY = 1e-8


class EchoFilter:
    """One microphone and one speaker, frame by frame."""

    def __init__(self) -> None:
        bands = FRAME_SAMPLES + 1
        self._spectra = np.zeros((_PARTITIONS + _COMPARED_FRAMES, bands), complex)
        # of the speaker's last frames, the newest first
        self._near: deque[NDArray[np.float64]] = deque(maxlen=_COMPARED_FRAMES)
        # the microphone's last frames, the newest first
        self._response = np.zeros((_PARTITIONS, bands), complex)
        self._variance = np.full((_PARTITIONS, bands), _FIRST_VARIANCE)
        self._last = np.zeros(FRAME_SAMPLES)
        self._residue = np.zeros(bands)
        # power of what was left, smoothed
        self._silent_frames = _PARTITIONS + 1
        self._delay = EchoDelay(_PARTITIONS - 1)
        self._is_new = True
        # nothing is known of the delay yet
        self.moves = 0
        # how often the response was taken anew

    def subtract(self, microphone: bytes, speaker: bytes) -> bytes:
        """Both FRAME_BYTES long, 16-bit mono; returns the microphone without the coach.

        Bit by bit the microphone while the speaker has been silent for longer than an echo lasts.
        """
        far, near = _floats(speaker), _floats(microphone)
        self._near.appendleft(near)
        delay = self._delay.push(near, far)
        self._silent_frames = 0 if far.any() else self._silent_frames + 1
        if self._silent_frames > _PARTITIONS:
            self._last = far
            return microphone
        self._take(far)
        if delay is not None:
            self._move_to(delay)
        echo = np.fft.irfft((self._response * self._played).sum(axis=0))[FRAME_SAMPLES:]
        left = near - echo
        self._adapt(left)
        pcm: bytes = np.rint(np.clip(left * _FULL_SCALE, -32768, 32767)).astype("<i2").tobytes()
        return pcm

    @property
    def _played(self) -> NDArray[np.complex128]:
        return self._spectra[:_PARTITIONS]

    def _take(self, far: NDArray[np.float64]) -> None:
        self._spectra = np.roll(self._spectra, 1, axis=0)
        self._spectra[0] = np.fft.rfft(np.concatenate((self._last, far)))
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

    # --- an echo that comes at another delay ---------------------------------------------------

    def _move_to(self, delay: int) -> None:
        """Take the response that explains an echo so many samples late, if it is the better one."""
        taps = np.fft.irfft(self._response, axis=1)[:, :FRAME_SAMPLES].ravel()
        shift = delay - int(np.argmax(np.abs(taps)))
        is_new, self._is_new = self._is_new, False
        if is_new:
            first = max(0, delay // FRAME_SAMPLES - _DIRECT_PARTITIONS[0])
            direct = self._variance[first : delay // FRAME_SAMPLES + _DIRECT_PARTITIONS[1]]
            np.maximum(direct, _DIRECT_VARIANCE, out=direct)
        if abs(shift) <= _SAME_SAMPLES and not is_new:
            return
        known = self._left_by(self._response)
        if known < max(_UNEXPLAINED * float(np.mean(np.square(self._near))), _UNEXPLAINED_POWER):
            return
        found = [_spectra_of(_shifted(taps, shift)), self._direct(delay)]
        left = [self._left_by(response) for response in found]
        best = int(np.argmin(left))
        if left[best] < _BETTER * known:
            self.moves += 1
            self._response = found[best]
            self._variance = np.roll(self._variance, round(shift / FRAME_SAMPLES), axis=0)

    def _direct(self, delay: int) -> NDArray[np.complex128]:
        """The response of a speaker that is wired to the microphone, as loud as it is now."""
        taps = np.zeros(_PARTITIONS * FRAME_SAMPLES)
        taps[delay] = 1.0
        wired = _spectra_of(taps)
        echo, near = self._echoes(wired), np.stack(self._near)
        wired *= np.vdot(echo, near) / (np.vdot(echo, echo) + _TINY)
        return wired

    def _left_by(self, response: NDArray[np.complex128]) -> float:
        """The power a response would have left of the last frames."""
        return float(np.mean((np.stack(self._near) - self._echoes(response)) ** 2))

    def _echoes(self, response: NDArray[np.complex128]) -> NDArray[np.float64]:
        """The echo it makes of the last frames, the newest first."""
        played = sliding_window_view(self._spectra, _PARTITIONS, axis=0)[:_COMPARED_FRAMES]
        whole = np.fft.irfft(np.einsum("pb,fbp->fb", response, played), axis=1)
        echoes: NDArray[np.float64] = whole[:, FRAME_SAMPLES:]
        return echoes


def _floats(pcm: bytes) -> NDArray[np.float64]:
    return np.frombuffer(pcm, "<i2").astype(np.float64) / _FULL_SCALE


def _spectra_of(taps: NDArray[np.float64]) -> NDArray[np.complex128]:
    """A response in time as one spectrum for each partition."""
    rows = taps.reshape(_PARTITIONS, FRAME_SAMPLES)
    return np.fft.rfft(np.concatenate((rows, np.zeros_like(rows)), axis=1), axis=1)


def _shifted(taps: NDArray[np.float64], shift: int) -> NDArray[np.float64]:
    """The same response so many samples later, or earlier where it is negative."""
    moved = np.zeros_like(taps)
    if shift < 0:
        moved[:shift] = taps[-shift:]
    else:
        moved[shift:] = taps[: len(taps) - shift]
    return moved
