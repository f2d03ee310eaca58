"""Pitfalls of asking: one function, one pitfall."""

from __future__ import annotations

import re
from itertools import zip_longest

from voice_coach.feedback.context import Context
from voice_coach.feedback.excuses import is_preceded
from voice_coach.feedback.questions import Question
from voice_coach.language.cues import Hit, ranked_hits, sentence_start, word_before

_TURNS_TO = re.compile(r"(?:what|how) about (?:you|yourself) (?:(?:honey|love|darling|babe) )?")
# "how about you, how are you holding up" asks one thing
_TURNED = re.compile(
    r"(?:what|where|when|who|why|how) "
    r"(?:do|does|did|have|has|had|would|could|can|will|were|was|are|is) "
    r"(?:you|he|she|they|it|we|your \S+|the \S+)(?!\S)"
)
# whoever turns the verb asks anew: "did you ring her | what did she say"
_LEADING_IN = re.compile(
    r"(?:(?:so|and|but|okay|well|look|hey|yes|love|i mean) )*you know (?:i mean )?"
)
_INVERTED = re.compile(
    r"(?:what|where|who|why|how) (?:do|does|did|have|has|had|would|could|can|will|were|was|are|is) "
)
# "why are you", not "why you are"
_OPINION = re.compile(
    r"(?:do|would|did) you (?:think|know|feel|say|suppose|reckon|mean|guess)(?!\S)$"
)
# "what was it do you think" asks once
_ASKS_LEAVE = re.compile(r"(?:can|could|may|might) i (?:just )?ask(?!\S)")
_SHORT = 12
# characters between two wordings that make one question
_LEADING_ON = frozenset(
    [
        "know", "tell", "think", "mean", "me", "is", "was", "about", "of", "like", "idea", "wonder",
    ]
)  # fmt: skip
_STARTS = frozenset(["", "so", "but", "and", "or", "then", "just", "well"])


def real_questions(context: Context) -> list[Question]:
    """Questions that want to know something: neither checks nor tags nor requests."""
    wanting = [
        item
        for item in context.questions
        if not item.is_check and not item.is_tag and not _is_request(context, item)
    ]
    return [
        item
        for item, following in zip_longest(wanting, wanting[1:])
        if following is None or not _leads_to(context, item, following)
    ]


def _leads_to(context: Context, question: Question, following: Question) -> bool:
    """Whether words only turn to the other person, before what is asked of them."""
    return _TURNS_TO.fullmatch(context.plain, question.start, following.start) is not None


def _is_request(context: Context, question: Question) -> bool:
    """Whether someone who speaks for themself asks for something: "could we", "would you"."""
    if context.is_listening or question.kind == "open":
        return False
    if context.expectation is not None and not context.asks_for("request"):
        return False
    words = context.plain[question.start : question.end + 24].split()
    is_polite = words[0] in {"could", "can", "would", "shall", "will", "may", "should"}
    return is_polite or " ".join(words[:3]) in {"is it okay", "is that okay"}


def closed_question(context: Context) -> Hit | None:
    """A question that yes or no would answer, and that is no check."""
    real = real_questions(context)
    if not real and context.asks_for("open_question") and not context.is_listening:
        real = [item for item in context.questions if item.is_tag]
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
    if len(real) == 2 and _is_one_breath(context, real[0], real[1]):
        return None
    return Hit(real[0].start, len(context.plain), 0.8, "It asks several things at once.")


def _is_one_breath(context: Context, one: Question, other: Question) -> bool:
    """Whether two wordings make one question: "tell me, what was it like"."""
    is_parted = sentence_start(context.line, other.start) > one.end
    if one.is_invitation:
        # "i would like to hear about you" only leads to what is asked then
        leads = context.plain.startswith("i ", one.start)
        return other.is_invitation or leads or not is_parted
    if is_parted:
        return False
    before = word_before(context.line, other.start)
    if before == "or":
        # "was it the noise or is it the light" leaves the choice between two answers
        return one.kind == other.kind == "closed"
    if _is_begun(context, one, other):
        return True
    is_turned = _TURNED.match(context.plain, other.start) or other.kind == "closed"
    if is_turned and not other.is_tag and not _OPINION.match(context.plain, other.start):
        return before in _LEADING_ON
    return other.start - one.end < _SHORT


def _is_begun(context: Context, one: Question, other: Question) -> bool:
    """Whether a question is only finished by the other: "what kinds of things | do you like"."""
    words = context.plain[one.start : one.end].split()
    if words[-1] == "of" or _ASKS_LEAVE.match(context.plain, one.start):
        return True
    # begun twice: "what would | what do you think"
    return len(words) == 2 and context.plain.startswith(f"{words[0]} ", other.start)


def _is_led_in(context: Context, hit: Hit) -> bool:
    """Whether only "you know" leads in; "you know why you are late" has another order of words."""
    before = context.plain[sentence_start(context.line, hit.start) : hit.start]
    return (
        _LEADING_IN.fullmatch(before) is not None
        and _INVERTED.match(context.plain, hit.start) is not None
    )


def interrogation(context: Context) -> Hit | None:
    """Why-questions, and questions in a row, put the other person on trial."""
    for hit in ranked_hits(context.line, context.cues("interrogation")):
        if is_preceded(context, hit, "before_why_harmless") and not _is_led_in(context, hit):
            continue
        if hit.strength < 0.6 and word_before(context.line, hit.start) not in _STARTS:
            continue
        return hit
    real = real_questions(context)
    if len(real) >= 3:
        return Hit(real[0].start, len(context.plain), 0.8, "So many questions feel like a trial.")
    return None
