"""A simulated person: speaks into the virtual microphone when the coach listens."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from virtual_devices import RATE_HZ, Capture, VirtualAudio

Entry = dict[str, Any]
STOPS = 6
# over a loud echo it may have to be said again, at worst until the coach has said its line


@dataclass
class SpokenPerson:
    """Listens to a session through its journal and answers aloud."""

    devices: VirtualAudio
    program: subprocess.Popen[bytes]
    journal_dir: Path
    voice_dir: Path
    speaker: Capture
    limit_s: float = 90.0
    # how long anything may take to happen

    def entries(self) -> list[Entry]:
        """The journal so far; a line that is being written is left for the next look."""
        files = sorted(self.journal_dir.glob("*.jsonl"))
        if not files:
            return []
        lines = files[-1].read_text(encoding="utf-8").split("\n")[:-1]
        return [json.loads(line) for line in lines]

    def of_type(self, name: str) -> list[Entry]:
        return [entry for entry in self.entries() if entry["type"] == name]

    def wait_until(self, what: str, happens: Callable[[], bool]) -> None:
        """Wait on the sound card's clock until something shows in the journal."""
        last = len(self.speaker.samples) + round(self.limit_s * RATE_HZ)
        while not happens():
            assert self.program.poll() is None, f"the program ended while waiting until {what}"
            heard = len(self.speaker.wait_for(RATE_HZ // 20))
            assert heard < last, f"waited too long until {what}"

    def wait_for_floor(self, listens: int) -> None:
        """Wait until the coach has listened so often, and has fallen silent."""
        self.wait_until(
            f"it listens {listens} times", lambda: len(self.of_type("Listen")) >= listens
        )
        self.wait_until("it is silent", self.is_silent)

    def wait_for_speech(self) -> None:
        """Wait until the coach is in the middle of speaking."""
        self.wait_until("it speaks", lambda: not self.is_silent())

    def say(self, text: str, gain_db: float = 0.0) -> None:
        """Say something aloud, to its end; louder or softer than the voice is by itself."""
        path = self.voice_dir / f"{abs(hash((text, gain_db)))}.wav"
        subprocess.run(["flite", "-voice", "slt", "-t", text, "-o", str(path)], check=True)
        if gain_db:
            samples, rate_hz = soundfile.read(path)
            loud = np.clip(samples * 10 ** (gain_db / 20), -1.0, 1.0)
            soundfile.write(path, loud, rate_hz, subtype="PCM_16")
        self.devices.speak_into_microphone(path)

    def answer_when_listening(self, text: str) -> None:
        """Wait for the floor, say something, and wait until it was taken as a turn."""
        turns = len(self.of_type("Turn"))
        self.wait_for_floor(turns + 1)
        self.say(text)
        self.wait_until("the answer is heard", lambda: len(self.of_type("Turn")) > turns)

    def stop(self) -> None:
        """Say stop until the program ends: again where it was not understood."""
        for _ in range(STOPS):
            if self.program.poll() is None:
                self.say("stop now")
                self.speaker.wait_for(RATE_HZ // 2)
            for _ in range(30):
                # falling silent without an end, it waits for the word to be said again
                if self.program.poll() is not None or self.is_silent():
                    break
                self.speaker.wait_for(RATE_HZ // 10)
        assert self.program.wait(timeout=10) == 0

    def is_silent(self) -> bool:
        """Whether the last half second from the speaker was quiet."""
        recent = self.speaker.latest(RATE_HZ // 2).astype(np.float64)
        return bool(len(recent)) and float(np.sqrt(np.mean(recent**2))) < 20.0
