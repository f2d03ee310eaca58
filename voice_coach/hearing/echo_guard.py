"""Takes the coach's own sound out of the microphone, where it is there at all.

Two stages follow each other: a filter that subtracts the echo and leaves a person whole, and a
canceller that silences what is left, and a person with it. So the canceller has the last word only
while nobody stands out beside the coach; whoever does is heard as the filter left them, or, where
there is no echo, as they are.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_BYTES, FRAME_MS
from voice_coach.hearing.echo_filter import EchoFilter
from voice_coach.hearing.echo_level import CoachLevel, EchoLevel
from voice_coach.hearing.echo_likeness import EchoLikeness
from voice_coach.hearing.levels import level_db
from voice_coach.ports import EchoCanceller

_QUIET_DB = -75.0
# what is quieter counts as this, so that digital silence does not outweigh speech
_COACH_DB = -50.0
# a quieter coach leaves no echo worth the name
_MEMORY_FRAMES = 4_000 // FRAME_MS
_UNKNOWN_FRAMES = 1_500 // FRAME_MS
# the coach has to speak so long before anything is known about the echo
_DECIDE_FRAMES = 200 // FRAME_MS
_LONGEST_DELAY_FRAMES = 400 // FRAME_MS
# an echo goes up and down with the coach's loudness; by chance the two agree far less
_NO_ECHO_CORRELATION = 0.45
_ECHO_CORRELATION = 0.6
_QUIET_ROOM_DB = 10.0
# above the noise; with more going on, a missing agreement proves nothing
_FIRST_ECHO_DB = 6.0
_FIRST_RESIDUE_DB = 0.0
_FIRST_REST_DB = -20.0
# what is believed of the echo, of what the filter and of what the canceller leave of it, before
# the coach has spoken for long enough
_MOVED_DB = 6.0
# so much the filter takes of an echo that has just come to another delay, at the least
_DROWNS_DB = 10.0
# someone so much louder than the echo is heard, whatever the canceller makes of them
_STANDS_OUT_DB = 6.0
# and someone so much louder than what the filter leaves of it, as it leaves them
_HOLD_FRAMES = 200 // FRAME_MS
# and so between syllables
_RESIDUE_DB = 5.0
# what stands out no more from the usual residue is one
_TAKEN_DB = 4.0
_TAKEN_FRAMES = 60 // FRAME_MS
# where the filter takes so much of the sound for so long, there is an echo: of seven people with
# headphones, soft and loud, it never did
_LOST_FRAMES = 200 // FRAME_MS
# an echo that stands out for so long is one that the filter does not know any more


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One frame without the coach's sound."""

    pcm: bytes
    whole: bytes
    # with nobody's voice harmed, and more of the echo left in it
    excess_db: float
    # how much louder it is than noise and echo; at least so much is due to someone else
    is_under_coach: bool
    # the coach is to be heard, or has just been

    @property
    def is_residue(self) -> bool:
        """What is left is the rest of an echo and no speech, whatever it sounds like."""
        return self.is_under_coach and self.excess_db < _RESIDUE_DB


