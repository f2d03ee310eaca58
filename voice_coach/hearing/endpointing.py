"""How long to wait after speech before a turn counts as over.

Silence alone cuts thinking people off: in recordings of spontaneous talk a third of the pauses
inside a turn are longer than 600 ms. So the words heard so far decide how much patience is given:
a whole command or a plain yes needs little, a finished sentence some, and a sentence that hangs in
the air ("and then", "because I", "um") a lot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from voice_coach.language.hanging import is_hanging

Patience = Literal["brief", "normal", "long"]


@dataclass(frozen=True, slots=True)
class PatienceSettings:
    """Silence in milliseconds that ends a turn."""

    command_ms: int = 500
    complete_ms: int = 1_500
    short_ms: int = 2_000
    # one to three words that are no command: someone has just begun
    hanging_ms: int = 3_600
    unknown_ms: int = 2_000
    # speech without words yet
    brief_ratio: float = 0.7
    long_ratio: float = 1.7


class Endpointing:
    """Decides how much silence ends a turn."""

    def __init__(
        self, is_command: Callable[[str], bool], settings: PatienceSettings | None = None
    ) -> None:
        self._is_command = is_command
        self._settings = settings or PatienceSettings()

    @property
    def soonest_ms(self) -> int:
        """No turn ends before so much silence, whatever was said."""
        return self._settings.command_ms

    def required_silence_ms(self, text: str, patience: Patience = "normal") -> int:
        """Silence in milliseconds after ``text`` that makes the turn complete."""
        settings = self._settings
        if text and self._is_command(text):
            return settings.command_ms
        if not text.strip():
            wanted = settings.unknown_ms
        elif is_hanging(text):
            wanted = settings.hanging_ms
        elif len(text.split()) <= 3:
            wanted = settings.short_ms
        else:
            wanted = settings.complete_ms
        ratio = {"brief": settings.brief_ratio, "normal": 1.0, "long": settings.long_ratio}
        return round(wanted * ratio[patience])
