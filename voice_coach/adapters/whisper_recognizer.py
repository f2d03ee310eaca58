"""Whisper behind the Recognizer port: it collects the utterance and decodes when asked."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.pcm import levels_db, loudness_threshold_db, quietest_moment, to_floats
from voice_coach.adapters.timeline import Timeline
from voice_coach.adapters.whisper_model import HINTED_MS, Reading, WhisperModel
from voice_coach.events import FRAME_MS, SAMPLE_RATE_HZ, AudioFrame, Transcript, Word

EARLIEST_CUT_MS = 12_000
LATEST_CUT_MS = 24_000
# a piece is cut at the quietest moment between them, long before the model's window of 30 s ends
CLEAR_SHARE = 0.4
EXPECTED_SHARE = 0.1
# of the probability of all readings together: what a command must have, and one that is expected
LEAD_MS = 60
# sound that goes along before someone stands out: a word may begin softly
SILENCED_SHARE = 0.2
# where the rest of another voice before that is taken away


@dataclass(frozen=True, slots=True)
class _Peeked:
    """The last decode of an utterance that goes on."""

    samples: int
    # how much sound it covers
    transcript: Transcript


class WhisperRecognizer:
    """Decodes the whole utterance so far each time; pieces before a cut are decoded once."""

    name = "whisper"
    has_partials = False

    def __init__(self, model: WhisperModel) -> None:
        self._model = model
        self._pcm = bytearray()
        self._odd = b""
        self._timeline = Timeline()
        self._done: list[Transcript] = []
        self._done_samples = 0
        self._peeked: _Peeked | None = None

    def accept(self, frame: AudioFrame) -> None:
        """Take one more frame; costs nothing. An odd last byte waits for the next frame."""
        self._timeline.place(len(self._pcm) // 2, frame.start_ms)
        pcm = self._odd + frame.pcm
        even = len(pcm) & ~1
        self._pcm += pcm[:even]
        self._odd = pcm[even:]

    def partial(self) -> str:
        """What the last peek understood."""
        return self._peeked.transcript.text if self._peeked else ""

    def peek(self) -> Transcript:
        """Decode what came so far. Raises RecognizerError when the engine fails."""
        samples = to_floats(self._pcm)
        if self._peeked and not self._has_new_sound(samples, self._peeked.samples):
            return self._peeked.transcript
        while len(samples) - self._done_samples > _samples(LATEST_CUT_MS):
            self._decode_piece(samples)
        tail = self._at_session_times(
            self._model.decode(samples[self._done_samples :]), self._done_samples
        )
        transcript = joined([*self._done, tail])
        self._peeked = _Peeked(len(samples), transcript)
        return transcript

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> str | None:
        """A short utterance read as a command; see ports.Recognizer."""
        samples = to_floats(self._pcm)
        if len(samples) >= _samples(HINTED_MS):
            return None
        share = EXPECTED_SHARE if is_expected else CLEAR_SHARE
        spotted = likeliest_command(self._model.readings(samples), command_of, share)
        if spotted is not None or clear_from_ms is None:
            return spotted
        samples[: self._samples_before(clear_from_ms - LEAD_MS)] = 0.0
        return likeliest_command(self._model.readings(samples), command_of, SILENCED_SHARE)

    def _samples_before(self, session_ms: int) -> int:
        """How much of the utterance was captured before a moment."""
        starts = range(0, len(self._pcm) // 2 * 1_000 // SAMPLE_RATE_HZ, FRAME_MS)
        return _samples(bisect_left(starts, session_ms, key=self._timeline.session_ms) * FRAME_MS)

    def settle(self) -> None:
        """Nothing more: what was said is known from the last `peek`."""

    def finish(self) -> Transcript:
        """End the utterance; free where nothing but silence came since the last peek."""
        try:
            return self.peek()
        finally:
            self.reset()

    def reset(self) -> None:
        self._pcm.clear()
        self._odd = b""
        self._timeline.clear()
        self._done.clear()
        self._done_samples = 0
        self._peeked = None

    def close(self) -> None:
        self.reset()

    def _decode_piece(self, samples: NDArray[np.float32]) -> None:
        """Decode up to a pause for good, so that a long turn costs no more at its end."""
        first = self._done_samples
        window = samples[first + _samples(EARLIEST_CUT_MS) : first + _samples(LATEST_CUT_MS)]
        cut = first + _samples(EARLIEST_CUT_MS) + quietest_moment(window)
        piece = self._model.decode(samples[first:cut])
        self._done.append(self._at_session_times(piece, first))
        self._done_samples = cut

    def _at_session_times(self, transcript: Transcript, first_sample: int) -> Transcript:
        offset_ms = first_sample * 1000 / SAMPLE_RATE_HZ
        words = tuple(
            Word(
                word.text,
                self._timeline.session_ms(word.start_ms + offset_ms),
                self._timeline.session_end_ms(word.end_ms + offset_ms),
                word.confidence,
            )
            for word in transcript.words
        )
        return Transcript(transcript.text, words)

    @staticmethod
    def _has_new_sound(samples: NDArray[np.float32], known: int) -> bool:
        new = levels_db(samples[known:])
        if not len(new):
            return len(samples) > known
        return bool(new.max() > loudness_threshold_db(levels_db(samples[:known])))


def likeliest_command(
    readings: Sequence[Reading], command_of: Callable[[str], str | None], share: float
) -> str | None:
    """The likeliest wording of the command that has such a share of all readings' probability."""
    wordings: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        command = command_of(reading.text)
        if command is not None:
            wordings[command].append(reading)
    if not wordings:
        return None
    found = max(wordings.values(), key=_weight)
    is_clear = _weight(found) >= share * _weight(readings)
    return max(found, key=lambda reading: reading.log_odds).text if is_clear else None


def _weight(readings: Sequence[Reading]) -> float:
    return sum(math.exp(reading.log_odds) for reading in readings)


def joined(transcripts: Sequence[Transcript]) -> Transcript:
    """Several transcripts that follow each other as one."""
    return Transcript(
        " ".join(transcript.text for transcript in transcripts if transcript.text),
        tuple(word for transcript in transcripts for word in transcript.words),
    )


def _samples(duration_ms: int) -> int:
    return duration_ms * SAMPLE_RATE_HZ // 1000
