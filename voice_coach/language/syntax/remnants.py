"""Marks of speech that went on otherwise than it began, which no word class gives away."""

from __future__ import annotations

import re

_THAN = re.compile(
    r"\b(?:more|less|fewer|better|worse|rather|other|else|different|sooner|later|\w{2,}er)\b.*\bthan\b"
)
_RUNS_ON = re.compile(
    r"\bthat(?:'s| is) (?:how|what|why|where|when) .*\bthat (?:you|he|she|they|we|it|i)\b"
)
_QUOTED_THOUGHT = re.compile(
    r"\b(?:thought|said|knew|felt|told (?!yourself)\w+) (?:that )?(?:you|he|she|they|we|it|i)'ll\b"
)
_NO_PLACE = re.compile(
    r"^there (?!(?:is|are|was|were|will|would|has|have|had|can|could|might|may|must|should|used"
    r"|seems?|comes?|goes|really|just|also|only|still|always|never|probably|definitely|\w+n't)\b)\w"
)
_UNFINISHED = re.compile(
    r"(?<!told you )\bthat (?:you|he|she|they|we|i) (?:would |will |might |could )?"
    r"(?:have|has|had|need|want) to$"
    r"| (?:stuff|things?) well$|\b(?:feel|felt|think|thought|believe|guess|hope|mean) that$"
)
_LIKE_NOTHING = re.compile(r"^(?:\w+ ){1,3}(?:feel|felt|look|sound|seem|smell|taste)s? like$")
_HALF_ASKED = re.compile(
    r"\b(?:forget|know|remember|wonder|see|tell) (?:how (?:many|much)|which|whose) \w+$"
    r"|^(?:so )?(?:much|many|little|few) (?:the|my|your|a|an|you|he|she|we|they)\b"
)
_WISHED = re.compile(
    r"\bwish(?:es)? (?:that )?\w+ will\b|\b(?:hates?|loves?) (?:i|he|she|they|we) "
    r"|\b(?:hates?|loves?) you (?:need|have|are|were)\b"
)
# a wish is never for what will be, and what is hated has its "that"
_NO_ARTICLE = re.compile(
    r"(?:'s|'re|\bis|\bare|\bwas|\bwere) (?:only|same|last|first) (?:person|one|thing|way|reason)\b"
    r"|(?:'re|'m|\bam) one (?:who|that)\b"
)
# "he's only person who listens"
_SAYS_NOTHING = frozenset(
    [
        "that's the thing",
        "that's it",
        "that's about it",
        "that's all",
        "that's that",
        "it's that",
        "it turns out",
    ]
)
_IDLE = re.compile(
    r"^it's (?:some|(?:maybe|perhaps) an?) \w+$|^it's (?:\w+ ){1,4}(?:maybe|perhaps)$"
)
# made of words that were no clause, and no event: "it's some peace", "it's a walk maybe"
_CUT_OFF = re.compile(r"(?<![\w'])[b-hj-z]$")
# a last word of one letter was never finished


_SIGNS = (
    _NO_ARTICLE,
    _WISHED,
    _RUNS_ON,
    _CUT_OFF,
    _QUOTED_THOUGHT,
    _NO_PLACE,
    _UNFINISHED,
    _LIKE_NOTHING,
    _HALF_ASKED,
    _IDLE,
)


def has_remnants(text: str) -> bool:
    """Whether a text compares with nothing, says one thing twice, or ends within a word."""
    plain = text.lower().rstrip(".?! ")
    if " than " in plain and not _THAN.search(plain):
        return True
    if plain in _SAYS_NOTHING:
        return True
    return any(sign.search(plain) for sign in _SIGNS)
