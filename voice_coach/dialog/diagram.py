"""Draws the session's transition table as a mermaid diagram."""

from __future__ import annotations

from collections.abc import Iterator

from voice_coach.dialog.states import ALIVE, COACHING, TABLE, State, Transition

_GROUPS = {ALIVE: "any state", COACHING: "any coaching state"}
_CAME_FROM = "where it came from"


def session_diagram() -> str:
    """The session's states and transitions in mermaid's stateDiagram-v2."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.IDLE.name}"]
    lines += [f'    state "{state.value}" as {state.name}' for state in State]
    labels = (*_GROUPS.values(), _CAME_FROM)
    lines += [f'    state "{label}" as {_alias(label)}' for label in labels]
    lines += dict.fromkeys(f"    {edge}" for row in TABLE for edge in _edges(row))
    lines.append(f"    {State.FINISHED.name} --> [*]")
    return "\n".join(lines)


def _alias(label: str) -> str:
    return label.upper().replace(" ", "_")


def _edges(row: Transition) -> Iterator[str]:
    sources: tuple[str, ...] = tuple(state.name for state in row.sources)
    for group, label in _GROUPS.items():
        if set(group) <= set(row.sources):
            rest = [state.name for state in row.sources if state not in group]
            sources = (_alias(label), *rest)
            break
    dest = _alias(_CAME_FROM) if row.condition else row.dest.name
    for source in sources:
        yield f"{source} --> {dest}: {row.trigger}"
