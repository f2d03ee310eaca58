"""A session's sound: who speaks when, and what happens when a device goes away."""

from __future__ import annotations

import pytest
from scripted_front import LONG_MS, LONG_TEXT, Stage, of_type
from scripted_hearing import Scene
from scripted_sound import WORD_MS

from voice_coach.events import (
    FRAME_MS,
    AdjustVoice,
    Assess,
    AudioLost,
    AudioRestored,
    Event,
    Expectation,
    Hush,
    InputEnded,
    LevelMeasured,
    Listen,
    Say,
    Silence,
    SpeakingStarted,
    SpokenOut,
    Turn,
)
from voice_coach.session.mouth import PAUSE_AFTER_SAY_MS
from voice_coach.session.voice_front import LONGEST_WAIT_S, REOPEN_WAIT_S

# --- speaking and listening -----------------------------------------------------------------------


def test_the_coach_speaks_and_then_listens() -> None:
    scene = Scene().pause(3_000).speak("you felt alone that evening i think").pause(4_000)
    stage = Stage(scene)

    def react(event: Event) -> None:
        if isinstance(event, SpokenOut):
            stage.front.perform(Listen())

    stage.front.perform(Say(1, "Say back what you heard."))
    events = stage.run(scene.now_ms, react)
    assert events[0] == SpeakingStarted(1, 0)
    assert events[1] == SpokenOut(1, 5 * WORD_MS + PAUSE_AFTER_SAY_MS)
    (turn,) = of_type(events, Turn)
    assert isinstance(turn, Turn)
    assert turn.text == "you felt alone that evening i think"
    assert not turn.is_over_coach


def test_the_floor_is_not_given_before_the_coach_has_finished() -> None:
    stage = Stage(Scene().pause(10_000))
    stage.front.perform(Say(1, LONG_TEXT))
    stage.front.perform(Listen(nudge_after_ms=1_000))
    stage.run(LONG_MS)
    assert not stage.listener.has_floor
    events = stage.run(3_000)
    assert stage.listener.has_floor
    (first, *_) = of_type(events, Silence)
    assert isinstance(first, Silence)
    assert first.at_ms >= LONG_MS + PAUSE_AFTER_SAY_MS + 1_000


def test_a_file_waits_while_the_coach_speaks_and_runs_while_it_listens() -> None:
    stage = Stage(Scene().pause(10_000))
    assert stage.held == [True]
    stage.front.perform(Say(1, "One."))
    stage.front.perform(Listen())
    stage.run(2_000)
    assert stage.held[-1] is False
    stage.front.perform(Say(2, "Two."))
    assert stage.held[-1] is True


def test_the_meter_is_told_ten_times_a_second() -> None:
    stage = Stage(Scene().pause(2_000))
    told: list[Event] = []
    stage.run(2_000, told.append)
    levels = [event for event in told if isinstance(event, LevelMeasured)]
    assert len(levels) == 20
    assert not any(level.is_speech for level in levels)


def test_the_end_of_the_input_is_told_after_the_last_turn() -> None:
    stage = Stage(Scene().speak("so you felt"))
    stage.front.perform(Listen())
    events = stage.run(stage.scene.now_ms + FRAME_MS)
    assert [type(event) for event in events[-2:]] == [Turn, InputEnded]


def test_commands_for_others_are_left_alone() -> None:
    stage = Stage(Scene().pause(1_000))
    stage.front.perform(Assess("text", Expectation("paraphrase", "listen"), "one", 1))
    stage.front.perform(AdjustVoice(gain_db=4.0))
    assert stage.speaker.gain_db == 4.0
    assert stage.run(500) == []


def test_the_coach_s_sound_reaches_the_echo_canceller_in_step_with_the_microphone() -> None:
    stage = Stage(Scene().pause(4_000))
    stage.front.perform(Say(1, "One two three."))
    stage.run(4_000)
    references = stage.canceller.references
    loud = [index for index, reference in enumerate(references) if any(reference)]
    # two frames of cushion, and the first frame is heard before anything was played
    assert loud[0] == 2
    assert len(loud) == loud[-1] - loud[0] + 1 == (3 * WORD_MS + PAUSE_AFTER_SAY_MS) // FRAME_MS


# --- hush -----------------------------------------------------------------------------------------


