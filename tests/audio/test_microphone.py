"""The microphone on true real-time streams of a private sound server."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray
from spoken_answers import write_wav
from virtual_devices import VirtualAudio

from voice_coach.adapters import portaudio
from voice_coach.adapters.microphone import Microphone, MicrophoneOptions
from voice_coach.errors import DeviceLostError, NoMicrophoneError
from voice_coach.events import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES

pytestmark = pytest.mark.device

OPTIONS = MicrophoneOptions(latency=0.2)


def noise(seconds: float, seed: int = 1, rate_hz: int = 16_000) -> NDArray[np.int16]:
    samples = np.random.default_rng(seed).normal(0, 4000, int(seconds * rate_hz))
    return np.clip(samples, -30000, 30000).astype(np.int16)


def heard(microphone: Microphone, frames: int) -> NDArray[np.int16]:
    return np.concatenate([np.frombuffer(microphone.read().pcm, np.int16) for _ in range(frames)])


def read_until_lost(microphone: Microphone) -> int:
    """How many frames still came before the device was reported lost."""
    for count in range(1000):
        try:
            microphone.read()
        except DeviceLostError:
            return count
    raise AssertionError("the loss of the microphone was never reported")


def find(part: NDArray[np.int16], whole: NDArray[np.int16]) -> int:
    """Where the first samples of a sound stand exactly in a recording, or -1."""
    return whole.tobytes().find(part.tobytes()) // 2


def test_every_sample_that_comes_into_the_microphone_is_read_bit_for_bit(
    sound: VirtualAudio, tmp_path: Path
) -> None:
    spoken = noise(1.5)
    # on a busy machine the player leaves gaps, and a second listener hears the same ones
    capture = sound.record_microphone()
    microphone = Microphone(OPTIONS)
    microphone.read()
    player = sound.start_speaking(write_wav(tmp_path / "in.wav", spoken))
    recording = heard(microphone, 200)
    microphone.close()
    assert player.wait(timeout=10) == 0
    witness = capture.stop()
    at, there = find(spoken[:400], recording), find(spoken[:400], witness)
    assert min(at, there) >= 0
    length = min(len(recording) - at, len(witness) - there)
    assert length > len(spoken)
    np.testing.assert_array_equal(recording[at : at + length], witness[there : there + length])


def test_frames_are_numbered_by_captured_samples(sound: VirtualAudio) -> None:
    microphone = Microphone(OPTIONS)
    frames = [microphone.read() for _ in range(30)]
    microphone.close()
    assert [frame.start_ms for frame in frames] == [FRAME_MS * n for n in range(30)]
    assert {len(frame.pcm) for frame in frames} == {FRAME_BYTES}


def test_a_device_that_refuses_sixteen_kilohertz_is_resampled_from_its_own_rate(
    sound: VirtualAudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = portaudio.load()
    original = module.RawInputStream

    def picky(**settings: object) -> object:
        if settings["samplerate"] != 44_100:
            raise module.PortAudioError("Invalid sample rate", -9997)
        return original(**settings)

    monkeypatch.setattr(module, "RawInputStream", picky)
    time = np.arange(int(1.2 * 16_000)) / 16_000
    spoken = (9000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)
    microphone = Microphone(OPTIONS)
    microphone.read()
    player = sound.start_speaking(write_wav(tmp_path / "in.wav", spoken))
    recording = heard(microphone, 150)
    microphone.close()
    assert player.wait(timeout=10) == 0
    loud = np.flatnonzero(np.abs(recording) > 4000)
    middle = recording[loud[0] + 1600 : loud[0] + 1600 + 8000].astype(float)
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert np.argmax(spectrum) * 16_000 / len(middle) == pytest.approx(440, abs=3)


def test_a_killed_sound_server_is_a_lost_device_and_reopening_hears_again(
    sound: VirtualAudio, tmp_path: Path
) -> None:
    microphone = Microphone(OPTIONS)
    last_ms = [microphone.read() for _ in range(5)][-1].start_ms
    sound.kill()
    try:
        last_ms += FRAME_MS * read_until_lost(microphone)
        with pytest.raises(NoMicrophoneError):
            microphone.reopen()
    finally:
        sound.start()
    microphone.reopen()
    assert microphone.read().start_ms == last_ms + FRAME_MS
    spoken = noise(0.5, seed=2)
    player = sound.start_speaking(write_wav(tmp_path / "in.wav", spoken))
    recording = heard(microphone, 120)
    microphone.close()
    assert player.wait(timeout=10) == 0
    assert find(spoken[:400], recording) >= 0


def test_a_frozen_sound_server_is_a_lost_device_and_closing_returns(sound: VirtualAudio) -> None:
    microphone = Microphone(OPTIONS)
    microphone.read()
    sound.freeze()
    try:
        read_until_lost(microphone)
        microphone.close()
    finally:
        sound.thaw()
    again = Microphone(OPTIONS)
    assert len(again.read().pcm) == FRAME_BYTES
    again.close()


def test_an_unplugged_microphone_is_lost_though_the_server_moves_the_stream_to_the_speaker(
    sound: VirtualAudio,
) -> None:
    microphone = Microphone(MicrophoneOptions(latency=0.2))
    heard(microphone, 5)
    sound.unplug_microphone()
    try:
        with pytest.raises(DeviceLostError):
            # two seconds of frames: it goes on delivering what the speaker plays
            heard(microphone, 100)
        with pytest.raises(NoMicrophoneError, match="speaker plays"):
            microphone.reopen()
    finally:
        sound.plug_in()
    microphone.reopen()
    heard(microphone, 5)
    microphone.close()


def test_a_suspended_microphone_is_a_lost_device(sound: VirtualAudio) -> None:
    microphone = Microphone(MicrophoneOptions(latency=0.2))
    heard(microphone, 5)
    sound.suspend()
    try:
        with pytest.raises(DeviceLostError):
            heard(microphone, 100)
    finally:
        sound.resume()
    microphone.reopen()
    heard(microphone, 5)
    microphone.close()


def test_a_reader_that_is_too_slow_loses_counted_frames_but_never_the_clock(
    sound: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice_coach.adapters.microphone._QUEUE_FRAMES", 5)
    microphone = Microphone(OPTIONS)
    microphone.read()
    capture = sound.record_microphone()
    capture.wait_for(16_000)
    starts = [microphone.read().start_ms for _ in range(12)]
    microphone.close()
    capture.stop()
    gaps = np.diff(starts) - FRAME_MS
    assert gaps.max() >= 20 * FRAME_MS
    assert gaps.max() % FRAME_MS == 0


@pytest.mark.parametrize(("clock_s", "least_ms", "most_ms"), [(0.0, 300, 900), (3_600.0, 0, 0)])
def test_what_the_device_itself_lost_leaves_a_gap_as_long_unless_its_clock_is_wrong(
    sound: VirtualAudio,
    monkeypatch: pytest.MonkeyPatch,
    clock_s: float,
    least_ms: int,
    most_ms: int,
) -> None:
    module = portaudio.load()
    original = module.RawInputStream

    def losing(callback: Callable[..., None], **options: object) -> object:
        count = itertools.count()

        def lose(data: object, frames: int, time: object, status: object) -> None:
            number = next(count)
            if number == 45:
                captured = SimpleNamespace(inputBufferAdcTime=time.inputBufferAdcTime + clock_s)
                callback(data, frames, captured, SimpleNamespace(input_overflow=True))
            elif not 20 <= number < 45:
                callback(data, frames, time, status)

        return original(callback=lose, **options)

    monkeypatch.setattr(module, "RawInputStream", losing)
    microphone = Microphone(MicrophoneOptions())
    starts = [microphone.read().start_ms for _ in range(40)]
    microphone.close()
    assert least_ms <= (np.diff(starts) - FRAME_MS).max() <= most_ms


def test_an_unknown_name_is_named_with_the_command_that_lists_devices(sound: VirtualAudio) -> None:
    with pytest.raises(NoMicrophoneError, match=r"'moon'.*voice-coach devices"):
        Microphone(MicrophoneOptions(device="moon"))


def test_a_device_is_found_by_a_part_of_its_name(sound: VirtualAudio) -> None:
    microphone = Microphone(MicrophoneOptions(device="VA_M", latency=0.2))
    assert microphone.device.name == "va_mic"
    assert len(microphone.read().pcm) == 2 * FRAME_SAMPLES
    microphone.close()


def test_a_microphone_that_was_closed_twice_can_be_opened_again(sound: VirtualAudio) -> None:
    microphone = Microphone(OPTIONS)
    microphone.close()
    microphone.close()
    microphone.reopen()
    assert len(microphone.read().pcm) == FRAME_BYTES
    microphone.close()
