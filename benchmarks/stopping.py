"""How soon "stop now" silences the coach, measured at the speaker.

Run with ``script/bench stopping``. A private sound server stands for microphone and speaker, and
all that a session by voice consists of hears with the embedded engine. Four synthetic voices say
"stop now" over the coach, with headphones and with a loudspeaker, and while it listens. Both ends
of the sound are recorded from outside: from the last sound of the words to the last of the coach's.
Below nothing: it had given way before the words were over. Needs flite for the voices.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import cast

import numpy as np

from benchmarks.latency import LOUD, Recording
from benchmarks.loopback import VOICES
from benchmarks.room_audio import spoken
from tests.audio.virtual_devices import RATE_HZ, VirtualAudio
from tests.spoken_answers import write_wav
from voice_coach.app import load_coach
from voice_coach.events import Event, Hush, Listen, Say, SpokenOut, Turn
from voice_coach.fronts import live_front
from voice_coach.session.voice_front import VoiceFront
from voice_coach.settings import load_settings

WORDS = "stop now"
LISTENING = "while it listens"
SPEAK_MS, LISTEN_MS = 3_000, 1_000
# the words come so long after the coach has begun to speak or to listen
PATIENT_MS = 4_000
# they are not understood any more after that
AFTER_MS = 600
LOOPED_DB = -12.0


@dataclass(frozen=True, slots=True)
class Surrounding:
    """Where, and over what, the words are said."""

    name: str
    barge_in: bool
    echo_db: float | None


SURROUNDINGS = (
    Surrounding("headphones, barge-in", barge_in=True, echo_db=None),
    Surrounding("headphones", barge_in=False, echo_db=None),
    Surrounding("loudspeaker, barge-in", barge_in=True, echo_db=LOOPED_DB),
    Surrounding("loudspeaker", barge_in=False, echo_db=LOOPED_DB),
    Surrounding(LISTENING, barge_in=False, echo_db=None),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """What became of the words once."""

    voice: str
    heard_ms: int | None
    # from their last sound until they were understood; None: they were not
    silent_ms: int | None
    # from their last sound to the coach's last; None where it was silent anyway
    at_once_ms: int | None
    # from the moment they were understood to its last sound, not below 0


@dataclass(frozen=True, slots=True)
class Result:
    """One surrounding."""

    name: str
    stops: tuple[Stop, ...]


class Session:
    """One front on the virtual devices, and both ends of its sound."""

    def __init__(self, front: VoiceFront, devices: VirtualAudio, folder: Path, text: str) -> None:
        self.front = front
        self.commands = load_coach(load_settings()).commands
        self._devices = devices
        self._folder = folder
        self._text = text
        self._says = 0
        self.microphone = Recording(devices.record_microphone())
        self.speaker = Recording(devices.record_speaker())

    def stop(self, voice: str, *, over: bool) -> Stop:
        """Have the words said once, and the coach silenced when they are understood."""
        self._begin(over=over)
        sound = spoken(WORDS, voice)
        path = self._folder / "words.wav"
        write_wav(path, np.rint(sound).astype(np.int16))
        began_s = time.monotonic()
        player = self._devices.start_speaking(path)
        until_ms = self.front.now_ms + len(sound) * 1000 // RATE_HZ + PATIENT_MS
        heard_s: float | None = None
        while heard_s is None and self.front.now_ms < until_ms:
            if any(self._is_stop(event) for event in self._step(over=over)):
                self.front.perform(Hush(at_once=True))
                heard_s = time.monotonic()
        self._pass(AFTER_MS)
        player.wait()
        found = self._measured(voice, sound, began_s, heard_s, over=over)
        self.front.perform(Hush())
        self._pass(AFTER_MS)
        return found

    def close(self) -> None:
        self.microphone.stop()
        self.speaker.stop()

    def _begin(self, *, over: bool) -> None:
        if over:
            self._says += 1
            self.front.perform(Say(self._says, self._text))
        else:
            self.front.perform(Listen())
        self._pass(SPEAK_MS if over else LISTEN_MS)

    def _step(self, *, over: bool) -> Sequence[Event]:
        events = self.front.next_events()
        if over and any(isinstance(event, SpokenOut) and event.is_complete for event in events):
            self._says += 1
            self.front.perform(Say(self._says, self._text))
        return events

    def _pass(self, duration_ms: int) -> None:
        end_ms = self.front.now_ms + duration_ms
        while self.front.now_ms < end_ms:
            self.front.next_events()

    def _is_stop(self, event: Event) -> bool:
        return isinstance(event, Turn) and self.commands.match(event.text) == "stop"

    def _measured(
        self, voice: str, sound: np.ndarray, began_s: float, heard_s: float | None, *, over: bool
    ) -> Stop:
        if heard_s is None:
            return Stop(voice, None, None, None)
        first = self.microphone.sample_at(began_s)
        heard = self.microphone.samples[first:].astype(float)
        at = int(np.argmax(np.correlate(heard, sound, "valid")))
        said_s = self.microphone.time_s(first + at + len(sound))
        heard_ms = round((heard_s - said_s) * 1000)
        if not over:
            return Stop(voice, heard_ms, None, None)
        start = self.speaker.sample_at(began_s)
        loud = np.flatnonzero(np.abs(self.speaker.samples[start:].astype(int)) > LOUD)
        silent_s = self.speaker.time_s(start + int(loud[-1])) if len(loud) else began_s
        at_once_ms = max(0, round((silent_s - heard_s) * 1000))
        return Stop(voice, heard_ms, round((silent_s - said_s) * 1000), at_once_ms)


def measure(where: Surrounding, devices: VirtualAudio, rounds: int) -> Result:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if where.echo_db is not None:
            devices.add_echo(where.echo_db)
            stack.callback(devices.remove_echo)
        chosen = {"engine": "whisper", "barge_in": where.barge_in}
        coach = load_coach(load_settings().model_copy(update=chosen))
        front = cast("VoiceFront", live_front(lambda sentence: None)(coach, stack))
        text = " ".join(coach.script.drills[0].why.split() * 3)
        session = Session(front, devices, folder, text)
        stack.callback(session.close)
        voices = [VOICES[number % len(VOICES)] for number in range(rounds)]
        over = where.name != LISTENING
        return Result(where.name, tuple(session.stop(voice, over=over) for voice in voices))


def lines(result: Result) -> Iterator[str]:
    understood = [stop for stop in result.stops if stop.heard_ms is not None]
    text = f"{result.name:22} understood at first {len(understood)} of {len(result.stops)}"
    for name, figures in (
        ("from the last sound: understood", [stop.heard_ms for stop in understood]),
        ("silent", [stop.silent_ms for stop in understood]),
        ("from the text: silent", [stop.at_once_ms for stop in understood]),
    ):
        known = [figure for figure in figures if figure is not None]
        if known:
            text += f"; {name} {median(known):.0f} ms ({min(known)} to {max(known)})"
    yield text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=8, help="in each surrounding")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    devices = VirtualAudio()
    os.environ.update(devices.variables)
    results = []
    try:
        for where in SURROUNDINGS:
            results.append(measure(where, devices, options.rounds))
            print(*lines(results[-1]), sep="\n", file=sys.stderr)
    finally:
        devices.close()
    if options.json:
        print(json.dumps([asdict(result) for result in results]))
    else:
        print(*(line for result in results for line in lines(result)), sep="\n")


if __name__ == "__main__":
    main()
