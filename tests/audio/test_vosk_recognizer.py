"""Real libvosk hears real sound: life cycle, streaming, times, grammar, memory."""

from __future__ import annotations

import numpy as np
import pytest
from recorded_speech import frames, hear, silence
from spoken_words import GRAMMAR, MARGIN_MS, english_listener, korean_model, spoken

from voice_coach.adapters import vosk_recognizer
from voice_coach.adapters.memory import resident_bytes
from voice_coach.adapters.vosk_recognizer import VoskRecognizer, with_untimed
from voice_coach.errors import RecognizerError
from voice_coach.events import SAMPLE_RATE_HZ, AudioFrame, Word

PHRASES = ["Good morning.", "You are right.", "Coffee.", "Twenty.", "Holiday."]


@pytest.mark.parametrize("length_scale", [0.9, 1.0, 1.3])
@pytest.mark.parametrize("phrase", PHRASES)
def test_spoken_english_words_are_heard_word_for_word(phrase: str, length_scale: float) -> None:
    listener = english_listener()
    hear(listener, spoken(phrase, length_scale))
    assert listener.finish().text == phrase.upper().strip(".")


def test_one_recognizer_hears_many_utterances() -> None:
    listener = english_listener()
    heard = []
    for phrase in PHRASES * 3:
        hear(listener, spoken(phrase))
        heard.append(listener.finish().text)
    assert heard == [phrase.upper().strip(".") for phrase in PHRASES] * 3


def test_word_times_are_on_the_session_clock_in_the_first_and_in_the_last_utterance() -> None:
    listener = english_listener()
    sound = spoken("Good morning.")
    voiced_ms = np.flatnonzero(np.abs(sound) > 1_000) * 1000 // SAMPLE_RATE_HZ
    for start_ms in (0, 61_000, 61_000 + 7 * 3_600_000):
        hear(listener, sound, start_ms)
        words = listener.finish().words
        assert [word.text for word in words] == ["GOOD", "MORNING"]
        assert words[0].start_ms == pytest.approx(start_ms + voiced_ms[0], abs=100)
        assert words[1].start_ms >= words[0].end_ms
        assert words[1].end_ms == pytest.approx(start_ms + voiced_ms[-1], abs=100)


def test_word_times_do_not_drift_over_many_utterances() -> None:
    listener = english_listener()
    sound = spoken("Good morning.")
    starts = []
    for number in range(40):
        start_ms = number * 5_003
        hear(listener, sound[: len(sound) - 37 * number], start_ms)
        starts.append(listener.finish().words[0].start_ms - start_ms)
    assert max(starts) - min(starts) <= 200
    assert abs(starts[-1] - starts[1]) <= 60


def test_sound_that_a_gate_took_out_does_not_shift_the_words_behind_it() -> None:
    listener = english_listener()
    hear(listener, spoken("Good morning."), start_ms=1_000)
    hear(listener, spoken("You are right."), start_ms=9_000)
    words = {word.text: word for word in listener.finish().words}
    assert 1_000 <= words["MORNING"].start_ms < 2_500
    assert words["RIGHT"].start_ms > 9_000


def test_a_partial_grows_while_the_person_speaks_and_peeking_does_not_end_the_utterance() -> None:
    listener = english_listener()
    sound = np.concatenate([spoken("Good morning."), spoken("You are right."), silence(1_000)])
    partials = []
    for frame in frames(sound):
        listener.accept(frame)
        partials.append(listener.partial())
        assert [word.text for word in listener.peek().words] == partials[-1].split()
    seen = list(dict.fromkeys(partials))
    assert seen[0] == ""
    assert "GOOD MORNING" in seen
    assert len(seen) >= 4
    assert listener.finish().text == "GOOD MORNING YOU ARE RIGHT"


def test_peeked_words_lie_within_the_sound_so_far_and_follow_each_other() -> None:
    listener = english_listener()
    hear(listener, np.concatenate([spoken("Good morning."), spoken("Coffee.")]), start_ms=5_000)
    words = listener.peek().words
    times = [time for word in words for time in (word.start_ms, word.end_ms)]
    assert len(words) >= 2
    assert times == sorted(times)
    assert times[0] >= 5_000


def test_words_without_a_time_yet_share_the_rest_of_the_sound() -> None:
    timed = [Word("so", 100, 300, 0.9), Word("he", 300, 400, 0.4)]
    words = with_untimed(["so", "she", "left"], timed, (0, 900))
    assert words == (Word("so", 100, 300, 0.9), Word("she", 300, 600), Word("left", 600, 900))


