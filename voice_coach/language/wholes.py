"""Whole breaths: what is said between two stops, where nothing of it could be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from voice_coach.language.speech.quotes import is_quoting
from voice_coach.language.speech.tokens import Speech, join
from voice_coach.language.speech.units import Unit
from voice_coach.language.syntax.classes import WordClasses
from voice_coach.language.syntax.soundness import is_lead, is_whole_clause
from voice_coach.language.vocabulary import Vocabulary

_FEWEST = 4
_LONGEST = 22
# words that can be said back in one breath
_LEAST_TOLD = 2
# words that carry something
_JOINING = frozenset({"and", "but", "so"})
_NO_LEAD = frozenset({"not", "no", "like", "than", "as", "so", "too", "more", "less"})
_NO_START = frozenset({"all", "both", "half"})
_UNFINISHED = frozenset({("the", "thing"), ("the", "reason"), ("the", "fact")})
# a stretch that opens so often leads to what comes after it
_TYING = frozenset({"when", "if", "that", "because", "where", "who", "how", "what", "whether"})
# what is joined may belong to what follows these
_OPEN_ENDS = frozenset({"it", "that", "this", "so", "both", "do", "did", "was", "is", "too"})
# they may point to what comes next, or was never said


class Breaths:
    """Reads a stretch between stops as one clause, or two that are joined, in the only way it can.

    Where two readings are possible, none of them is sure.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._classes = WordClasses(vocabulary)
        self._subjects = vocabulary.any_of(
            "subject_pronouns", "possessives", "determiners", "vague_people"
        ) | {"there", "it", "this", "nobody", "everyone", "everybody"}

    def whole(self, speech: Speech, units: Sequence[Unit]) -> Iterator[tuple[str, ...]]:
        """Stretches that may be said back as they are, with a comma after what leads in."""
        for start, end in pairwise([0, *sorted(speech.stops - {0}), len(speech)]):
            if self._tells(speech, units, start, end):
                yield self._read(speech.words[start:end])

    def _tells(self, speech: Speech, units: Sequence[Unit], start: int, end: int) -> bool:
        """Whether a stretch neither asks nor quotes, and is long enough to say something."""
        groups, words = self.vocabulary, speech.words[start:end]
        if not _FEWEST <= len(words) <= _LONGEST or self._ends_open(words[-1]):
            return False
        if words[0] in _NO_START or words[:2] in _UNFINISHED or speech.at(start - 1) == "like":
            return False
        if not speech.pauses.isdisjoint(range(start + 1, end)):
            return False
        is_other = any(
            unit.is_question or unit.is_broken_off or is_quoting(speech, unit, groups)
            for unit in units
            if start <= unit.start < end or unit.main.verb.base in groups["quoting"]
        )
        carried = {word for word in words if word not in groups["function_words"]}
        return not is_other and len(carried) >= _LEAST_TOLD

    def _ends_open(self, word: str) -> bool:
        groups = self.vocabulary
        is_open = word in groups["dangling"] or word in _OPEN_ENDS
        return is_open or groups.verbs.base(word) in groups["wants_more"]

    def _read(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words as one clause or two, with commas; empty when they are neither."""
        if one := self._clause(words):
            return one
        pairs = [
            (*first, ",", words[at], *second)
            for at in range(2, len(words) - 2)
            if words[at] in _JOINING
            and _TYING.isdisjoint(words[:at])
            and (first := self._clause(words[:at]))
            and (second := self._clause(words[at + 1 :]))
        ]
        return pairs[0] if len(pairs) == 1 else ()

    def _clause(self, words: Sequence[str]) -> tuple[str, ...]:
        """One clause, with a comma after what leads in; empty when it is none, or two in one."""
        if words[0] in self._subjects:
            return tuple(words) if self._is_clause(words) else ()
        led = [
            (*words[:at], ",", *words[at:])
            for at in range(1, len(words) - 1)
            if words[at] in self._subjects
            and words[0] not in _NO_LEAD
            and words[at - 1] not in self.vocabulary["dangling"]
            and not self._belongs_before(words, at)
            and is_lead(words[:at], self._classes)
            and self._is_clause(words[at:])
        ]
        return led[0] if len(led) == 1 else ()

    def _belongs_before(self, words: Sequence[str], at: int) -> bool:
        """ "Four nights in | a row and ...": what a preposition takes leads no clause."""
        nouns = self.vocabulary.any_of("possessives", "determiners")
        return words[at] in nouns and words[at - 1] in self.vocabulary["prepositions"]

    def _is_clause(self, words: Sequence[str]) -> bool:
        pronouns = self.vocabulary["subject_pronouns"]
        if any(word in _JOINING and after in pronouns for word, after in pairwise(words)):
            return False  # "a manual for life | and you never got one"
        return is_whole_clause(join(words), self._classes, single=True)
