"""A stream of PortAudio on one device: found by name, opened as the device takes it, reopened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from voice_coach.adapters import portaudio
from voice_coach.adapters.audio_devices import AudioDevice, find_device
from voice_coach.adapters.sound_routes import RouteWatch
from voice_coach.errors import AudioDeviceError, NoMicrophoneError, NoSpeakerError

Start = Callable[[int, int], Any]
# starts a stream of sounddevice at a rate in Hz, with so many channels; raises AudioDeviceError

_CHANNELS = (1, 2)
# our sound has one, and some devices insist on two


class DeviceStream:
    """What a microphone and a speaker have in common; ``find``, then ``start``."""

    device: AudioDevice
    # the one that was found last

    def __init__(self, kind: portaudio.Kind, wanted: str | None) -> None:
        """``wanted``: a name, a unique part of one, or a number; None is the system's default."""
        self._kind: portaudio.Kind = kind
        self._wanted = wanted
        self.running: Any = None
        # the stream of sounddevice that was started last
        self._route = RouteWatch(kind)
        self._opened_in = self._tried_in = -1
        # the generations of PortAudio that the stream belongs to, -1 while there is none, and
        # in which opening was last tried

    def find(self) -> AudioDevice:
        """Look for the device; raises PortAudioMissingError or AudioDeviceError."""
        self._tried_in = portaudio.generation()
        self.device = find_device(self._kind, self._wanted)
        return self.device

    def start(self, rates_hz: Iterable[int], start: Start) -> int:
        """Start a stream at the first of the rates that the device takes; gives that rate.

        Raises NoMicrophoneError or NoSpeakerError as the first try did, or DeviceLostError, after
        which nothing else is tried.
        """
        self.running, rate_hz = self._started(rates_hz, start)
        self._opened_in = self._tried_in
        self._route.begin()
        return rate_hz

    def _started(self, rates_hz: Iterable[int], start: Start) -> tuple[Any, int]:
        most = self.device.inputs if self._kind == "input" else self.device.outputs
        refusals: list[AudioDeviceError] = []
        for rate_hz in dict.fromkeys(rates_hz):
            for channels in _CHANNELS[: max(1, most)]:
                try:
                    return start(rate_hz, channels), rate_hz
                except (NoMicrophoneError, NoSpeakerError) as error:
                    refusals.append(error)
        raise refusals[0]

    def end(self) -> None:
        """Close the stream; nothing happens where none is open."""
        self._route.end()
        portaudio.close(self.running, self._opened_in)
        self._opened_in = -1

    def look_again(self) -> None:
        """Have PortAudio see the devices that are there by now; raises DeviceLostError.

        It is restarted once for the microphone and the speaker together.
        """
        if portaudio.generation() == self._tried_in:
            portaudio.restart()

    @property
    def is_open(self) -> bool:
        """Whether PortAudio still holds the stream: a restart for another device ends it."""
        return self._opened_in == portaudio.generation()

    @property
    def has_vanished(self) -> bool:
        """Whether its device has gone, and the sound server moved it to another one."""
        return self._route.has_vanished

    @property
    def hears_speaker(self) -> bool:
        """Whether the sound server gave it what a speaker plays, for want of a microphone."""
        return self._route.is_monitor
