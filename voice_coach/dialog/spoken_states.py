"""The states of a session as they are spoken: what is said in each, and where an interruption ends.

What is asked, and how it goes on from there, is decided by the machine that builds on this.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from transitions import Machine

from voice_coach.dialog.airtime import Airtime
from voice_coach.dialog.states import AWAITING, SPEAKING, TABLE, State
from voice_coach.dialog.steps import Line
from voice_coach.events import Command, Hush, Listen


class SpokenStates(ABC):
    """Takes the transitions of the table, and collects the commands that follow from them."""

    state: State

    def __init__(self) -> None:
        self.came_from: State | None = None
        # where an interruption that ends goes back to, as the table asks it
        self._out: list[Command] = []
        self._returns: list[State] = []
        self._airtime = Airtime()
        self._lines: list[Line] = []
        # what the main thread of the session still has to say
        self._aside: list[Line] = []
        self._machine = self._make_machine()

    def _make_machine(self) -> Machine:
        machine = Machine(
            model=self,
            states=State,
            initial=State.IDLE,
            auto_transitions=False,
            send_event=True,
            after_state_change="_entered",
        )
        for row in TABLE:
            machine.add_transition(**row.as_arguments())
        return machine

    @abstractmethod
    def _listening(self) -> Listen:
        """How to listen in the state at hand."""

    @abstractmethod
    def _all_spoken(self) -> None:
        """Nothing of what is said in the state at hand is still to be heard: go on."""

    # --- transitions ----------------------------------------------------------------------------

    def _fire(self, trigger: str) -> None:
        self._machine.events[trigger].trigger(self)

    def _entered(self, _event: Any) -> None:
        if self.state in SPEAKING:
            self._speak(self._aside if self.state is State.HELPING else self._lines)
        elif self.state in AWAITING:
            self.emit(self._listening())

    def go(self, trigger: str, lines: Sequence[Line]) -> None:
        """Leave what is being said and take a transition, speaking ``lines`` in the new state."""
        self._fall_silent()
        self._lines = list(lines)
        self._returns.clear()
        self._fire(trigger)

    def interrupt(self, trigger: str, lines: Sequence[Line] = ()) -> None:
        """Take a break from the current state; ``resume`` goes back to it."""
        if self.state not in (State.HELPING, State.RECOVERING):
            base = State.LISTENING if self.state is State.ASSESSING else self.state
            self._returns.append(base)
        self._fall_silent()
        self._aside = list(lines)
        self._fire(trigger)

    def return_with(self, line: Line) -> None:
        """Say something, then go back to where an interruption began."""
        self._fall_silent()
        self._aside = [line]
        self._fire("help")

    def resume(self) -> None:
        """Go back to the state that was interrupted."""
        self._fall_silent()
        self.came_from = self._returns.pop() if self._returns else State.LISTENING
        self._fire("go_back_to")

    @property
    def place(self) -> State:
        """Where the main thread stands; an interruption goes back to it."""
        is_aside = self.state in (State.HELPING, State.RECOVERING)
        return self._returns[-1] if is_aside and self._returns else self.state

    @property
    def main_state(self) -> State:
        """Where the main thread stands beneath all interruptions, a pause among them."""
        return self._returns[0] if self._returns else self.state

    @property
    def is_in_safety(self) -> bool:
        """Whether the person was last told whom to call, and has neither gone on nor rested."""
        return self.place in (State.SAFETY, State.SAFETY_CHOOSING)

    # --- speech ---------------------------------------------------------------------------------

    def emit(self, command: Command) -> None:
        """Add to what is to be done about the event at hand."""
        self._out.append(command)

    def _speak(self, lines: list[Line]) -> None:
        self._out += self._airtime.speak(lines)
        if not lines:
            self._all_spoken()

    def speak_on(self) -> None:
        """Say again what of the main thread has not been heard to its end."""
        self._speak(self._lines)

    def drop_lines_of(self, *states: State) -> None:
        """Where one of these states was interrupted, say nothing more of what is left of it."""
        if self._returns and self._returns[-1] in states:
            self._lines = []

    def keep_last_line_of(self, state: State) -> None:
        """Where this state was interrupted, say only the last of what is left of it."""
        if self._returns and self._returns[-1] is state:
            self._lines = self._lines[-1:]

    def hush(self, *, at_once: bool = False) -> None:
        """Fall silent; what was on the air is forgotten."""
        self._airtime.clear()
        self.emit(Hush(at_once))

    def _fall_silent(self) -> None:
        if self._airtime.is_on:
            self.hush()

    @property
    def is_speaking(self) -> bool:
        """Whether anything is still to be heard."""
        return self._airtime.is_on

    @property
    def lines_left(self) -> int:
        """How many lines of the main thread are still to be heard to their end."""
        return len(self._lines)
