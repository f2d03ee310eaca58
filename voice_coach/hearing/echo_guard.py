"""Takes the coach's own sound out of the microphone, where it is there at all.

An echo canceller harms what it protects: with headphones there is no echo, and the canceller takes
the person's words for one and wipes them out. So it is used only while the microphone really hears
the speaker.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_BYTES, FRAME_MS
from voice_coach.hearing.levels import level_db
from voice_coach.ports import EchoCanceller

_QUIET_DB = -75.0
# what is quieter counts as this, so that digital silence does not outweigh speech
_REFERENCE_DB = -50.0
# quieter frames of the coach's sound leave no echo worth the name
_TAIL_MS = 300
# an echo comes late and rings on
_MEMORY_FRAMES = 4_000 // FRAME_MS
_UNKNOWN_FRAMES = 1_500 // FRAME_MS
# the coach has to speak so long before anything is known about the echo
_DECIDE_FRAMES = 200 // FRAME_MS
_LONGEST_DELAY_FRAMES = 400 // FRAME_MS
# an echo goes up and down with the coach's loudness; by chance the two agree far less
_NO_ECHO_CORRELATION = 0.45
_ECHO_CORRELATION = 0.6
_RESIDUE_DB = 18.0
# what the canceller has lowered by so much was the coach


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One frame without the coach's sound."""

    pcm: bytes
    is_residue: bool
    # what is left is the rest of an echo and no speech, whatever it sounds like


class EchoGuard:
    """An echo canceller with a watch on whether there is an echo."""

    def __init__(self, canceller: EchoCanceller) -> None:
        self._canceller = canceller
        self._microphone_db: deque[float] = deque(maxlen=_MEMORY_FRAMES)
        self._speaker_db: deque[float] = deque(maxlen=_MEMORY_FRAMES)
        # loudness on both sides, of the latest frames while the coach spoke
        self._undecided = 0
        self._tail_ms = 0
        self.has_echo = True

    def clean(self, microphone: bytes, speaker: bytes) -> Cleaned:
        """Both sides of one frame; see ports.EchoCanceller."""
        if len(microphone) != FRAME_BYTES:
            return Cleaned(microphone, False)
        speaker = speaker[:FRAME_BYTES].ljust(FRAME_BYTES, b"\0")
        cancelled = self._canceller.cancel(microphone, speaker)
        raw_db = level_db(microphone)
        is_under_coach = self._is_under_coach(speaker)
        if is_under_coach:
            self._microphone_db.append(max(raw_db, _QUIET_DB))
            self._speaker_db.append(max(level_db(speaker), _QUIET_DB))
            self._decide()
        if not self.has_echo:
            return Cleaned(microphone, False)
        is_residue = is_under_coach and level_db(cancelled) < raw_db - _RESIDUE_DB
        return Cleaned(cancelled, is_residue)

    def _is_under_coach(self, speaker: bytes) -> bool:
        if level_db(speaker) > _REFERENCE_DB:
            self._tail_ms = _TAIL_MS
        else:
            self._tail_ms = max(0, self._tail_ms - FRAME_MS)
        return self._tail_ms > 0

    def _decide(self) -> None:
        self._undecided += 1
        if self._undecided < _DECIDE_FRAMES or len(self._speaker_db) < _UNKNOWN_FRAMES:
            return
        self._undecided = 0
        correlation = best_correlation(
            np.array(self._speaker_db), np.array(self._microphone_db), _LONGEST_DELAY_FRAMES
        )
        if correlation < _NO_ECHO_CORRELATION:
            self.has_echo = False
        elif correlation > _ECHO_CORRELATION:
            self.has_echo = True


def best_correlation(
    cause: NDArray[np.float64], effect: NDArray[np.float64], longest_delay: int
) -> float:
    """The highest correlation of two equally long series when the second comes late.

    Delays from 0 to ``longest_delay`` items are tried; a series that never changes gives 0.
    """
    best = 0.0
    for delay in range(longest_delay + 1):
        early, late = cause[: len(cause) - delay], effect[delay:]
        spread = float(early.std() * late.std())
        if spread > 0:
            covariance = float(np.mean((early - early.mean()) * (late - late.mean())))
            best = max(best, covariance / spread)
    return best
