"""How fast somebody spoke, and whose the time was, from what was measured on turns."""

from __future__ import annotations

_MS_PER_MINUTE = 60_000


def words_per_minute(words: int, duration_ms: int) -> float:
    """Words a minute: over speech alone it is the pace, over a whole turn it counts pauses too.

    0 where no time was measured.
    """
    return words * _MS_PER_MINUTE / duration_ms if duration_ms else 0.0


def talk_share(person_ms: int, others_ms: int) -> float:
    """The person's part, 0..1, of the time in which anybody spoke; 0 where nobody did."""
    total_ms = person_ms + others_ms
    return person_ms / total_ms if total_ms else 0.0
