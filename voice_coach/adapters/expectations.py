"""What a shipped drill expects of an answer."""

from __future__ import annotations

from functools import cache

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.script import Script
from voice_coach.events import Expectation
from voice_coach.language.normalize import normalize


def find_expectation(drill_id: str, heard: str) -> Expectation | None:
    """The expectation of a drill, with the facts of the exercise whose line was heard, if any.

    None for an unknown drill. Raises DialogError when the dialog files are wrong.
    """
    drill = _script().drill(drill_id)
    if drill is None:
        return None
    line = normalize(heard)
    for exercise in drill.exercises:
        if line and normalize(exercise.line) == line:
            return drill.expectation(exercise)
    return Expectation(
        drill=drill.id, kind=drill.kind, heard=heard, asks=drill.asks, avoids=drill.avoids
    )


@cache
def _script() -> Script:
    return load_script()
