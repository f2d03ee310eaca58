"""A front on doubles, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from scripted_hearing import Scene, ScriptedDetector, ScriptedRecognizer
from scripted_sound import (
    WORD_MS,
    PatientSleeper,
    ScriptedMicrophone,
    ScriptedSpeaker,
    ScriptedVoice,
)

from voice_coach.events import FRAME_MS, Event, LevelMeasured, Role
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.session.mouth import Mouth
from voice_coach.session.voice_front import Line, VoiceFront

LONG_TEXT = "This is quite a long sentence that the coach has to say to its very end."
LONG_MS = 16 * WORD_MS


@dataclass
class DeafCanceller:
    """Leaves the microphone as it is and remembers what the speaker is said to have played."""

    references: list[bytes] = field(default_factory=list)

    def cancel(self, microphone: bytes, speaker: bytes) -> bytes:
        self.references.append(speaker)
        return microphone


@dataclass
class Stage:
    """A front on doubles; the machine's part is played by the test."""

    scene: Scene
    loses_at_ms: int | None = None
    refusals: int = 0
    may_interrupt: bool = True
    has_headphones: bool = False
    # then nothing is cancelled
    events: list[Event] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        frames = list(self.scene.frames)
        if self.loses_at_ms is not None:
            frames.insert(self.loses_at_ms // FRAME_MS, None)  # type: ignore[arg-type]
        self.microphone = ScriptedMicrophone.hearing(frames, self.refusals)
        self.speaker = ScriptedSpeaker()
        self.voice = ScriptedVoice()
        self.sleeper = PatientSleeper(lambda: self.speaker.reopens)
        recognizer = ScriptedRecognizer(self.scene.words)
        commands = {"stop": "stop", "stop stop": "stop", "pause": "pause", "skip": "skip"}
        endpointing = Endpointing(commands.get)
        self.canceller = DeafCanceller()
        canceller = None if self.has_headphones else self.canceller
        ears = Ears(recognizer, ScriptedDetector(), canceller)
        self.listener = Listener(ears, endpointing)
        line = Line(
            self.microphone, self.speaker, self.sleeper, self.held.append, self.speaker.advance
        )
        mouth = Mouth(self.speaker, {Role.COACH: self.voice})
        self.front = VoiceFront(line, mouth, self.listener, may_interrupt=self.may_interrupt)

    def run(
        self, duration_ms: int, react: Callable[[Event], object] = lambda event: None
    ) -> list[Event]:
        """Go on for so many frames; the meter's events are left out."""
        told: list[Event] = []
        for _ in range(duration_ms // FRAME_MS):
            for event in self.front.next_events():
                react(event)
                if not isinstance(event, LevelMeasured):
                    told.append(event)
        self.events += told
        return told

    @property
    def rendered(self) -> list[str]:
        return [text for text, _ in self.voice.rendered]


def of_type(events: Sequence[Event], kind: type[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]
