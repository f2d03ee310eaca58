"""What a session machine is given: the means to read a turn, and all that it can say and do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.script import SafetyScript
from voice_coach.dialog.steps import Activity


@dataclass(frozen=True, slots=True)
class Judges:
    """How the machine reads a turn before anything else is done with it."""

    match_command: Callable[[str], str | None]
    is_unsafe: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Repertoire:
    """Everything the machine can say and do."""

    prompter: Prompter
    safety: SafetyScript
    activities: Mapping[str, Callable[[], Activity]]
    # kind of session -> makes it
