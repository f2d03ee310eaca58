"""A folder with little room, which goes with the process that it is mounted for."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

_OWN_MOUNTS = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",)))
_REFUSED = 77
_MOUNTED = f"""\
mount -t tmpfs -o size="$1"k tmpfs "$2" || exit {_REFUSED}
"""


def run_in_little_room(
    folder: Path, size_kb: int, lines: str, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run shell lines where ``folder`` holds no more than that; skips where none can be mounted."""
    done = subprocess.run(
        [*_OWN_MOUNTS, "sh", "-c", _MOUNTED + lines, "sh", str(size_kb), str(folder)],
        env=env, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    if done.returncode == _REFUSED or "unshare" in done.stderr:
        pytest.skip("this user may not mount a small disk")
    return done
