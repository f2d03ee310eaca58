"""Tells an answer that leaves a question open, and one that asks the coach for something."""

from __future__ import annotations

import re

from voice_coach.language.normalize import normalize
from voice_coach.language.persons import SUBJECTS
from voice_coach.language.remarks import hesitates

_LEAD = (
    r"(?:(?:well|okay|oh|um|uh|hm+|honestly|sorry|look|so|and|but|god|gosh|really|just|i think"
    r"|i guess|i suppose|i mean|to be honest) )*"
)
_AT_ALL = (
    r"(?: (?:really|to be honest|honestly|at all|at the moment|(?:right|just) now|today|here|yet"
    r"|this (?:week|time)|i think|i guess|sorry|thanks?|thank you|for now|either|much|special"
    r"|that i (?:know|can think) of|i can think of|comes? to mind|from me|between us"
    r"|(?:in particular)|worth (?:saying|telling|mentioning)))*"
)
_NOTHING = (
    r"(?:no|nah|nope|none|nothing|not (?:really|much|a lot|a thing|one|any|that i know of|today"
    r"|this week|that i (?:recall|remember))|pass|never mind|everything is said)"
)
_FOUND_NONE = (
    r"(?:there (?:was|were|is|are) not|there (?:was|were|is|are)(?= no)|we (?:did|do) not have"
    r"|we had(?= no)|i (?:did|do|can) not (?:have|see|find|think of|remember|recall))"
    r"(?: really)? (?:none|nothing|one|any|anything|much|a thing|any good (?:one|moments?))"
)
_LEFT_EMPTY = re.compile(
    rf"{_LEAD}(?:{_NOTHING}(?:{_AT_ALL} {_LEAD}{_NOTHING})*|{_FOUND_NONE}){_AT_ALL}"
    r"|(?:well |honestly )?(?:nothing|none|nope) (?:because )?"
    r"(?:(?:i am|we are) too|we are (?:separating|divorcing|splitting)(?: up)?).*"
)
_NOT_KNOWN = re.compile(
    rf"{_LEAD}(?:(?:i )?(?:really |honestly |just )*(?:do not (?:really )?know|dunno"
    rf"|have no (?:idea|clue))|no (?:idea|clue)|(?:it is )?hard to (?:say|tell)"
    rf"|(?:i )?can not (?:say|tell)|i could not (?:say|tell you)|(?:i )?do not think so){_AT_ALL}"
    r"(?: (?:he|she|they|what|how|if|why|where|i can not) .*)?"
)
_KEPT_TO_ONESELF = re.compile(
    rf"{_LEAD}(?:no )?(?:i (?:(?:would|will|do|can) not|would rather not)(?: really)?"
    r"(?: (?:want|like|care|need) to)? (?:say|talk about|tell|share|discuss|go into)"
    r"(?: (?:you|it|that|this|them|more|any more))*"
    r"|i do not (?:really )?feel like (?:saying|talking|telling|sharing|discussing|it)"
    r"(?: (?:you|about|it|that|this|them))*|(?:that|it) is (?:private|personal|too personal))"
    r"(?: (?:aloud|out loud|to (?:you|a (?:machine|computer|program))))*"
    rf"{_AT_ALL}"
)
_ASKS_AFTER_COACH = re.compile(
    r"(?!.*(?:ask|said|say))(?:.* )?(?:how are you(?: doing)?|and (?:you|yourself)"
    r"|(?:how|what) about (?:you|yourself))(?: today| then)?"
)
_ASKS_FOR_SERVICE = re.compile(
    rf"{_LEAD}(?:please )?(?:(?:can|could|will|would) you (?:please )?)?(?:(?:tell|show) me )?"
    r"(?:what (?:time|day) is it|have you got the time|what is the (?:weather|time)(?: .*)?"
    r"|the (?:weather|time)|play (?:some |me )+music|(?:tell me )?a (?:joke|story)"
    r"|what is the (?:capital of \S+|score|news)|who won(?: \S+){1,4}"
    r"|do you know (?:any|an?) (?:good |nice )*(?:recipe|restaurant|joke|song|film|movie)s?"
    r"(?: \S+){0,4})"
    r"(?: please| today| now)*"
)
_ASKS_ADVICE = re.compile(
    r"(?<!\S)(?:"
    r"(?:what|how|when|where|which(?: \S+)?) (?:else )?(?:should|shall|do|can|could|would|must) i"
    r"(?! (?:know|care|feel|get|deserve)(?!\S))"
    r"|(?:should|shall) i"
    r"|do you (?:really |honestly )?(?:think|reckon|suggest|recommend|advise|believe)"
    r"|what (?:do|would) (?:you|(?:(?:other|most|normal) )?(?:people|couples|others)) do"
    r"|what would you (?:say|suggest|recommend|advise)"
    r"|(?:can|could|would|will) you (?:(?:please|just|maybe) )*"
    r"(?:tell|help|pick|choose|decide|give|suggest|recommend|advise))(?!\S)"
)
# not "what do I know", which asks nobody
_TELLING = frozenset(
    ["say", "says", "said", "saying", "ask", "asks", "asked", "tell", "tells", "told", "like"]
)
_NEAR = 3
# words before a question in which somebody may be named who put it
_SUPPOSED_OF_ONESELF = re.compile(
    rf"{_LEAD}(?:that )?(?:maybe|perhaps|probably|possibly)(?: \S+)*"
    r" (?:i|me|my|mine|myself|we|us|our)(?!\S).*"
)
_NO_CLAUSE = re.compile(
    r"(?!.*(?<!\S)(?:i|you|we|he|she|it|they|is|are|was|were|am|be|not|no|that|would|because"
    r"|nothing|everything|who|what|how|yes|please)(?!\S))"
    r"(?:(?:just|maybe|probably|perhaps|mostly|mainly|a bit of|um|uh|well|honestly|really) )*(.+)"
)
_LONGEST_NEED = 8
# words; a longer answer is hardly one thing alone
_FEW = 4
# words
_MOST = 12
# words; whoever says more tells something


