"""Times the coach's replies at the two ends of the sound, microphone and speaker.

The session's own clock counts captured samples and stands still while something is computed, so a
real clock runs beside it. A moment of the microphone's clock is found on the real one by the
smallest delay with which frames come in: those are the frames that nothing has held up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from voice_coach.events import AudioFrame
from voice_coach.ports import AudioSink, AudioSource, Sound

_WINDOW_MS = 1_000
_WINDOWS = 10
# so many seconds tell the smallest delay: longer than any decode, too short for clocks to part
_GIVEN = 16
# sentences of a reply, far more than are handed over before the first of them is heard
_SETTLED_MS = 60
# after so long a device has taken the first of a sound and says how much of it is still to come


class Stopwatch:
    """Knows when sound came in and when the first sound after a moment is heard."""

    def __init__(self, elapsed_ms: Callable[[], float]) -> None:
        """``elapsed_ms``: a clock that never goes back."""
        self.elapsed_ms = elapsed_ms
        self._delays: deque[tuple[float, float]] = deque(maxlen=_WINDOWS)
        # when a window began, and the smallest delay in it
        self._armed_from_ms: float | None = None
        # the first sound since then is waited for
        self._given: deque[tuple[float, int]] = deque(maxlen=_GIVEN)
        # when sound was handed to the speaker, and how much
        self._heard_at_ms: float | None = None

    # --- the microphone's side --------------------------------------------------------------------

    def captured(self, frame: AudioFrame) -> None:
        """A frame has come in."""
        now_ms = self.elapsed_ms()
        delay_ms = now_ms - frame.end_ms
        if not self._delays or now_ms - self._delays[-1][0] >= _WINDOW_MS:
            self._delays.append((now_ms, delay_ms))
        elif delay_ms < self._delays[-1][1]:
            self._delays[-1] = (self._delays[-1][0], delay_ms)

    def forget_delays(self) -> None:
        """The microphone begins anew."""
        self._delays.clear()

    def came_in_at_ms(self, captured_ms: int) -> float | None:
        """When sound of that moment of the session could be known; None before any has come."""
        if not self._delays:
            return None
        return captured_ms + min(delay_ms for _, delay_ms in self._delays)

    # --- the speaker's side -----------------------------------------------------------------------

    def arm(self, from_ms: float | None) -> None:
        """The first sound handed over since a moment, by this clock, is the one that is waited for.

        It may have been handed over already. None stands for a moment that is not known.
        """
        self._armed_from_ms = from_ms
        self._heard_at_ms = None

    def played(self, duration_ms: int) -> None:
        """So much sound was handed to the speaker."""
        self._given.append((self.elapsed_ms(), duration_ms))

    def pending(self, pending_ms: int) -> None:
        """The speaker says how much is still to be heard."""
        awaited = self._awaited()
        if not awaited:
            return
        now_ms, played_at_ms = self.elapsed_ms(), awaited[0][0]
        if now_ms - played_at_ms < _SETTLED_MS:
            return
        self._armed_from_ms = None
        if pending_ms > 0:
            given_ms = sum(duration_ms for _, duration_ms in awaited)
            self._heard_at_ms = max(played_at_ms, now_ms + pending_ms - given_ms)

    def silenced(self) -> None:
        """What was handed to the speaker is not heard."""
        if self._awaited():
            self._armed_from_ms = None
        self._given.clear()

    def _awaited(self) -> list[tuple[float, int]]:
        from_ms = self._armed_from_ms
        return [] if from_ms is None else [each for each in self._given if each[0] >= from_ms]

    @property
    def heard_at_ms(self) -> float | None:
        """When the first sample since ``arm`` left the speaker; None while that is not known."""
        return self._heard_at_ms


class WatchedSource:
    """ports.AudioSource that tells a stopwatch what comes in."""

    def __init__(self, source: AudioSource, watch: Stopwatch) -> None:
        self._source = source
        self._watch = watch

    def read(self) -> AudioFrame | None:
        frame = self._source.read()
        if frame is not None:
            self._watch.captured(frame)
        return frame

    def reopen(self) -> None:
        self._source.reopen()
        self._watch.forget_delays()

    def close(self) -> None:
        self._source.close()


class WatchedSink:
    """ports.AudioSink that tells a stopwatch what goes out."""

    def __init__(self, sink: AudioSink, watch: Stopwatch) -> None:
        self._sink = sink
        self._watch = watch

    def play(self, sound: Sound) -> None:
        self._sink.play(sound)
        self._watch.played(sound.duration_ms)

    @property
    def pending_ms(self) -> int:
        pending_ms = self._sink.pending_ms
        self._watch.pending(pending_ms)
        return pending_ms

    def played(self) -> bytes:
        return self._sink.played()

    def set_gain(self, gain_db: float) -> None:
        self._sink.set_gain(gain_db)

    def clear(self) -> None:
        self._sink.clear()
        self._watch.silenced()

    def abort(self) -> None:
        self._sink.abort()
        self._watch.silenced()

    def reopen(self) -> None:
        self._sink.reopen()
        self._watch.silenced()

    def close(self) -> None:
        self._sink.close()
