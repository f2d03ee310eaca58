"""How long people waited for the coach, from the turns in the history.

Patience is deliberate: time given to someone who may only be thinking. Computing is what the
program is to blame for. The two are never added up. ``voice-coach history --latency`` shows them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice_coach.ports import HeardTurn


@dataclass(frozen=True, slots=True)
class Waits:
    """The spread of one kind of waiting."""

    count: int
    # turns in which it was measured
    p50_ms: int
    # half of them took no longer
    p95_ms: int
    # nineteen of twenty took no longer


@dataclass(frozen=True, slots=True)
class Latency:
    """Both kinds; None where no turn has it, as in typed sessions."""

    patience: Waits | None
    # from the end of speech to the decision that the turn is over
    compute: Waits | None
    # from that decision to the first sample of the reply at the speaker


def latency_of(turns: Iterable[HeardTurn]) -> Latency:
    """The waits of these turns; those in which nothing was measured are left out."""
    known = list(turns)
    return Latency(
        patience=waits(
            [turn.patience_ms for turn in known if turn.patience_ms is not None],
        ),
        compute=waits([turn.compute_ms for turn in known if turn.compute_ms is not None]),
    )


def waits(durations_ms: Sequence[int]) -> Waits | None:
    """The median and the 95th percentile by nearest rank; None for none at all."""
    if not durations_ms:
        return None
    ordered = sorted(durations_ms)
    p50_ms, p95_ms = (ordered[math.ceil(len(ordered) * share) - 1] for share in (0.5, 0.95))
    return Waits(len(ordered), p50_ms, p95_ms)
