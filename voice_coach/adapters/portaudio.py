"""PortAudio with its sharp edges covered: loading, restarting, closing, translating errors."""

from __future__ import annotations

import atexit
import ctypes
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any, Literal, Protocol
from weakref import WeakSet

from voice_coach.errors import (
    AudioDeviceError,
    DeviceLostError,
    NoMicrophoneError,
    NoSpeakerError,
    PortAudioMissingError,
)

Kind = Literal["input", "output"]

CLOSE_LIMIT_S = 1.5
OPEN_LIMIT_S = 8.0
RESTART_LIMIT_S = 5.0
# a frozen sound server never answers: calls into it get so long, then they are left behind

_SERVER = "Check that the sound server is running, then try again."
_REMEDIES = {
    "linux": "Install it with: sudo apt-get install libportaudio2",
    "darwin": "Reinstall the package sounddevice, which brings PortAudio along.",
}


class _Generation:
    """Counts the restarts of PortAudio; every restart ends all streams that were open."""

    number = 0


class Waiting(Protocol):
    """Keeps the thread of a stream waiting in its callback."""

    def let_go(self) -> None: ...


_waiting: WeakSet[Waiting] = WeakSet()


def expect_waiting(waiting: Waiting) -> None:
    """Have it let go before a restart: PortAudio ends threads where they are, even in Python."""
    _waiting.add(waiting)


def generation() -> int:
    """How often PortAudio has been restarted in this process."""
    return _Generation.number


@cache
def load() -> ModuleType:
    """The module sounddevice. Raises PortAudioMissingError where PortAudio is not installed."""
    _silence_alsa()
    try:
        with _quiet_stderr():
            import sounddevice
    except (ImportError, OSError) as error:
        remedy = _REMEDIES.get(sys.platform, "Install PortAudio.")
        raise PortAudioMissingError("The PortAudio library is not installed.", remedy) from error
    module: ModuleType = sounddevice
    # sounddevice's own exit handler would wait for a frozen sound server for ever, and where a call
    # hangs already there is nothing to wait for
    atexit.unregister(module._exit_handler)
    atexit.register(lambda: _all_are_back(0) and within(RESTART_LIMIT_S, module._exit_handler))
    # held once more: Python lets go of it at its end, under a thread that still hangs in it
    ctypes.CDLL(module._libname)
    return module


def restart() -> None:
    """Start PortAudio anew, so that it sees the devices there are now. Ends every open stream.

    Raises DeviceLostError when the sound server does not answer.
    """
    module = load()
    _Generation.number += 1
    for waiting in list(_waiting):
        waiting.let_go()

    def renew() -> None:
        with _quiet_stderr():
            # not where an earlier restart got no further than this
            if module._initialized:
                module._terminate()
            module._initialize()

    try:
        is_done = within(RESTART_LIMIT_S, renew)
    except module.PortAudioError as error:
        raise DeviceLostError("The sound system could not be restarted.", _SERVER) from error
    if not is_done:
        raise DeviceLostError("The sound system does not answer.", _SERVER)


@contextmanager
def translated(kind: Kind) -> Iterator[None]:
    """Turn what sounddevice raises into the program's own errors."""
    module = load()
    try:
        yield
    except (module.PortAudioError, ValueError, OSError) as error:
        raise translate(error, kind) from error


def translate(error: Exception, kind: Kind) -> AudioDeviceError:
    """The program's error for one of sounddevice's while a device was looked for or opened."""
    remedy = "List the devices with: voice-coach devices"
    detail = str(error).splitlines()[0] if str(error) else type(error).__name__
    if kind == "input":
        return NoMicrophoneError(f"The microphone cannot be opened ({detail}).", remedy)
    return NoSpeakerError(f"The speaker cannot be opened ({detail}).", remedy)


def start(make: Callable[[], Any], kind: Kind) -> Any:
    """Make and start a stream. Raises NoMicrophoneError, NoSpeakerError or DeviceLostError."""
    streams: list[Any] = []
    is_given_up = threading.Event()

    def begin() -> None:
        stream = make()
        try:
            stream.start()
        except BaseException:
            # it holds the device, which the next try would find in use
            stream.close(ignore_errors=True)
            raise
        streams.append(stream)
        if is_given_up.is_set():
            stream.close(ignore_errors=True)

    with translated(kind):
        if not within(OPEN_LIMIT_S, begin):
            is_given_up.set()
            raise DeviceLostError("The sound system does not answer.", _SERVER)
    return streams[0]


def close(stream: Any, opened_in: int) -> None:
    """Abort and close a stream, giving up on a device that does not answer.

    A stream of an earlier generation was ended by the restart and must not be touched again.
    """
    if opened_in != generation():
        return

    def end() -> None:
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)

    within(CLOSE_LIMIT_S, end)


_left_behind: list[threading.Thread] = []
# calls that still hang; PortAudio must not be entered a second time before they are back


def within(limit_s: float, action: Callable[[], None]) -> bool:
    """Run an action that may hang in PortAudio; False when it took longer and was left behind."""
    if not _all_are_back(limit_s):
        return False
    failures: list[BaseException] = []

    def run() -> None:
        try:
            action()
        except BaseException as error:  # noqa: BLE001 - handed on to the caller below
            failures.append(error)

    thread = threading.Thread(target=run, name="portaudio-call", daemon=True)
    thread.start()
    # before the wait, from which Ctrl-C may call away
    _left_behind.append(thread)
    thread.join(limit_s)
    if thread.is_alive():
        return False
    _left_behind.remove(thread)
    if failures:
        raise failures[0]
    return True


def _all_are_back(limit_s: float) -> bool:
    for thread in list(_left_behind):
        thread.join(limit_s)
        if thread.is_alive():
            return False
        _left_behind.remove(thread)
    return True


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Keep what C libraries print while they look for sound servers off the screen."""
    sys.stderr.flush()
    saved = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(null)


_ALSA_HANDLER = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)


# ALSA reports here what it would else print; the error codes tell the same
_IGNORE_ALSA = _ALSA_HANDLER(lambda *_: None)


def _silence_alsa() -> None:
    if not sys.platform.startswith("linux"):
        return
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError:
        return
    alsa.snd_lib_error_set_handler(_IGNORE_ALSA)
