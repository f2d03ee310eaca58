"""Pitfalls of asking: one function, one pitfall."""

from __future__ import annotations

from voice_coach.feedback.context import Context
from voice_coach.feedback.excuses import is_preceded
from voice_coach.feedback.questions import Question
from voice_coach.language.cues import Hit, ranked_hits, word_before

_STARTS = frozenset(["", "so", "but", "and", "or", "then", "just", "well"])


def real_questions(context: Context) -> list[Question]:
    """Questions that want an answer: neither checks nor tags."""
    return [item for item in context.questions if not item.is_check and not item.is_tag]


def closed_question(context: Context) -> Hit | None:
    """A question that yes or no would answer, and that is no check."""
    real = real_questions(context)
    if not real or any(item.kind == "open" for item in real):
        return None
    first = real[0]
    later = [item.start - 1 for item in context.questions if item.start > first.start]
    return Hit(
        first.start, min(later, default=len(context.plain)), 0.8, "Yes or no would answer it."
    )


def stacked_questions(context: Context) -> Hit | None:
    """Several questions at once."""
    real = real_questions(context)
    if len(real) < 2:
        return None
    if len(real) == 2 and (real[0].is_invitation or real[1].start - real[0].end < 12):
        return None
    return Hit(real[0].start, len(context.plain), 0.8, "It asks several things at once.")


def interrogation(context: Context) -> Hit | None:
    """Why-questions, and questions in a row, put the other person on trial."""
    for hit in ranked_hits(context.line, context.cues("interrogation")):
        if is_preceded(context, hit, "before_why_harmless"):
            continue
        if hit.strength < 0.6 and word_before(context.line, hit.start) not in _STARTS:
            continue
        return hit
    real = real_questions(context)
    if len(real) >= 3:
        return Hit(real[0].start, len(context.plain), 0.8, "So many questions feel like a trial.")
    return None
