"""Opens a voice by its name."""

from __future__ import annotations

from voice_coach.errors import UsageError
from voice_coach.ports import Voice

VOICES = ("standard", "natural")


def open_voice(name: str) -> Voice:
    """`standard` (pyttsx3) or `natural` (Piper). Its process starts with the first sentence.

    Raises VoiceMissingError when the voice is not installed, UsageError for another name.
    """
    if name == "standard":
        from voice_coach.adapters.pyttsx3_voice import Pyttsx3Voice

        return Pyttsx3Voice()
    if name == "natural":
        from voice_coach.adapters.piper_voice import PiperVoice

        return PiperVoice()
    raise UsageError(f"There is no voice called {name!r}.", f"Choose one of: {', '.join(VOICES)}.")
