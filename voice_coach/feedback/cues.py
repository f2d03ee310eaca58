"""Wordings that show something, and finding them in a normalised line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voice_coach.language.normalize import Line

# Names that patterns may use in <angle brackets>, so that they read like the sentences they find.
_PARTS = {
    # words that may stand between a subject and its verb without changing the sense
    "adv": r"(?: (?:really|just|so|very|quite|also|still|now|only|then|simply|kind of|sort of|a bit"
    r"|a little|actually|probably|maybe|perhaps|truly|honestly|clearly|obviously|basically|even"
    r"|already|lately|often|sometimes|too|pretty|completely|totally|a lot|i think|i guess))*",
    "subj": r"(?:i|you|he|she|it|we|they|that|this|there|someone|anyone|everyone|people|things)",
    "aux": r"(?:do|does|did|are|is|was|were|am|can|could|would|will|have|has|had|should|shall|might|may)",
    "det": r"(?:the|a|an|your|my|his|her|their|our|this|that|these|those|any|some)",
    "be": r"(?:am|are|is|was|were|be|been|being)",
    "feel": r"(?:feel|feels|feeling|felt)",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording."""

    pattern: re.Pattern[str]
    strength: float
    # 0..1, how clearly it shows the thing
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found, in offsets of `Line.plain`."""

    start: int
    end: int
    strength: float
    reason: str = ""


def wording(pattern: str) -> re.Pattern[str]:
    """Compile a pattern over whole words; <adv>, <subj> and the like stand for word classes."""
    for name, part in _PARTS.items():
        pattern = pattern.replace(f"<{name}>", part)
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def cue(pattern: str, strength: float = 0.8, reason: str = "") -> Cue:
    return Cue(wording(pattern), strength, reason)


def all_hits(line: Line, cues: Iterable[Cue]) -> Iterator[Hit]:
    """Every place where one of the cues is found."""
    for item in cues:
        for match in item.pattern.finditer(line.plain):
            yield Hit(match.start(), match.end(), item.strength, item.reason)


def best_hit(line: Line, cues: Iterable[Cue]) -> Hit | None:
    """The clearest of the cues found; the earliest among equals."""
    hits = list(all_hits(line, cues))
    return min(hits, key=lambda hit: (-hit.strength, hit.start), default=None)


def word_before(line: Line, offset: int, count: int = 1) -> str:
    """The last `count` words before an offset of `plain`, joined by spaces."""
    return " ".join(line.plain[:offset].split()[-count:])


def word_after(line: Line, offset: int, count: int = 1) -> str:
    """The first `count` words after an offset of `plain`."""
    return " ".join(line.plain[offset:].split()[:count])
