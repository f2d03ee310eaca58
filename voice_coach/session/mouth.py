"""Speaks what is to be said: renders sentence by sentence and keeps the speaker supplied."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from voice_coach.errors import VoiceError
from voice_coach.events import AdjustVoice, Event, Role, Say, SpeakingStarted, SpokenOut
from voice_coach.language.sentences import split_sentences
from voice_coach.ports import AudioSink, Sound, Voice

# the next sentence is rendered while so much of the last one is still to be heard
LOOKAHEAD_MS = 400
PAUSE_AFTER_SENTENCE_MS = 180
PAUSE_AFTER_SAY_MS = 320


@dataclass(slots=True)
class _Speech:
    say: Say
    sentences: deque[str]
    # not rendered yet
    on_air: deque[tuple[str, int]] = field(default_factory=deque)
    # given to the speaker: the sentence and its length in milliseconds
    has_started: bool = False

    def take_back(self, pending_ms: int) -> None:
        """Put the sentences that were not heard to their end back among those to be rendered."""
        while self.on_air and pending_ms > 0:
            sentence, duration_ms = self.on_air.pop()
            self.sentences.appendleft(sentence)
            pending_ms -= duration_ms
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
    failures: int = 0
    # sentences that could not be rendered; they are shown on screen all the same
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
        """Fall silent; what was begun is told as not complete."""
        if at_once:
            self.sink.abort()
        else:
            self.sink.clear()
        cut = [SpokenOut(s.say.say_id, now_ms, False) for s in self._queue if s.has_started]
        self._queue.clear()
        self.is_waiting = False
        return list(cut)

    def give_way(self) -> None:
        """Fall silent, to go on later with the sentence that was cut off."""
        pending_ms = self.sink.pending_ms
        self.sink.clear()
        self.is_waiting = True
        if self._queue:
            self._queue[0].take_back(pending_ms)

    def go_on(self) -> None:
        """Speak on after having given way."""
        self.is_waiting = False

    @property
    def words(self) -> str:
        """The text being spoken; "" when silent."""
        return self._queue[0].say.text if self._queue and not self.is_waiting else ""

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said or is still to be said."""
        return bool(self._queue)

    def poll(self, now_ms: int) -> Sequence[Event]:
        """Supply the speaker and tell what has begun or ended. Raises DeviceLostError."""
        events: list[Event] = []
        while self._queue and not self.is_waiting:
            speech = self._queue[0]
            pending_ms = self.sink.pending_ms
            if not speech.has_started:
                speech.has_started = True
                events.append(SpeakingStarted(speech.say.say_id, now_ms))
            if speech.sentences:
                if pending_ms > LOOKAHEAD_MS:
                    break
                self._render(speech)
                continue
            if pending_ms > 0:
                break
            self._queue.popleft()
            events.append(SpokenOut(speech.say.say_id, now_ms))
        return events

    def _render(self, speech: _Speech) -> None:
        sentence = speech.sentences.popleft()
        voice = self.voices.get(speech.say.role) or self.voices[Role.COACH]
        try:
            sound = voice.render(sentence, self.rate_ratio)
        except VoiceError:
            # a voice that fails must not end the session: the words are on the screen
            self.failures += 1
            return
        pause_ms = PAUSE_AFTER_SENTENCE_MS if speech.sentences else PAUSE_AFTER_SAY_MS
        padded = _with_pause(sound, pause_ms)
        self.sink.play(padded)
        speech.on_air.append((sentence, padded.duration_ms))


def _with_pause(sound: Sound, pause_ms: int) -> Sound:
    pause = np.zeros(sound.rate_hz * pause_ms // 1000, dtype=np.int16)
    return Sound(np.concatenate([sound.samples, pause]), sound.rate_hz)
