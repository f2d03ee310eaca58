"""Whether turns begin where they should: with their first word, and never in mere noise.

A part of ``script/bench turns``. The recordings begin anew behind some silence of a room, as a
person does who has listened to the coach. What the first word is and where it lies is told by the
whole sound, decoded at one go; its place is taken from the clean recording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.turn_rules import as_frames, heard_turns, ours
from benchmarks.turn_truth import Recording, Samples, noisy
from voice_coach.events import SAMPLE_RATE_HZ, Transcript, Turn, Word
from voice_coach.hearing.listener import PRE_ROLL_MS
from voice_coach.ports import Recognizer

LEAD_MS = 1_000
BEHIND_MS = 5_000
ROOM_LEVEL = 4.0
# of 32,768: the noise of a quiet room
OPENING_WORDS = 2
# the first word may stand behind another that was only read into it
NOISE_MS = 600_000


@dataclass(slots=True)
class Openings:
    """What became of the first words of all recordings in one kind of sound."""

    sound: str
    utterances: int = 0
    unheard: list[str] = field(default_factory=list)
    # recordings of which no turn was taken
    late: list[str] = field(default_factory=list)
    # the sound that the recognizer was given began behind the middle of the first word
    readable: int = 0
    # utterances whose first word is read rightly where all sound is decoded at one go
    unread: list[str] = field(default_factory=list)
    # of these, it does not stand where the turn begins

    def __str__(self) -> str:
        lost = len(self.late) + len(self.unheard)
        return (
            f"first words, {self.sound}: sound missing at the start of {len(self.late)} and all of "
            f"it of {len(self.unheard)} of {self.utterances} utterances "
            f"({lost / self.utterances:.1%}); not read in the turn {len(self.unread)} of "
            f"{self.readable} {sorted({*self.late, *self.unheard, *self.unread})}"
        )


def openings(
    recordings: Sequence[Recording], noises: Sequence[Samples], recognizer: Recognizer
) -> Iterator[Openings]:
    """Clean, and with noise 10 dB below the speech."""
    for sound in ("clean", "10 dB"):
        found = Openings(sound)
        for index, recording in enumerate(recordings):
            clean = _with_room(recording.samples)
            is_clean = sound == "clean"
            samples = clean if is_clean else noisy(clean, noises[index % len(noises)], index)
            words = _at_one_go(clean, recognizer).words
            first = words[0] if words else Word("", LEAD_MS, LEAD_MS)
            middle_ms = (first.start_ms + first.end_ms) // 2
            _look(found, recording, samples, middle_ms, recognizer)
        yield found


def _with_room(samples: Samples) -> Samples:
    rng = np.random.default_rng(len(samples))
    room = rng.normal(0, ROOM_LEVEL, len(samples) + (LEAD_MS + BEHIND_MS) * SAMPLE_RATE_HZ // 1000)
    start = LEAD_MS * SAMPLE_RATE_HZ // 1000
    room[start : start + len(samples)] += samples
    whole: Samples = np.clip(np.rint(room), -32768, 32767).astype(np.int16)
    return whole


def _look(
    found: Openings, recording: Recording, samples: Samples, middle_ms: int, recognizer: Recognizer
) -> None:
    found.utterances += 1
    first = _words(recording.text)[0]
    is_readable = _words(_at_one_go(samples, recognizer).text)[:1] == [first]
    found.readable += is_readable
    turns = heard_turns(samples, recognizer, ours())
    if not turns:
        found.unheard.append(recording.file)
        return
    if is_readable and first not in _words(turns[0].text)[:OPENING_WORDS]:
        found.unread.append(recording.file)
    if turns[0].start_ms - PRE_ROLL_MS > middle_ms:
        found.late.append(recording.file)


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
