"""What is said, sentence by sentence, through a speaker that keeps time."""

from __future__ import annotations

import pytest
from scripted_sound import WORD_MS, ScriptedSpeaker, ScriptedVoice

from voice_coach.errors import DeviceLostError
from voice_coach.events import (
    FRAME_MS,
    AdjustVoice,
    Event,
    Role,
    Say,
    SpeakingStarted,
    SpokenOut,
)
from voice_coach.session.mouth import (
    LOOKAHEAD_MS,
    PAUSE_AFTER_SAY_MS,
    PAUSE_AFTER_SENTENCE_MS,
    Mouth,
)

THREE = "One and two. Three and four. Five and six."
SENTENCES = ["One and two.", "Three and four.", "Five and six."]
SENTENCE_MS = 3 * WORD_MS + PAUSE_AFTER_SENTENCE_MS


class Stage:
    """A mouth and its clock."""

    def __init__(self, fails_on: str = "never") -> None:
        self.voice = ScriptedVoice(fails_on)
        self.speaker = ScriptedSpeaker()
        self.told: list[str] = []
        self.mouth = Mouth(self.speaker, {Role.COACH: self.voice}, tell=self.told.append)
        self.now_ms = 0

    @property
    def rendered(self) -> list[str]:
        return [text for text, _ in self.voice.rendered]

    def run(self, duration_ms: int) -> list[Event]:
        events: list[Event] = []
        for _ in range(duration_ms // FRAME_MS):
            events.extend(self.mouth.poll(self.now_ms))
            self.now_ms += FRAME_MS
            self.speaker.advance(FRAME_MS)
        return events


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_sentences_are_played_in_their_order(stage: Stage) -> None:
    stage.mouth.say(Say(7, THREE))
    events = stage.run(10_000)
    assert stage.rendered == SENTENCES
    length_ms = 2 * SENTENCE_MS + 3 * WORD_MS + PAUSE_AFTER_SAY_MS
    assert events == [SpeakingStarted(7, 0), SpokenOut(7, length_ms)]
    assert stage.speaker.heard_ms == length_ms
    assert not stage.mouth.is_speaking


def test_the_next_sentence_is_rendered_before_the_last_one_is_over(stage: Stage) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.run(SENTENCE_MS - LOOKAHEAD_MS)
    assert stage.rendered == SENTENCES[:1]
    stage.run(2 * FRAME_MS)
    assert stage.rendered == SENTENCES[:2]


def test_one_say_waits_for_the_other(stage: Stage) -> None:
    stage.mouth.say(Say(1, "First of all."))
    stage.mouth.say(Say(2, "And then this."))
    first_ms = 3 * WORD_MS + PAUSE_AFTER_SAY_MS
    assert stage.mouth.words == "First of all."
    assert stage.run(6_000) == [
        SpeakingStarted(1, 0),
        SpokenOut(1, first_ms),
        SpeakingStarted(2, first_ms),
        SpokenOut(2, 2 * first_ms),
    ]


def test_a_say_without_a_word_is_over_at_once(stage: Stage) -> None:
    stage.mouth.say(Say(1, " ... "))
    assert stage.run(FRAME_MS) == [SpeakingStarted(1, 0), SpokenOut(1, 0)]
    assert stage.rendered == []


def test_each_role_has_its_voice_and_falls_back_to_the_coach_s(stage: Stage) -> None:
    partner = ScriptedVoice()
    stage.mouth.voices[Role.PARTNER] = partner
    stage.mouth.say(Say(1, "Hello there.", Role.PARTNER))
    stage.mouth.say(Say(2, "Good evening.", Role.PERSON))
    stage.run(5_000)
    assert [text for text, _ in partner.rendered] == ["Hello there."]
    assert stage.rendered == ["Good evening."]


def test_the_voice_can_be_made_slower_and_louder(stage: Stage) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.run(FRAME_MS)
    stage.mouth.adjust(AdjustVoice(rate_ratio=0.8, gain_db=4.0))
    stage.mouth.adjust(AdjustVoice(rate_ratio=0.8, gain_db=4.0))
    stage.run(10_000)
    assert [rate for _, rate in stage.voice.rendered] == pytest.approx([1.0, 0.64, 0.64])
    assert stage.speaker.gain_db == 8.0


# --- giving way ---------------------------------------------------------------------------------


def test_giving_way_is_silent_at_once_and_goes_on_with_the_sentence_that_was_cut(
    stage: Stage,
) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.run(SENTENCE_MS + 300)
    stage.mouth.give_way()
    assert stage.speaker.pending_ms == 0
    assert stage.mouth.is_waiting
    assert stage.mouth.words == ""
    assert stage.run(2_000) == []
    stage.mouth.go_on()
    (spoken,) = stage.run(10_000)
    assert spoken == SpokenOut(1, stage.now_ms - 10_000 + 2 * SENTENCE_MS + 140)
    assert stage.rendered == [*SENTENCES[:2], *SENTENCES[1:]]


def test_a_sentence_rendered_ahead_is_not_lost_by_giving_way(stage: Stage) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.run(SENTENCE_MS - 300)
    assert stage.rendered == SENTENCES[:2]
    stage.mouth.give_way()
    stage.mouth.go_on()
    stage.run(10_000)
    assert stage.rendered == [*SENTENCES[:2], *SENTENCES]


def test_a_sentence_that_was_heard_to_its_end_is_not_said_again(stage: Stage) -> None:
    stage.mouth.say(Say(1, "One and two."))
    stage.run(3 * WORD_MS + 100)
    stage.mouth.give_way()
    stage.mouth.go_on()
    assert stage.run(FRAME_MS) == [SpokenOut(1, stage.now_ms - FRAME_MS)]
    assert stage.rendered == ["One and two."]


def test_giving_way_twice_within_one_sentence_says_it_from_its_beginning(stage: Stage) -> None:
    stage.mouth.say(Say(1, "One and two and three."))
    for _ in range(2):
        stage.run(400)
        stage.mouth.give_way()
        stage.mouth.go_on()
    assert stage.run(10_000) == [SpokenOut(1, 800 + 5 * WORD_MS + PAUSE_AFTER_SAY_MS)]
    assert stage.rendered == ["One and two and three."] * 3


def test_what_is_left_is_known_once_all_is_rendered(stage: Stage) -> None:
    assert stage.mouth.rest_ms == 0
    stage.mouth.say(Say(1, "One and two. Three and four."))
    assert stage.mouth.rest_ms is None
    stage.run(SENTENCE_MS)
    assert stage.mouth.rest_ms == 3 * WORD_MS + PAUSE_AFTER_SAY_MS
    stage.mouth.say(Say(2, "Five and six."))
    assert stage.mouth.rest_ms is None


def test_cutting_the_end_short_counts_as_said(stage: Stage) -> None:
    stage.mouth.say(Say(1, "One and two."))
    stage.run(500)
    assert stage.mouth.cut_short(500) == [SpokenOut(1, 500)]
    assert stage.speaker.pending_ms == 0
    assert not stage.mouth.is_speaking


# --- falling silent -----------------------------------------------------------------------------


def test_hush_tells_what_was_cut_and_forgets_what_waited(stage: Stage) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.mouth.say(Say(2, THREE))
    stage.run(500)
    assert stage.mouth.hush(500) == [SpokenOut(1, 500, False)]
    assert stage.speaker.cuts == ["clear"]
    assert not stage.mouth.is_speaking
    assert stage.run(1_000) == []


def test_hush_at_once_does_not_even_play_what_the_device_holds(stage: Stage) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.run(500)
    stage.mouth.hush(500, at_once=True)
    assert stage.speaker.cuts == ["abort"]


def test_hush_ends_a_wait(stage: Stage) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.run(500)
    stage.mouth.give_way()
    stage.mouth.hush(500)
    stage.mouth.say(Say(2, "One and two."))
    assert SpeakingStarted(2, 500) in stage.run(FRAME_MS)


def test_nothing_is_left_to_be_said_where_the_speaker_was_lost(stage: Stage) -> None:
    stage.mouth.say(Say(1, THREE))
    stage.run(500)
    stage.speaker.is_lost = True
    with pytest.raises(DeviceLostError):
        stage.mouth.hush(500)
    assert not stage.mouth.is_speaking


# --- what fails ---------------------------------------------------------------------------------


def test_a_voice_that_fails_leaves_out_its_sentence_and_goes_on() -> None:
    stage = Stage(fails_on="Three")
    stage.mouth.say(Say(1, THREE))
    events = stage.run(10_000)
    assert stage.rendered == [SENTENCES[0], SENTENCES[2]]
    assert isinstance(events[-1], SpokenOut)


def test_where_the_voice_always_fails_there_is_time_to_read(stage: Stage) -> None:
    silent = Stage(fails_on="")
    for each in (stage, silent):
        each.mouth.say(Say(1, THREE))
    assert silent.run(10_000) == stage.run(10_000)
    assert silent.rendered == []


@pytest.mark.parametrize(("fails_on", "times"), [("never", 0), ("", 1), ("four", 2)])
def test_why_nothing_is_heard_is_told_once_until_the_voice_is_back(
    fails_on: str, times: int
) -> None:
    stage = Stage(fails_on)
    for say_id in (1, 2):
        stage.mouth.say(Say(say_id, THREE))
        stage.run(10_000)
    assert stage.told == ["The voice failed."] * times


def test_what_was_told_before_the_speaker_was_lost_stays_told(stage: Stage) -> None:
    stage.mouth.say(Say(1, "One."))
    stage.run(WORD_MS + PAUSE_AFTER_SAY_MS)
    stage.mouth.say(Say(2, THREE))
    told = stage.mouth.poll(stage.now_ms)
    assert next(told) == SpokenOut(1, WORD_MS + PAUSE_AFTER_SAY_MS)
    stage.speaker.is_lost = True
    with pytest.raises(DeviceLostError):
        next(told)


# --- what is known in advance -------------------------------------------------------------------


def test_the_next_sentence_is_told_before_it_has_to_be_rendered(stage: Stage) -> None:
    told: list[tuple[Role, str, float]] = []
    stage.mouth.prepare = lambda *order: told.append(order)
    stage.mouth.say(Say(1, "One and two. Three and four."))
    stage.mouth.say(Say(2, "Five and six.", Role.PARTNER))
    stage.run(FRAME_MS)
    assert stage.rendered == ["One and two."]
    assert told == [(Role.COACH, "Three and four.", 1.0)]
    stage.run(SENTENCE_MS)
    assert stage.rendered == ["One and two.", "Three and four."]
    assert told[-1] == (Role.PARTNER, "Five and six.", 1.0)
    stage.run(10_000)
    assert {text for _, text, _ in told} == {"Three and four.", "Five and six."}
