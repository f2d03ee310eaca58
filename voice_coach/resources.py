"""Where the files that ship with the program lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Path of a shipped file or folder, such as ``dialogs`` or ``models/registry.toml``.

    A wheel carries them in the package; a source checkout has them beside it.
    """
    inside = _PACKAGE / "data" / name
    return inside if inside.exists() else _PACKAGE.parent / name
