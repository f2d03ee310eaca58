"""Renders the demo's answers with flite into one OGG file, with silence between them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import yaml

RATE_HZ = 16_000
GAP_S = 4.5
# longer than the longest patience after an answer
VOICE = "slt"


def render(text: str, folder: Path) -> np.ndarray:
    """One answer as 16 kHz mono sound."""
    path = folder / "answer.wav"
    subprocess.run(["flite", "-voice", VOICE, "-t", text, "-o", str(path)], check=True)
    samples, rate_hz = soundfile.read(path, dtype="float32")
    if rate_hz != RATE_HZ:
        raise SystemExit(f"flite's voice {VOICE} gave {rate_hz} Hz instead of {RATE_HZ}.")
    return np.asarray(samples)


def main(folder: Path) -> None:
    """Write answers.ogg beside demo.yaml."""
    answers = yaml.safe_load((folder / "demo.yaml").read_text(encoding="utf-8"))["answers"]
    gap = np.zeros(round(GAP_S * RATE_HZ), dtype=np.float32)
    with tempfile.TemporaryDirectory() as scratch:
        parts = [part for text in answers for part in (render(text, Path(scratch)), gap)]
    target = folder / "answers.ogg"
    soundfile.write(target, np.concatenate(parts), RATE_HZ, format="OGG", subtype="VORBIS")
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
