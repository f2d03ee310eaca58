"""How long the coach waits for someone to speak, and what it does when nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from voice_coach.dialog.answers import MAX_UNCLEAR
from voice_coach.dialog.forgetting import meet_no_reply
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Answer
from voice_coach.events import Listen

if TYPE_CHECKING:
    from voice_coach.dialog.machine import SessionMachine

NUDGE_MS = 20_000
SHORT_NUDGE_MS = 12_000
# in the role-play so much silence is presence, not absence
CREDITED_MS = 8_000
# given the floor back, someone who then says nothing hears the feedback after so long
GOES_ON_MS = 3_000


def listening(machine: SessionMachine) -> Listen:
    """How to listen in the state at hand."""
    patience: Literal["brief", "normal", "long"] = "brief"
    nudge_ms = SHORT_NUDGE_MS
    step = machine.exchange.step
    if machine.state is State.LISTENING and step is not None:
        patience = step.patience
        nudge_ms = CREDITED_MS if step.credits_silence else NUDGE_MS
    elif machine.state in (State.PAUSED, State.SAFETY_CHOOSING):
        nudge_ms = 3 * NUDGE_MS
    return Listen(patience, nudge_ms)


def give_floor_back(machine: SessionMachine, start_ms: int) -> None:
    """Someone who goes on after a thinking pause is let speak."""
    is_met = machine.state is State.GIVING_FEEDBACK and machine.is_speaking
    if is_met and machine.exchange.is_same_thought(start_ms):
        machine.hush()
        machine.emit(Listen("normal", GOES_ON_MS))


def meet_silence(machine: SessionMachine) -> None:
    """Credit it, wait with a kind word, or go on."""
    if meet_no_reply(machine):
        return
    step = machine.exchange.step
    machine.exchange.quiet += 1
    match machine.state:
        case State.LISTENING if step is not None and step.credits_silence:
            machine.meet(Answer(step, is_silence=True))
        case State.LISTENING if machine.exchange.quiet < MAX_UNCLEAR:
            machine.aside(machine.prompter.line(_nudge(machine)))
        case State.LISTENING:
            machine.pause()
        case State.CHOOSING:
            machine.move_on()
        case State.GIVING_FEEDBACK if not machine.is_speaking:
            machine.speak_on()
        case State.PAUSED | State.SAFETY_CHOOSING:
            machine.emit(listening(machine))
        case _:
            pass


def _nudge(machine: SessionMachine) -> str:
    """Which line meets someone who says nothing: first patience, then what they could say."""
    if machine.exchange.quiet == 1:
        return "nudge-silence"
    step = machine.exchange.step
    has_help = step is not None and bool(step.example or step.template)
    return "nudge-silence-second" if has_help else "nudge-silence-open"
