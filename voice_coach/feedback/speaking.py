"""Strengths of someone who speaks for themself: one function, one strength."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from voice_coach.feedback.commanding import commands
from voice_coach.feedback.context import Context
from voice_coach.feedback.deeds import DEED, DOES_NOTHING, MODALS
from voice_coach.feedback.excuses import begins_within, first_meant
from voice_coach.language.cues import (
    Hit,
    best_hit,
    leads_up_to,
    ranked_hits,
    sentence_start,
    word_after,
    word_before,
)
from voice_coach.language.persons import SUBJECTS

_ASKED = re.compile(r"(?<!\S)(?:could|can|would|will|shall) (?:we|you|i)(?!\S)")
_ASKING = MODALS - {"like", "love"}
# "we pass like ships" asks for nothing, and "would like" has its "would"
_BEFORE_MONTH = frozenset(["since", "in", "last", "until", "till", "of", "early", "late", "this"])
_WENT = frozenset(
    ["went", "came", "sat", "ate", "got", "left", "took", "said", "told", "came", "stayed", "saw"]
)
_PAST = frozenset(["been", "was", "were", "felt", "feel", "had", "did"])
_OVER = (_PAST | _WENT) - {"feel"}
# behind a time: "on the weekend when you feel better" is still to come
_PROMISED = re.compile(
    r"(?<!\S)i (?:will|am going to) (?:(?:also|just|gladly|happily) )?"
    r"(?:cook|bake|drive|shop|clean|tidy|wash|iron|hoover|garden|babysit|phone|ring)(?!\S)"
)
# work that is a gift with nothing behind it: "tomorrow's my day off, i will cook"
_ADDRESSED = frozenset(["you", "your"])
_FREE_TO = frozenset(["time", "space", "much", "long", "whatever", "if", "whenever", "when", "as"])
# "all the time you need" names no need
_GLAD = frozenset(["happy", "grateful", "loved"])
# families of feelings that thank for what was done; relief may be at someone's leaving
_OUTRIGHT = 0.9
# thanks as clear as this need no other word of thanks
_NEAR = 12
# characters of "i was really ", behind which a feeling is what is told
_SUPPOSING = frozenset(["wish", "if", "think", "afraid", "worry"])
_THINGS = frozenset(["phone", "phones", "message", "text", "call"])


def observation(context: Context) -> Hit | None:
    """One concrete thing that was seen or heard, best with its time."""
    hits = ranked_hits(context.line, (*context.cues("observation"), *context.cues("deed")))
    for hit in sorted(hits, key=lambda hit: _begins_as_feeling(context, hit)):
        around = word_before(context.line, hit.start, 3).split()
        words = context.plain[hit.start : hit.end].split()
        starts_a_request = bool(_ASKING & _without_months([*around[-2:], *words[:3]]))
        runs_into_one = _ASKED.search(context.plain, hit.start, hit.end) is not None
        is_supposed = around[-1:] in (["if"], ["whether"])
        is_other = starts_a_request or runs_into_one or is_supposed or _is_in_request(context, hit)
        if not is_other and not begins_within(context, hit.start, "stray_observation"):
            return hit
    return None


def _begins_as_feeling(context: Context, hit: Hit) -> bool:
    """Whether a moment opens with what was felt: "i got scared last night"."""
    return context.plain[hit.start :].startswith("i ") and any(
        hit.start < feeling.start <= hit.start + _NEAR for feeling in context.feelings
    )


def _without_months(words: Sequence[str]) -> set[str]:
    """The words without a "may" that is the month: "since may"."""
    return {
        word
        for at, word in enumerate(words)
        if word != "may" or not at or words[at - 1] not in _BEFORE_MONTH
    }


def _is_in_request(context: Context, hit: Hit) -> bool:
    """Whether a time belongs to something asked for: "would you ... on Friday"."""
    begin = sentence_start(context.line, hit.start)
    return any(
        begin <= question.start <= hit.start and not question.is_check and question.kind == "closed"
        for question in context.questions
    )


def need_or_wish(context: Context) -> Hit | None:
    """A need or a wish is said: one's own, or the other's where one reads them kindly."""
    own = first_meant(context, ranked_hits(context.line, context.cues("need")), "stray_need")
    if context.expectation is None and own is not None and not context.is_listening:
        return own
    reads_other = context.is_listening or (context.asks_for("tentative") and own is None)
    if not reads_other:
        return own
    listed, told = _listed_need(context), _need_of_other(context)
    is_asked = listed is not None and any(
        item.kind == "open" and item.start <= listed.start for item in context.questions
    )
    # what an open question goes on about is no need that was named before it
    found = (told or listed) if is_asked else (listed or told)
    if found is None and not context.is_listening:
        third = ranked_hits(context.line, context.cues("need_of_third"))
        found = first_meant(context, third, "stray_need")
    return found or _need_word(context)


def _need_of_other(context: Context) -> Hit | None:
    """A wish of the other person; "do you want to leave?" names none, it asks for one."""
    asked = [
        question for question in context.questions if not question.is_check and not question.is_tag
    ]
    return next(
        (
            hit
            for hit in ranked_hits(context.line, context.cues("need_of_other"))
            if not _is_condition(context, hit)
            and not begins_within(context, hit.start, "stray_need")
            and not any(question.start < hit.start <= question.end + 1 for question in asked)
        ),
        None,
    )


def _is_condition(context: Context, hit: Hit) -> bool:
    """Whether a need is only a condition: "if you want", and not "i wonder if you want"."""
    before = word_before(context.line, hit.start)
    if before == "if":
        return word_before(context.line, hit.start, 2).split()[0] not in {"wonder", "wondering"}
    return before in _FREE_TO


def _listed_need(context: Context) -> Hit | None:
    """A need that the exercise names."""
    if context.expectation is None:
        return None
    plain = f" {context.plain} "
    for word in (*context.expectation.needs.fits, *context.expectation.needs.near):
        at = plain.find(f" {word} ")
        if at >= 0 and not _TAKEN.search(plain[: at + 1]):
            return Hit(at, at + len(word), 1.0, "It names a need that fits.")
    return None


_TAKEN = re.compile(r" (?:takes?|took|taken|taking|i|you) $")
# "take care of it" names a task
_LONGING = frozenset(
    ["need", "needed", "want", "wanted", "wish", "longing", "missing", "miss", "missed", "lack"]
)


def _need_word(context: Context) -> Hit | None:
    """A word for something people need, with a word of longing before it."""
    line = context.line
    for found in context.lexicon.need_book.find(line.words):
        before = line.words[max(0, found.start - 5) : found.start]
        # "I just need space" is no need that a listener has heard
        if _LONGING & set(before) and not (context.is_listening and "i" in before):
            start = line.offsets[found.start]
            return Hit(start, start + len(found.phrase), 0.8, "It names a need.")
    return None


def request(context: Context) -> Hit | None:
    """A request that can be answered with yes or no."""
    hit = first_meant(context, ranked_hits(context.line, context.cues("request")), "stray_request")
    return _asked_by_mark(context) if hit is None else hit


def _asked_by_mark(context: Context) -> Hit | None:
    """Something to do at a time to come, asked by nothing but its mark: "pizza on Saturday?"."""
    when = time_and_place(context)
    if context.is_listening or when is None:
        return None
    for question in context.questions:
        if question.is_tag and question.start <= when.start < question.end:
            return Hit(question.start, question.end, 0.75, "It proposes something.")
    return None


def time_and_place(context: Context) -> Hit | None:
    """Names when, and best also where."""
    if not context.asks_for("time_and_place") and not _proposes(context):
        return None
    named = [
        hit
        for hit in ranked_hits(context.line, context.cues("time_and_place"))
        if _lies_ahead(context, hit)
    ]
    if not named:
        return None
    best = min(
        named,
        key=lambda hit: (
            _is_duration(context, hit),
            not _is_proposed(context, hit),
            _runs_on(context, hit),
        ),
    )
    return Hit(_from_place(context, best), best.end, named[0].strength, named[0].reason)


_PROPOSAL = re.compile(
    r"(?<!\S)(?:let us|(?:how|what) about|maybe|perhaps|i was thinking|(?:i am|we are) free"
    r"|i have time|when would (?:be|suit|work)"
    r"|(?:i|we)(?: \S+)? (?:will|can|could|would|shall|should|want to|plan to"
    r"|am going to|are going to|am happy to)"
    r"|(?:i|we)(?: \S+){1,4} (?:tomorrow|next \S+))(?!\S)"
)
# what is to be, and not what is so on Fridays
_DOER = re.compile(
    r"(?<!\S)(?:i(?! mean(?!\S))|you(?! know(?!\S))|he|she|it|we|they)(?! and (?:me|i)(?!\S))(?!\S)"
)
_TOLD_OF_OTHERS = re.compile(
    r"(?:(?:so|okay|well|look|yes|hey|and|love|um) )*(?:my|his|her|their)(?!\S)"
)
# a sentence that begins so has a doer, though it is no pronoun
_DID = re.compile(
    r"(?<!\S)(?:i|you|we|he|she|they) (?:\S{3,}ed|sat|stood|lay|slept|went|came|left|stayed|ate"
    r"|drank|spoke|said|told|did|got|met|drove|ran|fell|woke)"
    r"(?: (?!could|can|shall|would)\S+){0,5} $"
)


def _proposes(context: Context) -> bool:
    """Whether words propose, promise or note something to do: "sunday at ten on the porch"."""
    if _PROPOSAL.search(context.plain) or any(
        item.kind == "closed" and not item.is_check for item in context.questions
    ):
        return True
    is_clause = _DOER.search(context.plain) is not None
    return not is_clause and _TOLD_OF_OTHERS.match(context.plain) is None


def _from_place(context: Context, hit: Hit) -> int:
    """Where a time or place begins, without the thing that is left or sent there."""
    first, _, rest = context.plain[hit.start : hit.end].partition(" ")
    return hit.start + len(first) + 1 if rest and first in _THINGS else hit.start


def _lies_ahead(context: Context, hit: Hit) -> bool:
    """Whether a time is neither past nor the one that is turned down."""
    before = word_before(context.line, hit.start, 7).split()
    after = word_after(context.line, hit.start, 6).split()
    if "not" in before[-6:] and not MODALS & set(before[before.index("not") + 1 :]):
        return False
    if leads_up_to(context.plain, hit.start, _DID):
        return False
    is_past = bool(_PAST & set(before)) or any(word in _OVER for word in after)
    return not is_past or bool(MODALS & {*before, *after})


def _is_proposed(context: Context, hit: Hit) -> bool:
    """Whether a time stands in a question, or soon after "let us" and the like."""
    if any(item.start <= hit.start and not item.is_check for item in context.questions):
        return True
    return bool(MODALS & set(word_before(context.line, hit.start, 7).split()))


_DURATION = re.compile(r"(?:.* )?(?:half an hour|(?<!in )(?:an|\S+) (?:hours?|minutes|mins))$")


def _is_duration(context: Context, hit: Hit) -> bool:
    """Whether it is told how long, and not when: "sit with me for half an hour"."""
    return _DURATION.match(context.plain[hit.start : hit.end]) is not None


def _runs_on(context: Context, hit: Hit) -> bool:
    """Whether the words between time and place hold a clause of their own."""
    return not SUBJECTS.isdisjoint(context.plain[hit.start : hit.end].split()[1:])


def appreciation_specific(context: Context) -> Hit | None:
    """Thanks for one particular thing that was done."""
    hit = best_hit(context.line, context.cues("appreciation"))
    if hit is None:
        return None
    is_outright = hit.strength >= _OUTRIGHT or _thanks(context)
    if not is_outright and not context.asks_for("appreciation_specific"):
        return None
    general = best_hit(context.line, context.cues("general_thanks"))
    is_only_general = (
        general is not None and general.start <= hit.start and len(context.line.words) < 9
    )
    return None if is_only_general else hit


def _thanks(context: Context) -> bool:
    """Whether thanks are said, or gladness of one's own is."""
    if best_hit(context.line, context.cues("thanking")) is not None:
        return True
    return any(
        feeling.owner == "me"
        and feeling.has_frame
        and not feeling.is_negated
        and any(family.name in _GLAD for family in context.lexicon.family_of[feeling.phrase])
        for feeling in context.feelings
    )


