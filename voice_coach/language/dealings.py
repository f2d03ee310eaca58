"""What people do to one another: what is told of the hearer, since it concerns the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from voice_coach.language.hearer_deeds import DEEDS
from voice_coach.language.hearer_words import HEEDING, LIMITING, REACH, SELF
from voice_coach.language.hearers_own import is_hearers
from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import word_at
from voice_coach.language.vocabulary import Vocabulary

_BOTHERING = frozenset({"bugs", "bothers", "hurts", "kills", "scares", "annoys", "upsets"})
_OWING = {("need", "to"), ("have", "to"), ("going", "to")}
_FACING = {("in", "front", "of"), ("in", "love", "with")}
_FELT = frozenset({"feel", "get", "make", "be"})
_DOUBTED = frozenset({"even", "still", "ever"})


def deals_with_speaker(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "you" or "your" at a place is the hearer, by what is told of it.

    "You just sat there" and "your dad laughed" are told of one person; "you learned to hide it"
    may be told of anybody, and "you told me" of whoever gave advice.
    """
    if words[at] == "your":
        return is_hearers(words, at, vocabulary)
    return any(rule(words, at, vocabulary) for rule in _RULES)


def _stirs(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I feel small when you ...", "it makes me anxious when you ..."."""
    earlier = words[max(0, at - REACH) : at]
    is_manner = word_at(words, at - 1) in {"what", "how"} or tuple(earlier[-2:]) == ("the", "way")
    if is_manner and _leaves_feeling(words[at + 2 : at + 2 + 2 * REACH], vocabulary):
        return True
    is_told = word_at(words, at - 1) == "that"
    if is_told and not _BOTHERING.isdisjoint(words[max(0, at - 3) : at - 1]):
        return True
    later = list(words[at + 1 : at + 2 * REACH])
    is_moved = any(later[place : place + 2] == ["i", "feel"] for place in range(len(later)))
    if word_at(words, at - 1) == "when" and is_moved:
        return True
    is_felt = word_at(words, at - 1) == "when" and word_at(words, at - 2) in vocabulary["named"]
    bases = {vocabulary.verbs.base(word) for word in earlier}
    own = {"i", "me"}.intersection(earlier)
    return is_felt and bool(own) and not _FELT.isdisjoint(bases)


def _leaves_feeling(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "... last night really hurt me", "... made me feel small"."""
    stirring = vocabulary["stirring"] | {"make", *vocabulary.moving}
    return any(
        second == "me" and vocabulary.verbs.base(first) in stirring
        for first, second in pairwise(words)
    )


def _is_doing(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "It was about you not hearing me"."""
    place = at + 1 + (word_at(words, at + 1) == "not")
    is_act = vocabulary.verbs.is_only(word_at(words, place), Form.ING)
    return is_act and not SELF.isdisjoint(words[place + 1 : place + 3])


def _is_owed_word(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I should have told you", "I never told you", "I hate asking you for help"."""
    verb = vocabulary.verbs.base(word_at(words, at - 1))
    earlier = words[max(0, at - REACH) : at - 1]
    is_own = "i" in earlier and verb in {"tell", "ask", "thank", "show"}
    if not is_own or not LIMITING.isdisjoint(earlier):
        return False
    is_owed = tuple(words[at - 4 : at - 1]) == ("i", "have", "n't")
    is_owed = is_owed or tuple(words[max(0, at - 3) : at - 1]) in _OWING
    is_meant = not {"should", "never", "ever", "hate", "scared", "afraid"}.isdisjoint(earlier)
    is_owed = is_owed or (verb == "ask" and word_at(words, at + 2) == "times")
    return is_owed or (is_meant and {"he", "she", "they"}.isdisjoint(earlier))


def _agreed_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "We agreed you'd do the dishes", "I thought we said you would call"."""
    place = at - 1 - (word_at(words, at - 1) == "that")
    is_agreed = vocabulary.verbs.base(word_at(words, place)) in {"agree", "decide", "say"}
    would = word_at(words, at + 1) in {"'d", "would", "'ll", "will", "were"}
    return is_agreed and would and word_at(words, place - 1) == "we"


def _is_faced(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I cried in front of you", "I fell in love with you", "I want to know where you were"."""
    if "i" not in words[:at]:
        return False
    is_there = word_at(words, at - 1) == "where" and tuple(words[at + 1 :]) == ("were",)
    return is_there or tuple(words[max(0, at - 3) : at]) in _FACING


def _is_begged(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I'd rather you told me", "do you even care"."""
    if tuple(words[max(0, at - 2) : at]) in {("'d", "rather"), ("would", "rather")}:
        return True
    is_doubted = word_at(words, at - 1) in {"do", "did"} and word_at(words, at + 1) in _DOUBTED
    deed = vocabulary.verbs.base(word_at(words, at + 2))
    return is_doubted and deed in HEEDING | {"love", "want"}


def _is_felt_around(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I can't be myself around you", "I feel safe around you"."""
    earlier = words[max(0, at - 2 * REACH) : at - 1]
    is_near = word_at(words, at - 1) in {"around", "beside"} and "i" in earlier
    ends = word_at(words, at + 1) in vocabulary["coordinators"] | {""}
    return is_near and ends and LIMITING.isdisjoint(earlier) and "people" not in earlier


def did_what_hurts(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "What hurts is that you didn't ask", "the worst thing was that you laughed"."""
    is_told = tuple(words[at - 2 : at]) in {("is", "that"), ("was", "that"), ("'s", "that")}
    verb = word_at(words, vocabulary.verb_place(words, at + 1))
    is_past = vocabulary.verbs.has(verb, Form.PAST) and not vocabulary.verbs.has(verb, Form.BASE)
    is_hard = not (_BOTHERING | {"worst", "hardest", "hurt"}).isdisjoint(words[: max(0, at - 2)])
    return words[at] == "you" and is_told and is_past and is_hard


_RULES = (
    *DEEDS,
    _stirs,
    _is_doing,
    _is_owed_word,
    _agreed_to,
    _is_faced,
    _is_begged,
    _is_felt_around,
)
# each tells of the "you" at a place that it is one person to the speaker
