"""Tries a Vosk model in a child process: what is wrong with it may end or hang the process.

Run as a program it loads the model, makes a recognizer, decodes half a second and prints how many
common English words the model knows.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.extras import pip_line
from voice_coach.adapters.model_files import (
    FETCH,
    FETCH_ANEW,
    check_layout,
    check_named_language,
)
from voice_coach.adapters.model_sums import check_sums
from voice_coach.adapters.socketless import without_socket_probes
from voice_coach.errors import ModelDamagedError, ModelLanguageError, ModelMissingError

COMMON_WORDS = (
    "the", "and", "you", "that", "was", "for", "have", "with", "this", "what", "when", "because",
    "feel", "listen", "sounds", "together", "yesterday", "people", "want", "think", "lonely",
    "evening", "remember", "sorry",
)  # fmt: skip
# a model that hears English knows nearly all; loan words never make half
NEEDED_RATIO = 0.75
LEAST_TIMEOUT_S = 30.0
BYTES_PER_S = 20_000_000


@dataclass(frozen=True, slots=True)
class Probe:
    """What a child process found out about a model."""

    known_words: int
    # of COMMON_WORDS

    @property
    def hears_english(self) -> bool:
        return self.known_words >= NEEDED_RATIO * len(COMMON_WORDS)


def check_model(path: Path, checked: CheckedFiles | None) -> None:
    """Make sure that a model can be loaded in this process and hears English.

    Raises ModelDamagedError or ModelLanguageError with one sentence and its remedy; instant for a
    model that passed before and has not changed since; with `checked` None it is always tried.
    """
    check_layout(path)
    files = _files_of(path)
    what = f"vosk {path.resolve()}"
    if checked and checked.is_known_good(what, files):
        return
    check_named_language(path)
    check_sums(path)
    foreign = f"{what} knows no English"
    is_foreign = bool(checked and checked.is_known_good(foreign, files))
    if not is_foreign and probe(path).hears_english:
        if checked:
            checked.remember(what, files)
        return
    if checked:
        checked.remember(foreign, files)
    raise ModelLanguageError(f"The Vosk model in {path} does not know English words.", FETCH)


def probe(path: Path, timeout_s: float | None = None) -> Probe:
    """Load and use a model in a child process; raises ModelDamagedError for any failure there."""
    size = sum(file.stat().st_size for file in _files_of(path))
    timeout_s = timeout_s or max(LEAST_TIMEOUT_S, size / BYTES_PER_S)
    # -P: a file in the current folder must not take a library's place
    command = [sys.executable, "-P", "-m", "voice_coach.adapters.model_probe", str(path)]
    try:
        child = subprocess.run(
            command, capture_output=True, timeout=timeout_s, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise ModelDamagedError(
            f"The Vosk model in {path} is damaged: loading it does not end.", FETCH_ANEW
        ) from error
    if child.returncode == EXIT_NO_ENGINE:
        raise ModelMissingError(
            "The Vosk engine cannot be imported.", f"Run: {pip_line('install', 'vosk')}."
        )
    try:
        answer = json.loads(child.stdout.decode("utf-8").splitlines()[-1])
        known_words = int(answer["known_words"])
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise ModelDamagedError(
            f"The Vosk model in {path} is damaged: it cannot be loaded.", FETCH_ANEW
        ) from error
    if child.returncode != 0:
        raise ModelDamagedError(
            f"The Vosk model in {path} is damaged: it fails while in use.", FETCH_ANEW
        )
    return Probe(known_words)


def _files_of(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()]


EXIT_NO_ENGINE = 3


def _try_model(path: str) -> int:
    try:
        with without_socket_probes():
            import vosk
    except (ImportError, OSError):
        return EXIT_NO_ENGINE
    vosk.SetLogLevel(-1)
    model = vosk.Model(path)
    recognizer = vosk.KaldiRecognizer(model, 16_000)
    recognizer.AcceptWaveform(bytes(16_000))
    recognizer.FinalResult()
    known = sum(model.vosk_model_find_word(word) >= 0 for word in COMMON_WORDS)
    sys.stdout.write(json.dumps({"known_words": known}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(_try_model(sys.argv[1]))
