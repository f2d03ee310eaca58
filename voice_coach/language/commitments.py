"""Reads what someone takes on, and whether they kept it."""

from __future__ import annotations

import re

_INTENT = re.compile(
    r"^(?:(?:um|uh|well|okay|ok|so|yes|i think|maybe)[, ]+)*"
    r"(?:i'll|i will|i'm going to|i am going to|i want to|i'd like to|i would like to|"
    r"i plan to|i promise to|i commit to|let me)\s+",
    re.IGNORECASE,
)
_NONE = frozenset({"no", "nothing", "none", "not today", "no thanks", "no thank you", "nope"})
_MISSED = re.compile(
    r"\b(?:no|not|never|didn't|did not|haven't|couldn't|could not|forgot|failed|nothing)\b"
)
_KEPT = re.compile(
    r"\b(?:yes|i did|we did|went (?:very |really )?(?:well|fine|good|okay)|kept|worked|managed"
    r"|done|every (?:day|evening|morning))\b"
)


def plain_commitment(text: str) -> str:
    """What is to be done, without "I will" and the full stop; "" when nothing is."""
    words = _INTENT.sub("", text.strip()).strip().rstrip(".!?, ")
    return "" if words.lower() in _NONE else words[:1].lower() + words[1:]


def was_kept(text: str) -> bool | None:
    """Whether an account says that a commitment was kept; None when it does not tell."""
    plain = text.lower().replace("’", "'")
    if _MISSED.search(plain):
        return False
    return True if _KEPT.search(plain) else None
