"""Everything sounddevice raises becomes one of the program's own errors."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any

import pytest
from virtual_devices import VirtualAudio

from voice_coach.adapters import portaudio
from voice_coach.adapters.audio_devices import list_devices
from voice_coach.adapters.microphone import Microphone
from voice_coach.adapters.speaker import Speaker
from voice_coach.errors import AudioDeviceError, DeviceLostError, NoMicrophoneError, NoSpeakerError

pytestmark = pytest.mark.device


def own_exceptions(module: ModuleType) -> list[type[Exception]]:
    """What the library defines and may raise at its caller."""
    classes = [value for _, value in inspect.getmembers(module, inspect.isclass)]
    # these two are raised by a callback, towards PortAudio
    inward = (module.CallbackStop, module.CallbackAbort)
    return [c for c in classes if issubclass(c, Exception) and c not in inward]


def every_exception(module: ModuleType) -> list[Exception]:
    own = [cls("Invalid device", -9996) for cls in own_exceptions(module)]
    # what it raises for unknown names, and where the system fails
    return [*own, ValueError("No input device matching 'moon'"), OSError(5, "Input/output error")]


def test_the_library_has_exceptions_of_its_own(sound: VirtualAudio) -> None:
    assert portaudio.load().PortAudioError in own_exceptions(portaudio.load())


@pytest.mark.parametrize(
    ("kind", "error"), [("input", NoMicrophoneError), ("output", NoSpeakerError)]
)
def test_each_of_them_is_translated_with_a_remedy(
    sound: VirtualAudio, kind: portaudio.Kind, error: type[AudioDeviceError]
) -> None:
    for raised in every_exception(portaudio.load()):
        with pytest.raises(error) as caught, portaudio.translated(kind):
            raise raised
        assert caught.value.remedy
        assert caught.value.__cause__ is raised
        assert caught.value.exit_code == 3


def test_each_of_them_is_translated_when_a_stream_is_opened(
    sound: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = portaudio.load()
    for raised in every_exception(module):

        def refuse(raised: Exception = raised, **_: object) -> None:
            raise raised

        monkeypatch.setattr(module, "RawInputStream", refuse)
        monkeypatch.setattr(module, "RawOutputStream", refuse)
        with pytest.raises(NoMicrophoneError):
            Microphone()
        with pytest.raises(NoSpeakerError):
            Speaker()


def test_a_stream_that_opens_and_does_not_start_lets_go_of_its_device(
    sound: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = portaudio.load()
    streams: list[Any] = []

    class Refusing(module.RawInputStream):  # type: ignore[misc,name-defined]
        def start(self) -> None:
            streams.append(self)
            raise module.PortAudioError("Device unavailable", -9985)

    monkeypatch.setattr(module, "RawInputStream", Refusing)
    with pytest.raises(NoMicrophoneError, match="Device unavailable"):
        Microphone()
    assert streams
    assert all(stream.closed for stream in streams)


def test_each_of_them_is_translated_when_devices_are_listed(
    sound: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = portaudio.load()
    for raised in every_exception(module):

        def refuse(raised: Exception = raised) -> None:
            raise raised

        monkeypatch.setattr(module, "query_devices", refuse)
        with pytest.raises(AudioDeviceError):
            list_devices()


def test_a_sound_system_that_cannot_restart_is_a_lost_device_until_it_can(
    sound: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = portaudio.load()

    def refuse() -> None:
        raise module.PortAudioError("Internal PortAudio error", -9986)

    with monkeypatch.context() as patched:
        patched.setattr(module, "_initialize", refuse)
        with pytest.raises(DeviceLostError, match="restarted"):
            portaudio.restart()
    portaudio.restart()
    assert list_devices()
