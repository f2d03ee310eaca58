"""The person's floor: what they say while they have it is their turn."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.events import Expects, Silence
from voice_coach.hearing.endpointing import Patience


@dataclass(slots=True)
class Floor:
    """How patient the coach is meanwhile, and how long nothing has been said."""

    patience: Patience
    expects: Expects
    nudge_after_ms: int
    quiet_since_ms: int

    def watch(self, now_ms: int, *, is_heard: bool) -> list[Silence]:
        """A Silence each time that so long has passed in which nobody was heard."""
        if is_heard:
            self.quiet_since_ms = now_ms
        elapsed_ms = now_ms - self.quiet_since_ms
        if elapsed_ms < self.nudge_after_ms:
            return []
        self.quiet_since_ms = now_ms
        return [Silence(now_ms, elapsed_ms)]
