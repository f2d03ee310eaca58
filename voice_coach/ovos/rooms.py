"""Whose history a session in a room belongs to."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

HOME = "default"
# the id of the assistant's own session, at the machine itself


def data_dir_of(data_dir: Path, room: str, site: str) -> Path:
    """The data folder for a room; a satellite has one of its own.

    ``site`` is the name that its owner gave the satellite, "unknown" for none: it stays the same
    when the satellite starts again, which the id of its session, ``room``, does not promise.
    """
    if room == HOME:
        return data_dir
    name = room if site in {"", "unknown"} else site
    # readable where it can be, and never the same folder for other letters
    readable = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
    folder = f"{readable}-{sha256(name.encode()).hexdigest()[:8]}".lstrip("-")
    return data_dir / "learners" / folder
