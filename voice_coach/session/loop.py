"""Runs a session: the only caller of machine.feed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from voice_coach.dialog.machine import SessionMachine
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Command,
    Event,
    Finish,
    Forget,
    Forgotten,
    Partial,
    SessionStarted,
    Turn,
)
from voice_coach.ports import Front, Observer

Assessing = Callable[[Assess], Assessment]
MayGoOn = Callable[[], None]
# asked where nothing is half done; raises what ends the session
PRIVATE = "[not kept]"


def always() -> None:
    """No reason to end the session."""


@dataclass(frozen=True, slots=True)
class Session:
    """A machine, the front it speaks through, and those who watch."""

    machine: SessionMachine
    front: Front
    assess: Assessing
    observers: Sequence[Observer] = ()
    forget: Callable[[], bool] = lambda: True
    # deletes what was kept of the session, and has nothing more kept; False when some is left

    def run(self, resumed_from: str | None = None, may_go_on: MayGoOn = always) -> str:
        """Go from the greeting to the end; returns the reason of Finish."""
        may_go_on()
        reason = self.start(resumed_from)
        while reason is None:
            may_go_on()
            for event in self.front.next_events():
                reason = self.handle(event)
                if reason is not None:
                    break
        return reason

    def start(self, resumed_from: str | None = None) -> str | None:
        """Begin; for those who hand in each event themselves, with `handle`."""
        return self.handle(SessionStarted(self.front.now_ms, resumed_from))

    def close(self) -> None:
        """Let go of the front and the observers, the observers last, whichever of them fails."""
        with ExitStack() as stack:
            for observer in reversed(self.observers):
                stack.callback(observer.close)
            stack.callback(self.front.close)

    def handle(self, event: Event) -> str | None:
        """Take one event and carry out what follows from it; the reason of Finish, once over."""
        waiting: deque[Event] = deque([event])
        done: list[Event | Command] = []
        reason: str | None = None
        try:
            while waiting:
                current = waiting.popleft()
                commands = self.machine.feed(current)
                # judged before anything is noted: only then is it known what may be written down
                judged = [self.assess(each) for each in commands if isinstance(each, Assess)]
                waiting.extend(Assessed(assessment) for assessment in judged)
                is_private = self.machine.keeps_private or any(one.is_unsafe for one in judged)
                done += _as_kept((current, *commands), is_private)
                for command in commands:
                    if isinstance(command, Finish):
                        reason = command.reason
                    elif isinstance(command, Forget):
                        self._notice(done)
                        waiting.append(Forgotten(self.forget()))
                    elif not isinstance(command, Assess):
                        self.front.perform(command)
        finally:
            # what is written down is on the disk by the time the first of a reply has gone through
            # the speaker's buffer, and keeps nobody waiting
            self._notice(done)
        return reason

    def _notice(self, items: list[Event | Command]) -> None:
        """Show them to the observers, whichever of those fails, and strike them off."""
        shown, items[:] = tuple(items), ()
        with ExitStack() as stack:
            # it calls the last first
            for item in reversed(shown):
                for observer in reversed(self.observers):
                    stack.callback(observer.notice, item, self.front.now_ms)


def _as_kept(items: Iterable[Event | Command], is_private: bool) -> Iterable[Event | Command]:
    return map(_without_words, items) if is_private else items


def _without_words(item: Event | Command) -> Event | Command:
    """An item as it may be written down: nothing of what the person said about danger is kept."""
    match item:
        case Turn():
            return replace(item, text=PRIVATE, words=(), delivery=None)
        case Assess():
            return replace(item, text=PRIVATE, words=())
        case Partial():
            return replace(item, text=PRIVATE)
        case Assessed():
            return Assessed(Assessment(PRIVATE, is_unsafe=item.assessment.is_unsafe))
        case _:
            return item
