"""Tells questions after facts from those that ask how it is for someone."""

from __future__ import annotations

import re

from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import covered_points
from voice_coach.feedback.questions import Question
from voice_coach.language.cues import all_hits

_ASKS_A_FACT = ("why", "who ", "which ", "when ")
# one word would answer them, or a defence
_SUPPOSING = ("what would ", "what could ", "what might ", "what makes ", "what made ")
_HOW_IT_IS = re.compile(r"how (?:is|was|are|were) (?P<whose>(?:your|his|her|their|the)(?!\S))?")
_MEASURED = re.compile(r"(?:how (?:long|much|many|old|often|far|tall|late|big)|where)(?!\S)")
_TO_THEM = re.compile(
    r"(?<!\S)(?:you|yourself|us|we|me|your (?:\S+ )?(?:day|week|night|morning|evening|heart|head"
    r"|mind|body|side|view|thoughts|mood|sleep|life|time|spirits|energy|feelings?|hopes?|wish"
    r"|wishes))(?!\S)"
)
_WITHIN = re.compile(
    r"(?<!\S)(?:like|feels?|felt|feeling|hard|harder|hardest|tough|toughest|worst|best|worse|matters?"
    r"|mattered|means?|meant|happened|happening|going on|part|helps?|helped|changed?|different|mind"
    r"|wish|hope|miss|weighs?|heaviest|biggest|most|hurts?|scares?|worries|bothers?|tell|share)(?!\S)"
)


def asks_for_facts(context: Context, question: Question) -> bool:
    """Whether an open wording asks for something that a word or two tell, or a defence.

    A partner is asked how it is for them: "how is your mother" and "what is the plan" are not that.
    """
    words = context.plain[question.start :]
    if words.startswith(_ASKS_A_FACT) or _is_small_talk(context, question):
        return True
    if _MEASURED.match(words) and (context.is_listening or context.is_to_partner):
        return _WITHIN.search(words) is None and not context.feelings
    if not context.is_to_partner or question.is_invitation or words.startswith(_SUPPOSING):
        return False
    plans = all_hits(context.line, context.cues("asks_plan"))
    if any(hit.start == question.start for hit in plans):
        return True
    how = _HOW_IT_IS.match(words)
    if how is not None and (how["whose"] is None or _is_on_topic(context)):
        return False
    return _TO_THEM.search(words) is None and _WITHIN.search(words) is None


def _is_on_topic(context: Context) -> bool:
    """Whether an answer takes up anything of the exercise."""
    points = context.expectation.points if context.expectation is not None else ()
    return bool(covered_points(context.line, points, context.lexicon))


def _is_small_talk(context: Context, question: Question) -> bool:
    """Whether a question asks for the evening's menu or the like, and nobody had spoken of it."""
    if context.overlap.shared:
        return False
    return any(
        hit.start == question.start for hit in all_hits(context.line, context.cues("small_talk"))
    )
