"""Answers without a clause: "two times a month", "maybe move away", "yeah, exactly"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech, split_words
from voice_coach.language.vocabulary import Vocabulary

_LONGEST = 9
_SHORTEST_ACTION = 3
_SPELLS = frozenset(["day", "night", "morning", "evening", "week", "weekend", "month", "year"])
_LATELY = frozenset(["so", "today", "lately", "again", "overall", "really"])
_DEGREES = frozenset(["pretty", "really", "very", "quite"])
_DONE_TO = frozenset({"me", "us"})
# what is done to the speaker is done by somebody, if only left out: "let me down again"
_OF_BOTH = _DONE_TO | {"your"}
# what names one of these is told to somebody who is there
_TOWARDS = frozenset({("at",), ("with",), ("of",), ("about",)})
_WHOLE_ENDS = frozenset(
    (before, last) for before in ("like", "me", "us") for last in ("that", "this")
)
# "stop asking me that" leaves nothing unsaid
_LONGEST_ANSWER = 5
# words of a plain yes or no; what is longer says something of its own


def occasion(text: str, vocabulary: Vocabulary) -> str:
    """What a bare answer amounts to: "affirmed", "denied" or "general"."""
    words = [word for word in split_words(text) if word not in vocabulary["sounds"]]
    if not 0 < len(words) <= _LONGEST_ANSWER:
        return "general"
    first = words[0]
    if first in vocabulary["denials"] or (first == "not" and len(words) < 4):
        return "denied"
    return "affirmed" if first in vocabulary["affirmations"] else "general"


def fragment_clause(speech: Speech, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A whole clause made of the longest fragment, not yet turned; empty when none is safe."""
    if "feel" in speech.words and "like" in speech.words:
        return ()  # what one feels like is no fact
    piece = _only_piece(speech, vocabulary)
    return _clause_of(piece, vocabulary) if piece else ()


