"""Goes on with an activity that was interrupted in the middle of a step, or between two."""

from __future__ import annotations

from dataclasses import replace

from voice_coach.dialog.machine import SessionMachine
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Activity, Answer, Line, Reaction, Step

_OVER = (State.IDLE, State.SUMMARISING, State.FAREWELL, State.FINISHED)
_MET = (State.GIVING_FEEDBACK, State.OFFERING_TEMPLATE, State.CHOOSING)


class Continued:
    """An Activity that has begun already."""

    def __init__(self, activity: Activity, step: Step | None) -> None:
        """``step`` is what still waits for an answer; None where the last one was met."""
        self._activity = activity
        self._step = step

    @property
    def name(self) -> str:
        return self._activity.name

    def opening(self) -> tuple[Line, ...]:
        """Nothing: it was said before."""
        return ()

    def next_step(self) -> Step | None:
        """First what was not answered any more, then whatever follows."""
        step, self._step = self._step, None
        return step or self._activity.next_step()

    def previous_step(self) -> Step | None:
        return self._activity.previous_step()

    def skip_section(self) -> None:
        self._activity.skip_section()

    def react(self, answer: Answer) -> Reaction:
        return self._activity.react(answer)

    def progress(self) -> tuple[Line, ...]:
        return self._activity.progress()

    def closing(self) -> tuple[Line, ...]:
        return self._activity.closing()

    def forget(self, step: Step | None) -> Step | None:
        return self._activity.forget(step)

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        return self._activity.keepsakes()


def continued(machine: SessionMachine) -> Continued | None:
    """The activity of a machine that was brought to where a session was cut off.

    None where nothing of it is left, or where it stopped for somebody's safety.
    """
    step = machine.exchange.step
    if machine.main_state in _OVER or machine.is_in_safety or step is None:
        return None
    if machine.main_state in _MET or machine.exchange.reaction.lines:
        return Continued(machine.activity, None)
    return Continued(machine.activity, replace(step, lines=step.again or step.lines))
