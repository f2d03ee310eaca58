"""Brings a machine to where a session was cut off, by feeding it what the journal says happened."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from voice_coach.dialog.machine import SessionMachine
from voice_coach.dialog.states import State
from voice_coach.events import (
    Assessed,
    AudioLost,
    AudioRestored,
    CameBack,
    Command,
    Event,
    Say,
    SessionStarted,
    Silence,
    SoundFault,
    SpokenOut,
    Turn,
)
from voice_coach.session.journal import readable
from voice_coach.session.loop import PRIVATE

_EVENTS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        SessionStarted, Turn, Silence, SpokenOut, Assessed, AudioLost, AudioRestored, CameBack,
        SoundFault,
    )
}  # fmt: skip


def replay(machine: SessionMachine, lines: Iterable[str]) -> bool:
    """Feed a journal's events; whether the machine said all along what the coach had said then.

    Wordings may differ, as they are chosen by chance; speaker and purpose of each line may not.
    A session in which danger was spoken of is not replayed: its words were not kept. Neither is
    what was said to somebody else in a pause, but that changed nothing; danger did.
    """
    said: list[tuple[object, ...]] = []
    told: list[tuple[object, ...]] = []
    entries = list(readable(lines))
    if entries and entries[-1].get("text") == PRIVATE:
        # whether it was danger shows in what followed from it
        return False
    for entry in entries:
        kind = entry.get("type")
        if kind == "Say":
            told.append((entry.get("say_id"), entry.get("role"), entry.get("purpose")))
        elif kind in _EVENTS:
            event = _event(entry)
            if event is None or (_is_private(event) and machine.state is not State.PAUSED):
                return False
            said += _says(machine.feed(event))
    # of the last event's lines some may not have been written down any more
    return bool(told) and said[: len(told)] == told


def _is_private(event: Event) -> bool:
    return isinstance(event, Turn) and event.text == PRIVATE


def _says(commands: Iterable[Command]) -> list[tuple[object, ...]]:
    return [(one.say_id, one.role.value, one.purpose) for one in commands if isinstance(one, Say)]


def _event(entry: dict[str, Any]) -> Event | None:
    kind = str(entry["type"])
    # the time of writing stands first, under the name that an event's own time has
    try:
        event: Event = _adapter(kind).validate_python(entry)
    except ValidationError:
        return None
    return event


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(_EVENTS[kind])
