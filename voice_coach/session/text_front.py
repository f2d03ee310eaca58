"""Holds the same session in writing: for a shared room, and for the deaf and hard of hearing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from voice_coach.events import (
    Command,
    Event,
    Hush,
    InputEnded,
    Say,
    SpeakingStarted,
    SpokenOut,
    Turn,
)

WORD_MS = 387
# what a voice would take: the typed session's clock counts reading time, so that it is the same
# on every run


class TextFront:
    """ports.Front over typed lines."""

    def __init__(self, read_line: Callable[[], str | None]) -> None:
        """``read_line`` waits for one line and gives None when no more come."""
        self.now_ms = 0
        self._read_line = read_line
        self._says: deque[Say] = deque()

    def next_events(self) -> Sequence[Event]:
        """Tell that something was said, or wait for the person's next line."""
        if self._says:
            say = self._says.popleft()
            started_ms = self.now_ms
            self.now_ms += WORD_MS * len(say.text.split())
            return [SpeakingStarted(say.say_id, started_ms), SpokenOut(say.say_id, self.now_ms)]
        line = self._read_line()
        if line is None:
            return [InputEnded(self.now_ms)]
        started_ms = self.now_ms
        self.now_ms += WORD_MS * len(line.split())
        return [Turn(line.strip(), started_ms, self.now_ms, is_typed=True)]

    def perform(self, command: Command) -> None:
        """Carry out Say and Hush; a typed session has no voice to adjust."""
        match command:
            case Say():
                self._says.append(command)
            case Hush():
                self._says.clear()
            case _:
                pass

    def close(self) -> None:
        """Nothing is held open."""
