"""Pitfalls of a listener who mends, compares or repeats: one function, one pitfall."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voice_coach.feedback.accusing import pressure
from voice_coach.feedback.amends import own_part
from voice_coach.feedback.commanding import commands
from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import content_words, meanings
from voice_coach.feedback.excuses import inside, is_preceded, is_within
from voice_coach.feedback.rebuffs import denial
from voice_coach.feedback.speaking import own_plan
from voice_coach.language.cues import (
    Hit,
    all_hits,
    best_hit,
    ranked_hits,
    sentence_end,
    sentence_start,
    word_before,
)

_COMMANDS = (
    "relax", "smile", "move on", "let it go", "forget", "calm down", "it happens", "stop being",
    "get over it", "cheer up", "stay positive", "be glad", "be grateful", "be thankful", "be happy",
)  # fmt: skip
_COMPARISONS = ("some people", "other people", "everyone", "everybody", "we all")
_OTHERS = frozenset(["him", "her", "them", "someone", "somebody", "people", "your", "yourself"])
_COMPARING = frozenset(["worse", "that", "this"])
_COMES_NOW = ("and now ", "so now ")
_COMMANDING = 0.65
# wordings below this are commands only where a clause begins
_CLAUSE_STARTS = frozenset(["", "please", "maybe", "perhaps", "first", "instead"])
_LEAD_IN = len("perhaps ")
_JOINTS = frozenset(["and", "or", "so", "but", "then", "just", "also", "okay", "yes"])
_LISTENING_VERBS = frozenset(
    [
        "hear", "heard", "see", "understand", "wonder", "imagine", "guess", "think", "can",
        "could", "am", "get", "sense", "know", "want", "notice", "noticed", "would", "will",
        "knew", "realize", "realise", "realized", "realised", "feel", "appreciate", "love",
        "believe", "hope", "wish", "have", "do", "promise", "promised",
    ]
)  # fmt: skip
_SOFTENERS = frozenset(
    ["just", "really", "only", "also", "so", "truly", "do", "did", "had", "not", "never"]
)
_ASKING = (
    "could you", "can you", "would you", "will you", "could not you", "i wish you",
    "do you think you could", "do you think you can", "i would ask you", "i wonder if you",
)  # fmt: skip
_OUR_PLAN = re.compile(r"(?:how about|why do not|what if|maybe|perhaps) (?:we|i)(?!\S)")
# what both will do begins again where a way back is asked for
_FOR_ONESELF = re.compile(r"(?<!\S)so (?:that )?(?:i|we) ")
_GOOD_FOR_SPEAKER = re.compile(
    r"(?:would|will|could) (?:\S+ )?(?:help me if you|\S+ for me (?:to|if))(?!\S)"
)
_DUTIES = ("you have to", "you need to", "you have got to", "you must")
_LED_IN = re.compile(r"^(?:(?:so|well|and) )+")
_FAR = 14
# words within which the speaker is named
_LONG = 12
_OFTEN = 3
# words, and among them such as "my", that make a story of one's own
_SHORTENED = 0.5
# so much shorter than the line, an answer has chosen what mattered, whatever words it took
_ADDRESSED = frozenset(["you", "your"])
_SPEAKERS = frozenset(["me", "us", "my", "our", "myself", "ourselves"])
_DOERS = frozenset(["i", "you", "we", "he", "she", "they", "to", "can", "could", "who"])


def minimising(context: Context) -> Hit | None:
    """Talks a feeling down or away."""
    if context.asks_for("own_part"):
        evasion = best_hit(context.line, context.cues("non_apology"))
        if evasion is not None:
            return evasion
    cues = context.cues("minimising")
    if context.is_listening:
        cues = (*cues, *context.cues("consoling"))
        if context.is_to_partner:
            cues = (*cues, *context.cues("consoling_partner"))
    for hit in ranked_hits(context.line, cues):
        words = inside(context, hit)
        if is_preceded(context, hit, "before_minimising"):
            continue
        if words.startswith(_COMMANDS) and not _is_command(context, hit):
            continue
        if words.startswith("you are just") and words.split()[-1] in context.heard.words:
            continue
        if words.startswith(_COMPARISONS) and not _is_compared(context, words):
            continue
        return hit
    return None


def _is_compared(context: Context, words: str) -> bool:
    """Whether others are held up to someone who told of a trouble, or of whom nothing is known."""
    is_unknown = not context.is_to_partner and not _COMPARING.isdisjoint(words.split())
    return context.is_listening or is_unknown


def _is_command(context: Context, hit: Hit) -> bool:
    """Whether a verb form stands where a command would."""
    return hit.start == 0 or is_preceded(context, hit, "before_imperative")


def advice(context: Context) -> Hit | None:
    """A solution that nobody asked for."""
    for hit in _suggestions(context):
        words = inside(context, hit)
        if hit.strength < _COMMANDING and not _begins_clause(context, hit):
            continue
        if is_preceded(context, hit, "before_reported_duty"):
            continue
        if _is_own_request(context, hit) or _asks_for_oneself(context, hit):
            continue
        if own_plan(context) is not None or _is_demanded(context, hit):
            continue
        if context.asks_for("repair_attempt") and _OUR_PLAN.match(context.plain, hit.start):
            continue
        if is_within(context, hit, "advice_leaves_free") or _invites(context, hit):
            continue
        is_possibility = words.startswith(("you can", "you could", "you might", "you may"))
        if is_possibility and is_preceded(context, hit, _purpose(context, words)):
            continue
        if is_possibility and _is_freed(context, hit):
            continue
        if context.is_listening and (
            _gives_back_duty(context, hit, words) or _guesses_need(context, hit, words)
        ):
            continue
        return hit
    return None


def _guesses_need(context: Context, hit: Hit, words: str) -> bool:
    """Whether "maybe you need to ..." guesses at the need that a listener is asked to hear."""
    is_asked = context.asks_for("need_or_wish") and " need to " in words
    return is_asked and any(
        guess.start < hit.end for guess in all_hits(context.line, context.cues("tentative"))
    )


def _is_demanded(context: Context, hit: Hit) -> bool:
    """Whether the words push for the speaker's own sake: a demand is no advice."""
    if hit.strength != _COMMANDING:
        return False
    if not _OTHERS.isdisjoint(inside(context, hit).split()):
        return False
    demand = pressure(context)
    return demand is not None and demand.start < hit.end and hit.start < demand.end


