"""Sees all that happens in a session."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.events import Command, Event, LevelMeasured, Partial, SpeechEnded, SpeechStarted

Item = Event | Command
# how often these come depends on the recogniser and the sound
FLEETING = (LevelMeasured, Partial, SpeechStarted, SpeechEnded)


class Watcher:
    """ports.Observer that remembers everything, and when it happened."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.times_ms: list[int] = []
        self.notes: list[str] = []

    def notice(self, item: Item, at_ms: int) -> None:
        self.items.append(item)
        self.times_ms.append(at_ms)

    def tell(self, message: str) -> None:
        self.notes.append(message)

    def close(self) -> None:
        """Nothing is held open."""

    def lasting(self) -> Sequence[Item]:
        return [item for item in self.items if not isinstance(item, FLEETING)]
