"""Wordings that show something, and finding them in a normalised line.

Wordings are written in the locale's files in a notation that reads like the sentences they find:
``(a|b)`` one of several, ``<0-3>`` up to three words of any kind, ``<word>`` one word of any kind,
``<name>`` a word class; the rest is a regular expression over whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from voice_coach.language.normalize import Line

_GAP = re.compile(r" ?<(\d+)-(\d+)>")
_PART = re.compile(r"(?<!\?P)<([a-z_]+)>")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")


@dataclass(frozen=True, slots=True)
class Cue:
    """Wordings that show one thing equally clearly."""

    pattern: re.Pattern[str]
    strength: float
    # 0..1, how clearly they show it
    reason: str = ""
    # plain words for the person


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found, in offsets of `Line.plain`."""

    start: int
    end: int
    strength: float
    reason: str = ""


def compile_wordings(
    wordings: Sequence[str], parts: Mapping[str, Sequence[str]]
) -> re.Pattern[str]:
    """One pattern over whole words that finds any of the wordings.

    Raises ValueError when a wording is no expression or names an unknown word class.
    """
    alternatives = "|".join(_expression(wording, parts) for wording in wordings)
    try:
        return re.compile(rf"(?<!\S)(?:{alternatives})(?!\S)")
    except re.error as error:
        raise ValueError(f"no usable wording ({error.msg})") from error


def _expression(wording: str, parts: Mapping[str, Sequence[str]]) -> str:
    def part(match: re.Match[str]) -> str:
        name = match[1]
        if name == "word":
            return r"\S+"
        if name not in parts:
            raise ValueError(f"there is no word class <{name}>")
        return f"(?:{'|'.join(_expression(item, parts) for item in parts[name])})"

    text = _GAP.sub(r"(?: \\S+){\1,\2}", wording)
    return _PART.sub(part, _GROUP.sub("(?:", text))


def all_hits(line: Line, cues: Iterable[Cue]) -> Iterator[Hit]:
    """Every place where one of the cues is found."""
    for cue in cues:
        match = cue.pattern.search(line.plain)
        while match is not None:
            end = sentence_end(line, match.start(), match.end())
            is_whole = end == match.end() or cue.pattern.match(line.plain, match.start(), end)
            if is_whole:
                yield Hit(match.start(), end, cue.strength, cue.reason)
            # a wording that only runs into the next sentence may hide one that begins there
            resume = match.end() if is_whole else match.start() + 1
            match = cue.pattern.search(line.plain, max(resume, match.start() + 1))


def sentence_end(line: Line, start: int, end: int) -> int:
    """Where a stretch ends that must not run into the next sentence."""
    crossed = [opening for opening in line.openings if start < opening < end]
    return min(crossed) - 1 if crossed else end


def ranked_hits(line: Line, cues: Iterable[Cue]) -> list[Hit]:
    """Every place where one of the cues is found, the clearest first."""
    return sorted(all_hits(line, cues), key=lambda hit: (-hit.strength, hit.start))


def best_hit(line: Line, cues: Iterable[Cue]) -> Hit | None:
    """The clearest of the cues found; the earliest among equals."""
    return next(iter(ranked_hits(line, cues)), None)


def word_before(line: Line, offset: int, count: int = 1) -> str:
    """The last `count` words before an offset, within its sentence, joined by spaces."""
    begin = max((opening for opening in line.openings if opening <= offset), default=0)
    return " ".join(line.plain[begin:offset].split()[-count:])


def word_after(line: Line, offset: int, count: int = 1) -> str:
    """The first `count` words after an offset, within its sentence, joined by spaces."""
    until = min((opening for opening in line.openings if opening > offset), default=None)
    return " ".join(line.plain[offset:until].split()[:count])
