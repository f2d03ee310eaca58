"""Writes down whole recordings: speech is found, cut at pauses and recognised piece by piece."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from voice_coach.events import FRAME_MS, AudioFrame, SpeechEnded, SpeechStarted, Transcript, Word
from voice_coach.hearing.levels import level_db
from voice_coach.hearing.segmenter import Segmenter
from voice_coach.ports import Recognizer, SpeechDetector

LEAD_MS = 300
# heard before the detector was sure
ENDS = ((0, 2_000), (12_000, 500), (20_000, 200), (28_000, 0))
# (length of a piece, pause that ends it), in ms: it ends sooner the longer it is; recognizers cut
# those without a pause themselves
LONGEST_MS = 60_000
# where nobody ever pauses: keeps memory bounded at the cost of a word


@dataclass(frozen=True, slots=True)
class Recording:
    """What is said in one recording."""

    text: str
    words: tuple[Word, ...]
    audio_ms: int
    decode_ms: int
    # the time that detection and recognition took


def transcribe(
    frames: Iterable[AudioFrame], recognizer: Recognizer, detector: SpeechDetector
) -> Recording:
    """Write down a recording frame by frame, in constant memory.

    Both engines forget what they heard before. Raises what the frames' source and the recognizer
    raise.
    """
    recognizer.reset()
    detector.reset()
    pieces = _Pieces(recognizer)
    segmenter = Segmenter()
    spent_s = 0.0
    audio_ms = 0
    for frame in frames:
        began_s = time.perf_counter()
        audio_ms = frame.end_ms
        probability = detector.probability(frame.pcm)
        pieces.push(frame, segmenter.push(frame.start_ms, probability, level_db(frame.pcm)))
        spent_s += time.perf_counter() - began_s
    began_s = time.perf_counter()
    transcripts = pieces.ended()
    spent_s += time.perf_counter() - began_s
    return Recording(
        text=" ".join(each.text for each in transcripts if each.text),
        words=tuple(word for each in transcripts for word in each.words),
        audio_ms=audio_ms,
        decode_ms=round(spent_s * 1000),
    )


class _Pieces:
    """Hands the recognizer stretches of speech and asks for the words at their pauses."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer
        self._lead: deque[AudioFrame] = deque(maxlen=LEAD_MS // FRAME_MS)
        self._transcripts: list[Transcript] = []
        self._is_open = False
        self._length_ms = 0
        self._pause_ms: int | None = None
        # since speech ended; None while it goes on

    def push(self, frame: AudioFrame, change: SpeechStarted | SpeechEnded | None) -> None:
        if isinstance(change, SpeechStarted):
            self._pause_ms = None
            if not self._is_open:
                self._open()
        elif isinstance(change, SpeechEnded):
            self._pause_ms = frame.start_ms - change.at_ms
        if not self._is_open:
            self._lead.append(frame)
            return
        self._recognizer.accept(frame)
        self._length_ms += frame.duration_ms
        if self._pause_ms is not None:
            self._pause_ms += frame.duration_ms
            if self._has_paused():
                self._close()
        elif self._length_ms >= LONGEST_MS:
            self._close()
            self._open()

    def ended(self) -> list[Transcript]:
        """All that was said, in order."""
        if self._is_open:
            self._close()
        return self._transcripts

    def _open(self) -> None:
        self._is_open = True
        self._length_ms = 0
        for frame in self._lead:
            self._recognizer.accept(frame)
        self._lead.clear()

    def _has_paused(self) -> bool:
        needed_ms = min(pause_ms for length_ms, pause_ms in ENDS if self._length_ms >= length_ms)
        return self._pause_ms is not None and self._pause_ms >= needed_ms

    def _close(self) -> None:
        self._is_open = False
        self._pause_ms = None
        self._transcripts.append(self._recognizer.finish())
