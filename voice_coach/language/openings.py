"""Where a clause may begin: not in the middle of another one, and not as a start given up."""

from __future__ import annotations

from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_FEWEST_SAME = 2
# first words that two units share when one was a start given up


class Openings:
    """Tells whether a unit has lost its beginning."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def is_severed(
        self, speech: Speech, before: Unit | None, unit: Unit, after: Unit | None
    ) -> bool:
        """Whether the words before a unit, or after it, show that it cannot stand alone."""
        if after is not None and self._is_given_up(speech, unit, after):
            return True
        if unit.start == 0:
            return False
        if unit.joined_by == "or" or self._is_purpose(speech, unit):
            return True
        if before is not None and self._is_quoted(speech, before, unit):
            return True
        if unit.start in speech.stops:
            return False
        floor = before.clauses[-1].verb.end if before else 0
        floor = max([floor, *(stop for stop in speech.stops if stop <= unit.start)])
        return (
            self._hangs_on_verb(speech, unit)
            or self._says_which(speech, before, unit)
            or self._is_asked(before, unit)
            or self._has_lost_head(speech, floor, unit.start)
            or self._is_bare_noun(speech, unit)
        )

    def _is_given_up(self, speech: Speech, unit: Unit, after: Unit) -> bool:
        """ "She just wants me -- she just wants someone to be there"."""
        if after.joined_by or unit.end > after.start:
            return False
        first = speech.words[unit.start : unit.end]
        second = speech.words[after.start : after.end]
        same = 0
        while same < min(len(first), len(second)) and first[same] == second[same]:
            same += 1
        verb = unit.main.verb.end - unit.start
        return same >= max(_FEWEST_SAME, verb) and len(second) > len(first)

    def _hangs_on_verb(self, speech: Speech, unit: Unit) -> bool:
        """ "I got my lip pierced", "and hope you can find someone"."""
        groups, word = self.vocabulary, speech.at(unit.start - 1)
        is_verb = groups.verbs.knows(word) or word in groups["be_forms"]
        if unit.joined_by or not is_verb or word in groups["mostly_other"]:
            return False
        base = groups.verbs.base(word)
        if word in groups.any_of("be_forms", "modals"):
            return speech.at(unit.start) not in groups["subject_pronouns"]
        return base != "be" and base in groups.any_of("takes_clause", "wants_more")

    def _is_purpose(self, speech: Speech, unit: Unit) -> bool:
        """ "I'd like it to be so I'm not tired"."""
        return unit.joined_by == "so" and speech.at(unit.start - 2) == "be"

    def _says_which(self, speech: Speech, before: Unit | None, unit: Unit) -> bool:
        """ "The last time I drank", "ideas that would take hours", "when it rains and I'm home"."""
        start = unit.start
        is_joined = unit.joined_by in {"and", "but"}
        if is_joined:
            return before is not None and before.is_dependent
        if speech.at(start) == "that" and start not in speech.pauses:
            return speech.at(start + 1) != "'s" and not unit.joined_by
        ordered = {"first", "last", "only", "best", "worst", "same"}
        return (
            speech.at(start - 2) in ordered
            and speech.at(start - 1) in (self.vocabulary["relative_heads"])
        )

    def _is_quoted(self, speech: Speech, before: Unit, unit: Unit) -> bool:
        """ "I say okay this year I'm going to stop", "they're like okay we can do something"."""
        last = before.clauses[-1].verb
        is_next = before.end >= unit.start - 1 and not unit.joined_by
        rest = set(speech.words[last.end : before.end])
        is_bare = rest <= self.vocabulary["begins_quote"] | {"like"}
        said = self.vocabulary["quoting"] | (
            {"be", "go"} if speech.at(last.end) == "like" else set()
        )
        return is_next and is_bare and last.base in said

    def _is_asked(self, before: Unit | None, unit: Unit) -> bool:
        """ "How much exercise should I do": the auxiliary was taken for another clause."""
        asking = self.vocabulary.any_of("modals", "do_forms") | {"be", "have"}
        last = before.clauses[-1].verb if before else None
        return last is not None and last.end == unit.start and last.base in asking

    def _has_lost_head(self, speech: Speech, floor: int, start: int) -> bool:
        """ "Whenever me or my friends, we drink too much"."""
        if speech.at(start - 1) == "that" and start > floor:
            return speech.at(start - 2) not in {"fact", "is", "'s", "was"}
        return any(
            speech.at(at) in self.vocabulary["heads_of_clauses"] and speech.at(at + 1) != "to"
            for at in range(floor, start)
        )

    def _is_bare_noun(self, speech: Speech, unit: Unit) -> bool:
        """ "It's been cold and dreary here always makes me sad"."""
        first = speech.at(unit.start)
        groups = self.vocabulary
        known = groups.any_of("function_words", "bare_people", "bare_things", "clause_leads")
        is_plain = first not in known and not first.isdigit() and not first.endswith("'s")
        is_led = speech.at(unit.start - 1) in groups["coordinators"]
        is_apart = is_led or unit.start in speech.pauses
        return is_plain and unit.start == unit.main.start and not is_apart
