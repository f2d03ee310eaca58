"""Signs that someone listens, said while another speaks on: "mm-hm", "yeah", "I see"."""

from __future__ import annotations

import re

_SOUNDS = frozenset(
    {"mm", "mmm", "mhm", "mmhm", "hm", "hmm", "hmmm", "mhmm", "uh", "huh", "um", "umm", "erm", "er"}
    | {"uhhuh", "ah", "aha", "oh", "ooh", "ahh", "eh", "ugh", "phew"}
)
_WORDS = frozenset({"yeah", "yes", "yep", "okay", "ok", "right", "sure", "true", "wow", "really"})
_PHRASES = frozenset({"i see", "all right", "alright", "got it", "of course", "fair enough"})
_MOST_WORDS = 3
_NOT_WORD = re.compile(r"[^\w']+")


def is_acknowledgement(text: str) -> bool:
    """Whether the whole text only tells that the speaker has the listener's ear.

    The frequent backchannels of English telephone talk (Jurafsky et al., Switchboard SWBD-DAMSL
    coders' manual, 1997), and the sounds that recognisers write for a cough or a breath.
    """
    words = _NOT_WORD.sub(" ", text.lower()).split()
    if not words or len(words) > _MOST_WORDS:
        return False
    if " ".join(words) in _PHRASES:
        return True
    return all(word in _SOUNDS or word in _WORDS for word in words)
