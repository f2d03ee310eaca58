"""Needs found in what someone said: what they want now, fit to follow "you want"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voice_coach.language.findings import is_conditional
from voice_coach.language.inflect import Form
from voice_coach.language.speech.clauses import Clause
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_OBJECTS = {"he": "him", "she": "her", "we": "us", "they": "them"}
_WOULD = frozenset({"would", "'d"})
_WANTING = frozenset({("want",), ("need",), ("wish", "for")})
_SOUGHT = frozenset(
    {("asking",), ("asking", "for"), ("looking", "for"), ("hoping", "for"), ("longing", "for")}
)
_EVALUATING = frozenset({"nice", "good", "great", "lovely", "wonderful", "helpful", "kind"})
_SERVING = frozenset({"help", "mean"})
# "it would help", "it would mean a lot"
_WELCOMING = frozenset({"love", "like", "appreciate", "prefer"})
# "I'd love it if"
_MATTERING = frozenset({"matter", "important", "essential", "vital"})
_VENTING = frozenset({"scream", "cry", "die", "hide", "disappear", "vanish", "punch", "throw"})
# "I want to scream" tells how somebody feels
_BETTER = frozenset({"better", "easier"})


@dataclass(frozen=True, slots=True)
class Need:
    """Something wanted."""

    start: int
    verb: str
    unit: Unit
    lead: tuple[str, ...] = ()
    # words that stand before those from `start` on: "you to" before "sit with me"
    end: int = 0
    # index where it ends; 0 when it goes on to the end of what is said back


def needs_in(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> Iterator[Need]:
    """What the speaker wants, the surest first: said as wanting, then as what would be welcome."""
    for clause in unit.clauses:
        is_own = speech.words[clause.start : clause.subject_end] == ("i",)
        if not is_own or clause.verb.is_negated or is_conditional(speech, clause, vocabulary):
            continue
        if _wants(speech, clause, vocabulary) and clause.verb.end < unit.end:
            yield Need(clause.verb.end, clause.verb.base, unit)
            return
    yield from _named(speech, unit, vocabulary)
    for clause in unit.clauses:
        if clause is not unit.main and _is_welcome(speech, unit, clause, vocabulary):
            yield from _deed(speech, unit, clause, vocabulary)
            yield from _state(speech, unit, vocabulary)
            return


def is_whole_wish(need: Need) -> bool:
    """Whether wanting it is all that is told there: "I want to go home"."""
    main = need.unit.main
    is_whole = need.unit.start == main.start and need.start == main.verb.end
    return is_whole and need.verb in {"want", "like", "love"}


def _wants(speech: Speech, clause: Clause, vocabulary: Vocabulary) -> bool:
    verb = clause.verb
    finite, following = speech.at(verb.finite), speech.at(verb.end)
    is_would = finite in _WOULD
    if vocabulary.verbs.has(finite, Form.PAST) and not is_would:
        return False
    is_wish = verb.base in {"want", "need", "hope"} or (verb.base in {"like", "love"} and is_would)
    is_spare = verb.base == "use" and finite == "could"
    deed = speech.at(verb.end + 1)
    is_act = following == "to" and vocabulary.verbs.has(deed, Form.BASE) and deed not in _VENTING
    is_thing = _names_thing(speech, verb.end, vocabulary)
    persons = vocabulary.any_of("object_pronouns", "bare_people") | {"you"}
    is_of_another = following in persons and speech.at(verb.end + 1) == "to"
    if is_spare:  # "I could use a break"
        return is_thing
    return is_wish and (is_act or ((is_thing or is_of_another) and verb.base != "hope"))


def _names_thing(speech: Speech, at: int, vocabulary: Vocabulary) -> bool:
    """ "A break", "peace and quiet": what follows names something, and is no deed or person."""
    word, groups = speech.at(at), vocabulary
    if word in groups.any_of("determiners", "possessives"):
        return True
    other = groups.any_of("function_words", "bare_people", "adverbs", "particles")
    closed = groups["function_words"] | {""}
    if speech.at(at + 1) in closed and word in groups.any_of("adjectives", "named"):
        return False  # "what I want is simple"
    return (
        bool(word)
        and word not in other
        and not groups.verbs.has(word, Form.THIRD, Form.PAST, Form.ING)
    )


def _named(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> Iterator[Need]:
    """ "All I want is ...", "what I need from you is ...", "I could do with ..."."""
    main, reach = unit.main, range(unit.start + 1, unit.end)
    is_able = main.verb.base == "do" and speech.at(main.verb.finite) == "could"
    if is_able and speech.at(main.start) == "i" and speech.at(main.verb.end) == "with":
        yield Need(main.verb.end + 1, "wish", unit)
    be = next((at for at in reach if speech.at(at) in {"is", "'s"}), unit.end)
    subject, at = speech.words[unit.start : be], be + 1
    if at >= unit.end or not _is_wish(subject, vocabulary):
        return
    who = ("you",) if subject[-2:] == ("from", "you") else ()
    if speech.at(at) == "to":
        yield Need(at, "wish", unit, who, unit.end)
    elif speech.at(at) == "for" and "to" in speech.words[at + 2 : at + 4]:
        yield Need(at + 1, "wish", unit, end=unit.end)
    elif speech.at(at) == "that":
        told = (clause for clause in unit.clauses if clause.start == at + 1)
        for clause in told:
            yield from _deed(speech, unit, clause, vocabulary)
    elif _names_thing(speech, at, vocabulary) and all(c.start != at for c in unit.clauses):
        yield Need(at, "wish", unit, end=unit.end)


def _is_wish(subject: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """ "All I really want", "what I'm asking for", "the only thing I need from you"."""
    of_whom = ("from", "you") if subject[-2:] == ("from", "you") else ()
    small = vocabulary.any_of("midverb_adverbs", "be_forms", "do_forms")
    if "i" not in subject or subject[0] not in {"all", "what", "the"}:
        return False
    said = subject[subject.index("i") + 1 : len(subject) - len(of_whom)]
    return tuple(word for word in said if word not in small) in _WANTING | _SOUGHT


def _is_welcome(speech: Speech, unit: Unit, clause: Clause, vocabulary: Vocabulary) -> bool:
    """Whether a clause tells what the speaker would welcome: "I wish you would ..."."""
    main = unit.main
    verb, before = main.verb, speech.at(clause.start - 1)
    if verb.is_negated:
        return False
    is_own = speech.words[main.start : main.subject_end] == ("i",)
    is_it = speech.words[main.start : main.subject_end] == ("it",)
    rest = speech.words[verb.end : verb.end + 3]
    if before == "if" and speech.at(verb.finite) in _WOULD | {"might", "could"}:
        if is_own:
            is_loved = verb.base in _WELCOMING and rest[:1] == ("it",)
            return is_loved or bool(_betterment(speech, unit, vocabulary))
        kind = frozenset(rest) & (_EVALUATING | _BETTER)
        is_made = verb.base == "make" and not vocabulary["pleasant"].isdisjoint(rest)
        return is_it and (verb.base in _SERVING or is_made or (verb.base == "be" and bool(kind)))
    if is_own and verb.base == "wish":
        is_next = clause.start == verb.end or (before == "that" and clause.start == verb.end + 1)
        return is_next and not vocabulary.verbs.has(speech.at(verb.finite), Form.PAST)
    is_said = before == "that" and speech.follows(clause.start - 3, "to", "me")
    return is_it and is_said and not _MATTERING.isdisjoint((verb.base, *rest))


def _betterment(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> int:
    """Where "I'd feel safer", "I'd be less worried" names what would be better; 0 when not."""
    verb = unit.main.verb
    word, following = speech.at(verb.end), speech.at(verb.end + 1)
    good, bad = vocabulary["pleasant"], vocabulary["named"] - vocabulary["pleasant"]
    stem = word.removesuffix("r") if word.removesuffix("r") in good else word.removesuffix("er")
    stem = f"{stem[:-1]}y" if stem.endswith("i") else stem
    is_better = word in _BETTER | good or stem in good or (word == "more" and following in good)
    is_better = is_better or (word == "less" and following in bad)
    return verb.end if verb.base in {"feel", "be"} and is_better else 0


def _deed(speech: Speech, unit: Unit, clause: Clause, vocabulary: Vocabulary) -> Iterator[Need]:
    """What would be done, as "you to sit with me"; nothing where its tense is out of reach."""
    verb, verbs = clause.verb, vocabulary.verbs
    finite, end = speech.at(verb.finite), unit.lead if clause.start < unit.lead else unit.end
    later = [one for one in unit.clauses if verb.end <= one.start < end]
    if any(verbs.is_only(speech.at(one.verb.finite), Form.PAST) for one in later):
        return  # "if you told me where you were going"
    subject = speech.words[clause.start : clause.subject_end]
    who = subject if len(subject) > 1 else (_OBJECTS.get(subject[0], subject[0]),)
    to = ("not", "to") if verb.is_negated else ("to",)
    lead = to if subject == ("i",) else (*who, *to)
    if finite in vocabulary["modals"] | {"did", "do", "does"}:
        start = verb.finite + 1 + verb.is_negated
        if speech.at(start) != "have" or verb.main == start:
            yield Need(start, "wish", unit, lead, end)
    elif finite in vocabulary["be_forms"]:
        yield Need(verb.finite + 1 + verb.is_negated, "wish", unit, (*lead, "be"), end)
    elif verb.main == verb.finite and not verb.is_negated:
        yield Need(verb.main + 1, "wish", unit, (*lead, verb.base), end)


def _state(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> Iterator[Need]:
    """How one would rather feel: "I'd feel safer if ..."."""
    start = _betterment(speech, unit, vocabulary)
    end = next((at for at in range(start, unit.end) if speech.at(at) == "if"), 0)
    if start and end:
        yield Need(start, "wish", unit, ("to", unit.main.verb.base), end)
