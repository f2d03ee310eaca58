"""Keeps the sound of a person's turns where that was asked for; everywhere else none is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from voice_coach.errors import HistoryError
from voice_coach.events import AudioFrame, Command, Event, Finish, LevelMeasured, Turn, Withdraw
from voice_coach.ports import AudioSource
from voice_coach.session.loop import PRIVATE

LONGEST_MS = 600_000
# more than anybody says in one turn: 19 MB
MARGIN_MS = 300
# before the first word and after the last, where recognisers cut closely
Write = Callable[[int, bytes], None]
# is given the number of a turn, as in the history, and its sound; raises HistoryError
Drop = Callable[[int], None]
# is given the number of a turn whose sound must not stay; raises HistoryError


class KeptSound:
    """ports.Observer that writes down the sound of each turn.

    What is said about danger is not kept, as its words are not.
    """

    def __init__(
        self, write: Write, notify: Callable[[str], None], drop: Drop = lambda _: None
    ) -> None:
        self._write = write
        self._drop = drop
        self._starts: list[int] = []
        # of the turns, in the order of their numbers
        self._notify = notify
        self._frames: deque[AudioFrame] = deque()
        self._number = 0
        self._waiting: tuple[int, bytes] | None = None
        self._is_stopped = False

    def tap(self, source: AudioSource) -> AudioSource:
        """The same microphone, listened in to."""
        return _TappedSource(source, self._hear)

    def stop(self) -> None:
        """Write nothing more of this session."""
        self._is_stopped = True
        self._waiting = None

    def notice(self, item: Event | Command, at_ms: int) -> None:
        match item:
            case Turn() if item.text != PRIVATE:
                self._number += 1
                self._starts.append(item.start_ms)
                if not item.is_typed:
                    self._waiting = (self._number, self._cut(item))
                self._forget(item.end_ms)
            case Turn():
                self._frames.clear()
            case Withdraw():
                self._withdraw(item.since_ms)
            case LevelMeasured() | Finish():
                # not with the turn itself: the coach's reply goes first
                self._flush()
            case _:
                pass

    def close(self) -> None:
        self._flush()

    def _hear(self, frame: AudioFrame) -> None:
        self._frames.append(frame)
        self._forget(frame.end_ms - LONGEST_MS)

    def _forget(self, until_ms: int) -> None:
        while self._frames and self._frames[0].end_ms <= until_ms:
            self._frames.popleft()

    def _cut(self, turn: Turn) -> bytes:
        start_ms, end_ms = turn.start_ms - MARGIN_MS, turn.end_ms + MARGIN_MS
        return b"".join(
            frame.pcm
            for frame in self._frames
            if frame.end_ms > start_ms and frame.start_ms < end_ms
        )

    def _withdraw(self, since_ms: int) -> None:
        self._waiting = None
        for number, start_ms in enumerate(self._starts, 1):
            if start_ms >= since_ms:
                try:
                    self._drop(number)
                except HistoryError as error:
                    self._notify(error.message)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or self._is_stopped:
            return
        try:
            self._write(*waiting)
        except HistoryError as error:
            self._is_stopped = True
            self._notify(f"{error.message} Practice goes on without keeping sound.")


class _TappedSource:
    """ports.AudioSource that shows each frame to someone else too."""

    def __init__(self, source: AudioSource, show: Callable[[AudioFrame], None]) -> None:
        self._source = source
        self._show = show

    def read(self) -> AudioFrame | None:
        frame = self._source.read()
        if frame is not None:
            self._show(frame)
        return frame

    def reopen(self) -> None:
        self._source.reopen()

    def close(self) -> None:
        self._source.close()
