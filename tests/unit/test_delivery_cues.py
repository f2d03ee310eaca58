"""What the coach says of a person's voice when a session ends."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.delivery_cues import DeliveryCues, share_words
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.prompts import PROMPTS
from voice_coach.dialog.script import Script
from voice_coach.events import Delivery, SpeakingStarted, SpokenOut, Turn

TEN_WORDS = "so you were tired and you wished for an evening"
EASY = Delivery(3_200, 300, -24.0, 3.0, 0.0)
# 188 words a minute, uneven, in one go


@pytest.fixture(scope="module", params=["en-us", "en-gb"])
def script(request: pytest.FixtureRequest) -> Script:
    return load_script(request.param)


def said(
    script: Script, *deliveries: Delivery | None, delay_ms: int = 700, text: str = TEN_WORDS
) -> list[str]:
    """The names of the lines that end a session with such answers."""
    return names(script, cues(*deliveries, delay_ms=delay_ms, text=text))


def cues(*deliveries: Delivery | None, delay_ms: int = 700, text: str = TEN_WORDS) -> DeliveryCues:
    told = DeliveryCues()
    now_ms = 0
    for number, delivery in enumerate(deliveries):
        told.spoken_out(SpokenOut(number, now_ms + 480, silence_ms=480))
        start_ms = now_ms + delay_ms
        end_ms = start_ms + 4_000
        told.take(Turn(text, start_ms, end_ms, fired_ms=end_ms + 900, delivery=delivery))
        now_ms = end_ms + 5_000
    return told


def names(script: Script, told: DeliveryCues) -> list[str]:
    lines = told.lines(Prompter(script.prompts, random.Random(1)))
    return [_name(script, line.text) for line in lines]


def _name(script: Script, text: str) -> str:
    for key, wordings in script.prompts.items():
        filled = [it.replace("{minutes}", "3").replace("{share}", "most") for it in wordings]
        if text in filled:
            return key.removeprefix("delivery-")
    raise AssertionError(f"no wording says: {text}")


def test_an_easy_pace_is_told_as_one(script: Script) -> None:
    assert said(script, EASY, EASY, EASY) == ["pace"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"speech_ms": 4_000}, ["calm"]),
        ({"speech_ms": 2_500}, ["fast"]),
        ({"longest_pause_ms": 1_600}, ["pause"]),
        ({"level_spread_db": 1.6}, ["even"]),
        ({"level_spread_db": None}, ["pace"]),
        ({"level_db": -46.0}, ["quiet"]),
        ({"level_db": -46.0, "level_spread_db": 1.0}, ["quiet"]),
        ({"clipped_ratio": 0.004}, ["pace", "clipped"]),
    ],
)
def test_each_measure_has_its_words(
    change: dict[str, float], expected: list[str], script: Script
) -> None:
    delivery = replace(EASY, **change)
    assert said(script, delivery, delivery, delivery) == expected


def test_a_moment_before_most_answers_is_credited_first(script: Script) -> None:
    paused = replace(EASY, longest_pause_ms=2_000)
    assert said(script, paused, paused, paused, delay_ms=1_500) == ["moment"]


def test_answers_that_come_at_once_are_told_after_something_good(script: Script) -> None:
    assert said(script, EASY, EASY, EASY, delay_ms=100) == ["pace", "breath"]


def test_the_coachs_own_last_silence_does_not_count_as_thinking(script: Script) -> None:
    told = DeliveryCues()
    for number in range(3):
        began_ms = number * 10_000
        told.spoken_out(SpokenOut(number, began_ms + 3_000, silence_ms=0))
        told.take(Turn(TEN_WORDS, began_ms + 4_300, began_ms + 8_000, delivery=EASY))
    assert names(script, told) == ["moment"]


def test_answers_from_a_file_tell_nothing_about_thinking(script: Script) -> None:
    told = DeliveryCues()
    for number in range(3):
        told.spoken_out(SpokenOut(number, number * 10_000, silence_ms=None))
        told.take(Turn(TEN_WORDS, number * 10_000 + 5_000, number * 10_000 + 9_000, delivery=EASY))
    assert names(script, told) == ["pace"]


def test_what_is_said_over_the_coach_tells_nothing_about_thinking(script: Script) -> None:
    told = DeliveryCues()
    for number in range(4):
        told.spoken_out(SpokenOut(number, 1_000))
        told.take(Turn(TEN_WORDS, 900, 4_000, is_over_coach=True, delivery=EASY))
    assert names(script, told) == ["pace"]


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_too_few_answers_tell_nothing(answers: int, script: Script) -> None:
    assert said(script, *[EASY] * answers) == []


def test_too_few_words_tell_no_pace(script: Script) -> None:
    short = replace(EASY, speech_ms=400)
    assert said(script, short, short, short, text="i do not know") == []


def test_typed_answers_tell_nothing(script: Script) -> None:
    assert said(script, None, None, None, None) == []


def test_where_someone_may_be_unsafe_nothing_is_said_of_their_voice(script: Script) -> None:
    told = cues(EASY, EASY, EASY)
    told.keep_silent()
    assert names(script, told) == []


def test_long_sessions_tell_how_long_was_spoken(script: Script) -> None:
    minute = replace(EASY, speech_ms=60_000)
    text = " ".join([TEN_WORDS] * 18)
    assert said(script, minute, minute, minute, text=text) == ["minutes", "pace"]
    part = replace(EASY, speech_ms=20_000)
    text = " ".join([TEN_WORDS] * 6)
    assert said(script, part, part, part, text=text) == ["minute", "pace"]


def test_what_part_of_the_talking_was_the_persons_is_told_with_it(script: Script) -> None:
    minute = replace(EASY, speech_ms=60_000)
    told = cues(minute, minute, minute)
    told.speaking_started(SpeakingStarted(9, 0))
    told.spoken_out(SpokenOut(9, 360_480, silence_ms=480))
    told.spoken_out(SpokenOut(10, 900_000))
    first, *_ = told.lines(Prompter(script.prompts, random.Random(1)))
    assert "3 minutes" in first.text
    assert "a third of the talking" in first.text


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "a small part"), (0.11, "a tenth"), (0.3, "a third"), (0.52, "half"), (1.0, "most")],
)
def test_a_share_is_said_as_the_nearest_plain_fraction(share: float, words: str) -> None:
    assert share_words(share) == words


@given(
    st.lists(
        st.builds(
            Delivery,
            st.integers(0, 600_000),
            st.integers(0, 60_000),
            st.none() | st.floats(-100, 0),
            st.none() | st.floats(0, 30),
            st.none() | st.floats(0, 1),
        ),
        max_size=8,
    ),
    st.integers(-5_000, 5_000),
)
def test_never_more_than_three_sentences_whatever_was_measured(
    deliveries: list[Delivery], delay_ms: int
) -> None:
    prompter = Prompter(dict.fromkeys(PROMPTS, ("It is so.",)), random.Random(1))
    lines = cues(*deliveries, delay_ms=delay_ms).lines(prompter)
    assert len(lines) <= 3
    assert {line.purpose for line in lines} <= {"summary"}
