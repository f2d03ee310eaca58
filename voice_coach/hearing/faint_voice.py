"""Voices that the speech detector knows only where the sound is made louder."""

from __future__ import annotations

from voice_coach.events import FRAME_MS
from voice_coach.ports import SpeechDetector

SPEECH = 0.5
HEARD_MS = 80
# so much speech in the sound as it is


class FaintVoice:
    """Believes the louder sound until somebody is heard in the sound as it is.

    From then on it would only find speech in the noise behind the words. A whisper or a creaking
    voice is heard by it from the first word to the last.
    """

    def __init__(self, louder: SpeechDetector | None) -> None:
        """`louder` hears the sound amplified; None where there is no such ear."""
        self._louder = louder
        self._heard_ms = 0

    def believed(self, pcm: bytes, probability: float, is_between_turns: bool) -> float:
        """The probability of speech in one frame, which has ``probability`` as it is."""
        if self._louder is None:
            return probability
        louder = self._louder.probability(pcm)
        if is_between_turns:
            self._heard_ms = 0
        elif probability >= SPEECH:
            self._heard_ms += FRAME_MS
        return probability if self._heard_ms >= HEARD_MS else max(probability, louder)
