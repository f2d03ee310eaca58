"""The speaker on true real-time streams of a private sound server."""

from __future__ import annotations

from time import monotonic
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from virtual_devices import VirtualAudio

from voice_coach.adapters import portaudio
from voice_coach.adapters.microphone import Microphone, MicrophoneOptions
from voice_coach.adapters.speaker import Speaker, SpeakerOptions
from voice_coach.errors import DeviceLostError, NoSpeakerError
from voice_coach.ports import Sound

pytestmark = pytest.mark.device

EXACT = SpeakerOptions(rate_hz=16_000, latency=0.2)


def noise(seconds: float, seed: int = 1) -> NDArray[np.int16]:
    """Noise with silent ends, as speech has them."""
    samples = np.random.default_rng(seed).normal(0, 4000, int(seconds * 16_000))
    samples = np.clip(samples, -30000, 30000).astype(np.int16)
    samples[:100] = samples[-100:] = 0
    return samples


def tone(seconds: float, hertz: float, rate_hz: int) -> Sound:
    time = np.arange(int(seconds * rate_hz)) / rate_hz
    return Sound((12000 * np.sin(2 * np.pi * hertz * time)).astype(np.int16), rate_hz)


def find(part: NDArray[np.int16], whole: NDArray[np.int16]) -> int:
    return whole.tobytes().find(part.tobytes()) // 2


def lead(marker: NDArray[np.int16], heard: NDArray[np.int16], told: NDArray[np.int16]) -> int:
    """How much later a sound stands in one recording than in the other.

    A piece of it tells: on a busy machine the device runs dry, and the sound has a gap.
    """
    places = [
        (find(piece, heard), find(piece, told))
        for piece in (marker[at : at + 300] for at in range(100, len(marker) - 400, 300))
    ]
    return next(there - here for there, here in places if min(there, here) >= 0)


def wait_until_heard(speaker: Speaker) -> None:
    while speaker.pending_ms > 0:
        pass


def is_heard(speaker: Speaker, sound: VirtualAudio) -> bool:
    """Whether what is played now comes out; closes the speaker."""
    capture = sound.record_speaker()
    spoken = noise(0.4, 11)
    speaker.play(Sound(spoken, 16_000))
    wait_until_heard(speaker)
    speaker.close()
    recording = capture.wait_for(4_000)
    capture.stop()
    return find(spoken[100:500], recording) >= 0


def test_a_sound_is_heard_whole_when_the_speaker_is_closed_as_soon_as_nothing_is_pending(
    sound: VirtualAudio,
) -> None:
    capture = sound.record_speaker()
    for seed in range(4):
        spoken = noise(0.6, seed)
        speaker = Speaker(EXACT)
        speaker.play(Sound(spoken, 16_000))
        wait_until_heard(speaker)
        speaker.close()
        recording = capture.wait_for(4_000)
        at = find(spoken[100:500], recording)
        assert at >= 0
        heard = recording[at : at + len(spoken) - 200]
        np.testing.assert_array_equal(heard, spoken[100:-100])
    capture.stop()


def test_sounds_play_one_after_the_other_without_a_gap(sound: VirtualAudio) -> None:
    capture = sound.record_speaker()
    first, second = noise(0.5, 5), noise(0.5, 6)
    speaker = Speaker(EXACT)
    began_s = monotonic()
    speaker.play(Sound(first, 16_000))
    speaker.play(Sound(second, 16_000))
    pending_ms = speaker.pending_ms
    passed_ms = (monotonic() - began_s) * 1000
    assert 1000 - passed_ms <= pending_ms <= 1500
    wait_until_heard(speaker)
    speaker.close()
    recording = capture.wait_for(4_000)
    capture.stop()
    both = np.concatenate((first, second))
    at = find(first[100:500], recording) - 100
    np.testing.assert_array_equal(recording[at : at + len(both)], both)


def test_what_was_played_stays_in_step_with_what_was_heard_after_falling_silent(
    sound: VirtualAudio,
) -> None:
    capture = sound.record_speaker()
    speaker = Speaker(EXACT)
    markers = [noise(0.3, seed) for seed in (11, 12, 13, 14, 15)]
    told = bytearray()
    for marker in markers:
        speaker.play(Sound(marker, 16_000))
        while speaker.pending_ms > 0:
            told += speaker.played()
        # the next sound is cut, with all that the device has taken of it
        speaker.play(tone(2.0, 300, 16_000))
        while speaker.pending_ms > 1_600:
            told += speaker.played()
        speaker.abort()
        capture.wait_for(16_000)
        told += speaker.played()
    speaker.close()
    heard, reference = capture.stop(), np.frombuffer(bytes(told), "<i2")
    leads = [lead(marker, heard, reference) for marker in markers]
    # The device holds 200 ms, by which the two would part with each of three further cuts. How much
    # it really holds differs from cut to cut: no more than one such step may come of that.
    assert max(leads[1:]) - min(leads[1:]) <= 300 * 16


def test_abort_silences_a_long_sound_at_once_and_the_next_sound_is_heard(
    sound: VirtualAudio,
) -> None:
    speaker = Speaker(EXACT)
    capture = sound.record_speaker()
    endless = noise(20, 7)
    speaker.play(Sound(endless, 16_000))
    while not capture.samples.any():
        capture.wait_for(320)
    began_s, pending_ms = monotonic(), speaker.pending_ms
    speaker.abort()
    passed_ms = (monotonic() - began_s) * 1000
    assert speaker.pending_ms == 0
    # however late the recorder is, it tells how much came out: what was heard by then, and no more
    # than the sound server had in flight
    heard_ms = np.count_nonzero(capture.wait_for(16_000)) / 16
    assert heard_ms < 20_000 - pending_ms + passed_ms + 250
    spoken = noise(0.3, 8)
    speaker.play(Sound(spoken, 16_000))
    wait_until_heard(speaker)
    speaker.close()
    recording = capture.wait_for(4_000)
    capture.stop()
    at = find(spoken[100:500], recording)
    assert at >= 0
    np.testing.assert_array_equal(recording[at : at + len(spoken) - 200], spoken[100:-100])


