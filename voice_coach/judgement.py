"""What an answer is measured against, and what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Marker:
    """One thing a sentence does, with the words that show it."""

    name: str
    # a name of docs/feedback.md, for instance "check" or "absolute"
    kind: Literal["strength", "pitfall"]
    span: tuple[int, int]
    # character offsets into the assessed text, end exclusive
    strength: float
    # 0..1, how clearly the words show it
    reason: str
    # plain words, fit to be read by the person

    def overlaps(self, span: tuple[int, int]) -> bool:
        """Whether it shares words with a stretch of the assessed text."""
        return self.span[0] < span[1] and span[0] < self.span[1]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the coach made of one answer."""

    text: str
    act: str = "other"
    # the main one of: reflection, question, statement, other
    acts: tuple[str, ...] = ("other",)
    # all acts that occur
    question: Literal["open", "closed"] | None = None
    markers: tuple[Marker, ...] = ()
    covered: tuple[int, ...] = ()
    # indices of the expectation's points that the answer covers
    is_unsafe: bool = False
    is_doubtful: bool = False
    # probably misheard: asked again, never judged
    is_beside: bool = False
    # does nothing and speaks to nobody: perhaps no answer
    is_strong: bool = False
    # holds what the drill asks for and no pitfall: nothing to change
    praise: str = ""
    change: str = ""
    # the one thing to change; empty when is_strong
    changed_marker: str = ""
    # the marker's name behind `change`
    template: str = ""
    # a paraphrase or line made for this very exercise, ready to be said aloud

    @property
    def feedback(self) -> str:
        return " ".join(part for part in (self.praise, self.change) if part)

    @property
    def is_answer(self) -> bool:
        """Whether it was judged: neither unsafe, nor misheard, nor meant for somebody else."""
        return not (self.is_unsafe or self.is_doubtful or self.is_beside)

    def has(self, name: str) -> bool:
        return any(marker.name == name for marker in self.markers)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the partner's line says, for content_covered."""

    text: str
    # a short statement of the point in plain words
    cues: tuple[str, ...] = ()
    # words or phrases any of which shows that the point was taken up


@dataclass(frozen=True, slots=True)
class Fit:
    """Which feeling or need words suit a line."""

    fits: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    # synonyms that count as well
    wrong: tuple[str, ...] = ()
    # words that miss it: stronger, weaker or another thing


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an answer is measured against: the drill's demand and this exercise's facts."""

    drill: str
    kind: Literal["listen", "speak"]
    heard: str = ""
    # the partner's line being answered, "" when there is none
    asks: tuple[tuple[str, ...], ...] = ()
    # strength markers, most important first; of the names within one group any one will do
    avoids: tuple[str, ...] = ()
    # pitfall markers this drill watches for above all; every pitfall counts in every drill
    points: tuple[Point, ...] = ()
    feelings: Fit = field(default_factory=Fit)
    needs: Fit = field(default_factory=Fit)
    templates: tuple[str, ...] = ()
    # sentence templates of the drill with {slots}
    slots: Mapping[str, str] = field(default_factory=dict)
    # values that fill the templates for this exercise
