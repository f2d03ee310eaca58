"""Whether an answer was heard well enough to be judged."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.events import Word
from voice_coach.feedback.context import Context
from voice_coach.language.doubtful_words import LEAST_SURE, is_doubtful_word

_UNKNOWN = frozenset({"unk", "unintelligible", "inaudible", "crosstalk"})


def is_doubtful(context: Context, words: Sequence[Word]) -> bool:
    """Whether the text is probably not what was said: ask again, judge nothing."""
    if not context.line.words:
        return True
    if _UNKNOWN & set(context.line.words):
        return True
    if _mean_confidence(words) < LEAST_SURE:
        return True
    return _is_babble(context)


def _mean_confidence(words: Sequence[Word]) -> float:
    known = [word.confidence for word in words if word.confidence is not None]
    return sum(known) / len(known) if known else 1.0


def _is_babble(context: Context) -> bool:
    """Loops of one word, and words without any vowel, come from noise."""
    raw = context.line.text.lower().split()
    if len(raw) >= 6 and len(set(raw)) <= len(raw) // 4:
        return True
    letters = [word for word in context.line.words if word.isalpha() and len(word) > 2]
    odd = sum(not set(word) & set("aeiouy") for word in letters)
    return len(letters) > 2 and odd > len(letters) / 2


def low_confidence_spans(text: str, words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Stretches of the text whose words the recogniser doubts itself."""
    spans: list[tuple[int, int]] = []
    position = 0
    lowered = text.lower()
    for word in words:
        at = lowered.find(word.text.lower(), position)
        if at < 0:
            continue
        position = at + len(word.text)
        if is_doubtful_word(word):
            spans.append((at, position))
    return tuple(spans)
