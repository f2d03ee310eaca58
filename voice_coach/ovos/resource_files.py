"""Writes what OpenVoiceOS reads about the skill, out of `dialogs/`, when the package is built.

``locale/<lang>/`` gets an ``.intent`` file for each kind of session (a few of its wordings; the
skill itself knows all), a ``.voc`` file for the words by which the coach is called, a ``.dialog``
file for each line that the skill says outside of sessions, and ``skill.json``. What a person can
set is listed in ``settingsmeta.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from voice_coach.dialog.commands import SWITCHES
from voice_coach.dialog.words import parse_commands, parse_prompts
from voice_coach.language.wordings import Wordings
from voice_coach.ovos.options import OPTIONS, SKILL_ID

VOCABULARY = ("open", "coach")
# rules of commands.yaml whose words start the coach together
DIALOGS = ("assistant-cannot-go-on", "assistant-not-saved")
# lines of prompts.yaml
SAMPLES = 3
# of each wording: an assistant compares every utterance with every sample
LANGUAGES = {"en-us": "en-US"}
# folder of dialogs -> the tag that OpenVoiceOS uses


def write_resources(dialogs: Path, target: Path, facts: Mapping[str, str]) -> list[Path]:
    """Write all files of the skill below ``target``; returns them.

    ``facts`` are the project's own: name and description. Raises DialogError for a dialog
    file that cannot be read.
    """
    written = [_write(target / "settingsmeta.json", _dumps(_settings_meta(facts)))]
    for locale, tag in LANGUAGES.items():
        folder = target / "locale" / tag.lower()
        for name, lines in _lines(dialogs / locale).items():
            written.append(_write(folder / name, "".join(f"{line}\n" for line in lines)))
        written.append(_write(folder / "skill.json", _dumps(_skill_meta(dialogs / locale, facts))))
    return written


def _lines(folder: Path) -> Mapping[str, Sequence[str]]:
    """The files of a locale that hold a line for each wording, by name."""
    path = folder / "prompts.yaml"
    prompts = parse_prompts(path.read_text(encoding="utf-8"), str(path))
    rules = Wordings(_commands(folder)["rules"])
    intents = {f"{kind}.intent": _samples(folder, kind) for kind in SWITCHES}
    vocabulary = {f"{rule}.voc": rules.expand(f"<{rule}>") for rule in VOCABULARY}
    return intents | vocabulary | {f"{key}.dialog": prompts[key] for key in DIALOGS}


def _commands(folder: Path) -> dict[str, Any]:
    path = folder / "commands.yaml"
    text = path.read_text(encoding="utf-8")
    parse_commands(text, str(path))
    # it is right, so it can be read as plain data
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def _samples(folder: Path, kind: str) -> Sequence[str]:
    """Some wordings of a kind, spread evenly; single words would start it out of the blue."""
    data = _commands(folder)
    wordings = Wordings(data["rules"])
    chosen: dict[str, None] = {}
    for template in data["commands"][kind]:
        texts = [text for text in wordings.expand(template) if len(text.split()) > 1]
        step = -(-len(texts) // SAMPLES) or 1
        chosen |= dict.fromkeys(texts[::step])
    return tuple(chosen)


def _example(folder: Path, kind: str) -> str:
    """A wording to show: the fullest that proposes something ("let's")."""
    proposal = Wordings(_commands(folder)["rules"]).expand("<lets>")[0]
    samples = _samples(folder, kind)
    return max((text for text in samples if text.startswith(proposal)), key=len)


def _skill_meta(folder: Path, facts: Mapping[str, str]) -> object:
    return {
        "skill_id": SKILL_ID,
        "name": facts["name"],
        "description": facts["description"],
        "examples": [_example(folder, kind) for kind in SWITCHES],
        "tags": ["practice", "listening", "conversation", "offline"],
        "icon": "icon.svg",
    }


def _settings_meta(facts: Mapping[str, str]) -> object:
    fields = [
        {
            "name": option.name,
            "type": option.kind,
            "label": option.label,
            "value": str(option.default).lower(),
        }
        for option in OPTIONS
    ]
    section = {"name": facts["name"], "fields": fields}
    return {"skillMetadata": {"sections": [section]}}


def _dumps(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
