"""The microphones and speakers of this computer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from voice_coach.adapters import portaudio
from voice_coach.errors import AudioDeviceError, NoMicrophoneError, NoSpeakerError

_LIST_REMEDY = "List the devices with: voice-coach devices"
_PLUG_REMEDY = "Connect one, or practise with: voice-coach practice --text"


@dataclass(frozen=True, slots=True)
class AudioDevice:
    """One microphone, speaker, or both, as PortAudio sees it."""

    index: int
    # PortAudio's number for it; changes when devices come and go
    name: str
    host: str
    # the sound system it belongs to, such as ALSA or Core Audio
    inputs: int
    # channels it can record
    outputs: int
    # channels it can play
    rate_hz: int
    # its own sample rate
    is_default_input: bool = False
    is_default_output: bool = False


def list_devices() -> list[AudioDevice]:
    """All devices; raises AudioDeviceError when the sound system cannot be asked."""
    with portaudio.translated("input"):
        module = portaudio.load()
        hosts = module.query_hostapis()
        default_input, default_output = _defaults(module)
        return [
            AudioDevice(
                index=int(entry["index"]),
                name=str(entry["name"]),
                host=str(hosts[entry["hostapi"]]["name"]),
                inputs=int(entry["max_input_channels"]),
                outputs=int(entry["max_output_channels"]),
                rate_hz=int(entry["default_samplerate"]),
                is_default_input=entry["index"] == default_input,
                is_default_output=entry["index"] == default_output,
            )
            for entry in module.query_devices()
        ]


def find_device(kind: portaudio.Kind, wanted: str | None = None) -> AudioDevice:
    """The default device, or the one with this number, name, or unique part of a name.

    Raises NoMicrophoneError or NoSpeakerError.
    """
    devices = [device for device in list_devices() if _can(device, kind)]
    if wanted is None:
        return _default(devices, kind)
    exact = [d for d in devices if wanted in (d.name, str(d.index))]
    partial = [d for d in devices if _plain(wanted) in _plain(d.name)]
    found = exact or partial
    if not found:
        raise _missing(kind, f"There is no {_noun(kind)} called {wanted!r}.", _LIST_REMEDY)
    if len(found) > 1 and not exact:
        names = ", ".join(device.name for device in found)
        message = f"Several devices are called {wanted!r}: {names}."
        raise _missing(kind, message, "Give more of the name, or the number.")
    return found[0]


def _default(devices: list[AudioDevice], kind: portaudio.Kind) -> AudioDevice:
    if not devices:
        raise _missing(kind, f"No {_noun(kind)} was found.", _PLUG_REMEDY)
    marked = (d for d in devices if (d.is_default_input, d.is_default_output)[kind == "output"])
    return next(marked, devices[0])


def _defaults(module: Any) -> tuple[int, int]:
    return int(module.default.device[0]), int(module.default.device[1])


def _can(device: AudioDevice, kind: portaudio.Kind) -> bool:
    return (device.inputs if kind == "input" else device.outputs) > 0


def _noun(kind: portaudio.Kind) -> str:
    return "microphone" if kind == "input" else "speaker"


def _missing(kind: portaudio.Kind, message: str, remedy: str) -> AudioDeviceError:
    error = NoMicrophoneError if kind == "input" else NoSpeakerError
    return error(message, remedy)


def _plain(name: str) -> str:
    """A name without ALSA's card numbers, which change when a device is plugged in again."""
    return re.sub(r"\s*\(hw:[^)]*\)", "", name).strip().casefold()
