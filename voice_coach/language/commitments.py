"""Reads what someone takes on, and whether they kept it."""

from __future__ import annotations

import re

from voice_coach.language.remarks import hesitates

_WILL = (
    r"(?:i'?ll|i will|i'?m going to|i am going to|i'?m gonna|i want to|i'?d like to|"
    r"i would like to|i could|i can|i'?d|i would|i plan to|i promise to|i commit to|let me|we'?ll|"
    r"we will|we could)"
)
_OPENING = r"(?:(?:um|uh|well|okay|ok|so|yes|yeah|maybe|perhaps|i think|i guess|i promise)[, ]+)*"
_INTENT = re.compile(rf"^{_OPENING}(?:(?:that )?{_WILL}\s+)?", re.IGNORECASE)
_SECOND = re.compile(rf"\b(and then|and|then)\s+{_WILL}\s+", re.IGNORECASE)
# "call her and then I'll cook" names two things to do
_NONE = re.compile(
    r"(?:(?:no|nope|nothing|none|hm+|um+|uh+|pass|not today|not now|not this (?:time|week)|"
    r"no thanks|no thank you|no idea|not sure|i'm not sure|i am not sure|"
    r"i (?:really )?(?:don't|do not|can't|cannot|couldn't) (?:know|think|say|want|have)\b.*)"
    r"[,. ]*)+"
)
_BARE_YES = re.compile(
    rf"{_OPENING}(?:yes|yeah|yep|sure|okay|ok|of course|definitely|i will|i do|i promise)[,. !]*",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\b(?:no(?! problem| trouble| doubt| issue)|not(?! bad| hard| only| just)|never|didn't"
    r"|did not|haven't|couldn't|could not|forgot|failed|nothing)\b"
)
_KEPT = re.compile(
    r"\b(?:yes|i did|we did|went (?:very |really )?(?:well|fine|good|okay)|kept|worked|managed"
    r"|done|every (?:day|evening|morning))\b"
)


def plain_commitment(text: str) -> str:
    """What is to be done, without "I will" and the full stop; "" when nothing is."""
    plain = text.strip().replace("’", "'")
    if hesitates(plain):
        return ""
    if _NONE.fullmatch(re.sub(rf"^{_OPENING}", "", plain, flags=re.IGNORECASE).lower()):
        return ""
    words = _SECOND.sub(r"\1 ", _INTENT.sub("", plain, count=1)).strip().rstrip(".!?, ")
    return words[:1].lower() + words[1:]


def is_bare_yes(text: str) -> bool:
    """Whether something is promised, but not what: "yes", "sure, I will"."""
    return _BARE_YES.fullmatch(text.strip().replace("’", "'")) is not None


def was_kept(text: str) -> bool | None:
    """Whether an account says that a commitment was kept; None when it does not tell."""
    plain = text.lower().replace("’", "'")
    if _MISSED.search(plain):
        return False
    return True if _KEPT.search(plain) else None
