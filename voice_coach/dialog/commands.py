"""What each hands-free command does, in every state of a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from voice_coach.dialog.forgetting import ask_to_forget
from voice_coach.dialog.remarks_met import lend
from voice_coach.dialog.silence import nudge
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Answer, Line
from voice_coach.events import AdjustVoice

if TYPE_CHECKING:
    from voice_coach.dialog.machine import SessionMachine

RATE_STEP = 1.15
GAIN_STEP_DB = 4.0
MAX_STEPS = 3
AFTER_ANSWER = (State.CHOOSING, State.OFFERING_TEMPLATE, State.GIVING_FEEDBACK)
SAFE_COMMANDS = frozenset(
    {"repeat", "slower", "faster", "louder", "softer", "pause", "moment", "continue"}
    | {"rest", "forget", "help", "yes", "no", "finish", "stop"}
)
# where someone may be unsafe only these are obeyed; any other hears the safety question again
SWITCHES = ("practice", "rehearse", "mirror", "check-in")


def obey(machine: SessionMachine, command: str) -> bool:
    """Carry out a command; False when there is no such command."""
    if command not in COMMANDS:
        return False
    if machine.is_in_safety and command not in SAFE_COMMANDS:
        machine.ask_end_or_rest(was_unclear=True)
    else:
        COMMANDS[command](machine)
    return True


# --- how the coach sounds -------------------------------------------------------------------------


def _change_rate(machine: SessionMachine, key: str, step: int) -> None:
    if abs(machine.rate_steps + step) > MAX_STEPS:
        machine.aside(machine.prompter.line("at-limit"))
        return
    machine.rate_steps += step
    machine.emit(AdjustVoice(rate_ratio=RATE_STEP**step))
    machine.aside(machine.prompter.line(key))


def _change_gain(machine: SessionMachine, key: str, step: int) -> None:
    if abs(machine.gain_steps + step) > MAX_STEPS:
        machine.aside(machine.prompter.line("at-limit"))
        return
    machine.gain_steps += step
    machine.emit(AdjustVoice(gain_db=GAIN_STEP_DB * step))
    machine.aside(machine.prompter.line(key))


# --- moving about --------------------------------------------------------------------------------


def _repeat(machine: SessionMachine) -> None:
    state = machine.main_state if machine.state is State.PAUSED else machine.state
    if machine.is_in_safety:
        machine.protect()
    elif machine.exchange.lent and machine.state in (State.LISTENING, State.CHOOSING):
        # asked for twice, the question is meant
        lent, machine.exchange.lent = machine.exchange.lent, ()
        machine.aside(*lent)
    elif state in AFTER_ANSWER:
        machine.go("react", machine.exchange.reaction.lines)
    elif machine.exchange.step is not None and state in (
        State.LISTENING,
        State.PROMPTING,
        State.PAUSED,
    ):
        machine.go("prompt", machine.exchange.step.again or machine.exchange.step.lines)
    else:
        machine.aside()


def _continue(machine: SessionMachine) -> None:
    if machine.place is State.PAUSED:
        machine.go_on()
    elif machine.state is State.CHOOSING:
        machine.move_on()
    elif machine.place is State.SAFETY_CHOOSING:
        machine.advance()
    elif machine.place is State.SAFETY:
        # the help lines are heard out first
        machine.aside()
    else:
        machine.aside(machine.prompter.line("continue"))


def _skip(machine: SessionMachine) -> None:
    if machine.state in (State.SUMMARISING, State.FAREWELL):
        machine.go("part", [machine.prompter.line("farewell")])
    else:
        machine.advance([machine.prompter.line("skip-done")])


def _next_drill(machine: SessionMachine) -> None:
    machine.activity.skip_section()
    machine.advance([machine.prompter.line("skip-done")])


def _go_back(machine: SessionMachine) -> None:
    step = machine.activity.previous_step()
    if step is None:
        machine.aside(machine.prompter.line("nothing-before"))
    else:
        machine.enter_step(step, [machine.prompter.line("go-back-done")])


def try_again(machine: SessionMachine) -> None:
    """Give the floor for another attempt at the same step."""
    if machine.exchange.step is None:
        machine.aside(machine.prompter.line("not-available"))
        return
    if machine.main_state in AFTER_ANSWER:
        machine.exchange.attempt += 1
    machine.exchange.is_broken_off = False
    machine.go("prompt", [machine.prompter.line("retry-go")])


def _answer_question(machine: SessionMachine, is_yes: bool) -> None:
    step = machine.exchange.step
    if machine.state is State.CHOOSING and is_yes:
        try_again(machine)
    elif machine.state is State.CHOOSING:
        machine.move_on()
    elif machine.state is State.PAUSED and is_yes:
        machine.go_on()
    elif machine.is_in_safety:
        machine.ask_end_or_rest(was_unclear=True)
    elif step is not None and step.kind == "choice" and is_asked(machine):
        machine.meet(Answer(step, is_yes=is_yes))
    elif step is not None and machine.state is State.LISTENING:
        machine.aside(*step.lines[-1:])
    else:
        machine.aside()


def is_asked(machine: SessionMachine) -> bool:
    """Whether a yes or no would answer what was just asked."""
    return machine.state is State.LISTENING or (
        machine.state is State.PROMPTING and machine.lines_left <= 1
    )


# --- asking the coach ----------------------------------------------------------------------------


def _help(machine: SessionMachine) -> None:
    if machine.is_in_safety:
        # whoever calls for help there means the help lines
        machine.protect()
    else:
        machine.aside(machine.prompter.line("help"))


def _example(machine: SessionMachine) -> None:
    if machine.exchange.step is None or not machine.exchange.step.example:
        machine.aside(machine.prompter.line("not-available"))
    else:
        intro = machine.prompter.line("example-intro")
        lend(machine, intro, Line(machine.exchange.step.example, purpose="example"))


def _template(machine: SessionMachine) -> None:
    template = machine.exchange.template or (
        machine.exchange.step.template if machine.exchange.step else ""
    )
    if not template:
        machine.aside(machine.prompter.line("not-available"))
    else:
        intro = machine.prompter.line("template-intro")
        lend(machine, intro, Line(template, purpose="template"))


def _heard(machine: SessionMachine) -> None:
    if not machine.last_heard:
        machine.aside(machine.prompter.line("heard-nothing"))
    else:
        intro = machine.prompter.line("heard-intro")
        machine.aside(intro, Line(machine.last_heard, purpose="heard"))


def _rest(machine: SessionMachine) -> None:
    if machine.is_in_safety:
        machine.rest()
    else:
        machine.pause()


def _moment(machine: SessionMachine) -> None:
    """Someone who asked for time to answer, and took it, is told once that there is more."""
    if machine.state is State.LISTENING:
        nudge(machine)
    else:
        _rest(machine)


def _switch(machine: SessionMachine, kind: str) -> None:
    if kind == machine.activity.name:
        machine.aside(machine.prompter.line("continue"))
    elif machine.can_switch(kind):
        machine.switch(kind)
    else:
        machine.aside(machine.prompter.line("not-available"))


COMMANDS: dict[str, Callable[[SessionMachine], None]] = {
    "repeat": _repeat,
    "slower": lambda machine: _change_rate(machine, "slower", -1),
    "faster": lambda machine: _change_rate(machine, "faster", +1),
    "louder": lambda machine: _change_gain(machine, "louder", +1),
    "softer": lambda machine: _change_gain(machine, "softer", -1),
    "pause": _rest,
    "moment": _moment,
    "rest": _rest,
    "continue": _continue,
    "skip": _skip,
    "next-drill": _next_drill,
    "go-back": _go_back,
    "try-again": try_again,
    "yes": lambda machine: _answer_question(machine, True),
    "no": lambda machine: _answer_question(machine, False),
    "help": _help,
    "example": _example,
    "template": _template,
    "progress": lambda machine: machine.aside(*machine.activity.progress()),
    "heard": _heard,
    "forget": ask_to_forget,
    "finish": lambda machine: machine.close("asked"),
    "stop": lambda machine: machine.stop(),
    **{kind: partial(_switch, kind=kind) for kind in SWITCHES},
}
