"""Weighs the words that hint at danger anew from our own labelled lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.train_reflection import LEXICON, MORE, TALK, UTTERANCES, read_utterances
from voice_coach.adapters.hint_file import save_hints
from voice_coach.language.hints import PLACES, STRETCH, HintWeights, places
from voice_coach.language.normalize import read_line

DATA = UTTERANCES.parent
DANGER = (DATA / "danger.txt", DATA / "danger_more.txt")
EVERYDAY = (DATA / "small_talk.txt", DATA / "answers.txt")
# lines without labels, none of which hints at danger
LABELLED = (*DANGER, DATA / "advice.txt")
RIDGE = 1 / 30
# chosen, with the threshold, by three lists of lines that were left out in turn
THRESHOLD = 0.6
SHARPEST = 127
# of a number in 8 bits
STEPS = 3_000


def read_lines() -> tuple[list[str], NDArray[np.float64]]:
    """All lines as they are normalised, and for each 1 where it tells of danger, 0 otherwise."""
    found = [(is_danger, read_line(text).plain) for is_danger, text in _labelled()]
    found += [
        (False, text) for text in _rambles([text for is_danger, text in found if not is_danger])
    ]
    return [text for _, text in found], np.array([is_danger for is_danger, _ in found], dtype=float)


def _rambles(lines: Sequence[str]) -> Iterator[str]:
    """Harmless lines said in one breath: long talk is no danger for being long."""
    words: list[str] = []
    for line in lines:
        words += line.split()
        if len(words) >= STRETCH:
            yield " ".join(words[:STRETCH])
            words.clear()


def _labelled() -> Iterator[tuple[bool, str]]:
    for path in LABELLED:
        for row in _rows(path):
            label, text = row.split(" | ", 1)
            if label != "o":
                yield path in DANGER and label == "d", text
    for path in EVERYDAY:
        yield from ((False, row) for row in _rows(path))
    utterances = chain.from_iterable(read_utterances(path) for path in (UTTERANCES, MORE, TALK))
    texts = chain.from_iterable((item.heard, item.text) for item in utterances)
    yield from ((False, text) for text in dict.fromkeys(texts) if text)


def _rows(path: Path) -> list[str]:
    rows = path.read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def weigh(
    lines: Sequence[str], wanted: NDArray[np.float64], steps: int = STEPS
) -> tuple[NDArray[np.float64], float]:
    """Weights by place and the bias, of a ridge logistic regression on rows of length 1."""
    found = [sorted(places(line.split())) for line in lines]
    sizes = np.array([len(row) for row in found])
    rows = np.repeat(np.arange(len(found)), sizes)
    columns = np.concatenate([np.array(row) for row in found])
    values = np.repeat(1 / np.sqrt(sizes), sizes)
    weights = np.zeros(PLACES)
    ahead = weights.copy()
    bias = ahead_bias = 0.0
    step = 4 / _stretching(rows, columns, values, len(found))
    for turn in range(steps):
        sums = np.bincount(rows, values * ahead[columns], len(found)) + ahead_bias
        missing = 1 / (1 + np.exp(-sums)) - wanted
        slope = np.bincount(columns, values * missing[rows], PLACES) + RIDGE * ahead
        new, new_bias = ahead - step * slope, ahead_bias - step * float(missing.sum())
        pace = turn / (turn + 3)
        ahead, ahead_bias = new + pace * (new - weights), new_bias + pace * (new_bias - bias)
        weights, bias = new, new_bias
    return weights, bias


def _stretching(
    rows: NDArray[np.int64], columns: NDArray[np.int64], values: NDArray[np.float64], count: int
) -> float:
    """The most by which the rows, each with a 1 for the bias, stretch any weights, squared."""
    vector = np.ones(PLACES + 1) / np.sqrt(PLACES + 1)
    for _ in range(30):
        sums = np.bincount(rows, values * vector[columns], count) + vector[-1]
        vector = np.append(np.bincount(columns, values * sums[rows], PLACES), sums.sum())
        size = float(np.linalg.norm(vector))
        vector /= size
    return size + 4 * RIDGE


def main() -> None:
    """Train, and write the weights where the lexicon keeps them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=LEXICON / "hints.npz")
    out = parser.parse_args().out
    lines, wanted = read_lines()
    weights, bias = weigh(lines, wanted)
    unit = float(np.abs(weights).max()) / SHARPEST
    table = [round(weight) for weight in (weights / unit).tolist()]
    save_hints(out, HintWeights(table, unit, bias, THRESHOLD))
    print(f"weights of {len(lines)} lines, {int(wanted.sum())} of danger, written to {out.name}")


if __name__ == "__main__":
    main()
