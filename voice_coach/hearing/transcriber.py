"""Asks the recognizer for the words of an utterance, as seldom as that serves.

One engine knows its words at any moment; another decodes all it has heard each time it is asked. So
it is asked once in each pause, and what was read there is not decoded again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from voice_coach.events import AudioFrame, Event, Partial, Transcript
from voice_coach.hearing.utterance import Utterance
from voice_coach.ports import Recognizer

PARTIAL_EVERY_MS = 200
PIECE_MS = 15_000
# a longer stretch is given to the recognizer in pieces, cut at a pause
DECODED_PIECE_MS = 6_000
# the same where every look decodes all of a piece
SPOT_MS = 1_500
SPOT_WORDS = 4
# no longer utterance is taken for a command that was not quite understood


class Transcriber:
    """One recognizer at work on one utterance after the other."""

    def __init__(self, recognizer: Recognizer, command_of: Callable[[str], str | None]) -> None:
        """`command_of` gives the id of the command that a whole text is, or None."""
        self._recognizer = recognizer
        self._command_of = command_of

    def begin(self, lead: Iterable[AudioFrame]) -> None:
        """Another utterance begins; `lead` is the sound before it was known to."""
        self._recognizer.reset()
        self._add(lead)

    def accept(self, frame: AudioFrame) -> None:
        """Take one frame of the utterance."""
        self._recognizer.accept(frame)

    def forget(self) -> None:
        """The utterance was nothing, or not the person's."""
        self._recognizer.reset()

    def partials(self, utterance: Utterance, now_ms: int) -> list[Event]:
        """The words so far, where they are known while someone speaks, as soon as they change."""
        if not self._recognizer.has_partials or now_ms - utterance.partial_ms < PARTIAL_EVERY_MS:
            return []
        utterance.partial_ms = now_ms
        text = self._recognizer.partial()
        if text == utterance.seen:
            return []
        utterance.seen = text
        return [Partial(utterance.text, now_ms)]

    def look(self, utterance: Utterance, now_ms: int) -> list[Event]:
        """Read the words at a pause, once for each pause."""
        if utterance.seen_end_ms == utterance.end_ms:
            return []
        utterance.seen_end_ms = utterance.end_ms
        peeked = self._recognizer.peek()
        if self._recognizer.has_partials:
            # the words are known; an engine that reads again beside this one begins to
            utterance.peeked = None
            return []
        utterance.peeked = peeked
        utterance.spotted = self._spot(utterance, peeked.text)
        utterance.seen = utterance.spotted or peeked.text
        return [Partial(utterance.text, now_ms)] if utterance.seen else []

    def settle(self, utterance: Utterance) -> None:
        """Have the words decided shortly before the turn will be over, once for each pause."""
        if utterance.settled_end_ms == utterance.end_ms:
            return
        utterance.settled_end_ms = utterance.end_ms
        settled = self._recognizer.settle()
        if settled is not None:
            utterance.peeked = settled
            utterance.seen = settled.text

    def is_piece_full(self, utterance: Utterance, now_ms: int) -> bool:
        """Whether so much was said since the last cut that the next pause is one to cut at."""
        most_ms = PIECE_MS if self._recognizer.has_partials else DECODED_PIECE_MS
        return now_ms - utterance.piece_start_ms >= most_ms

    def cut(self, utterance: Utterance, now_ms: int, lead: Iterable[AudioFrame]) -> None:
        """Take the words up to this pause as they are; `lead` is the newest sound.

        As at the end of a turn the next word may have begun in it already.
        """
        utterance.pieces.append(self._understood(utterance))
        utterance.seen = ""
        utterance.seen_end_ms = utterance.end_ms
        if utterance.peeked is not None:
            utterance.peeked = Transcript("")
        utterance.piece_start_ms = now_ms
        self._add(lead)

    def finish(self, utterance: Utterance, now_ms: int) -> None:
        """Take all the words of an utterance that is over."""
        self.look(utterance, now_ms)
        understood = self._understood(utterance)
        utterance.pieces.append(Transcript(utterance.spotted) if utterance.spotted else understood)
        utterance.seen = ""

    def _add(self, frames: Iterable[AudioFrame]) -> None:
        for frame in frames:
            self._recognizer.accept(frame)

    def _spot(self, utterance: Utterance, understood: str) -> str:
        """The command that a word or two nearly were; "" where they were none."""
        is_short = not utterance.pieces and utterance.speech_ms <= SPOT_MS
        if not is_short or len(understood.split()) > SPOT_WORDS or self._command_of(understood):
            return ""
        # whoever speaks over the coach mostly wants something of it
        return (
            self._recognizer.spot(
                self._command_of, utterance.is_over_coach, utterance.clear_from_ms
            )
            or ""
        )

    def _understood(self, utterance: Utterance) -> Transcript:
        """End the recognizer's utterance; what was read at this pause is not decoded again.

        Only speech is new: in a room with noise there is always some sound behind the last word.
        """
        if utterance.peeked is None or utterance.seen_end_ms != utterance.end_ms:
            return self._recognizer.finish()
        self._recognizer.reset()
        return utterance.peeked
