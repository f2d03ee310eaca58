"""A voice's own process: started when needed, killed when it hangs, started again once."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import IO

import numpy as np

from voice_coach.errors import VoiceFailedError
from voice_coach.ports import Sound


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """Which process renders and how long it may take."""

    module: str
    # run by `python -m`; its protocol is that of voice_worker
    start_limit_s: float = 20.0
    render_limit_s: float = 10.0


@dataclass(frozen=True, slots=True)
class _Refusal:
    """The worker lives and says that it cannot."""

    message: str
    remedy: str


class VoiceProcess:
    """Renders through a child process, so that no engine can crash or hang the session."""

    def __init__(self, options: WorkerOptions) -> None:
        self._options = options
        self._child: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        # the child's temporary files, which outlive it when it is killed
        self._answers: queue.Queue[Sound | _Refusal | None] = queue.Queue()

    @property
    def pid(self) -> int | None:
        """The child's process id; None while there is none."""
        return self._child.pid if self._child else None

    def render(self, text: str, rate_ratio: float) -> Sound:
        """One piece of text; a dead or hanging child is replaced once.

        Raises VoiceFailedError.
        """
        for _ in range(2):
            try:
                return self._ask(text, rate_ratio)
            except _WorkerLostError:
                self.close()
        raise VoiceFailedError(
            "The voice's process failed twice in a row.",
            "Free some disk space, also in the folder for temporary files, choose another "
            "--voice, or install the program anew: files of the voice may be damaged.",
        )

    def start(self) -> None:
        """Start the child if there is none; returns when its engine is ready."""
        if self._child is not None:
            return
        # -P: a file in the current folder must not take a library's place
        command = [sys.executable, "-P", "-m", self._options.module]
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="voice-coach-")
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Ctrl-C is for this process alone, which still wants to say goodbye
                process_group=0,
                env={**os.environ, "TMPDIR": self._folder.name},
            )
        except OSError as error:
            self.close()
            raise VoiceFailedError(
                f"The voice's process cannot be started ({error.strerror}).",
                "Free some memory and disk space.",
            ) from error
        assert self._child.stdout is not None
        self._answers = queue.Queue()
        reader = threading.Thread(
            target=_read_answers,
            args=(self._child.stdout, self._answers),
            name="voice-answers",
            daemon=True,
        )
        reader.start()
        self._take_answer(self._options.start_limit_s)

    def close(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    _close_quietly(pipe)
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _ask(self, text: str, rate_ratio: float) -> Sound:
        self.start()
        assert self._child is not None
        assert self._child.stdin is not None
        request = json.dumps({"text": text, "rate_ratio": rate_ratio}).encode() + b"\n"
        try:
            self._child.stdin.write(request)
            self._child.stdin.flush()
        except OSError as error:
            raise _WorkerLostError from error
        return self._take_answer(self._options.render_limit_s)

    def _take_answer(self, limit_s: float) -> Sound:
        try:
            answer = self._answers.get(timeout=limit_s)
        except queue.Empty:
            raise _WorkerLostError from None
        if answer is None:
            raise _WorkerLostError
        if isinstance(answer, _Refusal):
            self.close()
            raise VoiceFailedError(answer.message, answer.remedy)
        return answer


class _WorkerLostError(Exception):
    """The child ended or did not answer in time."""


def _read_answers(pipe: IO[bytes], answers: queue.Queue[Sound | _Refusal | None]) -> None:
    """Hand on what the child writes; None when it writes no more."""
    try:
        while header := pipe.readline():
            answers.put(_read_answer(pipe, header))
    except (OSError, ValueError):
        # the pipe was closed, or the child broke off within an answer
        pass
    answers.put(None)


def _read_answer(pipe: IO[bytes], header: bytes) -> Sound | _Refusal:
    fields = json.loads(header)
    if "error" in fields:
        return _Refusal(fields["error"], fields.get("remedy", ""))
    pcm = pipe.read(2 * fields["count"])
    if len(pcm) < 2 * fields["count"]:
        raise ValueError("the answer broke off")
    return Sound(np.frombuffer(pcm, dtype="<i2").astype(np.int16), fields["rate_hz"])


def _close_quietly(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        # bytes that a dead child never took
        return
