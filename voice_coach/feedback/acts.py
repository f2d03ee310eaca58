"""What an utterance does: reflect, ask, tell about oneself, or something else."""

from __future__ import annotations

from typing import Literal

from voice_coach.feedback.context import Context
from voice_coach.language.cues import all_hits

Act = Literal["reflection", "question", "statement", "other"]


def reflection_score(context: Context) -> float:
    """How clearly the utterance gives back what was said, 0..1."""
    line = context.line
    if len(line.words) < 2:
        return 0.0
    stem = max(
        (
            hit.strength
            for hit in all_hits(line, context.cues("stems"))
            if not _asked(context, hit.start)
        ),
        default=0.0,
    )
    score = stem
    score += 0.5 * min(1.0, context.overlap.of_answer * 2) if context.heard.words else 0.0
    if any(True for _ in all_hits(line, context.cues("telling_what_to_do"))):
        score -= 0.35
    return max(0.0, min(1.0, score))


def _asked(context: Context, offset: int) -> bool:
    """Whether a place lies inside a question, or right behind its beginning."""
    return any(
        question.start <= offset < question.end + 12
        and not question.is_check
        and not question.is_tag
        for question in context.questions
    )


def self_score(context: Context) -> float:
    """How clearly the speaker tells about themself, 0..1."""
    return max((hit.strength for hit in all_hits(context.line, context.cues("self"))), default=0.0)


def find_acts(context: Context) -> tuple[Act, tuple[Act, ...]]:
    """The main act and all that occur."""
    reflection = reflection_score(context)
    acts: list[Act] = []
    if reflection >= 0.55:
        acts.append("reflection")
    if context.questions:
        acts.append("question")
    if self_score(context) >= 0.5 and reflection < 0.9:
        acts.append("statement")
    if not acts:
        return "other", ("other",)
    return _main(context, acts), tuple(acts)


def _main(context: Context, acts: list[Act]) -> Act:
    real = [item for item in context.questions if not item.is_check and not item.is_tag]
    if "reflection" in acts and not real:
        return "reflection"
    if "question" in acts and real:
        return "question"
    return acts[0]
