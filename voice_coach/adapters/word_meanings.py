"""Compares what two texts mean by vectors of their words, read from a locale's folder.

The vectors are made by benchmarks/distill_meanings.py: each word's is such that the sum over a
sentence comes close to what a sentence encoder makes of the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from voice_coach.adapters.array_files import read_arrays, unfitting
from voice_coach.feedback.belonging import Likeness

_ENDINGS = ("'s", "s", "ed", "d", "ing")
# an inflection without a vector of its own means what its base means
_LARGEST = 127
# of a number in 8 bits
_REMEMBERED = 256
# texts; a partner's line is compared with several answers


@dataclass(frozen=True, slots=True)
class WordMeanings:
    """Vectors by word, and how much each direction tells about belonging together."""

    rows: Mapping[str, int]
    # word -> its row
    vectors: Any
    # words x directions, float32
    weights: Any
    # directions, float32, 0 or more

    def vector(self, text: str) -> Any:
        """The sum of the words' vectors at length 1; zeros where no word is known."""
        import numpy as np

        known = [row for word in text.split() if (row := self.row(word)) is not None]
        total = self.vectors[known].sum(axis=0)
        return total / max(float(np.linalg.norm(total)), 1e-9)

    def row(self, word: str) -> int | None:
        """Where the word, or what it is an inflection of, has its vector."""
        if word in self.rows or len(word) <= len("was"):
            return self.rows.get(word)
        bases = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return next((self.rows[base] for base in bases if base in self.rows), None)


def load_likeness(path: Path) -> Likeness | None:
    """A comparison of two normalised texts, about 0 (unrelated) to 4; None without the file.

    Raises DialogError when the file is damaged.
    """
    if not path.is_file():
        return None
    meanings = _read(path)
    vector = lru_cache(maxsize=_REMEMBERED)(meanings.vector)

    def likeness(one: str, other: str) -> float:
        return float((vector(one) * meanings.weights) @ vector(other))

    return likeness


def _read(path: Path) -> WordMeanings:
    meanings = read_arrays(path, _meanings)
    if meanings.vectors.shape != (len(meanings.rows), len(meanings.weights)):
        raise unfitting(path)
    return meanings


def _meanings(file: Any) -> WordMeanings:
    words = str(file["words"]).split("\n")
    scales = file["scales"].astype("float32") / _LARGEST
    vectors = file["vectors"].astype("float32") * scales[:, None]
    rows = {word: row for row, word in enumerate(words)}
    return WordMeanings(rows, vectors, file["weights"].astype("float32"))
