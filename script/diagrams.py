"""Draws the state diagrams of a document anew, or with --check only compares them.

``.venv/bin/python script/diagrams.py docs/architecture.md`` writes each diagram between its marks
``<!-- diagram:NAME -->`` and ``<!-- /diagram -->``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from voice_coach.adapters.partner_files import load_partner
from voice_coach.dialog.diagram import session_diagram
from voice_coach.dialog.partner import diagram as draw_partner

DIAGRAMS: dict[str, Callable[[], str]] = {
    "session": session_diagram,
    "partner": lambda: draw_partner(load_partner()),
}


def replace_block(text: str, name: str, drawn: str) -> str:
    """The text with the diagram between the marks of ``name``. Raises ValueError without marks."""
    start, end = f"<!-- diagram:{name} -->", "<!-- /diagram -->"
    head, rest = text.split(start, 1)
    _, tail = rest.split(end, 1)
    return f"{head}{start}\n```mermaid\n{drawn}\n```\n{end}{tail}"


def main(arguments: list[str]) -> int:
    """Write or check the diagrams; returns the exit code."""
    stale = False
    for path in (Path(argument) for argument in arguments if argument != "--check"):
        old = new = path.read_text(encoding="utf-8")
        for name, draw in DIAGRAMS.items():
            new = replace_block(new, name, draw())
        if "--check" not in arguments:
            path.write_text(new, encoding="utf-8")
        elif new != old:
            stale = True
            sys.stderr.write(f"{path}: a diagram is out of date; run script/diagrams.py on it.\n")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
