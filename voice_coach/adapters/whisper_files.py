"""The embedded engine's files: where they lie, and whether they are the published ones."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.extras import install_extra, pip_line
from voice_coach.adapters.model_registry import FileEntry, ModelEntry
from voice_coach.errors import ModelDamagedError, ModelMissingError


def whisper_folder(entry: ModelEntry) -> Path:
    """The folder of an installed model package; raises ModelMissingError with the remedy."""
    package = entry.package
    if package is None:
        raise ModelMissingError(
            f"No package carries {entry.name}.", "See the models with: voice-coach models list."
        )
    remedy = install_extra(package.extra)
    try:
        folder = Path(str(distribution(package.distribution).locate_file(package.folder)))
    except PackageNotFoundError as error:
        raise ModelMissingError("The embedded engine's model is not installed.", remedy) from error
    if not folder.is_dir():
        raise ModelMissingError(f"The embedded engine's model is not in {folder}.", remedy)
    return folder


def check_whisper(entry: ModelEntry, folder: Path, checked: CheckedFiles | None) -> None:
    """Compare every file's size and sha256 with the registry; raises ModelDamagedError.

    Files that passed before and have not changed are not read again; with `checked` None all are.
    """
    files = [folder / file.name for file in entry.file]
    pins = "".join(file.sha256[:8] for file in entry.file)
    what = f"{entry.name} {folder.resolve()} {pins}"
    if checked and checked.is_known_good(what, files):
        return
    for file in entry.file:
        _check_file(folder / file.name, file, _remedy(entry))
    if checked:
        checked.remember(what, files)


def _remedy(entry: ModelEntry) -> str:
    if entry.package is None:
        return "Install the model anew."
    line = pip_line("install", "--force-reinstall", "--no-deps", entry.package.distribution)
    return f"Install the model anew with: {line}."


def _check_file(path: Path, expected: FileEntry, remedy: str) -> None:
    """Raises ModelDamagedError when a file is missing or is not the one that is expected."""
    try:
        actual = path.stat().st_size
        if actual != expected.size:
            raise ModelDamagedError(
                f"{path} has {actual:,} bytes where {expected.size:,} are expected.", remedy
            )
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelDamagedError(f"{path} cannot be read.", remedy) from error
    if digest != expected.sha256:
        raise ModelDamagedError(f"{path} is not the file that was published.", remedy)
