"""Whether the coach's own echo makes it fall silent, and how soon a person's "stop" does.

Run with ``script/bench giving_way --data FOLDER``. The folder holds room responses in
``speech/noise/rir*.wav``. All from the microphone's frame to the decision is what a session runs:
echo guard, canceller, speech detector, listener, mouth. Only the room is made: what the speaker
plays comes back late, through a room response and a speaker that bends it a little, with the noise
of a quiet room. An echo level is how loud the coach is at the microphone, compared with the person.
Needs flite for the person's voice.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.clock import SystemClock
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.echo_canceller import WebRtcEchoCanceller
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.resampler import resample
from voice_coach.adapters.speech_detector import SileroDetector
from voice_coach.adapters.voices import open_voice
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame, Role, Say, Turn
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.language.commands import CommandBook
from voice_coach.ports import Recognizer, Sound, Voice
from voice_coach.session.mouth import Mouth
from voice_coach.session.voice_front import Line, VoiceFront

MS = SAMPLE_RATE_HZ // 1000
ECHO_LEVELS_DB = (-40, -30, -20, -12, -6, 0, 3)
SPEAKER_LATENCY_MS = 80
MICROPHONE_LATENCY_MS = (20, 40, 120, 180)
# one for each room
ROOM_NOISE_DB = -68.0
PERSON_DB = -26.0
COACH_DB = -19.0
# the standard voice at the speaker; both while speaking, pauses left out
PERSON_VOICES = ("slt", "rms", "awb", "kal16")
LONGEST_RESPONSE_MS = 500
NEVER_MS = 9_999
IN_TIME_MS = 500
EARLY_MS, LATER_MS = 3_500, 20_000

Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Room:
    """How the coach comes back."""

    response: Samples
    # the strongest reflection at the very beginning, of energy 1
    echo_db: float
    # the coach at the microphone, compared with the person
    microphone_ms: int
    # latency


@dataclass(frozen=True, slots=True)
class Stops:
    """What became of "stop", said once over the coach by each voice in each room."""

    silent_ms: tuple[int, ...]
    # from the beginning of the word until the speaker is silent
    understood: int
    # came out as the command

    @property
    def in_time(self) -> int:
        return sum(silent_ms <= IN_TIME_MS for silent_ms in self.silent_ms)


@dataclass(frozen=True, slots=True)
class Result:
    """One echo level over all rooms."""

    echo_db: float
    minutes: float
    false_give_ways: int
    false_turns: int
    # turns made of the coach's echo
    early: Stops
    # said while the coach's first words are still teaching the echo canceller
    later: Stops


class RoomAudio:
    """ports.AudioSource and ports.AudioSink: a microphone that hears the speaker and a person."""

    def __init__(self, room: Room, word: Samples | None = None, from_ms: int = 0) -> None:
        """`word` is said over the coach once it has been speaking, not before `from_ms`."""
        self._queue: Samples = np.zeros(0)
        self._played = b""
        self._in_speaker = [np.zeros(FRAME_SAMPLES)] * (SPEAKER_LATENCY_MS // 20)
        self._in_microphone = [np.zeros(FRAME_SAMPLES)] * (room.microphone_ms // 20)
        self._word = word
        self._from_ms = from_ms
        self._person: Samples = np.zeros(0)
        # what is still to be said of the word
        self._position = 0
        self._loud_frames = 0
        self._noise = np.random.default_rng(1)
        self._gain = 10 ** ((room.echo_db + PERSON_DB - COACH_DB) / 20)
        size = len(room.response) + FRAME_SAMPLES
        self._size = 1 << (size - 1).bit_length()
        self._response = np.fft.rfft(room.response, self._size)
        self._history = np.zeros(len(room.response) + FRAME_SAMPLES)
        self.word_ms: int | None = None
        # when the person began

    def read(self) -> AudioFrame:
        out, self._queue = self._queue[:FRAME_SAMPLES], self._queue[FRAME_SAMPLES:]
        out = np.pad(out, (0, FRAME_SAMPLES - len(out)))
        self._played += np.rint(out).astype("<i2").tobytes()
        self._in_speaker.append(out)
        heard = self._in_speaker.pop(0)
        is_loud = bool(np.abs(heard).max() > 1_000)
        self._loud_frames = self._loud_frames + 1 if is_loud else 0
        self._in_microphone.append(heard)
        arriving = self._in_microphone.pop(0)
        start = self._position
        self._position += FRAME_SAMPLES
        person = self._speech(start // MS)
        microphone = self._echo(arriving) + self._room_noise()
        microphone[: len(person)] += person
        pcm = np.rint(np.clip(microphone, -32768, 32767)).astype("<i2").tobytes()
        return AudioFrame(start // MS, pcm)

    def _speech(self, now_ms: int) -> Samples:
        is_due = now_ms >= self._from_ms and self._loud_frames >= 8
        if self._word is not None and self.word_ms is None and is_due:
            self._person, self.word_ms = self._word, now_ms
        said, self._person = self._person[:FRAME_SAMPLES], self._person[FRAME_SAMPLES:]
        return said

    def _echo(self, played: Samples) -> Samples:
        bent = 24_000 * np.tanh(played / 24_000)
        self._history = np.concatenate((self._history[FRAME_SAMPLES:], bent))
        spectrum = np.fft.rfft(self._history, self._size) * self._response
        whole: Samples = np.fft.irfft(spectrum, self._size)
        end = len(self._history)
        return self._gain * whole[end - FRAME_SAMPLES : end]

    def _room_noise(self) -> Samples:
        noise: Samples = self._noise.normal(0, 32768 * 10 ** (ROOM_NOISE_DB / 20), FRAME_SAMPLES)
        return noise

    # --- the speaker ---------------------------------------------------------------------------

    def play(self, sound: Sound) -> None:
        samples = resample(sound.samples, sound.rate_hz, SAMPLE_RATE_HZ).astype(float)
        self._queue = np.concatenate((self._queue, samples))

    @property
    def pending_ms(self) -> int:
        waiting = len(self._queue) // MS
        return waiting + (SPEAKER_LATENCY_MS if waiting else 0)

    def played(self) -> bytes:
        played, self._played = self._played, b""
        return played

    def set_gain(self, gain_db: float) -> None:
        """The echo's level is what is measured against."""

    def clear(self) -> None:
        self._queue = self._queue[:0]

    def abort(self) -> None:
        self.clear()

    def reopen(self) -> None:
        """It is never lost."""

    def close(self) -> None:
        """Nothing is held open."""


