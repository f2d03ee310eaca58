"""Wordings that show something, and finding them in a normalised line.

Wordings are written in the locale's files in a notation that reads like the sentences they find:
``(a|b)`` one of several, ``<0-3>`` up to three words of any kind, ``<word>`` one word of any kind,
``<name>`` a word class; the rest is a regular expression over whole words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from voice_coach.language.normalize import Line

_GAP = re.compile(r" ?<(\d+)-(\d+)>")
_PART = re.compile(r"(?<!\?P)<([a-z_]+)>")
_START = re.compile(r"(?<![\[\\])\^")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_ENDLESS = re.compile(r"(?<!\\)\)([*+])")
_NEAR = 120
# letters before an offset that still have to do with it
_MOST = 8
# times that a group is repeated: nobody says more, and in a line of nothing but its words
# each of them would be tried up to the end


@dataclass(frozen=True)
class Cue:
    """Wordings that show one thing equally clearly."""

    expression: str
    # any of them, without the edges of words
    strength: float
    # 0..1, how clearly they show it
    reason: str = ""
    # plain words for the person

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of the wordings, over whole words. Raises ValueError for what is none."""
        return _compiled(rf"(?<!\S)(?:{self.expression})(?!\S)")

    @cached_property
    def behind_space(self) -> re.Pattern[str]:
        """Finds them with the space before it in a line that begins with one.

        Where no word begins, nothing is tried. Raises ValueError for what is no wording.
        """
        spaced = _START.sub("(?<=^ )", self.expression)
        return _compiled(rf" (?:{spaced})(?!\S)")


Cues = Mapping[str, Sequence[Cue]]
"""What is shown -> the wordings that may show it in the line that is being read."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found, in offsets of `Line.plain`."""

    start: int
    end: int
    strength: float
    reason: str = ""


def make_cue(
    wordings: Sequence[str],
    parts: Mapping[str, Sequence[str]],
    strength: float = 1.0,
    reason: str = "",
) -> Cue:
    """A cue that finds any of the wordings. Raises ValueError for an unknown word class."""
    return Cue("|".join(_expression(wording, parts) for wording in wordings), strength, reason)


def make_single_cues(
    wordings: Sequence[str],
    parts: Mapping[str, Sequence[str]],
    strength: float = 1.0,
    reason: str = "",
) -> tuple[Cue, ...]:
    """One cue for each wording. Raises ValueError for an unknown word class."""
    return tuple(Cue(_expression(wording, parts), strength, reason) for wording in wordings)


def _compiled(expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as error:
        raise ValueError(f"no usable wording ({error.msg}): {expression[:60]}") from error


def _expression(wording: str, parts: Mapping[str, Sequence[str]]) -> str:
    def part(match: re.Match[str]) -> str:
        name = match[1]
        if name == "word":
            return r"\S+"
        if name not in parts:
            raise ValueError(f"there is no word class <{name}>")
        return f"(?:{'|'.join(_expression(item, parts) for item in parts[name])})"

    text = _GAP.sub(r"(?: \\S+){\1,\2}", wording)
    text = _ENDLESS.sub(lambda end: f"){{{int(end[1] == '+')},{_MOST}}}", text)
    return _PART.sub(part, _GROUP.sub("(?:", text))


def all_hits(line: Line, cues: Iterable[Cue]) -> Iterator[Hit]:
    """Every place where one of the cues is found."""
    # the space before a word stands where the word stands in the line
    spaced = f" {line.plain}"
    for cue in cues:
        match = cue.behind_space.search(spaced)
        while match is not None:
            start, until = match.start(), match.end() - 1
            end = sentence_end(line, start, until)
            is_whole = end == until or cue.behind_space.match(spaced, start, end + 1)
            if is_whole:
                yield Hit(start, end, cue.strength, cue.reason)
            # a wording that only runs into the next sentence may hide one that begins there
            match = cue.behind_space.search(
                spaced, max(until, start + 1) if is_whole else start + 1
            )


def sentence_start(line: Line, offset: int) -> int:
    """Where the sentence begins that an offset lies in."""
    place = bisect_right(line.openings, offset)
    return line.openings[place - 1] if place else 0


def sentence_end(line: Line, start: int, end: int) -> int:
    """Where a stretch ends that must not run into the next sentence."""
    following = _opening_after(line, start)
    return end if following is None or following >= end else following - 1


def ranked_hits(line: Line, cues: Iterable[Cue]) -> list[Hit]:
    """Every place where one of the cues is found, the clearest first."""
    return sorted(all_hits(line, cues), key=lambda hit: (-hit.strength, hit.start))


def best_hit(line: Line, cues: Iterable[Cue]) -> Hit | None:
    """The clearest of the cues found; the earliest among equals."""
    return next(iter(ranked_hits(line, cues)), None)


def ends_before(line: Line, offset: int, cues: Iterable[Cue], reach: int) -> bool:
    """Whether one of the cues ends right before an offset, within its sentence.

    Only what begins among the `reach` words before the offset is looked at.
    """
    begin = sentence_start(line, offset)
    before = line.plain[begin : max(begin, offset - 1)]
    starts = list(islice(_starts_backwards(before), reach))
    return any(cue.pattern.fullmatch(before, start) is not None for cue in cues for start in starts)


def _starts_backwards(words: str) -> Iterator[int]:
    """Where the words begin, from the last one on."""
    start = len(words)
    while start > 0:
        start = words.rfind(" ", 0, start - 1) + 1
        yield start


def leads_up_to(plain: str, offset: int, expression: re.Pattern[str]) -> re.Match[str] | None:
    """What an expression that closes with ``$`` finds right before an offset.

    However much was said before, only what is near is looked at.
    """
    return expression.search(plain, max(0, offset - _NEAR), offset)


def word_before(line: Line, offset: int, count: int = 1) -> str:
    """The last `count` words before an offset, within its sentence, joined by spaces."""
    words = line.plain[sentence_start(line, offset) : offset].rsplit(None, count)
    return " ".join(words[-count:])


def word_after(line: Line, offset: int, count: int = 1) -> str:
    """The first `count` words after an offset, within its sentence, joined by spaces."""
    words = line.plain[offset : _opening_after(line, offset)].split(None, count)
    return " ".join(words[:count])


def opens_sentence(line: Line, offset: int) -> bool:
    """Whether a sentence begins exactly there."""
    place = bisect_left(line.openings, offset)
    return line.openings[place : place + 1] == (offset,)


def _opening_after(line: Line, offset: int) -> int | None:
    place = bisect_right(line.openings, offset)
    return line.openings[place] if place < len(line.openings) else None
