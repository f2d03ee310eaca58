"""Reads files of numbers that come with the program."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

from voice_coach.errors import DialogError

_DAMAGE = (OSError, ValueError, KeyError, EOFError, IndexError, TypeError, BadZipFile, zlib.error)
Made = TypeVar("Made")


def read_arrays(path: Path, make: Callable[[Any], Made]) -> Made:
    """What is made of an ``.npz`` file's arrays, by name. Raises DialogError when it is damaged."""
    import numpy as np

    try:
        with path.open("rb") as stored, np.load(stored, allow_pickle=False) as file:
            return make(file)
    except _DAMAGE as error:
        raise DialogError(f"{path}:1: cannot be read.", "Install voice-coach anew.") from error


def unfitting(path: Path) -> DialogError:
    """What to raise where the arrays of a file do not fit together."""
    return DialogError(f"{path}:1: its parts do not fit.", "Install voice-coach anew.")
