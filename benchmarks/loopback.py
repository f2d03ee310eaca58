"""Whether a session ever takes its own voice for the person's, with and without barge-in.

Run with ``script/bench loopback``. The speaker is wired to the microphone, at -6 and -12 dB and
with delays from 60 to 350 ms. The coach says its lines and listens; the person answers, or says
nothing, coughs and hums over the coach, or interrupts with a sentence. All from the microphone's
frame to the turn is what a session runs; only the room is made, faster than real time. A turn is
invented where the person said nothing. Needs flite for the person's voices.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Protocol

import numpy as np

from benchmarks.room_audio import (
    MS,
    ONE_TAP,
    SPEAKER_LATENCY_MS,
    RememberingVoice,
    Room,
    RoomAudio,
    Samples,
    at_level,
    coach_texts,
    spoken,
)
from voice_coach.adapters.clock import SystemClock
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.echo_canceller import WebRtcEchoCanceller
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.speech_detector import FAINT_GAIN, SileroDetector
from voice_coach.adapters.voices import open_voice
from voice_coach.events import Event, Listen, Role, Say, Silence, Turn
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.language.commands import CommandBook
from voice_coach.session.mouth import Mouth
from voice_coach.session.voice_front import Line, VoiceFront

GAINS_DB = (-6.0, -12.0)
DELAYS_MS = (60, 160, 260, 350)
VOICES = ("slt", "rms", "awb", "kal16")
ANSWERS = (
    "It sounds like the evenings have become too short for the two of you.",
    "You felt left out when the plans were made without you.",
    "Is there more that you would like me to know?",
    "Yes please.",
    "I would like us to talk about it on Sunday.",
)
INTERRUPTIONS = (
    "I was going to say that she came home late again.",
    "Sorry, I have thought of something else that I would like to say.",
    "But what if he does not want to talk about it at all?",
)
SIGNS = ("uh huh", "okay")
NUDGE_MS = 4_000
ANSWER_AFTER_MS = 900
LOUD_FRAMES = 8
# the person talks over the coach in the midst of its words
MARGIN_MS = 600
# a turn belongs to the person whose words lie at most so far from it
FALSE_MS = 2_000
# within which the coach speaks on after a false interruption


@dataclass(slots=True)
class Tally:
    """What happened at one loudness of the echo."""

    gain_db: float
    may_interrupt: bool
    minutes: float = 0.0
    answers: int = 0
    answers_taken: int = 0
    invented: int = 0
    gave_way: int = 0
    # without anybody having spoken
    interruptions: int = 0
    given_way_ms: list[int] = field(default_factory=list)
    # from the beginning of the person's sentence until the coach was silent
    hums: int = 0
    went_on_ms: list[int] = field(default_factory=list)
    # from the end of a cough or a hum until the coach spoke again, where it had fallen silent


class Engines:
    """What is opened once."""

    def __init__(self) -> None:
        script = load_script("en-us")
        self.commands = CommandBook(script.commands)
        self.recognizer = open_recognizer("whisper")
        self.voice = RememberingVoice(open_voice("standard"))
        self.texts = coach_texts(
            text
            for drill in script.drills
            for exercise in drill.exercises
            for text in (exercise.situation, exercise.line, drill.why, drill.how, drill.ask)
        )
        # it names its own commands, and they must not come back as the person's
        self.texts[5:5] = script.prompts["help"]

    def front(self, audio: RoomAudio, *, may_interrupt: bool) -> VoiceFront:
        ears = Ears(
            self.recognizer,
            SileroDetector(),
            WebRtcEchoCanceller(),
            SileroDetector(gain=FAINT_GAIN),
        )
        listener = Listener(ears, Endpointing(self.commands.match))
        mouth = Mouth(audio, {Role.COACH: self.voice})
        line = Line(audio, audio, SystemClock())
        return VoiceFront(line, mouth, listener, may_interrupt=may_interrupt)

    def close(self) -> None:
        self.voice.close()
        self.recognizer.close()


class Place(Protocol):
    """Where a person can be heard, and the coach as well."""

    @property
    def loud_frames(self) -> int: ...

    @property
    def said_ms(self) -> Sequence[tuple[int, int]]: ...

    def say(self, sound: Samples) -> None: ...


class Conversation:
    """One session in one room: rounds of two lines each, and what the person does in them."""

    def __init__(
        self, front: VoiceFront, audio: Place, tally: Tally, texts: Sequence[str], first: int
    ) -> None:
        self.front = front
        self.audio = audio
        self.tally = tally
        self._texts = itertools.cycle([*texts[first:], *texts[:first]])
        self._voices = itertools.cycle(VOICES)
        self._answers = itertools.cycle(ANSWERS)
        over = list(_sounds_over_the_coach())
        self._over = itertools.cycle(over[first % len(over) :] + over[: first % len(over)])
        self._says = 0

    def hold(self, minutes: float) -> None:
        for number in itertools.count():
            if self.front.now_ms >= minutes * 60_000:
                break
            self._round(number)
        self.tally.minutes += self.front.now_ms / 60_000

    def _round(self, number: int) -> None:
        """Two lines of the coach, then an answer in two of three rounds."""
        for _ in range(2):
            self._says += 1
            self.front.perform(Say(self._says, next(self._texts)))
        if number % 2:
            self._talk_over(*next(self._over))
        self._until_spoken_out()
        self.front.perform(Listen("normal", NUDGE_MS))
        if number % 3 == 2:
            self._until(Silence)
            return
        self._pass(ANSWER_AFTER_MS)
        self.tally.answers += 1
        self.audio.say(spoken(next(self._answers), next(self._voices)))
        taken = self._until(Turn, Silence)
        self.tally.answers_taken += isinstance(taken, Turn)

    def _talk_over(self, sound: Samples, is_telling: bool) -> None:
        """The person speaks or coughs while the coach speaks."""
        while self.audio.loud_frames < LOUD_FRAMES:
            self._step()
            if not self.front.is_speaking:
                return
        began_ms = self.front.now_ms
        end_ms = began_ms + len(sound) // MS
        self.audio.say(sound)
        silent_ms: int | None = None
        while self.front.now_ms < end_ms:
            self._step()
            if self.front.is_waiting and silent_ms is None:
                silent_ms = self.front.now_ms - began_ms
        if is_telling:
            self.tally.interruptions += 1
            self.tally.given_way_ms += [silent_ms] if silent_ms is not None else []
            return
        self.tally.hums += 1
        # it may give way as the sound ends
        self._pass(100)
        if self.front.is_waiting:
            while self.front.is_waiting:
                self._step()
            self.tally.went_on_ms.append(self.front.now_ms - end_ms)

    def _pass(self, duration_ms: int) -> None:
        end_ms = self.front.now_ms + duration_ms
        while self.front.now_ms < end_ms:
            self._step()

    def _until_spoken_out(self) -> None:
        while self.front.is_speaking:
            self._step()

    def _until(self, *kinds: type[Event]) -> Event:
        while True:
            for event in self._step():
                if isinstance(event, kinds):
                    return event

    def _step(self) -> Sequence[Event]:
        was_waiting = self.front.is_waiting
        events = self.front.next_events()
        said_ms = self.audio.said_ms
        for event in events:
            if isinstance(event, Turn) and not _was_said(said_ms, event.start_ms, event.end_ms):
                self.tally.invented += 1
                print(f"    invented at {event.start_ms} ms: {event.text}", file=sys.stderr)
        if self.front.is_waiting and not was_waiting:
            now_ms = self.front.now_ms
            self.tally.gave_way += not _was_said(said_ms, now_ms - MARGIN_MS, now_ms)
        return events


def _was_said(said_ms: Sequence[tuple[int, int]], start_ms: int, end_ms: int) -> bool:
    return any(
        start_ms <= said_end + MARGIN_MS and end_ms >= said_start - MARGIN_MS
        for said_start, said_end in said_ms
    )


def _sounds_over_the_coach() -> Iterator[tuple[Samples, bool]]:
    """Sentences that interrupt, and between them sounds that do not mean to."""
    cough, door = _cough(), _door()
    for index, text in enumerate(INTERRUPTIONS):
        yield spoken(text, VOICES[index]), True
        yield (_hum(), *(spoken(text, VOICES[index + 1]) for text in SIGNS))[index], False
        yield (cough, door, cough)[index], False


def _hum() -> Samples:
    """ "Mm-hm": two hums of a closed mouth, the second one higher, and a breath between them.

    A synthetic voice spells the word out, which is no hum.
    """
    breath = np.random.default_rng(7).normal(0, 0.02, 60 * MS)
    return at_level(
        np.concatenate((_closed(112.0, 104.0, 190), breath, _closed(124, 138, 260))), -24.0
    )


def _closed(from_hz: float, to_hz: float, duration_ms: int) -> Samples:
    """A voice behind closed lips: its harmonics fade by 12 dB an octave above the nose's 270 Hz."""
    pitch_hz = np.linspace(from_hz, to_hz, duration_ms * MS)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / (1000 * MS)
    harmonics = np.arange(1, 25)
    heights = 1 / (1 + (harmonics[:, None] * pitch_hz / 270.0) ** 2)
    swell = np.sin(np.pi * np.linspace(0, 1, len(pitch_hz))) ** 0.5
    voice: Samples = swell * np.sum(heights * np.sin(harmonics[:, None] * phase), axis=0)
    return voice


