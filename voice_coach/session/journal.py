"""The journal's format: one JSON object per line, in the order in which things happened.

The first line describes the session (``"type": "Session"``); every further line is one event or
command with ``at_ms``, the time on the session's clock.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from enum import Enum
from typing import Any

from voice_coach.events import (
    Assess,
    Command,
    Event,
    LevelMeasured,
    Partial,
    SpeechEnded,
    SpeechStarted,
)

VERSION = 1
# fleeting things that a later event repeats
_SKIPPED = (Partial, LevelMeasured, SpeechStarted, SpeechEnded)


@dataclass(frozen=True, slots=True)
class SessionHeader:
    """What is needed to go on with a session."""

    session: str
    kind: str
    locale: str
    started: str
    # ISO 8601
    plan: tuple[str, ...] = ()
    # ids of the steps, drill/exercise
    resumed_from: str | None = None

    def to_line(self) -> str:
        return _dumps({"v": VERSION, "type": "Session", **asdict(self)})

    @classmethod
    def from_line(cls, line: str) -> SessionHeader | None:
        """The header; None when the line is not one of this version."""
        try:
            data = json.loads(line)
        except ValueError:
            return None
        if not isinstance(data, dict) or data.get("v") != VERSION or data.get("type") != "Session":
            return None
        known = {field.name for field in fields(cls)}
        values = {key: value for key, value in data.items() if key in known}
        values["plan"] = tuple(values.get("plan", ()))
        try:
            return cls(**values)
        except TypeError:
            return None


def to_line(item: Event | Command, at_ms: int) -> str | None:
    """One event or command as a line; None for what is not kept."""
    if isinstance(item, _SKIPPED):
        return None
    data = asdict(item)
    if isinstance(item, Assess):
        del data["expectation"]
    return _dumps({"at_ms": at_ms, "type": type(item).__name__, **_plain(data)})


def answered_steps(lines: Iterable[str]) -> tuple[str, ...]:
    """Ids of the steps that were answered, in order; a torn last line is passed over."""
    answered: dict[str, None] = {}
    for line in lines:
        try:
            data = json.loads(line)
        except ValueError:
            continue
        if isinstance(data, dict) and data.get("type") == "Assess":
            answered[str(data.get("exercise_id"))] = None
    return tuple(answered)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _dumps(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
