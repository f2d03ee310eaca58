"""Draws the session's transition table as a mermaid diagram.

``python -m voice_coach.dialog.diagram docs/architecture.md`` writes it between the marks
``<!-- diagram:session -->`` and ``<!-- /diagram -->``; with ``--check`` it only compares.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

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


def replace_block(text: str, name: str, diagram: str) -> str:
    """The text with the diagram between the marks of ``name``; unchanged without such marks."""
    start, end = f"<!-- diagram:{name} -->", "<!-- /diagram -->"
    if start not in text:
        return text
    head, rest = text.split(start, 1)
    _, tail = rest.split(end, 1)
    return f"{head}{start}\n```mermaid\n{diagram}\n```\n{end}{tail}"


DIAGRAMS: dict[str, Callable[[], str]] = {"session": session_diagram}


def main(arguments: list[str]) -> int:
    """Write or check the diagrams of a document; returns the exit code."""
    paths = [argument for argument in arguments if argument != "--check"]
    stale = False
    for path in map(Path, paths):
        old = new = path.read_text(encoding="utf-8")
        for name, draw in DIAGRAMS.items():
            new = replace_block(new, name, draw())
        if "--check" not in arguments:
            path.write_text(new, encoding="utf-8")
        elif new != old:
            stale = True
            sys.stderr.write(f"{path}: a diagram is out of date; run this without --check.\n")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
