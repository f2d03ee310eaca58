"""Finds feeling words, whose feeling it is, and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from voice_coach.events import Fit
from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import Line
from voice_coach.language.phrase_book import Found

Owner = Literal["me", "you", "us", "other", "unsaid"]

_FRAMES = frozenset(
    [
        "feel", "feels", "feeling", "felt", "am", "are", "is", "was", "were", "be", "been", "being",
        "get", "gets", "getting", "got", "seem", "seems", "seemed", "sound", "sounds", "look",
        "looks", "looked", "left", "leaves", "become", "becoming", "stay",
    ]
)  # fmt: skip
_BETWEEN = frozenset(
    [
        "so", "really", "very", "quite", "pretty", "a", "bit", "little", "kind", "sort", "of",
        "rather", "too", "completely", "totally", "just", "still", "maybe", "perhaps", "more",
        "and", "or", "as", "like", "almost", "always", "often", "also", "all", "how", "truly",
        "not", "such", "incredibly", "extremely", "you", "me", "she", "he", "that", "it", "i", "we",
        "probably", "somewhat", "deeply", "lot", "this", "about",
    ]
)  # fmt: skip
_OWNERS: dict[str, Owner] = {
    "i": "me", "me": "me", "my": "me", "myself": "me",
    "you": "you", "your": "you", "yourself": "you",
    "we": "us", "us": "us", "our": "us",
    "he": "other", "she": "other", "they": "other", "him": "other", "them": "other", "his": "other",
    "their": "other", "people": "other", "everyone": "other",
}  # fmt: skip
_ARTICLES = frozenset(["a", "an", "the", "such", "your", "my"])
_OBJECTS = frozenset(
    ["me", "him", "her", "us", "them", "it", "my", "your", "our", "the", "his", "their"]
)
_NEGATIONS = frozenset(["not", "never", "no", "without", "nothing", "hardly"])
_CLOSED_NEGATIONS = frozenset(["no", "nothing"])
# behind these a person begins what is no longer denied: "no you are sad"
_NO_FEELING_BEFORE: dict[str, frozenset[str]] = {
    "concerned": frozenset(["as", "far"]),
    "cross": frozenset(["to", "the", "across"]),
    "mad": frozenset(["like"]),
    "sure": frozenset(["make"]),
    "tension": frozenset(["is", "was", "the", "any"]),
    "beat": frozenset(["the"]),
    "content": frozenset(["the"]),
}
# after these they tell no feeling: "make sure", "like mad"
_NOUN_DETERMINERS = frozenset(
    [
        "your", "my", "the", "that", "some", "much", "this", "of", "with", "in", "from", "more",
        "a", "any", "such", "feel", "feeling", "felt", "real", "deep", "and", "or", "our", "all",
        "his", "her", "their", "lot", "carrying", "so", "is", "was", "sounds", "no", "under",
        "mostly",
    ]
)  # fmt: skip


_JUDGING = frozenset(
    [
        "stupid", "foolish", "silly", "dumb", "useless", "worthless", "pathetic", "ridiculous",
        "crazy", "ugly", "cold", "small", "weak", "lazy", "mean", "cruel", "selfish", "childish",
        "disgusting", "rude", "dramatic", "invisible", "difficult", "broken", "off",
    ]
)  # fmt: skip
# said of things and people these tell no feeling; only after "feel" they do
_LOSING = frozenset(["lost", "touched", "moved", "missed", "crushed", "torn", "shaken"])
# "lost your number" is a deed
_SENSED = frozenset(["not seen", "not heard"])
# "we have not seen a house" tells of no feeling
_LOST_THINGS = frozenset(
    [
        "track", "count", "sight", "time", "interest", "weight", "money", "control", "touch", "a",
        "two", "three", "both", "everything", "everyone",
    ]
)  # fmt: skip
_BEFORE_GUESS = frozenset(["can", "could", "just", "also", "am", "only", "really"])
_GUESS = frozenset(
    [
        "wonder", "wondering", "guess", "guessing", "imagine", "suppose", "bet", "sense", "hear",
        "hearing", "see", "understand",
    ]
)  # fmt: skip
_FELT = frozenset(["feel", "feels", "feeling", "felt", "made", "makes", "make", "making"])


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling word in an utterance."""

    phrase: str
    start: int
    end: int
    # offsets of `Line.plain`
    owner: Owner
    is_negated: bool
    has_frame: bool
    # stands after "feel", "am", "so" and the like
    is_felt: bool
    # stands after a form of "feel" or "make"


