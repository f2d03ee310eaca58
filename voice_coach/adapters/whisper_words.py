"""When each word was said: Whisper's cross-attention, corrected by what can be heard.

CTranslate2 aligns tokens to 20 ms steps by dynamic time warping over the attention of chosen heads.
Attention alone lets a word begin or end somewhere inside the pause beside it, so every word is then
drawn in to the sound within its span: this is what makes pauses between words measurable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.pcm import HOP_MS, levels_db, loudness_threshold_db
from voice_coach.adapters.whisper_tokens import TokenWord
from voice_coach.events import Word

STEP_MS = 20
SHORTEST_WORD_MS = 40
# a quiet stretch this long inside a word's span is a pause that belongs to no word
INNER_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the model tells about the tokens of one text."""

    pairs: Sequence[tuple[int, int]]
    # (token index, STEP_MS step), rising; the token behind the last one is the end of the text
    probabilities: Sequence[float]
    # one for each token


def timed_words(
    words: Sequence[TokenWord], alignment: Alignment, samples: NDArray[np.float32]
) -> tuple[Word, ...]:
    """Words with times in ms from the first sample and the geometric mean of their tokens' odds."""
    if not words or not len(alignment.pairs):
        return ()
    levels = levels_db(samples)
    is_loud = levels > loudness_threshold_db(levels)
    starts_ms = _token_starts_ms(alignment.pairs)
    duration_ms = len(levels) * HOP_MS
    timed: list[Word] = []
    earliest_ms = 0
    for word in words:
        start_ms, end_ms = _drawn_in(
            _token_start(starts_ms, word.first), _token_start(starts_ms, word.end), is_loud
        )
        start_ms = min(max(start_ms, earliest_ms), max(0, duration_ms - SHORTEST_WORD_MS))
        end_ms = min(max(end_ms, start_ms + SHORTEST_WORD_MS), max(duration_ms, SHORTEST_WORD_MS))
        odds = np.asarray(alignment.probabilities[word.first : word.end], dtype=np.float64)
        confidence = float(np.exp(np.log(np.maximum(odds, 1e-6)).mean())) if len(odds) else None
        timed.append(Word(word.text, start_ms, end_ms, confidence))
        earliest_ms = end_ms
    return tuple(timed)


def _token_starts_ms(pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The step at which the path first enters each token."""
    starts: list[int] = []
    for token, step in pairs:
        while len(starts) <= token:
            starts.append(step * STEP_MS)
    return starts


def _token_start(starts_ms: Sequence[int], token: int) -> int:
    return starts_ms[min(token, len(starts_ms) - 1)]


def _drawn_in(start_ms: int, end_ms: int, is_loud: NDArray[np.bool_]) -> tuple[int, int]:
    """The span without quiet edges, on the side of a pause inside it that holds more sound."""
    first = start_ms // HOP_MS
    loud = np.flatnonzero(is_loud[first : end_ms // HOP_MS])
    if not len(loud):
        return start_ms, end_ms
    gaps = np.flatnonzero(np.diff(loud) > INNER_PAUSE_MS // HOP_MS)
    runs = np.split(loud, gaps + 1)
    longest = max(runs, key=len)
    return (first + int(longest[0])) * HOP_MS, (first + int(longest[-1]) + 1) * HOP_MS
