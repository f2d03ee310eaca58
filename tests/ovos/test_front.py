"""The front between a session and an assistant, report by report."""

from __future__ import annotations

import pytest

from voice_coach.events import Hush, Listen, Say, Silence, SpeakingStarted, SpokenOut
from voice_coach.ovos.front import SILENCE, SPEECH, AssistantFront

TEN_WORDS = "one two three four five six seven eight nine ten"


class RecordingAssistant:
    """Notes what it is asked for, and reports nothing by itself."""

    def __init__(self, has_voice: bool) -> None:
        self.has_voice = has_voice
        self.spoken: list[int] = []
        self.times: dict[str, int] = {}
        self.opened = 0
        self.hushed = 0

    def speak(self, say: Say, rate_ratio: float) -> None:
        self.spoken.append(say.say_id)

    def hush(self) -> None:
        self.hushed += 1

    def open_microphone(self) -> None:
        self.opened += 1

    def turn_up(self, gain_db: float) -> None:
        raise AssertionError("nobody asked for that")

    def wake(self, about: str, after_ms: int) -> None:
        self.times[about] = after_ms

    def forget(self, about: str) -> None:
        self.times.pop(about, None)


@pytest.fixture
def assistant() -> RecordingAssistant:
    return RecordingAssistant(has_voice=True)


@pytest.fixture
def front(assistant: RecordingAssistant) -> AssistantFront:
    return AssistantFront(assistant, lambda: 1_000)


def test_lines_are_spoken_one_after_the_other(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    front.perform(Say(1, "one"))
    front.perform(Say(2, "two"))
    assert assistant.spoken == [1]
    assert list(front.voice_began(1)) == [SpeakingStarted(1, 1_000)]
    assert list(front.voice_ended(1)) == [SpokenOut(1, 1_000)]
    assert assistant.spoken == [1, 2]


def test_what_another_skill_says_ends_no_line_that_has_not_begun(front: AssistantFront) -> None:
    front.perform(Say(1, "one"))
    assert list(front.voice_began(None)) == []
    assert list(front.voice_ended(None)) == []
    assert list(front.voice_ended(1)) == [SpokenOut(1, 1_000)]


def test_one_end_may_stand_for_a_line_and_what_another_skill_said_behind_it(
    front: AssistantFront,
) -> None:
    front.perform(Say(1, "one"))
    front.voice_began(1)
    assert list(front.voice_ended(None)) == [SpokenOut(1, 1_000)]


def test_without_a_voice_a_line_lasts_as_long_as_it_takes_to_read(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    assistant.has_voice = False
    front.perform(Say(1, TEN_WORDS))
    assert assistant.times[SPEECH] == 3_870
    assert list(front.time_came(SPEECH)) == [SpokenOut(1, 1_000)]


def test_a_voice_that_begins_late_is_waited_for_all_the_same(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    assistant.has_voice = False
    front.perform(Say(1, "one"))
    front.perform(Say(2, TEN_WORDS))
    front.time_came(SPEECH)
    assert list(front.voice_began(1)) == []
    assert assistant.times[SPEECH] > 15_000
    assert list(front.voice_ended(1)) == []
    front.voice_began(2)
    assert list(front.voice_ended(2)) == [SpokenOut(2, 1_000)]


def test_a_voice_that_never_begins_is_not_waited_for_twice(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    front.perform(Say(1, "one"))
    front.perform(Say(2, TEN_WORDS))
    assert assistant.times[SPEECH] == 15_000
    front.time_came(SPEECH)
    assert assistant.times[SPEECH] == 3_870


def test_the_microphone_opens_when_all_has_been_said(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    front.perform(Say(1, "one"))
    front.voice_ended(1)
    front.perform(Listen(nudge_after_ms=20_000))
    assert assistant.opened == 0
    front.settle()
    assert (assistant.opened, assistant.times[SILENCE]) == (1, 20_000)


def test_in_a_pause_the_microphone_stays_closed(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    front.perform(Listen(nudge_after_ms=60_000))
    front.perform(Say(1, "pausing"))
    front.settle()
    front.voice_ended(1)
    assert assistant.opened == 0
    assert SILENCE not in assistant.times


def test_after_a_silence_that_nothing_was_said_to_the_microphone_stays_closed(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    front.perform(Say(1, "one"))
    front.voice_ended(1)
    front.perform(Listen(nudge_after_ms=60_000))
    front.settle()
    assert [type(event) for event in front.time_came(SILENCE)] == [Silence]
    front.perform(Listen(nudge_after_ms=60_000))
    front.settle()
    front.understood_nothing()
    assert assistant.opened == 1


def test_a_silence_that_falls_due_while_someone_is_recorded_waits_for_the_words(
    front: AssistantFront,
) -> None:
    front.perform(Listen())
    front.settle()
    front.recording()
    assert list(front.time_came(SILENCE)) == []
    assert [type(event) for event in front.understood_nothing()] == [Silence]


def test_hush_stops_the_voice_and_forgets_what_was_to_come(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    front.perform(Say(1, "one"))
    front.perform(Say(2, "two"))
    front.perform(Hush())
    assert assistant.hushed == 1
    assert list(front.voice_ended(1)) == []
    assert assistant.spoken == [1]


def test_while_another_skill_answers_the_coach_keeps_quiet(
    front: AssistantFront, assistant: RecordingAssistant
) -> None:
    front.perform(Say(1, "one"))
    front.go_away()
    front.perform(Say(2, "two"))
    assert assistant.spoken == [1]
    assert list(front.time_came(SPEECH)) == []
    front.come_back()
    assert not front.is_away