@pytest.mark.parametrize("block_bytes", [101, 320, 640, 3_200, 6_401, 64_000])
def test_the_text_does_not_depend_on_the_size_of_the_blocks(block_bytes: int) -> None:
    sound = np.concatenate([spoken("Good morning."), spoken("You are right."), silence(500)])
    listener = english_listener()
    hear(listener, sound, block_bytes=block_bytes)
    assert listener.finish().text == "GOOD MORNING YOU ARE RIGHT"


def test_utterances_longer_than_vosk_lets_them_be_come_as_one() -> None:
    listener = english_listener()
    pause = silence(6_000)
    sound = np.concatenate([spoken("Good morning."), pause, spoken("Coffee."), pause])
    hear(listener, sound, start_ms=2_000)
    transcript = listener.finish()
    assert transcript.text == "GOOD MORNING COFFEE"
    assert [word.text for word in transcript.words] == transcript.text.split()
    assert transcript.words[2].start_ms > 8_000


def test_words_may_be_settled_on_in_a_pause_and_more_may_follow() -> None:
    listener = english_listener()
    hear(listener, np.concatenate([spoken("Good morning."), silence(600)]))
    assert listener.settle().text == "GOOD MORNING"
    hear(listener, np.concatenate([spoken("You are right."), silence(600)]), start_ms=9_000)
    settled = listener.settle()
    assert settled.text == "GOOD MORNING YOU ARE RIGHT"
    assert settled.words[2].start_ms >= 9_000
    assert listener.finish().text == settled.text


def test_an_utterance_that_was_settled_and_reset_leaves_nothing_to_the_next() -> None:
    listener = english_listener()
    for phrase in PHRASES:
        hear(listener, np.concatenate([spoken(phrase), silence(600)]))
        assert listener.settle().text == phrase.upper().strip(".")
        listener.reset()
        assert listener.partial() == ""
    assert listener.settle().text == ""


def test_reset_forgets_the_utterance() -> None:
    listener = english_listener()
    hear(listener, spoken("Good morning."))
    listener.reset()
    assert listener.partial() == ""
    hear(listener, spoken("Coffee."))
    assert listener.finish().text == "COFFEE"


@pytest.mark.parametrize("sound", [silence(3_000), silence(0)])
def test_silence_is_no_text(sound: np.ndarray) -> None:
    listener = english_listener()
    hear(listener, sound)
    assert listener.finish().text == ""


def test_finishing_without_any_sound_is_harmless() -> None:
    listener = english_listener()
    assert listener.finish().text == ""
    listener.reset()
    listener.accept(AudioFrame(0, b""))
    assert listener.finish().words == ()


@pytest.mark.parametrize("grammar", [["good morning"], [" "], ["COFFEE", "xyzzy"]])
def test_a_grammar_of_words_the_model_lacks_is_refused_before_it_ends_the_process(
    grammar: list[str],
) -> None:
    with pytest.raises(RecognizerError, match="cannot listen for"):
        VoskRecognizer(korean_model(), grammar)


def test_quotes_and_other_scripts_in_a_grammar_are_only_words() -> None:
    with pytest.raises(RecognizerError):
        VoskRecognizer(korean_model(), ['COFFEE"],["', "кофе"])


def test_two_recognizers_share_one_model() -> None:
    first, second = english_listener(), english_listener()
    for one, other in zip(
        frames(spoken("Good morning.")), frames(spoken("Holiday.")), strict=False
    ):
        first.accept(one)
        second.accept(other)
    assert first.finish().text == "GOOD MORNING"
    second.reset()


def test_memory_stays_flat_over_a_hundred_utterances() -> None:
    listener = english_listener()
    for phrase in PHRASES * 4:
        hear(listener, spoken(phrase))
        listener.finish()
    before = resident_bytes()
    for phrase in PHRASES * 20:
        hear(listener, spoken(phrase))
        listener.finish()
    assert resident_bytes() - before < 30_000_000


def test_a_recognizer_that_has_grown_is_replaced_between_two_utterances(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vosk_recognizer, "RENEW_AFTER_SAMPLES", SAMPLE_RATE_HZ)
    listener = english_listener()
    first = listener._recognizer
    hear(listener, spoken("Good morning."))
    assert listener.finish().text == "GOOD MORNING"
    assert listener._renewal is not None
    listener._renewal.join()
    hear(listener, spoken("You are right."), start_ms=30_000)
    transcript = listener.finish()
    assert listener._recognizer is not first
    assert transcript.text == "YOU ARE RIGHT"
    assert transcript.words[0].start_ms == pytest.approx(30_000 + MARGIN_MS, abs=80)
    listener.close()


def test_the_grammar_holds_what_the_tests_say() -> None:
    assert {phrase.upper().strip(".") for phrase in PHRASES} == set(GRAMMAR)
