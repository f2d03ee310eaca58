"""pyttsx3 in a process of its own, run as `python -m voice_coach.adapters.pyttsx3_worker`.

It renders to a file and never speaks: pyttsx3's own playing ends too early and cannot be stopped.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from voice_coach.adapters.extras import pip_line
from voice_coach.adapters.voice_worker import Render, serve, silence
from voice_coach.errors import VoiceFailedError, VoiceMissingError
from voice_coach.ports import Sound

_BASE_RATES = {"espeak": 118.5, "nsss": 155.0, "sapi5": 155.0}
# pyttsx3's rate that gives 155 words a minute of finished sound, by driver
_UTTERANCE_LIMIT_S = 60.0
_ATTEMPTS = 3
_LANGUAGES = ("en-us", "en_us")
_BYTES_A_CHARACTER = 10_000
# 44 kB a second: at half the usual pace a character takes a sixth of a second
_BYTES_AT_LEAST = 100_000


def open_engine() -> Render:
    """Load the platform's engine. Raises VoiceMissingError with the remedy."""
    if sys.platform.startswith("linux"):
        _load_espeak()
    try:
        import pyttsx3

        engine = pyttsx3.init()
    except (ImportError, RuntimeError, OSError, ValueError) as error:
        raise VoiceMissingError("The standard voice cannot be loaded.", _REMEDY) from error
    driver = str(engine.driver_name)
    if driver == "espeak":
        _pass_true_length()
        # until a first loop has run, pyttsx3 holds back settings, then cancels them
        engine.runAndWait()
    _choose_voice(engine)
    return _Renderer(engine, driver).render


_REMEDY = (
    f"Install it with: {pip_line('install', '--force-reinstall', 'espeakng-loader')}, "
    "or sudo apt-get install libespeak-ng1"
)
_AGAIN = "Free some disk space, also in the folder for temporary files, or choose another --voice."


class _Renderer:
    """One engine and the file it writes."""

    def __init__(self, engine: Any, driver: str) -> None:
        self._engine = engine
        self._driver = driver
        self._folder = _temporary_folder()
        self._rate = 0
        self._is_finished = threading.Event()
        self._is_complete = False
        engine.connect("finished-utterance", self._on_finished)

    def render(self, text: str, rate_ratio: float) -> Sound:
        """The engine's sound of one piece of text. Raises VoiceFailedError."""
        if not any(character.isalnum() for character in text):
            return silence(22_050)
        self._find_room(text)
        self._set_rate(round(_BASE_RATES[self._driver] * rate_ratio))
        path = Path(self._folder.name) / ("speech.aiff" if self._driver == "nsss" else "speech.wav")
        for _ in range(_ATTEMPTS):
            self._is_finished.clear()
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
            if not self._is_finished.wait(_UTTERANCE_LIMIT_S):
                break
            self._settle()
            if self._is_complete:
                return _read_and_delete(path)
        raise VoiceFailedError("The standard voice did not finish.", _AGAIN)

    def _find_room(self, text: str) -> None:
        """Move where there is room: in a full folder espeak fails without ever saying so.

        Raises VoiceFailedError.
        """
        wanted = _BYTES_AT_LEAST + _BYTES_A_CHARACTER * len(text)
        if shutil.disk_usage(self._folder.name).free >= wanted:
            return
        # else the folder that was found to be writable once would be taken again
        tempfile.tempdir = None
        self._folder = _temporary_folder()
        if shutil.disk_usage(self._folder.name).free < wanted:
            raise VoiceFailedError("There is no room for the sound of the standard voice.", _AGAIN)

    def _set_rate(self, rate: int) -> None:
        if rate != self._rate:
            self._engine.setProperty("rate", rate)
            self._rate = rate
            self._settle()

    def _settle(self) -> None:
        """Wait until espeak's thread is idle.

        It carries out even a change of rate later, and pyttsx3 cancels whatever still runs there
        when it starts the next text.
        """
        if self._driver == "espeak":
            from pyttsx3.drivers import _espeak

            _espeak.Synchronize()

    def _on_finished(self, completed: bool = True, **_: object) -> None:
        self._is_complete = completed
        self._is_finished.set()


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="voice-coach-")
    except OSError as error:
        raise VoiceFailedError("The standard voice has no folder to write to.", _AGAIN) from error


def _read_and_delete(path: Path) -> Sound:
    import soundfile

    try:
        samples, rate_hz = soundfile.read(path, dtype="int16", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise VoiceFailedError("The standard voice wrote no sound.", _AGAIN) from error
    finally:
        # it may hold the person's own words
        path.unlink(missing_ok=True)
    return Sound(samples[:, 0].copy(), int(rate_hz))


def _load_espeak() -> None:
    """Make the espeak-ng library of espeakng-loader the one that pyttsx3 finds.

    A library that is loaded already under its name is taken by the later `dlopen` of that name.
    Without the package, Debian's library is used.
    """
    try:
        import espeakng_loader
    except ImportError:
        return
    data = Path(espeakng_loader.get_data_path())
    library = Path(espeakng_loader.get_library_path())
    # espeak-ng ends the process when its data is not there
    if not (data / "phontab").is_file() or not library.is_file():
        return
    try:
        ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return
    os.environ["ESPEAK_DATA_PATH"] = str(data)


def _pass_true_length() -> None:
    """Give espeak the true size of the text: pyttsx3 says ten times as much, which is read past."""
    from pyttsx3.drivers import _espeak

    def synth(text: bytes, flags: int = 0) -> int:
        answer: int = _espeak.cSynth(text, len(text) + 1, 0, 1, 0, flags, None, None)
        return answer

    _espeak.Synth = synth


def _choose_voice(engine: Any) -> None:
    """American English where the engine has it, else whatever English it has."""
    if engine.driver_name == "espeak":
        # the listed ids of espeak-ng change between its versions; this name is always known
        engine.setProperty("voice", "en-us")
        return
    voices = engine.getProperty("voices")
    for wanted in (*_LANGUAGES, "en"):
        for voice in voices:
            if any(str(tag).lower().startswith(wanted) for tag in voice.languages or ()):
                engine.setProperty("voice", voice.id)
                return


if __name__ == "__main__":
    serve(open_engine)
