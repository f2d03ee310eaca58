"""``voice-coach transcribe`` writes down recordings of any kind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jiwer
import numpy as np
import pytest
import soundfile
from click.testing import CliRunner, Result

from tests.recorded_speech import FOLDER, plain, recording, texts
from voice_coach.adapters.resampler import resample
from voice_coach.cli.transcribe import command

WHISPER = ["--engine", "whisper"]


def transcribe(*arguments: object) -> Result:
    return CliRunner().invoke(command, [*WHISPER, *map(str, arguments)])


def one(*arguments: object) -> dict[str, object]:
    result = transcribe("--json", *arguments)
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    content: dict[str, object] = json.loads(line)
    return content


def test_a_recording_becomes_one_json_line_with_exactly_the_promised_fields() -> None:
    path = FOLDER / "ask-not.flac"
    content = one(path)
    assert list(content) == ["file", "text", "words", "engine", "audio_ms", "decode_ms"]
    assert content["file"] == str(path)
    assert content["engine"] == "whisper"
    assert content["audio_ms"] == 11_000
    assert isinstance(content["decode_ms"], int)
    assert jiwer.wer(texts()[path.name], plain(str(content["text"]))) < 0.1
    listed = content["words"]
    assert isinstance(listed, list)
    assert all(list(each) == ["word", "start_ms", "end_ms", "confidence"] for each in listed)
    assert all(0 <= each["start_ms"] < each["end_ms"] <= 11_000 for each in listed)
    assert plain(" ".join(each["word"] for each in listed)) == plain(str(content["text"]))


@pytest.mark.parametrize(
    ("suffix", "rate_hz", "channels", "subtype"),
    [
        ("wav", 48_000, 2, "PCM_24"),
        ("wav", 8_000, 1, "ULAW"),
        ("wav", 44_100, 1, "FLOAT"),
        ("ogg", 22_050, 2, "VORBIS"),
        ("mp3", 44_100, 1, "MPEG_LAYER_III"),
        ("aiff", 16_000, 1, "PCM_16"),
    ],
)
def test_any_format_rate_and_number_of_channels_is_read(
    tmp_path: Path, suffix: str, rate_hz: int, channels: int, subtype: str
) -> None:
    sound = resample(recording("common-bow.flac"), 16_000, rate_hz) / np.float32(32_768)
    path = tmp_path / f"common bow.{suffix}"
    soundfile.write(path, np.stack([sound] * channels, axis=1), rate_hz, subtype=subtype)
    content = one(path)
    assert content["audio_ms"] == pytest.approx(6_340, abs=60)
    assert jiwer.wer(texts()["common-bow.flac"], plain(str(content["text"]))) < 0.2


def test_silence_noise_and_an_empty_file_are_empty_texts(tmp_path: Path) -> None:
    noise = np.random.default_rng(5).normal(0, 900, 80_000).astype(np.int16)
    for name, sound in {"silence": np.zeros(80_000, np.int16), "noise": noise}.items():
        soundfile.write(tmp_path / f"{name}.wav", sound, 16_000)
    soundfile.write(tmp_path / "empty.wav", np.zeros(0, np.int16), 16_000)
    for name, audio_ms in {"silence": 5_000, "noise": 5_000, "empty": 0}.items():
        content = one(tmp_path / f"{name}.wav")
        assert (content["text"], content["words"]) == ("", [])
        assert content["audio_ms"] == audio_ms


def test_bad_files_are_named_on_stderr_and_the_others_are_done(tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"RIFF and then nothing of the kind")
    headerless = tmp_path / "sound.raw"
    headerless.write_bytes(bytes(1_000))
    good = FOLDER / "six-spoons.flac"
    result = transcribe("--json", bad, good, tmp_path / "missing.wav", tmp_path, headerless, good)
    assert result.exit_code == 1
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [str(good)] * 2
    told = result.stderr.splitlines()
    assert len(told) == 4
    for line, path in zip(told, [bad, tmp_path / "missing.wav", tmp_path, headerless], strict=True):
        assert str(path) in line


def test_without_json_a_person_can_read_it() -> None:
    path = FOLDER / "six-spoons.flac"
    result = transcribe(path)
    assert result.stdout.startswith(f"{path}: ")
    assert "spoons" in result.stdout


def test_a_recording_that_stops_in_its_middle_gives_what_there_is(tmp_path: Path) -> None:
    whole = tmp_path / "whole.wav"
    soundfile.write(whole, recording("ask-not.flac"), 16_000)
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert "fellow" in str(one(cut)["text"])


def test_speech_far_into_a_recording_keeps_its_time(tmp_path: Path) -> None:
    lead = np.zeros(90 * 16_000, np.int16)
    soundfile.write(
        tmp_path / "late.wav", np.concatenate([lead, recording("six-spoons.flac")]), 16_000
    )
    listed = one(tmp_path / "late.wav")["words"]
    assert isinstance(listed, list)
    assert 90_000 <= listed[0]["start_ms"] < 91_000


def long_recording(path: Path, minutes: int, pause_s: int) -> str:
    """Writes the clips over and over, with none to three pauses between two; what is said in it."""
    names = list(texts())
    said = []
    with soundfile.SoundFile(path, "w", 16_000, 1) as file:
        for index in range(10_000):
            name = names[index % len(names)]
            file.write(recording(name))
            file.write(np.zeros((index % 4) * pause_s * 16_000 + 8_000, np.int16))
            said.append(texts()[name])
            if file.frames >= minutes * 60 * 16_000:
                break
    return " ".join(said)


def test_half_an_hour_is_written_down_in_the_memory_of_two_minutes(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from voice_coach.cli.transcribe import command;"
        "command(sys.argv[1:], standalone_mode=False);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    peaks = {}
    # mostly pauses in the long one, as only what is said takes time
    for minutes, pause_s in ((2, 8), (30, 60)):
        path = tmp_path / f"{minutes}.wav"
        said = long_recording(path, minutes, pause_s)
        child = subprocess.run(
            [sys.executable, "-c", program, "--json", *WHISPER, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        content = json.loads(child.stdout)
        peaks[minutes] = int(child.stderr.splitlines()[-1])
        assert content["audio_ms"] >= minutes * 60_000
        assert jiwer.wer(said, plain(str(content["text"]))) < 0.12
        times = [time for each in content["words"] for time in (each["start_ms"], each["end_ms"])]
        assert times == sorted(times)
    kilobytes = 1 if sys.platform != "darwin" else 1_000
    # as 16-bit samples alone, 28 minutes take 54 MB
    assert peaks[30] - peaks[2] < 30_000 * kilobytes
