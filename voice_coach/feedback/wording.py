"""The coach's feedback sentences, chosen and filled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voice_coach.events import Marker
from voice_coach.language.quoting import LONGEST, phrase_end, without_verb_left_over

_EXACT = 3
# so few words are what is meant, no more and no less
_LEADING_ON = frozenset(["like", "if", "that", "whether"])
_CLAUSES = frozenset(["observation"])
# shown by something that happened
_SENTENCE_END = re.compile(r"[.!?;:…](?=\s|$)")


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
    words = quotable(text, marker.span, is_clause=marker.name in _CLAUSES)
    sentences = wording.praise.get(marker.name, ())
    fitting = [item for item in sentences if words or "{words}" not in item]
    return pick(fitting, variant).replace("{words}", f"“{words}”")


def quotable(text: str, span: tuple[int, int], *, is_clause: bool = False) -> str:
    """The person's own words of a span, up to a place where a listener would pause.

    With `is_clause` they tell something, not a time alone. Empty when there is no such place near,
    or too little to quote.
    """
    shown = text[span[0] : span[1]].split()
    if not is_clause and len(shown) <= _EXACT and shown[-1].lower() not in _LEADING_ON:
        return _tidied(without_verb_left_over(shown))
    stop = _SENTENCE_END.search(text, span[0] + 1)
    words = text[span[0] : stop.start() if stop else len(text)].split()
    return _tidied(words[: phrase_end(words, len(shown), is_clause=is_clause)] or shown[:LONGEST])


def _tidied(words: Sequence[str]) -> str:
    short = " ".join(words).strip(" ,.;:!?-")
    return short if len(short) > 2 else ""