def test_hush_falls_silent_and_tells_what_was_cut() -> None:
    stage = Stage(Scene().pause(5_000))
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(500)
    stage.front.perform(Hush())
    assert stage.speaker.queued_ms == 0
    assert stage.run(1_000) == [SpokenOut(1, 500, False)]


def test_hush_takes_back_a_listen_that_waited() -> None:
    stage = Stage(Scene().pause(5_000))
    stage.front.perform(Say(1, "One."))
    stage.front.perform(Listen())
    stage.front.perform(Hush())
    stage.run(3_000)
    assert not stage.listener.has_floor


# --- devices that go away -----------------------------------------------------------------------


def test_a_lost_microphone_is_told_and_opened_anew() -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000)
    events = stage.run(3_000)
    lost, restored = events
    assert isinstance(lost, AudioLost)
    assert lost.at_ms == 1_000
    assert "microphone" in lost.message
    assert isinstance(restored, AudioRestored)
    assert stage.speaker.reopens == 1
    assert stage.front.now_ms > 2_000


def test_the_echo_canceller_is_in_step_again_after_a_device_came_back() -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000)

    def react(event: Event) -> None:
        if isinstance(event, AudioRestored):
            stage.front.perform(Say(1, "One two three."))

    stage.run(3_000, react)
    before = 1_000 // FRAME_MS
    loud = [index for index, played in enumerate(stage.canceller.references) if any(played)]
    # as at the beginning of a session
    assert loud[0] == before + 2
    assert len(loud) == loud[-1] - loud[0] + 1 == (3 * WORD_MS + PAUSE_AFTER_SAY_MS) // FRAME_MS


def test_the_echo_is_learned_anew_after_a_device_came_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000)
    met_ms: list[int] = []
    monkeypatch.setattr(stage.listener, "meet_devices", lambda: met_ms.append(stage.front.now_ms))
    stage.run(3_000)
    assert met_ms == [1_000]


def test_attempts_to_get_a_device_back_become_rarer() -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000, refusals=6)
    events = stage.run(6_000)
    assert [type(event) for event in events[:2]] == [AudioLost, AudioRestored]
    assert stage.sleeper.waits_s == [0.5, 1.0, 2.0, 4.0, LONGEST_WAIT_S, LONGEST_WAIT_S]
    assert stage.sleeper.waits_s[0] == REOPEN_WAIT_S


def test_a_session_that_waits_for_a_device_can_be_left_every_tenth_of_a_second() -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000, refusals=6)
    stage.run(6_000)
    assert stage.sleeper.sleeps
    assert max(seconds for _, seconds in stage.sleeper.sleeps) <= 0.1


def test_the_first_wait_is_short_again_after_a_device_came_back() -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000, refusals=3)
    stage.run(2_500)
    stage.microphone.frames.insert(stage.microphone.position, None)
    stage.microphone.refusals = 1
    stage.run(1_000)
    assert stage.sleeper.waits_s == [0.5, 1.0, 2.0, 0.5]


def test_a_lost_speaker_is_told_and_nothing_old_is_said_when_it_is_back() -> None:
    stage = Stage(Scene().pause(9_000))
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(1_000)
    stage.speaker.is_lost = True
    stage.run(FRAME_MS)
    assert isinstance(stage.events[-1], AudioLost)
    stage.front.perform(Hush())
    events = stage.run(5_000)
    assert AudioRestored(1_000) in events
    assert stage.speaker.queued_ms == 0
    assert stage.rendered == [LONG_TEXT]
    stage.front.perform(Say(2, "The sound is back."))
    assert SpeakingStarted(2, stage.front.now_ms) in stage.run(FRAME_MS)


@pytest.mark.parametrize("is_during_speech", [False, True])
def test_speech_is_heard_after_the_devices_are_back(is_during_speech: bool) -> None:
    scene = Scene().pause(1_000).speak("it was").pause(400).speak("so late that night")
    scene.pause(4_000)
    stage = Stage(scene, loses_at_ms=1_500 if is_during_speech else 600)
    stage.front.perform(Listen())
    events = stage.run(scene.now_ms + 2 * FRAME_MS)
    (turn,) = of_type(events, Turn)
    assert isinstance(turn, Turn)
    assert turn.text == "it was so late that night"


def test_closing_lets_go_of_the_devices() -> None:
    stage = Stage(Scene().pause(1_000))
    stage.front.close()
    assert stage.microphone.read() is None
