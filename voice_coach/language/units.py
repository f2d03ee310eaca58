"""Cutting speech into units: a main clause with all that hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.language.clauses import Clause, ClauseReader
from voice_coach.language.inflect import Form
from voice_coach.language.utterance import Gap, Token
from voice_coach.language.vocabulary import Vocabulary

_WH = frozenset("what how why where who which whose whether whatever wherever however".split())
_TIME_OPENERS = frozenset("every this last next one these the some most".split())
_TIMES = frozenset(
    "year years month months week weeks day days night nights morning time times weekend summer "
    "winter monday tuesday wednesday thursday friday saturday sunday evening moment".split()
)
_LEADS = frozenset(
    "sometimes usually often maybe perhaps probably hopefully normally lately eventually nowadays "
    "not today recently mostly generally apparently".split()
)
_HEADS_WITH_OPENER = frozenset(
    "first last only best worst most one ones more part second moment all point time times way "
    "day days amount person kind type reason reasons".split()
)
_BEFORE_SUBJECT = frozenset("even only just that if soon now so such case as though".split())


@dataclass(frozen=True, slots=True)
class Link:
    """How a clause hangs on the one before it."""

    kind: str
    # "first", "new" (nothing joins them), "coordinate", "subordinate" or "embedded"
    word: str = ""
    # the joining word: and, but, so, because, when ...
    start: int = 0
    # index where the joining words begin


@dataclass(frozen=True, slots=True)
class Unit:
    """A main clause, the clauses before it that depend on it, and what follows it."""

    start: int
    # first word, leading "when I get home" included
    main: Clause
    end: int
    # index after the last word
    joined_by: str = ""
    # the coordinator before the unit
    lead: int = 0
    # index where the main clause begins with its "sometimes" or "not"
    clauses: tuple[Clause, ...] = ()
    # all clauses of the unit in order
    cuts: tuple[int, ...] = ()
    # indices before which the unit may end and still be whole, rising
    tail: int = 0
    # index where a tail begins that hangs loose, such as "so maybe those two"; 0 without one
    is_question: bool = False
    is_dependent: bool = False
    # the main clause itself needs another one, as in "when I get home"
    is_broken_off: bool = False


class Segmenter:
    """Splits tokens into units."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.reader = ClauseReader(vocabulary)

    def units(self, tokens: Sequence[Token]) -> list[Unit]:
        """The units of an utterance, in the order they were spoken."""
        words = [token.word for token in tokens]
        stops = frozenset(
            i for i, token in enumerate(tokens) if token.gap in {Gap.STOP, Gap.CUT} and i
        )
        pauses = frozenset(i for i, token in enumerate(tokens) if token.gap is Gap.COMMA)
        clauses = self.reader.clauses(words, stops, pauses)
        if not clauses:
            return []
        links = [
            self._link(words, clauses, index, stops) for index in range(len(clauses))
        ]
        return self._group(tokens, clauses, links, stops)

    # --- how clauses are linked ------------------------------------------------------------------

    def _link(
        self, words: Sequence[str], clauses: Sequence[Clause], index: int, stops: frozenset[int]
    ) -> Link:
        clause = clauses[index]
        floor = clauses[index - 1].verb.end if index else 0
        floor = max([floor, *(stop for stop in stops if stop <= clause.start)])
        joiner = self._joiner(words, floor, clause.start)
        if clause.is_question:
            at = self._question_start(words, clause.start)
            is_joined = at > floor and words[at - 1] in self.vocabulary["coordinators"]
            joiner = (at - 1, "coordinate") if is_joined else None
        is_first = index == 0 or floor in stops
        if joiner is None:
            if is_first:
                return Link("first", start=floor)
            return self._unjoined(words, clauses[index - 1], clause)
        at, kind = joiner
        if words[at] == "that" and at and words[at - 1] == "fact":
            return Link("new", start=clause.start)
        if kind == "embedded" and is_first:
            kind = "first" if words[at] == "that" else "embedded"
        return Link(kind, words[at], at)

    def _joiner(self, words: Sequence[str], floor: int, start: int) -> tuple[int, str] | None:
        """The outermost joining word shortly before a clause, with the kind of link it makes."""
        groups = self.vocabulary
        at = start - 1
        found: tuple[int, str] | None = None
        while at >= max(floor, start - 6):
            word = words[at]
            is_next_to = at >= start - 1 or (found is not None and at == found[0] - 1)
            if word in groups["coordinators"] and word not in {"plus", "yet"}:
                return (at, "subordinate" if found and found[1] == "embedded" else "coordinate") if (
                    found is None or found[1] != "embedded" or at < found[0]
                ) else found
            if is_next_to and word in groups["subordinators"] and self._subordinates(words, at):
                found = (at, "subordinate")
            elif is_next_to and word == "that" and self._is_object_that(words, at):
                break
            elif is_next_to and (word in _WH or word in {"that", "who", "whom"}):
                found = found or (at, "embedded")
            elif found is None and word in {"how", "what", "which", "whose"} and at >= start - 4:
                found = (at, "embedded")
            elif found is not None and word in _BEFORE_SUBJECT and at == found[0] - 1:
                found = (at, found[1])
            elif groups_verb(self.vocabulary, word):
                break
            at -= 1
        return found

    def _is_object_that(self, words: Sequence[str], at: int) -> bool:
        """Whether a "that" ends the clause before: "I won't do that"."""
        before = words[at - 1] if at else ""
        groups = self.vocabulary
        if before in groups["prepositions"] - {"in", "except", "than", "since", "before", "after"}:
            return True
        if groups.verbs.base(before) in {"be", *groups["takes_clause"]} or before in {"n't", "not"}:
            return False
        return groups.verbs.has(before, *Form) and before not in groups["mostly_other"]

    def _subordinates(self, words: Sequence[str], at: int) -> bool:
        return not (words[at] == "as" and words[at + 1 : at + 2] == ["well"])

    def _unjoined(self, words: Sequence[str], before: Clause, clause: Clause) -> Link:
        previous = words[clause.start - 1]
        groups = self.vocabulary
        verbs = groups.verbs
        if clause.is_question:
            return Link("new", start=self._question_start(words, clause.start))
        adjunct = self._time_start(words, before.verb.end, clause.start)
        if adjunct < clause.start:
            return Link("new", start=adjunct)
        if verbs.has(previous, *Form) and verbs.base(previous) in groups["takes_clause"]:
            is_verb = clause.start == before.verb.end or not self._is_noun_here(words, clause.start - 1)
            if is_verb:
                return Link("embedded", start=clause.start)
        if previous == "like":
            return Link("embedded", start=clause.start)
        if previous in groups["object_pronouns"] | {"you"} and clause.start >= 2:
            if verbs.base(words[clause.start - 2]) in {"tell", "show", "remind", "convince", "promise"}:
                return Link("embedded", start=clause.start)
        if previous in {"sure", "glad", "afraid", "sorry", "happy", "aware", "worried", "scared", "hopeful"}:
            return Link("embedded", start=clause.start)
        needs_opener = previous in _HEADS_WITH_OPENER
        opener = words[clause.start - 2] if clause.start > 1 else ""
        has_opener = opener in groups["determiners"] | {"only", "very", "lot", "loads"}
        if needs_opener and not has_opener:
            return Link("new", start=clause.start)
        if previous in groups["relative_heads"] and words[clause.start] in groups["subject_pronouns"]:
            return Link("embedded", start=clause.start)
        return Link("new", start=clause.start)

    def _time_start(self, words: Sequence[str], floor: int, start: int) -> int:
        """Where a time phrase right before a clause begins: "every year I say"; else `start`."""
        if start - 1 > floor and words[start - 1] in _LEADS:
            return start - 1
        for at in range(max(floor, start - 4), start):
            opener, last = words[at], words[start - 1]
            if opener == "the" and start - at < 3:
                continue
            if words[at:start] == ["at", "first"]:
                return at
            if opener in _TIME_OPENERS and last in _TIMES and start - at > 1:
                return at
        return start

    def _is_noun_here(self, words: Sequence[str], at: int) -> bool:
        before = words[at - 1] if at else ""
        return before in self.vocabulary["determiners"] | self.vocabulary["possessives"]

    def _question_start(self, words: Sequence[str], start: int) -> int:
        at = start - 1
        if words[at] == "n't":
            at -= 1
        for back in range(at - 1, max(-1, at - 4), -1):
            if words[back] in _WH | {"when"}:
                return back
        return at

    # --- grouping --------------------------------------------------------------------------------

    def _group(
        self,
        tokens: Sequence[Token],
        clauses: Sequence[Clause],
        links: Sequence[Link],
        stops: frozenset[int],
    ) -> list[Unit]:
        groups: list[list[int]] = []
        waits = False  # a leading "when ..." waits for its main clause
        for index, link in enumerate(links):
            after_stop = link.kind == "first"
            if link.kind == "embedded" and self._hides_when(tokens, link, clauses[index]):
                waits = True
                if groups and not after_stop:
                    groups[-1].append(index)
                    continue
            opens = index == 0 or after_stop or self._stopped(stops, clauses, index)
            if opens or (link.kind in {"new", "coordinate"} and not waits):
                groups.append([index])
                waits = link.kind == "subordinate" and link.word not in {"because", "cause"}
                waits = waits or (link.kind == "coordinate" and self._hides_when(tokens, links[index], clauses[index]))
            else:
                groups[-1].append(index)
                waits = waits and link.kind in {"embedded", "subordinate"}
        return [self._unit(tokens, clauses, links, group, groups, stops) for group in groups]

    def _stopped(self, stops: frozenset[int], clauses: Sequence[Clause], index: int) -> bool:
        return any(clauses[index - 1].verb.end <= stop <= clauses[index].start for stop in stops)

    def _hides_when(self, tokens: Sequence[Token], link: Link, clause: Clause) -> bool:
        between = [token.word for token in tokens[link.start + 1 : clause.start]]
        return any(word in self.vocabulary["subordinators"] - {"because"} for word in between)

    def _unit(
        self,
        tokens: Sequence[Token],
        clauses: Sequence[Clause],
        links: Sequence[Link],
        group: Sequence[int],
        groups: Sequence[Sequence[int]],
        stops: frozenset[int],
    ) -> Unit:
        first = group[0]
        end = self._end(tokens, clauses, links, group, stops)
        main = self._main(tokens, clauses, links, group)
        joined = links[first].word if links[first].kind == "coordinate" else ""
        start = links[first].start
        if joined:
            start += 1
        if links[first].kind == "first":
            start = clauses[first].start
        cuts = self._cuts(tokens, clauses[main], end, [links[i] for i in group if i > main])
        return Unit(
            start=start,
            main=clauses[main],
            end=end,
            joined_by=joined,
            lead=self._lead(tokens, clauses[main].start),
            clauses=tuple(clauses[i] for i in group),
            cuts=cuts,
            tail=self._tail(tokens, clauses[group[-1]], end),
            is_question=clauses[main].is_question,
            is_dependent=self._is_dependent(tokens, clauses[main], links[main]),
            is_broken_off=end < len(tokens) and tokens[end].gap is Gap.CUT,
        )

    def _main(
        self,
        tokens: Sequence[Token],
        clauses: Sequence[Clause],
        links: Sequence[Link],
        group: Sequence[int],
    ) -> int:
        """The first clause of a unit that depends on no other; else its first."""
        for index in group:
            hides = links[index].kind == "coordinate" and self._hides_when(
                tokens, links[index], clauses[index]
            )
            if links[index].kind in {"first", "new", "coordinate"} and not hides:
                return index
        return group[0]

    def _lead(self, tokens: Sequence[Token], start: int) -> int:
        at = start
        while at and tokens[at - 1].word in _LEADS and tokens[at].gap not in {Gap.STOP, Gap.CUT}:
            before = tokens[at - 2].word if at > 1 else ""
            denies = tokens[at - 1].word == "not"
            if denies and self.vocabulary.verbs.base(before) in {"be", "do", "have", "'s", "'m"}:
                break
            at -= 1
        return at

    def _takes_wh(self, word: str) -> bool:
        groups = self.vocabulary
        return groups.verbs.has(word, *Form) or word in groups["prepositions"] | groups["adverbs"]

    def _tail(self, tokens: Sequence[Token], last: Clause, end: int) -> int:
        loose = {"so", "but", "because", "if", "when", "whenever", "until", "plus"}
        return next((at for at in range(last.verb.end, end) if tokens[at].word in loose), 0)

    def _is_dependent(self, tokens: Sequence[Token], clause: Clause, link: Link) -> bool:
        between = [token.word for token in tokens[link.start : clause.start]]
        ties = self.vocabulary["subordinators"] | _WH | {"that", "who", "whom"}
        tied = [word for word in between if word in ties]
        if link.kind == "embedded" and not tied:
            return False
        before = tokens[link.start - 1].word if link.start else ""
        if tied and tied[0] == "that" and before in {"fact", "is", "'s"}:
            return False
        return bool(set(tied) - {"because", "cause", "although", "though", "whereas"})

    def _end(
        self,
        tokens: Sequence[Token],
        clauses: Sequence[Clause],
        links: Sequence[Link],
        group: Sequence[int],
        stops: frozenset[int],
    ) -> int:
        last = clauses[group[-1]]
        end = links[group[-1] + 1].start if group[-1] + 1 < len(clauses) else len(tokens)
        if group[-1] + 1 < len(clauses) and links[group[-1] + 1].kind == "first":
            end = clauses[group[-1] + 1].start
        after = [stop for stop in stops if last.verb.end <= stop <= end]
        return min([end, *after])

    def _cuts(
        self, tokens: Sequence[Token], main: Clause, end: int, later: Sequence[Link]
    ) -> tuple[int, ...]:
        groups = self.vocabulary
        joints = {link.start for link in later if link.kind in {"subordinate", "coordinate"}}
        for at in range(main.verb.end + 1, end):
            word = tokens[at].word
            if word in groups["coordinators"] or word in {"because", "which", "who", "when", "if"}:
                joints.add(at)
            elif tokens[at].gap is Gap.COMMA:
                joints.add(at)
            elif word in _WH and not self._takes_wh(tokens[at - 1].word):
                joints.add(at)
            elif word == "that" and not groups.verbs.has(tokens[at - 1].word, *Form):
                joints.add(at)
        return tuple(sorted(at for at in joints if main.verb.end < at < end))


def groups_verb(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word can only be a verb in its finite form."""
    verbs = vocabulary.verbs
    return verbs.has(word, Form.PAST, Form.THIRD) and not verbs.has(word, Form.BASE) and (
        word not in vocabulary["mostly_other"]
    )
