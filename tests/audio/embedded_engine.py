"""The real embedded engine as a session opens it, loaded once for all tests."""

from __future__ import annotations

from functools import cache

from voice_coach.adapters.engines import COMMANDS
from voice_coach.adapters.model_registry import read_registry
from voice_coach.adapters.whisper_files import whisper_folder
from voice_coach.adapters.whisper_model import WhisperModel
from voice_coach.adapters.whisper_recognizer import WhisperRecognizer


@cache
def whisper_model() -> WhisperModel:
    return WhisperModel(whisper_folder(read_registry().named("whisper-tiny.en")), hint=COMMANDS)


def whisper() -> WhisperRecognizer:
    return WhisperRecognizer(whisper_model())
