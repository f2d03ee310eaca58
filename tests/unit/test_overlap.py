"""Who goes first where the person and the coach speak at the same time."""

from __future__ import annotations

import pytest
from scripted_front import LONG_MS, LONG_TEXT, Stage, of_type
from scripted_hearing import Scene
from scripted_sound import WORD_MS

from voice_coach.events import (
    FRAME_MS,
    Event,
    Hush,
    Listen,
    Say,
    SpeakingStarted,
    SpeechStarted,
    SpokenOut,
    Turn,
)
from voice_coach.session.mouth import PAUSE_AFTER_SAY_MS
from voice_coach.session.overlap import EAGER_MS, ECHO_MS, GO_ON_MS, TAIL_MS

# --- over the coach -------------------------------------------------------------------------------


def test_someone_who_speaks_over_the_coach_is_given_silence_within_half_a_second() -> None:
    scene = Scene().pause(1_000).speak("stop").speak("stop").pause(2_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(1_000)
    assert stage.speaker.queued_ms > 0
    stage.run(400)
    # what the device has buffered is not heard either
    assert stage.front.is_speaking
    assert stage.front.is_waiting
    assert stage.speaker.cuts == ["abort"]
    assert stage.speaker.queued_ms == 0


def test_a_speaker_lost_between_two_frames_is_found_again_and_the_sentence_said() -> None:
    scene = Scene().pause(6_000)
    stage = Stage(scene)
    stage.run(500)
    stage.speaker.is_lost = True
    stage.front.perform(Say(1, LONG_TEXT))
    events = stage.run(scene.now_ms - 500)
    assert stage.speaker.reopens == 1
    assert of_type(events, SpokenOut)


def test_a_click_does_not_make_the_coach_give_way() -> None:
    stage = Stage(Scene().pause(1_000).make_noise(60).pause(3_000))
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(4_000)
    assert stage.speaker.cuts == []


def test_the_coach_goes_on_with_the_sentence_that_was_cut() -> None:
    scene = Scene().pause(2_000).speak("well i went there").pause(20_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, f"First. {LONG_TEXT}"))
    events = stage.run(scene.now_ms)
    assert stage.rendered == ["First.", LONG_TEXT, LONG_TEXT]
    assert of_type(events, SpeakingStarted) == [SpeakingStarted(1, 0)]
    (spoken,) = of_type(events, SpokenOut)
    (turn,) = of_type(events, Turn)
    assert isinstance(spoken, SpokenOut)
    assert isinstance(turn, Turn)
    assert spoken.is_complete
    assert turn.is_over_coach
    assert spoken.at_ms >= turn.end_ms + GO_ON_MS + LONG_MS


