"""Reads a yes or no to an offer that is said in words of one's own: "okay, I'll try"."""

from __future__ import annotations

import re

from voice_coach.language.normalize import normalize
from voice_coach.language.persons import SPOKEN_TO

_LEAD = (
    r"(?:(?:well|oh|um|uh|ugh|hm+|sorry|look|god|gosh|haha?|thanks|honestly|actually|so|and|but) )*"
)
_NO = r"(?:no|nah|nope|naw)"
_NO_REFUSAL = (
    r"(?:wonder|rush|hurry|pressure|need|worries|matter|doubt|more|other|one|longer|idea|clue)"
)
# "no wonder", "no rush": with these an answer begins
_DOING = (
    r"(?:want|need|to|do|try|say|think|feel|like|i|can|could|up|for|have|going|go|able|ready"
    r"|really|too|tired|worn|out|had|it|this|that|a|just|with)"
)
_REFUSES = re.compile(
    # "yeah, no" refuses
    rf"{_LEAD}(?:(?:(?:yes|yeah|yep) )?{_NO}(?!\S)(?! {_NO_REFUSAL}(?!\S))"
    r"(?! .*(?<!\S)(?:was|were|did|should|had)(?!\S)).*"
    r"|(?:i think )?(?:that|this|it) (?:will (?:have to )?do|(?:was|is) enough)(?: .*)?"
    rf"|i (?:(?:do|can|could|will|would|am) not|am|have had|have)(?: {_DOING}){{0,8}}"
    r" (?:another|again|once more|one more|enough|any more)"
    r"(?: (?:one|time|go|try|now|right now|tonight|today|of (?:it|this|that)))*)"
)
# "no, I was late" owns up, and begins another try
_LONGEST_NO = 14
# words; whoever says more adds something
_ACCEPTS = re.compile(
    rf"{_LEAD}(?:(?:yes|yeah|yep|aye|okay|sure|fine|all right|alright|right|please) )*"
    r"(?:(?:i|we|let me|let us|i suppose|i guess|i think) )*"
    r"(?:(?:will|would|can|could|want|like|love|to|might|may|as|well|just|have|should|try|give|go"
    r"|do|another|a) )*"
    r"(?:(?:it|that|this|one) )?(?:(?:a|one|another|more|once|the same) )*"
    r"(?:try|go|shot|stab|crack|bash|redo|again|more|time|on then|another|one)"
    r"(?: (?:it|that|then|again|please|thanks|once more|one more time|go|try|dear|love|mate))*"
)
_BLUNT_NO = re.compile(rf"{_LEAD}(?:nah|nope|naw)(?!\S).*")
# no answer to a partner begins so
_LET_US = re.compile(
    r"(?:yes|yeah|okay|all right|alright|sure) (?:let (?:us|me)|i will)"
    r" (?:try|have another|give it|do (?:it|that|this))(?: (?:it|that|this|one|a|go|again|then))*$"
)
_TRYING = frozenset(["try", "again", "another", "more", "go", "shot", "redo"])


def wants_it(text: str) -> bool | None:
    """Whether an offer to do something once more is taken up or refused; None where neither.

    Who speaks to the partner answers already: "no, you were right" and "okay, I hear you" are
    neither.
    """
    plain = normalize(text)
    words = plain.replace("thank you", "thanks").split()
    plain = " ".join(words)
    if _LET_US.search(plain):
        return True
    if _BLUNT_NO.fullmatch(plain):
        return False
    if not SPOKEN_TO.isdisjoint(words):
        return None
    if len(words) <= _LONGEST_NO and _REFUSES.fullmatch(plain):
        return False
    is_taken_up = _ACCEPTS.fullmatch(plain) is not None and not _TRYING.isdisjoint(words)
    return True if is_taken_up else None
