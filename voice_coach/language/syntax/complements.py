"""What verbs and nouns take: objects, clauses, acts, times, reasons, comparisons."""

from __future__ import annotations

from voice_coach.language.inflect import Form
from voice_coach.language.syntax.phrases import NONE, Ends, remembered
from voice_coach.language.syntax.relatives import ANY, Relatives

_TIED_BY_TWO = frozenset({("as", "if"), ("as", "though"), ("in", "case")})


_THE_WHOLE = ("the", "whole")
_FROM_THEN = frozenset({"before", "after", "earlier", "later", "early", "late", "apart"})
# "an hour before"
_STAYS_SO = frozenset({"go", "come", "wake", "leave", "arrive", "walk", "return"})
# where one goes may be followed by the state one is in


class Complements(Relatives):
    """What may follow a verb or a noun in one text.

    Where a rule takes `gap`, it says whether an object may be missing, as in "what I want".
    """

    # --- what verbs take -------------------------------------------------------------------------

    @remembered
    def being(self, at: int, gap: bool) -> Ends:
        """What follows "be"."""
        starts = self.adverbs(at)
        found: set[int] = set(starts) if gap else set()
        found |= {start + 1 for start in starts if gap and self.isin(start, "stranded")}
        for start in starts:
            found |= self.quality_with(start) | self.noun_phrase(start, "object")
            found |= self.prepositional(start)
            is_bare = self.at(at - 1) == "be"
            found |= self.question(start) if not is_bare or self.at(start) != "when" else NONE
            is_told = not is_bare and self.at(start) != "if"
            found |= self.subordinate(start) if is_told else NONE
            is_act = not self.isin(start, "adjectives") and not self.isin(start, "causing_words")
            found |= self.doing_verb(start, gap) if is_act else NONE
            found |= self.passive(start) | self.to_do(start, gap)
            found |= self.told(start) | self.time(start)
            found |= self.adverb(start) if self.isin(start, "extra_adverbs") else NONE
            found |= self.set_phrase(start)
            if self.at(at - 2) == "do":
                found |= self.bare(start, False)
        return self.repeat(found, self.adjunct)

    def _being_so(self, at: int) -> Ends:
        """What follows "being": anything that follows "be" but another "-ing"."""
        starts = self.adverbs(at)
        found = self.after(starts, self.passive)
        nouns = (s for s in starts if self.classes.is_opener(self.at(s)))
        found |= self.after(nouns, self.noun_phrase, "object")
        plain = (s for s in starts if not self.verbs.has(self.at(s), Form.ING))
        found |= self.after(plain, self.quality_with)
        found |= self.after(starts, self.prepositional) | self.after(starts, self.adverb)
        return self.repeat(found, self.adjunct)

    @remembered
    def passive(self, at: int) -> Ends:
        """ "Ignored by her", but not "offered"."""
        base = self.verbs.bases(self.at(at)).get(Form.PARTICIPLE)
        if base is None or (base == "feel" and self.at(at + 1) == "like"):
            return NONE
        if self.at(at + 1) == "about" and self.isin(at + 2, "subordinate_ties"):
            return frozenset([at + 1])
        ends = self.taken(at + 1, base, True)
        return ends - {at + 1} if base in self.groups["passive_wants_more"] else ends

    @remembered
    def quality_with(self, at: int) -> Ends:
        """A quality with what it is about: "afraid that she left", "hard to say"."""
        found = set(self.quality(at))
        for end in list(found):
            found |= self.to_do(end, True) | self.told(end) | self.doing(end) | self.question(end)
            if self.isin(end - 1, "clause_adjectives"):
                found |= self.clause(end, False) | self.left_open(end)
        return frozenset(found)

    def accompanied(self, ends: Ends) -> Ends:
        found = self.after(ends, self.passive) | self.after(ends, self.quality_with)
        return found | self.after(ends, self.prepositional) | self.after(ends, self.adverb)

    @remembered
    def taken(self, at: int, base: str, gap: bool) -> Ends:
        """What a verb takes, and what may follow that."""
        needs = base in self.groups["wants_more"] and not self.isin_word(base, "may_lack_object")
        found: set[int] = set() if needs and not gap else {at}
        starts = {at} | ({at + 1} if self.isin(at, "particles") else set())
        found |= starts - {at} if not needs or self.isin_word(base, "closed_by_particle") else NONE
        for start in starts:
            if start == at or not needs or self.at(at) != "in":
                found |= self._objects(start, base)
            found |= self._clausal(start, base)
        found |= self._qualities(at, base) | self._acts(at, base, gap)
        for start in starts if base in self.groups["takes_preposition"] else ():
            found |= self.prepositional(start)
        if base in _STAYS_SO:
            found |= self._in_what_state(at)
        if gap:
            found |= {end + 1 for end in list(found) if self.isin(end, "stranded")}
        return self.repeat(found, self.adjunct)

    def _in_what_state(self, at: int) -> Ends:
        """ "To bed | angry", "home | tired"."""
        places = self.prepositional(at) | self.adverb(at)
        ends = (end for end in places if self.isin(end, "adjectives") or self.isin(end, "named"))
        return frozenset(end + 1 for end in ends)

    def isin_word(self, word: str, group: str) -> bool:
        return word in self.groups[group]

    def _objects(self, at: int, base: str) -> Ends:
        groups = self.groups
        if base in groups["takes_no_object"] and (base == "go" or not self.isin(at, "pointing")):
            return self.time(at)
        first = self.noun_phrase(at, "object")
        found = set(first)
        loose = {end for end in first if self.isin(end, "particles")}
        found |= {end + 1 for end in loose if not self._is_place_cut(end)}
        if base in groups["takes_two"]:
            rule = self._called if base in {"call", "name"} else self._second_object
            whom = self.noun_core(at, "object")
            found |= self.after(whom | {end + 1 for end in whom if self.at(end) == "back"}, rule)
            found |= self.after(self.noun_core(at, "object"), self.question)
        if base in groups["makes_quality"]:
            found |= self.after(first, self.quality_with)
        if base in groups["makes_do"]:
            found |= self.after(first, self.bare, False)
        if base in groups["has_done"]:
            found |= self.after(first, self.passive)
        if base in groups["telling"] or base in {"ask", "teach", "assure", "warn"}:
            found |= self.after(first, self.clause, False) | self.after(first, self.told)
            found |= self.after(first, self.question) | self.after(first, self.asked)
        found |= self.after(first, self.doing) | self.after(first, self.to_do, True)
        if base in groups["stirring"]:
            found |= self.after(first, self.question) | self.after(first, self.told)
        if base in groups["wants_place"]:
            places = self.after(first, self.prepositional) | self.after(first, self.adverb)
            return frozenset(places | {end for end in found if self.isin(end - 1, "particles")})
        found |= {end + 1 for end in first if base in groups["asks_to"] and self.at(end) == "to"}
        found |= {at + 1} if base == "say" and self.isin(at, "single_sayings") else NONE
        return frozenset(found)

    def _second_object(self, at: int) -> Ends:
        """What is given: "a book", "them", but not "bottled water"."""
        word = self.at(at)
        is_plain = self.classes.is_opener(word) or self.isin(at, "free_pronouns")
        is_goods = self.classes.is_noun(word, opened=False) and not self.verbs.knows(word)
        is_last = len(self.words) - at < 3 or self.isin(at + 1, "prepositions")
        is_goods = is_goods and not self.isin(at, "adjectives") and is_last
        is_plain = is_plain or is_goods or word in {"things", "stuff", "stories", "lies"}
        return self.noun_phrase(at, "object") if is_plain else NONE

    def _called(self, at: int) -> Ends:
        return self.noun_phrase(at, "object")

    def _clausal(self, at: int, base: str) -> Ends:
        found = NONE
        if base in self.groups["takes_clause"] and base not in {"sound", "look"}:
            found |= self.clause(at, False) | self.told(at)
            found |= self.left_open(at)
        if base in {"feel", "look", "sound", "seem", "act"} and self.at(at) == "like":
            found |= self.clause(at + 1, False)
        if base in self.groups["quoting"]:
            found |= self.after(self.prepositional(at), self.told)
        if base in self.groups["takes_question"]:
            found |= self.question(at) | self.asked(at)
            found |= frozenset([at + 1]) if self.at(at) in {"why", "how"} else NONE
            found |= self.after(self.set_phrase(at), self.question)
        return found

    def _qualities(self, at: int, base: str) -> Ends:
        if base == "make" and self.isin(at, "clause_adjectives"):
            return self.quality_with(at)
        if base not in self.groups["takes_quality"]:
            return NONE
        return self.quality_with(at) | (self.passive(at) if base in {"get", "feel"} else NONE)

    def _acts(self, at: int, base: str, gap: bool) -> Ends:
        found = self.to_do(at, gap)
        if self.at(at) == "to" and base in self.groups["ends_on_to"]:
            found |= frozenset([at + 1])
        if gap and self.at(at - 1) == "used" and self.at(at) == "to":
            found |= frozenset([at + 1])  # "the way you used to"
        if base in self.groups["takes_doing"]:
            start = at + self.isin(at, "particles")
            found |= self.doing_verb(at, gap) | self.doing_verb(start, gap)
        if base in {"go", "come", "help"}:
            found |= self.bare(at, False)
        return found if base not in {"make", "do"} else NONE

    # --- what may follow anything ----------------------------------------------------------------

    @remembered
    def adjunct(self, at: int) -> Ends:
        """Adverbs, places, times, reasons, comparisons."""
        if at >= len(self.words):
            return NONE
        if self.at(at) == ",":
            return self._after_comma(at + 1)
        found = self.adverb(at) | self.set_phrase(at) | self.time(at) | self.subordinate(at)
        found |= self.compared(at) | self.to_do(at, False)
        if self.isin(at, "reflexives"):
            found |= frozenset([at + 1])
        return found | self.prepositional(at) | self._not_even(at) | self._between(at)

    def _between(self, at: int) -> Ends:
        """ "Just the two of us", "both of you"."""
        start = at + (self.at(at) == "just")
        if start > at and self.at(start) in {"you", "him", "her", "them", "me"}:
            return self.noun_phrase(start, "object")
        start += self.at(start) == "the" and self.isin(start + 1, "numbers")
        is_count = self.isin(start, "numbers") or self.at(start) in {"both", "all"}
        is_named = self.at(start + 2) in {"us", "you", "them"}
        return (
            frozenset([start + 3]) if is_count and self.at(start + 1) == "of" and is_named else NONE
        )

    def _not_even(self, at: int) -> Ends:
        """ "Nobody knows, not even my wife", "he never asked, not once"."""
        if self.at(at) == "not" and self.at(at + 1) == "once":
            return frozenset([at + 2])
        if self.at(at) != "not" or self.at(at + 1) != "even":
            return NONE
        return self.noun_phrase(at + 2, "object") | self.prepositional(at + 2)

    def _after_comma(self, at: int) -> Ends:
        found = self.subordinate(at) | self.prepositional(at) | self.doing(at) | self._not_even(at)
        found |= self.noun_phrase(at, "object") if self.at(at + 1) == "one" else NONE
        return found | (self.modifier(at) if self.at(at) in {"which", "who"} else NONE)

    @remembered
    def time(self, at: int) -> Ends:
        """ "Every day", "three times a week", "the whole dinner", "the way he does"."""
        nouns = self.groups["time_nouns"]
        if self.words[at : at + 2] == _THE_WHOLE:
            nouns = self.groups.any_of("time_nouns", "whole_events")
        ends = frozenset(end for end in self.noun_core(at, "object") if self.at(end - 1) in nouns)
        ends |= frozenset(end + 1 for end in ends if self.at(end) in _FROM_THEN)
        return ends | self.after(ends, self.modifier)

    @remembered
    def subordinate(self, at: int) -> Ends:
        """ "Even if she left", "so that I can rest"."""
        start = at + self.isin(at, "pre_subordinator")
        found = self.question(at) if self.at(at) in ANY else NONE
        if self.words[at : at + 2] in _TIED_BY_TWO:
            found |= self.clause(at + 2, False)
        for place in {at, start}:
            is_other = self.at(place) == "since" and self.at(place + 1) == "then"
            is_other = is_other or (self.at(place) == "like" and not self._may_liken(place))
            if self.isin(place, "subordinate_ties") and not is_other:
                is_that = self.at(place + 1) == "that" and self.at(place) in {"so", "now"}
                found |= self.clause(place + 1 + is_that, False)
                found |= self.left_open(place + 1) | self._left_so(place)
        return found

    def _left_so(self, at: int) -> Ends:
        """ "Where I am", "whenever I am"."""
        if self.at(at) not in {"where", "wherever", "whenever"}:
            return NONE
        be = self.groups["be_forms"]
        return frozenset(end for end in self.bare_clause(at + 1, True) if self.at(end - 1) in be)

    def _may_liken(self, at: int) -> bool:
        """Whether "like she left" may follow: "it's like ...", "he acts like ...", not "she's"."""
        is_said = self.at(at - 1) in {"'s", "is", "was", "really", "just", "not", "n't"}
        return not is_said or not {"he", "she", "they", "you", "i"}.intersection(
            self.words[max(0, at - 4) : at]
        )

    @remembered
    def compared(self, at: int) -> Ends:
        """ "As much as I can", "than she does", "as long as possible"."""
        word = self.at(at)
        if word == "than":
            return self._compared_to(at + 1)
        if word != "as":
            return NONE
        ends = frozenset(
            end for end in {at + 2} | self.quality(at + 1) if self.at(end) == "as" and end > at + 1
        )
        return self.after(frozenset(end + 1 for end in ends), self._compared_to)

    def _compared_to(self, at: int) -> Ends:
        found = self.noun_phrase(at, "object") | self.clause(at, True) | self.prepositional(at)
        found |= self.adverb(at) | self.to_do(at, False) | self.doing(at) | self.subordinate(at)
        found |= self.bare(at, False) if "rather" in self.words[:at] else NONE
        return found | (frozenset([at + 1]) if self.at(at) in {"possible", "usual"} else NONE)

    # --- small parts

    def _is_place_cut(self, at: int) -> bool:
        """ "In | down at the club": the first place was given up."""
        return self.at(at) == "in" and self.isin(at + 1, "closed_by_place")

    def adverb(self, at: int) -> Ends:
        is_cut = self._is_place_cut(at)
        is_since = self.at(at) == "since" and at == len(self.words) - 1
        is_adverb = (self.classes.is_adverb(self.at(at)) and not is_cut) or is_since
        return frozenset([at + 1]) if is_adverb else NONE
