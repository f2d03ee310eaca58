"""A small project with this project's own scripts, which pip can install without any network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPTS = ("setup", "practice", "test", "check", "bench")

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "voice-coach"
version = "1"

[project.optional-dependencies]
embedded = []
encryption = []
natural = []

[dependency-groups]
test = []
dev = []
"""

# Builds an editable wheel of one module; a real backend would have to be downloaded.
BACKEND = """\
import base64, hashlib, os, zipfile
FILES = {
    "voice_coach.pth": os.getcwd() + "\\n",
    "voice_coach-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: voice-coach\\nVersion: 1\\n"
    "Provides-Extra: embedded\\nProvides-Extra: encryption\\nProvides-Extra: natural\\n",
    "voice_coach-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\n"
    "Root-Is-Purelib: true\\nTag: py3-none-any\\n",
    "voice_coach-1.dist-info/entry_points.txt": "[console_scripts]\\nvoice-coach = coach:main\\n",
}

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "voice_coach-1-py3-none-any.whl"
    record = "voice_coach-1.dist-info/RECORD"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        lines = [record + ",,"]
        for path, text in FILES.items():
            wheel.writestr(path, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
            lines.append(f"{path},sha256={digest.decode()},{len(text)}")
        wheel.writestr(record, "\\n".join(lines) + "\\n")
    return name

build_wheel = build_editable
"""

# Stands for the program: writes down how it was called; a file here makes `models` fail.
COACH = """\
import json, sys
from pathlib import Path

HERE = Path(__file__).parent

def main():
    with open(HERE / "calls.jsonl", "a") as calls:
        calls.write(json.dumps(sys.argv[1:]) + "\\n")
    if sys.argv[1] == "models" and (HERE / ("no-" + sys.argv[2])).exists():
        sys.exit(4)
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """One checkout in a folder of its own."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def run(
        self, script: str, *arguments: str, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one script of the checkout, with no terminal and no package index."""
        settings = {"PIP_NO_INDEX": "1", "VOICE_COACH_PYTHON": sys.executable}
        return subprocess.run(
            ["bash", str(self.root / "script" / script), *arguments],
            env={**os.environ, **settings, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def make_checkout(root: Path) -> Checkout:
    """Lay out a checkout that asks for no Debian package."""
    (root / "script").mkdir(parents=True)
    for name in SCRIPTS:
        shutil.copy(REPOSITORY / "script" / name, root / "script" / name)
    (root / "script" / "debian-packages.txt").write_text("")
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    (root / "coach.py").write_text(COACH)
    return Checkout(root)


def make_command(folder: Path, name: str, script: str) -> None:
    """Put an executable bash script on a PATH of the test's own."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/bash\n{script}\n")
    path.chmod(0o755)
