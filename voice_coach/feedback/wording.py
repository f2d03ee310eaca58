"""The coach's feedback sentences, chosen and filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voice_coach.events import Marker

_QUOTE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """Spoken feedback of one locale. Each text is one short sentence."""

    praise: Mapping[str, tuple[str, ...]]
    # strength -> sentences; {words} stands for the person's own words
    missing: Mapping[str, tuple[str, ...]]
    # asked strength that was not found -> one thing to try
    pitfalls: Mapping[str, tuple[str, ...]]
    # pitfall -> one thing to change
    opening: tuple[str, ...]
    # said where nothing can be praised yet
    doubtful: tuple[str, ...]
    # said where the words were probably misheard
    stems: tuple[str, ...]
    # safe lines offered where no template of the exercise can be filled


def pick(sentences: Sequence[str], variant: int) -> str:
    """One of several wordings, another one for the next variant."""
    return sentences[variant % len(sentences)] if sentences else ""


def praise_for(wording: Wording, marker: Marker, text: str, variant: int) -> str:
    """One sentence that says what worked, quoting the person where the words are few."""
    words = quotable(text, marker.span)
    sentences = wording.praise.get(marker.name, ())
    fitting = [item for item in sentences if words or "{words}" not in item]
    return pick(fitting, variant).replace("{words}", f"“{words}”")


def quotable(text: str, span: tuple[int, int]) -> str:
    """The person's own words of a span, cut at a word; empty when they are too few to quote."""
    words = text[span[0] : span[1]].split()
    short = " ".join(words[:_QUOTE_WORDS]).strip(" ,.;:!?-")
    return short if len(words) > 0 and len(short) > 2 else ""
