"""The embedded engine understands people, keeps time and invents nothing."""

from __future__ import annotations

from collections.abc import Callable

import jiwer
import numpy as np
import pytest
from embedded_engine import whisper, whisper_model
from recorded_speech import Samples, frames, hear, plain, recording, silence, texts
from spoken_words import spoken

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.whisper_recognizer import LATEST_CUT_MS, WhisperRecognizer
from voice_coach.errors import RecognizerError
from voice_coach.events import SAMPLE_RATE_HZ, Transcript
from voice_coach.hearing.gate import AT_ONCE
from voice_coach.language.commands import CommandBook


class BrokenModel:
    """Fails whenever it is asked."""

    def decode(self, samples: Samples) -> Transcript:
        raise RecognizerError("The engine failed.")


def length_ms(sound: Samples) -> int:
    return len(sound) * 1000 // SAMPLE_RATE_HZ


@pytest.mark.parametrize("name", texts())
def test_people_are_understood(name: str) -> None:
    recognizer = whisper()
    hear(recognizer, recording(name))
    assert jiwer.wer(texts()[name], plain(recognizer.finish().text)) <= 0.12


@pytest.mark.parametrize("name", texts())
def test_words_are_those_of_the_text_with_times_within_the_recording(name: str) -> None:
    recognizer = whisper()
    hear(recognizer, recording(name), start_ms=70_000)
    transcript = recognizer.finish()
    times = [time for word in transcript.words for time in (word.start_ms, word.end_ms)]
    assert plain(" ".join(word.text for word in transcript.words)) == plain(transcript.text)
    assert times == sorted(times)
    assert times[0] >= 70_000
    assert times[-1] <= 70_000 + length_ms(recording(name))
    assert all(0 < (word.confidence or 0) <= 1 for word in transcript.words)


@pytest.mark.parametrize("word", ["Yes", "No", "Help", "Skip", "Repeat", "Pause", "Hint", "Stop"])
def test_a_single_spoken_word_is_heard(word: str) -> None:
    recognizer = whisper()
    hear(recognizer, spoken(f"{word}."))
    assert plain(recognizer.finish().text) == word.lower()


@pytest.mark.parametrize("pause_ms", [600, 1_500, 4_000])
def test_a_pause_between_words_is_seen_where_it_was(pause_ms: int) -> None:
    first, second = recording("six-spoons.flac"), recording("common-bow.flac")
    recognizer = whisper()
    hear(recognizer, np.concatenate([first, silence(pause_ms), second]), start_ms=10_000)
    words = recognizer.finish().words
    ends = 10_000 + length_ms(first)
    before = [word for word in words if word.end_ms <= ends + 100]
    after = [word for word in words if word.start_ms >= ends + pause_ms - 100]
    assert len(before) + len(after) == len(words)
    assert plain(before[-1].text) == "bob"
    assert plain(after[0].text) == "this"


def test_sound_that_a_gate_took_out_does_not_shift_the_words_behind_it() -> None:
    recognizer = whisper()
    hear(recognizer, recording("six-spoons.flac"), start_ms=1_000)
    hear(recognizer, recording("common-bow.flac"), start_ms=20_000)
    words = recognizer.finish().words
    assert not [word for word in words if 7_200 < word.start_ms < 20_000]
    behind = [plain(word.text) for word in words if word.start_ms >= 20_000]
    assert behind[0] == "this"
    assert "common" in behind


@pytest.mark.parametrize("block_bytes", [101, 640, 6_401, 1_000_000])
def test_the_text_does_not_depend_on_the_size_of_the_blocks(block_bytes: int) -> None:
    expected, recognizer = whisper(), whisper()
    hear(expected, recording("pot-of-gold.flac"))
    hear(recognizer, recording("pot-of-gold.flac"), block_bytes=block_bytes)
    assert recognizer.finish().text == expected.finish().text


def test_a_turn_longer_than_the_model_s_window_is_heard_whole() -> None:
    names = [*texts(), *texts()]
    sound = np.concatenate([part for name in names for part in (recording(name), silence(700))])
    assert length_ms(sound) > 2 * LATEST_CUT_MS + 10_000
    recognizer = whisper()
    hear(recognizer, sound)
    transcript = recognizer.finish()
    expected = " ".join(texts()[name] for name in names)
    assert jiwer.wer(expected, plain(transcript.text)) < 0.1
    times = [time for word in transcript.words for time in (word.start_ms, word.end_ms)]
    assert times == sorted(times)
    assert times[-1] == pytest.approx(length_ms(sound), abs=1_200)


def test_peeking_does_not_end_the_utterance() -> None:
    recognizer = whisper()
    sound = recording("ask-not.flac")
    half = len(sound) // 2
    hear(recognizer, sound[:half])
    assert recognizer.partial() == ""
    peeked = recognizer.peek()
    assert "fellow" in peeked.text
    assert recognizer.partial() == peeked.text
    hear(recognizer, sound[half:], start_ms=length_ms(sound[:half]))
    assert "country" in recognizer.finish().text
    assert recognizer.partial() == ""