def leaves_open(text: str) -> bool:
    """Whether someone has no answer, knows none or keeps it: "there wasn't one", "I'd rather not".

    "Dunno, she doesn't say much" leaves it open too; "no, but I miss her" does not.
    """
    plain = normalize(text)
    if len(plain.split()) > _MOST:
        return False
    forms = (_LEFT_EMPTY, _NOT_KNOWN, _KEPT_TO_ONESELF)
    return hesitates(text) or any(form.fullmatch(plain) for form in forms)


def keeps_to_oneself(text: str) -> bool:
    """Whether someone says that they would rather not say it."""
    return _KEPT_TO_ONESELF.fullmatch(normalize(text)) is not None


def supposes_of_oneself(text: str) -> bool:
    """Whether someone only supposes something of themself, as in "maybe it's me".

    Said back by another it would be a verdict.
    """
    plain = normalize(text)
    return len(plain.split()) <= _MOST and _SUPPOSED_OF_ONESELF.fullmatch(plain) is not None


def tells_by_a_word(text: str) -> bool:
    """Whether a few words tell of nobody: "work was mad", "stressed with the move".

    Said back they would be a mere echo, or a sentence about a thing.
    """
    words = normalize(text).split()
    return len(words) <= _FEW and SUBJECTS.isdisjoint(words)


def asks_after_coach(text: str) -> bool:
    """Whether someone gives the question back to the coach: "fine thanks, and you"."""
    return _ASKS_AFTER_COACH.fullmatch(normalize(text)) is not None


def asks_for_service(text: str) -> bool:
    """Whether someone asks for what an assistant does, such as the time or the weather."""
    return _ASKS_FOR_SERVICE.fullmatch(normalize(text)) is not None


def asks_advice(text: str) -> bool:
    """Whether someone asks the coach what to do, or what it thinks: "should I call her".

    Meant where no partner is spoken to, as in a check-in.
    """
    plain = normalize(text)
    return any(not _is_told(plain[: found.start()]) for found in _ASKS_ADVICE.finditer(plain))


def _is_told(before: str) -> bool:
    """Whether words that go on after these are told of somebody: "she asked me"."""
    return not _TELLING.isdisjoint(before.split()[-_NEAR:])


def as_need(text: str) -> str:
    """A need told in a few words, made whole: "more sleep" becomes "i need more sleep".

    "" where the words hold a clause of their own, or may.
    """
    bare = _NO_CLAUSE.fullmatch(normalize(text))
    if bare is None or len(bare[1].split()) > _LONGEST_NEED:
        return ""
    return f"i need {bare[1]}"
