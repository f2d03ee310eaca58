"""Feelings and needs found in what someone said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.language.inflect import Form
from voice_coach.language.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_DEGREE = frozenset(
    "really so very pretty quite too just still always a bit little lot kind of sort more most "
    "even also all completely totally absolutely extremely super such definitely actually "
    "constantly often sometimes now".split()
)
_HYPOTHETICAL = frozenset({"would", "'d", "could", "might", "may", "should", "will", "'ll", "can"})
_STATES = frozenset({"be", "feel", "get", "become", "seem", "grow"})


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling of the person who speaks."""

    word: str
    at: int
    # index of the word that names it
    is_past: bool
    unit: Unit
    degree_start: int
    # index where its degree words begin; equals `at` when it has none
    is_own_state: bool
    # "I am ..." or "I feel ...", not "it makes me ..." or a mere mention


@dataclass(frozen=True, slots=True)
class Need:
    """Something wanted: the words after "want", fit to follow "is"."""

    start: int
    verb: str
    unit: Unit


def feelings_in(words: Sequence[str], unit: Unit, vocabulary: Vocabulary) -> list[Feeling]:
    """The speaker's own feelings in a unit; denied, feared and other people's are left out."""
    found: list[Feeling] = []
    for clause in unit.clauses:
        end = _reach(unit, clause.verb.end)
        subject = words[clause.start : clause.subject_end]
        group = words[clause.verb.finite : clause.verb.main + 1]
        if clause.verb.is_negated or _HYPOTHETICAL & set(group) or _is_conditional(words, clause.start):
            continue
        is_past = vocabulary.verbs.has(words[clause.verb.finite], Form.PAST)
        is_past = is_past and not vocabulary.verbs.has(words[clause.verb.finite], Form.BASE)
        if "i" in subject:
            found.extend(_own(words, clause.verb.base, clause.verb.end, end, is_past, unit, vocabulary))
        else:
            found.extend(_caused(words, clause.verb.base, clause.verb.end, end, is_past, unit, vocabulary))
    return found


def _reach(unit: Unit, start: int) -> int:
    later = [clause.start for clause in unit.clauses if clause.start >= start]
    return min([unit.end, *later])


def _is_conditional(words: Sequence[str], start: int) -> bool:
    return any(word in {"if", "unless", "whether"} for word in words[max(0, start - 2) : start])


def _own(  # noqa: PLR0913, PLR0917
    words: Sequence[str], base: str, at: int, end: int, is_past: bool, unit: Unit, vocabulary: Vocabulary
) -> list[Feeling]:
    if base in vocabulary["doing_words"]:
        return [Feeling(vocabulary.doing[base], at - 1, is_past, unit, at - 1, False)]
    if base not in _STATES:
        return []
    start = at
    while at < end and words[at] in _DEGREE:
        at += 1
    if at < end and words[at] in vocabulary["named"] and not _is_other_sense(words, at, base, end):
        return [Feeling(words[at], at, is_past, unit, start, True)]
    return []


def _is_other_sense(words: Sequence[str], at: int, base: str, end: int) -> bool:
    following = words[at + 1] if at + 1 < end else ""
    if words[at] in {"sorry", "lazy", "interested", "low", "weak", "lost"}:
        return base != "feel" or following == "for"
    return words[at] == "sick" and following != "of" and base != "feel"


def _caused(  # noqa: PLR0913, PLR0917
    words: Sequence[str], base: str, at: int, end: int, is_past: bool, unit: Unit, vocabulary: Vocabulary
) -> list[Feeling]:
    if base == "make" and list(words[at : at + 1]) == ["me"]:
        at += 2 if list(words[at + 1 : at + 2]) == ["feel"] else 1
        while at < end and words[at] in _DEGREE:
            at += 1
        if at < end and words[at] in vocabulary["named"]:
            return [Feeling(words[at], at, is_past, unit, at, False)]
    if base == "be":
        while at < end and words[at] in _DEGREE:
            at += 1
        rest = list(words[at + 1 : at + 3])
        if at < end and words[at] in vocabulary.causing and not (rest[:1] == ["for"] and rest != ["for", "me"]):
            return [Feeling(vocabulary.causing[words[at]], at, is_past, unit, at, False)]
    return []


def need_in(words: Sequence[str], unit: Unit, vocabulary: Vocabulary) -> Need | None:
    """What the speaker wants, when it is said as wanting, needing, hoping or liking to."""
    for clause in unit.clauses:
        if list(words[clause.start : clause.subject_end]) != ["i"] or clause.verb.is_negated:
            continue
        after = clause.verb.end
        following = words[after] if after < unit.end else ""
        if _is_conditional(words, clause.start) or not following:
            continue
        finite = words[clause.verb.finite]
        if vocabulary.verbs.has(finite, Form.PAST) and finite not in {"'d", "would"}:
            continue
        would_like = clause.verb.base in {"like", "love"} and finite in {"'d", "would"}
        wants = clause.verb.base in {"want", "need", "hope"} or would_like
        openers = vocabulary["determiners"] | vocabulary["possessives"]
        if wants and (following == "to" or (following in openers and clause.verb.base != "hope")):
            return Need(after, clause.verb.base, unit)
    return None
