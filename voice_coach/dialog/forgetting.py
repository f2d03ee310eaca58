"""What becomes of "forget this session": asked back once, carried out, and on without a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voice_coach.dialog.states import State
from voice_coach.events import Forget, Forgotten

if TYPE_CHECKING:
    from voice_coach.dialog.machine import SessionMachine

_KEEPS = frozenset({"no", "continue"})
# commands that turn the question down; any other does so too, and is obeyed besides
_MOST_ASKED = 2
# so often it is asked back when the reply was not understood


@dataclass(slots=True)
class Forgetting:
    """How far it has come."""

    asked: int = 0
    # how often it was asked whether it is meant, while no reply has come
    is_done: bool = False
    # nothing of the session is kept any more


def ask_to_forget(machine: SessionMachine) -> None:
    """Ask once whether it is meant; someone who may be unsafe is not asked."""
    if machine.forgetting.is_done:
        machine.aside(machine.prompter.line("forget-done"))
    elif machine.is_in_safety or machine.is_resting:
        machine.emit(Forget())
    else:
        _ask(machine)


def take_reply(machine: SessionMachine, command: str | None, is_unsafe: bool) -> bool:
    """Take a turn as the reply to the question; False when it was none and goes its usual way."""
    asked, machine.forgetting.asked = machine.forgetting.asked, 0
    if not asked or machine.state is not State.PAUSED or is_unsafe:
        return False
    if command == "yes":
        machine.emit(Forget())
    elif command in _KEEPS:
        _go_on(machine, "forget-no")
    elif command is not None:
        return False
    elif asked < _MOST_ASKED:
        machine.keeps_private = True
        _ask(machine, asked)
    else:
        machine.keeps_private = True
        _go_on(machine, "forget-no")
    return True


def meet_no_reply(machine: SessionMachine) -> bool:
    """Go on when nothing was replied; False when nothing was asked."""
    asked, machine.forgetting.asked = machine.forgetting.asked, 0
    if asked and machine.state is State.PAUSED:
        _go_on(machine, "forget-no")
        return True
    return False


def take_forgotten(machine: SessionMachine, event: Forgotten) -> None:
    """Say what came of it, and go on; nothing from before is quoted any more."""
    machine.forgetting.is_done = True
    machine.last_heard, machine.last_verdict = "", ()
    machine.exchange.forget_answer()
    machine.exchange.step = machine.activity.forget(machine.exchange.step)
    machine.drop_lines_of(State.GIVING_FEEDBACK, State.SUMMARISING)
    # the offer of another try stands, without a line made for what was said
    machine.keep_last_line_of(State.OFFERING_TEMPLATE)
    key = "forget-done" if event.is_complete else "forget-failed"
    if machine.state is State.PAUSED and not machine.is_resting:
        _go_on(machine, key)
    else:
        machine.aside(machine.prompter.line(key))


def _ask(machine: SessionMachine, asked: int = 0) -> None:
    machine.forgetting.asked = asked + 1
    machine.pause("forget-ask")


def _go_on(machine: SessionMachine, key: str) -> None:
    machine.return_with(machine.prompter.line(key))
