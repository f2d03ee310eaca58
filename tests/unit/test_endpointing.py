"""How much silence ends a turn, given what is known at a pause."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.events import Expects
from voice_coach.hearing.endpointing import (
    MOMENT,
    Caution,
    Endpointing,
    Patience,
    PatienceSettings,
    Pause,
)
from voice_coach.hearing.intonation import Fall
from voice_coach.language.commands import CommandBook

COMMANDS = CommandBook(load_script("en-us").commands)
WORDS = ["i", "you", "and", "so", "the", "tired", "was", "late", "um", "what", "did", "it", "stop"]
SETTINGS = PatienceSettings()
PATIENCES: list[Patience] = ["brief", "normal", "long"]
EXPECTED: list[Expects] = ["yes_no", "sentence", "free"]
ENDPOINTING = Endpointing(COMMANDS.match)
OPEN = replace(SETTINGS, normal=Caution(SETTINGS.normal.odds, 0))
WEIGHING = Endpointing(COMMANDS.match, OPEN)
# keeps no wait back, so that every sign shows
SENTENCE = "you were worn out after that week"


def wait_ms(
    text: str,
    patience: Patience = "normal",
    expects: Expects = "free",
    endpointing: Endpointing = ENDPOINTING,
) -> int:
    return endpointing.judge(Pause(text), patience, expects).silence_ms


# --- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize("patience", PATIENCES)
@pytest.mark.parametrize(
    "text", ["stop", "Stop now.", "skip this one please", "could you repeat that", "help", "finish"]
)
def test_a_command_is_obeyed_within_half_a_second(text: str, patience: Patience) -> None:
    verdict = ENDPOINTING.judge(Pause(text, longest_pause_ms=3_000), patience)
    assert (verdict.silence_ms, verdict.reason) == (SETTINGS.command_ms, "command")


@pytest.mark.parametrize("text", ["Yes.", "no", "Not really.", "yes please"])
def test_a_yes_or_no_is_taken_at_once_where_it_was_asked_for(text: str) -> None:
    verdict = ENDPOINTING.judge(Pause(text, longest_pause_ms=900), "brief", "yes_no")
    assert (verdict.silence_ms, verdict.reason) == (SETTINGS.yes_no_ms, "yes_no")


@pytest.mark.parametrize("text", ["Yes.", "no", "What?", "Again."])
def test_a_command_that_may_begin_an_answer_gets_a_moment_longer(text: str) -> None:
    assert COMMANDS.match(text)
    assert wait_ms(text) == SETTINGS.beginning_ms


@pytest.mark.parametrize("expects", EXPECTED)
@pytest.mark.parametrize("text", ["What, um...", "well uh", "Yes, um", "No. Hmm."])
def test_a_command_that_begins_an_answer_and_falters_is_none(text: str, expects: Expects) -> None:
    verdict = ENDPOINTING.judge(Pause(text), "brief", expects)
    assert verdict.reason == "hanging"
    assert verdict.silence_ms > 1_000


@pytest.mark.parametrize("text", ["um, stop", "stop, um", "uh what", "Hmm, yes."])
def test_a_command_behind_a_filler_is_one_and_stop_is_one_before_it_too(text: str) -> None:
    assert ENDPOINTING.judge(Pause(text)).reason == "command"


def test_nothing_is_a_command_when_there_are_none() -> None:
    verdict = Endpointing(lambda text: None).judge(Pause("stop"))
    assert verdict.reason == "finished"
    assert verdict.silence_ms > SETTINGS.command_ms


@pytest.mark.parametrize("text", ["stop", "yes", SENTENCE, "i was tired and", ""])
def test_silence_that_noise_has_hidden_is_taken_off_the_wait(text: str) -> None:
    for late_ms in (0, 120, 400):
        verdict = ENDPOINTING.judge(Pause(text, Fall(late_ms=late_ms)))
        assert verdict.silence_ms == wait_ms(text) - late_ms


def test_the_moment_that_was_asked_for_is_given_whole() -> None:
    verdict = ENDPOINTING.judge(Pause("give me a moment", Fall(late_ms=400)))
    assert verdict.silence_ms == SETTINGS.moment_ms


# --- what is weighed -----------------------------------------------------------------------------


def test_the_less_finished_the_words_the_longer_the_wait() -> None:
    texts = [
        "skip",
        "what would help you tonight",
        SENTENCE,
        "that's when i was thinking about her",
        "you were worn out and",
    ]
    waits = [wait_ms(text, endpointing=WEIGHING) for text in texts]
    assert waits == sorted(set(waits))
    assert waits[4] == SETTINGS.normal.longest_ms


@pytest.mark.parametrize("text", ["i was tired and", "it hurt because", "i feel", "well um"])
def test_even_the_briefest_patience_waits_for_words_that_hang_in_the_air(text: str) -> None:
    for fall in (Fall(), Fall(-9.0, -20.0)):
        verdict = ENDPOINTING.judge(Pause(text, fall), "brief")
        assert verdict.reason == "hanging"
        assert verdict.silence_ms > 2_000


def test_someone_who_has_just_begun_is_given_time() -> None:
    waits = [wait_ms(text) for text in ("flowers", "two children", "the children slept there")]
    assert waits == sorted(set(waits), reverse=True)


def test_speech_without_words_is_waited_for_longer_than_a_sentence() -> None:
    verdict = ENDPOINTING.judge(Pause("  "))
    assert verdict == ENDPOINTING.judge(Pause(""))
    assert verdict.reason == "unheard"
    assert verdict.silence_ms > wait_ms(SENTENCE)


@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(-40, 40), st.floats(-40, 40))
def test_a_voice_that_comes_down_never_makes_the_wait_longer(
    pitch_st: float, other_st: float, level_db: float, other_db: float
) -> None:
    low = Fall(min(pitch_st, other_st), min(level_db, other_db))
    high = Fall(max(pitch_st, other_st), max(level_db, other_db))
    waits = [ENDPOINTING.judge(Pause(SENTENCE, fall)).silence_ms for fall in (low, high)]
    assert waits == sorted(waits)


def test_a_voice_that_stays_up_is_waited_for_and_one_that_came_down_is_answered_sooner() -> None:
    falls = (Fall(-7.0, -14.0, 15.0), Fall(), Fall(3.0, 2.0, -5.0))
    waits = [WEIGHING.judge(Pause(SENTENCE, fall)).silence_ms for fall in falls]
    assert waits == sorted(set(waits))


def test_a_voice_that_dies_away_is_answered_sooner_than_one_that_breaks_off() -> None:
    falls = (Fall(fade_db=14.0), Fall(fade_db=9.0), Fall(), Fall(fade_db=1.0), Fall(fade_db=-5.0))
    waits = [
        WEIGHING.judge(Pause(SENTENCE, fall, longest_pause_ms=600)).silence_ms for fall in falls
    ]
    assert waits == sorted(set(waits))


@pytest.mark.parametrize("text", [SENTENCE, "no", "late"])
def test_a_sound_that_was_drawn_out_hangs_in_the_air_whatever_the_word_is(text: str) -> None:
    uncommanded = Endpointing(lambda text: None)
    verdict = uncommanded.judge(Pause(text, Fall(-9.0, -20.0, 15.0), is_drawn_out=True))
    assert verdict.reason == "hanging"
    assert verdict.silence_ms == SETTINGS.normal.longest_ms


def test_a_short_answer_that_was_asked_for_may_be_drawn_out() -> None:
    pause = Pause("nope nope", is_drawn_out=True)
    assert ENDPOINTING.judge(pause, "brief", "yes_no").silence_ms == SETTINGS.yes_no_ms


@given(st.lists(st.integers(0, 20_000), min_size=2, max_size=6))
def test_the_longer_someone_has_paused_the_longer_they_may_pause_again(pauses: list[int]) -> None:
    waits = [
        ENDPOINTING.judge(Pause(SENTENCE, longest_pause_ms=pause_ms)).silence_ms
        for pause_ms in sorted(pauses)
    ]
    assert waits == sorted(waits)
    assert all(
        wait >= min(pause_ms, SETTINGS.normal.longest_ms)
        for wait, pause_ms in zip(waits, sorted(pauses), strict=True)
    )


def test_slow_talkers_are_given_more_time_and_quick_ones_less() -> None:
    waits = [
        WEIGHING.judge(Pause(SENTENCE, usual_pause_ms=usual)).silence_ms
        for usual in (450, 500, 700)
    ]
    assert waits == sorted(set(waits))


# --- what was asked for --------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["i suppose so", SENTENCE, "tomorrow"])
def test_the_less_was_asked_for_the_sooner_an_answer_is_whole(text: str) -> None:
    waits = [wait_ms(text, "normal", expects, WEIGHING) for expects in EXPECTED]
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]


@pytest.mark.parametrize("text", ["sometimes", "two children", "nah man"])
def test_any_short_answer_is_taken_at_once_where_a_yes_or_no_was_asked_for(text: str) -> None:
    assert wait_ms(text, "brief", "yes_no") <= SETTINGS.command_ms
    assert wait_ms(text) > SETTINGS.command_ms


def test_who_tells_more_than_yes_or_no_is_given_time_as_for_free_talk() -> None:
    told = "no i would rather try it once more and say that you were worn out"
    assert wait_ms(told, "normal", "yes_no", WEIGHING) == wait_ms(told, endpointing=WEIGHING)


def test_a_yes_that_goes_on_is_let_go_on() -> None:
    assert wait_ms("yes but", "brief", "yes_no") > 1_000


# --- a wish for time -----------------------------------------------------------------------------

WISH = {"give me a moment": MOMENT, "wait": MOMENT, "stop": "stop"}


@pytest.mark.parametrize("patience", PATIENCES)
@pytest.mark.parametrize("text", ["give me a moment", "wait", "i felt um give me a moment"])
def test_a_wish_for_time_opens_fifteen_seconds(text: str, patience: Patience) -> None:
    verdict = Endpointing(WISH.get).judge(Pause(text), patience, "yes_no")
    assert (verdict.silence_ms, verdict.reason) == (15_000, "moment")


def test_a_single_word_at_the_end_of_a_sentence_is_no_wish() -> None:
    assert Endpointing(WISH.get).judge(Pause("i can't wait")).reason == "finished"


# --- what the person has set ---------------------------------------------------------------------


def test_someone_who_wants_more_time_gets_it_for_all_but_clear_commands() -> None:
    slow = Endpointing(COMMANDS.match, PatienceSettings.wanted(2.0))
    for text in (SENTENCE, "and then i", "tired", "", "yes"):
        assert wait_ms(text, endpointing=slow) == pytest.approx(2 * wait_ms(text), abs=1)
    assert wait_ms("stop now", endpointing=slow) == SETTINGS.command_ms


def test_someone_who_wants_less_time_is_still_let_finish_a_thought() -> None:
    quick = Endpointing(COMMANDS.match, PatienceSettings.wanted("brief"))
    assert wait_ms(SENTENCE, endpointing=quick) < wait_ms(SENTENCE)
    assert wait_ms("yes", endpointing=quick) == SETTINGS.beginning_ms
    hanging = Pause("and then i", longest_pause_ms=9_000)
    assert quick.judge(hanging).silence_ms == SETTINGS.brief.longest_ms


@pytest.mark.parametrize("patience", PATIENCES)
def test_a_person_s_patience_moves_that_of_every_step(patience: Patience) -> None:
    own = Endpointing(COMMANDS.match, PatienceSettings.wanted(patience))
    assert wait_ms(SENTENCE, "normal", endpointing=own) == wait_ms(SENTENCE, patience)


def test_normal_patience_is_the_one_that_was_measured() -> None:
    assert PatienceSettings.wanted("normal") == PatienceSettings.wanted(1.0) == SETTINGS


def test_settings_are_kept_to() -> None:
    settings = replace(SETTINGS, command_ms=240)
    assert Endpointing({"stop": "stop"}.get, settings).judge(Pause("stop")).silence_ms == 240


@given(
    st.lists(st.sampled_from(WORDS), max_size=9),
    st.integers(0, 20_000),
    st.sampled_from(EXPECTED),
)
def test_more_patience_never_means_a_shorter_wait(
    words: list[str], pause_ms: int, expects: Expects
) -> None:
    pause = Pause(" ".join(words), longest_pause_ms=pause_ms)
    waits = [ENDPOINTING.judge(pause, patience, expects).silence_ms for patience in PATIENCES]
    assert all(earlier <= later for earlier, later in pairwise(waits))
    assert waits[0] >= SETTINGS.yes_no_ms
    assert waits[-1] <= SETTINGS.long.longest_ms