_FREED = re.compile(
    r"(?<!\S)i (?!think|guess|mean|know|feel|believe)(?:\S+ ){1,12}(?:so|and)(?: that)? $"
)


def _is_freed(context: Context, hit: Hit) -> bool:
    """Whether an act of one's own makes it possible: "I cook on Friday and | you can rest"."""
    offers = context.asks_for("offer") or context.asks_for("request")
    before = context.plain[sentence_start(context.line, hit.start) : hit.start]
    return offers and not context.is_listening and _FREED.search(before) is not None


def _invites(context: Context, hit: Hit) -> bool:
    """Whether what seems to suggest opens as an invitation to tell, or as a guess."""
    return any(
        other.start <= hit.start + _LEAD_IN and hit.start < other.end
        for other in all_hits(context.line, context.cues("advice_invites"))
    )


def _is_own_request(context: Context, hit: Hit) -> bool:
    """Whether someone who speaks for themself asks their partner for something."""
    is_speaking = context.is_to_partner and not context.is_listening
    return is_speaking and any(
        question.start < hit.end and hit.start < question.end for question in context.questions
    )


def _asks_for_oneself(context: Context, hit: Hit) -> bool:
    """Whether it is asked for the speaker: "would you ... with me", "it would help me if you"."""
    words = context.plain[hit.start : sentence_end(context.line, hit.start, len(context.plain))]
    if _GOOD_FOR_SPEAKER.search(words) is not None:
        return True
    if not words.startswith(_ASKING):
        return False
    return not _SPEAKERS.isdisjoint(words.split()[2:_FAR]) or _FOR_ONESELF.search(words) is not None


def _suggestions(context: Context) -> Iterator[Hit]:
    """Wordings that suggest, the clearest first, and commands after them."""
    yield from ranked_hits(context.line, context.cues("advice"))
    if _is_to_be_heard(context):
        yield from ranked_hits(context.line, context.cues("advice_partner"))
    if not context.is_listening and context.expectation is None:
        yield from ranked_hits(context.line, context.cues("advice_at_large"))
    yield from commands(context)


def _is_to_be_heard(context: Context) -> bool:
    """Whether the partner is only to be heard, so that even a plan of one's own comes too early."""
    gives = any(context.asks_for(name) for name in ("offer", "own_part"))
    return context.is_listening and context.watches("advice") and not gives


