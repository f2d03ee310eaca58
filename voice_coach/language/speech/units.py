"""Cutting speech into units: a main clause with all that hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voice_coach.language.speech.clauses import Clause, ClauseReader
from voice_coach.language.speech.links import Link, Linker, Tie, is_degree
from voice_coach.language.speech.tokens import Gap, Speech
from voice_coach.language.vocabulary import Vocabulary

_USUAL = 16
# words of a unit that need not be cut within "the one that ..."
_UNDONE = (("n't", "have"), ("n't", "be"), ("not", "have"))
# after "I should", these close "I blamed you, and I shouldn't have"
_TIMING = frozenset({"after", "before", "since", "until"})
# before a noun these open no clause: "after the funeral he left"
_TIME_OPENERS = frozenset({"last", "this", "every", "next", "some", "one"})
# with a noun of time they lead a clause in: "last night he left"
_LONGEST = 20
# words of a unit that can be said in one breath


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
    ellipsis: int = 0
    # index after a closing "but I can't", where the unit may end; 0 without one
    tail: int = 0
    # index where a tail begins that hangs loose, such as "so maybe those two"; 0 without one
    is_question: bool = False
    is_dependent: bool = False
    # the main clause itself needs another one, as in "when I get home"
    is_broken_off: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """The clauses of one unit with all that is needed to make it."""

    speech: Speech
    clauses: Sequence[Clause]
    links: Sequence[Link]
    members: Sequence[int]
    # indices of the unit's clauses


class Segmenter:
    """Splits speech into units."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._reader = ClauseReader(vocabulary)
        self._linker = Linker(vocabulary)

    def units(self, speech: Speech) -> list[Unit]:
        """The units of an utterance, in the order they were spoken."""
        clauses = self._reader.clauses(speech)
        links = self._linker.links(speech, clauses)
        units = [
            self._unit(_Group(speech, clauses, links, members))
            for members in self._members(speech, clauses, links)
        ]
        return self._with_ellipses(speech, units)

    def _with_ellipses(self, speech: Speech, units: list[Unit]) -> list[Unit]:
        """Units without verb of their own, such as "but I can't", close the one before them."""
        out: list[Unit] = []
        for unit in units:
            if out and self._is_elliptical(speech, out[-1], unit):
                last = out[-1]
                cuts = (*(cut for cut in last.cuts if cut < last.end), last.end)
                clauses = last.clauses + unit.clauses
                end = unit.end
                out[-1] = replace(last, end=end, cuts=cuts, clauses=clauses, ellipsis=end)
            else:
                out.append(unit)
        return out

    def _is_elliptical(self, speech: Speech, last: Unit, unit: Unit) -> bool:
        verb = unit.main.verb
        helpers = self.vocabulary["modals"] | {"do", "have"}
        is_bare = verb.main == verb.finite and verb.base in helpers
        is_undone = speech.words[verb.finite + 1 : unit.end] in _UNDONE
        is_bare = is_bare or (is_undone and speech.at(verb.finite) in self.vocabulary["modals"])
        denied = speech.words[verb.end : unit.end] == ("n't",) or is_undone
        is_closed = unit.end == verb.end or denied
        is_next = unit.joined_by in {"but", "and"} and last.end == unit.start - 1
        is_plain = not last.is_question and not last.tail
        is_plain = is_plain and (verb.base != "do" or last.main.verb.base != "be")
        is_also = speech.words[verb.end : unit.end] == ("too",) and verb.main == verb.finite
        is_also = is_also and verb.base in helpers | {"be"}
        is_left_out = is_bare and is_closed and (denied or verb.is_negated)
        return is_next and is_plain and (is_also or is_left_out)

    # --- grouping --------------------------------------------------------------------------------

    def _members(
        self, speech: Speech, clauses: Sequence[Clause], links: Sequence[Link]
    ) -> list[list[int]]:
        """Which clauses make a unit together."""
        groups: list[list[int]] = []
        waits = False  # a leading "when ..." waits for its main clause
        for index, (clause, link) in enumerate(zip(clauses, links, strict=True)):
            hides = self._linker.hides_when(speech, link, clause)
            stopped = self._is_stopped(speech, clauses, index)
            opens = not groups or link.tie is Tie.FIRST or stopped
            is_apart = link.tie in {Tie.NEW, Tie.COORDINATE} and not waits
            if opens or (
                is_apart and not self._goes_on_telling_when(speech, clauses, links, index)
            ):
                groups.append([index])
                waits = link.tie is Tie.SUBORDINATE and link.word not in {"because", "cause"}
                waits = waits or (link.tie in {Tie.COORDINATE, Tie.EMBEDDED} and hides)
            elif self._opens_condition(speech, clauses, links, index):
                groups[-1].append(index)
                waits = True
            else:
                groups[-1].append(index)
                is_inner = link.tie in {Tie.EMBEDDED, Tie.SUBORDINATE} or link.word == "or"
                is_listed = link.word == "and" and self._comes_main(speech, clauses, links, index)
                waits = waits and (is_inner or is_listed)
        return groups

    def _goes_on_telling_when(
        self, speech: Speech, clauses: Sequence[Clause], links: Sequence[Link], index: int
    ) -> bool:
        """ "It hurts when you come late and you don't call": both tell when."""
        before, link = links[index - 1], links[index]
        same = [
            speech.words[clauses[at].start : clauses[at].subject_end] for at in (index - 1, index)
        ]
        is_when = before.tie is Tie.SUBORDINATE and before.word in {"when", "whenever", "if"}
        if not is_when or link.word != "and":
            return False
        is_weighed = index > 1 and clauses[index - 2].verb.base in {"be", "hurt", "hate", "feel"}
        is_joint_deed = same[0] == ("i",) != same[1] and is_weighed and before.start > 0
        return is_joint_deed or (same[0] == same[1] and same[0] != ("i",))

    def _comes_main(
        self, speech: Speech, clauses: Sequence[Clause], links: Sequence[Link], index: int
    ) -> bool:
        """Whether after "if I do it and I like it" the main clause is still to come."""
        for later in range(index + 1, len(clauses)):
            if self._is_stopped(speech, clauses, later):
                return False
            if links[later].tie is not Tie.EMBEDDED:
                return links[later].tie is Tie.NEW
        return False

    def _opens_condition(
        self, speech: Speech, clauses: Sequence[Clause], links: Sequence[Link], index: int
    ) -> bool:
        """ "He told me if I stop ...", "I know if I go ...": what follows is still told."""
        link, verb, groups = links[index], clauses[index - 1].verb, self.vocabulary
        thinks = groups.verbs.base(speech.at(link.start - 2)) in groups["thinking"]
        if link.word == "because" and speech.at(link.start - 1) == "that" and thinks:
            return True
        is_since = link.word == "since" and speech.at(link.start - 1) == "that"
        if link.word not in {"if", "when", "whenever", "once"} and not is_since:
            return False
        before = speech.at(link.start - 1)
        is_telling = before == "that" and verb.base in groups["telling"] | groups["quoting"]
        if is_telling or (
            before in groups["clause_adjectives"] | {"that"} and verb.base in groups["states"]
        ):
            return True
        place = link.start - 1 - (before in {"maybe", "that"})
        thinks = groups.verbs.base(speech.at(place)) in groups["thinking"]
        is_next = verb.end <= link.start <= verb.end + 1 or (thinks and place < link.start - 1)
        is_told = verb.base in groups["takes_clause"] or thinks
        is_asked = verb.base in groups["weighing"]
        return is_next and is_told and not verb.is_negated and not is_asked

    def _is_stopped(self, speech: Speech, clauses: Sequence[Clause], index: int) -> bool:
        if index == 0:
            return False
        between = range(clauses[index - 1].verb.end, clauses[index].start + 1)
        return any(at in speech.stops for at in between)

    def _unit(self, group: _Group) -> Unit:
        first, speech = group.members[0], group.speech
        main = self._main(group)
        clause, link = group.clauses[main], group.links[first]
        end = self._end(group)
        is_joined = link.tie is Tie.COORDINATE
        start = link.start + is_joined
        if link.tie is Tie.FIRST:
            opening = group.clauses[first]
            asks = opening.is_question
            floor = link.start
            start = self._linker.question_start(speech, opening, floor) if asks else opening.start
        return Unit(
            start=start,
            main=clause,
            end=end,
            joined_by=link.word if is_joined else "",
            lead=self._lead(speech, clause.start, is_apart=link.tie is not Tie.NEW),
            clauses=tuple(group.clauses[i] for i in group.members),
            cuts=self._cuts(group, main, end),
            tail=self._tail(speech, group.clauses[group.members[-1]].verb.end, end),
            is_question=clause.is_question,
            is_dependent=self._is_dependent(speech, clause, group.links[main]),
            is_broken_off=end < len(speech) and speech.tokens[end].gap is Gap.CUT,
        )

    def _main(self, group: _Group) -> int:
        """The first clause of a unit that depends on no other; else its first."""
        for index in group.members:
            link, clause = group.links[index], group.clauses[index]
            hides = link.tie is Tie.COORDINATE and self._linker.hides_when(
                group.speech, link, clause
            )
            if link.tie in {Tie.FIRST, Tie.NEW, Tie.COORDINATE} and not hides:
                return index
        return group.members[0]

    # --- edges -----------------------------------------------------------------------------------

    def _end(self, group: _Group) -> int:
        last = group.members[-1]
        end = len(group.speech)
        if last + 1 < len(group.clauses):
            following = group.links[last + 1]
            is_first = following.tie is Tie.FIRST
            end = group.clauses[last + 1].start if is_first else following.start
        floor = group.clauses[last].verb.end
        return group.speech.first_stop(floor, end)

    def _lead(self, speech: Speech, start: int, *, is_apart: bool) -> int:
        """Where the clause begins with the adverbs that stand before its subject.

        Unless it stands apart, "every night" may belong to what was said before it.
        """
        at = start
        joined = self.vocabulary["coordinators"] | {"so"}
        if speech.at(at - 1) == "now" and speech.at(at - 2) in joined:
            return at - 1
        while speech.at(at - 1) in self.vocabulary["clause_leads"] and at not in speech.stops:
            before = self.vocabulary.verbs.base(speech.at(at - 2))
            if speech.at(at - 1) == "not" and before in {"be", "do", "have", "'s", "'m"}:
                break
            at -= 1
        is_time = speech.at(at - 1) in self.vocabulary["times"] and at - 1 not in speech.stops
        is_time = is_time and speech.at(at - 3) != "the" and at not in speech.stops and is_apart
        if is_time and speech.at(at - 2) in _TIME_OPENERS:
            return at - 2
        return at

    def _tail(self, speech: Speech, floor: int, end: int) -> int:
        loose = self.vocabulary["loose_joints"]
        places = (at for at in range(floor, end) if speech.at(at) in loose)
        return next((at for at in places if not is_degree(speech, at, self.vocabulary)), 0)

    def _is_dependent(self, speech: Speech, clause: Clause, link: Link) -> bool:
        groups = self.vocabulary
        between = speech.words[link.start : clause.start]
        if between[:1] and between[0] in _TIMING and len(between) > 1:
            between = between[1:]
        ties = groups.any_of("subordinators", "wh_words", "relatives") | {"that", "than"}
        closed = groups["prepositions"]
        tied = [
            word
            for at, word in enumerate(between, link.start)
            if word in ties and not (word == "that" and speech.at(at - 1) in closed)
        ]
        before = speech.at(link.start - 1)
        if "since" in tied and "then" in between:
            return False
        if link.tie is Tie.EMBEDDED and not tied:
            return True
        if tied[:1] == ["that"] and before in {"fact", "is", "'s"}:
            return False
        if before == "just" and between[:1] == ("so",):
            return True
        return bool(set(tied) - {"because", "cause", "although", "though", "whereas"})

    def _cuts(self, group: _Group, main: int, end: int) -> tuple[int, ...]:
        speech, floor = group.speech, group.clauses[main].verb.end
        joints = {
            group.links[i].start
            for i in group.members
            if i > main
            and group.links[i].tie in {Tie.SUBORDINATE, Tie.COORDINATE}
            and not self._goes_on_telling_when(speech, group.clauses, group.links, i)
        }
        kept = {
            group.links[i].start
            for i in group.members[1:]
            if self._goes_on_telling_when(speech, group.clauses, group.links, i)
        }
        joints |= {at for at in range(floor + 1, end) if self._is_joint(speech, at)} - kept
        joints |= {at for at in range(floor + 1, end) if self._is_severed(group, at)}
        if end - group.clauses[main].start > _USUAL:
            joints |= {at for at in range(floor + 1, end) if self._is_restriction(speech, at)}
        if end - group.clauses[main].start > _LONGEST:
            joints |= {at for at in range(floor + 3, end) if self._is_adjunct(speech, at)}
        return tuple(sorted(at for at in joints if floor < at < end))

    def _is_severed(self, group: _Group, at: int) -> bool:
        """Whether a "might" or "was" without subject begins here."""
        groups, place = self.vocabulary, at - 1
        while group.speech.at(place) in groups["midverb_adverbs"]:
            place -= 1
        before = group.speech.at(place)
        if group.speech.at(at) not in groups["severing"] or before in groups["severed_ties"]:
            return False
        return not any(c.start <= at < c.verb.end for c in group.clauses)

    def _is_joint(self, speech: Speech, at: int) -> bool:
        groups = self.vocabulary
        word, before = speech.at(at), speech.at(at - 1)
        if is_degree(speech, at, groups):
            return False
        if word in groups["cut_joints"] or speech.tokens[at].gap is Gap.COMMA:
            return True
        is_wh = word in groups["wh_words"] and word != "who"
        blocked = groups.verbs.knows(before) or before in groups.any_of("prepositions", "adverbs")
        return is_wh and not blocked

    def _is_adjunct(self, speech: Speech, at: int) -> bool:
        """Whether a preposition begins what a very long clause can do without."""
        groups = self.vocabulary
        is_loose = speech.at(at) in groups["noun_prepositions"] - {"of"}
        before = speech.at(at - 1)
        is_held = groups.verbs.knows(before) or before in groups.any_of("adjectives", "be_forms")
        return is_loose and not is_held and before not in groups["prepositions"]

    def _is_restriction(self, speech: Speech, at: int) -> bool:
        """Whether a "that" or "who" begins to say which one is meant."""
        is_tie = speech.at(at) in {"that", "who"}
        return is_tie and not self.vocabulary.verbs.knows(speech.at(at - 1))
