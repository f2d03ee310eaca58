"""A second voice from the first: the same engine, higher or lower."""

from __future__ import annotations

from voice_coach.ports import Sound, Voice


class PitchedVoice:
    """ports.Voice that shifts another one's pitch and keeps its pace, to tell speakers apart."""

    def __init__(self, voice: Voice, pitch_ratio: float) -> None:
        """``pitch_ratio`` above 1 is higher. The other voice stays open for its owner to close."""
        self.name = voice.name
        self._voice = voice
        self._pitch_ratio = pitch_ratio

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        """One sentence; see ports.Voice."""
        # spoken slower and played faster: the pace stays, the pitch rises
        sound = self._voice.render(text, rate_ratio / self._pitch_ratio)
        return Sound(sound.samples, round(sound.rate_hz * self._pitch_ratio))

    def close(self) -> None:
        """Nothing of its own is held open."""