def _purpose(context: Context, words: str) -> str:
    """After which words "you could" tells what is possible; a listener's "so you could" too."""
    is_plan = words.startswith("you can") or context.is_listening
    return "before_purpose" if is_plan else "before_possibility"


def _begins_clause(context: Context, hit: Hit) -> bool:
    """Whether an imperative stands at a clause's start and is nobody's own doing."""
    before = word_before(context.line, hit.start)
    if before in _CLAUSE_STARTS:
        return True
    recent = context.plain[: hit.start].split()[-6:]
    return before in _JOINTS and not _DOERS & set(recent)


def _gives_back_duty(context: Context, hit: Hit, words: str) -> bool:
    """Whether "you have to get up at four" answers someone who said so."""
    heard = context.heard.plain
    has_duty = words.startswith(_DUTIES)
    duty = _LED_IN.sub("", words)
    said_so = re.search(r"\b(?:have to|has to|had to|need to|got to|must|should|supposed)\b", heard)
    taken_up = meanings(duty.split()[3:], context.lexicon) & meanings(
        context.heard.words, context.lexicon
    )
    is_habit = bool({"again", "still", "every"} & set(words.split()))
    if has_duty and re.match(r"(?:okay |yes |right |oh )*(?:so|and now|and then) ", context.plain):
        return True
    if has_duty and context.is_to_partner and _comes_of_it(context, hit):
        return True
    is_told = said_so is not None or is_habit
    return duty.startswith(_DUTIES) and is_told and bool(taken_up)


def _comes_of_it(context: Context, hit: Hit) -> bool:
    """Whether a duty is what a partner's story leads to, or is checked with them."""
    before = word_before(context.line, hit.start, 2)
    is_checked = any(item.is_check for item in context.questions)
    return is_checked or before.endswith(" now") or inside(context, hit).startswith(_COMES_NOW)


def self_shift(context: Context) -> Hit | None:
    """The listener turns to their own story."""
    if not context.is_listening:
        return None
    denied = denial(context)
    if denied is not None:
        return denied
    hit = best_hit(context.line, context.cues("self_shift")) or _only_oneself(context)
    return None if hit is None or _owns_up(context) else hit


def _only_oneself(context: Context) -> Hit | None:
    """The whole answer, where it holds nothing but the listener's own doings."""
    if context.asks_for("own_part"):
        return None
    is_spoken_to = not _ADDRESSED.isdisjoint(context.heard.words[:1])
    words = context.line.words
    own = sum(word in {"i", "my", "me", "mine", "myself"} for word in words)
    yours = sum(word in {"you", "your", "yourself", "we", "us", "our"} for word in words)
    is_long_story = len(words) >= _LONG and own >= _OFTEN and yours == 0 and not context.questions
    if is_long_story or (not is_spoken_to and _own_story(context)):
        return Hit(0, len(context.plain), 0.6, "It speaks of yourself only.")
    return None


def _owns_up(context: Context) -> bool:
    """Whether a reproach, or anything told, is answered with an apology: that is no other story."""
    is_sorry = best_hit(context.line, context.cues("apology")) is not None
    is_told_of = not _ADDRESSED.isdisjoint(context.heard.words)
    return own_part(context) is not None and (is_sorry or is_told_of)


def _own_story(context: Context) -> bool:
    """Whether the answer begins with the listener's own doings and never turns to the other."""
    words = context.line.words
    if len(words) < 5 or {"you", "your", "yourself"} & set(words):
        return False
    verb = next((word for word in words[1:] if word not in _SOFTENERS), "")
    starts = words[0] == "my" or (words[0] == "i" and verb not in _LISTENING_VERBS)
    return starts and not context.questions


def parroting(context: Context) -> Hit | None:
    """The words come back as they were said."""
    if not context.heard.words or not context.is_listening:
        return None
    words = context.line.words
    if len(words) < 5 or len(content_words(words, context.lexicon)) < 2:
        return None
    if _LONG <= len(words) <= len(context.heard.words) * _SHORTENED:
        return None
    echo = context.overlap.echo
    if echo >= 0.72 or (echo >= 0.6 and len(words) >= 12):
        return Hit(0, len(context.plain), echo, "It repeats the words as they were said.")
    return None
