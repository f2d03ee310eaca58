"""Weighs an utterance's words for danger that no wording of its own tells of.

Whoever hints at danger does so in words that nobody has thought of before. What recurs is smaller
than a wording: which words stand close to one another. Each word, each pair up to three places
apart and each three in a row has a weight, learned from our own lines by
benchmarks/train_danger.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from zlib import crc32

PLACES = 1 << 18
# in the table of weights; what shares a place by chance shares its weight
_REACH = 3
# words from the first of a pair to the second
_SHORTEST = 6
# in words; less says too little to weigh
STRETCH = 16
# words weighed at a time, so that a hint is not drowned by the talk around it


@dataclass(frozen=True, slots=True)
class HintWeights:
    """Weights by place, and the weight from which on words count as a hint of danger."""

    table: Sequence[int]
    # whole numbers, PLACES of them
    unit: float
    # of the numbers in the table
    bias: float
    # what words that were never seen weigh
    threshold: float

    def hints(self, words: Sequence[str]) -> bool:
        """Whether a stretch of these words, normalised as a Line is, weighs enough."""
        return len(words) >= _SHORTEST and any(
            self.weight(stretch) >= self.threshold for stretch in stretches(words)
        )

    def weight(self, words: Sequence[str]) -> float:
        """How much the words speak for danger (above 0) or against it (below 0)."""
        found = places(words)
        total = sum(self.table[place] for place in found)
        return self.bias + self.unit * total / sqrt(len(found))


def places(words: Sequence[str]) -> frozenset[int]:
    """Where the weights of these words, and of those close to one another, stand in a table."""
    return frozenset(crc32(trait.encode()) % PLACES for trait in _traits(["<", *words, ">"]))


def stretches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Parts of at most 16 words, each of which begins in the middle of the one before it."""
    for start in range(0, max(1, len(words) - STRETCH // 2), STRETCH // 2):
        yield words[start : start + STRETCH]


def _traits(words: Sequence[str]) -> Iterator[str]:
    yield from words
    for at, word in enumerate(words):
        for distance, other in enumerate(words[at + 1 : at + 1 + _REACH], start=1):
            yield f"{word} {other}" if distance == 1 else f"{word} ~ {other}"
        if at + 2 < len(words):
            yield " ".join(words[at : at + 3])
