"""The speaker: one long-lived stream with its own queue, which can fall silent at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters import portaudio
from voice_coach.adapters.audio_devices import AudioDevice
from voice_coach.adapters.device_stream import DeviceStream
from voice_coach.adapters.resampler import Resampler, resample
from voice_coach.adapters.sound_queue import BLOCK_MS, SoundQueue
from voice_coach.errors import DeviceLostError, NoSpeakerError
from voice_coach.events import SAMPLE_RATE_HZ
from voice_coach.ports import Sound

_STALLED_S = 1.0
_CATCH_UP_S = 0.1
_FADE_MS = 4
_SETTLE_S = 0.06
# sound servers keep this much more than they own up to
_COMMON_RATE_HZ = 48_000
# where a device refuses even the rate that it calls its own
_PATIENT = ("ALSA",)
# sound systems that give each stream a thread of its own, which may be kept waiting


@dataclass(frozen=True, slots=True)
class SpeakerOptions:
    """How the speaker is opened."""

    device: str | None = None
    # a name, a unique part of one, or a number; None is the system's default
    rate_hz: int | None = None
    # None is the device's own rate
    latency: float | str = 0.06
    # seconds, or PortAudio's "low" and "high"; with more, sound servers double what is asked for,
    # with less, a busy computer lets the voice break up


class Speaker:
    """ports.AudioSink over PortAudio."""

    def __init__(self, options: SpeakerOptions | None = None) -> None:
        """Open the device; raises PortAudioMissingError, NoSpeakerError or DeviceLostError."""
        self._options = options or SpeakerOptions()
        self._gain_ratio = 1.0
        self._stream = DeviceStream("output", self._options.device)
        self._queue = SoundQueue(SAMPLE_RATE_HZ)
        self._open()

    @property
    def device(self) -> AudioDevice:
        """The device that was opened last."""
        return self._stream.device

    def set_gain(self, gain_db: float) -> None:
        """Loudness of all that is played from now on; 0 dB leaves sounds as they are."""
        self._gain_ratio = 10.0 ** (gain_db / 20)

    def play(self, sound: Sound) -> None:
        """Queue a sound behind what is still playing. Raises DeviceLostError."""
        self._check()
        samples = resample(sound.samples, sound.rate_hz, self._rate_hz)
        self._queue.put(_shaped(samples, self._gain_ratio, self._rate_hz))

    @property
    def pending_ms(self) -> int:
        """How much queued sound has not been heard yet, the device's latency included."""
        self._check()
        return round(self._pending_s() * 1000)

    def played(self) -> bytes:
        """What went to the device since the last call, 16-bit mono at SAMPLE_RATE_HZ.

        Silence between sounds is part of it, so its length follows the device's clock. At most
        the newest five seconds are kept.
        """
        self._check()
        blocks = self._queue.take_reference(self._now_s())
        if not blocks:
            return b""
        return self._reference.feed(np.concatenate(blocks)).tobytes()

    def clear(self) -> None:
        """Forget what was queued; what the device has buffered is still heard."""
        self._check()
        self._queue.clear()

    def abort(self) -> None:
        """Fall silent within milliseconds and forget what was queued. Raises DeviceLostError."""
        self._queue.clear()
        stream = self._stream.running

        def cut() -> None:
            stream.abort()
            stream.start()

        with self._queue.interrupted(), _in_use():
            if not portaudio.within(portaudio.CLOSE_LIMIT_S, cut):
                raise _lost()

    def reopen(self) -> None:
        """Open the device anew, by name, with an empty queue; raises AudioDeviceError."""
        self._end_stream()
        self._stream.look_again()
        self._open()

    def close(self) -> None:
        """End the stream; sound that was just heard to its end is not cut off."""
        if self._stream.is_open and not self._queue.has_ended:
            with suppress(DeviceLostError):
                self._wait_for_last_sound()
        self._end_stream()

    def _wait_for_last_sound(self) -> None:
        rest_s = self._queue.silent_at_s + _SETTLE_S - self._now_s()
        if self._queue.queued == 0 and 0 < rest_s < 1:
            time.sleep(rest_s)

    def _end_stream(self) -> None:
        self._queue.let_go()
        self._stream.end()

    def _open(self) -> None:
        own_hz = self._stream.find().rate_hz
        rates_hz = (self._options.rate_hz or own_hz, own_hz, _COMMON_RATE_HZ)
        self._rate_hz = self._stream.start(rates_hz, self._start)
        self._reference = Resampler(self._rate_hz, SAMPLE_RATE_HZ)

    def _start(self, rate_hz: int, channels: int) -> Any:
        device = self._stream.device
        queue = SoundQueue(rate_hz, may_wait=device.host in _PATIENT)

        def make() -> Any:
            stream = portaudio.load().RawOutputStream(
                samplerate=rate_hz,
                blocksize=rate_hz // (1000 // BLOCK_MS),
                device=device.index,
                channels=channels,
                dtype="int16",
                latency=self._options.latency,
                callback=lambda data, frames, clock, status: queue.fill(data, frames, clock),
                finished_callback=queue.end,
            )
            queue.attach(stream, channels)
            return stream

        portaudio.expect_waiting(queue)
        stream = portaudio.start(make, "output")
        self._queue = queue
        return stream

    def _pending_s(self) -> float:
        queued_s = self._queue.queued / self._rate_hz
        on_the_way_s = self._queue.silent_at_s - self._now_s()
        return max(0.0, queued_s + max(0.0, on_the_way_s))

    def _now_s(self) -> float:
        """The stream's clock, the one in which PortAudio says when a block is heard.

        Raises DeviceLostError: a stream whose device has gone has no clock.
        """
        with _in_use():
            return float(self._stream.running.time)

    def _check(self) -> None:
        is_gone = self._queue.has_ended or not self._stream.is_open
        if is_gone or self._stream.has_vanished or self._is_stalled():
            raise _lost()

    def _is_stalled(self) -> bool:
        """No block was asked for in a second, nor in the moment after.

        The moment lets the callback catch up where the whole program was stopped for a while.
        """
        if time.monotonic() - self._queue.last_call_s <= _STALLED_S:
            return False
        time.sleep(_CATCH_UP_S)
        return time.monotonic() - self._queue.last_call_s > _STALLED_S


@contextmanager
def _in_use() -> Iterator[None]:
    """Whatever PortAudio refuses of a stream that was running, its device is lost."""
    try:
        with portaudio.translated("output"):
            yield
    except NoSpeakerError as error:
        raise _lost() from error


def _lost() -> DeviceLostError:
    return DeviceLostError("The speaker stopped taking sound.", "Check that it is still connected.")


def _shaped(samples: NDArray[np.int16], gain_ratio: float, rate_hz: int) -> NDArray[np.int16]:
    """Loudness applied without harsh clipping, and no click at the ends."""
    loud = (samples.astype(np.float32) * np.float32(gain_ratio / 32768)).astype(np.float32)
    if gain_ratio > 1.0:
        loud = _limited(loud)
    fade = min(rate_hz * _FADE_MS // 1000, len(loud) // 2)
    if fade and gain_ratio != 0.0:
        ramp = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)
        loud[:fade] *= ramp
        loud[len(loud) - fade :] *= ramp[::-1]
    return np.clip(np.rint(loud * 32768), -32767, 32767).astype(np.int16)


def _limited(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Bend what goes above -2 dB smoothly towards full scale."""
    knee = np.float32(0.8)
    over = np.abs(samples) > knee
    bent = knee + (1 - knee) * np.tanh((np.abs(samples) - knee) / (1 - knee))
    return np.where(over, np.sign(samples) * bent, samples).astype(np.float32)
