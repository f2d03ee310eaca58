"""How loud the coach's echo may be at this moment, learned while the coach speaks."""

from __future__ import annotations

from collections import deque

import numpy as np

from voice_coach.events import FRAME_MS
from voice_coach.hearing.levels import SILENT_DB, NoiseFloor

_LONGEST_DELAY_FRAMES = 400 // FRAME_MS
_DECAY_DB = 1.0
# per frame: how fast a room falls silent
_MEMORY_FRAMES = 8_000 // FRAME_MS
_KNOWN_FRAMES = 1_000 // FRAME_MS
_RENEW_FRAMES = 200 // FRAME_MS
_PERCENTILE = 90
_SURPRISING_DB = 10.0
_TAKEN_OF_SURPRISING = 4
# of what is louder than expected only every fourth frame counts: it may be someone who speaks over
# the coach for a while, or a louder echo from now on
_LOUD_RANGE_DB = 10.0
# only where the coach is about as loud as it gets does the room's noise not hide the echo
_LOUDEST_DECAY_DB = 0.02
_FLOOR_RISE_DB = 0.05


class CoachLevel:
    """The loudness of the coach at the speaker, held for as long as its echo may take."""

    def __init__(self) -> None:
        self.level_db = SILENT_DB
        self._loudest_db = SILENT_DB
        self._recent: deque[float] = deque(maxlen=_LONGEST_DELAY_FRAMES)

    def update(self, speaker_db: float) -> None:
        """Take the loudness of the speaker's newest frame."""
        self._recent.append(speaker_db)
        self.level_db = max(*self._recent, SILENT_DB, self.level_db - _DECAY_DB)
        self._loudest_db = max(self.level_db, self._loudest_db - _LOUDEST_DECAY_DB)

    @property
    def is_loud(self) -> bool:
        """Whether the coach is about as loud as it gets."""
        return self.level_db > self._loudest_db - _LOUD_RANGE_DB


class EchoLevel:
    """What one signal holds of the coach: the microphone's, or what is left after cancelling."""

    def __init__(self, first_guess_db: float) -> None:
        """`first_guess_db`: how much louder than at the speaker, until enough was heard."""
        self.coupling_db = first_guess_db
        # how much louder it is than at the speaker
        self._seen: deque[float] = deque(maxlen=_MEMORY_FRAMES)
        self._unread = 0
        self._surprises = 0
        self._floor = NoiseFloor(_FLOOR_RISE_DB)

    def restart(self, guess_db: float) -> None:
        """Whatever was heard so far tells nothing any more; `guess_db` as in the beginning."""
        self.coupling_db = guess_db
        self._seen.clear()
        self._unread = 0

    @property
    def floor_db(self) -> float:
        """The level of the room's noise."""
        return self._floor.level_db

    def excess_db(self, level_db: float, coach: CoachLevel) -> float:
        """How much louder a frame is than the room's noise and the coach's echo together."""
        return level_db - _sum_db(self._floor.level_db, coach.level_db + self.coupling_db)

    def judge(self, level_db: float, coach: CoachLevel) -> float:
        """The same, and take the frame in."""
        excess_db = self.excess_db(level_db, coach)
        self._learn(level_db, coach)
        return excess_db

    def _learn(self, level_db: float, coach: CoachLevel) -> None:
        is_surprising = self.excess_db(level_db, coach) > _SURPRISING_DB
        self._floor.update(level_db)
        if not coach.is_loud:
            return
        self._surprises += is_surprising
        if is_surprising and self._surprises % _TAKEN_OF_SURPRISING:
            return
        self._seen.append(level_db - coach.level_db)
        self._unread += 1
        if self._unread >= _RENEW_FRAMES and len(self._seen) >= _KNOWN_FRAMES:
            self._unread = 0
            self.coupling_db = float(np.percentile(self._seen, _PERCENTILE))


def _sum_db(first_db: float, second_db: float) -> float:
    return float(10 * np.log10(10 ** (first_db / 10) + 10 ** (second_db / 10)))
