"""Vosk listens, Whisper reads again: both engines real, on the same sound.

The Korean model stands in for the English one, so this proves how the two work together and
nothing about how well English is heard.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from embedded_engine import whisper
from recorded_speech import hear, silence
from spoken_words import KOREAN, english_listener, spoken

from voice_coach.adapters import engines
from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.model_files import ModelPlaces
from voice_coach.adapters.second_hearing import SecondHearing
from voice_coach.adapters.whisper_recognizer import WhisperRecognizer
from voice_coach.errors import ModelMissingError, RecognizerError
from voice_coach.events import AudioFrame, Transcript

SENTENCE = "Good morning, I was looking for you."
# of which the live engine knows but two words, and hears them only sometimes


class WatchedWhisper(WhisperRecognizer):
    """Tells how often it read, and fails when told to."""

    reads = 0
    is_broken = False
    deaf_from_ms = sys.maxsize
    # sound from then on is refused

    def accept(self, frame: AudioFrame) -> None:
        if frame.start_ms >= self.deaf_from_ms:
            raise RecognizerError("The Whisper engine failed while taking in sound.")
        super().accept(frame)

    def peek(self) -> Transcript:
        self.reads += 1
        if self.is_broken:
            raise RecognizerError("The Whisper engine failed while decoding.")
        return super().peek()


@pytest.fixture
def again() -> WatchedWhisper:
    return WatchedWhisper(whisper()._model)


@pytest.fixture
def both(again: WatchedWhisper) -> Iterator[SecondHearing]:
    commands = {"COFFEE": "coffee"}
    opened = SecondHearing(english_listener(), again, commands.get)
    yield opened
    opened.close()


def words(text: str) -> str:
    return " ".join("".join(each for each in text.lower() if each.isalpha() or each == " ").split())


def test_words_come_live_and_the_turn_is_read_again(both: SecondHearing) -> None:
    assert both.has_partials
    first = spoken("Good morning.")
    hear(both, first)
    assert both.partial() == "GOOD MORNING"
    # The rest is outside the live engine's grammar: what it makes of that differs each time, as
    # Vosk adds noise (dither) to the sound before it listens.
    hear(both, spoken(SENTENCE), start_ms=len(first) // 16)
    assert words(both.finish().text) == "good morning " + words(SENTENCE)
    hear(both, spoken("You are right."))
    assert words(both.finish().text) == "you are right"


def test_word_times_are_on_the_sessions_clock(both: SecondHearing) -> None:
    hear(both, spoken(SENTENCE), start_ms=60_000)
    length_ms = len(spoken(SENTENCE)) // 16
    found = both.finish().words
    assert len(found) == len(SENTENCE.split())
    assert all(60_000 <= word.start_ms < word.end_ms <= 60_000 + length_ms for word in found)


def test_what_was_read_in_the_pause_is_not_read_again(
    both: SecondHearing, again: WatchedWhisper
) -> None:
    hear(both, spoken(SENTENCE))
    both.peek()
    hear(both, silence(1_500), start_ms=len(spoken(SENTENCE)) // 16)
    assert words(both.finish().text) == words(SENTENCE)
    assert again.reads == 1


def test_what_is_said_after_a_pause_is_read_with_what_came_before(
    both: SecondHearing, again: WatchedWhisper
) -> None:
    first, second = spoken(SENTENCE), spoken("You are right.")
    hear(both, first)
    both.peek()
    hear(both, second, start_ms=len(first) // 16)
    # no peek: the sound ended in the middle of a word, as at the end of a file
    assert words(both.finish().text) == words(SENTENCE) + " you are right"
    assert again.reads == 2


def test_a_command_is_taken_as_it_was_heard_live(
    both: SecondHearing, again: WatchedWhisper
) -> None:
    hear(both, spoken("Coffee."))
    assert both.finish().text == "COFFEE"
    assert again.reads == 0


def test_where_the_second_engine_fails_nothing_that_was_heard_is_lost(
    both: SecondHearing, again: WatchedWhisper
) -> None:
    again.is_broken = True
    hear(both, spoken("You are right."))
    assert both.finish().text == "YOU ARE RIGHT"
    again.is_broken = False
    hear(both, spoken("You are right."))
    assert words(both.finish().text) == "you are right"


def test_a_second_reading_with_holes_is_not_taken_for_what_was_said(
    both: SecondHearing, again: WatchedWhisper
) -> None:
    first, second = spoken("Good morning."), spoken("You are right.")
    again.deaf_from_ms = len(first) // 16
    hear(both, first)
    both.peek()
    hear(both, second, start_ms=len(first) // 16)
    assert both.finish().text == "GOOD MORNING YOU ARE RIGHT"
    again.deaf_from_ms = sys.maxsize
    hear(both, second)
    assert words(both.finish().text) == "you are right"


def test_settling_waits_for_no_reading_and_finishing_does(
    both: SecondHearing, again: WatchedWhisper
) -> None:
    hear(both, np.concatenate([spoken(SENTENCE), silence(600)]))
    settled = both.settle()
    assert settled is None or words(settled.text) == words(SENTENCE)
    assert words(both.finish().text) == words(SENTENCE)
    assert again.reads == 1


def test_a_command_is_settled_on_without_a_second_reading(
    both: SecondHearing, again: WatchedWhisper
) -> None:
    hear(both, np.concatenate([spoken("Coffee."), silence(600)]))
    assert both.settle() == both.finish()
    assert again.reads == 0


@pytest.mark.parametrize("end", [SecondHearing.reset, SecondHearing.finish])
def test_an_utterance_leaves_nothing_to_the_next(
    end: Callable[[SecondHearing], object], both: SecondHearing
) -> None:
    hear(both, spoken(SENTENCE))
    both.peek()
    end(both)
    hear(both, spoken("You are right."))
    both.peek()
    assert words(both.finish().text) == "you are right"


def test_silence_is_no_text(both: SecondHearing) -> None:
    hear(both, silence(2_000))
    both.peek()
    assert both.finish() == Transcript("")


# --- opening --------------------------------------------------------------------------------------


def test_asking_for_both_without_a_vosk_model_says_how_to_get_one(tmp_path: Path) -> None:
    checked = CheckedFiles(tmp_path / "memory.json")
    with pytest.raises(ModelMissingError, match="No Vosk model") as raised:
        open_recognizer("both", ModelPlaces((tmp_path / "nowhere",)), checked=checked)
    assert "models fetch" in raised.value.remedy


def test_both_engines_are_opened_and_closed_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the stand-in does not know English, which a check of the model would say
    monkeypatch.setattr(engines, "check_model", lambda path, checked: None)
    checked = CheckedFiles(tmp_path / "memory.json")
    models = ModelPlaces((), chosen=KOREAN)
    opened = open_recognizer("both", models, checked=checked)
    assert (opened.name, opened.has_partials) == ("both", True)
    hear(opened, spoken(SENTENCE))
    assert words(opened.finish().text) == words(SENTENCE)
    opened.close()
