"""Real libvosk: a small grammar corrects what the free recognizer makes of a short utterance."""

from __future__ import annotations

import numpy as np
import pytest
from recorded_speech import hear, silence
from spoken_words import english_listener, korean_model, spoken

from voice_coach.adapters.vosk_commands import (
    PHRASES,
    CommandingRecognizer,
    VoskCommands,
    with_commands,
)
from voice_coach.adapters.vosk_recognizer import VoskRecognizer
from voice_coach.errors import RecognizerError

COMMANDS = ("COFFEE", "GOOD MORNING")


class Mishearing(VoskRecognizer):
    """Takes coffee for something like it, as a recognizer of free speech may."""

    def __init__(self, heard: str) -> None:
        super().__init__(korean_model(), ("COFFEE", "HOLIDAY", "GOOD MORNING"))
        self.heard = heard

    def partial(self) -> str:
        return super().partial().replace("COFFEE", self.heard)


@pytest.fixture
def commands() -> VoskCommands:
    return VoskCommands(korean_model(), COMMANDS)


def test_a_command_is_heard_in_the_midst_of_the_utterance_and_at_its_end(
    commands: VoskCommands,
) -> None:
    recognizer = CommandingRecognizer(english_listener(), commands)
    for phrase in ("Coffee.", "Good morning.", "Coffee."):
        hear(recognizer, spoken(phrase))
        said = phrase.upper().strip(".")
        assert recognizer.partial() == said
        assert recognizer.peek().text == said
        assert recognizer.finish().text == said


def test_what_was_nearly_understood_is_corrected(commands: VoskCommands) -> None:
    recognizer = CommandingRecognizer(Mishearing("COFFEES"), commands)
    hear(recognizer, spoken("Coffee."))
    assert recognizer.partial() == "COFFEE"
    assert recognizer.finish().text == "COFFEE"


@pytest.mark.parametrize("heard", ["OFFICE HOURS ARE LONG", "TWENTY"])
def test_a_command_that_the_free_recognizer_did_not_nearly_hear_is_none(
    heard: str, commands: VoskCommands
) -> None:
    recognizer = CommandingRecognizer(Mishearing(heard), commands)
    hear(recognizer, spoken("Coffee."))
    assert recognizer.partial() == heard
    recognizer.reset()


def test_other_words_are_no_command(commands: VoskCommands) -> None:
    for phrase in ("Holiday.", "Twenty.", "You are right."):
        recognizer = CommandingRecognizer(english_listener(), commands)
        hear(recognizer, spoken(phrase))
        assert recognizer.finish().text == phrase.upper().strip(".")


def test_a_command_inside_a_longer_utterance_is_none(commands: VoskCommands) -> None:
    recognizer = CommandingRecognizer(english_listener(), commands)
    hear(recognizer, np.concatenate([spoken("Coffee."), spoken("You are right.")]))
    assert recognizer.finish().text == "COFFEE YOU ARE RIGHT"
    hear(recognizer, np.concatenate([spoken("Coffee."), silence(4_000)]))
    assert commands.heard() == ""
    recognizer.reset()
    assert recognizer.finish().text == ""


@pytest.mark.parametrize("call", ["AcceptWaveform", "PartialResult", "FinalResult"])
def test_an_engine_that_fails_at_commands_is_an_error_with_a_remedy(
    call: str, commands: VoskCommands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise Exception("Failed to process waveform")  # noqa: TRY002 - as vosk does

    def hear_an_utterance() -> None:
        hear(recognizer, silence(200))
        recognizer.finish()

    recognizer = CommandingRecognizer(english_listener(), commands)
    monkeypatch.setattr(commands._recognizer, call, fail)
    with pytest.raises(RecognizerError, match="failed while decoding"):
        hear_an_utterance()


def test_a_model_that_knows_none_of_the_words_cannot_listen_for_them() -> None:
    with pytest.raises(RecognizerError, match="no command"):
        VoskCommands(korean_model(), ("stopp-jetzt", "arrêtez donc"))


def test_the_phrases_that_a_model_knows_are_listened_for() -> None:
    free = english_listener()
    heard = with_commands(free, korean_model())
    knows = any(all(korean_model().knows(w) for w in phrase.split()) for phrase in PHRASES)
    assert isinstance(heard, CommandingRecognizer) == knows
