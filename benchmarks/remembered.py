"""A recogniser and a speech detector that work on the same sound only once."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, ClassVar

from voice_coach.adapters.speech_detector import SileroDetector
from voice_coach.events import AudioFrame, Transcript
from voice_coach.ports import Recognizer

ADAPTERS = Path(__file__).parents[1] / "voice_coach" / "adapters"
HEARING = ("pcm.py", "speech_detector.py", "timeline.py", "whisper_*.py")
# what decides about words and probabilities: a change there makes all that was kept worthless


class Remembering:
    """ports.Recognizer that decodes the same sound only once, however often it is replayed."""

    name = "remembering"
    has_partials = False

    def __init__(self, inner: Recognizer) -> None:
        self._inner = inner
        self._known: dict[bytes, Transcript] = {}
        self._spotted: dict[tuple[bytes, bool, int | None], str | None] = {}
        self.frames: list[AudioFrame] = []

    def accept(self, frame: AudioFrame) -> None:
        self.frames.append(frame)

    def partial(self) -> str:
        return ""

    def peek(self) -> Transcript:
        key = self._key()
        if key not in self._known:
            self._load()
            self._known[key] = self._inner.peek()
        return self._known[key]

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> str | None:
        key = (self._key(), is_expected, clear_from_ms)
        if key not in self._spotted:
            self._load()
            self._spotted[key] = self._inner.spot(command_of, is_expected, clear_from_ms)
        return self._spotted[key]

    def settle(self) -> Transcript | None:
        return None

    def finish(self) -> Transcript:
        found = self.peek()
        self.reset()
        return found

    def reset(self) -> None:
        self.frames.clear()

    def close(self) -> None:
        self._inner.close()

    def known(self) -> dict[str, Any]:
        """All that was read so far, to be kept for another run."""
        return {"read": self._known, "spotted": self._spotted}

    def recall(self, known: dict[str, Any]) -> None:
        """Take over what another run has read."""
        self._known.update(known["read"])
        self._spotted.update(known["spotted"])

    def _key(self) -> bytes:
        return blake2b(b"".join(frame.pcm for frame in self.frames)).digest()

    def _load(self) -> None:
        self._inner.reset()
        for frame in self.frames:
            self._inner.accept(frame)


class RememberedSpeech:
    """ports.SpeechDetector that tells again what was found in the same frames before."""

    _known: ClassVar[dict[bytes, float]] = {}

    def __init__(self, gain: float = 1.0) -> None:
        self._inner = SileroDetector(gain=gain)
        self._gain = str(gain).encode()
        self._heard: list[bytes] = []
        self._digest = blake2b(self._gain, digest_size=16)

    def probability(self, pcm: bytes) -> float:
        self._digest.update(pcm)
        self._heard.append(pcm)
        key = self._digest.digest()
        if key not in self._known:
            for each in self._heard:
                self._known[key] = self._inner.probability(each)
            self._heard.clear()
        return self._known[key]

    def reset(self) -> None:
        self._inner.reset()
        self._heard.clear()
        self._digest = blake2b(self._gain, digest_size=16)

    @classmethod
    def known(cls) -> dict[bytes, float]:
        """All that was found so far; may be added to."""
        return cls._known


def keep(file: Path, recognizer: Remembering) -> None:
    """Write what was heard, for the next run with the same engine."""
    heard = {"code": _code(), "words": recognizer.known(), "speech": RememberedSpeech.known()}
    file.write_bytes(pickle.dumps(heard))


def recall(file: Path, recognizer: Remembering) -> None:
    """Take over what an earlier run kept, unless the code that heard it has changed since.

    The file has to be one's own: reading a pickle runs what is in it.
    """
    if not file.exists():
        return
    heard = pickle.loads(file.read_bytes())  # noqa: S301 (one's own)
    if heard["code"] == _code():
        recognizer.recall(heard["words"])
        RememberedSpeech.known().update(heard["speech"])


def _code() -> str:
    digest = blake2b()
    for pattern in HEARING:
        for file in sorted(ADAPTERS.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()
