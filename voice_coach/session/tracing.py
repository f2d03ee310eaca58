"""Writes down how each turn of the person was delivered, and how soon the coach replied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voice_coach.events import (
    Assess,
    Command,
    Event,
    LevelMeasured,
    Listen,
    Say,
    Silence,
    SpeakingStarted,
    SpeechStarted,
    SpokenOut,
    Turn,
)
from voice_coach.ports import HeardTurn
from voice_coach.session.loop import PRIVATE
from voice_coach.session.stopwatch import Stopwatch


class TurnTracer:
    """ports.Observer that makes a HeardTurn of every turn, and completes it as more is known.

    What the person said about danger is not written down in any form, its timing included.
    """

    def __init__(
        self,
        session_id: str,
        now_iso: Callable[[], str],
        keep: Callable[[HeardTurn], None],
        watch: Stopwatch | None = None,
    ) -> None:
        """``keep`` is given each turn, and again when more of it is known.

        Without a ``watch``, as on files and in writing, nothing is known of computing time.
        """
        self._session_id = session_id
        self._now_iso = now_iso
        self._keep = keep
        self._watch = watch
        self._number = 0
        self._turn: HeardTurn | None = None
        # the last one, while it may still be completed
        self._decided_at_ms: float | None = None
        self._is_replying = False
        self._started_ms: int | None = None
        # since when the coach is speaking
        self._coach_ms = 0
        self._quiet_from_ms: int | None = None
        # the end of the coach's last word, until the person has spoken

    def notice(self, item: Event | Command, at_ms: int) -> None:
        self._complete()
        match item:
            case Turn():
                self._begin(item)
            case Assess() if self._turn is not None:
                self._update(replace(self._turn, step=item.exercise_id))
            case Say():
                self._is_replying = True
            case LevelMeasured() | Silence() | SpeechStarted() | Listen() if not self._is_replying:
                # a reply comes at once or not at all; what is said later is no answer to this turn
                self._decided_at_ms = None
            case SpeakingStarted():
                self._started_ms = item.at_ms
            case SpokenOut():
                self._count(item)
            case _:
                pass

    def close(self) -> None:
        """Nothing is held open."""

    def _begin(self, turn: Turn) -> None:
        self._turn = None
        self._is_replying = False
        if turn.text != PRIVATE:
            self._number += 1
            self._update(self._heard(turn))
            self._wait_for_reply(turn)
        self._coach_ms = 0
        self._quiet_from_ms = None

    def _heard(self, turn: Turn) -> HeardTurn:
        heard = HeardTurn(
            session=self._session_id,
            number=self._number,
            at=self._now_iso(),
            step="",
            said=turn.text,
            words=len(turn.text.split()),
        )
        delivery = turn.delivery
        if delivery is None:
            # typed, or heard by somebody else
            return heard
        return replace(
            heard,
            coach_ms=self._coach_ms,
            delay_ms=self._delay_ms(turn),
            duration_ms=turn.end_ms - turn.start_ms,
            longest_pause_ms=delivery.longest_pause_ms,
            level_db=delivery.level_db,
            level_spread_db=delivery.level_spread_db,
            clipped_ratio=delivery.clipped_ratio,
            patience_ms=None if turn.fired_ms is None else turn.fired_ms - turn.end_ms,
        )

    def _delay_ms(self, turn: Turn) -> int | None:
        """None for what is said over the coach, and for what follows a turn of one's own."""
        if turn.is_over_coach or self._quiet_from_ms is None:
            return None
        return max(0, turn.start_ms - self._quiet_from_ms)

    def _count(self, spoken: SpokenOut) -> None:
        ended_ms = spoken.at_ms - (spoken.silence_ms or 0)
        if self._started_ms is not None:
            self._coach_ms += max(0, ended_ms - self._started_ms)
        self._started_ms = None
        self._quiet_from_ms = None if spoken.silence_ms is None else ended_ms

    # --- the reply ------------------------------------------------------------------------------

    def _wait_for_reply(self, turn: Turn) -> None:
        if self._watch is None or turn.fired_ms is None:
            return
        self._decided_at_ms = self._watch.came_in_at_ms(turn.fired_ms)
        self._watch.arm(self._decided_at_ms)

    def _complete(self) -> None:
        turn, watch, decided_at_ms = self._turn, self._watch, self._decided_at_ms
        if turn is None or watch is None or decided_at_ms is None or not self._is_replying:
            return
        if watch.heard_at_ms is not None:
            compute_ms = max(0, round(watch.heard_at_ms - decided_at_ms))
            self._decided_at_ms = None
            self._update(replace(turn, compute_ms=compute_ms))

    def _update(self, turn: HeardTurn) -> None:
        self._turn = turn
        self._keep(turn)
