"""A last look at a sentence before it is spoken: agreement, stray words, first-person leaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_coach.language.inflect import Form
from voice_coach.language.utterance import split_words
from voice_coach.language.vocabulary import Vocabulary

_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_WRONG_AFTER = {
    "i": {"are", "is", "were", "has", "does", "'re", "'s"},
    "you": {"am", "is", "was", "has", "does", "'m", "'s"},
    "we": {"am", "is", "was", "has", "does", "'m", "'s"},
    "they": {"am", "is", "was", "has", "does", "'m", "'s"},
    "he": {"am", "are", "were", "have", "do", "'m", "'re", "'ve"},
    "she": {"am", "are", "were", "have", "do", "'m", "'re", "'ve"},
    "it": {"am", "are", "were", "have", "do", "'m", "'re", "'ve"},
}
_OBJECT_BEFORE = frozenset("to with for about of at from see help make let than and or".split())
_NOMINATIVE = frozenset({"i", "he", "she", "we", "they"})


def first_person_leaks(text: str) -> tuple[str, ...]:
    """Every unquoted I, me, my, mine or myself, in order."""
    return tuple(_FIRST_PERSON.findall(_QUOTED.sub(" ", text)))


def agreement_errors(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Pairs of words that no correct sentence holds, such as "you was" or "can went"."""
    found: list[str] = []
    for sentence in re.split(r"[.?!:;,]", text):
        words = split_words(sentence)
        found.extend(_pair_errors(words, vocabulary))
    return tuple(found)


def _pair_errors(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    found = []
    if len(words) > 2 and words[-1] in {"you", "i", "we", "they", "he", "she"}:
        ties = vocabulary["subordinators"] - {"before", "after", "since", "than", "as"}
        if words[-2] in ties | {"that", "whenever", "what", "how", "why", "where", "who"}:
            found.append(f"{words[-2]} {words[-1]}")
    for at in range(len(words) - 1):
        before = words[at - 1] if at else ""
        if _clash(before, words[at], words[at + 1 :], vocabulary):
            found.append(f"{words[at]} {words[at + 1]}")
    return found


def _clash(before: str, word: str, later: Sequence[str], vocabulary: Vocabulary) -> bool:
    following = _first_verb(later, vocabulary)
    verbs = vocabulary.verbs
    if word == later[0] and word not in {"that", "had", "very", "you", "her", "so", ","}:
        return True
    if word in _WRONG_AFTER and before not in _OBJECT_BEFORE and before != "and":
        is_object = verbs.has(before, *Form) and word in {"you", "it"}
        if following in _WRONG_AFTER[word] and not is_object:
            return not (following == "'s" or (following == "were" and before in {"if", "wish"}))
    if word in {"he", "she"} and before not in {"and", "or"} and not _inverted(before, vocabulary):
        bare = verbs.has(following, Form.BASE) and not verbs.has(following, Form.PAST)
        if bare and following not in vocabulary["mostly_other"] | {"be"}:
            return True
    if word in vocabulary["do_forms"] and later[0] == "n't" and len(later) > 1:
        second = _first_verb(later[1:], vocabulary)
        return _is_only(second, (Form.PAST, Form.THIRD), vocabulary) and second not in {"is", "'s"}
    if word in vocabulary["modals"] - {"'d", "will", "might", "may", "can"}:
        return _is_only(following, (Form.PAST, Form.THIRD), vocabulary) and following != "was"
    if word in {"the", "a", "an", "my", "your", "our", "their"}:
        return later[0] in vocabulary["subject_pronouns"] or later[0] in {
            "is", "are", "was", "were", "and", "but", "to", "of", "the", "a", "my", "your", "n't",
            "despite", "of", "with", "from", "at", "for",
        }
    if word == "to":
        return later[0] in _NOMINATIVE or _is_only(later[0], (Form.PAST, Form.THIRD), vocabulary)
    if word in {"with", "for", "at", "of"} and later[0] == "that" and len(later) > 1:
        return later[1] in vocabulary["subject_pronouns"]
    if word in {"with", "for", "from", "at", "of", "into"}:
        return later[0] in _NOMINATIVE | {"is", "are", "was", "were", "and", "but"}
    if word in {"am", "is", "are", "was", "were", "'m", "'re", "'s"}:
        return later[0] in {"is", "are", "was", "were", "has", "have", "did", "do", "does", "can"}
    return False


def _first_verb(words: Sequence[str], vocabulary: Vocabulary) -> str:
    for word in words:
        if word not in vocabulary["midverb_adverbs"]:
            return word
    return ""


def _is_only(word: str, forms: tuple[Form, ...], vocabulary: Vocabulary) -> bool:
    """Whether a word is one of these verb forms and can be nothing else."""
    others = set(Form) - set(forms)
    return (
        vocabulary.verbs.has(word, *forms)
        and not vocabulary.verbs.has(word, *others)
        and word not in vocabulary["mostly_other"]
        and vocabulary.verbs.base(word) not in vocabulary["mostly_other"]
    )


def _inverted(before: str, vocabulary: Vocabulary) -> bool:
    auxiliaries = vocabulary["do_forms"] | vocabulary["modals"] | {"n't", "make", "let", "help"}
    return before in auxiliaries
