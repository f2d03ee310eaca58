"""The three ways to hold a session: by voice, from a sound file, and in writing."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.app import Coach, Notify, OpenFront
from voice_coach.events import Role
from voice_coach.language.sentences import split_sentences
from voice_coach.ports import AudioSink, EchoCanceller, Front

if TYPE_CHECKING:
    from voice_coach.adapters.studio import AheadVoice
    from voice_coach.hearing.listener import Ears, Listener
    from voice_coach.language.commands import CommandBook
    from voice_coach.session.mouth import Mouth
    from voice_coach.settings import Settings


PARTNER_PITCH_RATIO = 1.12
# enough to hear who speaks; much more would sound like a toy
STOCK = (
    *("ask-again-unclear", "yes-no-unclear", "retry-go", "next-exercise", "moving-on"),
    *("skip-done", "pause", "continue", "not-available", "nothing-before"),
)
# lines with which the coach may have to reply at once


def text_front(read_line: Callable[[], str | None]) -> OpenFront:
    """A session in writing."""

    def open_front(coach: Coach, stack: ExitStack) -> Front:
        from voice_coach.session.text_front import TextFront

        return TextFront(read_line)

    return open_front


def live_front(notify: Notify) -> OpenFront:
    """A session with microphone and speaker. Opening raises AudioDeviceError or ModelError."""

    def open_front(coach: Coach, stack: ExitStack) -> Front:
        from voice_coach.adapters.audio_devices import find_device
        from voice_coach.adapters.clock import SystemClock
        from voice_coach.adapters.echo_canceller import WebRtcEchoCanceller
        from voice_coach.adapters.microphone import Microphone, MicrophoneOptions
        from voice_coach.adapters.speaker import Speaker, SpeakerOptions
        from voice_coach.hearing.sound_faults import SoundFaults
        from voice_coach.session.stopwatch import WatchedSink, WatchedSource
        from voice_coach.session.voice_front import Line, VoiceFront

        # a computer without a microphone is told so before anything is loaded
        find_device("input", coach.settings.microphone)
        # what takes long comes first: from the moment they are opened, the two devices run in step
        voices = _voices(coach, stack)
        listener = _listener(coach, stack, notify, WebRtcEchoCanceller())
        _warm_up(coach)
        speaker = Speaker(SpeakerOptions(coach.settings.speaker))
        stack.callback(speaker.close)
        microphone = Microphone(MicrophoneOptions(coach.settings.microphone))
        stack.callback(microphone.close)
        sink = WatchedSink(speaker, coach.watch)
        mouth = _mouth(coach, voices, sink, notify)
        faults = SoundFaults(is_silence_refusal=sys.platform == "darwin")
        line = Line(
            WatchedSource(coach.tap(microphone), coach.watch), sink, SystemClock(), faults=faults
        )
        return VoiceFront(line, mouth, listener, may_interrupt=coach.settings.barge_in)

    return open_front


def _warm_up(coach: Coach) -> None:
    """Do ahead what would hold up the first reply, and later the sound.

    Whoever judges for the first time fills many caches. The words and rules stay to the end: each
    search among them for what could be let go would take the sound's threads a tenth of a second.
    """
    coach.assessor.lexicon.prepare()
    for drill in coach.script.drills:
        exercise = drill.exercises[0]
        coach.assessor.assess(exercise.models[0], drill.expectation(exercise))
    gc.collect()
    gc.freeze()


def file_front(source: Path, output: Path | None, notify: Notify) -> OpenFront:
    """A session with a sound file as the microphone, faster than real time.

    The file waits while the coach speaks, so its answers only need silence between them. What
    would be heard is written to ``output``. Raises AudioFileError.
    """

    def open_front(coach: Coach, stack: ExitStack) -> Front:
        from voice_coach.adapters.clock import SystemClock
        from voice_coach.adapters.silent_sink import SilentSink
        from voice_coach.adapters.wav_files import WavSink, WavSource
        from voice_coach.hearing.endpointing import PatienceSettings
        from voice_coach.session.voice_front import Line, VoiceFront

        # the last answer in the file has to be over even for somebody who is given much time
        tail_ms = PatienceSettings.wanted(coach.settings.patience).longest_ms + 500
        answers = WavSource(source, tail_ms)
        sink = WavSink(output) if output is not None else SilentSink()
        stack.callback(sink.close)
        listener = _listener(coach, stack, notify, None)
        mouth = _mouth(coach, _voices(coach, stack), sink, notify)
        mouth.has_listener = False
        line = Line(coach.tap(answers), sink, SystemClock(), answers.hold, sink.advance)
        return VoiceFront(line, mouth, listener)

    return open_front


def open_ears(
    settings: Settings,
    stack: ExitStack,
    notify: Notify,
    canceller: EchoCanceller | None = None,
    commands: CommandBook | None = None,
) -> Ears:
    """What a session hears with; ``stack`` lets go of it. Raises ModelError.

    ``commands``: what is said to the coach itself, which an engine may treat apart.
    """
    from voice_coach.adapters.engines import Expected, open_recognizer
    from voice_coach.adapters.speech_detector import FAINT_GAIN, SileroDetector
    from voice_coach.hearing.listener import Ears

    expected = Expected(command_of=commands.match) if commands is not None else Expected()
    recognizer = open_recognizer(settings.engine, notify=notify, expected=expected)
    stack.callback(recognizer.close)
    return Ears(recognizer, SileroDetector(), canceller, SileroDetector(gain=FAINT_GAIN))


def new_listener(ears: Ears, commands: CommandBook, settings: Settings) -> Listener:
    """What makes turns of the sound, in the way of this person."""
    from voice_coach.hearing.endpointing import Endpointing, PatienceSettings
    from voice_coach.hearing.listener import Listener

    patience = PatienceSettings.wanted(settings.patience)
    return Listener(ears, Endpointing(commands.match, patience))


def _listener(
    coach: Coach, stack: ExitStack, notify: Notify, canceller: EchoCanceller | None
) -> Listener:
    ears = open_ears(coach.settings, stack, notify, canceller, coach.commands)
    return new_listener(ears, coach.commands, coach.settings)


def _voices(coach: Coach, stack: ExitStack) -> dict[Role, AheadVoice]:
    """The coach and the partner, who render while something else goes on."""
    from voice_coach.adapters.pitched_voice import PitchedVoice
    from voice_coach.adapters.studio import AheadVoice, Studio
    from voice_coach.adapters.voices import open_voice

    voice = open_voice(coach.settings.voice)
    stack.callback(voice.close)
    studio = Studio()
    stack.callback(studio.close)
    partner = PitchedVoice(voice, PARTNER_PITCH_RATIO)
    voices = {
        Role.COACH: AheadVoice(voice, studio),
        Role.PARTNER: AheadVoice(partner, studio),
    }
    # the engine starts with its first order, while the recogniser is loaded; a burst of orders once
    # the devices run would hold up their callbacks, and the echo would fall out of step
    for text in _stock_sentences(coach):
        voices[Role.COACH].prepare(text, coach.settings.rate)
    return voices


def _stock_sentences(coach: Coach) -> Iterator[str]:
    """What may have to be said at once and is known already."""
    for key in STOCK:
        for wording in coach.script.prompts.get(key, ()):
            yield from split_sentences(wording)[:1]
    yield from coach.assessor.wording.opening


def _mouth(
    coach: Coach, voices: Mapping[Role, AheadVoice], sink: AudioSink, notify: Notify
) -> Mouth:
    from voice_coach.session.mouth import Mouth

    def prepare(role: Role, text: str, rate_ratio: float) -> None:
        voices.get(role, voices[Role.COACH]).prepare(text, rate_ratio)

    return Mouth(sink, dict(voices), rate_ratio=coach.settings.rate, prepare=prepare, tell=notify)
