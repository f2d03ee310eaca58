"""What a person sets: options win over environment variables, those over the settings file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from voice_coach.adapters.locales import normal_locale
from voice_coach.adapters.settings_file import SettingsFile
from voice_coach.adapters.user_folders import data_folder, settings_folder
from voice_coach.errors import UsageError

PREFIX = "VOICE_COACH_"
OTHER_VARIABLES = frozenset(
    {"VOICE_COACH_PYTHON", "VOICE_COACH_PASSPHRASE", "VOICE_COACH_NEW_PASSPHRASE"}
)
# read by the scripts, or too secret for a settings file
_LONGEST_NAME = 200
# letters of a device's name; sound servers give shorter ones
_LONGEST_PATH = 1000
# letters of a folder's path; macOS takes 1023 with the names inside


class Settings(BaseModel):
    """The settings in force."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    data_dir: Path = Field(
        default_factory=data_folder,
        description="where history, journals and your own drills are kept",
    )
    locale: str = Field(
        default="en-us",
        min_length=1,
        max_length=20,
        description="whose words and help lines are used, such as `en-gb`",
    )
    engine: Literal["auto", "vosk", "whisper", "both"] = Field(
        default="auto",
        description="what hears you; `auto` takes Vosk where its model is, else Whisper, which is "
        "built in with `[embedded]`; `both` lets Vosk listen and Whisper read each turn again",
    )
    voice: Literal["standard", "natural"] = Field(
        default="standard",
        description="how the coach sounds; `natural` needs the extra `[natural]`",
    )
    rate: float = Field(default=1.0, ge=0.5, le=2.0, description="how fast the coach speaks")
    patience: Literal["brief", "normal", "long"] | Annotated[float, Field(ge=0.5, le=3.0)] = Field(
        default="normal",
        union_mode="left_to_right",
        description="how long a silence may be before your turn counts as over, by name or factor",
    )
    microphone: str | None = Field(
        default=None,
        min_length=1,
        max_length=_LONGEST_NAME,
        description="a name, a part of one, or a number of `voice-coach devices`",
    )
    speaker: str | None = Field(
        default=None,
        min_length=1,
        max_length=_LONGEST_NAME,
        description="the same for the speaker",
    )
    barge_in: bool = Field(
        default=False,
        description="whether the coach falls silent when you speak over it; it obeys stop and "
        "pause over its words in either case",
    )
    captions: bool = Field(
        default=True, description="whether what is said stands on the screen; notes always do"
    )
    exercises: int = Field(default=6, ge=1, le=50, description="how many a practice session holds")

    @field_validator("data_dir")
    @classmethod
    def _at_home(cls, folder: Path) -> Path:
        """``~`` stands for the home directory, as in a shell."""
        if folder == Path() or "\0" in str(folder):
            raise ValueError("Input should be the path of a folder")
        if len(str(folder)) > _LONGEST_PATH:
            raise ValueError(f"String should have at most {_LONGEST_PATH} characters")
        try:
            return folder.expanduser()
        except RuntimeError as error:
            raise ValueError("there is no such home directory") from error

    @field_validator("locale")
    @classmethod
    def _is_locale(cls, locale: str) -> str:
        try:
            normal_locale(locale)
        except UsageError as error:
            raise ValueError("Input should be a language and a country, such as en-gb") from error
        return locale

    @property
    def dialogs_dir(self) -> Path:
        """Where a person's own drills and words lie."""
        return self.data_dir / "dialogs"


class Origin(StrEnum):
    """Where the value of a setting comes from, the strongest first."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting in force."""

    name: str
    value: object
    origin: Origin
    place: str
    # the option, the variable or the file; "" for a default
    description: str


def settings_file() -> Path:
    """Where the settings file is looked for; it need not exist. Raises UsageError."""
    return settings_folder() / "settings.toml"


def load_settings(options: Mapping[str, object] | None = None) -> Settings:
    """The settings in force.

    ``options`` are those of the command line by name; None is one that was not given. Raises
    UsageError that names what is wrong, where it stands and, for an unknown name, the nearest.
    """
    return _validated(list(_layers(options or {})))


