"""Units that begin later than what was said: given back the words that belong before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech, join
from voice_coach.language.speech.units import Unit
from voice_coach.language.syntax.classes import WordClasses
from voice_coach.language.syntax.relatives import ANY
from voice_coach.language.syntax.soundness import is_lead, is_whole_clause
from voice_coach.language.vocabulary import Vocabulary

_LONGEST = 24
# words that are read as one clause
_TURNING = frozenset(["then", "so", "now", "anyway", "anyways", "plus", "also", "like", "well"])
# these lead from one thing to the next and add nothing
_LONGEST_LEAD = 5
# words after an "and" that lead in
_FEWEST = 2
# words that are worth giving back

_MISSING = frozenset(
    {"understand", "know", "trust", "recognize", "recognise", "remember", "own", "marry", "raise"}
)
# without an object these tell of what stands before: "a word I don't know"
_SAYING_WHICH = frozenset({"that", "who", "which", "whom"})
_ALL = frozenset({"all", "both"})
# alone before a noun they tell how many
_STRANDED = frozenset({"in", "with", "for", "at", "from", "about", "of", "into"})
# last in a unit, they have their noun before it
_LONGEST_WITHIN = 3
# words between a verb and such a preposition


def ends_on_preposition(speech: Speech, unit: Unit, end: int) -> bool:
    """ "We grew up in": whether a clause that tells no more misses the noun of its preposition."""
    is_short = 0 < end - unit.main.verb.end <= _LONGEST_WITHIN
    return is_short and unit.start == unit.main.start and speech.at(end - 1) in _STRANDED


class Stretches:
    """Reads from where a clause surely began: "the nurse we saw told me to rest" is one clause.

    Units are found verb by verb, so that a noun with a clause of its own may be parted from its
    verb. Between the sure edges of speech, its ends, stops and joints, the grammar of whole
    clauses tells whether all of it hangs together.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._classes = WordClasses(vocabulary)

    def widened(self, speech: Speech, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The units, each with the words before it that make one clause with it."""
        out: list[Unit] = []
        floor = edge = 0
        for unit in units:
            if out and self._goes_with(speech, edge, out[-1], unit):
                out.append(self._together(speech, edge, out.pop(), unit))
            elif out and self._finishes(speech, edge, out[-1], unit):
                before = out.pop()
                clauses = (*before.clauses, *unit.clauses)
                out.append(replace(before, end=unit.end, clauses=clauses, tail=0))
            else:
                edge = self._edge(speech, floor, unit)
                out.append(self._alone(speech, edge, unit))
            floor = unit.end
        return tuple(out)

    def _alone(self, speech: Speech, edge: int, unit: Unit) -> Unit:
        if unit.joined_by:
            is_one = self._is_led(speech, edge, unit) or self._grows(speech, edge, unit)
            return self._wide(unit, edge) if is_one else unit
        told = self._granting(speech, edge, unit)
        is_one = self._is_one(speech, edge, told) or self._grows(speech, edge, unit)
        return self._wide(told, edge) if is_one else told

    def _grows(self, speech: Speech, edge: int, unit: Unit) -> bool:
        """ "The harder I work the less she sees me"."""
        is_degree = speech.at(edge) == "the" and speech.at(edge + 1) in self.vocabulary["growing"]
        words = speech.words[edge : unit.end]
        is_short = is_degree and len(words) <= _LONGEST
        return is_short and is_whole_clause(join(words), self._classes, single=True)

    def _goes_with(self, speech: Speech, edge: int, before: Unit, unit: Unit) -> bool:
        """Whether a unit needs the one before it."""
        if before.end != unit.start or unit.start != unit.main.start or unit.joined_by:
            return False
        is_granted = before.is_dependent and speech.at(edge) in ANY
        return is_granted or self._grows(speech, edge, unit)

    def _finishes(self, speech: Speech, edge: int, before: Unit, unit: Unit) -> bool:
        """Whether a unit says which one is meant, or in which case, at the end of another."""
        at = unit.main.start
        is_next = before.end == unit.start == at and not unit.joined_by and not unit.is_question
        if not is_next or before.is_question or at in speech.stops | speech.pauses:
            return False
        is_part = speech.at(at) == "that" and "part" in speech.words[before.main.start : at]
        is_case = speech.follows(at - 2, "in", "case")
        if not (is_part or is_case or self._is_described(speech, unit)):
            return False
        words = speech.words[edge : unit.end]
        return len(words) <= _LONGEST and is_whole_clause(join(words), self._classes, single=True)

    def _is_described(self, speech: Speech, unit: Unit) -> bool:
        """ "A word | I don't know", "the house | we grew up in": its object is before it."""
        groups, verb = self.vocabulary, unit.main.verb
        is_noun = speech.at(unit.start - 2) in {"a", "an", "the"}
        is_noun = is_noun and speech.at(unit.start - 1) not in groups["times"]
        is_bare = verb.end == unit.end and verb.base in groups["wants_more"] | _MISSING
        return is_noun and (is_bare or ends_on_preposition(speech, unit, unit.end))

    def _together(self, speech: Speech, edge: int, before: Unit, unit: Unit) -> Unit:
        """Both as one, with a comma between them where the first is granted."""
        both = replace(unit, start=edge, clauses=(*before.clauses, *unit.clauses))
        return both if speech.at(edge) in ANY else self._wide(both, edge)

    def _granting(self, speech: Speech, edge: int, unit: Unit) -> Unit:
        """ "Whatever I say | he twists it": one unit whose first clause changes nothing."""
        inner = next((c for c in unit.clauses if c.start == unit.main.verb.end), None)
        is_any = unit.is_dependent and speech.at(edge) in ANY
        if inner is None or not is_any:
            return unit
        return replace(unit, start=edge, main=inner, lead=inner.start, is_dependent=False)

    def _edge(self, speech: Speech, floor: int, unit: Unit) -> int:
        at = speech.last_stop(floor, unit.start)
        while speech.at(at) in self.vocabulary["coordinators"] and at < unit.start:
            at += 1
        return at

    def _is_one(self, speech: Speech, edge: int, unit: Unit) -> bool:
        start = unit.main.start if unit.is_dependent else min(unit.start, unit.lead)
        is_left_out = edge < start and not unit.is_question
        words = speech.words[edge : unit.end]
        if not is_left_out or len(words) > _LONGEST or not self._is_edge(speech, edge):
            return False
        is_left_open = speech.at(unit.end - 1) in self.vocabulary["stranded"]
        is_aside = self.vocabulary.verbs.has(speech.at(start - 1), Form.ING)
        owned = self.vocabulary["possessives"]
        is_renamed = speech.at(edge) in owned and speech.at(start) in owned
        # "my girl, my girlfriend"
        is_held = is_left_open or is_aside or is_renamed or speech.at(edge) in ANY
        if is_held or self._is_loose(speech.words[edge:start]):
            return False
        is_which = speech.at(start - 1) in _SAYING_WHICH
        is_which = is_which and not self._has_verb(speech.words[edge:start])
        if is_which and not self._has_verb(speech.words[unit.main.verb.end : unit.end]):
            return False
        said = {self.vocabulary.verbs.base(word) for word in speech.words[edge:start]}
        if not self.vocabulary["quoting"].isdisjoint(said) and "that" not in words:
            return False
        return is_whole_clause(join(words), self._classes, single=True)

    def _is_led(self, speech: Speech, edge: int, unit: Unit) -> bool:
        """ "But inside | I was screaming", "and by lunchtime | they knew"."""
        lead, words = speech.words[edge : unit.lead], speech.words[edge : unit.end]
        is_short = 0 < len(lead) <= _LONGEST_LEAD and not self._has_verb(lead)
        is_plain = (
            is_short
            and unit.clauses[0] is unit.main
            and not unit.is_dependent
            and not unit.is_question
        )
        is_apart = is_plain and lead[0] not in _TURNING
        return (
            is_apart
            and is_lead(lead, self._classes)
            and is_whole_clause(join(words), self._classes, single=True)
        )

    def _has_verb(self, words: Sequence[str]) -> bool:
        """Whether a finite verb is surely among some words."""
        verbs = self.vocabulary.verbs
        helpers = self.vocabulary.any_of("finite_auxiliaries", "modals")
        return any(
            word in helpers
            or (verbs.has(word, Form.PAST, Form.THIRD) and not verbs.has(word, Form.BASE))
            for word in words
        )

    def _is_loose(self, lead: Sequence[str]) -> bool:
        """ "Fine", "the way": what says too little to belong to what follows."""
        return tuple(lead) == ("the", "way") or (len(lead) < _FEWEST and lead[0] not in _ALL)

    def _is_edge(self, speech: Speech, at: int) -> bool:
        joints = self.vocabulary["coordinators"]
        return at == 0 or at in speech.stops or speech.at(at - 1) in joints

    def _wide(self, unit: Unit, edge: int) -> Unit:
        return replace(unit, start=edge, lead=edge, is_dependent=False, cuts=(), tail=0)
