"""The ways to end turns that are compared, and the turns that a listener takes by them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.remembered import RememberedSpeech, Remembering
from benchmarks.turn_truth import Samples
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.pcm import to_floats
from voice_coach.adapters.speech_detector import FAINT_GAIN
from voice_coach.events import (
    FRAME_BYTES,
    FRAME_MS,
    SAMPLE_RATE_HZ,
    AudioFrame,
    Expects,
    Listen,
    Turn,
)
from voice_coach.hearing.endpointing import (
    Caution,
    Endpointing,
    Patience,
    PatienceSettings,
    Pause,
    Verdict,
)
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.language.commands import CommandBook
from voice_coach.ports import Recognizer
from voice_coach.session.replay import replay

SILENCES_MS = (500, 800, 1_100, 1_400)
CAUTIONS = (1.0, 1.25, 1.75, 2.0)
# more points of the curve, with the shortest wait of the brief patience
SMART_TURNS_MS = ((400, 1_200), (700, 1_600), (1_200, 2_000))
# (wait where it calls the turn complete, and where it does not)
SMART_TURN_MS = 8_000
# so much sound it is given


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to end turns."""

    name: str
    endpointing: Endpointing
    patience: Patience = "normal"


class FixedSilence(Endpointing):
    """Ends every turn after so much silence."""

    def __init__(self, silence_ms: int) -> None:
        super().__init__(lambda text: None)
        self._wait_ms = silence_ms

    def judge(
        self, pause: Pause, patience: Patience = "normal", expects: Expects = "free"
    ) -> Verdict:
        return Verdict(self._wait_ms, "silence")


class SmartTurn(Endpointing):
    """Ends turns by Pipecat's model: early where it calls them complete, else late."""

    _known: ClassVar[dict[bytes, float]] = {}

    def __init__(self, model: Path, recognizer: Remembering, waits_ms: tuple[int, int]) -> None:
        import onnxruntime

        super().__init__(lambda text: None)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), sess_options=options)
        self._recognizer = recognizer
        self._waits_ms = waits_ms
        self._newest: deque[AudioFrame] = deque(maxlen=SMART_TURN_MS // FRAME_MS)

    def judge(
        self, pause: Pause, patience: Patience = "normal", expects: Expects = "free"
    ) -> Verdict:
        complete_ms, other_ms = self._waits_ms
        return Verdict(complete_ms if self._probability() > 0.5 else other_ms, "smart-turn")

    def _probability(self) -> float:
        self._take_new_frames()
        pcm = b"".join(frame.pcm for frame in self._newest)
        key = blake2b(pcm).digest()
        if key not in self._known:
            self._known[key] = self._found(to_floats(pcm))
        return self._known[key]

    def _take_new_frames(self) -> None:
        """It judges the last 8 s of a turn, of which a recognizer may hold only the last piece."""
        frames = self._recognizer.frames
        if self._newest and frames[-1].start_ms < self._newest[-1].start_ms:
            self._newest.clear()
        known_ms = self._newest[-1].start_ms if self._newest else -1
        self._newest.extend(frame for frame in frames if frame.start_ms > known_ms)

    def _found(self, sound: NDArray[np.float32]) -> float:
        from voice_coach.adapters.whisper_features import log_mel

        sound = np.pad(sound, (SMART_TURN_MS * SAMPLE_RATE_HZ // 1000 - len(sound), 0))
        scaled = (sound - sound.mean()) / np.sqrt(sound.var() + 1e-7)
        found = self._session.run(None, {"input_features": log_mel(scaled)[None]})
        return float(np.ravel(found[0])[0])


def rules(recognizer: Remembering, model: Path | None) -> Iterator[Rule]:
    """Plain silence, Smart Turn where its model is at hand, and ours at each patience."""
    for wait_ms in SILENCES_MS:
        yield Rule(f"silence {wait_ms} ms", FixedSilence(wait_ms))
    if model is not None:
        for waits_ms in SMART_TURNS_MS:
            name = f"Smart Turn {waits_ms[0]}/{waits_ms[1]} ms"
            yield Rule(name, SmartTurn(model, recognizer, waits_ms))
    settings = PatienceSettings()
    for odds in CAUTIONS:
        point = replace(settings, brief=Caution(odds, settings.brief.shortest_ms))
        yield replace(ours("brief", point), name=f"ours, caution {odds:.2f}")
    patiences: tuple[Patience, ...] = ("brief", "normal", "long")
    yield from map(ours, patiences)


def ours(patience: Patience = "normal", settings: PatienceSettings | None = None) -> Rule:
    """What a session goes by."""
    commands = CommandBook(load_script("en-us").commands).match
    return Rule(f"ours, {patience}", Endpointing(commands, settings), patience)


def heard_turns(
    samples: Samples, recognizer: Recognizer, rule: Rule, expects: Expects = "free"
) -> list[Turn]:
    """The turns that a listener with this rule takes in the sound."""
    recognizer.reset()
    ears = Ears(recognizer, RememberedSpeech(), faint=RememberedSpeech(FAINT_GAIN))
    listener = Listener(ears, rule.endpointing)
    return list(replay(as_frames(samples), listener, Listen(rule.patience, expects=expects)))


def as_frames(samples: Samples) -> Iterator[AudioFrame]:
    pcm = samples.astype("<i2").tobytes()
    for index in range(-(-len(pcm) // FRAME_BYTES)):
        yield AudioFrame(index * FRAME_MS, pcm[index * FRAME_BYTES : (index + 1) * FRAME_BYTES])
