"""What a model's files were when it was installed, to find any later change."""

from __future__ import annotations

import hashlib
from pathlib import Path

from voice_coach.adapters.model_files import FETCH_ANEW
from voice_coach.errors import ModelDamagedError

SUMS = "SHA256SUMS"


def write_sums(model: Path) -> None:
    """Note every file's sha256 in the form that ``sha256sum -c`` reads."""
    lines = [f"{_sha256(file)}  {file.relative_to(model).as_posix()}\n" for file in _files(model)]
    (model / SUMS).write_text("".join(lines), encoding="utf-8")


def check_sums(model: Path) -> None:
    """Compare an installed model with what was noted; nothing is done when nothing was.

    Raises ModelDamagedError naming the first file that is missing or has changed.
    """
    try:
        lines = (model / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise ModelDamagedError(f"{model / SUMS} cannot be read.", FETCH_ANEW) from error
    for line in lines:
        expected, _, name = line.partition("  ")
        try:
            actual = _sha256(model / name)
        except OSError as error:
            raise ModelDamagedError(f"The model in {model} lacks {name}.", FETCH_ANEW) from error
        if actual != expected:
            raise ModelDamagedError(f"{name} of the model in {model} has changed.", FETCH_ANEW)


def _files(model: Path) -> list[Path]:
    return sorted(file for file in model.rglob("*") if file.is_file() and file.name != SUMS)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
