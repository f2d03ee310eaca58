"""How long this person pauses before going on, learned while they speak."""

from __future__ import annotations

from math import exp, log

USUAL_MS = 500.0
# half of the pauses inside a turn that are noticed at all are shorter
SHORTEST_MS = 300
# a shorter one belongs to the words
_BELIEF = 8
# the usual counts as much as so many pauses of one's own
_LEAST_MS, _MOST_MS = 420.0, 900.0


class PauseHabits:
    """The middle length of the pauses after which someone went on, over a whole session."""

    def __init__(self) -> None:
        self._logs = _BELIEF * log(USUAL_MS)
        self._count = _BELIEF

    def add(self, pause_ms: int) -> None:
        """They paused for so long, and went on."""
        if pause_ms >= SHORTEST_MS:
            self._logs += log(pause_ms)
            self._count += 1

    @property
    def middle_ms(self) -> float:
        """Half of their pauses are thought to be shorter; the usual one where little is known."""
        return min(max(exp(self._logs / self._count), _LEAST_MS), _MOST_MS)
