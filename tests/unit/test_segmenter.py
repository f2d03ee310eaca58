"""Stretches of speech from a probability and a level for each frame."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.events import FRAME_MS, SpeechEnded, SpeechStarted
from voice_coach.hearing.segmenter import Segmenter, SegmenterSettings

Change = SpeechStarted | SpeechEnded
LOUD_DB, ROOM_DB = -20.0, -60.0
SETTINGS = SegmenterSettings()


def run(
    probabilities: list[float], segmenter: Segmenter | None = None, level: float | None = None
) -> list[Change]:
    segmenter = segmenter or Segmenter()
    changes = []
    for index, probability in enumerate(probabilities):
        loudness = (LOUD_DB if probability > 0.3 else ROOM_DB) if level is None else level
        change = segmenter.push(index * FRAME_MS, probability, loudness)
        if change is not None:
            changes.append(change)
    return changes


def stretch(duration_ms: int, probability: float = 0.95) -> list[float]:
    return [probability] * (duration_ms // FRAME_MS)


def quiet(duration_ms: int) -> list[float]:
    return stretch(duration_ms, 0.02)


def test_a_stretch_is_told_with_its_true_start_and_end() -> None:
    changes = run(quiet(500) + stretch(600) + quiet(500))
    assert changes == [SpeechStarted(500), SpeechEnded(1_100)]


def test_a_click_is_no_speech() -> None:
    assert run(quiet(500) + stretch(60) + quiet(500)) == []


def test_a_gap_between_words_parts_nothing() -> None:
    changes = run(quiet(200) + stretch(300) + quiet(140) + stretch(300) + quiet(400))
    assert changes == [SpeechStarted(200), SpeechEnded(940)]


def test_a_pause_parts_two_stretches() -> None:
    changes = run(stretch(300) + quiet(300) + stretch(300) + quiet(300))
    assert [type(change) for change in changes] == [SpeechStarted, SpeechEnded] * 2


def test_speech_with_a_flicker_at_its_start_begins_where_it_began() -> None:
    changes = run([*quiet(200), 0.9, 0.1, *stretch(400), *quiet(400)])
    assert changes[0] == SpeechStarted(200)


def test_speech_that_trails_off_is_held_by_the_lower_threshold() -> None:
    changes = run(quiet(200) + stretch(300) + stretch(400, 0.4) + quiet(400))
    assert changes == [SpeechStarted(200), SpeechEnded(900)]


def test_talk_no_louder_than_the_room_is_not_taken() -> None:
    segmenter = Segmenter()
    run(quiet(10_000), segmenter, level=-40.0)
    assert run(stretch(2_000), segmenter, level=-38.0) == []
    assert run(stretch(2_000), segmenter, level=-25.0) == [SpeechStarted(0)]


FRAMES = st.tuples(st.floats(0, 1), st.floats(-90, 0))
RUNS = st.lists(
    st.tuples(st.sampled_from([0.02, 0.4, 0.95]), st.sampled_from([-70.0, -45.0, -15.0])).flatmap(
        lambda frame: st.integers(1, 40).map(lambda count: [frame] * count)
    ),
    max_size=30,
).map(lambda runs: [frame for frames in runs for frame in frames])


@given(st.one_of(st.lists(FRAMES, max_size=300), RUNS))
def test_starts_and_ends_alternate_and_never_go_back_in_time(
    frames: list[tuple[float, float]],
) -> None:
    segmenter = Segmenter()
    changes: list[Change] = []
    for index, (probability, level) in enumerate(frames):
        change = segmenter.push(index * FRAME_MS, probability, level)
        if change is not None:
            changes.append(change)
            assert 0 <= change.at_ms <= (index + 1) * FRAME_MS
    kinds = [type(change) for change in changes]
    assert kinds == ([SpeechStarted, SpeechEnded] * len(kinds))[: len(kinds)]
    assert all(first.at_ms <= second.at_ms for first, second in pairwise(changes))
    assert segmenter.is_speech == (len(changes) % 2 == 1)


@given(RUNS)
def test_no_clear_speech_is_lost(frames: list[tuple[float, float]]) -> None:
    """Every frame that is speech beyond doubt for long enough lies within a stretch."""
    segmenter = Segmenter()
    spans: list[list[int]] = []
    padded = [*frames, *[(0.02, -70.0)] * 20]
    for index, (probability, level) in enumerate(padded):
        change = segmenter.push(index * FRAME_MS, probability, level)
        if isinstance(change, SpeechStarted):
            spans.append([change.at_ms])
        elif change is not None:
            spans[-1].append(change.at_ms)
    clear = [probability == 0.95 and level == -15.0 for probability, level in padded]
    window = SETTINGS.onset_ms // FRAME_MS
    for index in range(len(clear) - window + 1):
        if all(clear[index : index + window]):
            at_ms = index * FRAME_MS
            assert any(start <= at_ms < end for start, end in spans), at_ms


@pytest.mark.parametrize("onset_ms", [40, 80, 160])
def test_settings_decide_how_much_speech_makes_a_start(onset_ms: int) -> None:
    def starts(duration_ms: int) -> bool:
        segmenter = Segmenter(SegmenterSettings(onset_ms=onset_ms))
        return bool(run(stretch(duration_ms) + quiet(400), segmenter))

    assert starts(onset_ms)
    assert not starts(onset_ms - FRAME_MS)
