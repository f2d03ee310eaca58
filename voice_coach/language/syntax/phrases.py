"""Phrases without a finite verb: for a place in a text, every place where the phrase may end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from voice_coach.language.inflect import Form
from voice_coach.language.syntax.classes import WordClasses

Ends = frozenset[int]
NONE: Ends = frozenset()
_MOST_NOUNS = 4
_MOST_QUALITIES = 3
_NEVER_FIRST = frozenset({"same", "own"})
# they stand after "the" or "my" alone


def remembered(rule: Callable[..., Ends]) -> Callable[..., Ends]:
    """Work a rule out once for each place; a rule that meets itself there finds nothing."""

    @wraps(rule)
    def once(self: Any, *at: object) -> Ends:  # the rules of Phrases and of its children
        key = (rule, *at)
        found: Ends | None = self.memo.get(key)
        if found is None:
            self.memo[key] = NONE
            found = self.memo[key] = rule(self, *at)
        return found

    return once


class Phrases(ABC):
    """Noun, quality and adverb phrases of one text."""

    def __init__(self, words: Sequence[str], classes: WordClasses) -> None:
        self.words = tuple(words)
        self.classes = classes
        self.groups = classes.vocabulary
        self.verbs = classes.vocabulary.verbs
        self.memo: dict[object, Ends] = {}

    def at(self, index: int) -> str:
        """The word at an index; "" after the end."""
        words = self.words
        return words[index] if 0 <= index < len(words) else ""

    def isin(self, index: int, group: str) -> bool:
        """Whether the word at an index is on a list."""
        return self.at(index) in self.groups[group]

    def after(self, ends: Iterable[int], rule: Callable[..., Ends], *more: object) -> Ends:
        """The ends of a rule that starts where another ended."""
        return frozenset(last for end in ends for last in rule(end, *more))

    def repeat(self, at: Iterable[int], step: Callable[[int], Ends]) -> Ends:
        """Every end that is reached by taking a step any number of times."""
        seen = set(at)
        waiting = list(seen)
        while waiting:
            new = step(waiting.pop()) - seen
            seen |= new
            waiting.extend(new)
        return frozenset(seen)

    def comma(self, at: int) -> int:
        """Index after a comma, where there is one."""
        return at + 1 if self.at(at) == "," else at

    # --- filled in by Clauses --------------------------------------------------------------------

    @abstractmethod
    def modifier(self, at: int) -> Ends:
        """What may follow a noun to say which one is meant."""

    @abstractmethod
    def doing(self, at: int) -> Ends:
        """ "Having a cup of tea"."""

    @abstractmethod
    def question(self, at: int) -> Ends:
        """ "What I want", "how to stop"."""

    @abstractmethod
    def accompanied(self, ends: Ends) -> Ends:
        """How what is had with one is: "with his arms | crossed"."""

    # --- adverbs and qualities -------------------------------------------------------------------

    @remembered
    def adverbs(self, at: int) -> Ends:
        """Any number of adverbs, none included, that may stand amid verbs."""
        return self.repeat([at], self._midverb)

    def _midverb(self, at: int) -> Ends:
        word = self.at(at)
        is_adverb = word in self.groups["midverb_adverbs"] or word in {"not", "all"}
        is_adverb = is_adverb or (word.endswith("ly") and self.classes.is_adverb(word))
        return frozenset([at + 1]) if is_adverb else self.set_phrase(at) & frozenset([at + 2])

    @remembered
    def set_phrase(self, at: int) -> Ends:
        """ "All the time", "a lot"."""
        if at >= len(self.words):
            return NONE
        length = self.groups.adverb_phrases.match(self.words, at)
        is_amount = self.at(at + length) == "of"
        return frozenset([at + length]) if length and not is_amount else NONE

    @remembered
    def quality(self, at: int) -> Ends:
        """ "So tired", "good or bad"."""
        ends = self.repeat([at], self._degree)
        ends = frozenset(end + 1 for end in ends if self.classes.is_quality(self.at(end)))
        ends |= frozenset(end + 1 for end in ends if self.at(end) == "enough")
        ends |= self._feeling_phrase(at)
        if self.isin(at + 1, "time_nouns") and self.at(at + 2) in {
            "old",
            "late",
            "older",
            "younger",
        }:
            ends |= frozenset([at + 3])  # "five years old"
        return self.repeat(ends, self._next_quality)

    def _feeling_phrase(self, at: int) -> Ends:
        """ "So on edge", "taken for granted"."""
        starts = (start for start in self.repeat([at], self._degree) if start < len(self.words))
        lengths = ((at, self.groups.feeling_phrases.match(self.words, at)) for at in starts)
        return frozenset(start + length for start, length in lengths if length)

    def _degree(self, at: int) -> Ends:
        if self.isin(at, "degree_adverbs") or self.isin(at, "midverb_adverbs"):
            return frozenset([at + 1])
        word = self.at(at)
        return frozenset([at + 1]) if word.endswith("ly") and len(word) > 4 else NONE

    def _next_quality(self, at: int) -> Ends:
        place = self.comma(at)
        is_joined = self.at(place) in {"and", "or", "but"}
        if place == at and not is_joined:
            return NONE
        return self.quality(place + is_joined)

    # --- nouns -----------------------------------------------------------------------------------

    @remembered
    def noun_phrase(self, at: int, case: str) -> Ends:
        """A noun phrase with what follows it; case is "subject" or "object"."""
        return self.repeat(self.noun_core(at, case), lambda end: self._goes_on(end, case))

    def _goes_on(self, at: int, case: str) -> Ends:
        place = self.comma(at)
        if self.at(place) in {"and", "or"}:
            start = place + 1 + (self.at(place + 1) in {"not", "even", "maybe", "also", "then"})
            ends = self.noun_core(start, case)
            is_timed = any(self.isin(end - 1, "time_nouns") for end in ends)
            # "trouble and the two times that I did": a time joins nothing but times
            is_range = self.isin(at - 1, "numbers") or self.at(at - 1).isdigit()
            return ends if not is_timed or is_range or self.isin(at - 1, "time_nouns") else NONE
        if place > at:
            return self._listed(place, case)
        return self.modifier(at)

    def _listed(self, at: int, case: str) -> Ends:
        """One more of "bread, milk and tea", when others follow."""
        ends = self.noun_core(at, case)
        following = {",", "and", "or"}
        return frozenset(end for end in ends if self.at(end) in following)

    @remembered
    def noun_core(self, at: int, case: str) -> Ends:
        """A pronoun or a noun with its openers and qualities."""
        word = self.at(at)
        found: set[int] = set()
        is_pronoun = self.isin(at, f"{case}_case") or self.isin(at, "free_pronouns")
        if is_pronoun and not (case == "subject" and self.isin(at, "object_case")):
            found.add(at + 1 + (self.at(at + 1) == "else"))
        if case == "object" and self.isin(at, "reflexives"):
            found.add(at + 1)
        if self.isin(at, "before_determiner"):
            found |= self.noun_core(at + 1, case)
        if word in {"so", "too"} and self.at(at + 1) in {"much", "many", "little", "few"}:
            found |= self._opened(at + 1)
        found |= self._opened(at) if self.classes.is_opener(word) else self._bare(at)
        return frozenset(found)

    def _opened(self, at: int) -> Ends:
        start = at + 1
        found: set[int] = set()
        if self.at(at) in _NEVER_FIRST:
            return NONE
        while self.classes.is_opener(self.at(start)) and not self.isin(start, "never_alone"):
            start += 1
        if not self.isin(start - 1, "never_alone") and not self.at(start - 1).endswith("'s"):
            found.add(start)
        if self.at(at) == "the" and self.isin(at + 1, "alone_after_the"):
            found.add(at + 2)
        ends = self._qualified(start)
        return frozenset(found) | self._nouns(ends, opened=True)

    def _bare(self, at: int) -> Ends:
        is_tied = self.isin(at - 1, "prepositions") and self.at(at - 1) != "to"
        is_tied = is_tied and not self.isin(at, "people")
        is_tied = is_tied or self.at(at - 1) in {"and", "or"}
        is_done = self.verbs.has(self.at(at), Form.PAST) and not self.isin(at, "adjectives")
        # "people I barely knew | brought soup"
        return NONE if is_done else self._nouns(self._qualified(at), opened=is_tied)

    def _qualified(self, at: int) -> Ends:
        """Ends of up to three qualities with their degrees, none included."""
        ends = {at}
        last = {at}
        for _ in range(_MOST_QUALITIES):
            fitting = {start for start in last if start == at or not self._is_after_noun(start)}
            last = {end for start in fitting for end in self._one_quality(start)}
            ends |= last
        return frozenset(ends)

    def _is_after_noun(self, at: int) -> bool:
        """Whether an adjective follows what must be a noun: "kitchen ready"."""
        listed = self.groups.any_of("adjectives", "named", "causing_words")
        before = self.at(at - 1)
        is_noun = before not in listed and not self.verbs.knows(before)
        is_noun = is_noun and self.classes.is_noun(before, opened=False)
        return self.at(at) in listed and is_noun

    def _one_quality(self, at: int) -> Ends:
        starts = self.repeat([at], self._degree)
        ends = frozenset(start + 1 for start in starts if self.classes.is_quality(self.at(start)))
        joined = frozenset(self.comma(end) for end in ends)
        sure = frozenset(self.comma(end) for end in ends if self.classes.is_told(self.at(end - 1)))
        return ends | joined | frozenset(e + 1 for e in sure if self.at(e) in {"and", "or"})

    def _nouns(self, starts: Ends, *, opened: bool) -> Ends:
        found: set[int] = set()
        for start in starts:
            end = start
            while end < start + _MOST_NOUNS and self._is_noun_at(
                end, opened and (end == start or self.classes.is_counted(self.at(end)))
            ):
                end += 1
                if not self.at(end - 1).endswith("'s"):
                    found.add(end)
        return frozenset(found)

    def _is_noun_at(self, at: int, opened: bool) -> bool:
        return self.classes.is_noun(self.at(at), opened=opened)

    # --- prepositions ----------------------------------------------------------------------------

    @remembered
    def prepositional(self, at: int) -> Ends:
        """ "Of my friends", "about leaving", "because of what she said"."""
        start = self._past_prepositions(at)
        if start == at:
            return NONE
        found = self.noun_phrase(start, "object") | self.doing(start) | self.question(start)
        if self.at(start - 1) == "with":
            found |= self.accompanied(found)
        if self.at(start) in {"too", "so", "that"} and self.at(start + 1) in {"much", "many"}:
            found |= frozenset([start + 2])
        if self.at(start) == "may":
            found |= frozenset([start + 1])
        if self.at(start) in {"here", "there", "now", "then", "today", "home", "me"}:
            found |= frozenset([start + 1])
        return found

    def _past_prepositions(self, at: int) -> int:
        if self.at(at) == "because" and self.at(at + 1) == "of":
            return at + 2  # pragma: no cover (a "that" broken off: once in 20,000 turns of talk)
        is_adverb = self.isin(at, "degree_adverbs") or self.isin(at, "midverb_adverbs")
        is_adverb = is_adverb or self.at(at) in {"right", "straight"}
        start = at + (is_adverb and self.isin(at + 1, "prepositions"))
        end = start
        moved = start - (self.at(start - 1) in {"right", "straight"})
        if self.at(start) == "past" and self.verbs.knows(self.at(moved - 1)):
            return start + 1
        while end < start + 3 and self.isin(end, "prepositions"):
            is_cut = self.at(end - 1) == "in" and self.isin(end, "closed_by_place")
            if end > start and is_cut and not self.isin(end + 1, "determiners"):
                return at
            end += 1
            if not self.isin(end - 1, "leads_to_preposition"):
                break
        if end == start and self.at(start) in {"instead", "away", "ahead", "back"}:
            end += 1 + (self.at(start + 1) in {"of", "from", "to"})
            return at if end == start + 1 else end
        return end if end > start else at
