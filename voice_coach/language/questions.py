"""Questions told back as statements: "what should I do" is "you are wondering what to do"."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.inflect import Form
from voice_coach.language.units import Unit
from voice_coach.language.utterance import Token
from voice_coach.language.vocabulary import Vocabulary

_WH = frozenset("what how why where when who which".split())
_LONGEST = 16


def told_question(
    tokens: Sequence[Token], unit: Unit, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The words of "I am wondering ...", not yet turned; empty when it cannot be told safely."""
    words = [token.word for token in tokens]
    subject, verb = unit.main.start, unit.main.verb
    place = subject - 1
    if not unit.is_question or place < 0 or words[subject] in {"you", "let's"}:
        return ()
    if words[place] == "n't" or unit.end - unit.start > _LONGEST or "you" in words[place : unit.end]:
        return ()
    opening = _opening(words, unit.start, place)
    told = _with_auxiliary(words[place], verb.base, verb.main == verb.finite, vocabulary)
    if not opening or told is None:
        return ()
    middle = list(words[unit.main.subject_end : verb.finite])
    end = unit.tail or unit.end
    rest = list(words[verb.main + 1 : end])
    while rest and rest[-1] in {"and", "or", "so", "but", "i", "then", "to", "the"}:
        rest.pop()
    subject_words = words[subject : unit.main.subject_end]
    told_words = told or words[verb.finite : verb.main + 1]
    return ("i", "am", "wondering", *opening, *subject_words, *middle, *told_words, *rest)


def _opening(words: Sequence[str], start: int, place: int) -> list[str]:
    """The question word with its noun, or "whether"."""
    before = words[start:place]
    at = next((i for i, word in enumerate(before) if word in _WH), None)
    if at is None:
        return ["whether"] if not before else []
    return list(before[at:])


def _with_auxiliary(
    auxiliary: str, base: str, is_plain: bool, vocabulary: Vocabulary
) -> list[str] | None:
    """The verb after its subject: "did go" is "went"; None when the order cannot be mended."""
    if not is_plain:
        return None
    if auxiliary == "do":
        return [base]
    if auxiliary == "does":
        return [vocabulary.verbs.form(base, Form.THIRD)]
    if auxiliary == "did":
        return [vocabulary.verbs.form(base, Form.PAST)]
    if auxiliary in {"can", "could", "will", "would", "should", "might", "must"}:
        return [auxiliary, base]
    return None
