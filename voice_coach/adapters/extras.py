"""How packages are added to the program and taken from it."""

from __future__ import annotations

import shlex
import sys


def pip_line(*words: str) -> str:
    """What to type for pip to do something.

    It is the pip of the Python that runs the program: another's packages would not be found here,
    and by itself it would look on the index for a program that lies in a checkout.
    """
    return f"{shlex.quote(sys.executable)} -m pip {shlex.join(words)}"


def install_extra(extra: str) -> str:
    """The remedy where what an extra brings is missing."""
    return f"Install it with: {pip_line('install', f'voice-coach[{extra}]')}."
