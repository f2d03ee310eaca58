"""The English model, where VOSK_MODEL_PATH names one, on recordings of people."""

from __future__ import annotations

import os

import jiwer
import pytest
from recorded_speech import hear, plain, recording, silence, texts

from voice_coach.adapters.engines import open_recognizer

pytestmark = [
    pytest.mark.english_vosk,
    pytest.mark.skipif(
        not os.environ.get("VOSK_MODEL_PATH"), reason="VOSK_MODEL_PATH names no English Vosk model"
    ),
]


def test_people_are_understood() -> None:
    recognizer = open_recognizer("vosk")
    heard = []
    for name in texts():
        hear(recognizer, recording(name))
        heard.append(plain(recognizer.finish().text))
    assert jiwer.wer(list(texts().values()), heard) < 0.2


def test_words_have_times_within_the_recording() -> None:
    recognizer = open_recognizer("vosk")
    hear(recognizer, recording("ask-not.flac"), start_ms=50_000)
    words = recognizer.finish().words
    assert len(words) > 15
    assert all(50_000 <= word.start_ms < word.end_ms <= 61_500 for word in words)


def test_silence_is_no_text() -> None:
    recognizer = open_recognizer("vosk")
    hear(recognizer, silence(3_000))
    assert recognizer.finish().text == ""
