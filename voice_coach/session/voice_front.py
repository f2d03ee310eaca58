"""Holds a session by voice: microphone in, speaker out, on one clock of samples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from voice_coach.errors import AudioDeviceError, DeviceLostError
from voice_coach.events import (
    AdjustVoice,
    AudioFrame,
    AudioLost,
    AudioRestored,
    Command,
    Event,
    Hush,
    InputEnded,
    LevelMeasured,
    Listen,
    Say,
)
from voice_coach.hearing.listener import Listener
from voice_coach.hearing.sound_faults import SoundFaults
from voice_coach.ports import AudioSink, AudioSource
from voice_coach.session.echo_reference import EchoReference
from voice_coach.session.mouth import Mouth
from voice_coach.session.overlap import Overlap

LEVEL_EVERY_MS = 100
REOPEN_WAIT_S = 0.5
LONGEST_WAIT_S = 5.0
# the wait between attempts to get a device back, doubled each time
PAUSE_S = 0.1
# of such a wait at once: a session that waits can be left


class Sleeper(Protocol):
    """Waits in real time between attempts to get a device back."""

    def sleep(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """The two ends of the sound."""

    source: AudioSource
    sink: AudioSink
    sleeper: Sleeper
    hold: Callable[[bool], None] = lambda is_held: None
    # keeps a file waiting while the coach speaks
    advance: Callable[[int], None] = lambda duration_ms: None
    # moves a speaker that has no clock of its own
    faults: SoundFaults | None = None
    # None where the sound comes from a file


class VoiceFront:
    """ports.Front over sound."""

    def __init__(
        self, line: Line, mouth: Mouth, listener: Listener, *, may_interrupt: bool = True
    ) -> None:
        """`may_interrupt`: whether the coach gives way to whoever speaks over it."""
        self.now_ms = 0
        self._line = line
        self._mouth = mouth
        self._listener = listener
        self._wanted: Listen | None = None
        # a Listen that waits until the coach has finished speaking
        self._reference = EchoReference()
        self._overlap = Overlap(mouth, listener, may_interrupt=may_interrupt)
        self._level_ms = 0
        self._is_lost = False
        self._wait_s = REOPEN_WAIT_S
        self._rest_s = 0.0
        # of the wait that goes on
        self._events: list[Event] = []
        self._line.hold(True)
        self._fall_into_step()

    def next_events(self) -> Sequence[Event]:
        """Hear one frame and tell what came of it."""
        events, self._events = self._events, []
        if self._is_lost:
            self._try_again(events)
            return events
        try:
            self._step(events)
        except DeviceLostError as error:
            # what was told before the device failed stays told
            self._is_lost = True
            self._listener.coach_says("")
            events.append(AudioLost(self.now_ms, str(error)))
        return events

    def perform(self, command: Command) -> None:
        """Carry out Say, Listen, Hush and AdjustVoice."""
        match command:
            case Say():
                self._listener.close_floor()
                self._line.hold(True)
                self._mouth.say(command)
                self._begin_to_speak()
            case Listen():
                self._wanted = command
            case Hush():
                self._wanted = None
                self._hush(command.at_once)
            case AdjustVoice():
                self._mouth.adjust(command)
            case _:
                pass

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said or is still to be said."""
        return self._mouth.is_speaking

    @property
    def is_waiting(self) -> bool:
        """Whether the coach has fallen silent in the middle of a speech to let someone speak."""
        return self._mouth.is_waiting

    def close(self) -> None:
        """Let go of the devices."""
        self._line.source.close()
        self._line.sink.close()

    # --- one frame ----------------------------------------------------------------------------

    def _step(self, events: list[Event]) -> None:
        events += self._mouth.poll(self.now_ms)
        self._listener.coach_says(self._mouth.words)
        # what was just spoken out may bring a new Say, so the floor is opened a frame later
        if not events:
            self._open_floor(events)
        frame = self._line.source.read()
        if frame is None:
            events += self._listener.flush(self.now_ms)
            events.append(InputEnded(self.now_ms))
            return
        reference = self._reference_for(frame)
        self.now_ms = frame.end_ms
        self._line.advance(frame.duration_ms)
        events += self._overlap.hear(self._listener.process(frame, reference), self.now_ms)
        if self._line.faults is not None:
            is_speech = self._listener.is_speech and not self._mouth.is_speaking
            events += self._line.faults.process(frame, is_speech=is_speech)
        if not self._listener.has_floor:
            self._line.hold(True)
        self._measure(events)

    def _measure(self, events: list[Event]) -> None:
        if self.now_ms - self._level_ms < LEVEL_EVERY_MS:
            return
        self._level_ms = self.now_ms
        level_db = round(self._listener.level_db, 1)
        events.append(LevelMeasured(self.now_ms, level_db, self._listener.is_speech))

    def _open_floor(self, events: list[Event]) -> None:
        wanted = self._wanted
        if wanted is None or not self._overlap.may_listen(self.now_ms):
            return
        self._wanted = None
        events += self._overlap.listen()
        self._listener.open_floor(
            wanted.patience, wanted.nudge_after_ms, self.now_ms, wanted.expects
        )
        self._line.hold(False)

    def _reference_for(self, frame: AudioFrame) -> bytes:
        self._reference.add(self._line.sink.played())
        self._reference.skip(max(0, frame.start_ms - self.now_ms))
        return self._reference.take()

    def _begin_to_speak(self) -> None:
        """Supply the speaker now rather than with the next frame."""
        try:
            self._events += self._mouth.poll(self.now_ms)
        except DeviceLostError:
            # found again, and told, with the next frame
            return

    def _hush(self, at_once: bool) -> None:
        try:
            self._events += self._mouth.hush(self.now_ms, at_once)
        except DeviceLostError:
            # a speaker that is gone is silent; the next frame tells that it is lost
            return

    def _fall_into_step(self) -> None:
        """Forget what was played before the microphone began to hear."""
        self._line.sink.played()
        self._reference.restart()

    # --- devices that went away ------------------------------------------------------------

    def _try_again(self, events: list[Event]) -> None:
        if self._rest_s > 0:
            self._line.sleeper.sleep(min(self._rest_s, PAUSE_S))
            self._rest_s -= PAUSE_S
            return
        try:
            self._line.sink.reopen()
            self._line.source.reopen()
            # a suspended device can be opened, and stays mute
            frame = self._line.source.read()
            self._fall_into_step()
        except AudioDeviceError:
            self._rest_s = self._wait_s
            self._wait_s = min(2 * self._wait_s, LONGEST_WAIT_S)
            return
        if self._line.faults is not None:
            self._line.faults.restart()
        self._listener.meet_devices()
        self._is_lost = False
        self._wait_s = REOPEN_WAIT_S
        events.append(AudioRestored(self.now_ms))
        if frame is not None:
            # else it would be taken for sound that was lost on the way
            self.now_ms = frame.end_ms
