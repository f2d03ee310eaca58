"""Finds recognition models on this computer and tells whether their files can be right."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from voice_coach.adapters.model_registry import Registry
from voice_coach.adapters.user_folders import data_folder, expanded
from voice_coach.errors import (
    ModelDamagedError,
    ModelError,
    ModelLanguageError,
    ModelMissingError,
)
from voice_coach.resources import shipped

FETCH = "Get one with: voice-coach models fetch."
FETCH_ANEW = "Remove the folder and get the model anew with: voice-coach models fetch."

# what every model of the two layouts in use holds: a look-ahead graph in two parts, or in one
_COMMON = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
_GRAPHS = (("graph/HCLr.fst", "graph/Gr.fst"), ("graph/HCLG.fst", "graph/words.txt"))
_FLAT = ("final.mdl", "mfcc.conf", "HCLr.fst", "Gr.fst")
_IVECTOR = ("final.ie", "final.dubm", "final.mat", "global_cmvn.stats", "splice.conf")
_NAMED = re.compile(r"^vosk-model-(?:small-|big-)?(?P<language>[a-z]{2,3})(?:-|$)")
_LANGUAGES = {
    "ar": "Arabic", "br": "Breton", "ca": "Catalan", "cn": "Chinese", "cs": "Czech",
    "de": "German", "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish",
    "fa": "Farsi", "fr": "French", "gu": "Gujarati", "hi": "Hindi", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "ky": "Kyrgyz", "kz": "Kazakh",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "te": "Telugu", "tg": "Tajik", "tl": "Filipino", "tr": "Turkish", "uk": "Ukrainian",
    "uz": "Uzbek", "vn": "Vietnamese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModelPlaces:
    """Where models are looked for."""

    folders: tuple[Path, ...]
    # hold model folders; the first is preferred
    chosen: Path | None = None
    # named by the person: a model folder itself or a folder of models; goes before all others

    @classmethod
    def usual(cls, environment: Mapping[str, str] | None = None) -> ModelPlaces:
        """VOSK_MODEL_PATH, then the checkout or wheel, the user's data, and Vosk's own cache."""
        named = (os.environ if environment is None else environment).get("VOSK_MODEL_PATH", "")
        return cls(
            folders=(shipped("models"), user_folder(), Path.home() / ".cache" / "vosk"),
            chosen=expanded(Path(named)) if named else None,
        )


def user_folder() -> Path:
    """Where fetched models are kept."""
    return data_folder() / "models"


def find_vosk_models(places: ModelPlaces, registry: Registry) -> list[Path]:
    """Every folder that looks like a Vosk model, the best first.

    Within one place, known models come before others and small ones before large ones. Raises
    ModelMissingError when the person named a place that holds none.
    """
    found: list[Path] = []
    if places.chosen is not None:
        found += _models_at(places.chosen)
        if not found:
            raise ModelMissingError(
                f"VOSK_MODEL_PATH names {places.chosen}, where no Vosk model is.",
                "Correct it, or unset it.",
            )
    known = {model.name for model in registry.models}
    for folder in places.folders:
        models = sorted(
            _models_in(folder),
            key=lambda path: (path.name not in known, "small" not in path.name, path.name),
        )
        found += models
    return list(dict.fromkeys(found))


def check_layout(path: Path) -> None:
    """Raises ModelDamagedError naming the first missing or empty part."""
    for part in _needed_parts(path):
        file = path / part
        if not file.is_file():
            raise ModelDamagedError(f"The Vosk model in {path} lacks {part}.", FETCH_ANEW)
        if file.stat().st_size == 0:
            raise ModelDamagedError(f"The Vosk model in {path} has an empty {part}.", FETCH_ANEW)


def check_named_language(path: Path) -> None:
    """Raises ModelLanguageError when the folder's name says that it hears no English."""
    spoken = named_language(path)
    if spoken is not None and spoken != "en":
        raise ModelLanguageError(
            f"The Vosk model in {path} hears {_LANGUAGES.get(spoken, spoken)}, not English.",
            FETCH,
        )


def named_language(path: Path) -> str | None:
    """The language code in a published model's name; None when the folder was renamed."""
    match = _NAMED.match(path.name.replace("_", "-"))
    language = match["language"] if match else None
    return language if language in _LANGUAGES else None


def _needed_parts(path: Path) -> list[str]:
    if (path / "final.mdl").exists() and not (path / "am").is_dir():
        return [*_FLAT, *_ivector_parts(path)]
    graph = next(
        (parts for parts in _GRAPHS if (path / parts[0]).exists()),
        _GRAPHS[0],
    )
    return [*_COMMON, *graph, "graph/phones/word_boundary.int", *_ivector_parts(path)]


def _ivector_parts(path: Path) -> list[str]:
    return [f"ivector/{part}" for part in _IVECTOR] if (path / "ivector").is_dir() else []


def _models_at(path: Path) -> list[Path]:
    return [path] if _looks_like_model(path) else sorted(_models_in(path))


def _models_in(folder: Path) -> Iterator[Path]:
    try:
        paths = [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return
    yield from (path for path in paths if _looks_like_model(path))


def _looks_like_model(path: Path) -> bool:
    """Anything a person would expect to be found, so that a broken one can be named."""
    if path.name.startswith((".", "vosk-model-spk")) or not path.is_dir():
        return False
    has_part = any((path / part).exists() for part in ("am", "graph", "conf", "final.mdl"))
    return has_part or path.name.startswith("vosk-model")


def remove_model(path: Path) -> None:
    """Delete a model's folder; raises ModelError when the system does not let it go."""
    try:
        shutil.rmtree(path)
    except OSError as error:
        raise ModelError(
            f"{path} cannot be removed: {error.strerror}.",
            "Make sure that the folder is yours, and try again.",
        ) from error
