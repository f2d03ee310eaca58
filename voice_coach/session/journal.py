"""The journal's format: one JSON object per line, in the order in which things happened.

The first line describes the session (``"type": "Session"``); every further line is one event or
command with ``at_ms``, the time on the session's clock.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
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
    Withdraw,
)

VERSION = 1
DECLINED = "resume-no"
ACCEPTED = "resume-yes"
# the purposes of what is said when a person does not want to go on with an earlier session, or does
_SKIPPED = (Partial, LevelMeasured, SpeechStarted, SpeechEnded, Withdraw)
# fleeting things that a later event repeats, and what takes lines away


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
    otherwise: tuple[str, ...] = ()
    # the plan of a session that offers to go on with another, when the person declines
    resumed_from: str | None = None
    seed: int | None = None
    # what the partner of a role-play was made with, where one was given

    def to_line(self) -> str:
        return _dumps({"v": VERSION, "type": "Session", **asdict(self)})

    @classmethod
    def from_line(cls, line: str) -> SessionHeader | None:
        """The header; None when the line is not one of this version."""
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            return None
        if not isinstance(data, dict) or data.get("v") != VERSION or data.get("type") != "Session":
            return None
        known = {field.name for field in fields(cls)}
        values = {key: value for key, value in data.items() if key in known}
        try:
            for key in ("plan", "otherwise"):
                values[key] = tuple(values.get(key, ()))
            header = cls(**values)
            datetime.fromisoformat(header.started)
        except (TypeError, ValueError):
            return None
        return header if header._is_sound else None

    @property
    def _is_sound(self) -> bool:
        texts = (self.session, self.kind, self.locale, *self.plan, *self.otherwise)
        is_number = self.seed is None or isinstance(self.seed, int)
        return is_number and all(
            isinstance(text, str) for text in (*texts, self.resumed_from or "")
        )


def to_line(item: Event | Command, at_ms: int) -> str | None:
    """One event or command as a line; None for what is not kept."""
    if isinstance(item, _SKIPPED):
        return None
    data = asdict(item)
    if isinstance(item, Assess):
        del data["expectation"]
    return _dumps({"at_ms": at_ms, "type": type(item).__name__, **_plain(data)})


def steps_left(header: SessionHeader, lines: Iterable[str]) -> tuple[str, ...]:
    """What a session that was cut off had still to do; empty when it never got under way.

    Lines that cannot be read, such as a torn last one, are passed over.
    """
    answered: set[str] = set()
    is_declined = False
    for entry in readable(lines):
        if entry.get("type") == "Assess":
            answered.add(str(entry.get("exercise_id")))
        elif entry.get("type") == "Say" and entry.get("purpose") == DECLINED:
            is_declined = True
    is_under_way = answered or (header.resumed_from is not None and not is_declined)
    plan = header.otherwise if is_declined else header.plan
    return tuple(step for step in plan if step not in answered) if is_under_way else ()


def leaves_offer_open(header: SessionHeader, lines: Iterable[str]) -> bool:
    """Whether a session was cut off before the person said if they go on with an earlier one."""
    if header.resumed_from is None:
        return False
    purposes = {entry.get("purpose") for entry in readable(lines) if entry.get("type") == "Say"}
    return purposes.isdisjoint((DECLINED, ACCEPTED))


def readable(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The lines of a journal that are whole, the others passed over."""
    for line in lines:
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict) and isinstance(data.get("type"), str):
            yield data


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
