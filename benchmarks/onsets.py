"""Whether the recogniser is given the very first sound of what is said.

A part of ``script/bench turns`` that decodes next to nothing, so that there can be many utterances:
every recording, and what follows each longer pause in one, behind silence of several lengths, at
several levels, with each noise 10 dB below the speech, and in each room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.ears import in_room
from benchmarks.turn_rules import as_frames, ours
from benchmarks.turn_truth import Recording, Samples, noisy
from voice_coach.adapters.speech_detector import FAINT_GAIN, SileroDetector
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_MS, SAMPLE_RATE_HZ, AudioFrame, Transcript
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.ports import Recognizer

LEAD_MS = 1_000
LEADS_MS = (500, 3_000)
# others that are tried
LEVELS_DB = (-10, -20)
HEARD_MS = 3_000
# so much of each utterance; who is not heard by then is not heard
PAUSE_MS = 600
# what follows such a pause is an utterance of its own
BEFORE_MS = 300
# so much of the pause belongs to it
SHORTEST_MS = 500
ROOM_LEVEL = 4.0
# of 32,768: the noise of a quiet room
HOP_MS = 10
SPEECH_RANGE_DB = 35.0
# sound that is so much quieter than the loudest is no speech
OWN_NOISE_DB = 10.0
# nor is what lies so little above a recording's own noise
HIDDEN_DB = 30.0
# where the loudest stands out by less from the recording's own noise, nobody knows the onset
ONSET_MS = 50
# a shorter sound is a click

PerMs = SAMPLE_RATE_HZ // 1000


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance and where its first sound lies in it."""

    name: str
    samples: Samples
    onset_ms: int


@dataclass(frozen=True, slots=True)
class Staged:
    """An utterance in one kind of sound."""

    samples: Samples
    onset_ms: int


@dataclass(slots=True)
class Onsets:
    """What became of the first sounds of all utterances in one kind of sound."""

    sound: str
    utterances: int = 0
    lost: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"first sounds, {self.sound}: not given to the recogniser in {len(self.lost)} of "
            f"{self.utterances} utterances ({len(self.lost) / self.utterances:.1%}) {self.lost}"
        )


class Given:
    """ports.Recognizer that understands nothing, and knows what it was given."""

    name = "given"
    has_partials = False

    def __init__(self) -> None:
        self.frames_ms: set[int] = set()

    def accept(self, frame: AudioFrame) -> None:
        self.frames_ms.add(frame.start_ms)

    def partial(self) -> str:
        return ""

    def peek(self) -> Transcript:
        return Transcript("")

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> None:
        """It is nothing."""

    def settle(self) -> None:
        """There is nothing to settle on."""

    def finish(self) -> Transcript:
        return Transcript("")

    def reset(self) -> None:
        """What was given stays known."""

    def close(self) -> None:
        """It holds nothing."""


def onsets(
    recordings: Sequence[Recording],
    noises: Mapping[str, Samples],
    rooms: Mapping[str, Samples],
    recognizer: Recognizer,
) -> Iterator[Onsets]:
    """Each kind of sound, and all of them together; ``recognizer`` tells breaths from words."""
    spoken = [each for each in utterances(recordings) if has_words(each, recognizer)]
    total = Onsets("all")
    for sound, stage in _stages(noises, rooms):
        found = Onsets(sound)
        for each in spoken:
            found.utterances += 1
            if not is_given(stage(each)):
                found.lost.append(each.name)
        total.utterances += found.utterances
        total.lost += [f"{sound}: {name}" for name in found.lost]
        yield found
    yield total


def read_rooms(data: Path) -> dict[str, Samples]:
    """The data's room responses by file name."""
    files = sorted((data / "speech" / "noise").glob("rir*.wav"))
    return {file.name: read_sound(file) for file in files}


# --- what is said --------------------------------------------------------------------------------