def offer(context: Context) -> Hit | None:
    """Offers an act of one's own, or openness."""
    cues = context.cues("offer")
    if context.is_listening or context.expectation is None:
        cues = (*cues, *context.cues("presence"))
    for hit in ranked_hits(context.line, cues):
        is_supposed = word_before(context.line, hit.start) in _SUPPOSING
        if not is_supposed and not begins_within(context, hit.start, "stray_offer"):
            return hit
    # "be nicer" names nothing that is done
    plan = None if context.plain.startswith("be ") else own_plan(context)
    ahead = plan or _own_doing_ahead(context)
    return None if ahead is None else first_meant(context, [ahead], "stray_offer")


def own_plan(context: Context) -> Hit | None:
    """An act of one's own, told as shortly as a note of it: "make coffee tomorrow at seven"."""
    if context.is_listening or not context.asks_for("offer"):
        return None
    if not _ADDRESSED.isdisjoint(context.line.words):
        return None
    told = next(commands(context), None)
    if told is None or told.start:
        return None
    return replace(told, reason="It offers something of your own.")


def _own_doing_ahead(context: Context) -> Hit | None:
    """Something the speaker does at a time to come: "tomorrow I put the phone away"."""
    if context.is_listening or not context.asks_for("offer") or time_and_place(context) is None:
        return None
    for match in DEED.finditer(context.plain):
        if match[1] not in DOES_NOTHING | MODALS | _PAST | _WENT and match[1][-2:] != "ed":
            after = word_after(context.line, match.end(), 5)
            end = match.end() + len(after) + bool(after)
            return Hit(match.start(), end, 0.6, "It offers something of your own.")
    promised = _PROMISED.search(context.plain)
    if promised is None:
        return None
    return Hit(promised.start(), promised.end(), 0.6, "It offers something of your own.")


def i_statement(context: Context, named: Mapping[str, Hit | None]) -> Hit | None:
    """Observation, feeling and need or request in one answer.

    `named` are the strengths found so far, by marker name.
    """
    wish = named["need_or_wish"] or named["request"]
    parts = (named["observation"], named["feeling_owned"], wish)
    found = [part for part in parts if part is not None]
    is_answer = context.expectation is not None and context.is_listening
    if len(found) < 3 or is_answer:
        return None
    return Hit(
        min(part.start for part in found),
        max(part.end for part in found),
        min(part.strength for part in found),
        "It says what happened, how you feel and what you need.",
    )
