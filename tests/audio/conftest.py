"""Sound devices for the tests, without hardware."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from virtual_devices import VirtualAudio

from voice_coach.adapters import portaudio


@pytest.fixture(scope="session")
def virtual_audio() -> Iterator[VirtualAudio]:
    """A running private sound server with a virtual microphone and speaker (see VirtualAudio).

    For programs run as child processes: pass `virtual_audio.env`. It fails, and does not skip,
    where PulseAudio is not installed; script/setup installs it.
    """
    devices = VirtualAudio()
    yield devices
    devices.close()


@pytest.fixture
def sound(virtual_audio: VirtualAudio, monkeypatch: pytest.MonkeyPatch) -> VirtualAudio:
    """The virtual devices as the default devices of this very process."""
    for name, value in virtual_audio.variables.items():
        monkeypatch.setenv(name, value)
    if "sounddevice" in sys.modules:
        portaudio.restart()
    portaudio.load()
    return virtual_audio
