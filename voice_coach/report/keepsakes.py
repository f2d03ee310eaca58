"""What is worth keeping: the best sentences and the take-away cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, zip_longest

from voice_coach.dialog.card import Card
from voice_coach.dialog.markers import PITFALLS, STRENGTHS
from voice_coach.dialog.script import Drill
from voice_coach.ports import Attempt, Keepsake
from voice_coach.report.wording import day

SENTENCES = 6
CARDS = 6
_LONGEST = 240
# characters of a sentence that is easily read again
_LONE_I = re.compile(r"\bi\b(?!\.\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing the person said well."""

    said: str
    skill: str
    when: str


@dataclass(frozen=True, slots=True)
class DatedCard:
    """A card and the day it was made on."""

    card: Card
    when: str


def best_sentences(strong: Iterable[Attempt], drills: Sequence[Drill]) -> list[Sentence]:
    """The strongest of the newest strong answers, no skill twice before each had its turn.

    ``strong`` comes newest first. A sentence with any pitfall is nothing to keep.
    """
    titles = {drill.id: drill.title for drill in drills}
    newest: dict[str, Attempt] = {}
    for it in strong:
        if _skill(it) in titles and len(it.said) <= _LONGEST and not PITFALLS & set(it.markers):
            newest.setdefault(it.said.casefold(), it)
    by_skill: dict[str, list[Attempt]] = {}
    for it in sorted(newest.values(), key=lambda it: -len(STRENGTHS & set(it.markers))):
        by_skill.setdefault(_skill(it), []).append(it)
    in_turn = (it for turn in zip_longest(*by_skill.values()) for it in turn if it is not None)
    return [
        Sentence(_sentence(it.said), titles[_skill(it)], _when(it.at))
        for it in islice(in_turn, SENTENCES)
    ]


def _skill(answer: Attempt) -> str:
    return answer.step.partition("/")[0]


def dated_cards(kept: Iterable[Keepsake]) -> list[DatedCard]:
    """The newest cards; one that cannot be read is left out."""
    found = []
    for keepsake in kept:
        try:
            card = Card.from_json(keepsake.content)
        except ValueError:
            continue
        if not card.is_empty:
            found.append(DatedCard(card, _when(keepsake.at)))
    return found[:CARDS]


def _sentence(said: str) -> str:
    """As it was said, with the capitals that recognisers leave out."""
    text = _LONE_I.sub("I", said.strip())
    return f"{text[:1].upper()}{text[1:]}"


def _when(at: str) -> str:
    return day(datetime.fromisoformat(at).date())