class RememberingVoice:
    """ports.Voice that renders every sentence once."""

    def __init__(self, voice: Voice) -> None:
        self.name = voice.name
        self._voice = voice
        self._known: dict[str, Sound] = {}

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        if text not in self._known:
            self._known[text] = self._voice.render(text, rate_ratio)
        return self._known[text]

    def close(self) -> None:
        self._voice.close()


class Bench:
    """The engines, opened once."""

    def __init__(self, voice: str) -> None:
        script = load_script("en-us")
        self.commands = CommandBook(script.commands)
        self.recognizer: Recognizer = open_recognizer("whisper")
        self.voice = RememberingVoice(open_voice(voice))
        self.texts = [
            text
            for drill in script.drills
            for exercise in drill.exercises
            for text in (exercise.situation, exercise.line, drill.why, drill.how, drill.ask)
            if text
        ]

    def front(self, audio: RoomAudio) -> VoiceFront:
        endpointing = Endpointing(self.commands.match)
        ears = Ears(self.recognizer, SileroDetector(), WebRtcEchoCanceller())
        mouth = Mouth(audio, {Role.COACH: self.voice})
        return VoiceFront(Line(audio, audio, SystemClock()), mouth, Listener(ears, endpointing))

    def talk(self, audio: RoomAudio, first: int, duration_ms: int) -> Iterator[VoiceFront | Turn]:
        """Let the coach speak without an end; gives the front after each frame, and the turns."""
        front = self.front(audio)
        said = 0
        while front.now_ms < duration_ms:
            if not front.is_speaking:
                text = self.texts[(first + said) % len(self.texts)]
                front.perform(Say(said, text))
                said += 1
            yield from (event for event in front.next_events() if isinstance(event, Turn))
            yield front


def false_give_ways(bench: Bench, room: Room, first: int, duration_ms: int) -> tuple[int, int]:
    """How often the coach gives way to itself, and how many turns are made of its echo."""
    times = turns = 0
    was_waiting = False
    for seen in bench.talk(RoomAudio(room), first, duration_ms):
        if isinstance(seen, Turn):
            turns += 1
            print(f"    {room.echo_db} dB, {room.microphone_ms} ms: {seen.text}", file=sys.stderr)
            continue
        times += seen.is_waiting and not was_waiting
        was_waiting = seen.is_waiting
    return times, turns


