"""Strengths of someone who owns up or makes amends: one function, one strength."""

from __future__ import annotations

import re
from dataclasses import replace

from voice_coach.feedback.context import Context
from voice_coach.feedback.deeds import DEED, DOES_NOTHING, MODALS
from voice_coach.feedback.excuses import inside, is_preceded
from voice_coach.language.cues import (
    Hit,
    all_hits,
    best_hit,
    leads_up_to,
    opens_sentence,
    ranked_hits,
    sentence_start,
    word_after,
    word_before,
)

_LEAD_TO_OWN_PART = re.compile(r"(?:(?:when|if) i am (?:\S+ ){1,2}?|you are right )(?=i )")
_NOT_OWNING = re.compile(
    r"i did not ask|i was busy (?:earning|working|providing|paying)"
    r"|i was (?:listening|paying attention|tired|exhausted|stressed|joking|kidding|working|driving"
    r"|sleeping|asleep|ill|sick)(?! and(?!\S))"
)
# a defence, or a state that excuses: neither is a share
_BELITTLED = re.compile(
    r"i (?:am |was )?(?:only|just|merely|simply) (?!(?:notice|see|saw|realize|realise))"
)
# who did it "only" owns nothing
_VERB_BEFORE = re.compile(r"(?<!\S)i (?!am |was )(?:\S+ ){1,2}$")
_APOLOGY = frozenset(["sorry", "apologize", "apologise", "late"])
_MOMENT = 7
# words of a moment before what one does in it


def own_part(context: Context) -> Hit | None:
    """The speaker names their own share or habit."""
    for hit in ranked_hits(context.line, context.cues("own_part")):
        if not _is_disowned(context, hit):
            lead = _LEAD_TO_OWN_PART.match(context.plain, hit.start, hit.end)
            start = _doer(context, hit.start) if lead is None else lead.end()
            return replace(hit, start=start)
    return _own_doing(context) if context.asks_for("own_part") else None


def _is_disowned(context: Context, hit: Hit) -> bool:
    """Whether the share is asked about, denied, told by others, or laid on a cause outside."""
    if word_before(context.line, hit.start) == "should":
        return True
    if _NOT_OWNING.match(context.plain, hit.start):
        return True
    if _BELITTLED.match(context.plain, hit.start):
        return True
    return is_preceded(context, hit, "before_disowned") or _is_excused(context, hit)


def _is_excused(context: Context, hit: Hit) -> bool:
    """Whether an apology goes over to traffic, trains and the like: "sorry i was late ..."."""
    is_apology = not _APOLOGY.isdisjoint(inside(context, hit).split())
    return is_apology and any(
        cause.start > hit.start for cause in all_hits(context.line, context.cues("outside_cause"))
    )


def _doer(context: Context, start: int) -> int:
    """Where the clause begins whose object the words are: "i grab | my phone when ..."."""
    before = leads_up_to(context.plain, start, _VERB_BEFORE)
    return start if before is None else before.start()


def _own_doing(context: Context) -> Hit | None:
    """Something the speaker does or did, told at the head of a sentence."""
    for match in DEED.finditer(context.plain):
        is_head = opens_sentence(context.line, match.start()) or word_before(
            context.line, match.start()
        ) in {"and", "that", "sorry", "when", "because"}
        is_head = is_head or _follows_moment(context, match.start())
        if _BELITTLED.match(context.plain, match.start()):
            continue
        if is_head and match[1] not in DOES_NOTHING and not _is_asked(context, match.start()):
            after = word_after(context.line, match.end(), 5)
            return Hit(match.start(), match.end() + len(after) + bool(after), 0.6, "It owns up.")
    return None


def _is_asked(context: Context, at: int) -> bool:
    """Whether words stand in a question and own up to nothing: "what should I have said"."""
    is_turned = word_before(context.line, at) in MODALS
    return is_turned or any(item.start <= at < item.end for item in context.questions)


def _follows_moment(context: Context, at: int) -> bool:
    """Whether nothing but a moment stands before it: "when it goes quiet | I escape"."""
    words = context.plain[sentence_start(context.line, at) : at].split()
    return words[:1] in (["when"], ["whenever"]) and 2 < len(words) <= _MOMENT


def repair_attempt(context: Context) -> Hit | None:
    """Reaches out to mend a tense moment."""
    hit = best_hit(context.line, context.cues("repair"))
    if hit is not None or context.asks_for("own_part"):
        return hit
    return next(
        (
            apology
            for apology in ranked_hits(context.line, context.cues("apology"))
            if not _is_disowned(context, apology)
        ),
        None,
    )
