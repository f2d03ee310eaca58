"""Which points of a reading can be understood alone, and which lean on what was said before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from voice_coach.language.prefaces import is_preface
from voice_coach.language.reading import Point, Reading
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

WORDS_IN_TWO_POINTS = 26
# of a paraphrase that says back more than one
FEW_UNITS = 3
# in so short an utterance nothing that is joined is left out
_OWN = frozenset({"i", "me", "my", "we", "us", "our"})
_GRANTING = frozenset({"be", "know", "think", "guess", "suppose", "agree", "understand", "see"})
# "my team is great but", "I know he loves me but": the weight lies on what comes after
GUESSING = frozenset({"maybe", "perhaps"})
# before what is only supposed
_MEETING = frozenset(
    {"break", "throw", "hide", "do", "make", "take", "keep", "give", "lose", "fix"}
)
# an "it" after these is a thing
_NOT_THAT = frozenset({("it", "'s", "not", "that"), ("it", "is", "n't", "that")})
_IT_IS = frozenset({("it", "'s"), ("it", "is"), ("it", "was")})


def standing(reading: Reading, vocabulary: Vocabulary) -> Iterator[Point]:
    """The points that can be understood alone, or with the one they lean on."""
    for point in reading.points:
        place = reading.place(point.unit)
        before = [p for p in reading.points if place and p.unit is reading.units[place - 1]]
        after = reading.units[place + 1 : place + 2]
        is_half = any(_is_mended(reading, point.unit, unit, vocabulary) for unit in after)
        is_half = is_half and not corrected(reading, point, vocabulary)
        is_half = is_half or _is_one_side(reading, point, vocabulary, has_other=bool(before))
        if not is_half and (before or not leans(reading, point)):
            yield point


def _is_one_side(
    reading: Reading, point: Point, vocabulary: Vocabulary, *, has_other: bool
) -> bool:
    """Whether the other side of a "but" carries what is meant and cannot be said back."""
    speech, main = reading.speech, point.unit.main
    if speech.at(point.end) == "but" and speech.at(point.end + 1) in {"please", "do", "not"}:
        return True
    is_own = "i" in speech.words[main.start : main.subject_end]
    if _only_grants(reading, point, vocabulary):
        return True
    is_second = point.unit.joined_by == "but" and reading.place(point.unit) == 1
    is_second = is_second and not is_preface(speech, reading.units[0])
    return is_second and not has_other and not is_own


def _only_grants(reading: Reading, point: Point, vocabulary: Vocabulary) -> bool:
    """ "The nurse was kind but ...": what is granted, where what it leads to is not told."""
    speech, units = reading.speech, reading.units
    is_first = point.unit is units[0] and " but " not in point.text
    if not is_first or speech.at(point.end) != "but":
        return False
    verb = point.unit.main.verb
    is_granted = verb.base in _GRANTING and not verb.is_negated
    is_granted = is_granted or _OWN.isdisjoint(speech.words[: point.end])
    is_granted = is_granted or speech.at(0) in GUESSING
    is_told = any(other.unit in units[1:2] for other in reading.points)
    clausal = vocabulary.any_of("subject_pronouns", "finite_auxiliaries", "modals")
    is_told = is_told or clausal.isdisjoint(speech.words[point.end :])
    return is_granted and not is_told


def leans(reading: Reading, point: Point) -> bool:
    """Whether an "it" or "that" in it was named by something that cannot be said back."""
    verb, speech = point.unit.main.verb, reading.speech
    if len(reading.units) > FEW_UNITS or point.unit is reading.units[0]:
        return False
    subject, words = speech.at(point.unit.main.start), speech.words[verb.end : point.end]
    if (subject == "that" and point.unit.joined_by) or point.text.startswith("it's that "):
        return True
    is_met = words[:1] in (("it",), ("that",), ("this",)) and verb.base in _MEETING
    is_object = is_met or words[-1:] in (("it",), ("both",)) or words == ("that",)
    return is_object and subject != "this"


def corrected(reading: Reading, best: Point, vocabulary: Vocabulary) -> str:
    """ "You're not angry, you're just tired": what is denied with what is so instead."""
    place = reading.place(best.unit)
    for first, second in pairwise(reading.units[max(0, place - 1) : place + 2]):
        points = [p for unit in (first, second) for p in reading.points if p.unit is unit]
        is_whole = len(points) == 2 and all(p.end == p.unit.end for p in points)
        is_whole = is_whole and first.end == second.start
        if is_whole and _is_mended(reading, first, second, vocabulary):
            text = f"{points[0].text}, {points[1].text}"
            return text if len(text.split()) <= WORDS_IN_TWO_POINTS else ""
    return ""


def _is_mended(reading: Reading, first: Unit, second: Unit, vocabulary: Vocabulary) -> bool:
    """Whether the second of two units says of the same what the first denies."""
    words, verbs = reading.speech.words, (first.main.verb, second.main.verb)
    is_opposed = verbs[0].is_negated and not verbs[1].is_negated and not second.joined_by
    same = [words[unit.main.start : unit.main.subject_end] for unit in (first, second)]
    lead = words[second.main.subject_end : verbs[1].end + 1]
    is_only = "just" in lead and "just" not in words[first.start : first.end]
    is_opposed = is_opposed or (is_only and verbs[0].is_negated and not second.joined_by)
    if not second.joined_by and _denies_reason(reading, first, second):
        return True
    again = verbs[0].base == verbs[1].base
    is_all = len(reading.units) == len((first, second))
    again = again and (is_all or verbs[0].base in vocabulary["weighed_again"])
    again = again or (is_all and "because" not in words)
    return is_opposed and same[0] == same[1] and (is_only or again)


def _denies_reason(reading: Reading, first: Unit, second: Unit) -> bool:
    """ "It's not that I don't care, I just can't", "what hurts isn't X, it's that you lied"."""
    words, verb = reading.speech.words, first.main.verb
    is_denied = words[first.start : first.start + 4] in _NOT_THAT
    is_renamed = words[second.main.start : second.main.verb.end] in _IT_IS
    return is_denied or (is_renamed and verb.base == "be" and verb.is_negated)


def are_next(reading: Reading, first: Point, second: Point) -> bool:
    """Whether nothing was said between the two, and the first comes first."""
    return reading.place(second.unit) == reading.place(first.unit) + 1


def place_of(point: Point) -> int:
    """Where it was said: the index of its first word."""
    return point.unit.start
