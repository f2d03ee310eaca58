"""How clauses hang together: joined, depending on one another, embedded, or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from voice_coach.language.inflect import Form
from voice_coach.language.speech.clauses import Clause
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.vocabulary import Vocabulary

_REACH = 6
_ORDERED = frozenset({"first", "last", "only", "second", "third", "fourth", "fifth"})


class Tie(StrEnum):
    """How a clause hangs on the one before it."""

    FIRST = "first"
    # it begins a sentence
    NEW = "new"
    # nothing joins them
    COORDINATE = "coordinate"
    SUBORDINATE = "subordinate"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Link:
    """The tie of one clause."""

    tie: Tie
    word: str = ""
    # the joining word: and, but, so, because, when ...
    start: int = 0
    # index where the joining words begin


def is_degree(speech: Speech, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a "so" says how much: "so tired", "so many of them"."""
    following, place = speech.at(at + 1), at - 1
    while speech.at(place) in {"just", "really", "all", "still", "always"}:
        place -= 1
    before = speech.at(place)
    is_quality = following in vocabulary.any_of("adjectives", "named", "measured")
    return speech.at(at) == "so" and (is_quality or before in vocabulary["be_forms"])


def wants_that(speech: Speech, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a "that" is all that is wanted or done: no "that she left" follows these verbs."""
    base = vocabulary.verbs.base(speech.at(at - 1))
    return speech.at(at) == "that" and base in {"want", "need", "do"}


class Linker:
    """Tells how clauses are tied."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def links(self, speech: Speech, clauses: Sequence[Clause]) -> list[Link]:
        """One link for each clause."""
        return [self._link(speech, clauses, index) for index in range(len(clauses))]

    def hides_when(self, speech: Speech, link: Link, clause: Clause) -> bool:
        """Whether after its "and" or "that" a clause has a "when" or "if" of its own."""
        between = speech.words[link.start + 1 : clause.start]
        return any(word in self.vocabulary["subordinators"] - {"because"} for word in between)

    def question_start(self, speech: Speech, clause: Clause, floor: int) -> int:
        """Index where a question begins: its question word or its auxiliary.

        What stands before `floor` belongs to the clause or the sentence before.
        """
        at = clause.start - 1
        if speech.at(at) == "n't":
            at -= 1
        wh_words = self.vocabulary["wh_words"] | {"when"}
        back = range(at - 1, max(floor - 1, at - 4), -1)
        return next((i for i in back if speech.at(i) in wh_words), at)

    def _link(self, speech: Speech, clauses: Sequence[Clause], index: int) -> Link:
        clause = clauses[index]
        floor = clauses[index - 1].verb.end if index else 0
        floor = speech.last_stop(floor, clause.start)
        found = self._question_joiner(speech, floor, clause) if clause.is_question else None
        if not clause.is_question:
            found = self._joiner(speech, floor, clause.start)
        is_first = index == 0 or floor in speech.stops
        if found is None:
            if is_first:
                return self._opening(speech, floor, clause)
            return self._unjoined(speech, clauses[index - 1], clause)
        at, tie = found
        if tie is Tie.COORDINATE and self._is_purpose(speech, clause, at) and not is_first:
            tie = Tie.SUBORDINATE
        if speech.at(at) == "that" and speech.at(at - 1) == "fact":
            return Link(Tie.NEW, start=clause.start)
        if tie is Tie.EMBEDDED and is_first and speech.at(at) == "that":
            tie = Tie.FIRST
        return Link(tie, speech.at(at), at)

    def _is_purpose(self, speech: Speech, clause: Clause, at: int) -> bool:
        """ "So I could rest": what for."""
        is_able = speech.at(clause.verb.finite) in {"can", "could"}
        return speech.at(at) == "so" and at == clause.start - 1 and is_able

    def _opening(self, speech: Speech, floor: int, clause: Clause) -> Link:
        """The link of a sentence's first clause, embedded after "to make sure"."""
        hangs = clause.start > floor and not clause.is_question
        previous = speech.at(clause.start - 1)
        ties = self.vocabulary.any_of("clause_adjectives", "takes_clause") | {"like"}
        is_tied = self.vocabulary.verbs.base(previous) in ties or previous in ties
        if hangs and (is_tied or self._is_relative(speech, clause.start)):
            return Link(Tie.EMBEDDED, start=clause.start)
        return Link(Tie.FIRST, start=floor)

    def _question_joiner(
        self, speech: Speech, floor: int, clause: Clause
    ) -> tuple[int, Tie] | None:
        at = self.question_start(speech, clause, floor)
        is_joined = at > floor and speech.at(at - 1) in self.vocabulary["coordinators"]
        return (at - 1, Tie.COORDINATE) if is_joined else None

    # --- joining words ---------------------------------------------------------------------------

    def _joiner(self, speech: Speech, floor: int, start: int) -> tuple[int, Tie] | None:
        """The outermost joining word shortly before a clause, with the tie it makes."""
        groups = self.vocabulary
        found: tuple[int, Tie] | None = None
        for at in range(start - 1, max(floor, start - _REACH) - 1, -1):
            word = speech.at(at)
            is_joint = word in groups["coordinators"] - {"plus", "yet"}
            is_range = (
                speech.at(at - 1) in groups["numbers"] and speech.at(at + 1) in groups["numbers"]
            )
            if is_joint and not is_range and not is_degree(speech, at, groups):
                is_inside = found is not None and found[1] is Tie.EMBEDDED
                return at, Tie.SUBORDINATE if is_inside else Tie.COORDINATE
            is_next = at == start - 1 or (found is not None and at == found[0] - 1)
            if is_next and word == "that" and self._is_object(speech, at, start):
                break
            tie = self._tie_of(speech, at, found) if is_next else None
            if tie is None and found is None:
                is_subject = speech.at(at + 1) in {"'s", "is", "was", "'re", "are", "were"}
                is_subject = is_subject and speech.at(at + 2) != "it"  # "what's wrong | I ..."
                is_reaching = word in groups["reaching_wh"] and not is_subject
                tie = Tie.EMBEDDED if is_reaching else None
            if tie is not None:
                found = (at, tie) if tie is Tie.SUBORDINATE or found is None else found
                found = (at, found[1]) if word in groups["before_subordinator"] else found
            elif self._is_finite_only(word):
                break
        return found

    def _tie_of(self, speech: Speech, at: int, found: tuple[int, Tie] | None) -> Tie | None:
        """The tie made by a word right before a clause or before another joining word."""
        groups = self.vocabulary
        word = speech.at(at)
        is_idiom = speech.follows(at, "as", "well") or speech.follows(at - 1, "a", "while")
        is_idiom = is_idiom or speech.follows(at, "since", "then")
        if word in groups["subordinators"] and not is_idiom:
            return Tie.SUBORDINATE
        if word in groups["wh_words"] or word in {"that", "who", "whom", "than"}:
            return Tie.EMBEDDED if found is None else None
        if found is not None and word in groups["before_subordinator"]:
            return found[1]
        return None

    def _is_object(self, speech: Speech, at: int, start: int) -> bool:
        """Whether a "that" ends the clause before: "I won't do that"."""
        groups = self.vocabulary
        before = speech.at(at - 1)
        if before == "all" and start in speech.pauses:
            return True
        if speech.at(at - 2) in groups.any_of("determiners", "possessives"):
            return False
        joining = {"in", "except", "since", "before", "after"}
        if before in groups["prepositions"] - joining:
            return True
        if before in groups.any_of("adjectives", "named", "clause_adjectives"):
            return False
        base = groups.verbs.base(before)
        if base == "be" or base in groups["takes_clause"] or before in {"n't", "not"}:
            return False
        return groups.verbs.knows(before) and before not in groups["mostly_other"]

    def _is_finite_only(self, word: str) -> bool:
        verbs = self.vocabulary.verbs
        is_finite = verbs.has(word, Form.PAST, Form.THIRD) and not verbs.has(word, Form.BASE)
        return is_finite and word not in self.vocabulary["mostly_other"]

    # --- nothing joins them ----------------------------------------------------------------------

    def _unjoined(self, speech: Speech, before: Clause, clause: Clause) -> Link:
        start = clause.start
        if clause.is_question:
            return Link(Tie.NEW, start=self.question_start(speech, clause, before.verb.end))
        if self._is_denied_before(speech, before, clause):
            return Link(Tie.NEW, start=start)
        adjunct = self._adjunct_start(speech, before.verb.end, start)
        if adjunct < start:
            return Link(Tie.NEW, start=adjunct)
        is_embedded = (
            (self._is_thought(speech, before, start) and not self._is_unsure(speech, clause))
            or self._is_told(speech, before, clause)
            or self._is_relative(speech, start)
            or self._wants_noun(speech, before, clause)
        )
        return Link(Tie.EMBEDDED if is_embedded else Tie.NEW, start=start)

    def _is_denied_before(self, speech: Speech, before: Clause, clause: Clause) -> bool:
        """ "I don't want to meet someone | I want you": the same verb, once denied, once not."""
        base = clause.verb.base
        if (
            base == "be"
            or base in self.vocabulary["quoting"]
            or speech.at(clause.start - 1) == "like"
        ):
            return False
        is_same = before.verb.base == base
        is_same = is_same and speech.at(before.start) == speech.at(clause.start)
        return is_same and before.verb.is_negated and not clause.verb.is_negated

    def _is_unsure(self, speech: Speech, clause: Clause) -> bool:
        """ "I'm not sure | I'm thinking about it": what one is busy with is no doubt."""
        is_sure = speech.at(clause.start - 1) == "sure"
        is_denied = is_sure and speech.at(clause.start - 2) in {"not", "n't"}
        return is_denied and speech.at(clause.verb.main) in self.vocabulary["pondering"]

    def _is_thought(self, speech: Speech, before: Clause, start: int) -> bool:
        """ "I think she left", "I'm sure she left", "it's not like she left"."""
        groups, previous, opener = self.vocabulary, speech.at(start - 1), speech.at(start - 2)
        is_found = previous == "out" and groups.verbs.base(opener) in {"find", "figure"}
        is_found = is_found and speech.at(before.start - 1) not in groups["subordinators"]
        is_guess = previous in {"maybe", "perhaps"} and groups.verbs.has(opener, Form.ING)
        is_guess = is_guess and groups.verbs.base(opener) in groups["thinking"]
        ties = groups["clause_adjectives"] | {"like"}
        if is_found or is_guess or previous in ties:
            return True
        thinking = groups["takes_clause"] - groups["takes_that"]
        opener = speech.at(start - 3) if opener in {"n't", "not"} else opener
        is_quality = previous in groups["adjectives"] and opener in groups["be_forms"]
        base = groups.verbs.base(previous)
        if is_quality or base not in thinking or base in {"care", "mind"}:
            return False
        if before.verb.end == start and self._is_complete(speech, before):
            return False
        is_noun = opener in groups.any_of("determiners", "possessives")
        return groups.verbs.knows(previous) and (start == before.verb.end or not is_noun)

    def _is_complete(self, speech: Speech, clause: Clause) -> bool:
        """Whether what is thought stands before it or is unknown: "how I feel", "I don't know"."""
        verb = clause.verb
        is_present = speech.at(verb.finite) in {"do", "does"}
        is_unknown = is_present and verb.is_negated and verb.base in {"know", "remember", "care"}
        return is_unknown or (speech.at(clause.start - 1) == "how" and verb.base == "feel")

    def _is_told(self, speech: Speech, before: Clause, clause: Clause) -> bool:
        groups, start = self.vocabulary, clause.start
        again = speech.at(start) == speech.at(before.start) and before.verb.is_negated
        is_mended = again and "just" in speech.words[clause.subject_end : clause.verb.end]
        if is_mended or speech.at(start) not in groups["subject_pronouns"]:
            return False
        hearers = groups.any_of("object_pronouns", "reflexives") | {"you"}
        is_owned = speech.at(start - 2) in groups.any_of("possessives", "determiners")
        hearers |= frozenset() if is_owned else groups["bare_people"]
        is_noun = speech.at(start - 1) not in groups["function_words"]
        size = 1 if speech.at(start - 1) in hearers else 2 if is_noun else 0
        openers = groups["possessives"] | {"the"}
        if size == 2 and speech.at(start - 2) not in openers:
            size = 3 if speech.at(start - 3) in openers else 1
        is_supposed = speech.at(before.start - 1) in {"if", "when", "whenever"}
        is_supposed = is_supposed and speech.at(clause.verb.finite) in {
            "'ll",
            "will",
            "would",
            "'d",
        }
        size = min(size, 1) if is_supposed else size
        if (
            before.verb.is_negated
            and size > 1
            and "have" in speech.words[before.start : before.verb.end]
        ):
            return False  # "I haven't told my wife | I get up every day"
        verb = speech.at(start - 1 - size)
        return bool(size) and groups.verbs.base(verb) in groups["telling"]

    def _is_relative(self, speech: Speech, start: int) -> bool:
        """ "The things I said", "the first time I saw her"."""
        groups = self.vocabulary
        previous, opener = speech.at(start - 1), speech.at(start - 2)
        has_opener = opener in groups.any_of("determiners", "head_openers")
        if (
            (opener in {"a", "an", "per"} and previous in groups["times"])
            or speech.follows(start - 3, "all", "the", "time")
            or speech.follows(start - 4, "what", "'s", "the")
            or (previous in groups["heads_with_opener"] and not has_opener)
        ):
            return False
        if previous == "way" and opener in {"the", "same"} and self._is_kin(speech, start):
            return True
        is_head = (
            previous in groups["relative_heads"]
            or any(speech.follows(start - back, "all", "the") for back in (3, 4))
            or self._has_first_time(speech, start)
        )
        return is_head and speech.at(start) in groups["subject_pronouns"]

    def _is_kin(self, speech: Speech, at: int) -> bool:
        """ "My parents"."""
        groups = self.vocabulary
        return speech.at(at) in groups["possessives"] and speech.at(at + 1) in groups["people"]

    def _wants_noun(self, speech: Speech, before: Clause, clause: Clause) -> bool:
        """ "The baby we lost", "there's someone I miss": its object stands before the clause."""
        groups, start, end = self.vocabulary, clause.start, clause.verb.end
        previous, opener = speech.at(start - 1), speech.at(start - 2)
        if speech.at(start) not in groups["subject_pronouns"] or start in speech.pauses:
            return False
        is_shown = speech.at(before.start) == "there" and before.verb.base == "be"
        is_noun = previous not in groups["function_words"] | groups["times"]
        is_noun = is_noun and not groups.verbs.has(previous, Form.PAST)
        if is_shown:
            return is_noun or previous in groups["relative_heads"]
        has_opener = opener in groups["possessives"] | {"the", "that", "those"}
        joints = groups.any_of("coordinators", "subordinators") | {""}
        is_joint = speech.at(end) in joints and not is_degree(speech, end, groups)
        ends = is_joint or end in speech.stops
        return is_noun and has_opener and ends and clause.verb.base in groups["wants_more"]

    def _has_first_time(self, speech: Speech, start: int) -> bool:
        """ "The first time in my life I ..."."""
        places = range(max(0, start - 6), start - 1)
        is_time = any(speech.at(at) in _ORDERED and speech.at(at + 1) == "time" for at in places)
        is_day = speech.at(start - 1) in self.vocabulary["times"] and speech.at(start - 3) == "the"
        return is_time or (is_day and speech.at(start - 2) in {"one", "only", "first", "last"})

    def _adjunct_start(self, speech: Speech, floor: int, start: int) -> int:
        """Where a time phrase right before a clause begins: "every year I say"; else `start`."""
        groups = self.vocabulary
        last = speech.at(start - 1)
        if start - 1 > floor and last in groups["clause_leads"]:
            return start - 1
        for at in range(max(floor, start - 4), start - 1):
            phrase = speech.words[at:start]
            is_one = speech.follows(at - 1, "the", "one") or speech.follows(at, "the", "one")
            if is_one or (speech.at(at - 1) == "the" and self._is_moment(phrase)):
                continue
            if phrase == ("at", "first"):
                return at
            if speech.at(at) == "the" and (len(phrase) < 3 or self._is_moment(phrase)):
                continue
            between = groups.any_of("adjectives", "numbers", "times", "time_openers")
            is_time = between.issuperset(phrase[1:-1]) and last in groups["times"]
            if speech.at(at) in groups["time_openers"] and is_time:
                return at
        return start

    def _is_moment(self, phrase: Sequence[str]) -> bool:
        """ "The last time" takes a clause; "the whole time" does not."""
        return phrase[-1] == "time" and "whole" not in phrase
