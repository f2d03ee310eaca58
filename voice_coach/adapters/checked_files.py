"""Remembers which files were found good, so that a start need not read them all again.

What is remembered is bound to every file's size and time of change: any change asks for a
new check.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from voice_coach.adapters.odd_paths import is_odd
from voice_coach.adapters.user_folders import cache_folder


def default_memory() -> Path:
    """Where what was checked is remembered between two starts."""
    return cache_folder() / "checked-files.json"


class CheckedFiles:
    """A small JSON file of path -> fingerprint; without it everything is simply checked again."""

    def __init__(self, memory: Path | None = None) -> None:
        self._memory = memory or default_memory()

    def is_known_good(self, what: str, files: Iterable[Path]) -> bool:
        """Whether exactly these files, unchanged, passed the check called `what` before."""
        seen = fingerprint(files)
        return bool(seen) and self._read().get(what) == seen

    def remember(self, what: str, files: Iterable[Path]) -> None:
        """Never fails: a memory that cannot be written only costs time at the next start."""
        known = self._read() | {what: fingerprint(files)}
        written = self._memory.with_suffix(f".{os.getpid()}")
        try:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(json.dumps(known, indent=1), encoding="utf-8")
            written.replace(self._memory)
        except OSError:
            with suppress(OSError):
                written.unlink()

    def _read(self) -> dict[str, str]:
        try:
            if is_odd(self._memory):
                return {}
            known = json.loads(self._memory.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return known if isinstance(known, dict) else {}


def fingerprint(files: Iterable[Path]) -> str:
    """Sizes and times of change of some files, as one text; empty when one is missing."""
    try:
        stats = [(path.name, path.stat()) for path in sorted(files)]
    except OSError:
        return ""
    return " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in stats)
