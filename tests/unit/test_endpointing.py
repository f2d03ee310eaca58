"""How much silence ends a turn, given the words so far."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.hearing.endpointing import Endpointing, Patience, PatienceSettings
from voice_coach.language.commands import CommandBook

COMMANDS = CommandBook(load_script("en-us").commands)
WORDS = ["i", "you", "and", "so", "the", "tired", "was", "late", "um", "what", "did", "it", "stop"]
SETTINGS = PatienceSettings()
PATIENCES: list[Patience] = ["brief", "normal", "long"]
ENDPOINTING = Endpointing(COMMANDS.match)


@pytest.mark.parametrize("patience", PATIENCES)
@pytest.mark.parametrize(
    "text", ["stop", "Stop now.", "skip this one please", "could you repeat that", "help", "finish"]
)
def test_a_command_is_obeyed_within_half_a_second(text: str, patience: Patience) -> None:
    assert ENDPOINTING.required_silence_ms(text, patience, longest_pause_ms=3_000) == 500


def test_a_yes_is_taken_at_once_where_a_yes_or_no_was_asked_for() -> None:
    assert ENDPOINTING.required_silence_ms("Yes.", "brief") == 500
    assert ENDPOINTING.required_silence_ms("no", "brief") == 500


@pytest.mark.parametrize("text", ["Yes.", "no", "What?", "wait", "Again."])
def test_a_command_that_may_begin_an_answer_gets_a_moment_longer(text: str) -> None:
    assert COMMANDS.match(text)
    assert ENDPOINTING.required_silence_ms(text, "normal") == SETTINGS.beginning_ms


def test_the_less_finished_the_words_the_longer_the_wait() -> None:
    texts = [
        "skip",
        "what would help you tonight",
        "you were worn out after that week",
        "that's when i was thinking about her",
        "you were worn out and",
    ]
    waits = [ENDPOINTING.required_silence_ms(text) for text in texts]
    assert waits == sorted(set(waits))
    assert waits[2] <= 1_500
    assert 1_800 <= waits[3] <= 2_200
    assert waits[4] > 3_000


def test_someone_who_has_just_begun_is_given_time() -> None:
    just_begun = ENDPOINTING.required_silence_ms("Flowers.")
    few_words = ENDPOINTING.required_silence_ms("Two small children")
    sentence = ENDPOINTING.required_silence_ms("The children slept in the car.")
    assert just_begun > few_words > sentence


def test_speech_without_words_yet_is_given_two_seconds() -> None:
    assert ENDPOINTING.required_silence_ms("") == SETTINGS.unknown_ms
    assert ENDPOINTING.required_silence_ms("  ") == SETTINGS.unknown_ms


def test_someone_who_has_paused_for_long_may_do_so_again() -> None:
    text = "you were worn out after that week"
    assert ENDPOINTING.required_silence_ms(text, "normal", 2_000) == 2_500
    assert ENDPOINTING.required_silence_ms(text, "normal", 300) == SETTINGS.finished_ms
    assert ENDPOINTING.required_silence_ms(text, "normal", 60_000) == SETTINGS.hanging_ms


def test_nothing_is_a_command_when_there_are_none() -> None:
    assert Endpointing(lambda text: None).required_silence_ms("stop") == SETTINGS.single_ms


def test_someone_who_wants_more_time_gets_it_for_all_but_clear_commands() -> None:
    slow = Endpointing(COMMANDS.match, PatienceSettings.wanted(2.0))
    for text in ("i was tired", "and then i", "tired", "", "yes"):
        assert slow.required_silence_ms(text) == 2 * ENDPOINTING.required_silence_ms(text)
    assert slow.required_silence_ms("stop now") == SETTINGS.command_ms


def test_someone_who_wants_less_time_is_still_let_finish_a_thought() -> None:
    quick = Endpointing(COMMANDS.match, PatienceSettings.wanted("brief"))
    assert quick.required_silence_ms("i was tired") < ENDPOINTING.required_silence_ms("i was tired")
    assert quick.required_silence_ms("yes") == SETTINGS.beginning_ms
    assert quick.required_silence_ms("and then i", longest_pause_ms=9_000) == SETTINGS.hanging_ms


def test_normal_patience_is_the_one_that_was_measured() -> None:
    assert PatienceSettings.wanted("normal") == PatienceSettings.wanted(1.0) == SETTINGS


def test_settings_are_kept_to() -> None:
    endpointing = Endpointing({"stop": "stop"}.get, PatienceSettings(command_ms=240))
    assert endpointing.required_silence_ms("stop") == 240


@given(
    st.lists(st.sampled_from(WORDS), max_size=9),
    st.integers(0, 20_000),
)
def test_more_patience_never_means_a_shorter_wait(words: list[str], pause_ms: int) -> None:
    text = " ".join(words)
    waits = [ENDPOINTING.required_silence_ms(text, patience, pause_ms) for patience in PATIENCES]
    assert all(earlier <= later for earlier, later in pairwise(waits))
    assert waits[0] >= SETTINGS.command_ms
    assert waits[-1] <= SETTINGS.hanging_ms * SETTINGS.long_ratio
