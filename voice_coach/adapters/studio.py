"""Renders speech beside the session: what is known in advance is ready when it is to be said.

An engine renders one text at a time, so one thread works off the orders of all voices, what is
wanted now before what is only likely.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from itertools import count
from queue import PriorityQueue

from voice_coach.errors import VoiceError
from voice_coach.ports import Sound, Voice

CAPACITY = 48
# sentences that are kept; about 5 MB
CLOSING_S = 2.0
# an engine that hangs is left to itself; it ends with the program
_NOW, _LIKELY, _LAST = range(3)

_Job = tuple[int, int, Callable[[], Sound], Future[Sound]]


class Studio:
    """One worker for any number of voices that share an engine."""

    def __init__(self) -> None:
        self._jobs: PriorityQueue[_Job] = PriorityQueue()
        self._numbers = count()
        self._is_closed = False
        self._is_failing = False
        # the last sentence could not be rendered: what is only likely is left until one can
        self.thread = threading.Thread(target=self._work, name="studio", daemon=True)
        self.thread.start()

    def order(self, render: Callable[[], Sound], *, is_urgent: bool) -> Future[Sound]:
        """Have something rendered; VoiceError comes out of the future."""
        job: Future[Sound] = Future()
        self.put(render, job, is_urgent=is_urgent)
        return job

    def put(self, render: Callable[[], Sound], job: Future[Sound], *, is_urgent: bool) -> None:
        """Order it, or hurry it up when it has been ordered before."""
        self._jobs.put((_NOW if is_urgent else _LIKELY, next(self._numbers), render, job))

    def close(self) -> None:
        """Finish what is being rendered and drop the rest. The voices stay open."""
        self._is_closed = True
        self._jobs.put((_LAST, next(self._numbers), _nothing, Future()))
        self.thread.join(CLOSING_S)

    def _work(self) -> None:
        while True:
            urgency, _, render, job = self._jobs.get()
            if self._is_closed:
                return
            if self._is_failing and urgency == _LIKELY:
                job.cancel()
            # one that was hurried up is met again when its turn would have come
            if job.done() or not job.set_running_or_notify_cancel():
                continue
            try:
                job.set_result(render())
                self._is_failing = False
            except VoiceError as error:
                self._is_failing = True
                job.set_exception(error)
            except Exception as error:  # noqa: BLE001 - whoever waits for it would wait for ever
                job.set_exception(error)


class AheadVoice:
    """ports.Voice over another one, with `prepare` for what will be said soon."""

    def __init__(self, voice: Voice, studio: Studio) -> None:
        """The other voice stays open for its owner to close, after the studio."""
        self.name = voice.name
        self._voice = voice
        self._studio = studio
        self._kept: OrderedDict[tuple[str, float], Future[Sound]] = OrderedDict()

    def prepare(self, text: str, rate_ratio: float = 1.0) -> None:
        """Begin to render a sentence that will probably be wanted; returns at once."""
        key = (text, rate_ratio)
        if key in self._kept:
            return
        self._keep(key, self._studio.order(self._render(key), is_urgent=False))

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        """One sentence, at once where it was prepared; see ports.Voice."""
        key = (text, rate_ratio)
        prepared = self._kept.pop(key, None)
        has_failed = prepared is not None and prepared.done() and not _is_good(prepared)
        if prepared is None or has_failed:
            # what failed while nobody needed it is worth another try
            return self._studio.order(self._render(key), is_urgent=True).result()
        self._studio.put(self._render(key), prepared, is_urgent=True)
        try:
            sound = prepared.result()
        except CancelledError:
            return self._studio.order(self._render(key), is_urgent=True).result()
        self._keep(key, prepared)
        return sound

    def close(self) -> None:
        """Nothing of its own is held open."""

    def _render(self, key: tuple[str, float]) -> Callable[[], Sound]:
        return lambda: self._voice.render(*key)

    def _keep(self, key: tuple[str, float], job: Future[Sound]) -> None:
        self._kept[key] = job
        while len(self._kept) > CAPACITY:
            _, oldest = self._kept.popitem(last=False)
            oldest.cancel()


def _is_good(job: Future[Sound]) -> bool:
    return not job.cancelled() and job.exception() is None


def _nothing() -> Sound:
    raise VoiceError("The voice was ended while it was to speak.", "Start the session again.")
