"""What is known in advance is rendered beside the session, by the real standard voice too."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np
import pytest

from voice_coach.adapters.pitched_voice import PitchedVoice
from voice_coach.adapters.pyttsx3_voice import Pyttsx3Voice
from voice_coach.adapters.studio import CAPACITY, AheadVoice, Studio
from voice_coach.errors import VoiceError, VoiceFailedError
from voice_coach.ports import Sound


@dataclass
class SlowVoice:
    """Renders a text only when it is let; its sound has one sample for each letter."""

    name: str = "slow"
    rendered: list[tuple[str, float]] = field(default_factory=list)
    fails: set[str] = field(default_factory=set)
    is_let: threading.Event = field(default_factory=threading.Event)
    has_begun: threading.Event = field(default_factory=threading.Event)

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        self.has_begun.set()
        assert self.is_let.wait(10)
        self.rendered.append((text, rate_ratio))
        if text in self.fails:
            raise VoiceFailedError("It did not finish.")
        return Sound(np.zeros(len(text), np.int16), 16_000)

    def close(self) -> None:
        """Nothing is held open."""


@pytest.fixture
def studio() -> Iterator[Studio]:
    opened = Studio()
    yield opened
    opened.close()


@pytest.fixture
def slow() -> Iterator[SlowVoice]:
    voice = SlowVoice()
    yield voice
    voice.is_let.set()


def wait_for_what_is_likely(studio: Studio) -> None:
    """Return when all that was prepared is done, or left because the engine fails."""
    with suppress(CancelledError):
        studio.order(lambda: Sound(np.zeros(1, np.int16), 16_000), is_urgent=False).result(10)


def texts(voice: SlowVoice) -> list[str]:
    return [text for text, _ in voice.rendered]


def test_a_prepared_sentence_is_rendered_once_and_given_as_often_as_wanted(
    studio: Studio, slow: SlowVoice
) -> None:
    voice = AheadVoice(slow, studio)
    slow.is_let.set()
    voice.prepare("Here we go.")
    voice.prepare("Here we go.")
    assert len(voice.render("Here we go.").samples) == len("Here we go.")
    assert len(voice.render("Here we go.").samples) == len("Here we go.")
    assert texts(slow) == ["Here we go."]


def test_preparing_does_not_wait(studio: Studio, slow: SlowVoice) -> None:
    voice = AheadVoice(slow, studio)
    voice.prepare("one")
    voice.prepare("two")
    assert slow.rendered == []
    slow.is_let.set()
    assert len(voice.render("two").samples) == 3


def test_what_is_wanted_now_comes_before_what_is_only_likely(
    studio: Studio, slow: SlowVoice
) -> None:
    voice, partner = AheadVoice(slow, studio), AheadVoice(slow, studio)
    voice.prepare("under way")
    assert slow.has_begun.wait(10)
    for text in ("likely", "later", "last"):
        voice.prepare(text)
    slow.is_let.set()
    partner.render("now")
    voice.render("last")
    assert texts(slow).index("now") <= 2
    assert texts(slow).count("last") == 1


def test_another_pace_is_another_sound(studio: Studio, slow: SlowVoice) -> None:
    voice = AheadVoice(slow, studio)
    slow.is_let.set()
    voice.prepare("hello", 1.0)
    voice.render("hello", 0.8)
    assert ("hello", 0.8) in slow.rendered


def test_what_failed_ahead_is_tried_again_when_it_is_wanted(
    studio: Studio, slow: SlowVoice
) -> None:
    voice = AheadVoice(slow, studio)
    slow.is_let.set()
    slow.fails.add("hello")
    voice.prepare("hello")
    wait_for_what_is_likely(studio)
    with pytest.raises(VoiceError):
        voice.render("hello")
    assert texts(slow).count("hello") == 2
    slow.fails.clear()
    assert len(voice.render("hello").samples) == 5


def test_an_engine_that_fails_is_not_kept_busy_with_what_is_only_likely(
    studio: Studio, slow: SlowVoice
) -> None:
    voice = AheadVoice(slow, studio)
    slow.fails |= {"one", "two", "three", "now"}
    for text in ("one", "two", "three"):
        voice.prepare(text)
    slow.is_let.set()
    with pytest.raises(VoiceError):
        voice.render("now")
    wait_for_what_is_likely(studio)
    assert not {"two", "three"} & set(texts(slow))
    slow.fails.clear()
    assert len(voice.render("three").samples) == 5


def test_a_mistake_in_an_engine_reaches_who_waits_for_it_and_the_next_is_rendered(
    studio: Studio,
) -> None:
    def fail() -> Sound:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        studio.order(fail, is_urgent=True).result(10)
    wait_for_what_is_likely(studio)


def test_only_so_many_sentences_are_kept(studio: Studio, slow: SlowVoice) -> None:
    voice = AheadVoice(slow, studio)
    slow.is_let.set()
    for number in range(CAPACITY + 5):
        voice.prepare(f"sentence {number}")
    voice.render(f"sentence {CAPACITY + 4}")
    before = len(slow.rendered)
    voice.render("sentence 0")
    assert texts(slow)[before:].count("sentence 0") == 1


def test_a_studio_closes_with_orders_left_even_where_the_engine_hangs(slow: SlowVoice) -> None:
    studio = Studio()
    voice = AheadVoice(slow, studio)
    for number in range(9):
        voice.prepare(f"sentence {number}")
    assert slow.has_begun.wait(10)
    studio.close()
    assert slow.rendered == []
    slow.is_let.set()
    studio.thread.join(10)
    assert texts(slow) == ["sentence 0"]


def test_the_standard_voice_says_the_same_whether_asked_ahead_or_not(studio: Studio) -> None:
    engine = Pyttsx3Voice()
    try:
        at_once = engine.render("Good. Here is the next one.", 1.0)
        pitched = PitchedVoice(engine, 1.12)
        direct = pitched.render("You never listen.", 1.0)
        coach, partner = AheadVoice(engine, studio), AheadVoice(pitched, studio)
        coach.prepare("Good. Here is the next one.")
        partner.prepare("You never listen.")
        ahead, other = (
            coach.render("Good. Here is the next one."),
            partner.render("You never listen."),
        )
        # the engine itself is not the same to the sample each time
        assert ahead.duration_ms == pytest.approx(at_once.duration_ms, rel=0.05)
        assert other.rate_hz == direct.rate_hz
        assert other.duration_ms == pytest.approx(direct.duration_ms, rel=0.05)
    finally:
        studio.close()
        engine.close()
