"""Turns microphone frames into the person's turns.

One utterance runs from the first speech to the silence that ends the turn. It may hold several
stretches of speech and several pieces for the recognizer; they are joined into one Turn.
"""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.events import (
    FRAME_MS,
    AudioFrame,
    Event,
    Expects,
    SpeechEnded,
    SpeechStarted,
)
from voice_coach.hearing.echo_guard import Cleaned, EchoGuard
from voice_coach.hearing.endpointing import MOMENT, Endpointing, Patience, Pause, Verdict
from voice_coach.hearing.faint_voice import FaintVoice
from voice_coach.hearing.floor import Floor
from voice_coach.hearing.gate import AT_ONCE
from voice_coach.hearing.intonation import UNKNOWN, Intonation
from voice_coach.hearing.levels import SILENT_DB, level_db
from voice_coach.hearing.overtalk import Overtalk
from voice_coach.hearing.pauses import PauseHabits
from voice_coach.hearing.pre_roll import PreRoll
from voice_coach.hearing.segmenter import Segmenter
from voice_coach.hearing.transcriber import Transcriber
from voice_coach.hearing.utterance import Utterance
from voice_coach.ports import EchoCanceller, Recognizer, SpeechDetector

PEEK_MS = 300
PEEK_SOON_MS = 160
# the first look at the words after speech has paused; a call to stop or a yes or no cannot wait
SETTLE_AHEAD_MS = 300
# so long before the end of a turn the recognizer may decide on its words: three times what it takes
SETTLE_AFTER_MS = 600
# not before: a recognizer is half a second behind with the last word
PIECE_PAUSE_MS = 500
# a long turn is given to the recognizer in pieces, cut at a pause of this length
UNCLEAR_SPEECH_MS = 1_200
# so much speech without a word is told as an empty turn; less was a cough
SAID_AGAIN_MS = 500
SAID_AGAIN_WORDS = 2
# over the coach, what follows a word or two after such a pause is a new start
CLEAR_GAP_MS = 300
# who stands out from the coach again after so long does so anew; a closure within a word is shorter
INPUT_ENDED = "input_ended"
# the reason of a turn behind which no more sound came


@dataclass(frozen=True, slots=True)
class Ears:
    """What the listener hears with."""

    recognizer: Recognizer
    detector: SpeechDetector
    canceller: EchoCanceller | None = None
    # None where the coach's voice cannot reach the microphone
    faint: SpeechDetector | None = None
    # hears the sound amplified, and begins turns of voices that the other one does not know


