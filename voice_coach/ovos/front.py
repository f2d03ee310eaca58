"""Holds a session through a voice assistant, which owns the ears and the voice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from voice_coach.events import (
    AdjustVoice,
    Command,
    Event,
    Hush,
    Listen,
    Say,
    Silence,
    SpeakingStarted,
    SpokenOut,
    Turn,
)
from voice_coach.session.text_front import WORD_MS

START_MS = 15_000
# how long a voice may take to begin: as long as ovos_workshop waits for one (OVOSSkill.speak)
SLOWEST_RATIO = 3
# against reading aloud at WORD_MS; past it the end of the speech was missed


class Assistant(Protocol):
    """What a front asks of the assistant. Nothing waits; the reports come later."""

    has_voice: bool
    # whether its audio service speaks; without one the lines are read on a screen

    def speak(self, say: Say, rate_ratio: float) -> None: ...

    def hush(self) -> None:
        """Stop speaking at once."""

    def open_microphone(self) -> None:
        """Listen without a wake word."""

    def turn_up(self, gain_db: float) -> None:
        """Make the assistant louder; softer with a negative gain."""

    def wake(self, about: str, after_ms: int) -> None:
        """Report the time `about` after so long; replaces an earlier one about the same."""

    def forget(self, about: str) -> None:
        """Do not report that time."""


SPEECH = "speech"
SILENCE = "silence"
# what a time is about


class AssistantFront:
    """ports.Front over an assistant: reports come in through the methods that return events."""

    def __init__(self, assistant: Assistant, clock_ms: Callable[[], int]) -> None:
        """``clock_ms`` counts from the start of the session."""
        self.now_ms = 0
        self._assistant = assistant
        self._clock_ms = clock_ms
        self._says: deque[Say] = deque()
        self._has_begun = False
        # whether the first of them is to be heard
        self._is_away = False
        self._rate_ratio = 1.0
        self._listen: Listen | None = None
        self._has_settled = True
        # whether the assistant knows of it
        self._listens_from_ms = 0
        self._is_recording = False
        # what may be a turn
        self._is_due = False
        # whether a Silence waits for a recording to end
        self._is_live = False
        # whether either has spoken since the last silence: only then the microphone opens by itself

    # --- ports.Front ------------------------------------------------------------------------------

    def next_events(self) -> Sequence[Event]:
        """Nothing is waited for: whoever takes a report hands its events to the session."""
        return ()

    def perform(self, command: Command) -> None:
        """Carry out Say, Listen, Hush and AdjustVoice."""
        match command:
            case Say():
                self._stop_listening()
                self._is_live = True
                self._says.append(command)
                if len(self._says) == 1 and not self._is_away:
                    self._speak_first()
            case Listen():
                self._listen = command
                self._listens_from_ms = self.now_ms
                self._has_settled = False
            case Hush():
                self._fall_silent()
            case AdjustVoice():
                self._rate_ratio *= command.rate_ratio
                if command.gain_db:
                    self._assistant.turn_up(command.gain_db)
            case _:
                pass

    def settle(self) -> None:
        """All commands that followed from an event are here: listen, if nothing is left to say.

        In a pause the coach takes leave after its Listen; then the microphone stays closed.
        """
        if self._listen is not None and not self._has_settled:
            self._has_settled = True
            self._assistant.wake(SILENCE, self._listen.nudge_after_ms)
            self._open_microphone()

    def close(self) -> None:
        """Ask for no more reports."""
        for about in (SPEECH, SILENCE):
            self._assistant.forget(about)

    # --- what the assistant reports ---------------------------------------------------------------

    def heard(self, text: str) -> Sequence[Event]:
        """The person said something to the coach; of its sound nothing is known, as if typed."""
        self._tick()
        self._is_away = self._is_recording = False
        self._is_live = True
        self._stop_listening()
        return [Turn(text, self.now_ms, self.now_ms, is_typed=True)]

    def recording(self) -> Sequence[Event]:
        """The assistant began to record; who is being recorded is not nudged."""
        self._tick()
        self._is_recording = True
        return ()

    def understood_nothing(self) -> Sequence[Event]:
        """A recording held no words: listen on, or tell the silence that is due."""
        self._tick()
        self._is_recording = False
        if self._listen is None:
            return ()
        if self._is_due:
            return self._silence()
        self._open_microphone()
        return ()

    def voice_began(self, say_id: int | None) -> Sequence[Event]:
        """The assistant is to be heard; ``say_id`` is None when it says something else."""
        self._tick()
        is_news = not self._assistant.has_voice
        self._assistant.has_voice = True
        if not self._says or self._has_begun:
            return ()
        self._has_begun = self._says[0].say_id == say_id
        if self._has_begun or is_news:
            # with a voice a line is over when it has been heard, not when it could be read
            words = len(self._says[0].text.split())
            self._assistant.wake(SPEECH, START_MS + SLOWEST_RATIO * WORD_MS * words)
        return [SpeakingStarted(self._says[0].say_id, self.now_ms)] if self._has_begun else ()

    def voice_ended(self, say_id: int | None) -> Sequence[Event]:
        """The assistant fell silent; one end may stand for several things that it said."""
        self._tick()
        is_first = bool(self._says) and (self._has_begun or self._says[0].say_id == say_id)
        return self._spoken_out() if is_first and not self._is_away else ()

    def time_came(self, about: str) -> Sequence[Event]:
        """A time that was asked for has come."""
        self._tick()
        if about == SPEECH and self._says and not self._is_away:
            if not self._has_begun:
                # nobody speaks the lines: the next ones are shown only as long as they take to read
                self._assistant.has_voice = False
            return self._spoken_out()
        if about == SILENCE and self._listen is not None and not self._is_away:
            if not self._is_recording:
                return self._silence()
            self._is_due = True
        return ()

    def go_away(self) -> Sequence[Event]:
        """The person turned to another skill: be silent until they come back."""
        self._tick()
        self._is_recording = False
        self._is_away = True
        self._fall_silent()
        self._stop_listening()
        return ()

    @property
    def is_away(self) -> bool:
        return self._is_away

    def come_back(self) -> None:
        """The other skill has answered."""
        self._tick()
        self._is_away = False

    # --- its own affairs --------------------------------------------------------------------------

    def _tick(self) -> None:
        self.now_ms = self._clock_ms()

    def _speak_first(self) -> None:
        say = self._says[0]
        self._has_begun = False
        reading_ms = WORD_MS * len(say.text.split())
        self._assistant.wake(SPEECH, START_MS if self._assistant.has_voice else reading_ms)
        self._assistant.speak(say, self._rate_ratio)

    def _spoken_out(self) -> Sequence[Event]:
        say = self._says.popleft()
        self._assistant.forget(SPEECH)
        if self._says:
            self._speak_first()
        return [SpokenOut(say.say_id, self.now_ms)]

    def _fall_silent(self) -> None:
        if self._says:
            self._assistant.hush()
            self._assistant.forget(SPEECH)
        self._says.clear()

    def _stop_listening(self) -> None:
        if self._listen is not None and self._has_settled:
            self._assistant.forget(SILENCE)
        self._listen = None
        self._is_due = False

    def _open_microphone(self) -> None:
        if self._is_live:
            self._assistant.open_microphone()

    def _silence(self) -> Sequence[Event]:
        listen = self._listen
        self._is_due = self._is_live = False
        if listen is None:
            return ()
        self._assistant.wake(SILENCE, listen.nudge_after_ms)
        return [Silence(self.now_ms, self.now_ms - self._listens_from_ms)]
