"""Whether a share has truly changed, or only seems to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from voice_coach.feedback.progress import Point, Share

LEAST_EACH = 20
# answers before and after; of fewer nothing is claimed
_Z = 2.576
# of a normal distribution, for an interval of 99 %: half a dozen figures are looked at together


@dataclass(frozen=True, slots=True)
class Change:
    """An earlier and a later share that differ by more than chance would make them."""

    before: Share
    after: Share

    @property
    def is_rise(self) -> bool:
        return self.after.ratio > self.before.ratio


def wilson(share: Share) -> tuple[float, float]:
    """The 99 % interval of a share (Wilson's score interval), 0..1."""
    if not share.of:
        return 0.0, 1.0
    square = _Z * _Z / share.of
    centre = (share.ratio + square / 2) / (1 + square)
    spread = share.ratio * (1 - share.ratio) / share.of
    margin = _Z * sqrt(spread + square / (4 * share.of)) / (1 + square)
    return max(0.0, centre - margin), min(1.0, centre + margin)


def change(before: Share, after: Share) -> Change | None:
    """The change from one share to another; None where chance or too few answers may make it.

    By Newcombe's interval of the difference, which joins two of Wilson's (Statistics in Medicine
    17, 1998, method 10).
    """
    if min(before.of, after.of) < LEAST_EACH:
        return None
    low, high = (after, before) if after.ratio < before.ratio else (before, after)
    gap = high.ratio - low.ratio
    to_high_low = high.ratio - wilson(high)[0]
    to_low_high = wilson(low)[1] - low.ratio
    is_true = gap > sqrt(to_high_low**2 + to_low_high**2)
    return Change(before, after) if is_true else None


def change_over(points: Sequence[Point]) -> Change | None:
    """The change between the earlier and the later half of what was counted."""
    half = sum(point.share.of for point in points) / 2
    before, after = Share(0, 0), Share(0, 0)
    for point in points:
        if before.of + point.share.of / 2 <= half:
            before += point.share
        else:
            after += point.share
    return change(before, after)
