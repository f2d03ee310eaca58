"""Feelings found in what someone said."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.language.inflect import Form
from voice_coach.language.speech.clauses import Clause
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_PLACING = frozenset({"behind", "under", "between", "at", "on", "outside", "inside"})
# after "got stuck" they tell of traffic rather than of life
_DENYING = frozenset({"n't", "not", "never", "if", "would", "could", "might"})
_FEW = 3
# words between "she tells me that" and what she tells
_ON_THE_WAY = frozenset({"start", "begin", "keep", "end", "continue", "come", "tend", "help"})
# "I keep feeling", "I've come to feel", "I can't help feeling": felt all the same


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


def feelings_in(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> list[Feeling]:
    """The speaker's own feelings in a unit; denied, supposed and other people's are left out."""
    found: list[Feeling] = []
    for clause in unit.clauses:
        group = speech.words[clause.verb.finite : clause.verb.main + 1]
        is_unhelped = clause.verb.base == "help" and clause.verb.is_negated
        is_supposed = not is_unhelped and any(word in vocabulary["hypothetical"] for word in group)
        is_supposed = is_supposed or _is_others_view(speech, unit, clause, vocabulary)
        is_denied = clause.verb.is_negated and not is_unhelped
        if is_denied or is_supposed or is_conditional(speech, clause, vocabulary):
            continue
        is_own = "i" in speech.words[clause.start : clause.subject_end]
        feeling = (_own if is_own else _caused)(speech, unit, clause, vocabulary)
        is_on_the_way = clause.verb.base in _ON_THE_WAY if is_own else clause.verb.base == "leave"
        if feeling is None and is_on_the_way:
            feeling = _comes_to_feel(speech, unit, clause, vocabulary)
        if feeling is not None:
            found.append(feeling)
    return found or _stirred(speech, unit, vocabulary)


def _stirred(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> list[Feeling]:
    """ "The way you look at me | scares me": a verb whose subject is a clause of its own."""
    if not unit.is_dependent or unit.main.start == 0:
        return []
    for at in range(unit.main.verb.end + 1, unit.end):
        verb = vocabulary.verbs.base(speech.at(at - 1))
        if speech.at(at) != "me" or not _DENYING.isdisjoint(speech.words[at - 3 : at]):
            continue
        if verb in vocabulary.moving or verb == "hurt":
            return [Feeling(vocabulary.moving.get(verb, verb), at - 1, unit)]
        place = _past_degree(speech, at + 1 + (speech.at(at + 1) == "feel"), unit.end, vocabulary)
        base = "feel" if speech.at(at + 1) == "feel" else "be"
        if verb == "make" and _is_named(speech.at(place), base, vocabulary):
            return [Feeling(speech.at(place), place, unit)]
    return []


def is_conditional(speech: Speech, clause: Clause, vocabulary: Vocabulary) -> bool:
    """Whether a clause is only supposed: "if I'm sad"."""
    before = speech.words[max(0, clause.start - 2) : clause.start]
    return any(word in vocabulary["conditional"] for word in before)


def _is_others_view(speech: Speech, unit: Unit, clause: Clause, vocabulary: Vocabulary) -> bool:
    """ "He thinks I'm mad", "he looks at me like I'm mad": not what the speaker feels."""
    before = speech.at(clause.start - 1)
    earlier = [one for one in unit.clauses if one.verb.end <= clause.start]
    if not earlier:
        return False
    teller = earlier[-1]
    is_own = "i" in speech.words[teller.start : teller.subject_end]
    views = vocabulary.any_of("quoting", "thinking", "telling")
    is_next = clause.start - teller.verb.end <= _FEW
    return not is_own and (before == "like" or (is_next and teller.verb.base in views))


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
    has_enough = verb.base == "have" and speech.at(verb.main) == "had"
    if has_enough and speech.follows(verb.end, "enough", "of"):
        return Feeling("fed up", verb.end, unit, is_past)
    if verb.base in vocabulary.doing:
        return Feeling(vocabulary.doing[verb.base], verb.main, unit, is_past)
    if verb.base not in vocabulary["states"]:
        return None
    start = verb.end + (speech.at(verb.end) == "just")
    at = _past_degree(speech, start, end, vocabulary)
    length = vocabulary.feeling_phrases.match(speech.words, at) if at < end else 0
    is_felt = at < end and _is_named(speech.at(at), verb.base, vocabulary)
    is_felt = is_felt and not _is_other_sense(speech, at, verb.base, vocabulary)
    if not (length or is_felt):
        return None
    last = at + max(length, 1) - 1
    word = " ".join(speech.words[at : last + 1])
    return Feeling(word, last, unit, is_past, start, is_own_state=True)


def _is_named(word: str, base: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is a feeling; "used" and "small" are such only after "feel"."""
    return word in vocabulary["named"] or (base == "feel" and word in vocabulary["felt"])


def _comes_to_feel(
    speech: Speech, unit: Unit, clause: Clause, vocabulary: Vocabulary
) -> Feeling | None:
    """ "I'm starting to feel hopeless", "I end up feeling guilty", "it left me feeling empty"."""
    verb, end = clause.verb, _reach(unit, clause.verb.end)
    for at in range(verb.end, min(end, verb.end + _FEW)):
        word, before = speech.at(at), speech.at(at - 1)
        if word != "feeling" and not (word == "feel" and before == "to"):
            continue
        place = _past_degree(speech, at + 1, end, vocabulary)
        if place < end and _is_named(speech.at(place), "feel", vocabulary):
            return Feeling(speech.at(place), place, unit, degree_start=at + 1)
    return None


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
    if (
        verb.base == "hurt"
        and is_thing
        and speech.at(verb.end) in {*("", "me", "because", "when", "and", "but")}
    ):
        return Feeling("hurt", verb.main, unit)
    if verb.base in vocabulary.moving and speech.at(verb.end) == "me":
        return Feeling(vocabulary.moving[verb.base], verb.main, unit)
    if verb.base == "break" and speech.follows(verb.end, "my", "heart"):
        return Feeling("heartbroken", verb.end + 1, unit)
    at = _past_degree(speech, verb.end, end, vocabulary)
    if verb.base != "be" or at >= end or speech.at(at) not in vocabulary.causing:
        return None
    is_others = speech.at(at + 1) == "for" and speech.at(at + 2) != "me"
    return None if is_others else Feeling(vocabulary.causing[speech.at(at)], at, unit)


def is_likened(speech: Speech, unit: Unit) -> bool:
    """Whether a feeling is told by what it is like: "I feel like I don't count"."""
    return any(
        speech.at(clause.verb.finite) in {"feel", "felt"}
        and speech.at(clause.start) == "i"
        and speech.at(clause.verb.finite - 1) not in {"was", "just"}
        and speech.at(clause.verb.end) == "like"
        and (clause is unit.main or speech.at(clause.start - 1) == "that")
        for clause in unit.clauses
    )
