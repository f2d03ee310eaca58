"""Words of others that are given as they were said: the "I" in them is someone else."""

from __future__ import annotations

from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary


def is_quoting(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    """Whether a unit quotes someone."""
    verb = unit.main.verb
    words = speech.words[unit.start : unit.end]
    if "let's" in words or vocabulary["greetings"].intersection(words):
        return True
    if verb.base in vocabulary["quoting"]:
        return _says_directly(speech, unit, vocabulary)
    return (
        _says_inside(words, vocabulary)
        or _likens(words, vocabulary)
        or _is_like(speech, unit, vocabulary)
    )


def _says_directly(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    end = unit.main.verb.end
    later = set(speech.words[end : unit.end])
    after = speech.at(end) if end < unit.end else ""
    is_hearers = speech.words[unit.main.start : unit.main.subject_end] == ("you",)
    if is_hearers and after == "you" and not {"i", "my", "me"} & later:
        return False
    if _reports_question(speech, unit, vocabulary):
        return bool({"you", "your", "hey"} & later)
    if after == "myself" or _reports_oneself(speech, unit, after, vocabulary):
        return bool({"you", "your", "hey"} & later)
    told = speech.words[end : min(unit.end, end + 5)]
    is_told_that = after in vocabulary["possessives"] and not {"that", "about"}.isdisjoint(told)
    if after in vocabulary["reported_after"] or is_told_that:
        return bool({"you", "your"} & later)
    if after == "why" or after in vocabulary["after_say_quote"]:
        return True
    return bool({"you", "your", "i", "hey"} & later)


def _reports_question(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    """ "He asks how I am", "she asked me if I care": a quotation would turn the verb round."""
    end = unit.main.verb.end
    end += speech.at(end) in vocabulary["object_pronouns"]
    asks = vocabulary["wh_words"] | {"if", "when"}
    is_asked = unit.main.verb.base == "ask" and speech.at(end) in asks
    return is_asked and speech.at(end + 1) in vocabulary["subject_pronouns"]


def _reports_oneself(speech: Speech, unit: Unit, after: str, vocabulary: Vocabulary) -> bool:
    """ "I said I was done", "I told the doctor I was fine": "I" is one person either way."""
    is_own = speech.words[unit.main.start : unit.main.subject_end] == ("i",)
    is_told = unit.main.verb.base == "tell"
    is_told = is_told and after in vocabulary.any_of("possessives", "determiners")
    return is_own and (after == "i" or is_told)


def _says_inside(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """ "I'm going to say no", "he came in saying hey"."""
    for before, word, after in zip(("", *words), words, words[1:], strict=False):
        if word in vocabulary["sayings"]:
            is_own = before == "i" and after == "i" and "you" not in words
            return after in vocabulary["after_say_quote"] and not is_own
    return False


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
    return speech.at(unit.start) != "it" and rest not in vocabulary["object_pronouns"]
