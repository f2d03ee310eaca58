"""How long the coach waits for someone to speak, and what it does when nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voice_coach.dialog.forgetting import meet_no_reply
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Answer, Step
from voice_coach.events import Expects, Listen

if TYPE_CHECKING:
    from voice_coach.dialog.machine import SessionMachine

NUDGE_MS = 20_000
PAUSE_MS = 90_000
# after so much silence nobody may be there any more
SHORT_NUDGE_MS = 12_000
CREDITED_MS = 8_000
GOES_ON_MS = 3_000
# in the role-play so much silence is presence, not absence
# given the floor back, someone who then says nothing hears the feedback after so long


def listening(machine: SessionMachine) -> Listen:
    """How to listen in the state at hand."""
    step = machine.exchange.step
    if machine.state is State.LISTENING and step is not None:
        return Listen(step.patience, _nudge_after_ms(machine, step), _expected(step))
    if machine.state in (State.PAUSED, State.SAFETY_CHOOSING):
        return Listen("brief", 3 * NUDGE_MS, "yes_no")
    return Listen("brief", SHORT_NUDGE_MS, "yes_no")


def _nudge_after_ms(machine: SessionMachine, step: Step) -> int:
    if step.credits_silence:
        return CREDITED_MS
    return PAUSE_MS - NUDGE_MS if machine.exchange.quiet else NUDGE_MS


def _expected(step: Step) -> Expects:
    if step.kind == "choice":
        return "sentence" if step.takes_text else "yes_no"
    return "sentence" if step.kind == "judged" else "free"


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
    match machine.state:
        case State.LISTENING if step is not None and step.credits_silence:
            machine.meet(Answer(step, is_silence=True))
        case State.LISTENING if not machine.exchange.quiet:
            nudge(machine)
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


def nudge(machine: SessionMachine) -> None:
    """Tell someone who has not answered yet that there is time; once for each answer."""
    machine.exchange.quiet += 1
    machine.aside(machine.prompter.line("nudge-silence"))
