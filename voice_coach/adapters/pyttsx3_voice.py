"""The standard voice: pyttsx3, which every computer can run."""

from __future__ import annotations

from voice_coach.adapters.voice_process import VoiceProcess, WorkerOptions
from voice_coach.adapters.voice_sound import finished, joined
from voice_coach.language.sentences import speakable, split_clauses, split_sentences
from voice_coach.ports import Sound

WORKER = WorkerOptions(module="voice_coach.adapters.pyttsx3_worker")
LONGEST_PIECE = 300
# letters given to an engine at once
_SLOWEST, _FASTEST = 0.5, 2.0


class ProcessVoice:
    """ports.Voice over an engine in a process of its own."""

    def __init__(self, name: str, worker: WorkerOptions) -> None:
        self.name = name
        self.process = VoiceProcess(worker)

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        """Mono sound of the text, about 155 words a minute at a ratio of 1.0 (0.5 to 2.0).

        Text of several sentences is rendered one by one. What cannot be spoken is left out; a
        text without letters or digits gives an empty sound. Raises VoiceFailedError.
        """
        ratio = min(_FASTEST, max(_SLOWEST, rate_ratio))
        pieces = [
            piece
            for sentence in split_sentences(text)
            for piece in split_clauses(speakable(sentence), LONGEST_PIECE)
        ]
        return joined([finished(self.process.render(piece, ratio)) for piece in pieces])

    def close(self) -> None:
        self.process.close()


class Pyttsx3Voice(ProcessVoice):
    """The standard voice."""

    def __init__(self, worker: WorkerOptions = WORKER) -> None:
        super().__init__("standard", worker)
