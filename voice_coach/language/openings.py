"""Where a clause may begin: not in the middle of another one, and not as a start given up."""

from __future__ import annotations

from itertools import pairwise

from voice_coach.language.endings import CALLING
from voice_coach.language.inflect import Form
from voice_coach.language.speech.links import wants_that
from voice_coach.language.speech.quotes import is_quoting
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_ALL = frozenset({"all", "everything", "anything", "something", "nothing"})
# what follows these says which: "counting everything | I've lost"
_FEWEST_SAME = 2
# first words that two units share when one was a start given up
_NEVER_OPEN = frozenset({"before", "after", "since", "to", "like", "than", "as", "till", "until"})
# before a clause these do not wait for a noun


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
        if self._is_led_into(speech, unit):
            return True
        if before is not None and self._belongs_to(speech, before, unit):
            return True
        return unit.start not in speech.stops and self._hangs_on(speech, before, unit)

    def _is_led_into(self, speech: Speech, unit: Unit) -> bool:
        """ "The more | he works", "all | I want", "I say to myself | calm down"."""
        lead = speech.words[max(0, unit.start - 4) : unit.start]
        is_told_oneself = ("to", "myself") in pairwise(lead) and unit.start not in speech.stops
        grows = speech.at(unit.start - 2) == "the"
        grows = grows and speech.at(unit.start - 1) in self.vocabulary["growing"]
        place = unit.main.start - 1
        is_all = speech.at(place) in _ALL and place + 1 not in speech.stops | speech.pauses
        is_choice = unit.joined_by == "or"
        return grows or is_all or is_choice or is_told_oneself or self._is_purpose(speech, unit)

    def _belongs_to(self, speech: Speech, before: Unit, unit: Unit) -> bool:
        """Whether the unit before it says what this one is: a quotation, a reason, a condition."""
        return (
            self._is_quoted(speech, before, unit)
            or self._follows_whatever(speech, before, unit)
            or self._is_reasoned(speech, before, unit)
            or self._is_still_there(speech, before, unit)
        )

    def _hangs_on(self, speech: Speech, before: Unit | None, unit: Unit) -> bool:
        """Whether words of the same sentence need the unit: "this one | she adores"."""
        is_fronted = speech.at(unit.main.start - 1) == "one" and unit.end == unit.main.verb.end
        return (
            is_fronted
            or speech.follows(unit.start - 2, "in", "case")
            or self._is_measured(speech, unit)
            or self._hangs_on_verb(speech, unit)
            or self._says_which(speech, before, unit)
            or self._is_asked(speech, before, unit)
            or self._is_bare_noun(speech, unit)
            or self._hangs_on_preposition(speech, unit)
            or self._tells_who(speech, unit)
        )

    def _is_measured(self, speech: Speech, unit: Unit) -> bool:
        """ "You have so | much money left"."""
        is_degree = speech.at(unit.start - 1) in {"so", "too", "that", "how", "very", "as"}
        return is_degree and speech.at(unit.start) in {"much", "many", "little", "few"}

    def _is_reasoned(self, speech: Speech, before: Unit, unit: Unit) -> bool:
        """ "He thinks because he pays | he decides", "you'd think by now | he'd know"."""
        verb = before.main.verb
        is_expected = speech.at(verb.finite) in {"'d", "would"} and verb.base == "think"
        if is_expected and speech.at(before.main.start) == "you" and not unit.joined_by:
            return True
        thinks = verb.base in self.vocabulary["thinking"] and speech.at(verb.end) == "because"
        return thinks and before.end == unit.start and not unit.joined_by

    def _follows_whatever(self, speech: Speech, before: Unit, unit: Unit) -> bool:
        """ "Whatever I do | it's wrong": the second is only so with the first."""
        lead = speech.words[max(0, before.main.start - 3) : before.main.start]
        is_next = before.is_dependent and not unit.joined_by and unit.start <= before.end
        return is_next and any(word.endswith("ever") and word != "ever" for word in lead)

    def _hangs_on_preposition(self, speech: Speech, unit: Unit) -> bool:
        """ "Not out of a sense of | I'm obliged", "by the time they found it | it was late"."""
        groups, before = self.vocabulary, speech.at(unit.start - 1)
        closing = groups["particles"] | groups["closing_particles"] | _NEVER_OPEN
        is_open = before in groups["prepositions"] - closing
        is_timed = speech.words[unit.main.start - 3 : unit.main.start] == ("by", "the", "time")
        return is_timed or (is_open and not unit.joined_by)

    def _tells_who(self, speech: Speech, unit: Unit) -> bool:
        """ "Somebody | people wanted to be around": it ends on what its noun belongs to."""
        last, before = speech.at(unit.end - 1), speech.at(unit.start - 1)
        is_who = before in self.vocabulary["vague_things"] | self.vocabulary["vague_people"]
        return (
            not unit.joined_by and is_who and last in self.vocabulary["verb_particles"] | {"around"}
        )

    def _is_given_up(self, speech: Speech, unit: Unit, after: Unit) -> bool:
        """ "He just wants money -- he just wants someone to sit with"."""
        if after.joined_by or unit.end > after.start or unit.main.verb.is_negated:
            return False
        first = speech.words[unit.start : unit.end]
        second = speech.words[after.start : after.end]
        same = 0
        while same < min(len(first), len(second)) and first[same] == second[same]:
            same += 1
        verb = unit.main.verb.end - unit.start
        is_begun = len(first) - same <= _FEWEST_SAME
        return same >= max(_FEWEST_SAME, verb) and len(second) > len(first) and is_begun

    def _hangs_on_verb(self, speech: Speech, unit: Unit) -> bool:
        """ "I had my ear cleaned", "and hope you sleep well"."""
        groups, word = self.vocabulary, speech.at(unit.start - 1)
        if (word in groups["never_alone"] or word == "being") and not unit.joined_by:
            return True
        is_verb = groups.verbs.knows(word) or word in groups["be_forms"]
        if unit.joined_by or not is_verb or word in groups["mostly_other"]:
            return False
        base = groups.verbs.base(word)
        if word in groups.any_of("be_forms", "modals"):
            return speech.at(unit.start) not in groups["subject_pronouns"]
        tying = groups.any_of("takes_clause", "wants_more") - groups["takes_that"]
        return base != "be" and base in tying

    def _is_purpose(self, speech: Speech, unit: Unit) -> bool:
        """ "I'd like it to be so I'm not tired"."""
        return speech.follows(unit.start - 2, "be", "so")

    def _says_which(self, speech: Speech, before: Unit | None, unit: Unit) -> bool:
        """ "The last time I drank", "ideas that would take hours", "when it rains and I'm home"."""
        start = unit.start
        if unit.joined_by:
            return unit.joined_by == "and" and self._is_limited(speech, before)
        if speech.at(start) == "that" and self._describes(speech, unit):
            return True
        if speech.at(start) == "that" and start not in speech.pauses:
            is_led = speech.at(start - 1) in self.vocabulary.any_of(
                "that_begins_after", "clause_leads"
            )
            return speech.at(start + 1) != "'s" and not is_led
        if start not in speech.pauses and self._lacks_object(speech, unit):
            return True
        ordered = {"first", "last", "only", "best", "worst", "same", "whole", "every"}
        return (
            speech.at(start - 2) in ordered
            and speech.at(start - 1) in (self.vocabulary["relative_heads"])
        )

    def _describes(self, speech: Speech, unit: Unit) -> bool:
        """ "A man, I think, that sells boats": after a softener a noun is still described."""
        verb, groups = unit.main.verb, self.vocabulary
        is_lexical = verb.main == verb.finite == unit.start + 1 and verb.base != "be"
        is_lexical = is_lexical and groups.verbs.is_only(speech.at(verb.main), Form.THIRD)
        moved = {"make", "mean", "hurt", "bother", "scare", "help", "feel", "sound", "leave"}
        return is_lexical and verb.base not in moved and unit.start not in speech.stops

    def _is_still_there(self, speech: Speech, before: Unit, unit: Unit) -> bool:
        """ "A place where I don't cook | and I don't clean": both are told of the place."""
        inner = before.clauses[-1]
        same = [speech.words[c.start : c.subject_end] for c in (inner, unit.main)]
        is_inner = inner is not before.main and speech.at(inner.start - 1) in {"where", "who"}
        is_denied = inner.verb.is_negated and unit.main.verb.is_negated
        return is_inner and is_denied and unit.joined_by == "and" and same[0] == same[1]

    def _lacks_object(self, speech: Speech, unit: Unit) -> bool:
        """ "The fish | I'm smoking", "these books | I've been working on"."""
        groups, before = self.vocabulary, speech.at(unit.start - 1)
        end = unit.main.verb.end
        is_short = unit.end == end or (unit.end == end + 1 and speech.at(end) in groups["stranded"])
        opener = speech.at(unit.start - 2)
        is_noun = not groups.verbs.knows(before) or opener in groups.any_of("possessives") | {"the"}
        is_noun = is_noun and before not in groups["function_words"]
        return is_short and is_noun and before not in groups.any_of("adjectives", "named")

    def _is_limited(self, speech: Speech, unit: Unit | None) -> bool:
        """Whether a unit only says when or if something else is so."""
        if unit is None or not unit.is_dependent:
            return False
        led = speech.words[max(0, unit.start - 1) : unit.main.start]
        return bool(self.vocabulary["held_joints"].intersection(led))

    def _is_quoted(self, speech: Speech, before: Unit, unit: Unit) -> bool:
        """ "I say okay this spring I'll paint it", "they're like okay we can pay it"."""
        last = before.clauses[-1].verb
        goes_on = unit.start not in speech.stops and not unit.joined_by
        goes_on = goes_on and unit.main.verb.base != before.main.verb.base
        if goes_on and before.main.verb.base in self.vocabulary["quoting"]:
            is_own = before.main.verb.base == "say" and speech.at(before.main.start) == "i"
            is_own = is_own and speech.at(before.main.verb.end) not in _ALL
            return is_own or is_quoting(speech, before, self.vocabulary)
        is_called = speech.at(unit.start - 2) in CALLING and not unit.joined_by
        if is_called and speech.at(unit.start - 1) in self.vocabulary["people"]:
            return True  # "and she says dad | I can't sleep"
        is_said = speech.at(before.main.verb.finite) in {"go", "goes"} and not unit.joined_by
        if is_said and before.main.verb.end == unit.start:
            return True  # "and he goes | I'm fine"
        is_next = before.end >= unit.start - 1 and not unit.joined_by
        rest = set(speech.words[last.end : before.end])
        is_bare = rest <= self.vocabulary["begins_quote"] | {"like"}
        said = self.vocabulary["quoting"] | (
            {"be", "go"} if speech.at(last.end) == "like" else set()
        )
        return is_next and is_bare and last.base in said

    def _is_asked(self, speech: Speech, before: Unit | None, unit: Unit) -> bool:
        """ "How much water should I drink": the auxiliary was taken for another clause."""
        asking = self.vocabulary.any_of("modals", "do_forms")
        if before is None:
            return False
        last = before.clauses[-1]
        is_bare = last.verb.main == last.verb.finite and last.verb.base in asking
        is_noun = speech.at(last.start) not in self.vocabulary["subject_pronouns"]
        return is_bare and is_noun and last.verb.end == unit.start

    def has_lost_head(self, speech: Speech, before: Unit | None, unit: Unit) -> bool:
        """ "Whenever me or my cousins, we shout at the table": its "whenever" led to no clause."""
        start = unit.start
        if start == 0 or start in speech.stops:
            return False
        floor = before.clauses[-1].verb.end if before else 0
        floor = speech.last_stop(floor, start)
        if wants_that(speech, start - 1, self.vocabulary):
            return False
        if start == floor + 1 and speech.at(floor) == "that":
            return bool(floor) and floor not in speech.stops
        if speech.at(start - 1) == "that" and start > floor:
            earlier = self.vocabulary["prepositions"] | {"fact", "is", "'s", "was"}
            return speech.at(start - 2) not in earlier
        verbs = self.vocabulary.verbs
        return any(
            speech.at(at) in self.vocabulary["heads_of_clauses"]
            and speech.at(at + 1) != "to"
            and not self._heads_none(speech, at)
            and not (speech.at(at) == "who" and verbs.has(speech.at(at + 1), Form.THIRD, Form.PAST))
            for at in range(floor, start)
        )

    def _heads_none(self, speech: Speech, at: int) -> bool:
        """ "Until ten", "until friday", "who does what and ...": no clause was to follow."""
        word, following, groups = speech.at(at), speech.at(at + 1), self.vocabulary
        if word in groups["wh_words"]:
            return following in groups["coordinators"] and following != "or"
        if word == "because" and speech.follows(at + 1, "what", "'s", "the"):
            return True  # "because what's the point"
        is_time = following in groups.any_of("numbers", "times") or following.isdigit()
        return word == "until" and is_time

    def _is_bare_noun(self, speech: Speech, unit: Unit) -> bool:
        """ "It's been cold and dusty here always makes me cough"."""
        first = speech.at(unit.start)
        groups = self.vocabulary
        known = groups.any_of("function_words", "bare_people", "bare_things", "clause_leads")
        is_plain = first not in known and not first.isdigit() and not first.endswith("'s")
        is_led = speech.at(unit.start - 1) in groups["coordinators"]
        is_led = is_led and speech.at(unit.start - 2) not in groups.any_of("adjectives", "named")
        is_apart = is_led or unit.start in speech.pauses
        return is_plain and unit.start == unit.main.start and not is_apart
