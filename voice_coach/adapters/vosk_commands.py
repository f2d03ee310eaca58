"""A second Vosk recognizer with a small grammar listens for commands beside the free one.

A free recognizer has the whole language to choose from and easily takes one word alone for another
("stop" for "top"); one that knows little else than commands does not. It hears commands in
everything, too, so it is believed only where the free one heard about the same, and nothing more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz

from voice_coach.adapters.vosk_recognizer import (
    UNKNOWN,
    Translated,
    VoskModel,
    VoskRecognizer,
)
from voice_coach.errors import RecognizerError
from voice_coach.events import SAMPLE_RATE_HZ, AudioFrame, Transcript
from voice_coach.ports import Recognizer

PHRASES = (
    *("stop", "stop now", "stop it", "pause", "wait", "repeat", "say that again", "skip", "next"),
    *("slower", "faster", "louder", "softer", "continue", "go on", "go back", "help", "finish"),
    *("try again", "give me a hint", "give me an example"),
)
WINDOW_SAMPLES = 5 * SAMPLE_RATE_HZ // 2
# no command takes longer; what is longer costs the second recognizer nothing
ALIKE = 60.0
# of 100; "top" and "stop" are 86 alike, "alone" and "slower" 36


class VoskCommands:
    """Hears short utterances as one of a few phrases, or as none."""

    def __init__(self, model: VoskModel, phrases: Sequence[str] = PHRASES) -> None:
        """`phrases`: what to listen for, as far as the model knows the words.

        Raises RecognizerError where it knows none.
        """
        known = [each for each in phrases if all(model.knows(word) for word in each.split())]
        if not known:
            raise RecognizerError(
                f"The model in {model.path} knows no command's words.",
                "Get another one with: voice-coach models fetch.",
            )
        self._phrases = frozenset(known)
        self._recognizer: Any = model.recognizer(known)
        self._samples = 0

    def accept(self, pcm: bytes) -> None:
        """Take in 16-bit sound, as far as a command may reach."""
        if self._samples < WINDOW_SAMPLES:
            with Translated():
                self._recognizer.AcceptWaveform(pcm)
        self._samples += len(pcm) // 2

    def heard(self) -> str:
        """The phrase that all of the utterance is so far; "" when it is none."""
        if not 0 < self._samples < WINDOW_SAMPLES:
            return ""
        with Translated():
            answer = self._recognizer.PartialResult()
        words = json.loads(answer).get("partial", "")
        return words if words in self._phrases and UNKNOWN not in words else ""

    def reset(self) -> None:
        """Forget the utterance."""
        if self._samples:
            with Translated():
                self._recognizer.FinalResult()
        self._samples = 0


class CommandingRecognizer:
    """ports.Recognizer: the free recognizer, corrected where a short utterance is a command."""

    name = "vosk"
    has_partials = True

    def __init__(self, free: VoskRecognizer, commands: VoskCommands) -> None:
        self._free = free
        self._commands = commands

    def accept(self, frame: AudioFrame) -> None:
        """Let both hear the frame."""
        self._free.accept(frame)
        self._commands.accept(frame.pcm[: len(frame.pcm) & ~1])

    def partial(self) -> str:
        """What has been understood so far."""
        text = self._free.partial()
        return self._corrected(text) or text

    def peek(self) -> Transcript:
        """The words so far."""
        return self._settled(self._free.peek())

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> str | None:
        """Never anything more: what was spotted is in every text already."""
        return None

    def settle(self) -> Transcript:
        """What the free one settles on, if it was no command."""
        return self._settled(self._free.settle())

    def finish(self) -> Transcript:
        """End the utterance and make ready for the next one."""
        command = self._corrected(self._free.partial())
        heard = self._free.finish()
        self._commands.reset()
        return Transcript(command) if command and heard.text != command else heard

    def reset(self) -> None:
        self._free.reset()
        self._commands.reset()

    def close(self) -> None:
        self._free.close()

    def _settled(self, heard: Transcript) -> Transcript:
        command = self._corrected(heard.text)
        return Transcript(command) if command and heard.text != command else heard

    def _corrected(self, text: str) -> str:
        """The command that a text was meant as; "" for any other."""
        command = self._commands.heard()
        if not command or len(text.split()) > len(command.split()) + 1:
            return ""
        return command if fuzz.ratio(text, command) >= ALIKE else ""


def with_commands(free: VoskRecognizer, model: VoskModel) -> Recognizer:
    """The recognizer that hears commands best, as far as the model knows their words."""
    if not any(all(model.knows(word) for word in phrase.split()) for phrase in PHRASES):
        return free
    return CommandingRecognizer(free, VoskCommands(model))
