"""How the voice ended: whether it came down, as voices do at the end of what they have to say.

Pitch is found by autocorrelation (after Boersma 1993, "Accurate short-term analysis of the
fundamental frequency"), on a stretch short enough to be measured within a pause.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_MS, SAMPLE_RATE_HZ

MEMORY_MS = 6_400
# so much of the utterance is compared with its end
HOP_MS = 10
_HOP = SAMPLE_RATE_HZ * HOP_MS // 1000
_WINDOW = SAMPLE_RATE_HZ * 40 // 1000
_FFT = 1024
# longer than a window and the longest period together
_LOWEST_HZ, _HIGHEST_HZ = 65, 400
_REFERENCE_HZ = 100.0
_SURE = 0.75
_VOICED = 0.5
# height of the autocorrelation's peak, 1 for a perfect tone
_NEAR = 0.9
# of two peaks of about that height the higher pitch is meant
_QUIET_DB, _WEAK_DB = 15.0, 25.0
# so far below the loudest hops, sound is no longer surely, or not at all, voiced
_USUAL_ST = 4.0
_OCTAVE_COST = 0.02
# per semitone beyond the usual range: keeps the pitch from jumping by an octave
_FEWEST_VOICED = 10
_TAIL_HOPS, _TAIL_VOICED, _LAST_VOICED, _FEWEST_LAST = 70, 20, 6, 4
# the last pitch is the median of the last voiced hops not long before the end
_AUDIBLE_DB, _ACTIVE_DB, _LAST_HOPS = 30.0, 20.0, 41
_STANDS_OUT = 2.0
# a hop holds voice when it has so many times the power of the room's noise
_LEAST_LEFT = 0.25
# of the noise's power: what is left of a hop without it cannot be told more finely
_USUAL_TAIL_MS, _MOST_LATE_MS = 60, 600
# in silence a speech detector lets go of three voices in four within so long (the median is 40 ms);
# more is the noise's doing
_SURE_SPEECH = 0.9
# while somebody speaks a speech detector is as sure as that; as a voice ends in noise it doubts
_NOISY_DB = 28.0
# with less between voice and room, noise may make it doubt; with more, a whisper or a creak does
_HIDDEN_FADE = 0.4
# each dB below that hides so much of how a voice fades (medians at 5 to 40 dB below speech)
_LAST_FADED, _BEFORE_FADED = 10, 20
# hops over which a voice fades, and those before them
_HELD_MS, _HELD_DB, _HELD_SHARE = 300, 12.0, 0.8
# noise 10 dB below the speech seemed to be a voice for so long in 3 of 412 moments

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fall:
    """Where the voice ended, against where it usually was; None where it cannot be told."""

    pitch_st: float | None = None
    # semitones above its middle; negative where it fell
    level_db: float | None = None
    # above the mean of its speech, over the last 0.4 s of sound
    fade_db: float | None = None
    # how much quieter the last 0.1 s were than the 0.2 s before: who has finished dies away
    late_ms: int = 0
    # how much too late the end of speech was heard, as noise hid it


UNKNOWN = Fall()


class Intonation:
    """Keeps the newest sound of an utterance and measures how it ended."""

    def __init__(self) -> None:
        self._frames: deque[bytes] = deque(maxlen=MEMORY_MS // FRAME_MS)
        self._doubted_ms: int | None = None
        # for how long now the detector has not been sure of speech; None where it never was

    def push(self, pcm: bytes, probability: float = 1.0) -> None:
        """Take one more frame, with the probability that it holds speech."""
        self._frames.append(pcm)
        if probability >= _SURE_SPEECH:
            self._doubted_ms = 0
        elif self._doubted_ms is not None:
            self._doubted_ms += FRAME_MS

    def forget(self) -> None:
        """Another utterance begins."""
        self._frames.clear()
        self._doubted_ms = None

    def fall(self, silence_ms: int) -> Fall:
        """How the voice ended before the newest ``silence_ms``; costs about 20 ms."""
        heard = list(self._frames)
        end = max(0, len(heard) - silence_ms // FRAME_MS)
        doubted_ms = max(0, (self._doubted_ms or 0) - silence_ms)
        return fall_of(_joined(heard[:end]), _joined(heard[end:]), doubted_ms)

    def is_held(self, silence_ms: int) -> bool:
        """Whether a voice is being held at this moment, as in a long "um" or "so".

        That is sound nearly as loud as the speech before the newest ``silence_ms``, with a pitch
        all the way through. A speech detector lets go of it after a second or two.
        """
        heard = list(self._frames)
        spoken = _frames(_joined(heard[: max(0, len(heard) - silence_ms // FRAME_MS)]))
        newest = _frames(_joined(heard[-_HELD_MS // FRAME_MS :]))
        if not len(spoken) or silence_ms < _HELD_MS:
            return False
        top = np.percentile(_decibels(np.mean(spoken**2, axis=1)), 90)
        is_loud = _decibels(np.mean(newest**2, axis=1)) > top - _HELD_DB
        is_sure = _correlation(newest)[0].max(axis=1) > _SURE
        is_held = bool(np.mean(is_loud & is_sure) > _HELD_SHARE)
        if is_held:
            # what the detector doubted was the voice
            self._doubted_ms = 0
        return is_held


def fall_of(samples: Floats, behind: Floats | None = None, doubted_ms: int = 0) -> Fall:
    """How the voice ended in speech of shape (n,), 16-bit values at SAMPLE_RATE_HZ.

    ``behind`` is the sound of the pause after it: noise, which hides how far a voice comes down and
    has a pitch of chance. What does not stand out of it is no voice. ``doubted_ms`` is for how long
    at its end a speech detector was not sure any more that it heard speech.
    """
    frames = _frames(samples)
    if not len(frames):
        return UNKNOWN
    noise = _middle_power(behind) if behind is not None else 0.0
    power = np.mean(frames**2, axis=1)
    levels = _decibels(np.maximum(power - noise, noise * _LEAST_LEFT))
    stands_out = power > noise * _STANDS_OUT
    audible = np.flatnonzero(stands_out & (levels > np.percentile(levels, 90) - _AUDIBLE_DB))
    if not len(audible):
        return UNKNOWN
    end = int(audible[-1]) + 1
    raised_db = _raised_db(power, noise)
    pitch_st, is_voiced = _track(frames, _decibels(power))
    return Fall(
        _pitch_fall(pitch_st, np.flatnonzero(is_voiced & stands_out), end),
        _level_fall(levels, stands_out, end),
        _fade(levels[:end], raised_db),
        _late_ms(stands_out, doubted_ms if raised_db else 0),
    )


def _joined(frames: Sequence[bytes]) -> Floats:
    return np.frombuffer(b"".join(frames), dtype="<i2").astype(np.float64)


def _middle_power(samples: Floats) -> float:
    frames = _frames(samples)
    return float(np.median(np.mean(frames**2, axis=1))) if len(frames) else 0.0


def _decibels(power: Floats) -> Floats:
    levels: Floats = 10 * np.log10(power + 1e-3)
    return levels


def _frames(samples: Floats) -> Floats:
    """Overlapping windows, shape (m, _WINDOW), each without its mean."""
    if len(samples) < _WINDOW:
        return np.zeros((0, _WINDOW))
    frames = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_HOP]
    centred: Floats = frames - frames.mean(axis=1, keepdims=True)
    return centred


def _late_ms(stands_out: NDArray[np.bool_], doubted_ms: int) -> int:
    hidden_ms = int(stands_out[::-1].argmax()) * HOP_MS
    return min(max(hidden_ms - _USUAL_TAIL_MS, doubted_ms - _USUAL_TAIL_MS, 0), _MOST_LATE_MS)


def _raised_db(power: Floats, noise: float) -> float:
    """How much nearer to the voice the noise is than in a room that hides nothing of it."""
    headroom_db = np.percentile(_decibels(power), 90) - _decibels(np.asarray(noise))
    return max(0.0, float(_NOISY_DB - headroom_db))


def _fade(levels: Floats, raised_db: float) -> float | None:
    last, before = levels[-_LAST_FADED:], levels[-_LAST_FADED - _BEFORE_FADED : -_LAST_FADED]
    if not len(before):
        return None
    return float(before.mean() - last.mean()) + _HIDDEN_FADE * raised_db


def _level_fall(levels: Floats, stands_out: NDArray[np.bool_], end: int) -> float:
    is_active = stands_out & (levels > np.percentile(levels, 90) - _ACTIVE_DB)
    return float(levels[max(0, end - _LAST_HOPS) : end].mean() - levels[is_active].mean())


def _pitch_fall(pitch_st: Floats, voiced: NDArray[np.intp], end: int) -> float | None:
    last = voiced[voiced >= end - _TAIL_HOPS][-_TAIL_VOICED:]
    if len(voiced) < _FEWEST_VOICED or len(last) < _FEWEST_LAST:
        return None
    return float(np.median(pitch_st[last[-_LAST_VOICED:]]) - np.median(pitch_st[voiced]))


def _track(frames: Floats, levels: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Pitch of each window in semitones above _REFERENCE_HZ, and whether it is voiced."""
    heights, pitches_st = _correlation(frames)
    is_peak = np.zeros(heights.shape, dtype=bool)
    inner = heights[:, 1:-1]
    is_peak[:, 1:-1] = (inner >= heights[:, :-2]) & (inner >= heights[:, 2:])
    peaks = np.where(is_peak, heights, -1.0)
    best = peaks.max(axis=1)
    top = np.percentile(levels, 90)
    is_sure = (best > _SURE) & (levels > top - _QUIET_DB)
    if is_sure.sum() < _FEWEST_LAST:
        return np.zeros(len(levels)), np.zeros(len(levels), dtype=bool)
    # the first of the high peaks has the shortest period
    highest = (peaks[is_sure] > _NEAR * best[is_sure, None]).argmax(axis=1)
    middle = np.median(pitches_st[highest])
    unusual = np.maximum(0.0, np.abs(pitches_st - middle) - _USUAL_ST)
    chosen = np.where(is_peak, heights - _OCTAVE_COST * unusual, -9.0).argmax(axis=1)
    found = peaks[np.arange(len(levels)), chosen]
    return pitches_st[chosen], (found > _VOICED) & (levels > top - _WEAK_DB)


def _correlation(frames: Floats) -> tuple[Floats, Floats]:
    """Normalised autocorrelation, shape (m, lags), and the pitch in semitones of each lag."""
    window = np.hanning(_WINDOW)
    first, last = SAMPLE_RATE_HZ // _HIGHEST_HZ, SAMPLE_RATE_HZ // _LOWEST_HZ
    power = np.abs(np.fft.rfft(frames * window, _FFT)) ** 2
    correlation = np.fft.irfft(power)[:, : last + 1]
    own = np.fft.irfft(np.abs(np.fft.rfft(window, _FFT)) ** 2)[: last + 1]
    heights = correlation / (correlation[:, :1] + 1e-9) / (own / own[0])
    pitches_st = 12 * np.log2(SAMPLE_RATE_HZ / np.arange(first, last + 1) / _REFERENCE_HZ)
    return heights[:, first : last + 1], pitches_st
