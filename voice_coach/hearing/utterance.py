"""What is known about an utterance while it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from voice_coach.events import Expects, Transcript, Turn, Word
from voice_coach.hearing.delivery import DeliveryMeter
from voice_coach.hearing.endpointing import Patience, Pause, Verdict
from voice_coach.hearing.intonation import UNKNOWN, Fall, Intonation
from voice_coach.hearing.own_voice import is_own_voice

ECHO_TAIL_MS = 600
# an echo lasts no longer once the coach is silent; who speaks on has a voice of their own
MOST_HELD_MS = 10_000
# music in the room must not keep a turn open for longer


@dataclass(slots=True)
class Utterance:
    """From the first speech on; it may hold several stretches of it, with pauses between them."""

    start_ms: int
    end_ms: int
    # of the last speech
    is_over_coach: bool
    coach_words: str = ""
    # what the coach was saying meanwhile
    clear_from_ms: int | None = None
    # since when someone stood out from the coach's echo; None in an answer
    pieces: list[Transcript] = field(default_factory=list)
    # what the recognizer was asked for before a pause, so that a long turn is not decoded whole
    piece_start_ms: int = 0
    speech_ms: int = 0
    own_speech_ms: int = 0
    # the part of it in which the coach was silent
    longest_pause_ms: int = 0
    held_ms: int = 0
    # how long the voice went on when the detector heard none any more
    drawn_end_ms: int = -1
    # the end of a voice that was held so
    seen: str = ""
    # the words of the current piece at the last look
    spotted: str = ""
    # the command that a short utterance nearly was
    seen_end_ms: int = -1
    # the end of the speech at which the words were last looked at
    peeked: Transcript | None = None
    # what was read there, where a look costs a decode, or what was settled on
    settled_end_ms: int = -1
    # the end of the speech behind which the recognizer was asked to settle
    partial_ms: int = 0
    meter: DeliveryMeter = field(default_factory=DeliveryMeter)
    fall: Fall = UNKNOWN
    fall_end_ms: int = -1
    # the end of the speech whose voice `fall` tells of
    known: tuple[Pause, Patience, Expects] | None = None
    verdict: Verdict | None = None
    # what was thought of `known`

    @property
    def text(self) -> str:
        """All words so far."""
        return " ".join(part for part in (*(p.text for p in self.pieces), self.seen) if part)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all pieces, with their times."""
        return tuple(word for piece in self.pieces for word in piece.words)

    @property
    def is_echo(self) -> bool:
        """Whether it was the coach who was heard."""
        is_within_coach = self.own_speech_ms <= ECHO_TAIL_MS
        return is_within_coach and is_own_voice(self.text, self.coach_words)

    def as_turn(self, fired_ms: int, reason: str) -> Turn:
        """All of it as the person's turn, which was taken as over at that time."""
        return Turn(
            text=self.text,
            start_ms=self.start_ms,
            end_ms=self.end_ms,
            words=self.words,
            is_over_coach=self.is_over_coach,
            fired_ms=fired_ms,
            delivery=self.meter.measured(self.end_ms),
            reason=reason,
        )

    def holds_on(self, intonation: Intonation, silence_ms: int) -> bool:
        """Whether the silence is a voice that is held, as in a long "um"; it then was speech."""
        is_too_long = self.held_ms + silence_ms > MOST_HELD_MS
        if is_too_long or not intonation.is_held(silence_ms):
            return False
        self.held_ms += silence_ms
        self.end_ms += silence_ms
        self.drawn_end_ms = self.end_ms
        return True

    def go_on(self, at_ms: int) -> None:
        """Speech begins again after a pause."""
        self.longest_pause_ms = max(self.longest_pause_ms, at_ms - self.end_ms)
        self.meter.begin(at_ms)
