"""Who "you" is: the hearer, people in general, a subject or an object."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from voice_coach.language.inflect import Form
from voice_coach.language.vocabulary import Vocabulary

_SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our"})
_CAUSING = frozenset({"make", "let", "help", "watch", "have"})
_TELLING = frozenset({"tell", "show", "remind", "convince", "ask", "teach", "warn"})
_SENSING = frozenset({"see", "hear", "notice"})
_MISSING = frozenset({"miss", "need", "love", "trust", "want"})
_HURTING = frozenset({"make", "leave", "ignore"})
_NEVER_BEFORE_SUBJECT = frozenset(
    {"of", "with", "for", "to", "about", "from", "at", "on", "by", "into", "without", "than"}
)


def is_addressed(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether "you" means the hearer and not people in general; in doubt it does not.

    "When you looked at your phone" and "you never listen to me" are to the hearer, "you never get
    a break" is not.
    """
    if not _SPEAKERS.intersection(words) or _speaks_of_partner(words, vocabulary):
        return False
    return any(
        word == "you" and _points_at_hearer(words, at, vocabulary) for at, word in enumerate(words)
    )


def _speaks_of_partner(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "My wife": whoever hears that is not the wife."""
    return any(
        first == "my" and second in vocabulary["couple_people"] for first, second in pairwise(words)
    )


def _points_at_hearer(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    before = words[at - 1] if at else ""
    following = words[verb] if (verb := verb_place(words, at + 1, vocabulary)) < len(words) else ""
    if vocabulary.verbs.base(before) in _MISSING and "i" in words[max(0, at - 3) : at]:
        return True
    if {"n't", "not"}.intersection(words[max(0, at - 2) : at]) and before != "n't":
        return False
    is_past = vocabulary.verbs.is_only(following, Form.PAST, Form.PARTICIPLE)
    if before in {"when", "because", "that", "since"} and is_past:
        return following not in {"said", "told"}
    nearby = words[at + 1 : at + 7]
    if before == "when" and _moves_speaker(words[max(0, at - 5) : at], nearby):
        return True
    denies = following in {"do", "did", "are", "were", "'re"} and "n't" in nearby[:3]
    persists = {"never", "always", "keep", "kept"}.intersection(nearby[:3])
    hurts = vocabulary.verbs.base(following) in _HURTING
    return bool(denies or persists or hurts) and bool({"me", "my", "us"}.intersection(nearby))


def _moves_speaker(earlier: Sequence[str], later: Sequence[str]) -> bool:
    """ "I hate it when you ...", "it hurts when you ... me"."""
    if {"me", "my", "us"}.intersection(later[:4]) and "have" not in later[:1]:
        return True
    return bool({"hate", "love", "hurt", "hurts", "upset", "upsets"}.intersection(earlier))


def verb_place(words: Sequence[str], at: int, vocabulary: Vocabulary) -> int:
    """Index of the first word from `at` on that is no adverb; the length when there is none."""
    adverbs = vocabulary["midverb_adverbs"]
    while at < len(words) and words[at] in adverbs:
        at += 1
    return at


def is_finite(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word can carry a clause: an auxiliary, or a verb that is no participle."""
    if at >= len(words):
        return False
    is_auxiliary = words[at] in vocabulary.any_of("finite_auxiliaries", "modals")
    return is_auxiliary or vocabulary.verbs.has(words[at], Form.BASE, Form.THIRD, Form.PAST)


def is_subject(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "you" at this place is a subject, so that it turns to "I" and not to "me"."""
    before = words[at - 1] if at else ""
    asking = words[at - 2] if before == "n't" and at > 1 else before
    if asking in vocabulary.any_of("inverting", "modals"):
        return True
    verb = verb_place(words, at + 1, vocabulary)
    if not is_finite(words, verb, vocabulary) or before in _NEVER_BEFORE_SUBJECT:
        return False
    base = vocabulary.verbs.base(before)
    if not vocabulary.verbs.knows(before):
        return True
    is_bare = vocabulary.verbs.has(words[verb], Form.BASE) and words[verb] != "have"
    is_sensed = base in _SENSING and is_bare and verb == at + 1
    return base not in _CAUSING and base not in _TELLING and not is_sensed