def test_the_reference_holds_exactly_what_was_played(sound: VirtualAudio) -> None:
    spoken = noise(0.7, 9)
    speaker = Speaker(EXACT)
    speaker.play(Sound(spoken, 16_000))
    reference = b""
    while speaker.pending_ms > 0:
        reference += speaker.played()
    reference += speaker.played()
    speaker.close()
    samples = np.frombuffer(reference, np.int16)
    at = find(spoken[100:500], samples)
    np.testing.assert_array_equal(samples[at : at + len(spoken) - 200], spoken[100:-100])


def test_a_sound_of_another_rate_keeps_its_pitch_and_its_length(sound: VirtualAudio) -> None:
    capture = sound.record_speaker()
    speaker = Speaker(SpeakerOptions(latency=0.2))
    speaker.play(tone(0.8, 500, 22_050))
    wait_until_heard(speaker)
    speaker.close()
    recording = capture.wait_for(4_000)
    capture.stop()
    loud = np.flatnonzero(np.abs(recording) > 3000)
    assert (loud[-1] - loud[0]) / 16_000 == pytest.approx(0.8, abs=0.02)
    middle = recording[loud[0] + 800 : loud[-1] - 800].astype(float)
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert np.argmax(spectrum) * 16_000 / len(middle) == pytest.approx(500, abs=3)


def test_gain_makes_it_softer_by_that_many_decibels_and_never_clips_when_louder(
    sound: VirtualAudio,
) -> None:
    speaker = Speaker(EXACT)
    peaks = []
    for gain_db in (0.0, -12.0, 20.0):
        capture = sound.record_speaker()
        speaker.set_gain(gain_db)
        speaker.play(tone(0.3, 400, 16_000))
        wait_until_heard(speaker)
        capture.wait_for(4_000)
        peaks.append(int(np.abs(capture.stop().astype(int)).max()))
    speaker.close()
    assert 20 * np.log10(peaks[1] / peaks[0]) == pytest.approx(-12, abs=0.5)
    assert 30_000 < peaks[2] <= 32_767


def test_a_killed_sound_server_is_a_lost_device_and_reopening_is_heard_again(
    sound: VirtualAudio,
) -> None:
    speaker = Speaker(EXACT)
    speaker.play(Sound(noise(30), 16_000))
    sound.kill()
    try:
        with pytest.raises(DeviceLostError, match="speaker"):
            wait_until_heard(speaker)
        with pytest.raises(DeviceLostError):
            speaker.play(Sound(noise(0.2), 16_000))
        with pytest.raises(NoSpeakerError):
            speaker.reopen()
    finally:
        sound.start()
    speaker.reopen()
    assert speaker.pending_ms == 0
    assert is_heard(speaker, sound)


class Unclocked:
    """A stream whose device can go: PortAudio has no time for it then."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.has_gone = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @property
    def time(self) -> Any:
        if self.has_gone:
            raise portaudio.load().PortAudioError("Error getting stream time")
        return self._stream.time


def test_a_stream_that_has_lost_its_clock_is_a_lost_device(
    sound: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = portaudio.load()
    real = module.RawOutputStream
    streams: list[Unclocked] = []

    def opened(**options: Any) -> Unclocked:
        streams.append(Unclocked(real(**options)))
        return streams[-1]

    monkeypatch.setattr(module, "RawOutputStream", opened)
    speaker = Speaker(EXACT)
    speaker.play(Sound(noise(0.2), 16_000))
    streams[-1].has_gone = True
    with pytest.raises(DeviceLostError):
        speaker.played()
    with pytest.raises(DeviceLostError):
        wait_until_heard(speaker)
    speaker.close()


def test_a_frozen_sound_server_is_a_lost_device_and_closing_returns(sound: VirtualAudio) -> None:
    speaker = Speaker(EXACT)
    speaker.play(Sound(noise(30), 16_000))
    sound.freeze()
    try:
        with pytest.raises(DeviceLostError):
            wait_until_heard(speaker)
        speaker.close()
    finally:
        sound.thaw()


def test_an_unplugged_speaker_is_lost_before_anyone_else_hears_the_coach_for_long(
    sound: VirtualAudio,
) -> None:
    speaker = Speaker(EXACT)
    speaker.play(Sound(noise(30), 16_000))
    sound.unplug_speaker()
    try:
        with pytest.raises(DeviceLostError):
            wait_until_heard(speaker)
    finally:
        sound.plug_in()
    speaker.reopen()
    assert is_heard(speaker, sound)


def test_reopening_the_microphone_ends_the_speaker_which_reopens_without_ending_the_microphone(
    sound: VirtualAudio,
) -> None:
    speaker, microphone = Speaker(EXACT), Microphone(MicrophoneOptions(latency=0.2))
    microphone.reopen()
    with pytest.raises(DeviceLostError):
        speaker.play(Sound(noise(0.1), 16_000))
    before = portaudio.generation()
    speaker.reopen()
    assert portaudio.generation() == before
    assert microphone.read().pcm
    speaker.play(Sound(noise(0.1), 16_000))
    wait_until_heard(speaker)
    speaker.close()
    microphone.close()


def test_an_unknown_name_is_named_with_the_command_that_lists_devices(sound: VirtualAudio) -> None:
    with pytest.raises(NoSpeakerError, match=r"'moon'.*voice-coach devices"):
        Speaker(SpeakerOptions(device="moon"))
