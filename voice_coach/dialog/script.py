"""What dialog files say, as values: drills, exercises and the coach's own lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from voice_coach.events import Expectation, Fit, Point

Kind = Literal["listen", "speak"]


@dataclass(frozen=True, slots=True)
class WeakAnswer:
    """An answer that a person might well give and that asks for one change."""

    text: str
    change: str
    # the pitfall found in it, or the asked strength it lacks: a marker name of docs/feedback.md


@dataclass(frozen=True, slots=True)
class Exercise:
    """One thing to answer."""

    id: str
    # unique within its drill
    situation: str = ""
    # what the coach says to set the scene; required in speak drills
    line: str = ""
    # what the partner says, required in listen drills; in speak drills a thought to turn
    points: tuple[Point, ...] = ()
    feelings: Fit = field(default_factory=Fit)
    needs: Fit = field(default_factory=Fit)
    slots: Mapping[str, str] = field(default_factory=dict)
    models: tuple[str, ...] = ()
    # two or more good answers of different style
    weak: tuple[WeakAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Drill:
    """One skill with its exercises."""

    id: str
    kind: Kind
    title: str
    why: str
    # one spoken sentence: what it is good for
    how: str
    # one spoken sentence: how to do it
    ask: str
    # the short request before the person answers, such as "Say back what you heard."
    asks: tuple[tuple[str, ...], ...]
    avoids: tuple[str, ...]
    templates: tuple[str, ...]
    exercises: tuple[Exercise, ...]
    source: str = ""
    # file the drill was read from, for messages

    def expectation(self, exercise: Exercise) -> Expectation:
        """What an answer to this exercise is measured against."""
        return Expectation(
            drill=self.id,
            kind=self.kind,
            heard=exercise.line if self.kind == "listen" else "",
            asks=self.asks,
            avoids=self.avoids,
            points=exercise.points,
            feelings=exercise.feelings,
            needs=exercise.needs,
            templates=self.templates,
            slots=exercise.slots,
        )


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Someone to call when coaching is not what is needed."""

    name: str
    number: str
    spoken: str
    # the number as the voice should read it
    source: str
    # where the number was published, with the date it was seen


@dataclass(frozen=True, slots=True)
class SafetyScript:
    """What is said when someone may be unsafe."""

    lines: tuple[str, ...]
    # spoken one after the other before the help lines
    ask: str
    # whether to end or to rest
    unclear: str
    # said where the answer was neither
    rest: str
    # said when the person wants to rest
    emergency: HelpLine
    help_lines: tuple[HelpLine, ...]

    @property
    def spoken(self) -> tuple[str, ...]:
        """All of it in order, up to the question."""
        numbers = (self.emergency, *self.help_lines)
        return (*self.lines, *(line.spoken for line in numbers), self.ask)


@dataclass(frozen=True, slots=True)
class Script:
    """Everything the coach can say in one locale."""

    locale: str
    drills: tuple[Drill, ...]
    prompts: Mapping[str, tuple[str, ...]]
    # the coach's own lines by name, one of which is chosen each time; may hold {slots}
    commands: Mapping[str, tuple[str, ...]]
    # command id -> every wording, normalised, optional parts expanded
    safety: SafetyScript

    def drill(self, drill_id: str) -> Drill | None:
        return next((drill for drill in self.drills if drill.id == drill_id), None)
