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
    r"no thanks|no thank you|no idea|not sure|i'm not sure|i am not sure|not yet|we'll see|"
    r"(?:not|nothing) (?:right now|really|at the moment|this time|for now|yet)|"
    r"i'd rather not\b.*|i would rather not\b.*|i(?:'m| am) (?:just |really )?too \w+\b.*|"
    r"i(?:'m| am) not (?:committing|promising|taking (?:on )?any|doing any)\w*\b.*|"
    r"i (?:really |just )?(?:don't|do not|can't|cannot|couldn't|won't|will not) (?:really )?"
    r"(?:know|think|say|have|promise|commit|decide|take|manage"
    r"|want to (?:promise|commit|decide|take|say|do any))\b.*)"
    r"[,. ]*)+"
)
_BARE_YES = re.compile(
    rf"{_OPENING}(?:yes|yeah|yep|sure|okay|ok|of course|definitely|i will|i do|i promise)[,. !]*",
    re.IGNORECASE,
)
_STATE = re.compile(
    rf"{_OPENING}(?:i was|i am|i'm|i've|i have been|we were|we are|we're|we've|it is|it's|it was"
    r"|there (?:is|was)|he|she|they|why|how|what|because)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b{_WILL}\b|\b(?:will|going to|gonna|tomorrow|tonight|next|on \w+day|by \w+day)\b",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(
    rf"{_OPENING}(?:(?:what|which) (?:commitment|one|thing|was (?:it|that)(?: again)?|plan)"
    r"|what (?:did i say|did i promise|was i (?:going|supposed|meant) to do)(?: again)?"
    r"|remind me|did i(?: (?:really )?say that)?|(?:say|can you say) that again|what)[?. ]*",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\b(?:no(?! problem| trouble| doubt| issue)|nope|nah|not(?! bad| hard| only| just)|never"
    r"|didn't|did not|haven't|don't|couldn't|could not|wasn't|forgot|failed|nothing|too tired"
    r"|(?:ran )?out of time)\b"
)
_KEPT = re.compile(
    r"\b(?:yes|i did|we did|did (?:that|it)|went (?:very |really )?(?:well|fine|good|okay)|kept"
    r"|worked|managed|done|every (?:day|evening|morning))\b"
)
_KEPT_OUTRIGHT = re.compile(
    r"(?:(?:um|uh|well|oh|so|actually) )*(?:(?:yes|yeah|yep|yup) (?:(?:i|we) )?(?:did|have|kept)"
    r"|(?:yes|yeah|yep|yup)(?: (?:it|that) (?:went|was|worked))?|(?:i|we) did(?: it| that)?|did"
    r"(?: it| that)|done)(?![\w'])(?!.*\b(?:but|forgot|no|half)\b)(?! (?:not|never))"
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


def is_no_plan(text: str) -> bool:
    """Whether something is told in place of a thing to do: "I was at the office all week"."""
    plain = text.strip().replace("’", "'")
    return _STATE.match(plain) is not None and _AHEAD.search(plain) is None


def asks_which(text: str) -> bool:
    """Whether someone asks what it was that they had taken on."""
    return _ASKS_WHICH.fullmatch(text.strip()) is not None


def was_kept(text: str) -> bool | None:
    """Whether an account says that a commitment was kept; None when it does not tell."""
    plain = text.lower().replace("’", "'")
    if _KEPT_OUTRIGHT.match(plain.replace(",", "")):
        return True
    if _MISSED.search(plain):
        return False
    return True if _KEPT.search(plain) else None
