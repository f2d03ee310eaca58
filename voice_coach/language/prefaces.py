"""Words about the telling itself, with which what is told begins: "I don't know where to start"."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit

_WHERE = ({"where"}, {"to"}, {"start", "begin"})
_HOW = ({"how"}, {"to"}, {"say", "put", "explain", "describe"}, {"it", "this", "that"})
_HARD = ({"hard", "difficult"}, {"to"}, {"say", "explain", "describe"})
# "how to tell him" is no preface, but what someone is at a loss with


def is_preface(speech: Speech, unit: Unit) -> bool:
    """Whether a unit only opens what follows: "I'm not sure how to put it, but ..."."""
    if unit.start > 0 or unit.end >= len(speech):
        return False
    return any(_ends_in(speech.words[: unit.end], pattern) for pattern in (_WHERE, _HOW, _HARD))


def _ends_in(words: Sequence[str], pattern: Sequence[set[str]]) -> bool:
    last = words[-len(pattern) :]
    return len(words) > len(pattern) and all(
        word in allowed for word, allowed in zip(last, pattern, strict=True)
    )
