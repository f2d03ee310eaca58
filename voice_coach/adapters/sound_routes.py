"""Which device of the sound server a stream of this program really runs on.

A desktop's sound server (PulseAudio, or PipeWire in its place) does not end a stream whose device
was unplugged: it moves it to another one without a word, and where no microphone is left even to
the sound that the speaker plays. PortAudio cannot tell; the server can, when it is asked.
"""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from voice_coach.adapters.portaudio import Kind

ASK_EVERY_S = 0.4
ANSWER_LIMIT_S = 1.5
_NO_INDEX = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Route:
    """The device behind a stream."""

    device: int
    # the server's number, never given twice while it runs
    is_monitor: bool
    # no microphone, but what a speaker plays


class RouteWatch:
    """Asks the server again and again whether the stream's device is still there.

    Where there is no such server it never has anything to tell.
    """

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._route: Route | None = None
        self._is_over = threading.Event()
        self._has_vanished = threading.Event()

    def begin(self) -> None:
        """Watch the stream of this kind that was opened just now."""
        self.end()
        self._is_over, self._has_vanished = threading.Event(), threading.Event()
        self._route = find_route(self._kind)
        if self._route is not None:
            thread = threading.Thread(
                target=self._watch, args=(self._is_over, self._has_vanished), daemon=True
            )
            thread.start()

    @property
    def is_monitor(self) -> bool:
        """Whether the stream hears the speaker instead of a microphone."""
        return self._route is not None and self._route.is_monitor

    @property
    def has_vanished(self) -> bool:
        """Whether the device has gone away since `begin`."""
        return self._has_vanished.is_set()

    def end(self) -> None:
        """Watch no longer."""
        self._is_over.set()

    def _watch(self, is_over: threading.Event, has_vanished: threading.Event) -> None:
        module = _load()
        if module is None:
            return
        route = self._route
        try:
            with _connection(module) as pulse:
                while route is not None and not is_over.wait(ASK_EVERY_S):
                    now = _route(pulse, self._kind)
                    if now is not None and now.device != route.device:
                        if now.is_monitor or not _is_there(pulse, self._kind, route.device):
                            has_vanished.set()
                            return
                        # moved by the person, in the system's settings
                        route = now
        except (module.PulseError, OSError):
            # the server is gone; the stream itself tells so
            return


def find_route(kind: Kind) -> Route | None:
    """The device behind this program's newest stream; None where nobody can say."""
    module = _load()
    if module is None:
        return None
    found: list[Route | None] = []

    def ask() -> None:
        try:
            with _connection(module) as pulse:
                found.append(_route(pulse, kind))
        except (module.PulseError, OSError):
            found.append(None)

    # a frozen server never answers
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(ANSWER_LIMIT_S)
    return found[0] if found else None


@cache
def _load() -> ModuleType | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        import pulsectl
    except (ImportError, OSError):
        # the library of the sound server is not installed, and so there is none
        return None
    module: ModuleType = pulsectl
    return module


def _connection(module: ModuleType) -> Any:
    pulse = module.Pulse("voice-coach", connect=False)
    pulse.connect(autospawn=False)
    return pulse


def _route(pulse: Any, kind: Kind) -> Route | None:
    streams = pulse.source_output_list() if kind == "input" else pulse.sink_input_list()
    own = [s for s in streams if s.proplist.get("application.process.id") == str(os.getpid())]
    if not own:
        return None
    newest = max(own, key=lambda stream: int(stream.index))
    device = int(newest.source if kind == "input" else newest.sink)
    is_monitor = kind == "input" and any(
        source.index == device and source.monitor_of_sink != _NO_INDEX
        for source in pulse.source_list()
    )
    return Route(device, is_monitor)


def _is_there(pulse: Any, kind: Kind, device: int) -> bool:
    devices = pulse.source_list() if kind == "input" else pulse.sink_list()
    return any(each.index == device for each in devices)
