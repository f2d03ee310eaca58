"""Folders and files that only their owner may look into."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from voice_coach.adapters.odd_paths import is_odd
from voice_coach.adapters.places import JOURNALS, OURS
from voice_coach.errors import HistoryError

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def private_folder(path: Path) -> None:
    """Make a folder for its owner alone; one that is there and holds only our files is closed too.

    A folder that somebody shares with other things keeps its mode. Raises OSError.
    """
    # every folder that has to be made on the way is the owner's alone
    before = os.umask(0o777 & ~FOLDER_MODE)
    try:
        path.mkdir(parents=True, exist_ok=True)
    finally:
        os.umask(before)
    found = path.stat()
    is_open = stat.S_IMODE(found.st_mode) & 0o077
    if is_open and found.st_uid == os.geteuid() and _is_ours(path):
        path.chmod(FOLDER_MODE)


def _is_ours(path: Path) -> bool:
    names = {entry.name for entry in path.iterdir()}
    return path.name == JOURNALS or all(name.split("-")[0] in OURS for name in names)


def write_private(path: Path, content: bytes) -> None:
    """Write a whole file, mode 600, so that a crash leaves the old one or the new one.

    What is no file, such as a device or a pipe, is written into. Raises OSError; the old file is
    then as it was.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if is_odd(path):
        path.write_bytes(content)
        return
    replace_private(path, lambda fresh: fresh.write_bytes(content))


def replace_private(path: Path, write: Callable[[Path], object]) -> None:
    """Put what ``write`` makes of a new file into the place of another, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE))
        write(fresh)
        sync(fresh)
        fresh.replace(path)
        sync(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the system write a file or a folder down for good."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Delete a file or a folder with all that is in it, if it is there. Raises HistoryError."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise HistoryError(
            f"{path} cannot be deleted ({error.strerror}).", "Correct its permissions."
        ) from error
