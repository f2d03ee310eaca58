"""Answers that push back what was said, before any of it was heard."""

from __future__ import annotations

from voice_coach.feedback.context import Context
from voice_coach.language.cues import Hit, all_hits, best_hit


def denial(context: Context) -> Hit | None:
    """The listener's first words contradict what was said."""
    if not context.is_listening:
        return None
    hits = all_hits(context.line, context.cues("denial"))
    return next((hit for hit in hits if hit.start == 0), None)


def turned_back(context: Context) -> Hit | None:
    """The listener hands it back to the one who told of it: "so do you", "you forgot mine"."""
    if not context.is_listening:
        return None
    return best_hit(context.line, context.cues("turned_back"))
