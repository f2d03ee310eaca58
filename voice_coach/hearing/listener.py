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
    Partial,
    SpeechEnded,
    SpeechStarted,
    Transcript,
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
from voice_coach.hearing.utterance import Utterance
from voice_coach.ports import EchoCanceller, Recognizer, SpeechDetector

PEEK_MS = 300
PEEK_SOON_MS = 160
# the first look at the words after speech has paused; a call to stop or a yes or no cannot wait
SETTLE_AHEAD_MS = 300
# so long before the end of a turn the recognizer may decide on its words: three times what it takes
SETTLE_AFTER_MS = 600
# not before: a recognizer is half a second behind with the last word
PARTIAL_EVERY_MS = 200
PIECE_MS = 15_000
# a longer stretch is given to the recognizer in pieces, cut at a pause
DECODED_PIECE_MS = 6_000
# the same where every look decodes all of a piece
PIECE_PAUSE_MS = 500
UNCLEAR_SPEECH_MS = 1_200
# so much speech without a word is told as an empty turn; less was a cough
SPOT_MS = 1_500
SPOT_WORDS = 4
# no longer utterance is taken for a command that was not quite understood
SAID_AGAIN_MS = 500
SAID_AGAIN_WORDS = 2
# over the coach, what follows a word or two after such a pause is a new start
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

    def __init__(
        self, ears: Ears, endpointing: Endpointing, segmenter: Segmenter | None = None
    ) -> None:
        self._ears = ears
        self._endpointing = endpointing
        self._segmenter = segmenter or Segmenter()
        self._guard = EchoGuard(ears.canceller) if ears.canceller is not None else None
        self._overtalk = Overtalk()
        self._faint_voice = FaintVoice(ears.faint)
        self._intonation = Intonation()
        self._habits = PauseHabits()
        self._pre_roll = PreRoll()
        self._utterance: Utterance | None = None
        self._floor: Floor | None = None
        self._coach_words = ""
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
        self._ears.recognizer.reset()

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
        probability = self._ears.detector.probability(heard.pcm)
        self._overtalk.push(probability, cleaned.excess_db)
        believed = 0.0 if cleaned.is_residue else probability
        if not (cleaned.is_under_coach or self._coach_words):
            believed = self._faint_voice.believed(heard.pcm, probability, self._utterance is None)
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
        events += self._partials(heard)
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
        self._ears.recognizer.reset()
        self._intonation.forget()
        self._utterance = Utterance(
            start_ms=change.at_ms,
            end_ms=change.at_ms,
            is_over_coach=self._floor is None,
            coach_words=self._coach_words,
            piece_start_ms=change.at_ms,
        )
        self._utterance.meter.begin(change.at_ms)
        for frame in self._pre_roll.before(change.at_ms, is_over_coach=bool(self._coach_words)):
            self._ears.recognizer.accept(frame)

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
        self._ears.recognizer.accept(frame)
        self._intonation.push(frame.pcm, probability)
        if self._segmenter.is_speech:
            self._utterance.end_ms = frame.end_ms
            self._utterance.speech_ms += FRAME_MS
            self._utterance.own_speech_ms += FRAME_MS * (not self._coach_words)

    def _meter(self, frame: AudioFrame) -> None:
        """Measure the sound as it was captured, where only the person is to be heard in it."""
        if self._utterance is not None and self._segmenter.is_speech and not self._coach_words:
            self._utterance.meter.push(frame.pcm)

    def _partials(self, frame: AudioFrame) -> list[Event]:
        utterance = self._utterance
        if utterance is None or not self._ears.recognizer.has_partials:
            return []
        if frame.end_ms - utterance.partial_ms < PARTIAL_EVERY_MS:
            return []
        utterance.partial_ms = frame.end_ms
        text = self._ears.recognizer.partial()
        if text == utterance.seen:
            return []
        utterance.seen = text
        return [Partial(utterance.text, frame.end_ms)]

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
        events = self._look(utterance, now_ms)
        if utterance.is_over_coach and self.command_of(utterance.text) in AT_ONCE:
            return [*events, *self._finish(now_ms, "command")]
        verdict = self._judged(utterance, silence_ms)
        if silence_ms >= verdict.silence_ms:
            return [*events, *self._finish(now_ms, verdict.reason)]
        if silence_ms >= max(verdict.silence_ms - SETTLE_AHEAD_MS, SETTLE_AFTER_MS):
            self._settle(utterance)
        piece_ms = PIECE_MS if self._ears.recognizer.has_partials else DECODED_PIECE_MS
        if silence_ms >= PIECE_PAUSE_MS and now_ms - utterance.piece_start_ms >= piece_ms:
            self._cut_piece(utterance, now_ms)
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

    def _look(self, utterance: Utterance, now_ms: int) -> list[Event]:
        """Read the words at a pause, once for each pause."""
        if utterance.seen_end_ms == utterance.end_ms:
            return []
        utterance.seen_end_ms = utterance.end_ms
        peeked = self._ears.recognizer.peek()
        if self._ears.recognizer.has_partials:
            # the words are known; an engine that reads again beside this one begins to
            utterance.peeked = None
            return []
        utterance.peeked = peeked
        utterance.spotted = self._spot(utterance, peeked.text)
        utterance.seen = utterance.spotted or peeked.text
        return [Partial(utterance.text, now_ms)] if utterance.seen else []

    def _settle(self, utterance: Utterance) -> None:
        """Have the words decided shortly before the turn will be over, once for each pause."""
        if utterance.settled_end_ms == utterance.end_ms:
            return
        utterance.settled_end_ms = utterance.end_ms
        settled = self._ears.recognizer.settle()
        if settled is not None:
            utterance.peeked = settled
            utterance.seen = settled.text

    def _spot(self, utterance: Utterance, understood: str) -> str:
        """The command that a word or two nearly were; "" where they were none."""
        is_short = not utterance.pieces and utterance.speech_ms <= SPOT_MS
        command_of = self._endpointing.command_of
        if not is_short or len(understood.split()) > SPOT_WORDS or command_of(understood):
            return ""
        # whoever speaks over the coach mostly wants something of it
        return self._ears.recognizer.spot(command_of, utterance.is_over_coach) or ""

    def _cut_piece(self, utterance: Utterance, now_ms: int) -> None:
        utterance.pieces.append(self._understood(utterance))
        utterance.seen = ""
        utterance.seen_end_ms = utterance.end_ms
        if utterance.peeked is not None:
            utterance.peeked = Transcript("")
        utterance.piece_start_ms = now_ms
        # as at the end of a turn: the next word may have begun already
        for frame in self._pre_roll.newest():
            self._ears.recognizer.accept(frame)

    def _understood(self, utterance: Utterance) -> Transcript:
        """End the recognizer's utterance; what was read at this pause is not decoded again.

        Only speech is new: in a room with noise there is always some sound behind the last word.
        """
        if utterance.peeked is None or utterance.seen_end_ms != utterance.end_ms:
            return self._ears.recognizer.finish()
        self._ears.recognizer.reset()
        return utterance.peeked

    def _finish(self, now_ms: int, reason: str) -> list[Event]:
        utterance = self._utterance
        if utterance is None:  # pragma: no cover (all who ask have looked)
            return []
        self._look(utterance, now_ms)
        self._utterance = None
        understood = self._understood(utterance)
        utterance.pieces.append(Transcript(utterance.spotted) if utterance.spotted else understood)
        utterance.seen = ""
        is_noise = not utterance.text and utterance.speech_ms < UNCLEAR_SPEECH_MS
        if is_noise or utterance.is_echo:
            return []
        if self._floor is None and not utterance.text:
            return []
        if not utterance.is_over_coach:
            self._floor = None
        return [utterance.as_turn(now_ms, reason)]
