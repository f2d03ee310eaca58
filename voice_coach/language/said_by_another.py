"""Tells what another person says from what is told about them."""

from __future__ import annotations

import re

from voice_coach.language.normalize import normalize
from voice_coach.language.persons import SPEAKER, SPOKEN_TO

_ANOTHER = (
    r"(?:he|she|they|my (?:wife|husband|partner|girlfriend|boyfriend|man|ex|fianc\S+|spouse))"
)
_REPORTED = re.compile(
    r"(?:(?:well|so|um|uh|oh|yes|yeah|okay|maybe|probably|like|i think|i guess|usually|and|then|or"
    r"|but)[,\s]+)*" + _ANOTHER + r"(?P<would>['’]?d| would| will|['’]?ll| might| could| can)?"
    r"(?: (?:always|usually|often|just|probably|then|keeps?|maybe|also|only|sometimes|like))*"
    r" (?:says?|saying|said|go(?:es)?|tells? me|told me|be like)(?: to me)?"
    r"(?: (?:something )?like)?"
    r"[,:]?(?P<that> that)?[,:]? [\"“']?(?P<line>.+?)[\"”']?",
    re.IGNORECASE,
)
_TOLD_OF = frozenset(["he", "she", "him", "her", "his", "hers"])
_KIN = re.compile(r"(?<!\S)my (?:wife|husband|partner|girlfriend|boyfriend|man|ex|spouse)(?!\S)")
_MANNER = re.compile(
    rf"(?:(?:well|so|um|uh|oh|maybe|probably|i think|i guess) )*{_ANOTHER}(?: (?:will|would))?"
    r"(?: (?:always|usually|often|just|mostly|then|typically|probably|only|sometimes|also))*"
    r" (?:get|go|shut|turn|walk|start|roll|shrug|stare|leave|sulk|ignore|blame|deni|deny|cri|cry"
    r"|laugh|yell|shout|change)(?:e?s)?(?: .*)?"
)
# how the other one behaves, and no words of theirs
_WOULD_SAY = re.compile(
    r"(?:(?:well|so|um|uh|oh|okay|maybe|perhaps|probably|then|first|i think|i guess) )*"
    r"i would(?: (?:just|probably|maybe|simply|first|then|also|never|not))*"
    r" (?:(?:tell|ask)|(?:say|explain|admit|apologi[sz]e|whisper)(?: \S+){0,3} to)"
    r" (?:him|her|them|my (?:wife|husband|partner|girlfriend|boyfriend|fianc\S+|spouse))(?!\S).*"
)
_TELLER = SPEAKER - {"me"}


def as_said(text: str) -> str:
    """The line as the other person says it, without "he would say"; "" where it is told of them.

    "She never listens to me" is told, and so is "he says I never listen", where "I" is the
    teller; "he'd say I'm tired" gives "I'm tired".
    """
    line = text.strip()
    report = _REPORTED.fullmatch(line.rstrip(".!"))
    if report is not None:
        said = report["line"].strip()
        words = set(normalize(said).split())
        is_indirect = bool(report["that"]) or not report["would"]
        if not words & SPOKEN_TO and words & (_TELLER if is_indirect else frozenset()):
            return ""
        return "" if words & _TOLD_OF and not words & SPOKEN_TO else said
    plain = normalize(line)
    words = set(plain.split())
    if _MANNER.fullmatch(plain) and not words & SPOKEN_TO:
        return ""
    is_told = bool(words & _TOLD_OF) or _KIN.search(plain) is not None
    return "" if is_told and words & SPEAKER and not words & SPOKEN_TO else line


def is_indirect(text: str) -> bool:
    """Whether somebody tells what they would say to another, and does not say it to them.

    "I'd ask her what she needs" does; "I'd tell her I miss you" says it all the same.
    """
    return _WOULD_SAY.fullmatch(normalize(text)) is not None and not addresses(text)


def addresses(text: str) -> bool:
    """Whether somebody is spoken to."""
    return not SPOKEN_TO.isdisjoint(normalize(text).split())


def speaks_to_someone(text: str) -> bool:
    """Whether a few words hold somebody who speaks or is spoken to."""
    return not (SPOKEN_TO | SPEAKER).isdisjoint(normalize(text).split())
