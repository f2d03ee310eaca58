"""When turns are taken as over: too early, how late, without cause, and with their first word.

Run with ``script/bench turns --data FOLDER``. Every recording is replayed frame by frame through
the listener of a session, clean and with noise 10 dB below the speech. A hold is a pause of 200 ms
and more inside a turn; it is cut off when a turn is taken as over within it. The delay runs from
the end of the last word to that moment. Two counts of holds are given: those in the data's own
list, and with them those that the detector finds in the clean recording.

``--smart-turn MODEL`` names the ONNX file of Pipecat's Smart Turn (in the wheel of pipecat-ai),
which is then judged on the same pauses. ``--parts`` chooses among cutoffs, yes-no, noise and
first-words, ``--rule`` the rules whose name begins so.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from math import sqrt
from pathlib import Path
from statistics import mean, median

import numpy as np

from benchmarks.remembered import RememberedSpeech, Remembering
from benchmarks.turn_truth import (
    Recording,
    Samples,
    noisy,
    read_noises,
    read_recordings,
    speech_end_ms,
)
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.wav_files import read_sound
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
from voice_coach.hearing.listener import PRE_ROLL_MS, Ears, Listener
from voice_coach.language.commands import CommandBook
from voice_coach.ports import Recognizer
from voice_coach.session.replay import replay

PARTS = ("cutoffs", "yes-no", "noise", "first-words")
SILENCES_MS = (500, 800, 1_100, 1_400)
CAUTIONS = (1.0, 1.25, 1.75, 2.0)
# more points of the curve, with the shortest wait of the brief patience
SMART_TURNS_MS = ((400, 1_200), (700, 1_600), (1_200, 2_000))
# (wait where it calls the turn complete, and where it does not)
SMART_TURN_SAMPLES = 8 * SAMPLE_RATE_HZ
NOISE_MS = 600_000
YES_NO = ("Yes.", "No.", "Yeah.", "Nope.", "Yes please.", "No thanks.", "Not really.", "Okay.")
VOICES = ("slt", "rms", "awb", "kal16")
# of flite


# --- rules ---------------------------------------------------------------------------------------


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

    def __init__(self, model: Path, recognizer: Remembering, waits_ms: tuple[int, int]) -> None:
        import onnxruntime

        super().__init__(lambda text: None)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), sess_options=options)
        self._recognizer = recognizer
        self._waits_ms = waits_ms

    def judge(
        self, pause: Pause, patience: Patience = "normal", expects: Expects = "free"
    ) -> Verdict:
        complete_ms, other_ms = self._waits_ms
        return Verdict(complete_ms if self._probability() > 0.5 else other_ms, "smart-turn")

    def _probability(self) -> float:
        from voice_coach.adapters.whisper_features import log_mel

        pcm = b"".join(frame.pcm for frame in self._recognizer.frames)
        sound = np.frombuffer(pcm, "<i2").astype(np.float32)[-SMART_TURN_SAMPLES:] / 32768
        sound = np.pad(sound, (SMART_TURN_SAMPLES - len(sound), 0))
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
    commands = CommandBook(load_script("en-us").commands).match
    settings = PatienceSettings()
    for odds in CAUTIONS:
        point = replace(settings, brief=Caution(odds, settings.brief.shortest_ms))
        yield Rule(f"ours, caution {odds:.2f}", Endpointing(commands, point), "brief")
    patiences: tuple[Patience, ...] = ("brief", "normal", "long")
    for patience in patiences:
        yield Rule(f"ours, {patience}", Endpointing(commands, settings), patience)


def heard_turns(
    samples: Samples, recognizer: Recognizer, rule: Rule, expects: Expects = "free"
) -> list[Turn]:
    """The turns that a listener with this rule takes in the sound."""
    recognizer.reset()
    listener = Listener(Ears(recognizer, RememberedSpeech()), rule.endpointing)
    return list(replay(_frames(samples), listener, Listen(rule.patience, expects=expects)))


def _frames(samples: Samples) -> Iterator[AudioFrame]:
    pcm = samples.astype("<i2").tobytes()
    for index in range(-(-len(pcm) // FRAME_BYTES)):
        yield AudioFrame(index * FRAME_MS, pcm[index * FRAME_BYTES : (index + 1) * FRAME_BYTES])


# --- cut off, and late ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Result:
    """One rule over all recordings in one kind of sound."""

    rule: str
    sound: str
    listed_cut: int
    listed: int
    all_cut: int
    all_holds: int
    delay_ms: int
    # mean over the turns
    median_ms: int
    unheard: int
    # recordings of which no turn was taken


def judge(
    rule: Rule, sound: str, recordings: Sequence[tuple[Recording, Samples]], recognizer: Recognizer
) -> Result:
    """Replay every recording under one rule."""
    cut = {True: 0, False: 0}
    delays: list[int] = []
    unheard = 0
    for recording, samples in recordings:
        turns = heard_turns(samples, recognizer, rule)
        decided = [turn.fired_ms or turn.end_ms for turn in turns]
        for hold in recording.holds:
            end_ms = hold.start_ms + hold.duration_ms
            cut[hold.is_listed] += any(hold.start_ms < at_ms <= end_ms for at_ms in decided)
        last = [at_ms for at_ms in decided if at_ms > recording.end_ms]
        delays += [last[0] - recording.end_ms] if last else []
        unheard += not last
    listed = sum(hold.is_listed for recording, _ in recordings for hold in recording.holds)
    total = sum(len(recording.holds) for recording, _ in recordings)
    return Result(
        rule.name,
        sound,
        cut[True],
        listed,
        sum(cut.values()),
        total,
        round(mean(delays)),
        round(median(delays)),
        unheard,
    )


def cutoff_lines(results: Sequence[Result]) -> Iterator[str]:
    """A table for people."""
    yield f"{'rule':27}  {'sound':6}  {'listed holds cut':20}  {'all holds cut':20}   mean  median"
    for each in results:
        counts = ((each.listed_cut, each.listed), (each.all_cut, each.all_holds))
        shown = "  ".join(_share(cut, holds) for cut, holds in counts)
        unheard = f"  {each.unheard} not heard" if each.unheard else ""
        yield (
            f"{each.rule:27}  {each.sound:6}  {shown}  {each.delay_ms:5}  {each.median_ms:5} ms"
            f"{unheard}"
        )


def _share(count: int, total: int) -> str:
    low, high = interval(count, total)
    return f"{count:2}/{total} {count / total:5.1%} ({low:.0%}-{high:.0%})"


def interval(count: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.96, count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    spread = z * sqrt(share * (1 - share) / total + (z / (2 * total)) ** 2) / (1 + z * z / total)
    return max(0.0, middle - spread), min(1.0, middle + spread)


# --- the other parts -----------------------------------------------------------------------------


def yes_no_delays(recognizer: Recognizer, noises: Sequence[Samples]) -> Iterator[tuple[str, int]]:
    """Each answer in each synthetic voice, clean and noisy, with its delay from its true end."""
    rule = Rule("ours", Endpointing(CommandBook(load_script("en-us").commands).match), "brief")
    with tempfile.TemporaryDirectory() as folder:
        for index, (voice, text) in enumerate((v, t) for v in VOICES for t in YES_NO):
            path = Path(folder) / "answer.wav"
            subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
            spoken = np.concatenate((np.zeros(SAMPLE_RATE_HZ, np.int16), read_sound(path)))
            end_ms = speech_end_ms(spoken)
            behind = np.zeros(3 * SAMPLE_RATE_HZ, np.int16)
            whole = np.concatenate((spoken, behind))
            for sound, samples in (
                ("clean", whole),
                ("10 dB", noisy(whole, noises[index % len(noises)], index)),
            ):
                turns = heard_turns(samples, recognizer, rule, "yes_no")
                decided_ms = turns[0].fired_ms if turns else None
                yield sound, (decided_ms or len(samples) // 16) - end_ms


def noise_turns(noise: Samples, recognizer: Recognizer) -> list[Turn]:
    """What ten minutes of noise are taken for."""
    samples = np.resize(noise, NOISE_MS * SAMPLE_RATE_HZ // 1000)
    rule = Rule("ours", Endpointing(CommandBook(load_script("en-us").commands).match))
    return heard_turns(samples, recognizer, rule)


def lost_first_words(
    recordings: Sequence[tuple[Recording, Samples]], recognizer: Recognizer
) -> list[str]:
    """Files of which the recognizer was not given half of the first word, or nothing at all.

    Where that word lies is told by the whole file, decoded at one go.
    """
    rule = Rule("ours", Endpointing(CommandBook(load_script("en-us").commands).match))
    lost = []
    for recording, samples in recordings:
        turns = heard_turns(samples, recognizer, rule)
        recognizer.reset()
        for frame in _frames(samples):
            recognizer.accept(frame)
        words = recognizer.finish().words
        heard_ms = turns[0].start_ms - PRE_ROLL_MS if turns else NOISE_MS
        if words and heard_ms > (words[0].start_ms + words[0].end_ms) / 2:
            lost.append(recording.file)
    return lost


# --- output --------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--rule", default="", metavar="NAME")
    parser.add_argument("--smart-turn", type=Path, metavar="MODEL")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recognizer = Remembering(open_recognizer("whisper"))
    recordings = read_recordings(options.data)
    noises = read_noises(options.data)
    kinds = {
        "clean": [(each, each.samples) for each in recordings],
        "10 dB": [
            (each, noisy(each.samples, list(noises.values())[index % len(noises)], index))
            for index, each in enumerate(recordings)
        ],
    }
    results: list[Result] = []
    if "cutoffs" in options.parts:
        for rule in rules(recognizer, options.smart_turn):
            if rule.name.startswith(options.rule):
                results += [judge(rule, sound, kinds[sound], recognizer) for sound in kinds]
        if options.json:
            print(json.dumps([asdict(each) for each in results]))
        else:
            print(*cutoff_lines(results), sep="\n")
    if "first-words" in options.parts:
        for sound, kind in kinds.items():
            lost = lost_first_words(kind, recognizer)
            print(f"first word lost, {sound}: {len(lost)} of {len(kind)} {' '.join(lost)}")
    if "noise" in options.parts:
        for name, noise in noises.items():
            turns = noise_turns(noise, recognizer)
            print(f"ten minutes of {name}: {len(turns)} turns {[turn.text for turn in turns]}")
    if "yes-no" in options.parts and shutil.which("flite"):
        delays = list(yes_no_delays(recognizer, list(noises.values())))
        for sound in kinds:
            found = [delay for kind, delay in delays if kind == sound]
            within = mean(delay <= 600 for delay in found)
            print(
                f"yes or no, {sound}: {within:.0%} within 600 ms, mean {mean(found):.0f}, "
                f"largest {max(found)} ms, {len(found)} answers"
            )
    recognizer.close()


if __name__ == "__main__":
    main()