def stopped(bench: Bench, room: Room, word: Samples, from_ms: int) -> tuple[int, bool]:
    """After how many ms of a spoken "stop" the speaker is silent, and whether it was understood."""
    audio = RoomAudio(room, word, from_ms)
    silent_ms = NEVER_MS
    for seen in bench.talk(audio, from_ms // 1000, from_ms + 8_000):
        if isinstance(seen, Turn):
            print(f"    {room.echo_db} dB: {seen.text}", file=sys.stderr)
            return silent_ms, bench.commands.match(seen.text) == "stop"
        if audio.word_ms is not None and seen.is_waiting and silent_ms == NEVER_MS:
            silent_ms = seen.now_ms + SPEAKER_LATENCY_MS - audio.word_ms
    return silent_ms, False


def measure(bench: Bench, rooms: Sequence[Room], minutes: float, words: list[Samples]) -> Result:
    """One echo level."""
    each_ms = round(minutes * 60_000 / len(rooms))
    pairs = [false_give_ways(bench, room, 40 * index, each_ms) for index, room in enumerate(rooms)]
    early, later = (
        [stopped(bench, room, word, from_ms) for room in rooms for word in words]
        for from_ms in (EARLY_MS, LATER_MS)
    )
    return Result(
        echo_db=rooms[0].echo_db,
        minutes=minutes,
        false_give_ways=sum(times for times, _ in pairs),
        false_turns=sum(turns for _, turns in pairs),
        early=Stops(tuple(sorted(ms for ms, _ in early)), sum(was for _, was in early)),
        later=Stops(tuple(sorted(ms for ms, _ in later)), sum(was for _, was in later)),
    )


# --- what is heard in the room -----------------------------------------------------------------


def read_responses(data: Path) -> list[Samples]:
    """Room responses from their strongest reflection on, of energy 1."""
    responses = []
    for path in sorted((data / "speech" / "noise").glob("rir*.wav")):
        samples = read_sound(path).astype(float)
        peak = int(np.argmax(np.abs(samples)))
        kept = samples[max(0, peak - 16) : peak + LONGEST_RESPONSE_MS * MS]
        responses.append(kept / np.sqrt(np.sum(kept**2)))
    return responses


def spoken(text: str, voice: str) -> Samples:
    """A person's word from its first sound on, at PERSON_DB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "word.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
        samples = read_sound(path).astype(float)
    loud = np.flatnonzero(np.abs(samples) > 0.05 * np.abs(samples).max())
    word = samples[loud[0] : loud[-1]]
    levelled: Samples = word * 32768 * 10 ** (PERSON_DB / 20) / np.sqrt(np.mean(word**2))
    return levelled


# --- output --------------------------------------------------------------------------------------


def lines(results: Sequence[Result]) -> Iterator[str]:
    yield (
        "echo      speech   gave way  turns     early stop: in 0.5 s   median   understood"
        "   later stop: in 0.5 s   median   understood"
    )
    for each in results:
        yield (
            f"{each.echo_db:+4.0f} dB  {each.minutes:4.0f} min  {each.false_give_ways:8}"
            f"  {each.false_turns:5}  {_stops(each.early)}  {_stops(each.later)}"
        )


def _stops(stops: Stops) -> str:
    count = len(stops.silent_ms)
    median = stops.silent_ms[count // 2]
    return f"{stops.in_time:17} of {count}   {median:4} ms  {stops.understood:6} of {count}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=10.0, help="of speech at each echo level")
    parser.add_argument("--voice", choices=("standard", "natural"), default="standard")
    parser.add_argument("--levels", type=float, nargs="*", default=ECHO_LEVELS_DB)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    bench = Bench(options.voice)
    responses = read_responses(options.data)
    words = [spoken("stop", voice) for voice in PERSON_VOICES]
    results = []
    for echo_db in options.levels:
        rooms = [
            Room(response, echo_db, microphone_ms)
            for response, microphone_ms in zip(responses, MICROPHONE_LATENCY_MS, strict=False)
        ]
        results.append(measure(bench, rooms, options.minutes, words))
        print(*list(lines(results[-1:]))[1:], file=sys.stderr)
    bench.voice.close()
    bench.recognizer.close()
    if options.json:
        print(json.dumps([asdict(result) for result in results]))
    else:
        print(*lines(results), sep="\n")


if __name__ == "__main__":
    main()
