"""Writes what is to be remembered of a session into the history."""

from __future__ import annotations

from collections.abc import Callable

from voice_coach.errors import HistoryError
from voice_coach.events import Assess, Assessed, Command, Event, Finish, Keep, Say, Turn, Withdraw
from voice_coach.ports import Attempt, HeardTurn, History, PastSession
from voice_coach.session.journal import ACCEPTED
from voice_coach.session.loop import PRIVATE


class Recorder:
    """ports.Observer that writes answers and the end of the session into the history."""

    def __init__(
        self,
        history: History,
        session: PastSession,
        now_iso: Callable[[], str],
        notify: Callable[[str], None],
        resumed_from: str | None = None,
    ) -> None:
        """``resumed_from`` is the session that may be gone on with, where one was left."""
        self._resumed_from = resumed_from
        self._history = history
        self._session = session
        self._now_iso = now_iso
        self._notify = notify
        self._assess: Assess | None = None
        self._turns: list[int] = []
        # when those began that are kept, in the order of their numbers
        self._attempts: list[tuple[int, tuple[str, int]]] = []
        # how many turns there were at each, with its step and number
        self._has_failed = False
        self._is_stopped = False
        self._write(lambda: history.begin(session))

    def notice(self, item: Event | Command, at_ms: int) -> None:
        if isinstance(item, Turn) and item.text != PRIVATE:
            self._turns.append(item.start_ms)
        elif isinstance(item, Withdraw):
            self._withdraw(item.since_ms)
        elif isinstance(item, Assess):
            self._assess = item
        elif isinstance(item, Assessed) and self._assess is not None:
            self._add(self._assess, item)
        elif isinstance(item, Keep):
            kept = item
            self._write(
                lambda: self._history.keep(
                    self._session.id, kept.kind, self._now_iso(), kept.content
                )
            )
        elif isinstance(item, Say) and item.purpose == ACCEPTED:
            self._end_earlier()
        elif isinstance(item, Finish):
            reason = item.reason
            self._write(lambda: self._history.end(self._session.id, self._now_iso(), reason))

    def add_turn(self, turn: HeardTurn) -> None:
        """Keep one turn, or what more is known of it by now."""
        self._write(lambda: self._history.add_turn(turn))

    def stop(self) -> None:
        """Write nothing more of this session."""
        self._is_stopped = True

    def close(self) -> None:
        self._history.close()

    def _end_earlier(self) -> None:
        earlier = self._resumed_from
        if earlier is not None:
            self._write(lambda: self._history.end(earlier, self._now_iso(), "resumed"))

    def _add(self, assess: Assess, assessed: Assessed) -> None:
        assessment = assessed.assessment
        if not assessment.is_answer:
            return
        attempt = Attempt(
            session=self._session.id,
            step=assess.exercise_id,
            attempt=assess.attempt,
            said=assess.text,
            at=self._now_iso(),
            act=assessment.act,
            is_strong=assessment.is_strong,
            changed_marker=assessment.changed_marker,
            markers=tuple(dict.fromkeys(marker.name for marker in assessment.markers)),
            praise=assessment.praise,
            change=assessment.change,
            template=assessment.template,
        )
        self._attempts.append((len(self._turns), (attempt.step, attempt.attempt)))
        self._write(lambda: self._history.add_attempt(attempt))

    def _withdraw(self, since_ms: int) -> None:
        first = 1 + sum(start_ms < since_ms for start_ms in self._turns)
        gone = [attempt for turn, attempt in self._attempts if turn >= first]
        self._write(lambda: self._history.withdraw(self._session.id, first, gone))

    def _write(self, action: Callable[[], None]) -> None:
        if self._is_stopped:
            return
        try:
            action()
        except HistoryError as error:
            if not self._has_failed:
                self._has_failed = True
                self._notify(f"{error.message} Practice goes on, but answers are not counted.")
