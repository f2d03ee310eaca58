"""The demo that ships with a locale: its exercises, and the simulated person's recorded answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from voice_coach.adapters.locales import BASE_LOCALE, shipped_words
from voice_coach.errors import DialogError


class _DemoFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: int
    steps: tuple[str, ...]
    seed: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demo:
    """A session whose person is simulated."""

    steps: tuple[str, ...]
    # drill/exercise ids
    seed: int
    sound: Path
    # the answers, with silence between them


def load_demo(locale: str = BASE_LOCALE) -> Demo:
    """The demo of a locale, else that of en-us. Raises DialogError."""
    folder = shipped_words(locale, "demo")
    path = folder / "demo.yaml"
    try:
        content = _DemoFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise DialogError(
            f"{path}:1: the demo cannot be read.", "Reinstall voice-coach."
        ) from error
    return Demo(content.steps, content.seed, folder / "answers.ogg")
