"""Marks that say "in use", which the system takes away when a program ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def lock(handle: int, is_shared: bool = False) -> bool:
    """Mark an open file or folder; False when someone else's mark is in the way.

    A file system that knows no such marks lets everyone through.
    """
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def locked(path: Path, is_shared: bool = False) -> Iterator[bool]:
    """Mark a file or folder for a while; gives whether it worked, True when there is none."""
    try:
        # a pipe that nobody writes into would keep the program waiting
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        yield True
        return
    try:
        yield lock(handle, is_shared)
    finally:
        os.close(handle)


def is_locked(path: Path) -> bool:
    """Whether someone, this program included, has marked a file as in use."""
    with locked(path, is_shared=True) as is_free:
        return not is_free
