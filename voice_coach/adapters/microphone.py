"""The microphone, as a stream of 20 ms frames on the sample clock."""

from __future__ import annotations

import queue
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters import portaudio
from voice_coach.adapters.audio_devices import AudioDevice
from voice_coach.adapters.device_stream import DeviceStream
from voice_coach.adapters.resampler import Resampler
from voice_coach.errors import DeviceLostError, NoMicrophoneError
from voice_coach.events import FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame

_QUEUE_FRAMES = 1500
# 30 s: outlasts the longest decode by far, and bounds the memory
_FIRST_FRAME_S = 6.0
# wireless headsets take seconds to switch their microphone on
_STALLED_S = 1.0
_LONGEST_LOSS_S = 5.0
# a device that says it lost more at once has a clock that is wrong


@dataclass(frozen=True, slots=True)
class MicrophoneOptions:
    """How the microphone is opened and watched."""

    device: str | None = None
    # a name, a unique part of one, or a number; None is the system's default
    latency: float | str = "low"
    # seconds, or PortAudio's "low" and "high"


class Microphone:
    """ports.AudioSource over PortAudio.

    Frames are numbered by captured samples: sound lost in an overflow leaves a gap in the numbers.
    """

    def __init__(self, options: MicrophoneOptions | None = None) -> None:
        """Open the device; raises PortAudioMissingError, NoMicrophoneError or DeviceLostError."""
        self._options = options or MicrophoneOptions()
        self._next_sample = 0
        self._ready: NDArray[np.int16] = np.zeros(0, np.int16)
        self._stream = DeviceStream("input", self._options.device)
        self._open()

    @property
    def device(self) -> AudioDevice:
        """The device that was opened last."""
        return self._stream.device

    def read(self) -> AudioFrame:
        """The next frame; blocks until it was captured. Raises DeviceLostError."""
        if self._stream.has_vanished:
            raise _lost()
        while len(self._ready) < FRAME_SAMPLES:
            self._take_block()
        samples, self._ready = self._ready[:FRAME_SAMPLES], self._ready[FRAME_SAMPLES:]
        start_ms = self._next_sample * 1000 // SAMPLE_RATE_HZ
        self._next_sample += FRAME_SAMPLES
        return AudioFrame(start_ms, samples.tobytes())

    def reopen(self) -> None:
        """Open the device anew, by name; raises AudioDeviceError while it is not there."""
        self._stream.end()
        self._stream.look_again()
        self._open()

    def close(self) -> None:
        self._stream.end()

    def _open(self) -> None:
        self._blocks: queue.Queue[_Block | None] = queue.Queue(_QUEUE_FRAMES)
        self._ready = np.zeros(0, np.int16)
        self._patience_s = _FIRST_FRAME_S
        self._dropped_blocks = 0
        device = self._stream.find()
        # our own rate, else the device's
        rate_hz = self._stream.start((SAMPLE_RATE_HZ, device.rate_hz), self._start)
        self._resampler = Resampler(rate_hz, SAMPLE_RATE_HZ)
        self._forget_waiting()
        if self._stream.hears_speaker and "monitor" not in device.name.casefold():
            self.close()
            raise NoMicrophoneError(
                "There is no microphone: the sound server offers what the speaker plays instead.",
                "Connect a microphone.",
            )

    def _forget_waiting(self) -> None:
        """What came in before anyone could read it would stay behind the speaker for ever."""
        with suppress(queue.Empty):
            while (block := self._blocks.get_nowait()) is not None:
                pass
            self._blocks.put_nowait(block)

    def _start(self, rate_hz: int, channels: int) -> Any:
        blocks = self._blocks
        captured_s = 0.0
        # when the last block was, on the device's clock

        def on_block(data: Any, frames: int, time: Any, status: Any) -> None:
            nonlocal captured_s
            if status.input_overflow:
                self._dropped_blocks += _lost_blocks(time.inputBufferAdcTime - captured_s)
            captured_s = time.inputBufferAdcTime
            try:
                blocks.put_nowait(_Block(bytes(data), channels, self._dropped_blocks))
                self._dropped_blocks = 0
            except queue.Full:
                self._dropped_blocks += 1

        def on_end() -> None:
            # a full queue ends by itself: the reader meets the stalled stream after it
            if not blocks.full():
                blocks.put_nowait(None)

        def make() -> Any:
            return portaudio.load().RawInputStream(
                samplerate=rate_hz,
                blocksize=rate_hz // (1000 // FRAME_MS),
                device=self._stream.device.index,
                channels=channels,
                dtype="int16",
                latency=self._options.latency,
                callback=on_block,
                finished_callback=on_end,
            )

        return portaudio.start(make, "input")

    def _take_block(self) -> None:
        try:
            block = self._blocks.get(timeout=self._patience_s)
        except queue.Empty:
            raise _lost() from None
        if block is None:
            raise _lost()
        self._patience_s = _STALLED_S
        self._next_sample += block.dropped_before * FRAME_SAMPLES
        fresh = self._resampler.feed(block.mono())
        self._ready = np.concatenate((self._ready, fresh))


def _lost_blocks(since_s: float) -> int:
    """How many blocks are missing where one comes so long after the one before it."""
    lost_s = since_s - FRAME_MS / 1000
    return round(lost_s * 1000 / FRAME_MS) if 0 < lost_s <= _LONGEST_LOSS_S else 0


def _lost() -> DeviceLostError:
    return DeviceLostError(
        "The microphone stopped delivering sound.", "Check that it is still connected."
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """What one callback of PortAudio brought."""

    data: bytes
    channels: int
    dropped_before: int
    # blocks of the same length that were lost just before this one

    def mono(self) -> NDArray[np.int16]:
        samples = np.frombuffer(self.data, np.int16)
        if self.channels == 1:
            return samples
        # a second channel is often empty or inverted, so the mean could cancel the voice
        return samples.reshape(-1, self.channels)[:, 0]
