"""Answers without a clause: "two times a month", "maybe move away", "yeah, exactly"."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.inflect import Form
from voice_coach.language.points import LONGEST
from voice_coach.language.utterance import Gap, Token
from voice_coach.language.vocabulary import Vocabulary

_LONGEST_FRAGMENT = 12


def occasion(tokens: Sequence[Token], vocabulary: Vocabulary) -> str:
    """What a bare answer amounts to: "affirmed", "denied" or "general"."""
    words = [token.word for token in tokens[:8]]
    if words and words[0] in vocabulary["denials"]:
        return "denied"
    return "affirmed" if words and words[0] in vocabulary["affirmations"] else "general"


def fragment_clause(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[str, ...]:
    """A whole clause made of the longest fragment, not yet turned; empty when none is safe."""
    pieces = sorted(_pieces(tokens, vocabulary), key=len, reverse=True)
    for piece in pieces:
        clause = _clause_of(piece, vocabulary)
        if clause and len(clause) <= LONGEST:
            return clause
    return ()


def _pieces(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    pieces: list[list[str]] = [[]]
    for token in tokens:
        if token.gap in {Gap.STOP, Gap.CUT}:
            pieces.append([])
        pieces[-1].append(token.word)
    return [stripped for piece in pieces if (stripped := _stripped(piece, vocabulary))]


def _stripped(words: list[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Without discourse words at either end, cut at the first joint, never dangling."""
    while words:
        length = vocabulary.openers.match(words, 0)
        if not length:
            break
        words = words[length:]
    joints = vocabulary["relatives"] | {"because", "if", "but", "so", "when", "that", "where"}
    for at, word in enumerate(words):
        if at and word in joints:
            words = words[:at]
            break
    loose = vocabulary["prepositions"] | vocabulary["determiners"] | vocabulary["possessives"]
    loose |= vocabulary["coordinators"] | vocabulary["be_forms"] | vocabulary["modals"]
    loose |= vocabulary["subject_pronouns"] | {"n't", "not", "very", "just", "really", "also"}
    while words and words[-1] in loose:
        words = words[:-1]
    return tuple(words)


def _clause_of(words: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    head = 0
    soft = {"probably", "maybe", "just", "mostly", "about", "usually", "not", "really", "only", "mainly", "too", "very", "pretty", "so", "quite"}
    while head < len(words) - 1 and words[head] in soft:
        head += 1
    first = words[head]
    if len(words) > _LONGEST_FRAGMENT or _has_inner_verb(words[head + 1 :], vocabulary):
        return ()
    if vocabulary.verbs.has(first, Form.ING) or _is_nominal(first, vocabulary):
        is_enough = len(words) - head > 1 or first.endswith("ing")
        return ("it", "'s", *words) if is_enough and first not in {"it", "that"} else ()
    if first in vocabulary["mostly_other"] or len(words) - head < 3:
        return ()
    if vocabulary.verbs.has(first, Form.BASE):
        return ("the", "idea", "is", "to", *words[head:])
    if vocabulary.verbs.has(first, Form.PAST):
        return ("i", *words[head:])
    return ()


def _has_inner_verb(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a finite verb in the fragment shows a clause that could not be read."""
    finite = vocabulary["modals"] | {"is", "are", "was", "were", "am", "'m", "'s", "'re", "do", "did"}
    finite |= vocabulary["subject_pronouns"] - {"you", "it"}
    return any(word in finite or word in {"does", "has", "have", "had", "n't"} for word in words)


def _is_nominal(first: str, vocabulary: Vocabulary) -> bool:
    openers = vocabulary["determiners"] | vocabulary["possessives"] | vocabulary["numbers"]
    places = {"with", "in", "on", "at", "from", "for", "about", "before", "after", "during", "because"}
    if first not in vocabulary["function_words"] and not vocabulary.verbs.has(first, *Form):
        return True
    return first in openers | places | {"quite", "other"} | vocabulary["people"] or first in vocabulary["adjectives"]
