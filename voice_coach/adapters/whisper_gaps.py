"""Speech that Whisper has passed over: it sometimes reads only what lies on one side of a pause."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.pcm import HOP_MS, HOP_SAMPLES, levels_db, loudness_threshold_db
from voice_coach.events import Transcript, Word

UNREAD_MS = 1_000
# so much loud sound beside the words is more than the rest of one, or a cough
SLOWEST_WORD_MS = 1_000
# nobody takes longer over each of several words
FEWEST_WORDS = 2
# with one more, a text is no fuller, only read otherwise
PAUSE_MS = 150
# such a pause lies between what was read and what was passed over


def unread_from(words: Sequence[Word], samples: NDArray[np.float32]) -> int | None:
    """The sample at which speech behind the last word begins; None where all was read."""
    if not words:
        return None
    levels = levels_db(samples)
    is_loud = levels > loudness_threshold_db(levels)
    last = min(words[-1].end_ms // HOP_MS, len(is_loud))
    if np.count_nonzero(is_loud[last:]) * HOP_MS < UNREAD_MS:
        return None
    before = np.flatnonzero(is_loud[: last + 1])
    behind = last + int(np.argmax(is_loud[last:]))
    if not len(before) or (behind - int(before[-1])) * HOP_MS >= PAUSE_MS:
        return behind * HOP_SAMPLES
    # the last word was placed into the sound of the next one: that begins after the pause before
    breaks = np.flatnonzero(np.diff(before) * HOP_MS >= PAUSE_MS)
    start = int(before[breaks[-1] + 1]) if len(breaks) else behind
    return start * HOP_SAMPLES


def unread_until(words: Sequence[Word], samples: NDArray[np.float32]) -> int | None:
    """The sample before which there is speech for more words than were read; None elsewhere.

    The first words read are often placed into the sound that was passed over before them, so that
    one of them seems to last for seconds. It takes a pause to know where that sound ends.
    """
    levels = levels_db(samples)
    loud = np.flatnonzero(levels > loudness_threshold_db(levels))
    breaks = np.flatnonzero(np.diff(loud) * HOP_MS >= PAUSE_MS)
    found = None
    for last in map(int, breaks):
        spoken_ms = (last + 1) * HOP_MS
        read = sum(word.start_ms < int(loud[last]) * HOP_MS for word in words)
        if spoken_ms >= UNREAD_MS and read * SLOWEST_WORD_MS <= spoken_ms:
            found = (int(loud[last]) + int(loud[last + 1]) + 1) // 2 * HOP_SAMPLES
    return found if words else None


def with_passed_over(found: Transcript, read: Transcript) -> Transcript:
    """What was read at first with what was found before it: words that are in both stand once."""
    until_ms = found.words[-1].end_ms if found.words else 0
    known = sum(word.start_ms < until_ms for word in read.words)
    if len(found.words) < known + FEWEST_WORDS:
        return read
    kept, texts = read.words, read.text.split()
    if len(texts) == len(kept) and _follow(kept[:known], found.words):
        kept, texts = kept[known:], texts[known:]
        again = _shared(found.words, kept)
        kept, texts = kept[again:], texts[again:]
    return Transcript(f"{found.text} {' '.join(texts)}".strip(), (*found.words, *kept))


def _shared(before: Sequence[Word], behind: Sequence[Word]) -> int:
    """With how many of its last words the one goes on in the other."""
    ends = [word.text.lower() for word in before]
    begins = [word.text.lower() for word in behind]
    lengths = range(min(len(ends), len(begins)), 0, -1)
    return next((length for length in lengths if ends[-length:] == begins[:length]), 0)


def _follow(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether all the words are among the others, in their order."""
    left = iter(other.text.lower() for other in others)
    return all(word.text.lower() in left for word in words)


def is_said_again(words: Sequence[Word], before: Sequence[Word]) -> bool:
    """Whether words only repeat how the text before them ended."""
    new = [word.text.lower() for word in words]
    return bool(new) and [word.text.lower() for word in before[-len(new) :]] == new
