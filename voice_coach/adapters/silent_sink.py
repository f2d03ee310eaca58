"""A speaker that nobody hears: it only keeps the time that speaking takes."""

from __future__ import annotations

from voice_coach.ports import Sound


class SilentSink:
    """ports.AudioSink for a session whose sound is not kept; moved on with ``advance``."""

    def __init__(self) -> None:
        self._pending_ms = 0

    def set_gain(self, gain_db: float) -> None:
        """Nobody hears it."""

    def play(self, sound: Sound) -> None:
        self._pending_ms += sound.duration_ms

    @property
    def pending_ms(self) -> int:
        """How much would still be heard."""
        return self._pending_ms

    def advance(self, duration_ms: int) -> None:
        """Let so much time pass."""
        self._pending_ms = max(0, self._pending_ms - duration_ms)

    def played(self) -> bytes:
        """Nothing reached a speaker."""
        return b""

    def clear(self) -> None:
        """Forget what was queued."""
        self.abort()

    def abort(self) -> None:
        self._pending_ms = 0

    def reopen(self) -> None:
        """It is never lost."""

    def close(self) -> None:
        """Nothing is held open."""
