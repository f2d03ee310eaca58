"""Sound files as microphone and speaker."""

from __future__ import annotations

import signal
import subprocess
import sys
import tracemalloc
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from voice_coach.adapters.wav_files import WavSink, WavSource, read_sound
from voice_coach.errors import AudioFileError
from voice_coach.events import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES
from voice_coach.ports import Sound


def tone(seconds: float, rate_hz: int, hertz: float = 440) -> NDArray[np.float32]:
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    return (0.5 * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def noise(samples: int, seed: int = 1) -> NDArray[np.int16]:
    return np.random.default_rng(seed).integers(-9000, 9000, samples, dtype=np.int16)


def all_samples(source: WavSource) -> NDArray[np.int16]:
    frames = iter(source.read, None)
    return np.frombuffer(b"".join(frame.pcm for frame in frames), np.int16)


def content(path: Path) -> NDArray[np.int16]:
    samples, rate_hz = soundfile.read(path, dtype="int16")
    assert rate_hz == 16_000
    return samples


def test_a_sixteen_kilohertz_file_is_read_bit_for_bit_and_followed_by_its_tail(
    tmp_path: Path,
) -> None:
    samples = noise(5 * FRAME_SAMPLES + 17)
    soundfile.write(tmp_path / "in.wav", samples, 16_000)
    read = all_samples(WavSource(tmp_path / "in.wav", tail_ms=100))
    np.testing.assert_array_equal(read[: len(samples)], samples)
    assert not read[len(samples) :].any()
    assert len(read) % FRAME_SAMPLES == 0
    assert 1600 <= len(read) - len(samples) < 1600 + FRAME_SAMPLES


def test_an_mp3_of_many_blocks_is_decoded_in_one_go(tmp_path: Path) -> None:
    # frames of MP3 lean on those before them where a sound comes and goes
    comes_and_goes = np.sin(np.arange(8 * 16_000) / 850) > 0.6
    soundfile.write(tmp_path / "in.mp3", comes_and_goes * noise(8 * 16_000) / 32_768, 16_000)
    whole, _ = soundfile.read(tmp_path / "in.mp3", dtype="float32")
    np.testing.assert_allclose(read_sound(tmp_path / "in.mp3"), whole * 32_768, atol=1)


@pytest.mark.parametrize("rate_hz", [8_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("kind", ["wav", "flac", "ogg"])
def test_any_rate_and_channels_keep_length_and_pitch(
    tmp_path: Path, rate_hz: int, channels: int, kind: str
) -> None:
    path = tmp_path / f"in.{kind}"
    soundfile.write(path, np.stack([tone(1.0, rate_hz)] * channels, axis=1), rate_hz)
    samples = read_sound(path)
    assert len(samples) == pytest.approx(16_000, abs=20)
    spectrum = np.abs(np.fft.rfft(samples.astype(float)))
    assert np.argmax(spectrum) * 16_000 / len(samples) == pytest.approx(440, abs=2)
    assert np.abs(samples).max() == pytest.approx(16384, rel=0.05)


def test_frames_are_numbered_in_steps_of_twenty_milliseconds_also_while_held(
    tmp_path: Path,
) -> None:
    samples = noise(3 * FRAME_SAMPLES)
    soundfile.write(tmp_path / "in.wav", samples, 16_000)
    source = WavSource(tmp_path / "in.wav", tail_ms=0)
    source.hold(True)
    held = [source.read() for _ in range(4)]
    source.hold(False)
    free = [source.read() for _ in range(3)]
    frames = [frame for frame in [*held, *free] if frame is not None]
    assert [frame.start_ms for frame in frames] == [FRAME_MS * n for n in range(7)]
    assert all(not any(frame.pcm) and len(frame.pcm) == FRAME_BYTES for frame in frames[:4])
    heard = np.frombuffer(b"".join(frame.pcm for frame in frames[4:]), np.int16)
    np.testing.assert_array_equal(heard, samples)
    assert source.read() is None


def test_a_held_source_that_is_over_still_gives_silence_so_that_the_coach_can_finish(
    tmp_path: Path,
) -> None:
    soundfile.write(tmp_path / "in.wav", noise(FRAME_SAMPLES), 16_000)
    source = WavSource(tmp_path / "in.wav", tail_ms=0)
    source.read()
    source.hold(True)
    frame = source.read()
    assert frame is not None
    assert frame.start_ms == FRAME_MS
    source.hold(False)
    assert source.read() is None


@pytest.mark.parametrize("name", ["missing.wav", "text.wav", "empty.wav", "header.raw"])
def test_a_file_that_is_no_sound_is_named_with_what_to_give(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.wav").write_text("not a sound at all")
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "header.raw").write_bytes(b"\x00" * 100)
    with pytest.raises(
        AudioFileError, match=r"cannot be read as sound|There is no file"
    ) as refusal:
        WavSource(tmp_path / name)
    assert "FLAC" in refusal.value.remedy


def test_what_is_no_number_or_far_too_loud_is_taken_for_silence_or_full_loudness(
    tmp_path: Path,
) -> None:
    wild = np.array([np.nan, np.inf, -np.inf, 3e38, -3e38, 0.5], np.float32)
    soundfile.write(tmp_path / "in.wav", np.stack([wild] * 8, axis=1), 16_000, subtype="FLOAT")
    expected = [0, 32767, -32768, 32767, -32768, 16384]
    assert all_samples(WavSource(tmp_path / "in.wav", tail_ms=0))[:6].tolist() == expected
    assert read_sound(tmp_path / "in.wav").tolist() == expected


def test_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9\n'.wav"
    soundfile.write(tmp_path / "plain.wav", np.zeros(1600), 16_000)
    (tmp_path / "plain.wav").rename(path)
    assert len(read_sound(path)) == 1600


@pytest.mark.parametrize("rate_hz", [1, 192_000])
def test_a_rate_that_nobody_records_with_is_read(tmp_path: Path, rate_hz: int) -> None:
    soundfile.write(tmp_path / "in.wav", np.zeros(2 * rate_hz), rate_hz)
    assert len(read_sound(tmp_path / "in.wav")) == pytest.approx(32_000, abs=20)


def test_a_file_of_hours_takes_no_more_room_than_its_next_moment(tmp_path: Path) -> None:
    hour = 3600 * 16_000
    path = tmp_path / "long.wav"
    soundfile.write(path, np.zeros(16), 16_000)
    with path.open("r+b") as file:
        file.truncate(44 + 2 * hour)
        file.seek(40)
        file.write((2 * hour).to_bytes(4, "little"))
    tracemalloc.start()
    source = WavSource(path)
    read = [source.read() for _ in range(100)]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert all(read)
    assert most < hour / 10


def test_what_is_played_stands_in_the_file_at_the_time_it_was_heard(tmp_path: Path) -> None:
    spoken = noise(4 * FRAME_SAMPLES + 100)
    sink = WavSink(tmp_path / "out.wav")
    sink.advance(FRAME_MS)
    sink.play(Sound(spoken, 16_000))
    assert sink.pending_ms == 87
    for _ in range(6):
        sink.advance(FRAME_MS)
    assert sink.pending_ms == 0
    sink.close()
    expected = np.concatenate((np.zeros(FRAME_SAMPLES, np.int16), spoken))
    expected = np.pad(expected, (0, 7 * FRAME_SAMPLES - len(expected)))
    np.testing.assert_array_equal(content(tmp_path / "out.wav"), expected)


def test_the_reference_is_what_was_written_since_it_was_last_taken(tmp_path: Path) -> None:
    spoken = noise(2 * FRAME_SAMPLES)
    sink = WavSink(tmp_path / "out.wav")
    sink.play(Sound(spoken, 16_000))
    sink.advance(FRAME_MS)
    assert sink.played() == spoken[:FRAME_SAMPLES].tobytes()
    sink.advance(FRAME_MS)
    sink.advance(FRAME_MS)
    assert sink.played() == spoken[FRAME_SAMPLES:].tobytes() + bytes(FRAME_BYTES)
    assert sink.played() == b""
    sink.close()


def test_abort_leaves_silence_in_the_file_from_that_moment(tmp_path: Path) -> None:
    sink = WavSink(tmp_path / "out.wav")
    sink.play(Sound(noise(50 * FRAME_SAMPLES), 16_000))
    sink.advance(FRAME_MS)
    sink.abort()
    assert sink.pending_ms == 0
    sink.advance(FRAME_MS)
    sink.close()
    written = content(tmp_path / "out.wav")
    assert written[:FRAME_SAMPLES].any()
    assert not written[FRAME_SAMPLES:].any()


def test_a_sound_of_another_rate_is_written_with_its_pitch(tmp_path: Path) -> None:
    sink = WavSink(tmp_path / "out.wav")
    sink.play(Sound((tone(0.5, 22_050) * 32767).astype(np.int16), 22_050))
    while sink.pending_ms:
        sink.advance(FRAME_MS)
    sink.close()
    written = content(tmp_path / "out.wav").astype(float)[:8000]
    spectrum = np.abs(np.fft.rfft(written))
    assert np.argmax(spectrum) * 16_000 / len(written) == pytest.approx(440, abs=3)


def test_a_killed_program_leaves_a_readable_file_with_all_but_the_last_second(
    tmp_path: Path,
) -> None:
    path = tmp_path / "out.wav"
    code = (
        "import os, sys\n"
        "import numpy as np\n"
        "from pathlib import Path\n"
        "from voice_coach.adapters.wav_files import WavSink\n"
        "from voice_coach.ports import Sound\n"
        "sink = WavSink(Path(sys.argv[1]))\n"
        "sink.play(Sound(np.full(16000 * 20, 1000, np.int16), 16000))\n"
        "for _ in range(505): sink.advance(20)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    result = subprocess.run([sys.executable, "-c", code, str(path)], timeout=60, check=False)
    assert result.returncode == -signal.SIGKILL
    with wave.open(str(path)) as file:
        count = file.getnframes()
        samples = np.frombuffer(file.readframes(count), np.int16)
    assert count == len(samples) >= 9 * 16_000
    assert set(np.unique(samples)) == {1000}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="cannot be written"):
        WavSink(tmp_path / "no" / "such" / "folder.wav")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_audio_file_error() -> None:
    with pytest.raises(AudioFileError, match="cannot be written"):
        WavSink(Path("/dev/full"))


def test_a_disk_that_fills_up_is_an_audio_file_error(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    sink = WavSink(tmp_path / "out.wav")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # writing past the limit fails with an OSError once the signal for it is ignored
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(AudioFileError, match="cannot be written"):
            sink.advance(10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    sink.close()
