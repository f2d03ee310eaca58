"""Phrases of one word and more, found in sequences of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a sequence of words."""

    phrase: str
    # its words joined by single spaces
    start: int
    end: int
    # word indices, end exclusive


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Finds phrases, the longest first."""

    by_first: Mapping[str, tuple[Phrase, ...]]
    # first word -> the phrases that begin with it, the longest first

    @classmethod
    def of(cls, phrases: Iterable[Sequence[str]]) -> PhraseBook:
        """The book of some phrases, each given as its words."""
        grouped: dict[str, list[Phrase]] = {}
        for phrase in dict.fromkeys(map(tuple, phrases)):
            grouped.setdefault(phrase[0], []).append(phrase)
        return cls(
            {first: tuple(sorted(group, key=len, reverse=True)) for first, group in grouped.items()}
        )

    def match(self, words: Sequence[str], at: int) -> int:
        """How many words from `at` on are one of the phrases; 0 when none is."""
        for phrase in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Every phrase in order; each word is used once."""
        at = 0
        while at < len(words):
            length = self.match(words, at)
            if length:
                yield Found(" ".join(words[at : at + length]), at, at + length)
            at += length or 1
