"""Writes pages to be looked at, and hands them to the browser."""

from __future__ import annotations

from pathlib import Path

from voice_coach.adapters.odd_paths import is_odd
from voice_coach.adapters.private_files import private_folder, write_private
from voice_coach.errors import ReportError


def write_page(path: Path, html: str) -> None:
    """Write a page, mode 600, whole or not at all. Raises ReportError."""
    try:
        if is_odd(path):
            raise ReportError(f"{path} is no file.", "Name a file with --output.")
        if not path.parent.exists():
            private_folder(path.parent)
        write_private(path, html.encode(errors="replace"))
    except OSError as error:
        raise ReportError(
            f"The report cannot be written to {path} ({error.strerror}).",
            "Free some disk space, or name another file with --output.",
        ) from error


def show_page(path: Path) -> None:
    """Open a page in the browser. Raises ReportError where there is none."""
    import webbrowser

    try:
        is_shown = webbrowser.open(path.as_uri())
    except (webbrowser.Error, OSError):
        is_shown = False
    if not is_shown:
        raise ReportError("No browser was found.", f"Open {path} yourself.")
