"""What is worth keeping: the best sentences and the take-away cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from voice_coach.dialog.card import Card
from voice_coach.dialog.markers import PITFALLS, STRENGTHS
from voice_coach.dialog.script import Drill
from voice_coach.ports import Attempt, Keepsake
from voice_coach.report.wording import day

SENTENCES = 6
CARDS = 6
_LONGEST = 240
# characters of a sentence that is easily read again


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
    fit = [
        it
        for it in {it.said.casefold(): it for it in strong if it.said.strip()}.values()
        if it.step.partition("/")[0] in titles and not PITFALLS & set(it.markers)
        if len(it.said) <= _LONGEST
    ]
    by_skill: dict[str, list[Attempt]] = {}
    for it in sorted(fit, key=lambda it: -len(STRENGTHS & set(it.markers))):
        by_skill.setdefault(it.step.partition("/")[0], []).append(it)
    rounds = max((len(found) for found in by_skill.values()), default=0)
    ordered = [
        found[turn] for turn in range(rounds) for found in by_skill.values() if turn < len(found)
    ]
    return [
        Sentence(_sentence(it.said), titles[it.step.partition("/")[0]], _when(it.at))
        for it in ordered[:SENTENCES]
    ]


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
    """As it was said, with the capital letter that recognisers leave out."""
    return f"{said[:1].upper()}{said[1:]}"


def _when(at: str) -> str:
    return day(datetime.fromisoformat(at).date())