def test_finishing_after_a_peek_and_silence_costs_no_decode() -> None:
    recognizer = whisper()
    hear(recognizer, recording("six-spoons.flac"))
    peeked = recognizer.peek()
    hear(recognizer, silence(900), start_ms=length_ms(recording("six-spoons.flac")))
    recognizer._model = BrokenModel()  # type: ignore[assignment]
    assert recognizer.finish() == peeked


def test_the_next_utterance_begins_empty_even_when_the_engine_failed() -> None:
    recognizer = WhisperRecognizer(BrokenModel())  # type: ignore[arg-type]
    hear(recognizer, recording("six-spoons.flac"))
    with pytest.raises(RecognizerError):
        recognizer.finish()
    recognizer._model = whisper_model()
    assert recognizer.finish().text == ""


def test_reset_forgets_the_utterance() -> None:
    recognizer = whisper()
    hear(recognizer, recording("six-spoons.flac"))
    recognizer.reset()
    hear(recognizer, recording("common-bow.flac"))
    assert "spoons" not in recognizer.finish().text


def white(rng: np.random.Generator, count: int) -> np.ndarray:
    return rng.normal(0, 1, count)


def pink(rng: np.random.Generator, count: int) -> np.ndarray:
    spectrum = np.fft.rfft(rng.normal(0, 1, count))
    return np.fft.irfft(spectrum / np.sqrt(np.arange(1, len(spectrum) + 1)), count)


def hum(rng: np.random.Generator, count: int) -> np.ndarray:
    times_s = np.arange(count) / SAMPLE_RATE_HZ
    return np.sin(2 * np.pi * 50 * times_s) + 0.3 * np.sin(2 * np.pi * 150 * times_s)


def clicks(rng: np.random.Generator, count: int) -> np.ndarray:
    sound = np.zeros(count)
    sound[rng.integers(0, count, 12)] = 1
    return sound


@pytest.mark.parametrize("level_db", [-50, -30, -12])
@pytest.mark.parametrize("duration_ms", [800, 3_000, 9_000])
@pytest.mark.parametrize("made", [white, pink, hum, clicks])
def test_noise_is_no_text(
    made: Callable[[np.random.Generator, int], np.ndarray], duration_ms: int, level_db: int
) -> None:
    sound = made(np.random.default_rng(3), duration_ms * SAMPLE_RATE_HZ // 1000)
    scaled = sound / np.abs(sound).max() * 32767 * 10 ** (level_db / 20)
    recognizer = whisper()
    hear(recognizer, scaled.astype(np.int16))
    assert recognizer.finish().text == ""


@pytest.mark.parametrize("duration_ms", [0, 1, 50, 3_000, 40_000])
def test_silence_is_no_text(duration_ms: int) -> None:
    recognizer = whisper()
    hear(recognizer, silence(duration_ms))
    assert recognizer.finish() == Transcript("")


def test_every_block_of_a_recording_leaves_the_recognizer_usable() -> None:
    recognizer = whisper()
    for number, frame in enumerate(frames(recording("fine-typography.flac"))):
        recognizer.accept(frame)
        if number % 100 == 0:
            recognizer.peek()
    assert "typography" in recognizer.finish().text


def call_behind_another_voice(name: str, word: str) -> tuple[Samples, int]:
    """A word right behind the quiet rest of a sentence; and how long that rest is, in ms."""
    said = spoken(word)
    loud = np.flatnonzero(np.abs(said.astype(float)) > 300)
    said = said[loud[0] : loud[-1]]
    sentence = recording(name)[: 3 * SAMPLE_RATE_HZ]
    rest = (sentence[-SAMPLE_RATE_HZ * 2 // 5 :] * 10 ** (-12 / 20)).astype(said.dtype)
    return np.concatenate([rest, said, silence(200)]), length_ms(rest)


@pytest.mark.parametrize("name", ["fine-typography.flac", "six-spoons.flac", "pot-of-gold.flac"])
def test_a_call_is_spotted_where_it_stands_out_from_another_voice(name: str) -> None:
    sound, clear_from_ms = call_behind_another_voice(name, "Stop.")
    recognizer = whisper()
    hear(recognizer, sound)
    commands = CommandBook(load_script("en-us").commands).match
    assert commands(recognizer.peek().text) is None
    assert recognizer.spot(commands, is_expected=True) is None
    spotted = recognizer.spot(commands, is_expected=True, clear_from_ms=clear_from_ms)
    assert spotted is not None
    assert commands(spotted) == "stop"


@pytest.mark.parametrize("word", ["It's time.", "Sorry.", "Fine.", "Tough."])
def test_another_word_that_stands_out_is_no_call(word: str) -> None:
    sound, clear_from_ms = call_behind_another_voice("six-spoons.flac", word)
    recognizer = whisper()
    hear(recognizer, sound)
    commands = CommandBook(load_script("en-us").commands).match
    spotted = recognizer.spot(commands, is_expected=True, clear_from_ms=clear_from_ms)
    assert spotted is None or commands(spotted) not in AT_ONCE
