"""A session's sound: who speaks when, and what happens when a device goes away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from scripted_hearing import Scene, ScriptedDetector, ScriptedRecognizer
from scripted_sound import (
    WORD_MS,
    PatientSleeper,
    ScriptedMicrophone,
    ScriptedSpeaker,
    ScriptedVoice,
)

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
    Role,
    Say,
    Silence,
    SpeakingStarted,
    SpeechStarted,
    SpokenOut,
    Turn,
)
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.session.mouth import PAUSE_AFTER_SAY_MS, Mouth
from voice_coach.session.overlap import EAGER_MS, GO_ON_MS, TAIL_MS
from voice_coach.session.voice_front import (
    LONGEST_WAIT_S,
    REOPEN_WAIT_S,
    Line,
    VoiceFront,
)

LONG_TEXT = "This is quite a long sentence that the coach has to say to its very end."
LONG_MS = 16 * WORD_MS


@dataclass
class DeafCanceller:
    """Leaves the microphone as it is and remembers what the speaker is said to have played."""

    references: list[bytes] = field(default_factory=list)

    def cancel(self, microphone: bytes, speaker: bytes) -> bytes:
        self.references.append(speaker)
        return microphone


@dataclass
class Stage:
    """A front on doubles; the machine's part is played by the test."""

    scene: Scene
    loses_at_ms: int | None = None
    refusals: int = 0
    may_interrupt: bool = True
    events: list[Event] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        frames = list(self.scene.frames)
        if self.loses_at_ms is not None:
            frames.insert(self.loses_at_ms // FRAME_MS, None)  # type: ignore[arg-type]
        self.microphone = ScriptedMicrophone.hearing(frames, self.refusals)
        self.speaker = ScriptedSpeaker()
        self.voice = ScriptedVoice()
        self.sleeper = PatientSleeper()
        recognizer = ScriptedRecognizer(self.scene.words)
        endpointing = Endpointing({"stop": "stop", "pause": "pause", "skip": "skip"}.get)
        self.canceller = DeafCanceller()
        ears = Ears(recognizer, ScriptedDetector(), self.canceller)
        self.listener = Listener(ears, endpointing)
        line = Line(
            self.microphone, self.speaker, self.sleeper, self.held.append, self.speaker.advance
        )
        mouth = Mouth(self.speaker, {Role.COACH: self.voice})
        self.front = VoiceFront(line, mouth, self.listener, may_interrupt=self.may_interrupt)

    def run(
        self, duration_ms: int, react: Callable[[Event], object] = lambda event: None
    ) -> list[Event]:
        """Go on for so many frames; the meter's events are left out."""
        told: list[Event] = []
        for _ in range(duration_ms // FRAME_MS):
            for event in self.front.next_events():
                react(event)
                if not isinstance(event, LevelMeasured):
                    told.append(event)
        self.events += told
        return told

    @property
    def rendered(self) -> list[str]:
        return [text for text, _ in self.voice.rendered]


def of_type(events: Sequence[Event], kind: type[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


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


# --- over the coach -------------------------------------------------------------------------------


def test_someone_who_speaks_over_the_coach_is_given_silence_within_half_a_second() -> None:
    scene = Scene().pause(1_000).speak("stop").speak("stop").pause(2_000)
    stage = Stage(scene)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(1_000)
    assert stage.speaker.queued_ms > 0
    stage.run(400)
    # what the device has buffered is not heard either
    assert stage.speaker.cuts == ["abort"]
    assert stage.speaker.queued_ms == 0


def test_a_click_does_not_make_the_coach_give_way() -> None:
    stage = Stage(Scene().pause(1_000).make_noise(60).pause(3_000))
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(4_000)
    assert stage.speaker.cuts == []


def test_the_coach_goes_on_with_the_sentence_that_was_cut() -> None:
    scene = Scene().pause(2_000).speak("well i").pause(20_000)
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
    stage = Stage(scene, may_interrupt=False)
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


def test_without_barge_in_a_word_in_the_midst_of_the_coach_does_not_become_the_answer() -> None:
    scene = Scene().pause(LONG_MS - EAGER_MS - 1_400).speak("maybe so it was").pause(2_400)
    scene.speak("you felt alone").pause(9_000)
    stage = Stage(scene, may_interrupt=False)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.front.perform(Listen())
    (turn,) = of_type(stage.run(scene.now_ms), Turn)
    assert isinstance(turn, Turn)
    assert turn.text == "you felt alone"


def test_without_barge_in_a_misheard_call_gets_the_silence_to_be_made_again() -> None:
    scene = Scene().pause(1_000).speak("start", 300).pause(900).speak("stop", 300).pause(9_000)
    stage = Stage(scene, may_interrupt=False)
    stage.front.perform(Say(1, LONG_TEXT))
    stage.run(1_600)
    assert stage.speaker.cuts == ["abort"]
    (turn,) = of_type(stage.run(2_000), Turn)
    assert isinstance(turn, Turn)
    assert (turn.text, turn.is_over_coach) == ("stop", True)
    # it is obeyed without any of the patience that answers are given
    assert (turn.fired_ms or 0) - turn.end_ms <= 200


def test_without_barge_in_the_sentence_begins_anew_after_a_word_that_was_no_call() -> None:
    scene = Scene().pause(2_000).speak("start", 300)
    end_ms = scene.now_ms
    stage = Stage(scene.pause(20_000), may_interrupt=False)
    stage.front.perform(Say(1, f"First. {LONG_TEXT}"))
    stage.run(end_ms + 2_000)
    assert stage.rendered == ["First.", LONG_TEXT, LONG_TEXT]
    assert not of_type([*stage.events, *stage.run(9_000)], Turn)


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


def test_attempts_to_get_a_device_back_become_rarer() -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000, refusals=6)
    events = stage.run(3_000)
    assert [type(event) for event in events] == [AudioLost, AudioRestored]
    assert stage.sleeper.slept_s == [0.5, 1.0, 2.0, 4.0, LONGEST_WAIT_S, LONGEST_WAIT_S]
    assert stage.sleeper.slept_s[0] == REOPEN_WAIT_S


def test_the_first_wait_is_short_again_after_a_device_came_back() -> None:
    stage = Stage(Scene().pause(4_000), loses_at_ms=1_000, refusals=3)
    stage.run(2_000)
    stage.microphone.frames.insert(stage.microphone.position, None)
    stage.microphone.refusals = 1
    stage.run(1_000)
    assert stage.sleeper.slept_s == [0.5, 1.0, 2.0, 0.5]


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
