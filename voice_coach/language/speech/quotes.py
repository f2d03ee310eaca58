"""Words of others that are given as they were said: the "I" in them is someone else."""

from __future__ import annotations

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_WISHING = frozenset({"want", "wanted", "need", "needed", "tried"})
_COMPLAINED = frozenset(
    ["too", "being", "always", "never", "overreacting", "exaggerating", "imagining", "cold",
     "overthinking", "nagging", "crazy", "dramatic", "controlling", "selfish", "lazy", "difficult",
     "paranoid"]
)  # fmt: skip
# of oneself nobody says so


def is_quoting(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    """Whether a unit quotes someone."""
    verb = unit.main.verb
    words = speech.words[unit.start : unit.end]
    if "let's" in words or _greets(words, vocabulary):
        return True
    if verb.base in vocabulary["quoting"]:
        return _says_directly(speech, unit, vocabulary)
    return (
        _says_inside(words, vocabulary)
        or _likens(words, vocabulary)
        or _is_like(speech, unit, vocabulary)
    )


def _greets(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether a greeting is called out; "without saying hi" only tells of one."""
    return any(
        word in vocabulary["greetings"] and before not in {"say", "saying"}
        for before, word in zip(("", *words), words, strict=False)
    )


def _says_directly(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    verb = unit.main.verb
    end = verb.end
    after = speech.at(end) if end < unit.end else ""
    is_whom = verb.base == "tell" and after == "your"
    # whoever is told is named by it: "you told your sister about us"
    later = set(speech.words[end + is_whom : unit.end])
    if _tells_hearer(speech, unit, after):
        return False
    is_oneself = after == "myself" or _reports_oneself(speech, unit, after, vocabulary)
    if is_oneself or _reports_question(speech, unit, vocabulary):
        later -= {"i"}
        return bool({"you", "your", "hey"} & later)
    told = speech.words[end : min(unit.end, end + 5)]
    is_thing = after in {"some", "something", "things"} and not {"you", "your", "hey"} & later
    if is_thing or (after in {"yes", "no", "at"} and {"because", "at", "when"}.intersection(later)):
        return False
    owned = vocabulary["possessives"] | {"the"}
    is_told_that = after in owned and not {"that", "about"}.isdisjoint(told)
    if after in vocabulary["reported_after"] or is_told_that:
        later -= {"i", "hey"}
    elif after == "why" or after in vocabulary["after_say_quote"]:
        return not _is_reported(speech, unit, vocabulary)
    return bool({"you", "your", "i", "hey"} & later)


def _tells_hearer(speech: Speech, unit: Unit, after: str) -> bool:
    """ "I never told you", "you never told me you were unhappy"."""
    subject = speech.words[unit.main.start : unit.main.subject_end]
    later = set(speech.words[unit.main.verb.end : unit.end])
    is_sought = subject == ("i",) and unit.main.verb.base == "ask" and after == "for"
    is_told = subject == ("i",) and after == "you" and unit.main.verb.base in {"tell", "ask"}
    is_passed_on = subject == ("you",) and unit.main.verb.base == "tell" and after != "me"
    if is_passed_on and "i" in later:  # "you told your sister I was ill"
        told = speech.words[speech.words.index("i", unit.main.verb.end) : unit.end]
        return {"you", "your", "hey"}.isdisjoint(told)
    is_heard = subject == ("you",) and after == "me" and "you" in later
    is_said = subject == ("you",) and after == "you" and "me" not in later
    return is_told or is_sought or ((is_heard or is_said) and later.isdisjoint({"i", "my", "hey"}))


def _is_reported(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    """ "He says I never listen", "she said I was selfish", "she won't say why".

    Nobody says of themself what is complained of, and who quotes keeps the tense.
    """
    verb = unit.main.verb
    first, second, third = (speech.at(verb.end + step) for step in range(3))
    if first == "why":
        return verb.end + 1 == unit.end
    if first != "i" or verb.base != "say":
        return False
    is_past = vocabulary.verbs.is_only(speech.at(verb.main), Form.PAST, Form.PARTICIPLE)
    is_shifted = is_past and second == "was" and third in vocabulary["adjectives"] | {"the", "too"}
    is_shifted = is_shifted or (is_past and second in {"would", "'d"} and third == "never")
    is_state = second == "'m" and third in _COMPLAINED
    rest = speech.words[verb.end + 1 : unit.end]
    is_state = is_state or (second == "'m" and not {"him", "her", "them"}.isdisjoint(rest))
    is_state = is_state or ("too" in rest and vocabulary.verbs.has(second, Form.BASE))
    return is_shifted or is_state or second in {"never", "always", "should", "need"}


def _reports_question(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    """ "He asks how I am", "she asked me if I care": a quotation would turn the verb round."""
    end = unit.main.verb.end
    end += speech.at(end) in vocabulary["object_pronouns"]
    asks = vocabulary["wh_words"] | {"if", "when"}
    is_asked = unit.main.verb.base == "ask" and speech.at(end) in asks
    others = vocabulary.any_of("subject_pronouns", "possessives", "bare_people")
    return is_asked and speech.at(end + 1) in others


def _reports_oneself(speech: Speech, unit: Unit, after: str, vocabulary: Vocabulary) -> bool:
    """ "I said I was done", "I told the doctor I was fine": "I" is one person either way."""
    is_own = speech.words[unit.main.start : unit.main.subject_end] == ("i",)
    is_told = unit.main.verb.base == "tell"
    is_told = is_told and after in vocabulary.any_of("possessives", "determiners")
    return is_own and (after == "i" or is_told)


def _says_inside(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """ "I'm going to say no", "he came in saying hey"."""
    for at, (before, word, after) in enumerate(zip(("", *words), words, words[1:], strict=False)):
        if word in vocabulary["sayings"]:
            is_wish = before == "to" and words[:1] == ("i",) and words[1] in _WISHING
            is_own = (before == "i" or is_wish) and after == "i" and "you" not in words[at:]
            is_own = is_own or (after in {"yes", "no"} and at + 2 == len(words))
            is_own = is_own or _keeps_no_tense(words[at:], vocabulary)
            return after in vocabulary["after_say_quote"] and not is_own
    return False


def _keeps_no_tense(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """ "... said I was lazy", "... said I would never manage": told, not quoted."""
    if words[:2] not in {("said", "i"), ("told", "me")}:
        return False
    state = words[3] if len(words) > 3 else ""
    is_shifted = words[2:3] == ("was",) and state in vocabulary["adjectives"] | {"the", "too"}
    return is_shifted or words[2:4] in {("would", "never"), ("'d", "never")}


def _likens(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    starts = vocabulary["after_say_quote"] - {"i", "you"}
    if "like" not in words[:-1]:
        return False
    return words[words.index("like") + 1] in starts


def _is_like(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    """ "She was like no way"."""
    verb = unit.main.verb
    if verb.base not in {"be", "go"} or speech.at(verb.end) != "like" or verb.end >= unit.end:
        return False
    rest = speech.at(verb.end + 1) if verb.end + 1 < unit.end else ""
    is_act = vocabulary.verbs.is_only(rest, Form.ING)
    is_likeness = speech.at(unit.start) == "it" or rest in vocabulary["object_pronouns"]
    return not (is_likeness or is_act)
