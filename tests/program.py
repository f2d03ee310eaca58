"""The real program in a child process, and what it leaves on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
LIMIT_S = 240
# generous: a child that hangs must not hang the tests


@dataclass(frozen=True)
class Program:
    """`voice-coach` with a data folder of its own."""

    data_dir: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    # added to the environment
    prefix: Sequence[str] = ()
    # a command that runs the program, such as `unshare -n`

    @property
    def env(self) -> dict[str, str]:
        own = {"VOICE_COACH_DATA_DIR": str(self.data_dir), "PYTHONUNBUFFERED": "1"}
        return {**os.environ, **own, **self.variables}

    def command(self, *words: str) -> list[str]:
        return [*self.prefix, sys.executable, "-m", "voice_coach.cli.main", *words]

    def run(self, *words: str, typed: str | bytes = "") -> subprocess.CompletedProcess[str]:
        """Run it to its end; `typed` comes from standard input, which is no terminal."""
        lines = typed.encode() if isinstance(typed, str) else typed
        done = subprocess.run(
            self.command(*words),
            env=self.env, input=lines, capture_output=True, check=False, timeout=LIMIT_S,
        )  # fmt: skip
        output, errors = (part.decode(errors="replace") for part in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, output, errors)

    @contextmanager
    def running(self, *words: str, typed: str = "") -> Iterator[Running]:
        """Run it beside the test, its standard input left open behind `typed`."""
        child = subprocess.Popen(
            self.command(*words),
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert child.stdin is not None
        child.stdin.write(typed)
        child.stdin.flush()
        try:
            yield Running(child)
        finally:
            child.kill()
            child.communicate(timeout=LIMIT_S)

    # --- what is on the disk ------------------------------------------------------------------

    def journals(self) -> list[Path]:
        """The journals, oldest first."""
        return sorted(
            (self.data_dir / "journal").glob("*.jsonl"), key=lambda path: path.stat().st_mtime_ns
        )

    def entries(self, index: int = -1) -> list[Entry]:
        """A journal's whole lines: by default the newest journal's."""
        lines = self.journals()[index].read_text(encoding="utf-8").split("\n")[:-1]
        return [json.loads(line) for line in lines]

    def of_type(self, name: str, index: int = -1) -> list[Entry]:
        return [entry for entry in self.entries(index) if entry["type"] == name]


@dataclass(frozen=True)
class Running:
    """A session that is going on."""

    child: subprocess.Popen[str]

    def until(self, *starts: str) -> str:
        """Read what it prints until a line begins so; gives that line."""
        assert self.child.stdout is not None
        seen = []
        for line in self.child.stdout:
            seen.append(line)
            if line.startswith(starts):
                return line
        raise AssertionError(f"never printed {starts}: {''.join(seen)}")

    def type(self, line: str) -> None:
        assert self.child.stdin is not None
        self.child.stdin.write(f"{line}\n")
        self.child.stdin.flush()

    def answer(self, *lines: str) -> None:
        """Type one line after the other, and wait until the coach begins to reply to the last."""
        for line in lines:
            self.type(line)
            self.until(f"You: {line}")
        self.until("Coach:")


def captions(output: str, who: str) -> list[str]:
    """What someone said, line by line."""
    start = f"{who}: "
    return [line.removeprefix(start) for line in output.splitlines() if line.startswith(start)]


def without_devices(folder: Path) -> dict[str, str]:
    """Variables that make PortAudio find nothing at all."""
    # no sound card can be looked at, and no sound server be reached
    (folder / "asound.conf").write_text("</usr/share/alsa/alsa.conf>\nctl.hw { type null }\n")
    nowhere = f"unix:{folder}/none"
    return {
        "PULSE_SERVER": nowhere,
        "PIPEWIRE_REMOTE": f"{folder}/none",
        "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
    }