def _cough() -> Samples:
    """Two bursts of breath."""
    random = np.random.default_rng(5)
    burst = random.normal(0, 1, 180 * MS) * np.exp(-np.arange(180 * MS) / (45 * MS))
    return at_level(np.concatenate((burst, np.zeros(120 * MS), burst)), -24.0)


def _door() -> Samples:
    """A thud and its rumble."""
    time = np.arange(400 * MS) / (1000 * MS)
    thud = np.sin(2 * np.pi * 85 * time) * np.exp(-time / 0.06)
    return at_level(
        thud + 0.2 * np.random.default_rng(6).normal(0, 1, len(time)) * np.exp(-time / 0.03), -22.0
    )


def measure(engines: Engines, tally: Tally, minutes: float, slip_ms: int) -> Tally:
    for index, delay_ms in enumerate(DELAYS_MS):
        room = Room(ONE_TAP, tally.gain_db, delay_ms - SPEAKER_LATENCY_MS, slip_ms)
        audio = RoomAudio(room)
        front = engines.front(audio, may_interrupt=tally.may_interrupt)
        talk = Conversation(front, audio, tally, engines.texts, first=17 * index)
        talk.hold(minutes / len(DELAYS_MS))
    return tally


def lines(tallies: Sequence[Tally]) -> Iterator[str]:
    for tally in tallies:
        mode = "barge-in on " if tally.may_interrupt else "barge-in off"
        late = sum(ms > FALSE_MS for ms in tally.went_on_ms)
        yield (
            f"{tally.gain_db:+4.0f} dB  {mode}  {tally.minutes:5.1f} min  "
            f"invented turns {tally.invented}  gave way to itself {tally.gave_way}  "
            f"answers taken {tally.answers_taken} of {tally.answers}"
        )
        if tally.may_interrupt:
            times = sorted(tally.given_way_ms)
            yield (
                f"         gave way to {len(times)} of {tally.interruptions} sentences,"
                f" median after {times[len(times) // 2] if times else 0} ms;"
                f" to {len(tally.went_on_ms)} of {tally.hums} coughs, hums and doors, and spoke on"
                f" within {max(tally.went_on_ms, default=0)} ms ({late} later than {FALSE_MS} ms)"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="of session, for each row")
    parser.add_argument("--gains", type=float, nargs="*", default=GAINS_DB, help="of the echo, dB")
    parser.add_argument(
        "--slip-ms", type=int, default=0, help="let the devices fall out of step so often"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    engines = Engines()
    tallies = []
    for gain_db in options.gains:
        for may_interrupt in (False, True):
            tally = Tally(gain_db, may_interrupt)
            measure(engines, tally, options.minutes, options.slip_ms)
            tallies.append(tally)
            print(*lines([tally]), sep="\n", file=sys.stderr)
    engines.close()
    if options.json:
        print(json.dumps([asdict(tally) for tally in tallies]))
    else:
        print(*lines(tallies), sep="\n")


if __name__ == "__main__":
    main()
