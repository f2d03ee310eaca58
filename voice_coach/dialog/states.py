"""The session's states and its transition table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any


class State(Enum):
    """Where a session stands."""

    IDLE = "idle"
    GREETING = "greeting"
    PROMPTING = "prompting"
    LISTENING = "listening"
    ASSESSING = "assessing"
    GIVING_FEEDBACK = "giving feedback"
    OFFERING_TEMPLATE = "offering a template"
    CHOOSING = "retry or next"
    HELPING = "helping"
    PAUSED = "paused"
    SUMMARISING = "summarising"
    FAREWELL = "farewell"
    SAFETY = "safety"
    SAFETY_CHOOSING = "end or rest"
    RECOVERING = "recovering"
    FINISHED = "finished"


SPEAKING = frozenset(
    {
        State.GREETING,
        State.PROMPTING,
        State.GIVING_FEEDBACK,
        State.OFFERING_TEMPLATE,
        State.HELPING,
        State.SUMMARISING,
        State.FAREWELL,
        State.SAFETY,
    }
)
AWAITING = frozenset({State.LISTENING, State.CHOOSING, State.PAUSED, State.SAFETY_CHOOSING})
RESUMABLE = (
    State.GREETING,
    State.PROMPTING,
    State.LISTENING,
    State.GIVING_FEEDBACK,
    State.OFFERING_TEMPLATE,
    State.CHOOSING,
    State.SUMMARISING,
    State.FAREWELL,
    State.SAFETY,
    State.SAFETY_CHOOSING,
    State.PAUSED,
)
# main states that an interruption returns to
INTERRUPTIONS = (State.HELPING, State.PAUSED, State.RECOVERING)
ALIVE = tuple(state for state in State if state not in (State.IDLE, State.FINISHED))
COACHING = tuple(state for state in ALIVE if state not in (State.SAFETY, State.SAFETY_CHOOSING))


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table."""

    trigger: str
    sources: tuple[State, ...]
    dest: State
    condition: Callable[..., bool] | None = None

    def as_arguments(self) -> dict[str, Any]:
        """The row as ``transitions.Machine.add_transition`` takes it."""
        return {
            "trigger": self.trigger,
            "source": list(self.sources),
            "dest": self.dest,
            "conditions": self.condition,
        }


def _returns_to(state: State, event: Any) -> bool:
    return bool(event.model.came_from is state)


TABLE: tuple[Transition, ...] = (
    Transition("start", (State.IDLE,), State.GREETING),
    # a step is spoken; then the person has the floor
    Transition("prompt", ALIVE, State.PROMPTING),
    Transition("listen", (State.PROMPTING,), State.LISTENING),
    # an answer is judged and met
    Transition("assess", COACHING, State.ASSESSING),
    Transition("react", COACHING, State.GIVING_FEEDBACK),
    Transition("offer", (State.GIVING_FEEDBACK,), State.OFFERING_TEMPLATE),
    Transition("choose", (State.OFFERING_TEMPLATE, State.GIVING_FEEDBACK), State.CHOOSING),
    # interruptions go back to where they came from
    Transition("help", ALIVE, State.HELPING),
    Transition("take_break", ALIVE, State.PAUSED),
    Transition("lose_audio", ALIVE, State.RECOVERING),
    *(
        Transition("go_back_to", INTERRUPTIONS, state, partial(_returns_to, state))
        for state in RESUMABLE
    ),
    # someone may be unsafe
    Transition("warn", ALIVE, State.SAFETY),
    Transition("ask_safety", (State.SAFETY,), State.SAFETY_CHOOSING),
    # the end
    Transition("summarise", ALIVE, State.SUMMARISING),
    Transition("part", ALIVE, State.FAREWELL),
    Transition("finish", (State.IDLE, *ALIVE), State.FINISHED),
)
