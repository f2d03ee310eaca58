"""What an utterance does: reflect, ask, tell about oneself, or something else."""

from __future__ import annotations

from typing import Literal

from voice_coach.feedback.context import Context
from voice_coach.feedback.cues import all_hits, cue

_STEMS = (
    cue(r"(?:it|that|this|which|you)(?: \S+)? (?:sounds?|seems?|feels|looks?)(?: to me)?(?: like| as though| as if| that)?", 0.7),
    cue(r"sounds?(?: to me)?(?: like| as though| as if)|seems? like|feels like you", 0.8),
    cue(r"what i (?:am hearing|hear|heard|hear you saying|am picking up)|i (?:am hearing|hear|heard|hear you)(?: saying)?(?: that)?", 0.8),
    cue(r"i am picking up|my (?:sense|guess) is|i (?:get|have|got) (?:a|the) (?:sense|feeling|impression)|i sense", 0.8),
    cue(r"you (?:said|mentioned|were saying|are saying|told me|talked about|describe|described|shared)", 0.7),
    cue(r"you<adv> (?:feel|felt|are feeling|were feeling|are<adv> \S+ing|were<adv> \S+ing)", 0.7),
    cue(r"you<adv> (?:want|wanted|need|needed|wish|hope|would like|care|value|love|enjoy|like|miss|worry|know|think|believe|notice|realize)", 0.6),
    cue(r"you (?:have|had|have been|had been|are|were|are not|were not|do not|did not|can not|could not|would|have got|never|always)", 0.55),
    cue(r"in other words|so for you|on (?:the )?one hand|on the other hand|part of you|a part of you|for you", 0.7),
    cue(r"so you(?: \S+)*|so it is(?: \S+)*|so there is(?: \S+)*|so (?:kind|sort) of(?: \S+)*", 0.6),
    cue(r"(?:it|that) (?:is|was|has been|must be|must have been)<adv> (?:hard|tough|difficult|important|frustrating|scary|a lot|painful|exhausting)(?: \S+)?(?: for you)?", 0.6),
)  # fmt: skip
_SELF = (
    cue(r"i<adv> (?:feel|felt|am|was|have|had|need|want|would|think|miss|notice|noticed|wish|hope|love|like|worry|get|got|know|tend|did|do|went|used)", 0.7),
    cue(r"(?:when|because|for me|my|me|myself) \S+", 0.4),
)  # fmt: skip
_TELLING_WHAT_TO_DO = (
    cue(r"you (?:should|could try|need to|have to|must|ought to|had better|might want to|might try|can try)", 0.8),
    cue(r"i (?:would )?(?:suggest|recommend|advise|want you to|encourage you)", 0.8),
)  # fmt: skip

Act = Literal["reflection", "question", "statement", "other"]


def reflection_score(context: Context) -> float:
    """How clearly the utterance gives back what was said, 0..1."""
    line = context.line
    if len(line.words) < 2:
        return 0.0
    stem = max(
        (hit.strength for hit in all_hits(line, _STEMS) if not _asked(context, hit.start)),
        default=0.0,
    )
    score = stem
    score += 0.5 * min(1.0, context.overlap.of_answer * 2) if context.heard.words else 0.0
    if any(True for _ in all_hits(line, _TELLING_WHAT_TO_DO)):
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
    return max((hit.strength for hit in all_hits(context.line, _SELF)), default=0.0)


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
