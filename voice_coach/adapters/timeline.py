"""Where recognised sound lies on the session's clock."""

from __future__ import annotations

from bisect import bisect_right

from voice_coach.events import SAMPLE_RATE_HZ


class Timeline:
    """Maps an engine's own clock, samples counted since it began, to session milliseconds.

    Frames of one utterance usually follow each other, yet a gate may have taken some out and
    another utterance begins later; the engine does not see these gaps, the session's clock does.
    """

    def __init__(self) -> None:
        self._engine_ms: list[float] = []
        self._session_ms: list[int] = []

    def place(self, engine_samples: int, session_ms: int) -> None:
        """Tell that the sample after `engine_samples` was captured at `session_ms`."""
        engine_ms = engine_samples * 1000 / SAMPLE_RATE_HZ
        if self._engine_ms and abs(self.session_ms(engine_ms) - session_ms) <= 1:
            return
        self._engine_ms.append(engine_ms)
        self._session_ms.append(session_ms)

    def session_ms(self, engine_ms: float) -> int:
        """The session's time of a moment on the engine's clock; 0 based when nothing was placed."""
        if not self._engine_ms:
            return round(engine_ms)
        index = max(bisect_right(self._engine_ms, engine_ms) - 1, 0)
        return max(0, round(self._session_ms[index] + engine_ms - self._engine_ms[index]))

    def session_end_ms(self, engine_ms: float) -> int:
        """The same for the end of something, which belongs to the sound before that moment."""
        return self.session_ms(max(0.0, engine_ms - 1)) + 1

    def clear(self) -> None:
        self._engine_ms.clear()
        self._session_ms.clear()
