"""How much of what is told is something that happened, and not how it is or is felt."""

from __future__ import annotations

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_INNER = frozenset(
    ["be", "feel", "think", "know", "want", "need", "mind", "wish", "hope", "love", "like", "hate",
     "miss", "care", "seem", "believe", "mean", "have"]
)  # fmt: skip
# what one is, has, wants and thinks goes on inside
_POINTING = frozenset({"it", "that", "this", "there"})


def happening(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> int:
    """2 for somebody's deed or what befell somebody, 1 for a state of mind, 0 for a remark."""
    main = unit.main
    if speech.at(main.start) in _POINTING:
        return 0
    is_own = "i" in speech.words[main.start : main.subject_end]
    is_inner = main.verb.base in _INNER and not _is_done_to(speech, unit, vocabulary)
    is_able = speech.at(main.verb.finite) in vocabulary["modals"]
    if main.verb.base == "be":
        return 2 - is_inner
    return 1 if (is_own and is_inner) or is_able else 2


def _is_done_to(speech: Speech, unit: Unit, vocabulary: Vocabulary) -> bool:
    """ "My phone was stolen": the participle tells a deed, unless it names a feeling."""
    word = speech.at(vocabulary.verb_place(speech.words, unit.main.verb.end))
    states = vocabulary.any_of("adjectives", "named")
    is_done = vocabulary.verbs.has(word, Form.PARTICIPLE) and word not in states
    return unit.main.verb.base == "be" and is_done
