"""An event stream as lines for a snapshot: what happened, without the exact wording and times."""

from __future__ import annotations

from collections.abc import Iterable

from watcher import Item

from voice_coach.events import (
    Assess,
    Assessed,
    Finish,
    Listen,
    Say,
    SpeakingStarted,
    SpokenOut,
    Turn,
)


def lines(items: Iterable[Item]) -> list[str]:
    """One line for each event and command; a Say is counted from the first one."""
    return [_line(item) for item in items]


def _line(item: Item) -> str:
    return " ".join([type(item).__name__, *map(str, _details(item))])


def _details(item: Item) -> tuple[object, ...]:
    details: tuple[object, ...] = ()
    match item:
        case Say():
            details = (item.say_id, item.role.value, item.purpose)
        case SpeakingStarted() | SpokenOut():
            details = (item.say_id,)
        case Listen():
            details = (item.patience,)
        case Assess():
            details = (item.exercise_id, "attempt", item.attempt)
        case Assessed():
            judged = item.assessment
            details = ("strong",) if judged.is_strong else ("change", judged.changed_marker)
        case Turn():
            details = ("typed" if item.is_typed else "spoken",)
        case Finish():
            details = (item.reason,)
    return details
