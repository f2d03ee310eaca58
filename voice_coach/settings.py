"""What a person can set once for all sessions: environment variables and a settings file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from voice_coach.errors import UsageError

APP = "voice-coach"


def settings_file() -> Path:
    """Where the settings file is looked for; it need not exist."""
    return Path(platformdirs.user_config_dir(APP)) / "settings.toml"


class Settings(BaseSettings):
    """VOICE_COACH_<NAME> in the environment wins over the same name in settings.toml."""

    model_config = SettingsConfigDict(
        env_prefix="VOICE_COACH_", env_ignore_empty=True, extra="forbid", coerce_numbers_to_str=True
    )

    data_dir: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir(APP)))
    locale: str = "en-us"
    engine: Literal["auto", "vosk", "whisper"] = "auto"
    voice: Literal["standard", "natural"] = "standard"
    microphone: str | None = None
    # a name, a unique part of one, or a number of `voice-coach devices`
    speaker: str | None = None
    exercises: int = Field(default=6, ge=1, le=50)
    # how many a practice session holds
    rate: float = Field(default=1.0, ge=0.5, le=2.0)
    # multiplies the voice's speaking rate

    @field_validator("data_dir")
    @classmethod
    def _at_home(cls, folder: Path) -> Path:
        """``~`` stands for the home directory, as in a shell."""
        return folder.expanduser()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        toml = TomlConfigSettingsSource(settings_cls, toml_file=settings_file())
        return init_settings, env_settings, toml

    @property
    def journal_dir(self) -> Path:
        return self.data_dir / "journal"

    @property
    def history_file(self) -> Path:
        return self.data_dir / "history.sqlite"

    @property
    def dialogs_dir(self) -> Path:
        return self.data_dir / "dialogs"


def load_settings() -> Settings:
    """The settings in force. Raises UsageError that names the wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            known = ", ".join(Settings.model_fields)
            raise UsageError(
                f"There is no setting {name!r} in {settings_file()}.", f"The settings are: {known}."
            ) from error
        raise UsageError(
            f"The setting {name!r} is wrong: {first['msg']}.",
            f"Correct it in {settings_file()} or in VOICE_COACH_{name.upper()}.",
        ) from error
    except (ValueError, OSError) as error:
        raise UsageError(
            f"The settings file {settings_file()} cannot be read ({error}).",
            "Correct or remove it.",
        ) from error