def explain_settings(options: Mapping[str, object] | None = None) -> list[Setting]:
    """Every setting in force with where it comes from. Raises as load_settings does."""
    layers = list(_layers(options or {}))
    values = _validated(layers)
    listed = []
    for name, field in Settings.model_fields.items():
        layer = _deciding(layers, name)
        origin, place = (layer.origin, layer.place(name)) if layer else (Origin.DEFAULT, "")
        meaning = field.description or ""
        listed.append(Setting(name, getattr(values, name), origin, place, meaning))
    return listed


def parse_setting(name: str, text: str) -> bool | int | float | str:
    """The value that a text stands for, as it is written into the file. Raises UsageError."""
    try:
        value = getattr(Settings.model_validate({name: text}), name)
    except ValidationError as error:
        raise UsageError(_problem(error, name)) from error
    if isinstance(value, Path):
        return str(value.absolute())
    assert isinstance(value, bool | int | float | str)  # noqa: S101 (those are all types there are)
    return value


def known_name(name: str) -> str:
    """The setting of this name, in which hyphens may stand for underscores.

    Raises UsageError that names the nearest.
    """
    wanted = name.replace("-", "_")
    if wanted not in Settings.model_fields:
        raise UsageError(f"There is no setting {name!r}.", _nearest(wanted))
    return wanted


@dataclass(frozen=True, slots=True)
class _Layer:
    """The values that one place gives."""

    origin: Origin
    values: Mapping[str, object]

    def place(self, name: str) -> str:
        match self.origin:
            case Origin.OPTION:
                return f"--{name.replace('_', '-')}"
            case Origin.ENVIRONMENT:
                return f"{PREFIX}{name.upper()}"
            case _:
                return str(settings_file())


def _layers(options: Mapping[str, object]) -> Iterator[_Layer]:
    """The strongest first. Raises UsageError for a name that is no setting."""
    given = {name: value for name, value in options.items() if value is not None}
    yield _Layer(Origin.OPTION, given)
    yield _Layer(Origin.ENVIRONMENT, dict(_environment()))
    path = settings_file()
    written = SettingsFile(path).read()
    for name in written:
        if name not in Settings.model_fields:
            raise UsageError(f"There is no setting {name!r} in {path}.", _nearest(name))
    folder = written.get("data_dir")
    if isinstance(folder, str) and folder and not folder.startswith(("~", "/")):
        # from the folder that a session happens to be started in, it would be another each time
        raise UsageError(
            f"The setting 'data_dir' is wrong: {folder!r} is no whole path.",
            f"Begin it with / or ~ in {path}.",
        )
    yield _Layer(Origin.FILE, written)


def _environment() -> Iterator[tuple[str, str]]:
    """What variables set; an empty one sets nothing."""
    for variable, value in sorted(os.environ.items()):
        if variable.startswith(PREFIX) and value and variable not in OTHER_VARIABLES:
            name = variable.removeprefix(PREFIX).lower()
            if variable != variable.upper() or name not in Settings.model_fields:
                raise UsageError(
                    f"{variable} in the environment is no setting.", _nearest(name, PREFIX)
                )
            yield name, value


def _deciding(layers: list[_Layer], name: str) -> _Layer | None:
    return next((layer for layer in layers if name in layer.values), None)


def _validated(layers: list[_Layer]) -> Settings:
    merged = {name: value for layer in reversed(layers) for name, value in layer.values.items()}
    try:
        return Settings.model_validate(merged)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        layer = _deciding(layers, name)
        place = layer.place(name) if layer else ""
        raise UsageError(_problem(error, name), f"Correct it in {place}.") from error


def _problem(error: ValidationError, name: str) -> str:
    problems = [
        str(each["msg"]).removeprefix("Value error, ")
        for each in error.errors()
        if each["loc"][0] == name
    ]
    return f"The setting {name!r} is wrong: {' or '.join(dict.fromkeys(problems))}."


def _nearest(name: str, prefix: str = "") -> str:
    from rapidfuzz import fuzz, process

    known = list(Settings.model_fields)
    near = process.extractOne(name, known, scorer=fuzz.WRatio)
    written = (lambda each: f"{prefix}{each.upper()}") if prefix else str
    if near is None:
        return f"The settings are: {', '.join(map(written, known))}."
    return f"Did you mean {written(near[0])}? The settings are: {', '.join(map(written, known))}."
