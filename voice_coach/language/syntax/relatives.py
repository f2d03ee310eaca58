"""Clauses within a clause: relative clauses, questions, what is told, acts after "to"."""

from __future__ import annotations

from abc import abstractmethod

from voice_coach.language.syntax.phrases import NONE, Ends, Phrases, remembered

_QUESTION_WORDS = frozenset({"what", "who", "which", "where", "when", "why", "how", "whether"})
ANY = frozenset({"whatever", "whoever", "wherever", "however", "whichever"})
# what is so in any case


class Relatives(Phrases):
    """Clauses that say which one is meant, what is asked and what is told."""

    # --- filled in by Clauses --------------------------------------------------------------------

    @abstractmethod
    def clause(self, at: int, gap: bool) -> Ends:
        """A subject with its finite verb, and what leads in."""

    @abstractmethod
    def bare_clause(self, at: int, gap: bool) -> Ends:
        """A subject with its finite verb and nothing before it."""

    @abstractmethod
    def finite(self, at: int, agrees: str, gap: bool) -> Ends:
        """A finite verb with all that it takes."""

    @abstractmethod
    def bare(self, at: int, gap: bool) -> Ends:
        """A verb without "to" with all that it takes."""

    @abstractmethod
    def doing_verb(self, at: int, gap: bool) -> Ends:
        """A verb in -ing with all that it takes."""

    @abstractmethod
    def adverb(self, at: int) -> Ends:
        """How, when or where, in one word."""

    @abstractmethod
    def compared(self, at: int) -> Ends:
        """ "As much as I can", "than she does"."""

    # --- relative clauses and questions ----------------------------------------------------------

    @remembered
    def modifier(self, at: int) -> Ends:
        """What says which one is meant."""
        word = self.at(at)
        is_timing = word in {"since", "until", "till"}
        found = self.to_do(at, True) | (NONE if is_timing else self.prepositional(at))
        is_counted = word == "who" and self.isin(at - 1, "numbers") and self.at(at - 1) != "one"
        if word in {"that", "who", "which", "whom"} and not is_counted:
            is_many = self.at(at - 1).endswith("s") and not self.isin(at - 1, "singular_in_s")
            is_new = word == "that" and self.at(at + 1) == "'s" and self.isin(at - 2, "definite")
            if not is_new:
                found |= self.finite(at + 1, "you" if is_many and word == "that" else "", False)
            found |= self.clause(at + 1, True)
        if word == "full":
            found |= self.prepositional(at + 1)
        if self.isin(at - 1, "content_nouns"):
            found |= self.question(at) | self.told(at)
        if self.isin(at - 1, "vague_things"):
            found |= self.quality(at)
        if word in {"where", "when", "why"} and self.classes.is_noun(self.at(at - 1), opened=True):
            found |= self.clause(at + 1, False)
        if word in {"here", "there", "too", "else", "myself", "yourself", "alone"}:
            found |= frozenset([at + 1])
        is_way = self.isin(at - 1, "way_nouns") and self.classes.is_opener(word)
        if is_way or self.isin(at, "subject_pronouns") or self.isin(at, "possessives"):
            is_head = self.classes.is_noun(self.at(at - 1), opened=True)
            is_head = is_head or self.isin(at - 1, "relative_heads")
            found |= self._lacking(at) if is_head else NONE
        return found | self.doing(at) | (self.compared(at) if word in {"as", "than"} else NONE)

    def _lacking(self, at: int) -> Ends:
        """Clauses that lack the object they tell of: "the things | I said"."""
        if self.isin(at - 1, "time_nouns") or self.isin(at - 1, "way_nouns"):
            return NONE if self.at(at + 1) == "'s" else self.bare_clause(at, True)
        if self.isin(at, "subject_pronouns") and self._seems(at + 1):
            return NONE  # "his coats | they smell like him"
        full = self.bare_clause(at, False)
        ends = self.bare_clause(at, True)
        return frozenset(end for end in ends if end not in full or self._ends_on_verb(end))

    def _seems(self, at: int) -> bool:
        """Whether a verb follows that likens and takes no object: "still look like hers"."""
        ends = self.adverbs(at)
        return any(
            self.verbs.base(self.at(end)) in self.groups["resembling"]
            and self.at(end + 1) == "like"
            for end in ends
        )

    def _ends_on_verb(self, end: int) -> bool:
        word = self.at(end - 1)
        return self.verbs.knows(word) or self.isin(end - 1, "stranded")

    @remembered
    def question(self, at: int) -> Ends:
        """ "What I want", "how hard it is", "who did it", "what to do"."""
        word = self.at(at)
        if word not in _QUESTION_WORDS | ANY:
            return NONE
        starts = frozenset([at + 1])
        if word == "whether":
            return self.to_do(at + 1, False) | self.clause(at + 1, False)
        if word in {"how", "however"}:
            starts |= self.quality(at + 1) | self.adverb(at + 1)
            starts |= (
                self.noun_core(at + 1, "object") if self.at(at + 1) in {"much", "many"} else NONE
            )
        if word in {"what", "which", "whatever", "whichever"}:
            starts |= self.noun_core(at + 1, "object")
        found = self.after(starts, self.clause, True) | self.after(starts, self.to_do, True)
        if word in {"what", "who", "which", "whatever", "whoever"}:
            agrees = "it" if word in {"what", "who", "whatever", "whoever"} else ""
            found |= self.finite(at + 1, agrees, False)
            found |= self.after(starts - {at + 1}, self.finite, "", False)
        return found

    @remembered
    def left_open(self, at: int) -> Ends:
        """ "I can" in "whenever I can", "he will" in "afraid he will"."""
        modals = {"can", "could", "will", "would"}
        return frozenset(end for end in self.bare_clause(at, True) if self.at(end - 1) in modals)

    def told(self, at: int) -> Ends:
        """ "That she left"."""
        return self.clause(at + 1, False) if self.at(at) == "that" else NONE

    def asked(self, at: int) -> Ends:
        """ "If she left"."""
        return self.clause(at + 1, False) if self.at(at) in {"if", "whether"} else NONE

    @remembered
    def to_do(self, at: int, gap: bool) -> Ends:
        """ "To go home", "not to go"."""
        start = at + (self.at(at) == "not")
        return self.bare(start + 1, gap) if self.at(start) == "to" else NONE

    @remembered
    def doing(self, at: int) -> Ends:
        return self.doing_verb(at, False)
