"""What the coach does when the sound or the person was gone for a while."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voice_coach.dialog.states import ALIVE, State
from voice_coach.dialog.steps import Line
from voice_coach.events import AudioLost, AudioRestored, CameBack

if TYPE_CHECKING:
    from voice_coach.dialog.machine import SessionMachine


def meet_absence(machine: SessionMachine, event: AudioLost | AudioRestored | CameBack) -> None:
    """Keep the place while the sound is gone; go on when it, or the person, is back."""
    match event:
        case AudioLost():
            _lose_audio(machine)
        case AudioRestored():
            _restore_audio(machine)
        case CameBack():  # pragma: no branch (the type names no other event)
            _come_back(machine)


def _lose_audio(machine: SessionMachine) -> None:
    """Keep the place until the microphone and the speaker work again."""
    if machine.state in ALIVE and machine.state is not State.RECOVERING:
        machine.interrupt("lose_audio")


def _restore_audio(machine: SessionMachine) -> None:
    """Tell that the sound is back, and go on."""
    if machine.state is State.RECOVERING:
        machine.aside(machine.prompter.line("audio-back"))


def _come_back(machine: SessionMachine) -> None:
    """Someone had turned to something else: offer to go on, and say again what was asked.

    A pause ends, but for the rest of somebody who told of danger.
    """
    if machine.state not in ALIVE:
        return
    if machine.is_in_safety or machine.is_resting:
        machine.ask_end_or_rest()
    elif machine.state is State.PAUSED:
        machine.go_on()
    else:
        machine.aside(machine.prompter.line("come-back"), *_asked(machine))


def _asked(machine: SessionMachine) -> Sequence[Line]:
    """What the person was to answer; what was still being said is said on by itself."""
    step = machine.exchange.step
    if machine.state is State.CHOOSING:
        return (machine.prompter.line("retry-offer"),)
    if machine.state is State.LISTENING and step is not None:
        return step.again or step.lines
    return ()
