"""Reads the word lists and the coach's feedback sentences from a locale's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from voice_coach.errors import DialogError
from voice_coach.feedback.wording import Wording
from voice_coach.language.lexicon import Family, Lexicon


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1]


class _FamilyFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    tone: Literal["pleasant", "unpleasant", "neutral"]
    words: tuple[str, ...]
    framed: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class _FeelingsFile(_Strict):
    families: dict[str, _FamilyFile]


class _NeedsFile(_Strict):
    needs: dict[str, tuple[str, ...]]


class _WordsFile(_Strict):
    function: str
    concepts: dict[str, tuple[str, ...]]


class _FeedbackFile(_Strict):
    praise: dict[str, tuple[str, ...]]
    missing: dict[str, tuple[str, ...]]
    pitfalls: dict[str, tuple[str, ...]]
    opening: tuple[str, ...]
    doubtful: tuple[str, ...]
    stems: tuple[str, ...]


def load_lexicon(folder: Path) -> Lexicon:
    """Word lists of one locale: feelings.yaml, needs.yaml and words.yaml in `folder`.

    Raises DialogError, its message starting with ``file:line``.
    """
    feelings = _load(folder / "feelings.yaml", _FeelingsFile)
    needs = _load(folder / "needs.yaml", _NeedsFile)
    words = _load(folder / "words.yaml", _WordsFile)
    concepts: dict[str, list[str]] = {}
    for name, members in words.concepts.items():
        for member in members:
            concepts.setdefault(member, []).append(name)
    return Lexicon(
        families=tuple(
            Family(name, family.tone, family.words, family.framed, family.nouns)
            for name, family in feelings.families.items()
        ),
        needs=needs.needs,
        function_words=frozenset(words.function.split()),
        concepts={word: tuple(dict.fromkeys(names)) for word, names in concepts.items()},
    )


def load_wording(path: Path) -> Wording:
    """The coach's feedback sentences. Raises DialogError starting with ``file:line``."""
    file = _load(path, _FeedbackFile)
    return Wording(
        praise=file.praise,
        missing=file.missing,
        pitfalls=file.pitfalls,
        opening=file.opening,
        doubtful=file.doubtful,
        stems=file.stems,
    )


_File = TypeVar("_File", bound=BaseModel)


def _load(path: Path, shape: type[_File]) -> _File:
    text = _read(path)
    try:
        raw = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DialogError(
            f"{path}:{line}: {error.problem or 'not readable as YAML'}.", "Mend the file's syntax."
        ) from error
    if not isinstance(raw, Mapping):
        raise DialogError(f"{path}:1: the file must hold named lists.", "See docs/dialogs.md.")
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = tuple(first["loc"])
        raise DialogError(
            f"{path}:{_line_of(text, where)}: {'.'.join(map(str, where))}: {first['msg']}.",
            "See docs/dialogs.md.",
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DialogError(f"{path}:1: cannot be read.", "Install voice-coach anew.") from error


def _line_of(text: str, where: tuple[Any, ...]) -> int:
    """The line of the deepest part of a path that stands in the document, counted from 1."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    line = 1
    for part in where:
        node = _child(node, part)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _child(node: yaml.Node | None, part: Any) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child: yaml.Node = node.value[part]
        return child
    return None