def find_feelings(line: Line, lexicon: Lexicon) -> tuple[Feeling, ...]:
    """Every feeling the utterance names."""
    found = []
    for hit in lexicon.feeling_book.find(line.words):
        has_frame = _has_frame(line.words, hit.start, lexicon)
        if not _is_feeling(line.words, hit, lexicon, has_frame):
            continue
        start = line.offsets[hit.start]
        end = line.offsets[hit.end - 1] + len(line.words[hit.end - 1])
        found.append(
            Feeling(
                hit.phrase,
                start,
                end,
                _owner(line.words, hit.start),
                _is_negated(line.words, hit.start),
                has_frame,
                _is_felt(line.words, hit.start),
            )
        )
    return tuple(found)


def _is_negated(words: Sequence[str], index: int) -> bool:
    """Whether a feeling is denied; "you feel like nothing | you feel sad" begins anew."""
    before = words[max(0, index - 3) : index]
    return any(
        word in _NEGATIONS
        and not (word in _CLOSED_NEGATIONS and _OWNERS.keys() & set(before[at + 1 :]))
        for at, word in enumerate(before)
    )


def _has_frame(words: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Whether "feel", "are" and the like stand before, perhaps with other feelings between."""
    before = words[max(0, index - 6) : index]
    if before and before[-1] in _ARTICLES:
        return False
    for word in reversed(before):
        if word in _FRAMES:
            return True
        if word not in _BETWEEN and word not in lexicon.family_of:
            return False
    following = words[index + 1] if index + 1 < len(words) else ""
    is_bare = index <= 2 and following not in _OBJECTS
    return is_bare and lexicon.tones(words[index]) == {"unpleasant"}


def _is_feeling(words: Sequence[str], hit: Found, lexicon: Lexicon, has_frame: bool) -> bool:
    before = words[hit.start - 1] if hit.start else ""
    is_habit = hit.phrase == "used" and words[hit.end : hit.end + 1] == ("to",)
    if is_habit or before in _NO_FEELING_BEFORE.get(hit.phrase, frozenset()):
        return False
    if hit.phrase in lexicon.framed_only and not has_frame:
        return False
    if _is_deed(words, hit):
        return False
    if hit.phrase in _JUDGING and not _is_felt(words, hit.start):
        return False
    is_noun_only = all(hit.phrase not in family.words for family in lexicon.family_of[hit.phrase])
    if is_noun_only and not has_frame:
        return before in _NOUN_DETERMINERS
    return True


def _is_deed(words: Sequence[str], hit: Found) -> bool:
    """Whether something is lost, moved or missed, and nobody feels so."""
    following = words[hit.end] if hit.end < len(words) else ""
    is_lost_thing = hit.phrase == "lost" and following in _LOST_THINGS
    before = words[hit.start - 1] if hit.start else ""
    if hit.phrase in _SENSED and before in {"have", "has", "had"}:
        return True
    return is_lost_thing or (hit.phrase in _LOSING and following in _OBJECTS)


def _is_felt(words: Sequence[str], index: int) -> bool:
    """Whether a word that may judge is said of a feeling: "felt stupid", not "they are stupid"."""
    for word in reversed(words[max(0, index - 5) : index]):
        if word in _FELT:
            return True
        if word in {"is", "are", "am", "was", "were", "they", "he", "she", "that", "it", "be"}:
            return False
    return False


def _owner(words: Sequence[str], index: int) -> Owner:
    """Whose feeling it is: the nearest person named before it, or right behind it."""
    after = words[index + 1 : index + 3]
    if len(after) > 1 and after[0] in _OWNERS and after[1] in _FRAMES:
        return _OWNERS[after[0]]
    for at in range(index - 1, max(0, index - 12) - 1, -1):
        if words[at] in _OWNERS:
            return "unsaid" if _is_guessing(words, at) else _OWNERS[words[at]]
    return "unsaid"


def _is_guessing(words: Sequence[str], at: int) -> bool:
    """Whether the word is the "I" of "I wonder if that felt ...": the feeling is another's."""
    said = [word for word in words[at : at + 5] if word not in _BEFORE_GUESS]
    is_taken = said[1:2] == ["get"] and said[2:3] in (["it"], ["that"], ["how"], ["why"])
    return words[at] == "i" and (is_taken or (said[1:2] != [] and said[1] in _GUESS))


def fits(phrase: str, fit: Fit, lexicon: Lexicon) -> float:
    """How well a feeling word suits a line, 0..1; 1 as well where nothing is said about it."""
    if not fit.fits:
        return 1.0
    if phrase in fit.wrong:
        return 0.0
    if phrase in fit.fits or phrase in fit.near:
        return 1.0
    known = (*fit.fits, *fit.near)
    if any(lexicon.are_near(phrase, word) for word in known):
        return 0.9
    if any(lexicon.are_near(phrase, word) for word in fit.wrong):
        return 0.0
    tones = frozenset(tone for word in known for tone in lexicon.tones(word))
    shares_tone = not tones or bool(tones & lexicon.tones(phrase))
    return 0.6 if shares_tone else 0.0
