"""The inside of a voice's own process: reads requests from stdin, writes sound to stdout.

A request is one line of JSON, ``{"text": str, "rate_ratio": float}``. The answer is one line,
``{"rate_hz": int, "count": int}`` followed by count 16-bit little-endian samples, or
``{"error": str}``. The first answer comes unasked, when the engine is ready.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

import numpy as np

from voice_coach.errors import VoiceError
from voice_coach.ports import Sound

Render = Callable[[str, float], Sound]


def serve(open_engine: Callable[[], Render]) -> None:
    """Answer requests until stdin ends, which it does when the parent process is gone."""
    # a system without process groups sends Ctrl-C here too
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError):
        # the parent was gone before it had its answer
        _serve(open_engine, _claim_stdout())


def _serve(open_engine: Callable[[], Render], answers: BinaryIO) -> None:
    try:
        render = open_engine()
    except VoiceError as error:
        _write(answers, {"error": error.message, "remedy": error.remedy})
        return
    _write(answers, {"rate_hz": 0, "count": 0})
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            sound = render(request["text"], request["rate_ratio"])
        except VoiceError as error:
            _write(answers, {"error": error.message, "remedy": error.remedy})
            continue
        pcm = sound.samples.astype("<i2").tobytes()
        _write(answers, {"rate_hz": sound.rate_hz, "count": len(sound.samples)}, pcm)


def _claim_stdout() -> BinaryIO:
    """Keep stdout for answers alone: engines print to it, which goes nowhere instead."""
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    return answers


def _write(answers: BinaryIO, header: dict[str, str | int], pcm: bytes = b"") -> None:
    answers.write(json.dumps(header).encode() + b"\n" + pcm)
    answers.flush()


def silence(rate_hz: int) -> Sound:
    """What a text without anything to say sounds like."""
    return Sound(np.zeros(0, np.int16), rate_hz)
