"""Tells an answer that stops in the middle of its sentence, where nobody could take it as whole.

Whether a speaker pauses or has finished is weighed in ``hanging``, which may be wrong now and then:
it only costs a moment. Here somebody is asked for the rest, so that only what can end no sentence
counts: "I feel sad because", but not "if you like".
"""

from __future__ import annotations

import re

from voice_coach.language.ending_words import REFERRING
from voice_coach.language.normalize import normalize

_CLAUSE_OPENERS = r"(?:when|whenever|because|if|while|although|unless|so that|even though)"
_NO_END = re.compile(
    r".*(?<!\S)(?:"
    # a noun must follow
    r"(?:a|an|the|my|your|our|their)"
    r"|(?:and|but|because|if|whenever|although|unless|whether)"
    # "say when" is whole
    r"|(?<!say )(?<!know )(?<!me )(?<!us )(?<!sure )(?<!ask )(?<!remember )when"
    # a clause that has only its first words; "you and I" is whole
    r"|(?<!you )(?<!me )(?<!he )(?<!she )(?:and|but) (?:i|we|they|he|she)"
    rf"|{_CLAUSE_OPENERS} (?:i|you|we|he|she|they|it)(?: (?:am|are|is|was|were))?"
    r")"
)
_WISH = re.compile(
    r".*(?<!\S)(?:i|we|they|he|she) (?:would like|would love|need|want|wish)"
    r"(?: (?:us|you|him|her|them))?(?: to)?"
)
_FELT = re.compile(r"(?P<before>.*)(?<!\S)(?:i|you) (?:feel|felt|am feeling|was feeling)")
_INVITED = re.compile(
    r"(?:(?:so|and|but|well|maybe|please|um|uh) )*(?:could|can|would) (?:we|you|i)"
)
_SUBJECTS = frozenset({"i", "you", "we", "he", "she", "they", "it"})
_LEFT_OVER = re.compile(
    rf"(?:^|(?<=\s))(?:{_CLAUSE_OPENERS}|could|can|would)"
    rf" (?:{'|'.join(sorted(_SUBJECTS))})[\s.,…]*$",
    re.IGNORECASE,
)
_FAR = 4
# words before a verb of feeling in which "how" or "what" takes the place of what would follow
_ENDED = (".", "!", "?", '"', "”")
_TRAILS_OFF = ("...", "…")


def is_broken_off(text: str) -> bool:
    """Whether the last sentence stops half-way; a mark that ends it tells that it does not."""
    plain = text.strip()
    if plain.endswith(_ENDED) and not plain.endswith(_TRAILS_OFF):
        return False
    words = normalize(plain)
    if _INVITED.fullmatch(words):
        return True
    felt = _FELT.fullmatch(words)
    if felt is not None:
        return not _refers_back(felt["before"])
    if _WISH.fullmatch(words):
        # "I want you" is a whole wish
        return not _refers_back(words) and not words.endswith(
            (" us", " you", " him", " her", " them")
        )
    return _NO_END.fullmatch(words) is not None


def with_rest(begun: str, rest: str) -> str:
    """An answer and the rest of it; what was said a second time stands once."""
    first, second = begun.split(), rest.split()
    plain, again = ([word.strip(".,…").lower() for word in words] for words in (first, second))
    if len(again) > len(plain) and again[:2] == plain[:2]:
        # begun anew
        return rest.strip()
    for count in range(min(len(plain), len(again)), 0, -1):
        if plain[-count:] == again[:count]:
            return " ".join([*first, *second[count:]])
    if again[:1] and again[0] in _SUBJECTS:
        # a clause that is begun anew leaves the one before it without its rest
        first = _LEFT_OVER.sub("", begun).split()
    return " ".join([*first, *second])


def _refers_back(words: str) -> bool:
    """Whether "how", "what" or the like stand for what would follow: "that's how I feel"."""
    near = words.split()[-_FAR - 3 :]
    return not (REFERRING - {"like"} | {"than", "that"}).isdisjoint(near)
