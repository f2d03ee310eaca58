"""WebRTC's echo canceller (AEC3)."""

from __future__ import annotations

import numpy as np

from voice_coach.adapters.extras import pip_line
from voice_coach.errors import AudioDeviceError
from voice_coach.events import FRAME_SAMPLES, SAMPLE_RATE_HZ

_STEP = SAMPLE_RATE_HZ // 100
# AEC3 works on 10 ms


class WebRtcEchoCanceller:
    """ports.EchoCanceller on pywebrtc-audio; it finds delays up to about 360 ms by itself."""

    def __init__(self) -> None:
        """Raises AudioDeviceError when the package cannot be loaded."""
        try:
            from pywebrtc_audio import EchoCanceller
        except (ImportError, OSError) as error:
            raise AudioDeviceError(
                "The echo canceller cannot be loaded.",
                f"Install it anew: {pip_line('install', '--force-reinstall', 'pywebrtc-audio')}.",
            ) from error
        self._canceller = EchoCanceller(SAMPLE_RATE_HZ, 1)

    def cancel(self, microphone: bytes, speaker: bytes) -> bytes:
        """Both are one frame; a shorter speaker frame is filled up with silence."""
        near = np.frombuffer(microphone, np.int16)
        far = np.frombuffer(speaker, np.int16)[: len(near)]
        far = np.pad(far, (0, len(near) - len(far)))
        if len(near) != FRAME_SAMPLES:
            # only at the end of a file, where there is no echo
            return microphone
        steps = [
            self._canceller.process(near[at : at + _STEP], far[at : at + _STEP])
            for at in range(0, FRAME_SAMPLES, _STEP)
        ]
        return np.concatenate(steps).astype(np.int16).tobytes()
