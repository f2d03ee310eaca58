"""Speaks what is to be said: renders sentence by sentence and keeps the speaker supplied."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from voice_coach.errors import VoiceError
from voice_coach.events import (
    SAMPLE_RATE_HZ,
    AdjustVoice,
    Event,
    Role,
    Say,
    SpeakingStarted,
    SpokenOut,
)
from voice_coach.language.sentences import split_sentences
from voice_coach.ports import AudioSink, Sound, Voice

LOOKAHEAD_MS = 400
# the next sentence is rendered while so much of the last one is still to be heard
PAUSE_AFTER_SENTENCE_MS = 180
PAUSE_AFTER_SAY_MS = 320
READING_MS = 300
# for each word that the voice could not say
AUDIBLE = 300
# of 32,768: what stays below it at the end of a sentence is silence


@dataclass(frozen=True, slots=True)
class _OnAir:
    """A sentence that was given to the speaker."""

    text: str
    duration_ms: int
    pause_ms: int
    # silence at its end, part of the duration


@dataclass(slots=True)
class _Speech:
    say: Say
    sentences: deque[str]
    # not rendered yet
    on_air: deque[_OnAir] = field(default_factory=deque)
    has_started: bool = False
    silence_ms: int = 0
    # after the last word that was given to the speaker

    def take_back(self, pending_ms: int) -> None:
        """Put the sentences that were not heard to their end back among those to be rendered."""
        while self.on_air and pending_ms > 0:
            last = self.on_air.pop()
            if pending_ms > last.pause_ms:
                self.sentences.appendleft(last.text)
            pending_ms -= last.duration_ms
        self.on_air.clear()


@dataclass(slots=True)
class Mouth:
    """One speaker and the voices that speak through it."""

    sink: AudioSink
    voices: dict[Role, Voice]
    # a role without a voice of its own has the coach's
    rate_ratio: float = 1.0
    gain_db: float = 0.0
    is_waiting: bool = False
    # silent in the middle of a speech, to let someone speak
    has_listener: bool = True
    # False where the answers come from a file, which waits while the coach speaks
    prepare: Callable[[Role, str, float], None] = lambda role, text, rate_ratio: None
    # is told what will be rendered next, as early as that is known
    tell: Callable[[str], None] = lambda message: None
    # is told why nothing is heard, once until the voice is back
    _is_voiceless: bool = False
    _queue: deque[_Speech] = field(default_factory=deque)

    def say(self, say: Say) -> None:
        """Queue a Say behind those that wait."""
        self._queue.append(_Speech(say, deque(split_sentences(say.text))))

    def adjust(self, change: AdjustVoice) -> None:
        """Speak slower, faster, louder or softer from the next sentence on."""
        self.rate_ratio *= change.rate_ratio
        self.gain_db += change.gain_db
        self.sink.set_gain(self.gain_db)

    def hush(self, now_ms: int, at_once: bool = False) -> list[Event]:
        """Fall silent; what was begun is told as not complete. Raises DeviceLostError.

        Nothing is left to be said even where the speaker is gone.
        """
        cut = [SpokenOut(s.say.say_id, now_ms, False) for s in self._queue if s.has_started]
        self._queue.clear()
        self.is_waiting = False
        if at_once:
            self.sink.abort()
        else:
            self.sink.clear()
        return list(cut)

    def give_way(self) -> None:
        """Fall silent at once, to go on later with the sentence that was cut.

        Raises DeviceLostError.
        """
        pending_ms = self.sink.pending_ms
        # what the device has buffered would be heard for a tenth of a second and more
        self.sink.abort()
        self.is_waiting = True
        if self._queue:  # pragma: no branch (only who is speaking gives way)
            self._queue[0].take_back(pending_ms)

    def go_on(self) -> None:
        """Speak on after having given way."""
        self.is_waiting = False

    def cut_short(self, now_ms: int) -> list[Event]:
        """Leave out the little that is still to be heard and count it as said."""
        self.sink.abort()
        said = [SpokenOut(speech.say.say_id, now_ms) for speech in self._queue]
        self._queue.clear()
        return list(said)

    @property
    def rest_ms(self) -> int | None:
        """How long it takes until all is said; None while something is not rendered yet."""
        if len(self._queue) > 1 or any(speech.sentences for speech in self._queue):
            return None
        return self.sink.pending_ms if self._queue else 0

    @property
    def words(self) -> str:
        """The text being spoken; "" when silent."""
        return self._queue[0].say.text if self._queue and not self.is_waiting else ""

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said or is still to be said."""
        return bool(self._queue)

    def poll(self, now_ms: int) -> Iterator[Event]:
        """Supply the speaker and tell what has begun or ended. Raises DeviceLostError."""
        while self._queue and not self.is_waiting:
            speech = self._queue[0]
            pending_ms = self.sink.pending_ms
            if not speech.has_started:
                speech.has_started = True
                yield SpeakingStarted(speech.say.say_id, now_ms)
            if speech.sentences:
                if pending_ms > LOOKAHEAD_MS:
                    break
                self._render(speech)
                continue
            if pending_ms > 0:
                break
            self._queue.popleft()
            silence_ms = speech.silence_ms if self.has_listener else None
            yield SpokenOut(speech.say.say_id, now_ms, silence_ms=silence_ms)
        self._look_ahead()

    def _look_ahead(self) -> None:
        for speech in self._queue:
            if speech.sentences:
                self.prepare(speech.say.role, speech.sentences[0], self.rate_ratio)
                return

    def _render(self, speech: _Speech) -> None:
        sentence = speech.sentences.popleft()
        voice = self.voices.get(speech.say.role) or self.voices[Role.COACH]
        try:
            sound = voice.render(sentence, self.rate_ratio)
            self._is_voiceless = False
        except VoiceError as error:
            # a voice that fails must not end the session: the words are on the screen, and the
            # time that it takes to read them passes
            if not self._is_voiceless:
                self.tell(str(error))
            self._is_voiceless = True
            sound = _silence(READING_MS * len(sentence.split()))
        pause_ms = PAUSE_AFTER_SENTENCE_MS if speech.sentences else PAUSE_AFTER_SAY_MS
        padded = _with_pause(sound, pause_ms)
        self.sink.play(padded)
        speech.silence_ms = _silence_at_end_ms(padded)
        speech.on_air.append(_OnAir(sentence, padded.duration_ms, pause_ms))


def _with_pause(sound: Sound, pause_ms: int) -> Sound:
    pause = np.zeros(sound.rate_hz * pause_ms // 1000, dtype=np.int16)
    return Sound(np.concatenate([sound.samples, pause]), sound.rate_hz)


def _silence_at_end_ms(sound: Sound) -> int:
    loud = np.flatnonzero(np.abs(sound.samples.astype(np.int32)) > AUDIBLE)
    quiet = len(sound.samples) - (int(loud[-1]) + 1 if len(loud) else 0)
    return quiet * 1000 // sound.rate_hz


def _silence(duration_ms: int) -> Sound:
    return Sound(np.zeros(SAMPLE_RATE_HZ * duration_ms // 1000, dtype=np.int16), SAMPLE_RATE_HZ)