def told_order(speech: Speech, vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "Leave me alone", "don't tell your mother": what somebody is to do is wished of them.

    The words of "I would like you to ...", not yet turned; empty when nothing is ordered.
    """
    words = _only_piece(speech, vocabulary, _WHOLE_ENDS)
    while words and words[0] in {"please", "just"}:
        words = words[1:]
    if len(words) > _LONGEST or _OF_BOTH.isdisjoint(words):
        return ()
    denial = ("not",) if tuple(words[:2]) == ("do", "n't") else ()
    words = words[2 * len(denial) :]
    is_so = tuple(words[-2:-1]) == ("like",) and (bool(denial) or words[:1] == ("stop",))
    is_told = not vocabulary["order_told"].isdisjoint(words[:-2] if is_so else words)
    is_told = is_told or any(_is_finite(word, vocabulary) for word in words[1:])
    is_order = not is_told and _is_wished(words, bool(denial), vocabulary)
    return ("i", "would", "like", "you", *denial, "to", *words) if is_order else ()


def _is_wished(words: Sequence[str], is_denied: bool, vocabulary: Vocabulary) -> bool:
    """Whether so a wish begins; in "hurt me" and "let me down" a "you" or "he" was left out."""
    first, then, third = (*words, "", "", "")[:3]
    if is_denied:
        return first in vocabulary["forbidden_deeds"]
    if first == "let":
        return vocabulary.verbs.has(third, Form.BASE) and third not in vocabulary["particles"]
    if first == "stop":
        return vocabulary.verbs.has(then, Form.ING)
    return vocabulary.orders.match(words, 0) > 0


def _only_piece(
    speech: Speech, vocabulary: Vocabulary, whole_ends: Collection[tuple[str, ...]] = ()
) -> Sequence[str]:
    spans = [span for span in _spans(speech) if not _is_empty(span, vocabulary)]
    if len(spans) != 1:
        return ()
    return _stripped(spans[0], vocabulary, is_whole=spans[0][-2:] in whole_ends)


def _spans(speech: Speech) -> list[tuple[str, ...]]:
    edges = [0, *sorted(speech.stops), len(speech)]
    return [speech.words[start:end] for start, end in pairwise(edges)]


def _is_empty(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether there is nothing but "yeah", "well", "no"."""
    at = 0
    while at < len(words) and (length := vocabulary.openers.match(words, at)):
        at += length
    return at >= len(words)


def _stripped(
    words: Sequence[str], vocabulary: Vocabulary, *, is_whole: bool = False
) -> Sequence[str]:
    """Without discourse words at either end; empty when it leads on to something unsaid.

    `is_whole` tells that its last word stands for something.
    """
    while words and (length := vocabulary.openers.match(words, 0)):
        if words[0] == "not":
            break
        words = words[length:]
    if words[:1] == ("not",) and "without" in words:
        return ()
    joints = vocabulary["fragment_joints"]
    pronouns = vocabulary["subject_pronouns"]
    ends = (at for at in range(1, len(words)) if words[at] in joints)
    is_clause = (
        at for at in ends if words[at] != "that" or pronouns.intersection(words[at + 1 : at + 2])
    )
    end = next(is_clause, len(words))
    loose = vocabulary.any_of(
        "prepositions",
        "determiners",
        "possessives",
        "coordinators",
        "be_forms",
        "modals",
        "subject_pronouns",
        "fragment_loose",
    )
    is_cut = end < len(words)
    while end and not is_whole and words[end - 1] in loose:
        end -= 1
        is_cut = is_cut or words[end] not in vocabulary["coordinators"]
    return () if is_cut else words[:end]


def _clause_of(words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    head = 0
    while head < len(words) - 1 and words[head] in vocabulary["fragment_softeners"]:
        head += 1
    first, rest = words[head], words[head + 1 :]
    if len(words) > _LONGEST or _is_odd(words, first, rest, vocabulary):
        return ()
    if lived := _lived_through(words, vocabulary):
        return lived
    if _lacks_doer(first, rest, vocabulary):
        return ()
    if vocabulary.verbs.has(first, Form.ING) or _is_nominal(first, rest, vocabulary):
        return ("it", "'s", *words) if rest or first.endswith("ing") else ()
    is_action = (
        vocabulary.verbs.has(first, Form.BASE)
        and first not in vocabulary["mostly_other"]
        and "probably" not in words[:head]
        and _DONE_TO.isdisjoint(rest)
        and len(rest) + 1 >= _SHORTEST_ACTION
    )
    denial = ("not",) if "not" in words[:head] else ()
    return ("one", "thing", "would", "be", *denial, "to", *words[head:]) if is_action else ()


def _is_odd(words: Sequence[str], first: str, rest: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether no clause can be made: "my wife's coming", "sick of it", "going to sleep"."""
    people, verbs = vocabulary["people"], vocabulary.verbs
    names_person = first not in vocabulary["prepositions"] and not people.isdisjoint(words)
    return (
        names_person
        or first in {"let's", "it", "that"}
        or not vocabulary.any_of("greetings", "fragment_foreign").isdisjoint(words)
        or any(noun in people and verbs.has(word, Form.PAST) for noun, word in pairwise(words))
        or (first in vocabulary["named"] and "of" in rest[:1])
        or (first == "going" and verbs.has("".join(rest[1:2]), Form.BASE))
        or any(_is_finite(word, vocabulary) for word in rest)
    )


def _lacks_doer(first: str, rest: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether somebody was left out who did or felt it: "scared me", "mad at me"."""
    is_done = vocabulary.verbs.knows(first) or first in vocabulary["prepositions"]
    is_felt = tuple(rest[:1]) in _TOWARDS
    return not _DONE_TO.isdisjoint(rest[is_felt : is_felt + 1]) and (is_done or is_felt)


def _lived_through(words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "Pretty rough week" and "a long day" tell how a time has been."""
    at = next((index for index, word in enumerate(words) if word in _SPELLS), 0)
    described = words[1:at] if words[0] in {"a", "an"} else words[:at]
    adjectives = vocabulary["adjectives"]
    if not adjectives.intersection(described) or not adjectives | _DEGREES >= {*described}:
        return ()
    is_greeting = described == words[:at] and described[-1] == "good"
    follows_on = vocabulary["prepositions"] | _LATELY
    if is_greeting or follows_on.isdisjoint(words[at + 1 : at + 2] or ["in"]):
        return ()
    article = () if words[0] in {"a", "an"} else ("an" if words[0][0] in "aeiou" else "a",)
    return ("it", "'s", "been", *article, *words)


def _is_finite(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word shows that the fragment is a clause that could not be read."""
    if word in vocabulary.any_of("fragment_finite", "modals"):
        return True
    verbs = vocabulary.verbs
    is_finite = verbs.is_only(word, Form.THIRD, Form.PAST)
    return is_finite and verbs.base(word) not in vocabulary["mostly_other"]


def _is_nominal(first: str, rest: Sequence[str], vocabulary: Vocabulary) -> bool:
    is_plain = first not in vocabulary["function_words"] and not vocabulary.verbs.knows(first)
    if is_plain and first.endswith("s"):
        return not rest or rest[0] in vocabulary.any_of("prepositions", "coordinators")
    openers = vocabulary.any_of(
        "determiners", "possessives", "numbers", "adjectives", "fragment_places"
    )
    return first in openers or first.isdigit()