def utterances(recordings: Sequence[Recording]) -> Iterator[Spoken]:
    """All that somebody begins to say whose onset can be told from the sound."""
    for recording in recordings:
        pauses = [hold for hold in recording.holds if hold.duration_ms >= PAUSE_MS]
        begins = [0, *(hold.start_ms + hold.duration_ms - BEFORE_MS for hold in pauses)]
        ends = [*(hold.start_ms + BEFORE_MS for hold in pauses), len(recording.samples) // PerMs]
        for start_ms, end_ms in zip(begins, ends, strict=True):
            samples = recording.samples[start_ms * PerMs : end_ms * PerMs]
            found_ms = onset_ms(samples) if len(samples) >= SHORTEST_MS * PerMs else None
            if found_ms is not None:
                heard = samples[: (found_ms + HEARD_MS) * PerMs]
                yield Spoken(f"{Path(recording.file).stem} at {start_ms} ms", heard, found_ms)


def has_words(spoken: Spoken, recognizer: Recognizer) -> bool:
    """Whether anything is read in it where it is decoded at one go."""
    recognizer.reset()
    for frame in as_frames(staged(spoken).samples):
        recognizer.accept(frame)
    return bool(recognizer.finish().text)


def onset_ms(samples: Samples) -> int | None:
    """Where the first sound begins; None where the recording's own noise hides that."""
    hop = HOP_MS * PerMs
    blocks = samples[: len(samples) // hop * hop].astype(np.float64).reshape(-1, hop)
    power = np.convolve(np.mean(blocks**2, axis=1), np.ones(3) / 3, mode="same")
    levels = 10 * np.log10(power + 1e-3)
    loudest, own_noise = float(levels.max()), float(np.percentile(levels, 5))
    if loudest - own_noise < HIDDEN_DB:
        return None
    is_sound = levels > max(loudest - SPEECH_RANGE_DB, own_noise + OWN_NOISE_DB)
    run = ONSET_MS // HOP_MS
    starts = [at for at in range(len(is_sound) - run) if is_sound[at : at + run].all()]
    return starts[0] * HOP_MS if starts else None


# --- how it is heard -----------------------------------------------------------------------------


def _stages(
    noises: Mapping[str, Samples], rooms: Mapping[str, Samples]
) -> Iterator[tuple[str, Callable[[Spoken], Staged]]]:
    yield "clean", staged
    for lead_ms in LEADS_MS:
        yield f"{lead_ms} ms of silence before", partial(staged, lead_ms=lead_ms)
    for level_db in LEVELS_DB:
        yield f"{level_db} dB", partial(staged, level_db=level_db)
    for name, noise in noises.items():
        yield f"{name} 10 dB below", partial(in_noise, noise)
    for name, response in rooms.items():
        yield f"in the room of {name}", partial(in_room_of, response)


def staged(spoken: Spoken, lead_ms: int = LEAD_MS, level_db: float = 0.0) -> Staged:
    """Behind the silence of a quiet room."""
    lead = lead_ms * PerMs
    room = np.random.default_rng(len(spoken.samples)).normal(
        0, ROOM_LEVEL, lead + len(spoken.samples)
    )
    room[lead:] += spoken.samples * 10 ** (level_db / 20)
    whole: Samples = np.clip(np.rint(room), -32768, 32767).astype(np.int16)
    return Staged(whole, lead_ms + spoken.onset_ms)


def whole(samples: Samples) -> Spoken:
    """A recording whose onset is not asked for."""
    return Spoken("", samples, 0)


def in_noise(noise: Samples, spoken: Spoken) -> Staged:
    """With the noise 10 dB below the speech."""
    quiet = staged(spoken)
    return Staged(noisy(quiet.samples, noise, len(spoken.samples)), quiet.onset_ms)


def in_room_of(response: Samples, spoken: Spoken) -> Staged:
    """In the room with this response."""
    wet = in_room(spoken.samples.astype(np.float64), response.astype(np.float64))
    delay_ms = int(np.argmax(np.abs(response.astype(np.float64)))) // PerMs
    clipped: Samples = np.clip(np.rint(wet), -32768, 32767).astype(np.int16)
    return staged(Spoken(spoken.name, clipped, spoken.onset_ms + delay_ms))


def is_given(sound: Staged) -> bool:
    """Whether a listener hands its recogniser the sound right behind the onset."""
    given = Given()
    ears = Ears(given, SileroDetector(), faint=SileroDetector(gain=FAINT_GAIN))
    listener = Listener(ears, ours().endpointing)
    listener.open_floor("normal", len(sound.samples), 0)
    for frame in as_frames(sound.samples):
        listener.process(frame)
    return (sound.onset_ms // FRAME_MS + 1) * FRAME_MS in given.frames_ms