class EchoGuard:
    """Two stages of echo cancelling, with a watch on whether there is an echo, and how loud."""

    def __init__(self, canceller: EchoCanceller) -> None:
        self._filter = EchoFilter()
        self._canceller = canceller
        self._coach = CoachLevel()
        self._echo = EchoLevel(_FIRST_ECHO_DB)
        self._residue = EchoLevel(_FIRST_RESIDUE_DB)
        self._rest = EchoLevel(_FIRST_REST_DB)
        self._likeness = EchoLikeness()
        self._lost_for = self._taken_for = 0
        self._microphone_db: deque[float] = deque(maxlen=_MEMORY_FRAMES)
        self._speaker_db: deque[float] = deque(maxlen=_MEMORY_FRAMES)
        # loudness on both sides, of the latest frames while the coach alone spoke
        self._undecided = 0
        self._drowns_for = 0
        self._stands_out_for = 0
        # frames
        self.has_echo = True

    def clean(self, microphone: bytes, speaker: bytes) -> Cleaned:
        """Both sides of one frame; see ports.EchoCanceller."""
        if len(microphone) != FRAME_BYTES:
            return Cleaned(microphone, microphone, 0.0, False)
        speaker = speaker[:FRAME_BYTES].ljust(FRAME_BYTES, b"\0")
        moves = self._filter.moves
        filtered = self._filter.subtract(microphone, speaker)
        if self._filter.moves != moves:
            self._residue.restart(self._echo.coupling_db - _MOVED_DB)
            self._rest.restart(self._echo.coupling_db - _MOVED_DB)
        self._likeness.push(filtered, speaker)
        cancelled = self._canceller.cancel(microphone, speaker)
        speaker_db, raw_db = level_db(speaker), level_db(microphone)
        left_db, rest_db = level_db(filtered), level_db(cancelled)
        if left_db <= rest_db:
            # what the quieter of the two has lost was echo: either may be late to follow a delay
            cancelled, rest_db = filtered, left_db
        self._coach.update(speaker_db)
        raw_excess_db = self._echo.judge(raw_db, self._coach)
        left_excess_db = self._residue.judge(left_db, self._coach)
        rest_excess_db = self._rest.judge(rest_db, self._coach)
        is_under_coach = self._coach.level_db > _COACH_DB
        self._watch_return(is_taken=is_under_coach and left_db < raw_db - _TAKEN_DB)
        stands_out = max(raw_excess_db, left_excess_db, rest_excess_db) > 0
        is_echo = is_under_coach and stands_out and self._likeness.is_echo
        self._watch_loss(is_lost=is_echo and left_excess_db >= _STANDS_OUT_DB)
        if is_under_coach and raw_excess_db < _DROWNS_DB:
            self._compare(raw_db, speaker_db)
        self._drowns_for = _held(self._drowns_for, raw_excess_db >= _DROWNS_DB)
        self._stands_out_for = _held(self._stands_out_for, left_excess_db >= _STANDS_OUT_DB)
        is_plain = bool(self._drowns_for) or not self.has_echo
        excess_db = max(left_excess_db, raw_excess_db if is_plain else rest_excess_db)
        if is_echo:
            excess_db = min(excess_db, 0.0)
        if not self.has_echo:
            return Cleaned(microphone, microphone, excess_db, is_under_coach)
        pcm = filtered if self._stands_out_for or self._drowns_for else cancelled
        return Cleaned(pcm, filtered, excess_db, is_under_coach)

    def _watch_loss(self, *, is_lost: bool) -> None:
        """Learn anew how much the filter leaves, where it does not know the echo any more.

        Devices part by less than a sample too, which leaves nothing to move. While the filter
        learns, what it leaves is soon not like the echo any more, but still louder than before.
        """
        self._lost_for = self._lost_for + 1 if is_lost else max(0, self._lost_for - 1)
        if self._lost_for >= _LOST_FRAMES:
            self._lost_for = 0
            self._residue.restart(self._echo.coupling_db - _MOVED_DB)

    def _watch_return(self, *, is_taken: bool) -> None:
        """Where there was no echo, believe in one as soon as it is there, and learn it anew.

        Whoever pulls the plug of a headset would else have the coach give way to itself: an echo
        that is far louder than before counts as somebody, and is not compared with the coach.
        """
        is_counted = is_taken and not self.has_echo
        self._taken_for = self._taken_for + 1 if is_counted else max(0, self._taken_for - 1)
        if self._taken_for < _TAKEN_FRAMES:
            return
        self._taken_for = 0
        self.has_echo = True
        self._microphone_db.clear()
        self._speaker_db.clear()
        self._echo.restart(_FIRST_ECHO_DB)
        self._residue.restart(_FIRST_RESIDUE_DB)
        self._rest.restart(_FIRST_REST_DB)

    def _compare(self, microphone_db: float, speaker_db: float) -> None:
        self._microphone_db.append(max(microphone_db, _QUIET_DB))
        self._speaker_db.append(max(speaker_db, _QUIET_DB))
        self._undecided += 1
        if self._undecided < _DECIDE_FRAMES or len(self._speaker_db) < _UNKNOWN_FRAMES:
            return
        self._undecided = 0
        correlation = best_correlation(
            np.array(self._speaker_db), np.array(self._microphone_db), _LONGEST_DELAY_FRAMES
        )
        is_quiet = np.median(self._microphone_db) < self._echo.floor_db + _QUIET_ROOM_DB
        if correlation < _NO_ECHO_CORRELATION and is_quiet:
            self.has_echo = False
        elif correlation > _ECHO_CORRELATION:
            self.has_echo = True


def _held(frames: int, is_so: bool) -> int:
    """For how many frames something still counts as being so."""
    return _HOLD_FRAMES if is_so else max(0, frames - 1)


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
