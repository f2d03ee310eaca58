"""What a partner file says: moods, the moves between them, and lines for each; and its parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

import yaml

from voice_coach.dialog.markers import MARKERS
from voice_coach.dialog.nodes import Reader

REFLECTION = "reflection"
SILENCE = "silence"
DEEDS = MARKERS | {REFLECTION, SILENCE}
# what a person can do in the partner's ears
MAX_TURNS = 6
MIN_LINES = MAX_TURNS + 1
# a role-play that stays in one mood needs so many, since no line is said twice

_MOOD_OPTIONAL = frozenset({"openings", "closing", "cues", "moves"})
_MOVE_OPTIONAL = frozenset({"with", "says"})


class Mood(Enum):
    """How the partner feels; the value is its key in the file."""

    QUIET = "quiet"
    FINE = "fine"
    DEFENSIVE = "defensive"
    OVERWHELMED = "overwhelmed"
    OPENING_UP = "opening_up"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table: what the person did, and the mood that follows."""

    deeds: tuple[str, ...]
    # of these any one will do
    to: Mood
    alongside: tuple[str, ...] = ()
    # and of these any one as well, where there are some
    says: tuple[str, ...] = ()
    # what the partner then says, before the mood's own lines


@dataclass(frozen=True, slots=True)
class MoodScript:
    """What the partner says in one mood, and what leads out of it."""

    lines: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    # a mood without them is none to begin with
    closing: tuple[str, ...] = ()
    # the last word of a role-play that ends in this mood
    cues: tuple[str, ...] = ()
    # words by which a line that the person gave is known to belong here
    moves: tuple[Move, ...] = ()
    # the first that fits is taken; where none does, the mood stays


@dataclass(frozen=True, slots=True)
class Life:
    """What the partner lives through, with lines that only fit such a life."""

    id: str
    cues: tuple[str, ...] = ()
    # words by which it is known from what the person tells
    lines: Mapping[Mood, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartnerScript:
    """Everything a partner can feel and say in one locale."""

    moods: Mapping[Mood, MoodScript]
    lives: tuple[Life, ...] = ()
    unheard: tuple[str, ...] = ()
    # said when an answer was probably misheard


def parse_partner(text: str, file: str) -> PartnerScript:
    """The partner in the text of a file.

    ``file`` is only named in messages. Raises DialogError, one ``file:line:`` line a problem.
    """
    reader = _PartnerReader(file)
    keys = reader.document(text, {"moods"}, {"lives", "unheard"})
    script = PartnerScript(
        moods=reader.moods(keys.get("moods")),
        lives=tuple(reader.life(node) for node in reader.items(keys.get("lives"), "lives")),
        unheard=reader.lines(keys.get("unheard"), "unheard"),
    )
    reader.finish()
    return script


class _PartnerReader(Reader):
    """Reads partner files, and remembers every line to find one that stands twice."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._seen: set[str] = set()

    def moods(self, node: yaml.Node | None) -> dict[Mood, MoodScript]:
        if node is None:
            return {}
        keys = self.mapping(node, "moods", [mood.value for mood in Mood])
        moods = {Mood(key): self._mood(value, Mood(key)) for key, value in keys.items()}
        for mood in _unreachable(moods):
            self.problem(
                keys[mood.value],
                f"no move leads to the mood '{mood.value}'; add one, or give it openings",
            )
        return moods

    def _mood(self, node: yaml.Node, mood: Mood) -> MoodScript:
        what = f"the mood '{mood.value}'"
        is_end = mood is Mood.LEFT
        keys = self.mapping(node, what, {"lines"}, () if is_end else _MOOD_OPTIONAL)
        script = MoodScript(
            lines=self.lines(keys.get("lines"), "lines"),
            openings=self.lines(keys.get("openings"), "openings"),
            closing=self.lines(keys.get("closing"), "closing"),
            cues=self.texts(keys.get("cues"), "cues"),
            moves=tuple(self._move(item) for item in self.items(keys.get("moves"), "moves")),
        )
        least = 1 if is_end else MIN_LINES
        if len(script.lines) < least:
            self.problem(node, f"{what} needs at least {least} lines, so that none is said twice")
        return script

    def _move(self, node: yaml.Node) -> Move:
        keys = self.mapping(node, "a move", {"any", "to"}, _MOVE_OPTIONAL)
        to = self.choice(keys.get("to"), "to", [mood.value for mood in Mood])
        deeds = self._deeds(keys.get("any"), "any")
        if "any" in keys and not deeds:
            self.problem(keys["any"], "a move needs something that leads to it; list it in 'any'")
        return Move(
            deeds=deeds,
            to=Mood(to) if to in set(Mood._value2member_map_) else Mood.QUIET,
            alongside=self._deeds(keys.get("with"), "with"),
            says=self.lines(keys.get("says"), "says"),
        )

    def _deeds(self, node: yaml.Node | None, what: str) -> tuple[str, ...]:
        return tuple(
            self.choice(item, f"an entry of '{what}'", DEEDS) for item in self.items(node, what)
        )

    def life(self, node: yaml.Node) -> Life:
        keys = self.mapping(node, "a life", {"id", "cues", "lines"})
        by_mood = (
            self.mapping(keys["lines"], "the lines of a life", (), [mood.value for mood in Mood])
            if "lines" in keys
            else {}
        )
        return Life(
            id=self.identifier(keys.get("id"), "the id of a life"),
            cues=self.texts(keys.get("cues"), "cues"),
            lines={Mood(key): self.lines(value, key) for key, value in by_mood.items()},
        )

    def lines(self, node: yaml.Node | None, what: str) -> tuple[str, ...]:
        """Spoken lines, none of which may stand elsewhere in the file."""
        texts = []
        for item in self.items(node, what):
            text = self.text(item, f"an entry of {what}")
            if text.casefold() in self._seen:
                self.problem(item, "this line stands twice; change one, since no line is repeated")
            self._seen.add(text.casefold())
            texts.append(text)
        return tuple(texts)


def _unreachable(moods: Mapping[Mood, MoodScript]) -> list[Mood]:
    reached = {mood for mood, script in moods.items() if script.openings}
    waiting = list(reached)
    while waiting:
        nexts = {move.to for move in moods[waiting.pop()].moves} & set(moods)
        waiting += nexts - reached
        reached |= nexts
    return [mood for mood in moods if mood not in reached]
