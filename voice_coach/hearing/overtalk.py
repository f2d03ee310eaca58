"""Whether someone is talking over the coach and means it."""

from __future__ import annotations

from collections import deque

from voice_coach.events import FRAME_MS

_WINDOW_FRAMES = 320 // FRAME_MS
_ENOUGH_FRAMES = 80 // FRAME_MS
_SPAN_FRAMES = 160 // FRAME_MS
# so much of the window must be someone's, spread over so long: a click is over sooner
_CLEAR_DB = 6.0
_NOT_SPEECH = 0.05
# who stands out clearly is believed even where the canceller has made their speech unclear
_SPEECH = 0.5
_AUDIBLE_DB = 3.0
_BELIEVED = 0.3
# somewhere in the window it has to have sounded like speech


class Overtalk:
    """Watches the last third of a second."""

    def __init__(self) -> None:
        self._frames: deque[tuple[bool, float]] = deque(maxlen=_WINDOW_FRAMES)

    def push(self, probability: float, excess_db: float) -> None:
        """Take one frame: its speech probability and how much it stands out."""
        is_clear = excess_db > _CLEAR_DB and probability > _NOT_SPEECH
        is_speech = excess_db > _AUDIBLE_DB and probability > _SPEECH
        self._frames.append((is_clear or is_speech, probability))

    @property
    def is_meant(self) -> bool:
        """Whether enough of it was somebody's speech."""
        theirs = [index for index, (is_someone, _) in enumerate(self._frames) if is_someone]
        if len(theirs) < _ENOUGH_FRAMES or theirs[-1] - theirs[0] < _SPAN_FRAMES - 1:
            return False
        return max(probability for _, probability in self._frames) >= _BELIEVED
