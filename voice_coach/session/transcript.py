"""What was said in a session, by whom, read from its journal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from voice_coach.events import Role
from voice_coach.session.journal import readable


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line as it was heard."""

    who: str
    # Coach, Partner or You
    text: str
    at_ms: int
    # on the session's clock


def transcript(lines: Iterable[str]) -> tuple[Spoken, ...]:
    """What was heard, in order; what the coach did not come to say is left out.

    Lines that make no sense are passed over.
    """
    says: dict[int, tuple[str, str]] = {}
    spoken = []
    for entry in readable(lines):
        match entry:
            case {"type": "Say", "say_id": int(number), "role": str(who), "text": str(text)}:
                says[number] = who, text
            case {"type": "SpeakingStarted", "say_id": int(number), "at_ms": int(at_ms)}:
                if number in says:
                    spoken.append(Spoken(*says.pop(number), at_ms))
            case {"type": "Turn", "text": str(text), "at_ms": int(at_ms)} if text:
                spoken.append(Spoken(Role.PERSON.value, text, at_ms))
            case _:
                pass
    return tuple(spoken)


def unquoted(content: str) -> object:
    """What was kept as JSON, such as a card; any other text as it is."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content
