"""Keeps the coach from taking its own words for the person's."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

_MIN_WORDS = 3
_ALIKE = 85.0


def is_own_voice(heard: str, spoken: str) -> bool:
    """Whether ``heard`` is a piece of what the coach has just been saying.

    One or two words prove nothing and are left to the echo canceller.
    """
    words = re.findall(r"[a-z']+", heard.lower())
    said = " ".join(re.findall(r"[a-z']+", spoken.lower()))
    if len(words) < _MIN_WORDS or not said:
        return False
    return fuzz.partial_ratio(" ".join(words), said) >= _ALIKE
