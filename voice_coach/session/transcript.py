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
    """What was heard, in order; what the coach did not come to say is left out."""
    says: dict[int, dict[str, object]] = {}
    spoken = []
    for entry in readable(lines):
        at_ms = entry.get("at_ms", 0)
        match entry.get("type"):
            case "Say":
                says[entry["say_id"]] = entry
            case "SpeakingStarted" if entry.get("say_id") in says:
                say = says.pop(entry["say_id"])
                spoken.append(Spoken(str(say["role"]), str(say["text"]), at_ms))
            case "Turn" if entry.get("text"):
                spoken.append(Spoken(Role.PERSON.value, str(entry["text"]), at_ms))
            case _:
                pass
    return tuple(spoken)


def unquoted(content: str) -> object:
    """What was kept as JSON, such as a card; any other text as it is."""
    try:
        return json.loads(content)
    except ValueError:
        return content
