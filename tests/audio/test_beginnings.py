"""The first sound of what recorded people say reaches the recogniser, however softly they begin."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from recorded_speech import Samples, frames, recording, silence, texts

from voice_coach.adapters.speech_detector import FAINT_GAIN, SileroDetector
from voice_coach.events import FRAME_BYTES, AudioFrame, Transcript, Turn
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener

LEAD_MS = 1_000
LOUD = 0.02
# of the loudest: a first sound that is quieter may be breath
CLIPS = sorted(texts())
FAR = 0.1
# 20 dB softer


class Given:
    """A recogniser that understands a word whenever it is asked, and notes what it was given."""

    name = "given"
    has_partials = False

    def __init__(self) -> None:
        self.frames_ms: list[int] = []

    def accept(self, frame: AudioFrame) -> None:
        self.frames_ms.append(frame.start_ms)

    def partial(self) -> str:
        return ""

    def peek(self) -> Transcript:
        return Transcript("so")

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> None:
        """It knows no command."""

    def settle(self) -> None:
        """It knows at once."""

    def finish(self) -> Transcript:
        return Transcript("so")

    def reset(self) -> None:
        """What was given stays known."""

    def close(self) -> None:
        """It holds nothing."""


def in_quiet_room(clip: Samples, gain: float = 1.0) -> Samples:
    """Behind and before the silence of a room."""
    sound = np.concatenate((silence(LEAD_MS), clip, silence(4_000))) * gain
    room = np.random.default_rng(5).normal(0, 4, len(sound))
    heard: Samples = np.rint(sound + room).astype(np.int16)
    return heard


def first_sound_ms(clip: Samples) -> int:
    loud = np.flatnonzero(np.abs(clip.astype(np.float64)) > LOUD * np.abs(clip).max())
    return LEAD_MS + int(loud[0]) // 16


def listen(sound: Samples, *, hears_faint: bool = True) -> tuple[Given, list[Turn]]:
    given = Given()
    faint = SileroDetector(gain=FAINT_GAIN) if hears_faint else None
    listener = Listener(Ears(given, SileroDetector(), faint=faint), Endpointing(lambda text: None))
    listener.open_floor("normal", 60_000, 0)
    turns: list[Turn] = []
    for frame in frames(sound):
        padded = AudioFrame(frame.start_ms, frame.pcm.ljust(FRAME_BYTES, b"\0"))
        turns += [event for event in listener.process(padded) if isinstance(event, Turn)]
    return given, turns


@pytest.mark.parametrize(
    ("clip", "gain"),
    [(clip, gain) for clip in (*CLIPS, "whispered.flac") for gain in (1.0, FAR)]
    # a creaking voice is as good as silent there
    + [("creaking.flac", 1.0)],
)
def test_the_recogniser_is_given_all_from_before_the_first_sound(clip: str, gain: float) -> None:
    samples = recording(clip)[: 16 * 5_000]
    given, _ = listen(in_quiet_room(samples, gain))
    assert given.frames_ms, "nobody was heard"
    assert given.frames_ms[0] <= first_sound_ms(samples)


def test_a_creaking_voice_is_heard_only_by_the_ear_that_hears_it_louder() -> None:
    sound = in_quiet_room(recording("creaking.flac"))
    assert listen(sound, hears_faint=False)[1] == []
    assert listen(sound)[1]


@pytest.mark.parametrize("clip", CLIPS)
def test_the_louder_ear_does_not_move_the_end_of_a_voice_that_is_heard_as_it_is(clip: str) -> None:
    sound = in_quiet_room(recording(clip))
    ends = [turn.end_ms for turn in listen(sound)[1]]
    assert ends == [turn.end_ms for turn in listen(sound, hears_faint=False)[1]]


@pytest.mark.parametrize("level", [3, 30, 300, 3_000])
def test_noise_opens_no_turn_however_loud_or_soft(level: int) -> None:
    random = np.random.default_rng(7)
    noise = random.normal(0, level, 16_000 * 20)
    hum = level * np.sin(2 * np.pi * 50 * np.arange(len(noise)) / 16_000)
    given, turns = listen((noise + hum).astype(np.int16))
    assert (given.frames_ms, turns) == ([], [])
