"""Keeps account of what is being spoken."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.dialog.steps import Line
from voice_coach.events import Say


class Airtime:
    """The lines on the air; each leaves its list as it has been heard to the end."""

    def __init__(self) -> None:
        self._last_id = 0
        self._ids: list[int] = []
        self._lines: list[Line] = []

    @property
    def is_on(self) -> bool:
        """Whether anything is still to be heard."""
        return bool(self._ids)

    def speak(self, lines: list[Line]) -> Sequence[Say]:
        """The commands that speak ``lines``; the list shrinks as they are spoken out."""
        self._lines = lines
        self._ids = [self._last_id + 1 + index for index in range(len(lines))]
        self._last_id += len(lines)
        return [
            Say(say_id, line.text, line.role, line.purpose)
            for say_id, line in zip(self._ids, lines, strict=True)
        ]

    def spoken_out(self, say_id: int) -> bool:
        """Take note of one that ended; True when it was the last of those on the air."""
        if say_id not in self._ids:
            return False
        self._ids.remove(say_id)
        self._lines.pop(0)
        return not self._ids

    def clear(self) -> None:
        """Nothing is on the air any more; the lines not heard stay in their list."""
        self._ids = []
