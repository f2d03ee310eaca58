"""Tells a file, a folder or a name from what stands in its place; a pipe never comes to an end."""

from __future__ import annotations

from pathlib import Path


def is_odd(path: Path) -> bool:
    """Whether a folder, a pipe or a device stands where a file is looked for.

    To open a pipe waits for whoever writes into it, so this is asked first. False where there is
    nothing at all. Raises OSError for a path that may not be looked at.
    """
    return path.exists() and not path.is_file()


def is_text(name: str) -> bool:
    """Whether a file's name, or any other string, can be written down as text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_odd_folder(path: Path) -> bool:
    """Whether a file, a pipe or a device stands where a folder is looked for.

    False where there is nothing at all. Raises OSError for a path that may not be looked at.
    """
    return path.exists() and not path.is_dir()