def test_the_coach_speaks_on_within_two_seconds_after_a_cough_that_was_read_as_words() -> None:
    scene = Scene().pause(1_000).speak("you're married").pause(20_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(1_000 + 2 * WORD_MS)
    assert stage.rendered == [LONG_TEXT]
    events = stage.run(2_000)
    assert stage.rendered == [LONG_TEXT, LONG_TEXT]
    assert of_type(events, Turn) == []


def test_the_coach_waits_as_long_as_someone_speaks() -> None:
    scene = Scene().pause(1_000).speak(" ".join(["and"] * 60)).pause(8_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(1_000 + 60 * 240)
    assert stage.rendered == [LONG_TEXT]
    assert stage.speaker.queued_ms == 0


def test_a_hush_in_answer_to_a_command_ends_the_wait_for_good() -> None:
    scene = Scene().pause(1_000).speak("stop").speak("stop").pause(9_000)
    stage = Stage(scene)

    def react(event: Event) -> None:
        if isinstance(event, Turn):
            stage.front.perform(Hush(at_once=True))

    stage.front.perform(Say(1, LONG_TEXT))
    events = stage.run(scene.now_ms, react)
    (spoken,) = of_type(events, SpokenOut)
    assert isinstance(spoken, SpokenOut)
    assert not spoken.is_complete
    assert stage.rendered == [LONG_TEXT]


def test_who_begins_just_before_the_coach_has_finished_is_answering() -> None:
    answer = "you felt alone at the party"
    scene = Scene().pause(LONG_MS - 300).speak(answer).pause(4_000)
    stage = Stage(scene)

    def react(event: Event) -> None:
        if isinstance(event, SpokenOut):
            stage.front.perform(Listen())

    stage.front.perform(Say(1, LONG_TEXT))
    events = stage.run(scene.now_ms, react)
    (spoken,) = of_type(events, SpokenOut)
    (turn,) = of_type(events, Turn)
    assert isinstance(spoken, SpokenOut)
    assert isinstance(turn, Turn)
    assert spoken.is_complete
    assert spoken.at_ms < LONG_MS + PAUSE_AFTER_SAY_MS
    assert (turn.text, turn.is_over_coach) == (answer, False)
    assert stage.rendered == [LONG_TEXT]


def test_who_begins_earlier_is_interrupting() -> None:
    scene = Scene().pause(LONG_MS - EAGER_MS - 600).speak("you felt alone").pause(9_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(scene.now_ms)
    assert stage.rendered == [LONG_TEXT, LONG_TEXT]


@pytest.mark.parametrize("words", ["", "hm", "uh huh", "yeah"])
def test_after_a_false_interruption_the_sentence_begins_anew_within_two_seconds(words: str) -> None:
    scene = Scene().pause(2_000).speak(words, 400)
    end_ms = scene.now_ms
    stage = Stage(scene.pause(20_000))
    stage.front.perform(Say(1, f"First. {LONG_TEXT}"))
    stage.run(end_ms + 300)
    assert stage.speaker.queued_ms == 0
    events = stage.run(1_700)
    assert stage.rendered == ["First.", LONG_TEXT, LONG_TEXT]
    assert stage.speaker.queued_ms > 0
    # it was nobody's turn, and does not become one later
    assert not of_type([*events, *stage.run(4_000)], Turn)


def test_a_yes_over_a_question_is_no_mere_sign_of_listening() -> None:
    scene = Scene().pause(1_000).speak("yes").pause(9_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, "Would you like to say all of that once more to me in new words?"))
    (turn,) = of_type(stage.run(scene.now_ms), Turn)
    assert isinstance(turn, Turn)
    assert turn.text == "yes"


def test_speech_over_the_coach_begins_for_the_session_once_it_stands_out() -> None:
    scene = Scene().pause(1_000).speak("well i").pause(4_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, LONG_TEXT))
    told = stage.run(2_000)
    (started,) = of_type(told, SpeechStarted)
    assert isinstance(started, SpeechStarted)
    assert started.at_ms == 1_000


# --- without barge-in ---------------------------------------------------------------------------


def test_without_barge_in_the_coach_speaks_on_and_takes_no_answer_meanwhile() -> None:
    scene = Scene().pause(1_000).speak("you felt alone at the party").pause(9_000)
    stage = Stage(scene, may_interrupt=False, has_headphones=True)
    stage.front.perform(Say(1, LONG_TEXT))
    events = stage.run(scene.now_ms)
    assert stage.speaker.cuts == []
    assert stage.rendered == [LONG_TEXT]
    assert not of_type(events, Turn)
    assert of_type(events, SpokenOut) == [SpokenOut(1, LONG_MS + PAUSE_AFTER_SAY_MS)]


@pytest.mark.parametrize(("words", "is_obeyed"), [("stop", True), ("pause", True), ("skip", False)])
def test_without_barge_in_only_stop_and_pause_are_obeyed_over_the_coach(
    words: str, *, is_obeyed: bool
) -> None:
    scene = Scene().pause(1_000).speak(words, 400).pause(9_000)
    stage = Stage(scene, may_interrupt=False)
    stage.front.perform(Say(1, LONG_TEXT))
    turns = of_type(stage.run(scene.now_ms), Turn)
    assert [getattr(turn, "text", "") for turn in turns] == [words] * is_obeyed


def test_without_barge_in_listening_opens_a_tail_after_the_true_end_of_the_sound() -> None:
    stage = Stage(Scene().pause(10_000), may_interrupt=False)
    stage.front.perform(Say(1, "One."))
    stage.front.perform(Listen())
    stage.run(WORD_MS + PAUSE_AFTER_SAY_MS)
    assert stage.speaker.pending_ms == 0
    stage.run(TAIL_MS - FRAME_MS)
    assert not stage.listener.has_floor
    stage.run(4 * FRAME_MS)
    assert stage.listener.has_floor


@pytest.mark.parametrize("gap_ms", [-300, 0, 200, 400])
def test_without_barge_in_an_answer_that_begins_early_is_heard_whole(gap_ms: int) -> None:
    scene = Scene().pause(LONG_MS + gap_ms).speak("yes it was so").pause(9_000)
    stage = Stage(scene, may_interrupt=False)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.front.perform(Listen())
    (turn,) = of_type(stage.run(scene.now_ms), Turn)
    assert isinstance(turn, Turn)
    assert (turn.text, turn.is_over_coach) == ("yes it was so", False)


@pytest.mark.parametrize(("before_ms", "is_answer"), [(600, True), (1_300, False)])
def test_without_barge_in_a_word_that_ended_over_the_coach_answers_only_near_its_end(
    before_ms: int, *, is_answer: bool
) -> None:
    scene = Scene().pause(LONG_MS - before_ms).speak("you and").pause(9_000)
    stage = Stage(scene, may_interrupt=False, has_headphones=True)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.front.perform(Listen())
    turns = of_type(stage.run(scene.now_ms), Turn)
    assert [getattr(turn, "text", "") for turn in turns] == ["you and"] * is_answer


def test_without_barge_in_a_word_in_the_midst_of_the_coach_does_not_become_the_answer() -> None:
    scene = Scene().pause(LONG_MS - EAGER_MS - 1_400).speak("maybe so it was").pause(2_400)
    scene.speak("you felt alone").pause(9_000)
    stage = Stage(scene, may_interrupt=False)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.front.perform(Listen())
    (turn,) = of_type(stage.run(scene.now_ms), Turn)
    assert isinstance(turn, Turn)
    assert turn.text == "you felt alone"


@pytest.mark.parametrize("words", ["mhm", "", "start", "start it now"])
def test_without_barge_in_nothing_but_a_command_makes_the_coach_fall_silent(words: str) -> None:
    scene = Scene().pause(1_000).speak(words, 400).pause(9_000)
    stage = Stage(scene, may_interrupt=False)
    stage.front.perform(Say(1, LONG_TEXT))
    events = stage.run(8_000)
    assert stage.speaker.cuts == []
    assert stage.rendered == [LONG_TEXT]
    assert not of_type(events, Turn)


def test_without_barge_in_a_misheard_call_is_understood_when_it_is_made_again() -> None:
    scene = Scene().pause(1_000).speak("start", 300).pause(900).speak("stop", 300).pause(9_000)
    stage = Stage(scene, may_interrupt=False)
    stage.front.perform(Say(1, LONG_TEXT))
    (turn,) = of_type(stage.run(4_000), Turn)
    assert isinstance(turn, Turn)
    assert (turn.text, turn.is_over_coach) == ("stop", True)
    # it is obeyed without any of the patience that answers are given
    assert (turn.fired_ms or 0) - turn.end_ms <= 200


@pytest.mark.parametrize(("pause_ms", "is_taken"), [(TAIL_MS + 100, False), (ECHO_MS + 500, True)])
def test_what_never_stood_out_behind_the_coach_is_the_rest_of_its_echo(
    pause_ms: int, *, is_taken: bool
) -> None:
    # too short to be told from an echo, and a word all the same
    scene = Scene().pause(LONG_MS + PAUSE_AFTER_SAY_MS + pause_ms).speak("no", 120).pause(9_000)
    stage = Stage(scene, may_interrupt=False, has_headphones=True)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.front.perform(Listen())
    turns = of_type(stage.run(scene.now_ms), Turn)
    assert [getattr(turn, "text", "") for turn in turns] == ["no"] * is_taken
