"""Tries the microphone and the speaker and measures how loud they are."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters import portaudio
from voice_coach.adapters.microphone import Microphone, MicrophoneOptions
from voice_coach.adapters.speaker import Speaker, SpeakerOptions
from voice_coach.errors import AudioDeviceError
from voice_coach.events import FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE_HZ
from voice_coach.hearing.levels import SILENT_DB, level_db
from voice_coach.ports import Sound

_LISTEN_FRAMES = 1000 // FRAME_MS
_SETTLE_FRAMES = 200 // FRAME_MS
# many microphones start with a click
_TONE_HZ = 440
_TONE_MS = 500
_TONE_RATIO = 0.1
# -20 dB: clearly heard, never startling
_PLAY_LIMIT_FRAMES = 5000 // FRAME_MS
_NOISY_DB = -35.0
_HEARD_DB = 10.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What a try told; a remedy means that something is doubtful."""

    detail: str
    remedy: str = ""


def portaudio_version() -> str:
    """PortAudio's own name and version. Raises PortAudioMissingError."""
    return f"{portaudio.load().get_portaudio_version()[1]}."


def listen(device: str | None) -> Finding:
    """Record for a second and tell the level of the room. Raises AudioDeviceError."""
    microphone = Microphone(MicrophoneOptions(device))
    try:
        _read(microphone, _SETTLE_FRAMES)
        room = _read(microphone, _LISTEN_FRAMES)
    finally:
        microphone.close()
    name, level = microphone.device.name, level_db(room.tobytes())
    if not room.any():
        return Finding(
            f"{name} delivers nothing but silence.",
            "Check that it is not muted, and that programs may use it.",
        )
    if level > _NOISY_DB:
        return Finding(f"{name} hears {level:.0f} dB.", "It is loud here: find a quieter place.")
    return Finding(f"{name} hears the room at {level:.0f} dB.")


def play(device: str | None, microphone_device: str | None) -> Finding:
    """Play a short tone and tell whether the microphone hears it. Raises AudioDeviceError.

    That it does not is no fault: it is so with headphones.
    """
    speaker = Speaker(SpeakerOptions(device))
    try:
        microphone = _optional_microphone(microphone_device)
        if microphone is None:
            _play_alone(speaker)
            return Finding(f"{speaker.device.name} played a tone.")
        try:
            gain_db = _gain_db(speaker, microphone)
        finally:
            microphone.close()
    finally:
        speaker.close()
    name = speaker.device.name
    if gain_db > _HEARD_DB:
        return Finding(f"{name} played a tone, and the microphone heard it.")
    return Finding(f"{name} played a tone; the microphone did not hear it, as with headphones.")


def _gain_db(speaker: Speaker, microphone: Microphone) -> float:
    """How much louder the tone's pitch became in the microphone while it was played."""
    _read(microphone, _SETTLE_FRAMES)
    before = _read(microphone, _TONE_MS // FRAME_MS)
    speaker.play(_tone())
    heard = [_read(microphone, 1)]
    while speaker.pending_ms > 0 and len(heard) < _PLAY_LIMIT_FRAMES:
        heard.append(_read(microphone, 1))
    # what is on its way through the microphone's own buffers
    heard.append(_read(microphone, _SETTLE_FRAMES))
    recording = np.concatenate(heard)
    step = len(before)
    windows = [recording[at : at + step] for at in range(0, len(recording) - step + 1, step // 4)]
    return max(_tone_db(window) for window in windows) - _tone_db(before)


def _tone_db(samples: NDArray[np.int16]) -> float:
    """Level of the tone's pitch in a recording, in dB relative to full scale."""
    time = np.arange(len(samples)) / SAMPLE_RATE_HZ
    wave = np.exp(-2j * np.pi * _TONE_HZ * time) * np.hanning(len(samples))
    amplitude = abs(complex(np.sum(samples / 32768 * wave))) * 4 / max(1, len(samples))
    return max(SILENT_DB, 20 * math.log10(amplitude)) if amplitude > 0 else SILENT_DB


def _play_alone(speaker: Speaker) -> None:
    """Play the tone to its end where no microphone gives the beat."""
    import time

    speaker.play(_tone())
    for _ in range(_PLAY_LIMIT_FRAMES):
        if speaker.pending_ms == 0:
            return
        time.sleep(FRAME_MS / 1000)


def _optional_microphone(device: str | None) -> Microphone | None:
    try:
        return Microphone(MicrophoneOptions(device))
    except AudioDeviceError:
        return None


def _tone() -> Sound:
    count = SAMPLE_RATE_HZ * _TONE_MS // 1000
    wave = np.sin(2 * np.pi * _TONE_HZ * np.arange(count) / SAMPLE_RATE_HZ)
    fade = np.minimum(1.0, np.minimum(np.arange(count), np.arange(count)[::-1]) / FRAME_SAMPLES)
    return Sound((wave * fade * _TONE_RATIO * 32767).astype(np.int16), SAMPLE_RATE_HZ)


def _read(microphone: Microphone, frames: int) -> NDArray[np.int16]:
    return np.concatenate([np.frombuffer(microphone.read().pcm, np.int16) for _ in range(frames)])
