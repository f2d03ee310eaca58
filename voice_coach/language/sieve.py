"""Picks the wordings that can be found in a line at all, by the words each of them needs.

A long list of wordings is seldom met: most lines hold none of the words that any one of them needs.
The words are read from the expressions themselves, so nobody has to keep a second list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from voice_coach.language.cues import Cue

_LENGTHS = (2, 3, 4)
# letters that words are compared by: a wording that needs "scared" is tried where "scar" begins
_KEPT = 4
# of the needs of a wording only the rarest are asked for
_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<flat>\(\?:[^][()\\.^$*+?{}]*\))|(?P<open>\((?:\?(?::|P<\w+>))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<count>[?*]|\{0,\d+\})|(?P<other>\\.|\[[^\]]*\]|[.^$+]|\{[^}]*\})"
    r"|(?P<text>[^][()|\\.^$*+?{}]+)"
)

Need = frozenset[str]
# beginnings of words one of which must stand in the line
Needs = tuple[Need, ...]
# all of which must be met, the rarest first


@dataclass(frozen=True, slots=True)
class Sieve:
    """The wordings of a list by the words they need."""

    cues: tuple[Cue, ...]
    by_beginning: Mapping[str, tuple[tuple[int, Needs], ...]]
    # the first letters of a word -> places in `cues`, with what else must be met there
    always: tuple[int, ...]
    # places of the wordings of which no needed word is known

    @classmethod
    def of(cls, cues: Iterable[Cue], commonness: Mapping[str, float]) -> Sieve:
        """Sorts the wordings; `commonness` tells how often words begin with some letters."""
        kept = tuple(cues)
        places: dict[str, list[tuple[int, Needs]]] = {}
        always = []
        for place, cue in enumerate(kept):
            for needs in _Reader(cue.expression, commonness).branches():
                if not needs:
                    always.append(place)
                for beginning in needs[0] if needs else ():
                    places.setdefault(beginning, []).append((place, needs[1:]))
        return cls(kept, {word: tuple(found) for word, found in places.items()}, tuple(always))

    def through(self, plain: str) -> list[Cue]:
        """The wordings that may be found in a normalised line, in the order of the list."""
        return [self.cues[place] for place in self.places(plain)]

    def places(self, plain: str) -> list[int]:
        """Where in the list they stand."""
        found = set(self.always)
        begun = {word[:length] for word in plain.split() for length in _LENGTHS}
        for beginning in self.by_beginning.keys() & begun:
            for place, needs in self.by_beginning[beginning]:
                if place in found:
                    continue
                for need in needs:
                    if need.isdisjoint(begun):
                        break
                else:
                    found.add(place)
        return sorted(found)


@dataclass(frozen=True, slots=True)
class NamedSieve:
    """The wordings of many short lists, picked in one go."""

    sieve: Sieve
    names: tuple[str, ...]
    # of the list that each of the sieve's wordings belongs to
    none: Mapping[str, tuple[Cue, ...]]
    # every name without a wording

    @classmethod
    def of(cls, lists: Mapping[str, Iterable[Cue]], commonness: Mapping[str, float]) -> NamedSieve:
        """Sorts the wordings of all lists, as `Sieve.of` does those of one."""
        named = [(name, cue) for name, cues in lists.items() for cue in cues]
        return cls(
            Sieve.of((cue for _, cue in named), commonness),
            tuple(name for name, _ in named),
            dict.fromkeys(lists, ()),
        )

    def through(self, plain: str) -> Mapping[str, tuple[Cue, ...]]:
        """For every list its wordings that may be found in a normalised line."""
        found = dict(self.none)
        for place in self.sieve.places(plain):
            found[self.names[place]] += (self.sieve.cues[place],)
        return found


def beginnings(shares: Mapping[str, float]) -> dict[str, float]:
    """How often words begin with the letters they are compared by, from how often words occur."""
    sums: dict[str, float] = {}
    for word, share in shares.items():
        for beginning in {word[:length] for length in _LENGTHS}:
            sums[beginning] = sums.get(beginning, 0.0) + share
    return sums


class _Stretch(NamedTuple):
    """What is known of a part of an expression."""

    needs: Needs
    is_open: bool
    # whether a word begins right after it


class _Reader:
    """Reads the words that an expression needs, from left to right."""

    def __init__(self, expression: str, commonness: Mapping[str, float]) -> None:
        self._tokens = [(m.lastgroup, m.group()) for m in _TOKEN.finditer(expression)]
        self._next = 0
        self._commonness = commonness

    def branches(self) -> list[Needs]:
        """The needs of each of the wordings that the expression joins by bars."""
        return [row.needs for row in self._rows(is_open=True)]

    def _rows(self, *, is_open: bool) -> list[_Stretch]:
        """One of several, up to the closing parenthesis or the end."""
        rows = [self._row(is_open=is_open)]
        while self._take("bar"):
            rows.append(self._row(is_open=is_open))
        self._take("close")
        return rows

    def _row(self, *, is_open: bool) -> _Stretch:
        """What stands one after the other, up to a bar or the closing parenthesis."""
        needs: list[Need] = []
        while self._next < len(self._tokens) and self._kind not in ("bar", "close"):
            stretch = self._item(is_open=is_open)
            needs += stretch.needs
            is_open = stretch.is_open
        if len(needs) > 1:
            needs = sorted(needs, key=self._cost)[:_KEPT]
        return _Stretch(tuple(needs), is_open)

    def _item(self, *, is_open: bool) -> _Stretch:
        kind, text = self._tokens[self._next]
        self._next += 1
        if kind == "look":
            self._rows(is_open=False)
            return _Stretch((), is_open)
        if kind == "text":
            return self._words(text, is_open=is_open)
        stretch = _Stretch((), is_open and text in "^$")
        if kind == "open":
            stretch = _one_of(self._rows(is_open=is_open))
        elif kind == "flat":
            stretch = self._flat(text[3:-1].split("|"), is_open=is_open)
        if self._take("count"):
            return _Stretch((), is_open and stretch.is_open)
        return stretch

    def _flat(self, wordings: list[str], *, is_open: bool) -> _Stretch:
        """What mere words have in common, read in one go: nearly all parentheses hold no more."""
        rarest = set()
        for wording in wordings:
            words = wording.split(" ")
            begun = words if is_open else words[1:]
            needs = [word[: _LENGTHS[-1]] for word in begun if len(word) >= _LENGTHS[0]]
            rarest.add(min(needs, key=self._cost_of) if needs else "")
        common = () if "" in rarest else (frozenset(rarest),)
        ends_open = {wording.endswith(" ") if wording else is_open for wording in wordings}
        return _Stretch(common, all(ends_open))

    def _words(self, text: str, *, is_open: bool) -> _Stretch:
        is_cut = self._take("count")
        words = (text[:-1] if is_cut else text).split(" ")
        begun = words if is_open else words[1:]
        needs = [frozenset([word[: _LENGTHS[-1]]]) for word in begun if len(word) >= _LENGTHS[0]]
        return _Stretch(tuple(needs), not is_cut and text.endswith(" "))

    def _cost(self, need: Need) -> float:
        """How often a line would be tried for nothing."""
        return sum(map(self._cost_of, need))

    def _cost_of(self, word: str) -> float:
        return self._commonness.get(word, 0.0) + 1e-4

    def _take(self, kind: str) -> bool:
        is_next = self._next < len(self._tokens) and self._kind == kind
        self._next += is_next
        return is_next

    @property
    def _kind(self) -> str | None:
        return self._tokens[self._next][0]


def _one_of(rows: list[_Stretch]) -> _Stretch:
    """What several have in common: one of their rarest words."""
    needs = tuple(row.needs[0] for row in rows if row.needs)
    common = (frozenset().union(*needs),) if len(needs) == len(rows) else ()
    return _Stretch(common, all(row.is_open for row in rows))
