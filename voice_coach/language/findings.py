"""Feelings and needs found in what someone said."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.language.inflect import Form
from voice_coach.language.speech.clauses import Clause
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_PLACING = frozenset({"behind", "under", "between", "at", "on", "outside", "inside"})
# after "got stuck" they tell of traffic rather than of life


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling of the person who speaks."""

    word: str
    at: int
    # index of the word that names it
    unit: Unit
    is_past: bool = False
    degree_start: int = 0
    # index where its degree words begin; equals `at` when it has none
    is_own_state: bool = False
    # "I am ..." or "I feel ...", not "it makes me ..." or a mere mention


@dataclass(frozen=True, slots=True)
class Need:
    """Something wanted: the words after "want", fit to follow "is"."""

    start: int
    verb: str
    unit: Unit


def feelings_in(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> list[Feeling]:
    """The speaker's own feelings in a unit; denied, supposed and other people's are left out."""
    found: list[Feeling] = []
    for clause in unit.clauses:
        group = speech.words[clause.verb.finite : clause.verb.main + 1]
        is_supposed = any(word in vocabulary["hypothetical"] for word in group)
        if clause.verb.is_negated or is_supposed or _is_conditional(speech, clause, vocabulary):
            continue
        is_own = "i" in speech.words[clause.start : clause.subject_end]
        feeling = (_own if is_own else _caused)(speech, unit, clause, vocabulary)
        if feeling is not None:
            found.append(feeling)
    return found


def _is_conditional(speech: Speech, clause: Clause, vocabulary: Vocabulary) -> bool:
    before = speech.words[max(0, clause.start - 2) : clause.start]
    return any(word in vocabulary["conditional"] for word in before)


def _reach(unit: Unit, start: int) -> int:
    """Where the clause's own words end."""
    return min([unit.end, *(clause.start for clause in unit.clauses if clause.start >= start)])


def _past_degree(speech: Speech, at: int, end: int, vocabulary: Vocabulary) -> int:
    while at < end and speech.at(at) in vocabulary["feeling_degree"]:
        at += 1
    return at


def _own(speech: Speech, unit: Unit, clause: Clause, vocabulary: Vocabulary) -> Feeling | None:
    verb, end = clause.verb, _reach(unit, clause.verb.end)
    finite, verbs = speech.at(verb.finite), vocabulary.verbs
    is_past = verbs.has(finite, Form.PAST) and not verbs.has(finite, Form.BASE)
    if verb.base in vocabulary.doing:
        return Feeling(vocabulary.doing[verb.base], verb.main, unit, is_past)
    if verb.base not in vocabulary["states"]:
        return None
    start = verb.end + (speech.at(verb.end) == "just")
    at = _past_degree(speech, start, end, vocabulary)
    if at >= end or speech.at(at) not in vocabulary["named"]:
        return None
    if _is_other_sense(speech, at, verb.base, vocabulary):
        return None
    return Feeling(speech.at(at), at, unit, is_past, start, is_own_state=True)


def _is_other_sense(speech: Speech, at: int, base: str, vocabulary: Vocabulary) -> bool:
    word, following = speech.at(at), speech.at(at + 1)
    if base == "get" and word == "stuck" and following in _PLACING:
        return True
    if word in vocabulary["other_senses"]:
        return base != "feel" or following == "for"
    return word == "sick" and following != "of" and base != "feel"


def _caused(speech: Speech, unit: Unit, clause: Clause, vocabulary: Vocabulary) -> Feeling | None:
    """ "It makes me feel small", "it's embarrassing for me"."""
    verb, end = clause.verb, _reach(unit, clause.verb.end)
    if verb.base == "make" and speech.at(verb.end) == "me":
        start = verb.end + 1 + (speech.at(verb.end + 1) == "feel")
        at = _past_degree(speech, start, end, vocabulary)
        is_named = at < end and speech.at(at) in vocabulary["named"]
        return Feeling(speech.at(at), at, unit) if is_named else None
    is_thing = speech.at(clause.start) in {"it", "that", "this"}
    if verb.base == "hurt" and is_thing and speech.at(verb.end) in {"", "me", "because", "when"}:
        return Feeling("hurt", verb.main, unit)
    at = _past_degree(speech, verb.end, end, vocabulary)
    if verb.base != "be" or at >= end or speech.at(at) not in vocabulary.causing:
        return None
    is_others = speech.at(at + 1) == "for" and speech.at(at + 2) != "me"
    return None if is_others else Feeling(vocabulary.causing[speech.at(at)], at, unit)


def need_in(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> Need | None:
    """What the speaker wants, when it is said as wanting, needing, hoping or liking to."""
    for clause in unit.clauses:
        is_own = speech.words[clause.start : clause.subject_end] == ("i",)
        if not is_own or clause.verb.is_negated or _is_conditional(speech, clause, vocabulary):
            continue
        if _wants(speech, clause, vocabulary) and clause.verb.end < unit.end:
            return Need(clause.verb.end, clause.verb.base, unit)
    return None


def _wants(speech: Speech, clause: Clause, vocabulary: Vocabulary) -> bool:
    verb = clause.verb
    finite, following = speech.at(verb.finite), speech.at(verb.end)
    is_would = finite in {"'d", "would"}
    if vocabulary.verbs.has(finite, Form.PAST) and not is_would:
        return False
    is_wish = verb.base in {"want", "need", "hope"} or (verb.base in {"like", "love"} and is_would)
    is_act = following == "to" and vocabulary.verbs.has(speech.at(verb.end + 1), Form.BASE)
    is_thing = following in vocabulary.any_of("determiners", "possessives")
    return is_wish and (is_act or (is_thing and verb.base != "hope"))
