"""Whether the coach's own echo makes it fall silent, and how soon a person's "stop" does.

Run with ``script/bench giving_way --data FOLDER``. The folder holds room responses in
``speech/noise/rir*.wav``. All from the microphone's frame to the decision is what a session runs:
echo guard, canceller, speech detector, listener, mouth. Only the room is made, with the noise of a
quiet one. An echo level is how loud the coach is at the microphone, compared with the person.
Needs flite for the person's voice.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.loopback import LOUD_FRAMES, VOICES, Engines
from benchmarks.room_audio import (
    COACH_DB,
    PERSON_DB,
    Room,
    RoomAudio,
    Samples,
    read_responses,
    spoken,
)
from voice_coach.events import Hush, Say, Turn
from voice_coach.session.voice_front import VoiceFront

ECHO_LEVELS_DB = (-40, -30, -20, -12, -6, 0, 3)
MICROPHONE_LATENCY_MS = (20, 60, 140, 200)
# one for each room
NEVER_MS = 9_999
IN_TIME_MS = 500
EARLY_MS, LATER_MS = 3_500, 20_000
AGAIN_MS = 2_000
# a person who is not obeyed says it again after so long


@dataclass(frozen=True, slots=True)
class Stops:
    """What became of "stop", said over the coach by each voice in each room."""

    silent_ms: tuple[int, ...]
    # from the beginning of the word until the speaker is silent
    understood: int
    # came out as the command at the first time of asking
    obeyed: int
    # at the first or the second

    @property
    def in_time(self) -> int:
        return sum(silent_ms <= IN_TIME_MS for silent_ms in self.silent_ms)


@dataclass(frozen=True, slots=True)
class Result:
    """One echo level over all rooms."""

    echo_db: float
    may_interrupt: bool
    minutes: float
    false_give_ways: int
    false_turns: int
    # turns made of the coach's echo
    early: Stops
    # said while the coach's first words are still teaching the echo canceller
    later: Stops


@dataclass(slots=True)
class Talk:
    """The coach speaks without an end."""

    engines: Engines
    audio: RoomAudio
    may_interrupt: bool
    first: int

    def steps(self, duration_ms: int) -> Iterator[VoiceFront | Turn]:
        """The front after each frame, and the turns."""
        front = self.engines.front(self.audio, may_interrupt=self.may_interrupt)
        texts = self.engines.texts
        said = 0
        while front.now_ms < duration_ms:
            if not front.is_speaking:
                front.perform(Say(said, texts[(self.first + said) % len(texts)]))
                said += 1
            for event in front.next_events():
                if isinstance(event, Turn):
                    yield event
                    if self.engines.commands.match(event.text) == "stop":
                        front.perform(Hush(at_once=True))
                        yield front
                        return
            yield front


def false_give_ways(talk: Talk, duration_ms: int) -> tuple[int, int]:
    """How often the coach gives way to itself, and how many turns are made of its echo."""
    times = turns = 0
    was_waiting = False
    for seen in talk.steps(duration_ms):
        if isinstance(seen, Turn):
            turns += 1
            print(f"    a turn of echo: {seen.text}", file=sys.stderr)
            continue
        times += seen.is_waiting and not was_waiting
        was_waiting = seen.is_waiting
    return times, turns


def stopped(talk: Talk, word: Samples, from_ms: int) -> tuple[int, int]:
    """After how many ms of a spoken "stop" the speaker is silent; how often it had to be said."""
    audio = talk.audio
    word_ms: list[int] = []
    silent_ms = NEVER_MS
    for seen in talk.steps(from_ms + 9_000):
        if isinstance(seen, Turn):
            if talk.engines.commands.match(seen.text) == "stop":
                taken_ms = audio.now_ms - word_ms[0]
                return min(silent_ms, taken_ms), len(word_ms)
            continue
        is_due = audio.loud_frames >= LOUD_FRAMES or seen.is_waiting
        is_again = len(word_ms) == 1 and audio.now_ms - word_ms[0] >= AGAIN_MS
        if is_due and audio.now_ms >= from_ms and (not word_ms or is_again):
            word_ms.append(audio.now_ms)
            audio.say(word)
        if word_ms and seen.is_waiting and silent_ms == NEVER_MS:
            silent_ms = seen.now_ms - word_ms[0]
    return silent_ms, 0


def measure(
    engines: Engines, rooms: Sequence[Room], minutes: float, *, may_interrupt: bool
) -> Result:
    """One echo level."""
    each_ms = round(minutes * 60_000 / len(rooms))

    def talk(room: Room, first: int) -> Talk:
        return Talk(engines, RoomAudio(room), may_interrupt, first)

    pairs = [false_give_ways(talk(room, 40 * at), each_ms) for at, room in enumerate(rooms)]
    early, later = (
        _stops(
            stopped(talk(room, from_ms // 1000), spoken("stop", voice), from_ms)
            for room in rooms
            for voice in VOICES
        )
        for from_ms in (EARLY_MS, LATER_MS)
    )
    return Result(
        echo_db=rooms[0].gain_db - PERSON_DB + COACH_DB,
        may_interrupt=may_interrupt,
        minutes=minutes,
        false_give_ways=sum(times for times, _ in pairs),
        false_turns=sum(turns for _, turns in pairs),
        early=early,
        later=later,
    )


def _stops(each: Iterator[tuple[int, int]]) -> Stops:
    pairs = list(each)
    return Stops(
        silent_ms=tuple(sorted(silent_ms for silent_ms, _ in pairs)),
        understood=sum(times == 1 for _, times in pairs),
        obeyed=sum(times > 0 for _, times in pairs),
    )


# --- output --------------------------------------------------------------------------------------


def lines(results: Sequence[Result]) -> Iterator[str]:
    kind = "stop: in 0.5 s   median   at first   at second"
    yield f"echo     barge-in  speech  gave way  turns  early {kind}    later {kind}"
    for each in results:
        yield (
            f"{each.echo_db:+4.0f} dB   {'on ' if each.may_interrupt else 'off'}"
            f"     {each.minutes:4.0f} min  {each.false_give_ways:8}  {each.false_turns:5}"
            f"  {_columns(each.early)}     {_columns(each.later)}"
        )


def _columns(stops: Stops) -> str:
    count = len(stops.silent_ms)
    median = stops.silent_ms[count // 2]
    return (
        f"{stops.in_time:14} of {count}  {median:4} ms  {stops.understood:5} of {count}"
        f"  {stops.obeyed:3} of {count}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=10.0, help="of speech at each echo level")
    parser.add_argument("--levels", type=float, nargs="*", default=ECHO_LEVELS_DB)
    parser.add_argument(
        "--slip-ms", type=int, default=0, help="let the devices fall out of step so often"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    engines = Engines()
    responses = read_responses(options.data)
    results = []
    for echo_db in options.levels:
        gain_db = echo_db + PERSON_DB - COACH_DB
        rooms = [
            Room(response, gain_db, microphone_ms, options.slip_ms)
            for response, microphone_ms in zip(responses, MICROPHONE_LATENCY_MS, strict=False)
        ]
        for may_interrupt in (False, True):
            results.append(measure(engines, rooms, options.minutes, may_interrupt=may_interrupt))
            print(*list(lines(results[-1:]))[1:], file=sys.stderr)
    engines.close()
    if options.json:
        print(json.dumps([asdict(result) for result in results]))
    else:
        print(*lines(results), sep="\n")


if __name__ == "__main__":
    main()
