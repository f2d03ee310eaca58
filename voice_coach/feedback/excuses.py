"""What takes the sting out of a wording: reported, guessed, denied, or given back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import meanings
from voice_coach.language.cues import Hit, ends_before

_ABSOLUTES = frozenset(
    ["never", "always", "every", "no", "nobody", "nothing", "not", "constantly", "all"]
)
_NEVER = frozenset(["never", "no", "nobody", "nothing", "ever", "any", "hardly", "nowhere"])
_ALWAYS = frozenset(
    ["always", "every", "everything", "constantly", "all", "each", "only", "forever"]
)
# what must have been said for the like of it to be given back
SELF = frozenset(["i", "my", "me", "we"])
"""Words by which someone tells of themself."""
_BELIEVING = re.compile(
    r"(?<!\S)i (?:\S+ )?(?:think|thought|feel|felt|guess|believe|fear|bet)(?!\S)"
)
_BELIEVED = re.compile(
    r"you (?:\S+ )?(?:think|thought|feel|felt|believe|fear)(?: like| that| as if)?"
    r" (?:i|we|it|you)(?!\S)"
)
_THROWN = re.compile(r"(?<!\S)you (?:\S+ )?(?:never|always)(?: \S+){0,5} (?:me|mine|my|us)(?!\S)")
# a "you never" in answer to "you never ask me" throws it back
_LOOK_BACK = 9
# words before a wording in which an excuse may stand


def is_preceded(context: Context, hit: Hit, name: str) -> bool:
    """Whether one of the wordings ends right before the hit."""
    return ends_before(context.line, hit.start, context.cues(name), _LOOK_BACK)


def is_within(context: Context, hit: Hit, name: str) -> bool:
    """Whether one of the wordings touches the hit."""
    return any(other.start < hit.end and hit.start < other.end for other in context.hits(name))


def begins_within(context: Context, start: int, name: str) -> bool:
    """Whether words that begin at an offset mean something else, in one of the wordings."""
    return any(other.start <= start < other.end for other in context.hits(name))


def first_meant(context: Context, hits: Iterable[Hit], name: str) -> Hit | None:
    """The first hit that does not begin in one of the wordings."""
    return next((hit for hit in hits if not begins_within(context, hit.start, name)), None)


def inside(context: Context, hit: Hit) -> str:
    """The words of a hit."""
    return context.plain[hit.start : hit.end]


def gives_back_belief(context: Context, start: int) -> bool:
    """Whether "you think I would not even notice" answers someone who said what they think."""
    said_so = _BELIEVING.search(context.heard.plain) is not None
    return context.is_listening and said_so and _BELIEVED.match(context.plain, start) is not None


def gives_back_absolute(context: Context, hit: Hit) -> bool:
    """Whether "you never got a break" answers someone who said so of themself."""
    if is_preceded(context, hit, "before_reported"):
        return True
    heard = set(context.heard.words)
    if not context.is_listening or not heard & _ABSOLUTES or not heard & SELF:
        return False
    if _THROWN.search(context.heard.plain):
        return False
    if context.plain.startswith(("so you ", "and you ", "you feel ", "it sounds ")):
        return True
    words = inside(context, hit).split()
    if not heard & (_NEVER if "never" in words else _ALWAYS):
        return False
    ours = meanings(words, context.lexicon)
    # "just what you've always done" names nothing that could differ from what was said
    return not ours or bool(ours & meanings(context.heard.words, context.lexicon))


def gives_back_feeling(context: Context, hit: Hit) -> bool:
    """Whether a harsh word about "you" answers someone who spoke of themself so."""
    if not context.is_listening or not SELF & set(context.heard.words):
        return False
    at_speaker = {"me", "us", "fault", "wrong"} & set(inside(context, hit).split())
    is_asked = any(question.is_check for question in context.questions)
    return not at_speaker and (context.overlap.shared > 0 or is_asked)
