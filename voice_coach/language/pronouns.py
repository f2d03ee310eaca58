"""Pronouns and agreement turned to the hearer's side, word by word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from voice_coach.language.addressing import is_addressed, is_finite, is_subject
from voice_coach.language.inflect import OF_I, OF_YOU
from voice_coach.language.speech.tokens import join_contractions, split_words
from voice_coach.language.vocabulary import Vocabulary

Listener = Literal["coach", "partner", "hearer"]
# coach: hears the person speak about someone else; "I" becomes "you", "you" stays as it is
# partner: was spoken to; "I" becomes "you" and "you" becomes "I"
# hearer: unknown; was spoken to when the words show it, else hears it like the coach

_FIRST = {"i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself"}
_WE = {"we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves"}
_SECOND = {"your": "my", "yours": "mine", "yourself": "myself"}
_NOMINATIVE = {"him": "he", "her": "she", "them": "they"}
_OPENERS = frozenset({"my", "our", "the", "his", "her"})
_WITH_US = frozenset({"with", "between", "for", "about"})
_NEVER_OF_US = frozenset(
    ["people", "guy", "guys", "everyone", "everybody", "nurse", "teacher", "doctor", "lawyer",
     "officer", "judge", "landlord", "manager", "boss", "therapist", "counselor", "coach", "baby"]
)  # fmt: skip
# who is spoken of beside a partner without being one of "us"
_COUNTING = frozenset(
    ["one", "both", "each", "all", "none", "some", "most", "two", "three", "four", "neither",
     "either", "many", "part", "half", "rest", "any", "few", "lot", "bunch", "group", "kind"]
)  # fmt: skip
_BEFORE_OF = frozenset({"front", "ahead", "because", "instead"})
_BOTH = "the two of you"
_ALL = "all of you"
_AFTER_BOTH = {"'re": "are", "'ve": "have", "'ll": "will"}
_PIECES = re.compile(r"\"[^\"]*\"|“[^”]*”|[^\W_]+(?:['’][^\W_]+)*")


def turn(text: str, vocabulary: Vocabulary, listener: Listener = "coach") -> str:
    """Turn a text to the listener's side; punctuation, names and quotations stay."""
    words: list[str] = []
    before: list[str] = []
    end = 0
    for piece in _PIECES.finditer(text):
        parts = _parts(piece.group())
        words.extend(parts)
        before.extend([text[end : piece.start()], *[""] * (len(parts) - 1)])
        end = piece.end()
    turned = turn_words(words, vocabulary, listener)
    spelt = "".join(gap + _shown(word) for gap, word in zip(before, turned, strict=True))
    spelt = join_contractions(spelt) + text[end:]
    return spelt[:1].upper() + spelt[1:] if text[:1].isupper() else spelt


def _parts(piece: str) -> list[str]:
    if piece.startswith(('"', "“")):
        return [piece]
    lowered = split_words(piece)
    if "".join(lowered) == piece.lower() and piece.lower() not in {"i", *_FIRST, *_WE, "you"}:
        head = piece[: len(lowered[0])]
        return [head if head.lower() not in {"i", "you", "we"} else head.lower(), *lowered[1:]]
    return lowered


def _shown(word: str) -> str:
    return "I" if word == "i" else word


def turn_words(
    words: Sequence[str],
    vocabulary: Vocabulary,
    listener: Listener = "coach",
    *,
    heard_before: Collection[str] = (),
) -> list[str]:
    """Turn parted words (see `split_words`), one for one; names keep their capitals.

    `heard_before` are the words that lead up to these: they may tell who "we" are.
    """
    lowered = [word.lower() for word in words]
    swaps = listener == "partner" or (listener == "hearer" and is_addressed(lowered, vocabulary))
    spoken = {word.lower().removesuffix("'s") for word in heard_before} or set(lowered)
    turning = _Turning(
        _with_speaker_first(list(words), vocabulary),
        vocabulary,
        swaps=swaps,
        is_couple=_names_couple(spoken, vocabulary),
        has_others=bool(_others(vocabulary) & spoken),
    )
    return turning.run()


