"""What is the hearer's own, such as kin, a job or messages: "your" as it is told of one person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from voice_coach.language.hearer_words import BEGINS, LIMITING, REACH, SELF, TAKING
from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import word_at
from voice_coach.language.vocabulary import Vocabulary

_KIN = frozenset(
    ["mom", "mum", "dad", "mother", "father", "sister", "brother", "parents", "boss", "friends"]
)
_WANTED = {("feel", "like"), ("ask", "for"), ("asked", "for")}
# before what is missed of the hearer's: "I ask for your time"
_DENYING = frozenset({"n't", "not"})
_PRIZING = frozenset({"miss", "love", "like", "need", "want", "appreciate", "admire", "enjoy"})


def is_hearers(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "your" at a place is the hearer's, by what is told of it."""
    return (
        _is_dealt_with(words, at, vocabulary)
        or _shares(words, at, vocabulary)
        or tuple(words[max(0, at - 2) : at]) in _WANTED
        or _felt_at(words, at, vocabulary)
        or _has_kin_who_meet(words, at, vocabulary)
    )


def _has_kin_who_meet(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Nobody in your family has asked me": people in general have no kin who meet the speaker."""
    kin = vocabulary["people"] - {"people", "guy", "guys", "doctor", "children", "kids"}
    apart = vocabulary.any_of("subordinators", "wh_words", "coordinators", "subject_pronouns")
    later = words[at + 2 : at + 2 + REACH + 2]
    ends = [place for place, word in enumerate(later) if word in apart]
    is_met = not SELF.isdisjoint(later[: ends[0] if ends else len(later)])
    is_in_general = word_at(words, at - 1) in LIMITING or "you" in words[:at]
    return is_met and word_at(words, at + 1) in kin and not is_in_general


def is_of_hearers_kin(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Your dad laughed at dinner": told of one father, once."""
    if words[at] != "your" or word_at(words, at + 1) not in _KIN:
        return False
    is_moment = word_at(words, at - 1) == "when" and not SELF.isdisjoint(words)
    if word_at(words, at - 1) not in BEGINS and not is_moment:
        return False
    verb = word_at(words, vocabulary.verb_place(words, at + 2))
    return vocabulary.verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)


def _shares(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "We moved here for your job"."""
    earlier = words[max(0, at - REACH) : at]
    is_theirs = word_at(words, at + 1) in vocabulary["own_topics"]
    is_shared = "we" in earlier or ("i" in earlier and word_at(words, at - 1) == "with")
    return is_theirs and is_shared and LIMITING.isdisjoint(earlier)


def _felt_at(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I felt invisible at your reunion", "nervous when your voice rises"."""
    earlier = words[max(0, at - REACH) : at - 1]
    states = {"felt", "feel", "get", "am", "'m", "was"}
    is_own = any(pair[0] == "i" and pair[1] in states for pair in pairwise(earlier))
    is_felt = is_own and earlier[-1] in vocabulary["named"] and "you" not in words[:at]
    return is_felt and word_at(words, at - 1) in vocabulary["prepositions"] | {"when", "because"}


def _is_dealt_with(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I read your messages", "I should have asked about your day", "I miss your laugh".

    What somebody took, regrets or misses belongs to one person; whoever asks may get "your form".
    """
    place = at - 1 - (word_at(words, at - 1) in vocabulary["prepositions"] - {"out"})
    owing = vocabulary.any_of("modals", "have_forms", "do_forms") | _DENYING
    back = place - 1
    while word_at(words, back) in owing | vocabulary["midverb_adverbs"]:
        back -= 1
    verb = word_at(words, place)
    base = vocabulary.verbs.base(verb)
    if word_at(words, back) != "i" or base == "be":
        return False
    is_direct, is_owed = place == at - 1, not owing.isdisjoint(words[back:place])
    is_deed = not is_direct or base in TAKING
    is_deed = is_deed or (is_owed and base not in vocabulary["takes_clause"])
    is_deed = is_deed and vocabulary.verbs.has(verb, Form.PAST, Form.PARTICIPLE)
    return is_deed or (base in _PRIZING and is_direct)
