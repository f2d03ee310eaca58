"""What gets through of the things that are heard while the coach speaks.

Nothing does that may be the coach itself: whoever is heard has to stand out from its echo. Beyond
that it depends on whether the person may interrupt. Where they may not, only the call to stop or to
pause is obeyed over the coach, and answers are taken in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voice_coach.events import Event, Partial, SpeechEnded, SpeechStarted, Turn
from voice_coach.language.acknowledgement import is_acknowledgement

AT_ONCE = frozenset({"stop", "pause", "moment"})
# obeyed whatever is going on
BRIEF_MS = 600
# coughs and signs of listening last no longer, and recognizers write words for them
ONSET_MS = 400
# speech is known to be meant a little after it began, or stood out a little before


@dataclass(frozen=True, slots=True)
class Moment:
    """How things stand as something is heard."""

    now_ms: int
    is_over_coach: bool
    # the coach is to be heard, or may still be
    is_meant: bool
    # someone stands out from the echo, and goes on doing so
    coach_words: str
    # what it is saying


class Gate:
    """Lets events of the listener through, or not."""

    def __init__(self, command_of: Callable[[str], str | None], *, may_interrupt: bool) -> None:
        """`command_of` gives the id of the command that a whole text is, or None."""
        self.may_interrupt = may_interrupt
        self._command_of = command_of
        self._held: SpeechStarted | None = None
        # speech over the coach that does not stand out yet
        self._meant_ms: int | None = None
        # when someone last stood out

    def admit(self, heard: Sequence[Event], moment: Moment) -> list[Event]:
        """Those of the events that the session is to know."""
        if moment.is_meant:
            self._meant_ms = moment.now_ms
        admitted = [event for event in heard if self._is_admitted(event, moment)]
        if moment.is_meant or not moment.is_over_coach:
            return [*self.release(), *admitted]
        return admitted

    def release(self) -> list[Event]:
        """The beginning of speech that was held back, now that it counts."""
        held, self._held = self._held, None
        return [held] if held is not None else []

    def has_meant(self, start_ms: int) -> bool:
        """Whether someone has stood out in speech that began then."""
        return self._meant_ms is not None and self._meant_ms >= start_ms - ONSET_MS

    def is_telling(self, text: str, span_ms: tuple[int, int], coach_words: str) -> bool:
        """Whether words over the coach may be more than a cough or a sign of listening.

        `span_ms` is when they began, and when the last of them ended.
        """
        if not text:
            return False
        if "?" in coach_words:
            return True
        is_known = self._command_of(text) is not None
        return not is_acknowledgement(text) and (is_known or not _is_brief(span_ms))

    def _is_admitted(self, event: Event, moment: Moment) -> bool:
        match event:
            case SpeechStarted() if moment.is_over_coach:
                self._held = event
                return False
            case SpeechEnded() if self._held is not None:
                self._held = None
                return False
            case Partial() if moment.is_over_coach:
                return self.may_interrupt and self._held is None
            case Turn(is_over_coach=True):
                return self._is_obeyed(event, moment)
            case _:
                return True

    def _is_obeyed(self, turn: Turn, moment: Moment) -> bool:
        if not self.has_meant(turn.start_ms):
            return False
        if self._command_of(turn.text) in AT_ONCE:
            return True
        span_ms = (turn.start_ms, turn.end_ms)
        return self.may_interrupt and self.is_telling(turn.text, span_ms, moment.coach_words)


def _is_brief(span_ms: tuple[int, int]) -> bool:
    """Whether something over the coach is too short to be known for words."""
    start_ms, end_ms = span_ms
    return end_ms - start_ms <= BRIEF_MS