class Listener:
    """Hears frame by frame; knows when the person has the floor and when the coach speaks."""

    def __init__(self, ears: Ears, endpointing: Endpointing) -> None:
        self._detector = ears.detector
        self._canceller = ears.canceller
        self._transcriber = Transcriber(ears.recognizer, endpointing.command_of)
        self._endpointing = endpointing
        self._segmenter = Segmenter()
        self.meet_devices()
        self._overtalk = Overtalk()
        self._faint_voice = FaintVoice(ears.faint)
        self._intonation = Intonation()
        self._habits = PauseHabits()
        self._pre_roll = PreRoll()
        self._utterance: Utterance | None = None
        self._floor: Floor | None = None
        self._coach_words = ""
        self._clear_ms = (0, 0)
        # since when someone stood out from the coach's echo, and until when they may go on
        self.level_db = SILENT_DB
        # loudness of the last frame

    @property
    def is_speech(self) -> bool:
        """Whether the person is speaking right now."""
        return self._segmenter.is_speech

    @property
    def is_interrupted(self) -> bool:
        """Whether someone is talking over the coach and means it."""
        return self._overtalk.is_meant

    @property
    def text(self) -> str:
        """The words of the utterance at hand as far as they are known."""
        return self._utterance.text if self._utterance is not None else ""

    @property
    def span_ms(self) -> tuple[int, int] | None:
        """When the utterance at hand began, and the end of its last speech; None without one."""
        utterance = self._utterance
        return (utterance.start_ms, utterance.end_ms) if utterance is not None else None

    @property
    def has_floor(self) -> bool:
        """Whether what is said now is taken as the person's turn."""
        return self._floor is not None

    def open_floor(
        self, patience: Patience, nudge_after_ms: int, now_ms: int, expects: Expects = "free"
    ) -> None:
        """From now on a turn is expected; speech that runs already belongs to it."""
        self._floor = Floor(patience, expects, nudge_after_ms, now_ms)
        self._coach_words = ""
        if self._utterance is not None:
            self._utterance.is_over_coach = False

    def close_floor(self) -> None:
        """The coach takes over."""
        self._floor = None

    def command_of(self, text: str) -> str | None:
        """The id of the command that a whole text is, or None."""
        return self._endpointing.command_of(text)

    def forget(self) -> None:
        """The utterance at hand was nothing, or not the person's."""
        self._utterance = None
        self._transcriber.forget()

    def meet_devices(self) -> None:
        """Other devices may hear and speak from now on: nothing is known of the echo yet.

        A loudspeaker in place of a headset would else be taken for somebody who interrupts.
        """
        self._guard = EchoGuard(self._canceller) if self._canceller is not None else None

    def coach_says(self, text: str) -> None:
        """Tell what the coach is saying; "" when it is silent."""
        is_new = text != self._coach_words
        if is_new and not text:
            self._pre_roll.bar()
        self._coach_words = text
        if is_new and text and self._utterance is not None:
            self._utterance.coach_words = f"{self._utterance.coach_words} {text}"

    def process(self, frame: AudioFrame, reference: bytes = b"") -> list[Event]:
        """Hear one frame; ``reference`` is what the speaker played meanwhile."""
        cleaned = self._without_echo(frame, reference)
        heard = AudioFrame(frame.start_ms, cleaned.pcm)
        self.level_db = level_db(heard.pcm)
        events: list[Event] = []
        probability = self._detector.probability(heard.pcm)
        self._overtalk.push(probability, cleaned.excess_db)
        believed = 0.0 if cleaned.is_residue else probability
        if not (cleaned.is_under_coach or self._coach_words):
            believed = self._faint_voice.believed(heard.pcm, probability, self._utterance is None)
        if cleaned.is_under_coach and not cleaned.is_residue:
            self._stand_out(heard)
        change = self._segmenter.push(heard.start_ms, believed, self.level_db)
        if isinstance(change, SpeechStarted):
            self._begin_or_go_on(change)
            events.append(change)
        self._give(heard, cleaned.whole, believed)
        self._meter(frame)
        if isinstance(change, SpeechEnded) and self._utterance is not None:
            self._utterance.end_ms = change.at_ms
            self._pre_roll.bar(change.at_ms)
            self._utterance.meter.end(change.at_ms)
            events.append(change)
        if self._utterance is not None:
            events += self._transcriber.partials(self._utterance, heard.end_ms)
        events += self._end_of_turn(heard.end_ms)
        if self._floor is not None:
            events += self._floor.watch(heard.end_ms, is_heard=self._utterance is not None)
        return events

    def flush(self, now_ms: int) -> list[Event]:
        """No more sound comes: whatever was said is a turn."""
        return self._finish(now_ms, INPUT_ENDED) if self._utterance is not None else []

    # --- hearing --------------------------------------------------------------------------------

    def _without_echo(self, frame: AudioFrame, reference: bytes) -> Cleaned:
        if self._guard is None:
            excess_db = level_db(frame.pcm) - self._segmenter.floor_db
            return Cleaned(frame.pcm, frame.pcm, excess_db, is_under_coach=False)
        return self._guard.clean(frame.pcm, reference)

    def _begin_or_go_on(self, change: SpeechStarted) -> None:
        if self._utterance is not None and not self._begins_anew(self._utterance, change.at_ms):
            pause_ms = change.at_ms - self._utterance.end_ms
            self._utterance.go_on(change.at_ms)
            if not self._coach_words:
                self._habits.add(pause_ms)
            return
        self._intonation.forget()
        is_beside_coach = self._floor is None and change.at_ms < self._clear_ms[1]
        self._utterance = Utterance(
            start_ms=change.at_ms,
            end_ms=change.at_ms,
            is_over_coach=self._floor is None,
            coach_words=self._coach_words,
            clear_from_ms=self._clear_ms[0] if is_beside_coach else None,
            piece_start_ms=change.at_ms,
        )
        self._utterance.meter.begin(change.at_ms)
        is_over_coach = bool(self._coach_words)
        self._transcriber.begin(self._pre_roll.before(change.at_ms, is_over_coach=is_over_coach))

    def _stand_out(self, frame: AudioFrame) -> None:
        """Someone is to be heard beside the coach: since then, or still."""
        start_ms, until_ms = self._clear_ms
        start_ms = start_ms if frame.start_ms < until_ms else frame.start_ms
        self._clear_ms = (start_ms, frame.end_ms + CLEAR_GAP_MS)

    def _begins_anew(self, utterance: Utterance, at_ms: int) -> bool:
        """Whether what is said now has nothing to do with what was said before."""
        if utterance.is_over_coach and at_ms - utterance.end_ms >= SAID_AGAIN_MS:
            # a call that was not understood is made again, and must not be joined to the first
            return len(utterance.text.split()) <= SAID_AGAIN_WORDS
        return self._asked_for_time(utterance)

    def _asked_for_time(self, utterance: Utterance) -> bool:
        """Whether "give me a moment" is all that was said: what comes now is the answer."""
        is_turn = self._floor is not None and bool(utterance.text)
        return is_turn and self._endpointing.command_of(utterance.text) == MOMENT

    def _give(self, frame: AudioFrame, whole: bytes, probability: float) -> None:
        # kept during an utterance too: a word may begin in the very moment that ends the turn
        self._pre_roll.push(AudioFrame(frame.start_ms, whole), self.level_db)
        if self._utterance is None:
            return
        self._transcriber.accept(frame)
        self._intonation.push(frame.pcm, probability)
        if self._segmenter.is_speech:
            self._utterance.end_ms = frame.end_ms
            self._utterance.speech_ms += FRAME_MS
            self._utterance.own_speech_ms += FRAME_MS * (not self._coach_words)

    def _meter(self, frame: AudioFrame) -> None:
        """Measure the sound as it was captured, where only the person is to be heard in it."""
        if self._utterance is not None and self._segmenter.is_speech and not self._coach_words:
            self._utterance.meter.push(frame.pcm)

    # --- the end of a turn ------------------------------------------------------------------------

    def _end_of_turn(self, now_ms: int) -> list[Event]:
        utterance = self._utterance
        if utterance is None or self._segmenter.is_speech:
            return []
        silence_ms = now_ms - utterance.end_ms
        floor = self._floor
        is_urgent = utterance.is_over_coach or (floor is not None and floor.expects == "yes_no")
        if silence_ms < (PEEK_SOON_MS if is_urgent else PEEK_MS):
            return []
        is_due = silence_ms == PEEK_MS and not self._coach_words
        if is_due and utterance.holds_on(self._intonation, silence_ms):
            return []
        events = self._transcriber.look(utterance, now_ms)
        if utterance.is_over_coach and self.command_of(utterance.text) in AT_ONCE:
            return [*events, *self._finish(now_ms, "command")]
        verdict = self._judged(utterance, silence_ms)
        if silence_ms >= verdict.silence_ms:
            return [*events, *self._finish(now_ms, verdict.reason)]
        if silence_ms >= max(verdict.silence_ms - SETTLE_AHEAD_MS, SETTLE_AFTER_MS):
            self._transcriber.settle(utterance)
        if silence_ms >= PIECE_PAUSE_MS and self._transcriber.is_piece_full(utterance, now_ms):
            self._transcriber.cut(utterance, now_ms, self._pre_roll.newest())
        return events

    def _judged(self, utterance: Utterance, silence_ms: int) -> Verdict:
        """What is thought of this pause; thought about anew only when something has changed."""
        floor = self._floor
        patience: Patience = floor.patience if floor is not None else "brief"
        expects: Expects = floor.expects if floor is not None else "free"
        if utterance.fall_end_ms != utterance.end_ms:
            utterance.fall_end_ms = utterance.end_ms
            # the coach's voice may be left in the sound, and would be measured with it
            is_clear = not self._coach_words
            utterance.fall = self._intonation.fall(silence_ms) if is_clear else UNKNOWN
        known = (
            Pause(
                utterance.text,
                utterance.fall,
                utterance.longest_pause_ms,
                self._habits.middle_ms,
                utterance.drawn_end_ms == utterance.end_ms,
            ),
            patience,
            expects,
        )
        if utterance.verdict is None or utterance.known != known:
            utterance.known = known
            utterance.verdict = self._endpointing.judge(*known)
        return utterance.verdict

    def _finish(self, now_ms: int, reason: str) -> list[Event]:
        utterance = self._utterance
        if utterance is None:  # pragma: no cover (all who ask have looked)
            return []
        self._utterance = None
        self._transcriber.finish(utterance, now_ms)
        is_noise = not utterance.text and utterance.speech_ms < UNCLEAR_SPEECH_MS
        if is_noise or utterance.is_echo:
            return []
        if self._floor is None and not utterance.text:
            return []
        if not utterance.is_over_coach:
            self._floor = None
        return [utterance.as_turn(now_ms, reason)]
