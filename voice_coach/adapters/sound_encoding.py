"""Makes a sound file of samples, in memory."""

from __future__ import annotations

import io

from voice_coach.events import SAMPLE_RATE_HZ


def as_flac(pcm: bytes) -> bytes:
    """16-bit mono samples at SAMPLE_RATE_HZ as FLAC, which loses nothing and takes about half."""
    import numpy as np
    import soundfile

    file = io.BytesIO()
    samples = np.frombuffer(pcm, "<i2")
    soundfile.write(file, samples, SAMPLE_RATE_HZ, format="FLAC", subtype="PCM_16")
    return file.getvalue()
