"""Questions told back as statements: "what should I do" is "you are wondering what to do"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_LONGEST = 16
_BE = frozenset({"am", "are", "is", "was", "were", "'s", "'re"})
_ABILITIES = frozenset(
    ["hear", "see", "feel", "understand", "imagine", "believe", "forgive", "love", "be", "live",
     "handle", "afford", "trust", "do", "remember", "tell", "get", "have", "guess", "know"]
)  # fmt: skip
# "can you" asks with these whether it is so, or nothing at all
_SPELT = {"'s": "is", "'re": "are"}


def told_question(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words of "I am wondering ...", not yet turned; empty when it cannot be told safely."""
    clause, verb = unit.main, unit.main.verb
    if _asks_opinion(speech, unit):
        asked = _closed(speech.words[verb.end : unit.tail or unit.end], vocabulary)
        asked = asked[1:] if asked[:1] == ("that",) else asked
        return ("i", "am", "wondering", "whether", *asked) if len(asked) <= _LONGEST else ()
    if supposed := _supposed(speech, unit, vocabulary):
        return supposed
    if unit.is_question and (wish := _request(speech, unit, vocabulary)):
        return wish
    place = clause.start - 1
    denial = ("n't",) if speech.at(place) == "n't" else ()
    place -= len(denial)
    if not unit.is_question or unit.end - unit.start > _LONGEST:
        return ()
    opening = _opening(speech.words[unit.start : place], vocabulary)
    is_plain = verb.main == verb.finite and place >= 0
    is_plain = is_plain and "not" not in speech.words[clause.subject_end : verb.finite]
    told = _with_auxiliary(speech.at(place), verb.base, vocabulary) if is_plain else ()
    is_no_question = bool(denial) and verb.base in {"dare", "think"}  # "don't you dare"
    if not opening or not told or is_no_question:
        return ()
    if denial:
        told = (speech.at(place), *denial, verb.base)
    subject = speech.words[clause.start : clause.subject_end]
    adverbs = speech.words[clause.subject_end : verb.finite]
    rest = _closed(speech.words[verb.main + 1 : unit.tail or unit.end], vocabulary)
    # an adverb stands behind what helps the verb: "why I should always begin"
    return ("i", "am", "wondering", *opening, *subject, *told[:-1], *adverbs, told[-1], *rest)


def _supposed(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "What if I'm too late": what is feared is asked."""
    start, finite = unit.main.start, speech.at(unit.main.verb.finite)
    is_supposed = speech.follows(start - 2, "what", "if")
    is_open = finite in vocabulary.any_of("be_forms", "modals") - {"were", "would", "could"}
    asked = _closed(speech.words[start : unit.tail or unit.end], vocabulary)
    is_told = is_supposed and (start == 2 or start - 2 in speech.stops)
    is_told = is_told and (is_open or finite == "'s") and len(asked) <= _LONGEST
    return ("i", "am", "wondering", "whether", *asked) if is_told else ()


def _request(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "Can we please talk", "could you just not shout": what is asked for is wished."""
    start, at = unit.main.start, unit.main.subject_end
    is_asked = speech.at(start - 1) in {"can", "could", "would", "will"}
    who = speech.at(start)
    if not is_asked or unit.start != start - 1 or who not in {"we", "you"}:
        return ()
    while speech.at(at) in {"please", "just", "maybe", "all"}:
        at += 1
    denial = _denied(speech, at)
    at += len(denial)
    wanted = _closed(speech.words[at : unit.tail or unit.end], vocabulary)
    is_act = vocabulary.verbs.has(speech.at(at), Form.BASE) and len(wanted) <= _LONGEST
    is_pleading = at > unit.main.subject_end
    is_asked_of = who == "you" and speech.at(start - 1) in {"can", "could"}
    is_pleading = is_pleading or (is_asked_of and speech.at(at) not in _ABILITIES)
    target = (who,) if who == "you" else ()
    return ("i", "would", "like", *target, *denial, "to", *wanted) if is_act and is_pleading else ()


def _denied(speech: Speech, at: int) -> tuple[str, ...]:
    """ "Can we just not argue", "can you not do that"; "could we not try again" wishes for it."""
    is_undone = speech.at(at - 1) == "just"
    is_undone = is_undone or (speech.at(at + 1) == "do" and speech.at(at + 2) in {"this", "that"})
    return ("not",) if speech.at(at) == "not" and is_undone else ()


def _asks_opinion(speech: Speech, unit: Unit) -> bool:
    """ "Do you think I'm ...": what is asked is whether it is so."""
    verb = unit.main.verb
    is_asked = unit.is_question and speech.follows(unit.main.start - 1, "do", "you", "think")
    is_first = unit.start == unit.main.start - 1
    is_told = any(clause.start in {verb.end, verb.end + 1} for clause in unit.clauses[1:])
    return is_asked and is_first and is_told


def told_be_questions(speech: Speech, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Questions with a form of "be", told: "is it bad" is "I am wondering whether it is bad"."""
    edges = [*sorted({0, *speech.stops}), len(speech)]
    for start, end in pairwise(edges):
        asks = speech.at(start) in vocabulary["question_words"]
        place = start + asks
        subject = speech.at(place + 1)
        is_inverted = speech.at(place) in _BE and subject in vocabulary["subject_pronouns"]
        rest = _closed(speech.words[place + 2 : end], vocabulary)
        if not is_inverted or not (asks or rest) or len(rest) > _LONGEST:
            continue
        verb = _SPELT.get(speech.at(place), speech.at(place))
        opening = speech.at(start) if asks else "whether"
        yield ("i", "am", "wondering", opening, subject, verb, *rest)


def _closed(rest: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    while rest and rest[-1] in vocabulary["question_loose"]:
        rest = rest[:-1]
    return rest


def _opening(before: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The question word with its noun, or "whether"."""
    words = vocabulary["question_words"]
    at = next((index for index, word in enumerate(before) if word in words), None)
    if at is None:
        return () if before else ("whether",)
    return before[at:]


def _with_auxiliary(auxiliary: str, base: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The verb after its subject: "did go" is "went"; empty when the order cannot be mended."""
    form = {"do": Form.BASE, "does": Form.THIRD, "did": Form.PAST}.get(auxiliary)
    if form is not None:
        return (vocabulary.verbs.form(base, form),)
    return (auxiliary, base) if auxiliary in vocabulary["question_modals"] else ()
