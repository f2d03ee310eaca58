"""Two engines at once: one listens live, the other reads the finished turn again.

Vosk gives words while someone speaks, so that commands and the end of a turn are found soon;
Whisper, which needs whole stretches of sound, writes down what was said with fewer errors. It reads
ahead beside the session in every pause, so that nobody waits for it at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from voice_coach.errors import RecognizerError
from voice_coach.events import AudioFrame, Transcript
from voice_coach.ports import Recognizer

LATE_WORD_MS = 200
# the live engine's times are so exact: a word that ends later was said after the reading


class SecondHearing:
    """ports.Recognizer over two others, of which it takes ownership."""

    name = "both"
    has_partials = True

    def __init__(
        self, live: Recognizer, again: Recognizer, command_of: Callable[[str], str | None]
    ) -> None:
        """``command_of``: what is a command to the live engine is not read again."""
        self._live = live
        self._again = again
        self._command_of = command_of
        self._worker = ThreadPoolExecutor(1, "second-hearing")
        # everything that touches `again` happens there, one thing after the other
        self._frames: list[AudioFrame] = []
        # those that `again` was not given yet
        self._end_ms = 0
        self._given: list[Future[None]] = []
        # the frames on their way to `again`, each of which it may fail at
        self._reading: Future[Transcript] | None = None
        self._read_until_ms = 0

    def accept(self, frame: AudioFrame) -> None:
        """Take one more frame; only the live engine works on it now."""
        self._live.accept(frame)
        self._frames.append(frame)
        self._end_ms = frame.end_ms

    def partial(self) -> str:
        """What the live engine has understood so far."""
        return self._live.partial()

    def peek(self) -> Transcript:
        """What the live engine has understood; the other begins to read what came so far."""
        self._read_ahead()
        return self._live.peek()

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> str | None:
        """As the live engine has it."""
        return self._live.spot(command_of, is_expected, clear_from_ms)

    def settle(self) -> Transcript | None:
        """The live engine settles; None while the other one is still reading."""
        heard = self._live.settle()
        if heard is None or self._command_of(heard.text) is not None:
            return heard
        if self._reading is None or self._has_new_words(heard):
            self._read_ahead()
        is_read = self._reading is not None and self._reading.done()
        reading = self._read() if is_read else None
        return reading if reading is not None and reading.text else None

    def finish(self) -> Transcript:
        """The second reading; the first one for commands, and where the second found no words.

        Waits for a reading that is under way. What was heard live is never lost to a failure of
        the other engine.
        """
        heard = self._live.finish()
        reading = None
        if self._command_of(heard.text) is None:
            if self._reading is None or self._has_new_words(heard):
                self._read_ahead()
            reading = self._read()
        self._begin_anew()
        return reading if reading is not None and reading.text else heard

    def reset(self) -> None:
        self._live.reset()
        self._begin_anew()

    def close(self) -> None:
        """Let go of both engines."""
        self._worker.shutdown(cancel_futures=True)
        self._live.close()
        self._again.close()

    def _read_ahead(self) -> None:
        frames, self._frames = self._frames, []
        if self._reading is not None:
            # what has not begun is part of what is read now
            self._reading.cancel()
        self._given += [self._worker.submit(self._again.accept, frame) for frame in frames]
        self._reading = self._worker.submit(self._again.peek)
        self._read_until_ms = self._end_ms

    def _has_new_words(self, heard: Transcript) -> bool:
        return any(word.end_ms > self._read_until_ms + LATE_WORD_MS for word in heard.words)

    def _read(self) -> Transcript | None:
        if self._reading is None:
            return None
        try:
            # a reading of sound with holes in it would take the place of what was heard live
            for given in self._given:
                given.result()
            return self._reading.result()
        except RecognizerError:
            return None

    def _begin_anew(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = None
        self._frames = []
        self._given = []
        self._worker.submit(self._again.reset)
