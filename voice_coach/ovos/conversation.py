"""One session in one room: its steps follow each other on one thread, whoever reports."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from voice_coach.dialog.states import State
from voice_coach.errors import VoiceCoachError
from voice_coach.events import CameBack, Event
from voice_coach.ovos.front import AssistantFront
from voice_coach.ovos.opening import Opening

if TYPE_CHECKING:
    from voice_coach.app import Prepared
    from voice_coach.ovos.bus_assistant import BusAssistant

Ending = Callable[[VoiceCoachError | None], None]
Report = Callable[[AssistantFront], Sequence[Event]]


class Conversation:
    """A session that is driven by reports of the assistant.

    A history belongs to the thread that opened it, so a thread of its own does all the work.
    """

    def __init__(
        self,
        assistant: BusAssistant,
        opening: Opening,
        on_end: Ending,
    ) -> None:
        """``on_end`` is told once why the session could not go on, or None when it just ended."""
        self.assistant = assistant
        self._opening = opening
        self._on_end = on_end
        began = monotonic()
        self._front = AssistantFront(assistant, lambda: round((monotonic() - began) * 1000))
        self._prepared: Prepared | None = None
        self._is_over = False
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="voice-coach")

    def is_command(self, text: str) -> bool:
        """Whether the words ask the coach for something."""
        return self._opening.coach.commands.match(text) is not None

    def is_meant(self, text: str) -> bool:
        """Whether the words are the coach's in any case: a command, or someone may be unsafe."""
        return self.is_command(text) or self._opening.coach.is_unsafe(text)

    @property
    def kind(self) -> str:
        """The kind of session that is held now."""
        prepared = self._prepared
        return prepared.session.machine.activity.name if prepared else self._opening.kind

    @property
    def is_paused(self) -> bool:
        """Whether the coach waits until the person wants to go on."""
        prepared = self._prepared
        return prepared is not None and prepared.session.machine.state is State.PAUSED

    @property
    def is_away(self) -> bool:
        """Whether another skill is answering."""
        return self._front.is_away

    def begin(self) -> None:
        """Open the session and greet."""
        self._submit(self._begin)

    def report(self, report: Report) -> None:
        """Take what the assistant tells; returns at once."""
        self._submit(lambda: self._take(report(self._front)))

    def go_away(self) -> None:
        """Fall silent for another skill; returns when that is done."""
        self._submit(lambda: self._take(self._front.go_away())).result()

    def come_back(self) -> None:
        """The other skill has answered, or the person wants to go on."""
        self._submit(self._come_back)

    def close(self) -> None:
        """Let go of everything; the session stays unfinished and can be gone on with."""
        self._submit(lambda: self._let_go(None, tells=False))
        self._worker.shutdown()

    # --- on the worker ----------------------------------------------------------------------------

    def _submit(self, work: Callable[[], None]) -> Future[None]:
        future = self._worker.submit(work)
        future.add_done_callback(self._tell_fault)
        return future

    def _begin(self) -> None:
        try:
            self._prepared = self._opening.open(self._front)
        except VoiceCoachError as error:
            self._let_go(error)
            return
        self._go_on(lambda prepared: prepared.session.start(prepared.header.resumed_from))

    def _take(self, events: Iterable[Event]) -> None:
        for event in events:
            self._go_on(partial(_handle, event))

    def _come_back(self) -> None:
        self._front.come_back()
        self._take([CameBack(self._front.now_ms)])

    def _go_on(self, step: Callable[[Prepared], str | None]) -> None:
        if self._is_over or self._prepared is None:
            return
        try:
            reason = step(self._prepared)
            self._front.settle()
        except VoiceCoachError as error:
            self._let_go(error)
            return
        if reason is not None:
            self._let_go(None)

    def _let_go(self, error: VoiceCoachError | None, tells: bool = True) -> None:
        if self._is_over:
            return
        self._is_over = True
        try:
            if self._prepared is not None:
                self._prepared.stack.close()
        finally:
            # whatever closing came to, the room is free for another session
            if tells:
                self._on_end(error)

    def _tell_fault(self, future: Future[None]) -> None:
        fault = future.exception()
        if fault is not None:
            # its text may hold what was said, the places do not
            places = "".join(traceback.format_tb(fault.__traceback__))
            self._let_go(
                VoiceCoachError(f"A mistake in the program, {type(fault).__name__}:", places)
            )


def _handle(event: Event, prepared: Prepared) -> str | None:
    return prepared.session.handle(event)
