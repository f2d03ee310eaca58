"""Speech that Whisper has passed over: it sometimes ends its text at a pause in the middle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.pcm import HOP_MS, HOP_SAMPLES, levels_db, loudness_threshold_db
from voice_coach.events import Word

UNREAD_MS = 1_000
# so much loud sound behind the last word is more than its end, or a cough
PAUSE_MS = 150
# what was passed over begins after such a pause


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


def is_said_again(words: Sequence[Word], before: Sequence[Word]) -> bool:
    """Whether words only repeat how the text before them ended."""
    new = [word.text.lower() for word in words]
    return bool(new) and [word.text.lower() for word in before[-len(new) :]] == new