def _names_couple(words: set[str], vocabulary: Vocabulary) -> bool:
    """Whether a partner is spoken of and nobody else who could belong to "we"."""
    return bool(vocabulary.any_of("couple_people", "couple_signs") & words) and not (
        _others(vocabulary) & words
    )


def _others(vocabulary: Vocabulary) -> frozenset[str]:
    couple = vocabulary["couple_people"]
    return vocabulary["people"] - couple - _NEVER_OF_US


def _with_speaker_first(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """ "My sister and I" becomes "I and my sister", so that the hearer will be named first."""
    lowered = [word.lower() for word in words]
    for at in range(3, len(words)):
        if _ends_pair(lowered, at, vocabulary):
            after = list(words[at + 1 :])
            after[:1] = [{"am": "are", "was": "were"}.get(word, word) for word in after[:1]]
            return [*words[: at - 3], words[at], "and", *words[at - 3 : at - 1], *after]
    return words


def _ends_pair(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the I or me at `at` and the noun before it are named together."""
    if words[at] not in {"i", "me"} or words[at - 1] != "and" or words[at - 3] not in _OPENERS:
        return False
    before = words[at - 4] if at > 3 else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    is_object = vocabulary.verbs.knows(before) or before in vocabulary["prepositions"]
    is_object = is_object and vocabulary.verbs.base(before) not in vocabulary["takes_clause"]
    opens_clause = is_object or before == "'s" or after.startswith("'")
    return words[at] == "me" or not opens_clause


class _Turning:
    """One pass over the words of a text."""

    def __init__(
        self,
        words: list[str],
        vocabulary: Vocabulary,
        *,
        swaps: bool,
        is_couple: bool,
        has_others: bool,
    ) -> None:
        self.lowered = [word.lower() for word in words]
        self.vocabulary = vocabulary
        self.swaps = swaps
        self.is_couple = is_couple
        self.has_others = has_others
        self.out = list(words)

    def run(self) -> list[str]:
        for at, word in enumerate(self.lowered):
            if word in _FIRST:
                self._turn_first(at, word)
            elif word in _WE and not self.swaps:
                self._turn_we(at, word)
            elif word == "you" and self.swaps:
                self._turn_you(at)
            elif word in _SECOND and self.swaps:
                self.out[at] = _SECOND[word]
        self._join_subjects()
        self._name_speaker_last()
        return self.out

    def _turn_first(self, at: int, word: str) -> None:
        if word in {"i", "me"} and self._is_pair(at):
            return
        self.out[at] = _FIRST[word]
        if word == "me" and self.lowered[at + 1 : at + 2] == ["i"] and self._is_told(at):
            self.out[at] = "you that"
        if word == "i":
            self._agree(at, OF_I)
            self._agree_elided(at)

    def _is_told(self, at: int) -> bool:
        """ "He told me I ...": "he told you that you ..."."""
        before = self.lowered[at - 1] if at else ""
        return self.vocabulary.verbs.base(before) in self.vocabulary["telling"]

    def _is_pair(self, at: int) -> bool:
        """ "You and me" are the same two on either side."""
        around = self.lowered[max(0, at - 2) : at], self.lowered[at + 1 : at + 3]
        is_last = around[0] == ["you", "and"] and not self._is_object(at - 2)
        is_first = around[1] == ["and", "you"] and not self._is_object(at)
        return self.swaps and (is_last or is_first)

    def _is_object(self, at: int) -> bool:
        """Whether a verb takes this "you", and the "and I" after it goes on with a verb."""
        before = self.lowered[at - 1] if at else ""
        verb = self.vocabulary.verb_place(self.lowered, at + 3)
        base = self.vocabulary.verbs.base(before)
        is_taken = (
            self.vocabulary.verbs.knows(before) and base not in self.vocabulary["takes_clause"]
        )
        return is_taken and is_finite(self.lowered, verb, self.vocabulary)

    def _turn_we(self, at: int, word: str) -> None:
        """The couple is "the two of you"; any other "we" is "you"."""
        self.out[at] = _WE[word]
        following = self.lowered[at + 1] if at + 1 < len(self.lowered) else ""
        after_of = self.lowered[at - 1 : at] == ["of"]
        is_counted = after_of and self._counts(self.lowered[max(0, at - 2)])
        is_apart = "i" in self.lowered[:at] or after_of
        if word == "us" and following == "and":
            return
        is_apart = is_apart or self.lowered[at - 1 : at] == ["about"]
        if word == "us" and is_apart and not is_counted:
            is_likened = self.lowered[at - 1 : at] == ["like"]
            self.out[at] = _ALL if self.has_others and not is_likened else _BOTH
            return
        is_named = word == "we" or (word == "us" and self.lowered[at - 1] in _WITH_US)
        is_first = is_named and _BOTH not in self.out
        if not self.is_couple or not is_first or following == "'d":
            return
        self.out[at] = _BOTH
        if following in _AFTER_BOTH:
            self.out[at + 1] = f" {_AFTER_BOTH[following]}"

    def _counts(self, word: str) -> bool:
        """Whether "of us" after this word says how many, not who."""
        is_number = word in self.vocabulary["numbers"] or word.isdigit()
        return is_number or word in _COUNTING | _BEFORE_OF

    def _turn_you(self, at: int) -> None:
        before, after = self.lowered[max(0, at - 2) : at], self.lowered[at + 1 : at + 3]
        is_first = after in (["and", "i"], ["and", "me"]) and not self._is_object(at)
        is_last = before in (["i", "and"], ["me", "and"]) and not self._is_object(at - 2)
        if is_first or is_last:
            return
        is_doer = is_subject(self.lowered, at, self.vocabulary)
        if after[:1] in (["both"], ["two"]) or (after[:1] == ["all"] and is_doer):
            self.out[at] = "we" if is_doer else "us"
        elif is_doer:
            self.out[at] = "i"
            self._agree(at, OF_YOU)
        else:
            self.out[at] = "me"

    def _agree(self, at: int, table: Mapping[str, str]) -> None:
        verb = self.vocabulary.verb_place(self.lowered, at + 1)
        if verb < len(self.lowered) and self.lowered[verb] in table:
            self.out[verb] = table[self.lowered[verb]]
            if self.out[verb] == "am" and self.lowered[verb + 1 : verb + 2] == ["n't"]:
                self.out[verb : verb + 2] = ["'m", "not"]
            return
        place = at - 2 if at > 1 and self.lowered[at - 1] == "n't" else at - 1
        if place < 0 or self.lowered[place] not in table:
            return
        before = self.lowered[place - 1] if place else "and"
        if before in self.vocabulary.any_of("coordinators", "questions"):
            self.out[place] = table[self.lowered[place]]

    def _agree_elided(self, at: int) -> None:
        """ "I went and was told": the second verb has the same subject."""
        for index in range(at + 1, len(self.lowered) - 1):
            word = self.lowered[index]
            if word in self.vocabulary["subject_pronouns"]:
                return
            verb = self.vocabulary.verb_place(self.lowered, index + 1)
            is_joined = word in {"and", "but", "or"} and verb < len(self.lowered)
            if is_joined and self.lowered[verb] in {"am", "was", "'m"}:
                self.out[verb] = OF_I[self.lowered[verb]]

    def _name_speaker_last(self) -> None:
        """ "When you and your sister talk" is "when my sister and I talk"."""
        opening = self.vocabulary.any_of("subordinators", "wh_words", "coordinators")
        for at in range(len(self.out) - 4):
            is_pair = self.lowered[at : at + 3] == ["you", "and", "your"]
            is_pair = is_pair and self.lowered[at + 3] in self.vocabulary["people"]
            if self.swaps and is_pair and (at == 0 or self.lowered[at - 1] in opening):
                self.out[at : at + 4] = ["my", self.out[at + 3], "and", "i"]

    def _join_subjects(self) -> None:
        """ "You and him went" is "you and he went"."""
        for at in range(len(self.out) - 3):
            other = self.out[at + 2]
            if self.out[at : at + 2] != ["you", "and"] or other not in _NOMINATIVE:
                continue
            before = self.lowered[at - 1] if at else "and"
            verb = self.vocabulary.verb_place(self.lowered, at + 3)
            starts = before in self.vocabulary["coordinators"]
            if starts and is_finite(self.lowered, verb, self.vocabulary):
                self.out[at + 2] = _NOMINATIVE[other]
