"""What was heard just before speech was known to have begun."""

from __future__ import annotations

from collections import deque

import numpy as np

from voice_coach.events import FRAME_MS, AudioFrame

REACH_MS = 2_000
# how far before its start speech may have begun unnoticed: a creaking voice or a falsetto is
# known for speech up to 1.9 s late
LEAD_MS = 300
# the sound before it goes along, as a soft consonant may not stand out from the room
OVER_COACH_MS = 600
# all that is looked at beside the coach's voice, where it takes longer until a word stands out
SILENCE_MS = 300
# a longer gap is none within a word
ROOM_PERCENTILE = 10
# of the levels within reach: the room's, even where a voice fills most of it
STANDS_OUT_DB = 4.0


class PreRoll:
    """The latest sound, which goes to the recognizer once it turns out to belong to a word."""

    def __init__(self) -> None:
        self._frames: deque[AudioFrame] = deque(maxlen=(REACH_MS + LEAD_MS) // FRAME_MS)
        self._levels: deque[float] = deque(maxlen=self._frames.maxlen)
        self._bar_ms = 0

    def push(self, frame: AudioFrame, level: float) -> None:
        """Take one frame and its loudness in dB."""
        self._frames.append(frame)
        self._levels.append(level)

    def bar(self, at_ms: int | None = None) -> None:
        """What is older, if only until now, is another's speech: no beginning is sought there."""
        newest_ms = self._frames[-1].end_ms if self._frames else 0
        self._bar_ms = newest_ms if at_ms is None else at_ms

    def newest(self, duration_ms: int = LEAD_MS) -> list[AudioFrame]:
        """The last frames, whatever they hold."""
        return list(self._frames)[-duration_ms // FRAME_MS :]

    def before(self, start_ms: int, *, is_over_coach: bool = False) -> list[AudioFrame]:
        """All from LEAD_MS before the sound in which speech was found rose out of silence.

        The detector found it at ``start_ms``.
        """
        if is_over_coach:
            return self.newest(OVER_COACH_MS)
        risen_ms = max(self._risen_ms(start_ms), self._bar_ms)
        first_ms = min(risen_ms, start_ms) - LEAD_MS
        return [frame for frame in self._frames if frame.start_ms >= first_ms]

    def _risen_ms(self, start_ms: int) -> int:
        """When the sound at that time began: behind the last silence before it."""
        risen_ms, quiet_ms = start_ms, 0
        if not self._levels:
            return risen_ms
        quiet_db = float(np.percentile(self._levels, ROOM_PERCENTILE)) + STANDS_OUT_DB
        for frame, level in zip(reversed(self._frames), reversed(self._levels), strict=True):
            if frame.start_ms >= start_ms:
                continue
            if level > quiet_db:
                risen_ms, quiet_ms = frame.start_ms, 0
                continue
            quiet_ms += FRAME_MS
            if quiet_ms >= SILENCE_MS:
                break
        return risen_ms
