"""Reads the YAML files of word lists that ship with the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from voice_coach.errors import DialogError

REMEDY = "Install voice-coach anew."
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, in C where PyYAML was built with it."""


def read_mapping(path: Path) -> Mapping[str, Any]:
    """The named entries of a file. Raises DialogError, its message starting with ``file:line``."""
    try:
        loaded = yaml.load(read_words(path), Loader=LOADER)  # noqa: S506 (safe)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DialogError(f"{path}:{line}: {error.problem or 'no valid YAML'}.", REMEDY) from error
    except yaml.YAMLError as error:
        raise DialogError(f"{path}:1: no valid YAML.", REMEDY) from error
    if not isinstance(loaded, dict) or loaded.get("version") != 1:
        raise DialogError(f"{path}:1: the file must hold named lists and version 1.", REMEDY)
    return loaded


def read_words(path: Path) -> str:
    """The text of a file. Raises DialogError, its message starting with ``file:line``."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DialogError(f"{path}:1: cannot be read.", REMEDY) from error
