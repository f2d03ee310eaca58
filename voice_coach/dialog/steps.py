"""What a session is made of: spoken lines, steps that wait for an answer, and what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from voice_coach.events import Assessment, Expectation, Role

T = TypeVar("T")


class Chooser(Protocol):
    """A source of randomness; ``random.Random`` is one."""

    def choice(self, seq: Sequence[T], /) -> T: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to be spoken."""

    text: str
    role: Role = Role.COACH
    purpose: str = "prompt"


@dataclass(frozen=True, slots=True)
class Step:
    """One moment where the person is to speak."""

    id: str
    # drill/exercise, or the name of the moment
    kind: Literal["judged", "told", "choice"]
    # judged against `expectation`; told and answered by the activity; or a yes/no question
    lines: tuple[Line, ...]
    again: tuple[Line, ...] = ()
    # what "repeat" says; all of `lines` when empty
    expectation: Expectation | None = None
    example: str = ""
    template: str = ""
    patience: Literal["brief", "normal", "long"] = "normal"
    max_attempts: int = 3
    credits_silence: bool = False
    # silence is an answer here, not something to nudge
    takes: frozenset[str] = frozenset()
    # commands whose words may be an answer here, such as "no" where someone is asked for more
    link: str = "moving-on"
    # which of the coach's lines leads over to it when the step before is left
    how: str = ""
    why: str = ""
    # how it is done and what it is good for, to whoever asks
    takes_text: bool = False
    # for a choice: other words than yes and no are an answer as well


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the activity makes of an answer."""

    lines: tuple[Line, ...] = ()
    template: tuple[Line, ...] = ()
    # spoken after `lines` where a retry is offered
    offers_retry: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person did at a step."""

    step: Step
    text: str = ""
    attempt: int = 1
    assessment: Assessment | None = None
    # for judged steps
    is_yes: bool | None = None
    # for choices
    is_silence: bool = False
    doubtful: frozenset[str] = frozenset()
    # words of the text that were perhaps misheard

    @property
    def is_strong(self) -> bool:
        """Whether the answer held all that was asked for."""
        return self.assessment is not None and self.assessment.is_strong


class Activity(Protocol):
    """One kind of session: decides what is asked next and how answers are met."""

    @property
    def name(self) -> str:
        """practice, rehearse, mirror or check-in."""

    def opening(self) -> tuple[Line, ...]:
        """What is said before the first step."""

    def next_step(self) -> Step | None:
        """The next step; None when the session is complete."""

    def previous_step(self) -> Step | None:
        """Go back by one; None where there is nothing before."""

    def skip_section(self) -> None:
        """Leave the current drill, so that next_step starts the following one."""

    def react(self, answer: Answer) -> Reaction:
        """Meet an answer; called once for each."""

    def progress(self) -> tuple[Line, ...]:
        """How the session is going."""

    def closing(self) -> tuple[Line, ...]:
        """The summary and what to take along."""

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        """What is kept beyond the session, as (kind, content)."""

    def forget(self, step: Step | None) -> Step | None:
        """Use nothing any more of what was told; returns the step at hand without it."""


def opened(activity: Activity) -> Step | None:
    """The first step of a session that follows upon another, with its opening before it."""
    opening = activity.opening()
    step = activity.next_step()
    if step is None:
        return None
    return replace(step, lines=(*opening, *step.lines), again=step.again or step.lines)
