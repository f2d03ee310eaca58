"""What an utterance speaks of for certain, where nothing else of it can be said back."""

from __future__ import annotations

from collections.abc import Iterator

from voice_coach.language.speech.tokens import Speech
from voice_coach.language.vocabulary import Vocabulary

_DENYING = frozenset(["not", "n't", "no", "without", "never"])


def mentioned(speech: Speech, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that name someone or something of the speaker's, not yet turned; or nothing.

    "My mother" and "smoking" are such; "my blood pressure" is left alone, since "my blood" would
    not be what was meant.
    """
    return next((found for found in _mentions(speech, vocabulary) if speech.is_sure(found)), ())


def _mentions(speech: Speech, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    owned = vocabulary.any_of("people", "own_topics")
    for at, word in enumerate(speech.words):
        is_by_law = speech.follows(at + 1, "in", "law")
        is_denied = is_by_law or not _DENYING.isdisjoint(speech.words[max(0, at - 3) : at])
        if speech.at(at - 1) != "my" or word not in owned or is_denied:
            continue
        if not _goes_on(speech, at, vocabulary):
            yield ("my", word)
    for at, word in enumerate(speech.words):
        before = speech.at(at - 1)
        is_plain = word in vocabulary["bare_topics"] and before not in vocabulary["adjectives"]
        is_thing = word in vocabulary["deed_topics"] and before in vocabulary["before_topic"]
        if (is_plain or is_thing) and not _goes_on(speech, at, vocabulary):
            yield (word,)


def _goes_on(speech: Speech, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the next word may belong to the same name: "school board", "mother's house"."""
    following = speech.at(at + 1)
    if not following or at + 1 in speech.stops | speech.pauses:
        return False
    return following == "'s" or following not in vocabulary.any_of("function_words", "after_topic")
