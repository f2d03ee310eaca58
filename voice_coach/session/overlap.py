"""Who goes first where the person and the coach speak at the same time."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.events import Event, Turn
from voice_coach.hearing.gate import Gate, Moment
from voice_coach.hearing.listener import Listener
from voice_coach.session.mouth import Mouth

TAIL_MS = 200
# the coach may be heard so long after its last sound, and the silence behind it, have been played:
# the echo of a large room, or of a speaker with a buffer nobody knows of
ECHO_MS = 1_000
# what begins so shortly after the coach's last sound may still be its echo
EAGER_MS = 700
# who begins so shortly before the coach has finished is answering, not interrupting
GO_ON_MS = 1_400
# said while the coach was still to be heard, words may not have been understood: the coach waits
# long enough for them to be said again in silence


class Overlap:
    """Watches both sides of one conversation, frame by frame."""

    def __init__(self, mouth: Mouth, listener: Listener, *, may_interrupt: bool) -> None:
        self._mouth = mouth
        self._listener = listener
        self._gate = Gate(listener.command_of, may_interrupt=may_interrupt)
        self._tail_ms = 0 if may_interrupt else TAIL_MS
        self._spoken_ms = -TAIL_MS
        # until when the coach was to be heard
        self._quiet_from_ms = 0
        # while the coach gives way: when the person fell silent
        self._interrupted_words = ""
        # what the coach was saying when it gave way

    def hear(self, heard: Sequence[Event], now_ms: int) -> list[Event]:
        """What the session is to know of the events of one frame, after giving way or going on.

        Raises DeviceLostError.
        """
        mouth, listener = self._mouth, self._listener
        is_audible = mouth.is_speaking and not mouth.is_waiting
        if is_audible:
            self._spoken_ms = now_ms
        moment = Moment(
            now_ms=now_ms,
            is_over_coach=now_ms - self._spoken_ms < self._tail_ms or is_audible,
            is_meant=listener.is_interrupted,
            coach_words=mouth.words or self._interrupted_words,
        )
        admitted = self._gate.admit(heard, moment)
        if mouth.is_waiting:
            self._go_on(admitted, now_ms)
        elif is_audible and self._gate.may_interrupt and listener.is_interrupted:
            return [*admitted, *self._give_way(now_ms)]
        elif not is_audible and self._is_rest_of_coach():
            listener.forget()
        return admitted

    def may_listen(self, now_ms: int) -> bool:
        """Whether nothing of the coach is to be heard any more."""
        return not self._mouth.is_speaking and now_ms - self._spoken_ms >= self._tail_ms

    def listen(self) -> list[Event]:
        """Settle what becomes of speech over the coach before the person is given the floor.

        Whoever speaks on, or began just before the coach had finished, is answering already.
        """
        span_ms = self._listener.span_ms
        if self._gate.may_interrupt or span_ms is None or self._listener.is_speech:
            return self._gate.release()
        start_ms, end_ms = span_ms
        is_answer = end_ms >= self._spoken_ms - EAGER_MS and self._gate.has_meant(start_ms)
        released = self._gate.release()
        if is_answer:
            return released
        self._listener.forget()
        return []

    def _is_rest_of_coach(self) -> bool:
        """Whether what was heard about the end of the coach's speech never stood out from it."""
        span_ms = self._listener.span_ms
        if span_ms is None or self._listener.is_speech:
            return False
        return span_ms[0] < self._spoken_ms + ECHO_MS and not self._gate.has_meant(span_ms[0])

    def _give_way(self, now_ms: int) -> list[Event]:
        self._quiet_from_ms = now_ms
        self._interrupted_words = self._mouth.words
        rest_ms = self._mouth.rest_ms
        if rest_ms is not None and rest_ms <= EAGER_MS:
            return self._mouth.cut_short(now_ms)
        self._mouth.give_way()
        return []

    def _go_on(self, heard: Sequence[Event], now_ms: int) -> None:
        """Speak on when nothing came of it: a cough, a sign of listening, or words for others."""
        listener = self._listener
        if listener.is_speech:
            self._quiet_from_ms = now_ms
        is_new = any(isinstance(event, Turn) for event in heard)
        span_ms = listener.span_ms or (now_ms, now_ms)
        is_telling = self._gate.is_telling(listener.text, span_ms, self._interrupted_words)
        # the session answers a turn first, and words that may become one are waited for
        if now_ms - self._quiet_from_ms < GO_ON_MS or is_new or is_telling:
            return
        if listener.span_ms is not None:
            listener.forget()
        self._mouth.go_on()
