"""Reads the word lists and stems of the turning from the shipped dialog folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from voice_coach.adapters.locales import BASE_LOCALE, shipped_words
from voice_coach.adapters.word_files import REMEDY, read_mapping
from voice_coach.errors import DialogError
from voice_coach.language.inflect import build_verbs
from voice_coach.language.paraphrase import Paraphraser
from voice_coach.language.phrase_book import Phrase, PhraseBook
from voice_coach.language.speech.tokens import split_words
from voice_coach.language.stems import Stem, StemBook, stem_problems
from voice_coach.language.vocabulary import Vocabulary

_LISTS = ("verbs", "words", "structure", "speech", "feelings", "syntax")
_PHRASES = frozenset({"openers", "softeners", "adverb_phrases", "feeling_phrases", "orders"})
_PAIRS = frozenset({"repairs", "causing", "moving", "doing"})
_LINES = frozenset({"irregular"})
_FUNCTION_WORDS = (
    "subject_pronouns",
    "neutral_subjects",
    "object_pronouns",
    "reflexives",
    "possessives",
    "determiners",
    "modals",
    "be_forms",
    "have_forms",
    "do_forms",
    "coordinators",
    "subordinators",
    "relatives",
    "questions",
    "prepositions",
    "particles",
    "adverbs",
    "midverb_adverbs",
    "degree",
)


@cache
def load_vocabulary(locale: str = BASE_LOCALE) -> Vocabulary:
    """The word lists of a locale, or of en-us where it has none.

    Raises DialogError when a file is missing or malformed.
    """
    folder = shipped_words(locale, "turning")
    lists: dict[str, str] = {}
    for name in _LISTS:
        lists.update(_texts(folder / f"{name}.yaml"))
    try:
        return _vocabulary(lists)
    except (KeyError, ValueError) as error:
        raise DialogError(
            f"{folder}: a word list is missing or malformed ({error}).", REMEDY
        ) from error


def _texts(path: Path) -> dict[str, str]:
    return {name: text for name, text in read_mapping(path).items() if isinstance(text, str)}


def _vocabulary(lists: Mapping[str, str]) -> Vocabulary:
    pairs = {name: _pairs(lists[name]) for name in _PAIRS}
    groups = {
        name: frozenset(text.split())
        for name, text in lists.items()
        if name not in _PHRASES | _PAIRS | _LINES
    }
    groups["function_words"] = frozenset({"n't", "not"}).union(
        *(groups[name] for name in _FUNCTION_WORDS)
    )
    groups["causing_words"] = frozenset(pairs["causing"])
    groups["doing_words"] = frozenset(pairs["doing"])
    verbs = build_verbs(
        lists["irregular"].strip().splitlines(),
        lists["regular"].split(),
        lists["doubling"].split(),
    )
    return Vocabulary(
        groups=groups,
        verbs=verbs,
        openers=PhraseBook.of(_phrases(lists["openers"])),
        softeners=PhraseBook.of(_phrases(lists["softeners"])),
        adverb_phrases=PhraseBook.of(_phrases(lists["adverb_phrases"])),
        feeling_phrases=PhraseBook.of(_phrases(lists["feeling_phrases"])),
        orders=PhraseBook.of(_phrases(lists["orders"])),
        repairs=pairs["repairs"],
        causing=pairs["causing"],
        moving=pairs["moving"],
        doing=pairs["doing"],
    )


def _phrases(text: str) -> list[Phrase]:
    return [tuple(split_words(" ".join(entry.split()))) for entry in text.split("|")]


def _pairs(text: str) -> dict[str, str]:
    """Entries "key=value", set apart by bars where a value holds spaces, else by spaces."""
    entries = text.split("|") if "|" in text else text.split()
    parted = (entry.split("=", 1) for entry in entries)
    return {key.strip(): " ".join(value.split()) for key, value in parted}


@cache
def load_stems(locale: str = BASE_LOCALE) -> StemBook:
    """The paraphrase stems of a locale. Raises DialogError when they are missing or malformed."""
    path = shipped_words(locale, "stems.yaml")
    loaded = read_mapping(path)
    try:
        stems = tuple(_stem(entry) for entry in loaded["stems"])
        checks = tuple(str(check) for check in loaded["checks"])
        safe = {
            str(kind): tuple(str(line) for line in lines) for kind, lines in loaded["safe"].items()
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise DialogError(
            f"{path}:1: stems, checks and safe sentences are needed.", REMEDY
        ) from error
    problems = stem_problems(stems)
    if problems:
        raise DialogError(f"{path}:1: {problems[0]}", REMEDY)
    return StemBook(stems, checks, safe)


def _stem(entry: Mapping[str, object]) -> Stem:
    return Stem(
        id=str(entry["id"]),
        family=str(entry["family"]),
        text=str(entry["text"]),
        past=str(entry.get("past", "")),
        link=str(entry.get("link", "")),
        takes_check=bool(entry.get("check", False)),
        fits=str(entry.get("fits", "plain")),
        is_for_long=bool(entry.get("long", False)),
    )


@cache
def load_paraphraser(locale: str = BASE_LOCALE) -> Paraphraser:
    """The paraphraser of a locale, ready to use."""
    return Paraphraser(load_stems(locale), load_vocabulary(locale))
