"""Where the folders of whoever runs the program lie on this system."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

from voice_coach.errors import UsageError, VoiceCoachError

APP = "voice-coach"


def data_folder() -> Path:
    """Where data are kept. Raises UsageError where there is no home directory."""
    return _at_home(platformdirs.user_data_dir)


def settings_folder() -> Path:
    """Where settings are looked for. Raises UsageError where there is no home directory."""
    return _at_home(platformdirs.user_config_dir)


def cache_folder() -> Path:
    """Where what can be made anew is kept. Raises UsageError where there is no home directory."""
    return _at_home(platformdirs.user_cache_dir)


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """A new folder that goes with the program. Raises VoiceCoachError where none can be made."""
    try:
        return tempfile.TemporaryDirectory(prefix=f"{APP}-")
    except OSError as error:
        raise VoiceCoachError(
            f"There is no folder for temporary files ({error.strerror}).",
            "Free some disk space, or set TMPDIR to a folder you can write.",
        ) from error


def expanded(path: Path) -> Path:
    """A path in which ``~`` stands for a home directory, as in a shell. Raises UsageError."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"There is no such home directory as in {path}.", "Write the whole path."
        ) from error


def _at_home(find: Callable[[str], str]) -> Path:
    try:
        # libraries ask for it as they are loaded, also where variables name every other folder
        Path.home()
        return Path(find(APP))
    except RuntimeError as error:
        # a service or a container may run the program as a user that the system does not know
        raise UsageError(
            "No home directory is known for you.", "Set HOME to a folder you can write."
        ) from error
