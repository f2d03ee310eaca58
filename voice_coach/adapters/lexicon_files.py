"""Reads the word lists and the coach's feedback sentences from a locale's folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from voice_coach.adapters.hint_file import load_hints
from voice_coach.adapters.locales import BASE_LOCALE, shipped_words
from voice_coach.adapters.word_files import LOADER, read_mapping, read_words
from voice_coach.adapters.word_meanings import load_likeness
from voice_coach.errors import DialogError
from voice_coach.feedback.assess import Assessor
from voice_coach.feedback.belonging import gather_topics
from voice_coach.feedback.wording import Wording
from voice_coach.language.cues import Cue, make_cue, make_single_cues
from voice_coach.language.lexicon import Family, Lexicon, Weights
from voice_coach.language.safety import SafetyReader
from voice_coach.language.sieve import NamedSieve, Sieve, beginnings
from voice_coach.language.topics import Topics

_SIEVED = ("safety_harmless", "safety_danger", "safety_frames", "safety_frames_of_lack")
# lists so long and so seldom met that they are tried only where a word they need stands


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
    contraries: dict[str, tuple[str, ...]]


class _TopicsFile(_Strict):
    forms: dict[str, str]
    topics: dict[str, str]


class _CommonnessFile(_Strict):
    per_ten_thousand: dict[float, str]


class _CueFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    strength: float = Field(1.0, ge=0, le=1)
    reason: str = ""
    wordings: tuple[str, ...] = Field(min_length=1)


class _CuesFile(_Strict):
    seldom: bool = False
    # whether most lines hold none of the wordings, so that each is looked for by itself
    cues: dict[str, tuple[_CueFile, ...]]


class _PartsFile(_Strict):
    parts: dict[str, tuple[str, ...]]


class _WeightsFile(_Strict):
    threshold: float = Field(gt=0, lt=1)
    weights: dict[str, float]


class _FeedbackFile(_Strict):
    praise: dict[str, tuple[str, ...]]
    missing: dict[str, tuple[str, ...]]
    pitfalls: dict[str, tuple[str, ...]]
    opening: tuple[str, ...]
    doubtful: tuple[str, ...]
    stems: tuple[str, ...]


@cache
def load_assessor(locale: str = BASE_LOCALE) -> Assessor:
    """The reading of a locale, with the paraphraser for lines that have no template.

    Raises DialogError when a word list is missing or wrong.
    """
    from voice_coach.adapters.turning_files import load_paraphraser

    paraphraser = load_paraphraser(locale)

    def turned(heard: str) -> str:
        return paraphraser.paraphrase(heard, listener="partner").text

    return Assessor(
        lexicon=_lexicon(locale),
        wording=load_wording(shipped_words(locale, "feedback.yaml")),
        paraphrase=lru_cache(maxsize=4096)(turned),
        likeness=load_likeness(shipped_words(locale, "lexicon/meanings.npz")),
    )


def load_safety_reader(locale: str = BASE_LOCALE) -> SafetyReader:
    """What tells when someone may be unsafe. Raises DialogError as load_assessor does."""
    return SafetyReader(_lexicon(locale))


@cache
def _lexicon(locale: str) -> Lexicon:
    return load_lexicon(shipped_words(locale, "lexicon"))


def load_lexicon(folder: Path) -> Lexicon:
    """Word lists of one locale.

    They are feelings.yaml, needs.yaml, words.yaml, topics.yaml, commonness.yaml, reflection.yaml
    and the wordings in cues/. Raises DialogError, its message starting with ``file:line``.
    """
    feelings = _load(folder / "feelings.yaml", _FeelingsFile)
    needs = _load(folder / "needs.yaml", _NeedsFile)
    words = _load(folder / "words.yaml", _WordsFile)
    weights = _load(folder / "reflection.yaml", _WeightsFile)
    concepts: dict[str, list[str]] = {}
    for name, members in words.concepts.items():
        for member in members:
            concepts.setdefault(member, []).append(name)
    shares = _load_shares(folder)
    cues = load_cues(folder / "cues")
    begun = beginnings(shares)
    return Lexicon(
        families=tuple(
            Family(name, family.tone, family.words, family.framed, family.nouns)
            for name, family in feelings.families.items()
        ),
        needs=needs.needs,
        function_words=frozenset(words.function.split()),
        concepts={word: tuple(dict.fromkeys(names)) for word, names in concepts.items()},
        contraries=tuple(
            tuple(frozenset(row.split()) for row in rows) for rows in words.contraries.values()
        ),
        cues=cues,
        sieves={name: Sieve.of(cues[name], begun) for name in _SIEVED},
        sieve=NamedSieve.of(
            {name: found for name, found in cues.items() if name not in _SIEVED}, begun
        ),
        reflection=Weights(weights.threshold, weights.weights),
        topics=_load_topics(folder, words, feelings, shares),
        hints=load_hints(folder / "hints.npz"),
    )


def _load_shares(folder: Path) -> dict[str, float]:
    """How much of all talk each common word is."""
    common = _load(folder / "commonness.yaml", _CommonnessFile)
    return {
        word: share / 10_000
        for share, row in common.per_ten_thousand.items()
        for word in row.split()
    }


def _load_topics(
    folder: Path, words: _WordsFile, feelings: _FeelingsFile, shares: Mapping[str, float]
) -> Topics:
    """Topics together with concept groups and feelings, which are topics too."""
    file = _load(folder / "topics.yaml", _TopicsFile)
    groups: dict[str, Iterable[str]] = {name: row.split() for name, row in file.topics.items()}
    groups |= {f"concept {name}": members for name, members in words.concepts.items()}
    for name, family in feelings.families.items():
        phrases = (*family.words, *family.framed, *family.nouns)
        groups[f"feeling {name}"] = [phrase for phrase in phrases if " " not in phrase]
    return gather_topics(
        {form: base for base, row in file.forms.items() for form in row.split()},
        groups,
        shares,
        words.function.split(),
    )


def load_cues(folder: Path) -> dict[str, tuple[Cue, ...]]:
    """All wordings of a folder; parts.yaml holds the word classes they name.

    Raises DialogError, its message starting with ``file:line``.
    """
    parts = _load(folder / "parts.yaml", _PartsFile).parts
    cues: dict[str, tuple[Cue, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "parts.yaml":
            continue
        file = _load(path, _CuesFile)
        for name, rows in file.cues.items():
            for number, row in enumerate(rows):
                found = _cues(path, (name, number), row, parts, is_seldom=file.seldom)
                cues[name] = cues.get(name, ()) + found
    return cues


def _cues(
    path: Path,
    where: tuple[str, int],
    row: _CueFile,
    parts: Mapping[str, tuple[str, ...]],
    *,
    is_seldom: bool,
) -> tuple[Cue, ...]:
    try:
        if is_seldom:
            return make_single_cues(row.wordings, parts, row.strength, row.reason)
        return (make_cue(row.wordings, parts, row.strength, row.reason),)
    except ValueError as error:
        line = _line_of(path, ("cues", *where))
        raise DialogError(
            f"{path}:{line}: {where[0]}: {error}.", "See the notes in parts.yaml."
        ) from error


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
    raw = read_mapping(path)
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = tuple(first["loc"])
        raise DialogError(
            f"{path}:{_line_of(path, where)}: {'.'.join(map(str, where))}: {first['msg']}.",
            "See docs/dialogs.md.",
        ) from error


def _line_of(path: Path, where: tuple[Any, ...]) -> int:
    """The line of the deepest of nested keys that stands in a file, counted from 1."""
    node: yaml.Node | None = yaml.compose(read_words(path), Loader=LOADER)
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
