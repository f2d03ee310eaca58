"""Whether turns begin where they should: with their first word, and never in mere noise.

A part of ``script/bench turns``. The recordings begin anew behind some silence of a room, as a
person does who has listened to the coach. What the first word is is told by the whole sound,
decoded at one go; whether its sound is there at all, `benchmarks.onsets` looks at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.onsets import in_noise, in_room_of, staged, whole
from benchmarks.turn_rules import as_frames, heard_turns, ours
from benchmarks.turn_truth import Recording, Samples
from voice_coach.events import SAMPLE_RATE_HZ, Transcript, Turn
from voice_coach.ports import Recognizer

BEHIND_MS = 5_000
OPENING_WORDS = 2
# the first word may stand behind another that was only read into it
NOISE_MS = 600_000


@dataclass(slots=True)
class Openings:
    """What became of the first words of all recordings in one kind of sound."""

    sound: str
    utterances: int = 0
    readable: int = 0
    # utterances whose first word is read rightly where all sound is decoded at one go
    unread: list[str] = field(default_factory=list)
    # of these, it does not stand where the turn begins, or there is no turn
    unheard: list[str] = field(default_factory=list)
    # recordings of which no turn was taken

    def __str__(self) -> str:
        return (
            f"first words, {self.sound}: missing in the turn {len(self.unread)} of "
            f"{self.readable} that are read at one go {self.unread}; no turn in "
            f"{len(self.unheard)} of {self.utterances} {self.unheard}"
        )


def openings(
    recordings: Sequence[Recording],
    noises: Mapping[str, Samples],
    rooms: Mapping[str, Samples],
    recognizer: Recognizer,
) -> Iterator[Openings]:
    """Clean, with noise 10 dB below the speech, and in a room; noises and rooms take turns."""
    noise, room = list(noises.values()), list(rooms.values())
    stages: dict[str, Callable[[int, Samples], Samples]] = {
        "clean": lambda _, samples: staged(whole(samples)).samples,
        "10 dB": lambda index, samples: in_noise(noise[index % len(noise)], whole(samples)).samples,
        "room": lambda index, samples: in_room_of(room[index % len(room)], whole(samples)).samples,
    }
    for sound, stage in stages.items():
        found = Openings(sound)
        for index, recording in enumerate(recordings):
            behind = np.zeros(BEHIND_MS * SAMPLE_RATE_HZ // 1000, np.int16)
            samples = stage(index, np.concatenate((recording.samples, behind)))
            _look(found, recording, samples, recognizer)
        yield found


def _look(found: Openings, recording: Recording, samples: Samples, recognizer: Recognizer) -> None:
    found.utterances += 1
    first = _words(recording.text)[0]
    is_readable = first in _words(_at_one_go(samples, recognizer).text)[:1]
    found.readable += is_readable
    turns = heard_turns(samples, recognizer, ours())
    if not turns:
        found.unheard.append(recording.file)
    opening = _words(turns[0].text)[:OPENING_WORDS] if turns else []
    if is_readable and first not in opening:
        found.unread.append(recording.file)


def _at_one_go(samples: Samples, recognizer: Recognizer) -> Transcript:
    recognizer.reset()
    for frame in as_frames(samples):
        recognizer.accept(frame)
    return recognizer.finish()


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def noise_turns(noise: Samples, recognizer: Recognizer) -> list[Turn]:
    """What ten minutes of noise are taken for."""
    samples = np.resize(noise, NOISE_MS * SAMPLE_RATE_HZ // 1000)
    return heard_turns(samples, recognizer, ours())
