"""Opens the recognition engine: Vosk where a good model is, else the embedded Whisper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.model_files import FETCH, ModelPlaces, find_vosk_models
from voice_coach.adapters.model_probe import check_model
from voice_coach.adapters.model_registry import EngineName, read_registry
from voice_coach.adapters.whisper_files import check_whisper, whisper_folder
from voice_coach.errors import ModelError, ModelMissingError
from voice_coach.ports import Recognizer

Choice = Literal["auto", "vosk", "whisper", "both"]
Notify = Callable[[str], None]
# said to the coach in one word, where Whisper has no sentence to go by
COMMANDS = (
    "You can say yes, no, help, skip, repeat, pause, hint, slower, louder, resume, quit, or stop."
)


def _no_command(text: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Expected:
    """What may be said to an engine."""

    hint: str = COMMANDS
    # a sentence with what very short utterances are likely to be; empty for speech of any kind
    command_of: Callable[[str], str | None] = _no_command
    # the id of the command that a whole text is; such words are not read again by a second engine


@dataclass(frozen=True, slots=True)
class EngineState:
    """What was found out about one model, for listings and the doctor."""

    engine: EngineName
    model: str
    path: Path | None
    problem: ModelError | None
    # None: it can be used


def open_recognizer(
    engine: Choice = "auto",
    models: ModelPlaces | None = None,
    notify: Notify = lambda sentence: None,
    checked: CheckedFiles | None = None,
    expected: Expected = Expected(),
) -> Recognizer:
    """Open the engine that was chosen, ready to hear.

    `auto` takes the first Vosk model that can be used, else the embedded engine; what is passed
    over is told to `notify` in one sentence. With `both`, Vosk listens and Whisper reads again what
    is no command; neither may be missing then. Nothing is ever fetched from a network. Raises
    ModelError with a remedy when no engine is left.
    """
    models = models or ModelPlaces.usual()
    checked = checked or CheckedFiles()
    if engine == "whisper":
        return _open_whisper(checked, expected.hint)
    if engine == "both":
        return _open_both(models, checked, notify, expected)
    try:
        return _open_vosk(models, checked, notify, expected)
    except ModelError as problem:
        if engine == "vosk":
            raise
        try:
            recognizer = _open_whisper(checked, expected.hint)
        except ModelError as second:
            raise type(problem)(
                f"{problem.message} {second.message}", f"{problem.remedy} Or: {second.remedy}"
            ) from second
        notify(f"{problem} The embedded engine (Whisper tiny.en) listens instead.")
        return recognizer


def find_engines(
    models: ModelPlaces | None = None, checked: CheckedFiles | None = None
) -> list[EngineState]:
    """Every model on this computer and what is wrong with it, in the order of preference."""
    models = models or ModelPlaces.usual()
    checked = checked or CheckedFiles()
    states: list[EngineState] = []
    registry = read_registry()
    try:
        found = find_vosk_models(models, registry)
    except ModelMissingError as missing:
        states.append(EngineState("vosk", str(models.chosen), models.chosen, missing))
        found = find_vosk_models(ModelPlaces(models.folders), registry)
    states.extend(EngineState("vosk", path.name, path, _problem(path, checked)) for path in found)
    for entry in registry.of_engine("whisper"):
        path, problem = _whisper_state(checked)
        states.append(EngineState("whisper", entry.name, path, problem))
    return states


def _open_vosk(
    models: ModelPlaces, checked: CheckedFiles, notify: Notify, expected: Expected
) -> Recognizer:
    problem: ModelError | None = None
    for path in find_vosk_models(models, read_registry()):
        found = _problem(path, checked)
        if found is None:
            from voice_coach.adapters.vosk_commands import with_commands
            from voice_coach.adapters.vosk_recognizer import VoskModel, VoskRecognizer

            if problem:
                notify(f"{problem.message} Using {path} instead.")
            vosk_model = VoskModel(path)
            free = VoskRecognizer(vosk_model)
            return with_commands(free, vosk_model) if expected.hint else free
        problem = problem or found
    raise problem or ModelMissingError("No Vosk model is on this computer.", FETCH)


def _problem(path: Path, checked: CheckedFiles) -> ModelError | None:
    try:
        check_model(path, checked)
    except ModelError as problem:
        return problem
    return None


def _open_whisper(checked: CheckedFiles, hint: str) -> Recognizer:
    from voice_coach.adapters.whisper_model import WhisperModel
    from voice_coach.adapters.whisper_recognizer import WhisperRecognizer

    (entry, *_) = read_registry().of_engine("whisper")
    folder = whisper_folder(entry)
    check_whisper(entry, folder, checked)
    return WhisperRecognizer(WhisperModel(folder, hint))


def _open_both(
    models: ModelPlaces, checked: CheckedFiles, notify: Notify, expected: Expected
) -> Recognizer:
    from voice_coach.adapters.second_hearing import SecondHearing

    # commands are the live engine's: a hint would draw other short answers towards them
    again = _open_whisper(checked, hint="")
    return SecondHearing(_open_vosk(models, checked, notify, expected), again, expected.command_of)


def _whisper_state(checked: CheckedFiles) -> tuple[Path | None, ModelError | None]:
    (entry, *_) = read_registry().of_engine("whisper")
    folder = None
    try:
        folder = whisper_folder(entry)
        check_whisper(entry, folder, checked)
    except ModelError as problem:
        return folder, problem
    return folder, None
