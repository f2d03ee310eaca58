"""The person's turns, heard frame by frame by engines that follow a script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_hearing import Person, Scene, only_turn, turns, waited_ms

from voice_coach.events import (
    FRAME_MS,
    Event,
    Partial,
    Silence,
    SpeechEnded,
    SpeechStarted,
    Turn,
)
from voice_coach.hearing.endpointing import Patience, PatienceSettings
from voice_coach.hearing.listener import UNCLEAR_SPEECH_MS

SETTINGS = PatienceSettings()
SENTENCE = "you felt alone at the party last night"

# --- where a turn ends --------------------------------------------------------------------------


@pytest.mark.parametrize("has_partials", [False, True])
def test_a_sentence_is_a_turn_with_its_words_and_times(has_partials: bool) -> None:
    scene = Scene().pause(500).speak(SENTENCE).pause(3_000)
    events = Person(scene, has_partials=has_partials).open_floor().hear()
    turn = only_turn(events)
    assert turn.text == SENTENCE
    assert turn.words == tuple(scene.words)
    assert (turn.start_ms, turn.end_ms) == (500, scene.words[-1].end_ms)
    assert SETTINGS.normal.shortest_ms <= waited_ms(turn) < SETTINGS.normal.longest_ms
    assert turn.reason == "finished"
    assert not turn.is_over_coach
    assert [type(event) for event in events if not isinstance(event, Partial)] == [
        SpeechStarted,
        SpeechEnded,
        Turn,
    ]


def test_a_pause_inside_a_sentence_does_not_end_the_turn() -> None:
    scene = Scene().speak("so you felt").pause(3_000).speak("alone that night").pause(5_000)
    turn = only_turn(Person(scene).open_floor().hear())
    assert turn.text == "so you felt alone that night"


def test_words_that_hang_in_the_air_get_long_patience() -> None:
    scene = Scene().speak("i was tired and").pause(6_000)
    turn = only_turn(Person(scene).open_floor().hear())
    assert (waited_ms(turn), turn.reason) == (SETTINGS.normal.longest_ms, "hanging")


@pytest.mark.parametrize("command", ["stop", "skip this one"])
def test_a_command_ends_the_turn_soon(command: str) -> None:
    scene = Scene().speak(command).pause(3_000)
    assert waited_ms(only_turn(Person(scene).open_floor().hear())) == SETTINGS.command_ms


def test_a_yes_ends_the_turn_soon_after_a_yes_or_no_question() -> None:
    scene = Scene().speak("yes").pause(3_000)
    turn = only_turn(Person(scene).open_floor("brief", expects="yes_no").hear())
    assert (waited_ms(turn), turn.reason) == (SETTINGS.yes_no_ms, "yes_no")


def test_long_patience_waits_longer() -> None:
    scene = Scene().speak(SENTENCE).pause(6_000)
    patiences: list[Patience] = ["brief", "normal", "long"]
    waits = [waited_ms(only_turn(Person(scene).open_floor(each).hear())) for each in patiences]
    assert waits == sorted(set(waits))


def test_someone_who_pauses_for_long_may_pause_for_long_again() -> None:
    scene = Scene().speak("i thought about the").pause(2_800).speak("train we took to the sea")
    scene.pause(2_800).speak("and the rain").pause(6_000)
    turn = only_turn(Person(scene).open_floor().hear())
    assert turn.text.endswith("and the rain")


def test_a_vowel_that_is_held_is_no_pause_though_the_detector_hears_no_speech() -> None:
    scene = Scene().speak("i thought it was so").hold(5_000).speak("late").pause(4_000)
    assert only_turn(Person(scene).open_floor().hear()).text == "i thought it was so late"


def test_who_draws_out_a_word_is_given_as_much_time_as_for_words_that_hang() -> None:
    scene = Scene().speak(SENTENCE).hold(1_500).pause(3_000).speak("and the rain").pause(6_000)
    assert only_turn(Person(scene).open_floor().hear()).text == f"{SENTENCE} and the rain"


def test_a_tone_that_never_ends_does_not_keep_the_turn_open_for_good() -> None:
    scene = Scene().speak(SENTENCE).hold(20_000)
    assert only_turn(Person(scene).open_floor().hear()).text == SENTENCE


# --- what is no turn ----------------------------------------------------------------------------


def test_a_cough_is_dropped_and_what_follows_is_heard() -> None:
    scene = Scene().make_noise(400).pause(4_000).speak(SENTENCE).pause(3_000)
    person = Person(scene).open_floor()
    assert only_turn(person.hear()).text == SENTENCE


def test_long_speech_without_words_is_told_as_an_empty_turn() -> None:
    scene = Scene().make_noise(UNCLEAR_SPEECH_MS + 200).pause(4_000)
    turn = only_turn(Person(scene).open_floor().hear())
    assert turn.text == ""
    assert turn.reason == "unheard"


def test_nothing_unclear_is_told_while_nobody_was_asked() -> None:
    assert turns(Person(Scene().make_noise(3_000).pause(4_000)).hear()) == []


# --- who has the floor --------------------------------------------------------------------------


def test_speech_that_began_before_the_floor_opened_and_goes_on_belongs_to_the_turn() -> None:
    scene = Scene().pause(200).speak(SENTENCE).pause(3_000)
    person = Person(scene)
    events = person.hear(last=1_000)
    person.listener.open_floor("normal", 20_000, 1_000)
    turn = only_turn(events + person.hear(first=1_000))
    assert turn.text == SENTENCE
    assert turn.start_ms == 200
    assert not turn.is_over_coach


def test_what_is_said_without_the_floor_is_said_over_the_coach() -> None:
    scene = Scene().speak("stop").pause(2_000)
    turn = only_turn(Person(scene).hear())
    assert turn.text == "stop"
    assert turn.is_over_coach


def test_one_turn_is_taken_for_each_time_the_floor_is_given() -> None:
    scene = Scene().speak(SENTENCE).pause(3_000).speak("one more thing i forgot").pause(3_000)
    person = Person(scene).open_floor()
    first, second = turns(person.hear())
    assert not first.is_over_coach
    assert second.is_over_coach
    assert not person.listener.has_floor


def test_the_beginning_of_a_word_before_speech_was_noticed_is_not_lost() -> None:
    scene = Scene().pause(1_000).speak("stop").pause(2_000)
    person = Person(scene).open_floor()
    person.hear(last=1_160)
    assert person.recognizer.given_ms[0] <= 900


# --- the coach's own voice ----------------------------------------------------------------------


def heard_over(
    coach: str, scene: Scene, silent_from_ms: int = 60_000, *, begins_at_ms: int = 0
) -> list[Turn]:
    """What is made of a scene while the coach says something, from one time to another."""
    person = Person(scene)
    events = []
    for frame in scene.frames:
        is_speaking = begins_at_ms <= frame.start_ms < silent_from_ms
        person.listener.coach_says(coach if is_speaking else "")
        events += person.listener.process(frame)
    return turns(events)


def test_the_coach_s_own_words_are_dropped() -> None:
    scene = Scene().pause(400).speak("your partner comes home late").pause(3_000)
    coach = "Here it is. Your partner comes home late, and says nothing at all."
    assert heard_over(coach, scene) == []
    assert [turn.text for turn in heard_over("It is your turn.", scene)] == [
        "your partner comes home late"
    ]


def test_the_coach_s_words_are_dropped_that_run_into_a_sound_which_began_before_them() -> None:
    scene = Scene().pause(400).speak("your partner comes home late").pause(3_000)
    coach = "Your partner comes home late, and says nothing at all."
    assert heard_over(coach, scene, begins_at_ms=640) == []
    assert len(heard_over("It is your turn.", scene, begins_at_ms=640)) == 1


def test_who_says_the_coach_s_words_after_the_coach_has_spoken_is_heard() -> None:
    scene = Scene().pause(400).speak("your partner comes home late").pause(3_000)
    coach = "Your partner comes home late."
    assert len(heard_over(coach, scene, silent_from_ms=560)) == 1


def test_stop_is_never_taken_for_the_coach_s_own_voice() -> None:
    scene = Scene().pause(400).speak("stop").pause(3_000)
    assert [turn.text for turn in heard_over("Say help or stop at any time.", scene)] == ["stop"]


# --- silence ------------------------------------------------------------------------------------


def silences(events: list[Event]) -> list[tuple[int, int]]:
    return [(event.at_ms, event.elapsed_ms) for event in events if isinstance(event, Silence)]


def test_silence_is_told_each_time_it_has_lasted_so_long() -> None:
    person = Person(Scene().pause(7_000)).open_floor(nudge_ms=3_000)
    assert silences(person.hear()) == [(3_000, 3_000), (6_000, 3_000)]


def test_someone_who_thinks_between_words_is_not_nudged() -> None:
    scene = Scene().pause(1_000).speak("i was").pause(3_000).speak("late").pause(400)
    person = Person(scene).open_floor(nudge_ms=2_000)
    assert silences(person.hear()) == []


def test_silence_counts_from_the_end_of_a_noise() -> None:
    scene = Scene().pause(1_000).make_noise(200).pause(8_000)
    ((at_ms, elapsed_ms),) = silences(Person(scene).open_floor(nudge_ms=4_000).hear())
    assert elapsed_ms == 4_000
    assert at_ms > 5_200


def test_nobody_is_nudged_without_the_floor() -> None:
    person = Person(Scene().pause(60_000))
    assert silences(person.hear()) == []
    person.open_floor(nudge_ms=1_000).listener.close_floor()
    assert silences(person.hear()) == []


# --- long turns ---------------------------------------------------------------------------------


@pytest.mark.parametrize("has_partials", [False, True])
def test_the_pieces_of_a_long_monologue_are_joined_in_order_with_all_words(
    has_partials: bool,
) -> None:
    scene = Scene()
    for part in range(12):
        scene.speak(" ".join(f"word{part}x{index}" for index in range(15))).pause(900)
    scene.pause(3_000)
    person = Person(scene, has_partials=has_partials).open_floor()
    turn = only_turn(person.hear())
    assert turn.text.split() == [word.text for word in scene.words]
    assert turn.words == tuple(scene.words)
    assert turn.end_ms == scene.words[-1].end_ms


def test_a_monologue_without_a_pause_is_heard_to_its_end() -> None:
    scene = Scene().speak(" ".join(f"w{index}" for index in range(160))).pause(5_000)
    turn = only_turn(Person(scene).open_floor().hear())
    assert turn.text.split() == [word.text for word in scene.words]


def test_what_was_said_last_is_a_turn_when_no_more_sound_comes() -> None:
    scene = Scene().pause(200).speak("so you felt")
    person = Person(scene).open_floor()
    assert turns(person.hear()) == []
    turn = only_turn(person.listener.flush(scene.now_ms))
    assert turn.text == "so you felt"
    assert person.listener.flush(scene.now_ms) == []


# --- anything at all ------------------------------------------------------------------------------

PARTS = st.lists(
    st.one_of(
        st.integers(1, 30).map(lambda count: ("speak", count)),
        st.integers(1, 300).map(lambda count: ("pause", count * FRAME_MS)),
        st.integers(1, 60).map(lambda count: ("noise", count * FRAME_MS)),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(PARTS, st.booleans())
def test_every_word_is_told_once_and_in_order(
    parts: list[tuple[str, int]], has_partials: bool
) -> None:
    scene = Scene().pause(200)
    for kind, amount in parts:
        if kind == "speak":
            said = len(scene.words)
            scene.speak(" ".join(f"w{said + index}" for index in range(amount)))
        elif kind == "pause":
            scene.pause(amount)
        else:
            scene.make_noise(amount)
    person = Person(scene, has_partials=has_partials)
    events: list[Event] = []
    for frame in scene.frames:
        if not person.listener.has_floor:
            person.listener.open_floor("normal", 10_000, frame.start_ms)
        events += person.listener.process(frame)
    events += person.listener.flush(scene.now_ms)
    told = " ".join(turn.text for turn in turns(events)).split()
    assert told == [word.text for word in scene.words]
    times = [turn.fired_ms for turn in turns(events)]
    assert times == sorted(times, key=lambda time: time or 0)
    assert all(turn.start_ms <= turn.end_ms <= (turn.fired_ms or 0) for turn in turns(events))
