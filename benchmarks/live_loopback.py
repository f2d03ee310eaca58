"""Whether a session takes its own voice for the person's in real time, on a sound server.

Run with ``script/bench live_loopback``. It holds the conversation of ``loopback`` with all that a
session by voice consists of, voice and devices included. A private sound server wires the speaker
to the microphone, as loud and as late as is asked for; it takes as long as it says. Needs flite
for the person's voices.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import cast

import numpy as np

from benchmarks.loopback import DELAYS_MS, GAINS_DB, LOUD_FRAMES, Conversation, Tally, lines
from benchmarks.room_audio import LOUD, MS, Samples, coach_texts
from tests.audio.virtual_devices import VirtualAudio
from tests.spoken_answers import write_wav
from voice_coach.app import Coach, load_coach
from voice_coach.events import FRAME_SAMPLES
from voice_coach.fronts import live_front
from voice_coach.session.voice_front import VoiceFront
from voice_coach.settings import load_settings

HEARD_MS = 500
# the last of a sound that was given to the server is heard within so long


class LiveRoom:
    """loopback.Place on the virtual devices, for one front."""

    def __init__(self, devices: VirtualAudio, front: VoiceFront, folder: Path) -> None:
        self._said_ms: list[tuple[int, int]] = []
        self._player: subprocess.Popen[bytes] | None = None
        self._devices = devices
        self._front = front
        self._folder = folder
        self._speaker = devices.record_speaker()

    @property
    def loud_frames(self) -> int:
        """LOUD_FRAMES while the speaker is in the midst of words, else 0."""
        recent = self._speaker.latest(LOUD_FRAMES * FRAME_SAMPLES).astype(int)
        loudest = np.abs(recent.reshape(-1, FRAME_SAMPLES)).max(axis=1)
        return LOUD_FRAMES if np.all(loudest > LOUD) else 0

    @property
    def said_ms(self) -> list[tuple[int, int]]:
        """From when to when the person spoke, until the last of it may have been heard."""
        if self._player is not None and self._player.poll() is None:
            start_ms, end_ms = self._said_ms[-1]
            self._said_ms[-1] = (start_ms, max(end_ms, self._front.now_ms + HEARD_MS))
        return self._said_ms

    def say(self, sound: Samples) -> None:
        path = self._folder / f"said{len(self._said_ms)}.wav"
        write_wav(path, np.rint(sound).astype(np.int16))
        now_ms = self._front.now_ms
        self._said_ms.append((now_ms, now_ms + HEARD_MS + len(sound) // MS))
        self._player = self._devices.start_speaking(path)

    def close(self) -> None:
        self._speaker.stop()


def measure(coach: Coach, devices: VirtualAudio, tally: Tally, minutes: float) -> None:
    """A session for each delay, all of them together as long as is asked for."""
    script = coach.script
    texts = coach_texts(
        text
        for drill in script.drills
        for exercise in drill.exercises
        for text in (exercise.situation, exercise.line, drill.why, drill.how, drill.ask)
    )
    texts[5:5] = script.prompts["help"]
    for index, delay_ms in enumerate(DELAYS_MS):
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            devices.add_echo(tally.gain_db, delay_ms)
            stack.callback(devices.remove_echo)
            front = cast("VoiceFront", live_front(lambda sentence: None)(coach, stack))
            room = LiveRoom(devices, front, folder)
            stack.callback(room.close)
            talk = Conversation(front, room, tally, texts, first=17 * index)
            talk.hold(minutes / len(DELAYS_MS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="of session, for each row")
    parser.add_argument("--gains", type=float, nargs="*", default=GAINS_DB, help="of the echo, dB")
    parser.add_argument("--modes", choices=["off", "on"], nargs="*", default=["off", "on"])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tallies = []
    devices = VirtualAudio()
    os.environ.update(devices.variables)
    try:
        for gain_db, mode in itertools.product(options.gains, options.modes):
            chosen = {"engine": "whisper", "barge_in": mode == "on"}
            coach = load_coach(load_settings().model_copy(update=chosen))
            tally = Tally(gain_db, mode == "on")
            measure(coach, devices, tally, options.minutes)
            tallies.append(tally)
            print(*lines([tally]), sep="\n", file=sys.stderr)
    finally:
        devices.close()
    if options.json:
        print(json.dumps([asdict(tally) for tally in tallies]))
    else:
        print(*lines(tallies), sep="\n")


if __name__ == "__main__":
    main()
