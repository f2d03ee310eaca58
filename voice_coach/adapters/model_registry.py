"""The models this program knows, read from ``models/registry.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from voice_coach.errors import ModelError, UsageError
from voice_coach.resources import shipped

EngineName = Literal["vosk", "whisper"]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ArchiveEntry(_Strict):
    """A zip to download."""

    url: str
    size: int = Field(gt=0)
    # bytes
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class PackageEntry(_Strict):
    """A Python package that carries the model's files."""

    distribution: str
    version: str
    folder: str
    # below the folder that packages are installed in
    extra: str
    # this project's extra that brings it along


class FileEntry(_Strict):
    """One file of a model."""

    name: str = Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.\-]*$")
    size: int = Field(gt=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class ModelEntry(_Strict):
    """One model: what it is and how its files are had and known."""

    name: str = Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.\-]*$")
    engine: EngineName
    locale: str
    title: str
    licence: str
    source: str
    archive: ArchiveEntry | None = None
    package: PackageEntry | None = None
    file: tuple[FileEntry, ...] = ()

    @property
    def size(self) -> int:
        """Bytes to download."""
        if self.archive:
            return self.archive.size
        return sum(entry.size for entry in self.file)


class _RegistryFile(_Strict):
    version: Literal[1]
    model: tuple[ModelEntry, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """All known models, in the order of preference."""

    models: tuple[ModelEntry, ...]

    def named(self, name: str) -> ModelEntry:
        """Raises UsageError, with the names there are, for an unknown one."""
        for model in self.models:
            if model.name == name:
                return model
        known = ", ".join(model.name for model in self.models)
        raise UsageError(f"No model is called {name!r}.", f"Known models: {known}.")

    def of_engine(self, engine: EngineName) -> tuple[ModelEntry, ...]:
        return tuple(model for model in self.models if model.engine == engine)


def read_registry(path: Path | None = None) -> Registry:
    """The shipped registry, or another one; raises ModelError when the file is wrong."""
    path = path or shipped("models/registry.toml")
    try:
        with path.open("rb") as file:
            content = _RegistryFile.model_validate(tomllib.load(file))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise ModelError(
            f"The model registry {path} cannot be read: {error}", "Install the program anew."
        ) from error
    return Registry(content.model)
