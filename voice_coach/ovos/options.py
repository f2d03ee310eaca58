"""What a person can set about the skill, in the assistant's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

SKILL_ID = "skill-voice-coach.voice-coach"
# as in the entry point of pyproject.toml


@dataclass(frozen=True, slots=True)
class Option:
    """One setting, as settingsmeta.json shows it."""

    name: str
    kind: Literal["checkbox", "number"]
    default: bool | int
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The settings in force."""

    exercises: int = 0
    # 0 for what settings.toml says
    lets_through: bool = True
    shares_history: bool = False


OPTIONS = (
    Option(
        "exercises",
        "number",
        Choices().exercises,
        "How many exercises a practice session holds; 0 for what settings.toml says",
    ),
    Option(
        "lets_through",
        "checkbox",
        Choices().lets_through,
        "Let other skills answer what is meant for them in the middle of a session",
    ),
    Option(
        "shares_history",
        "checkbox",
        Choices().shares_history,
        "Satellites share the history of this machine; otherwise each keeps its own",
    ),
)


def read_choices(values: Mapping[str, Any]) -> Choices:
    """What was set; a value that makes no sense counts as not set."""
    usual = Choices()
    return Choices(
        exercises=_number(values.get("exercises"), usual.exercises),
        lets_through=_is_on(values.get("lets_through"), usual.lets_through),
        shares_history=_is_on(values.get("shares_history"), usual.shares_history),
    )


def _number(value: object, default: int) -> int:
    return int(str(value)) if str(value).isdecimal() else default


def _is_on(value: object, default: bool) -> bool:
    """Settings pages write true, "true" or "True"."""
    return default if value is None else str(value).lower() == "true"
