"""Clauses of a small grammar: subjects, finite verbs and what each verb may take."""

from __future__ import annotations

from collections.abc import Callable

from voice_coach.language.inflect import Form
from voice_coach.language.syntax.complements import Complements
from voice_coach.language.syntax.phrases import NONE, Ends, remembered

_BE = {"am": "i", "is": "it", "was": "", "'s": "it", "are": "you", "were": "", "'re": "you"}
_BE |= {"'m": "i"}
_HAVE = {"have": "you", "has": "it", "had": "", "'ve": "you", "'s": "it"}
_WITH_OPENER = 2
_OF_MANY = frozenset(
    ["men", "women", "feet", "teeth", "folk", "team", "crew", "staff", "band", "class", "group",
     "company", "police", "council", "data", "side", "lot", "half", "generation", "own", "sheep",
     "cattle", "fish", "hair", "club", "school", "town", "village", "government", "union", "people",
     "grandchildren", "stepchildren", "godchildren", "mice", "geese", "media"]
)  # fmt: skip
# one word for many, or many without an "s"
_DO = {"do": "you", "does": "it", "did": ""}


class Clauses(Complements):
    """Clauses of one text.

    Where a rule takes `gap`, it says whether an object may be missing, as in "what I want".
    Agreement is "i", "you", "it", or "" for any.
    """

    # --- whole sentences -------------------------------------------------------------------------

    def is_whole(self, *, single: bool = False) -> bool:
        """Whether the text is one clause, or unless `single` several that are properly joined."""
        ends = self.clause(0, False)
        ends = ends if single else self.repeat(ends, self._next_clause)
        return len(self.words) in ends

    def is_lead(self) -> bool:
        """Whether all of the text is what may stand before a subject."""
        return len(self.words) in self.repeat([0], self._lead)

    def _next_clause(self, at: int) -> Ends:
        place = self.comma(at)
        is_joined = self.at(place) in {"and", "but", "so", "or", "yet"}
        if not is_joined:
            return NONE
        start = self.comma(place + 1)
        return self.clause(start + (self.at(start) == "then"), False)

    @remembered
    def clause(self, at: int, gap: bool) -> Ends:
        """A subject with its finite verb, and what leads in."""
        starts = self.repeat([at], self._lead)
        found = frozenset(end for start in starts for end in self.bare_clause(start, gap))
        return found | self._growing(at)

    def _growing(self, at: int) -> Ends:
        """ "The more I ask, the less he says"."""
        ends = frozenset(self.comma(end) for end in self._by_degree(at))
        return self.after(ends, self._by_degree)

    def _by_degree(self, at: int) -> Ends:
        if self.at(at) != "the" or not self.isin(at + 1, "growing"):
            return NONE
        return self.after({at + 2} | self.noun_core(at + 1, "object"), self.bare_clause, True)

    def _lead(self, at: int) -> Ends:
        found = self.adverb(at) | self.subordinate(at) | self.time(at) | self.compared(at)
        found |= self.set_phrase(at) if self.at(at) not in {"the", "that", "this"} else NONE
        if self.isin(at, "prepositions"):
            found |= self.prepositional(at)
        return frozenset(self.comma(end) for end in found) | found

    @remembered
    def bare_clause(self, at: int, gap: bool) -> Ends:
        found: set[int] = set()
        for end in self.subject(at):
            found |= self.finite(end, self._agreement(at, end), gap)
        return frozenset(found)

    @remembered
    def subject(self, at: int) -> Ends:
        """Noun phrases, "there", "smoking", "what I want"."""
        word = self.at(at)
        is_verb = self.verbs.has(word, Form.BASE) and not self.isin(at, "bare_things")
        is_verb = is_verb and not self.classes.is_opener(word) and self.at(at + 1) != "of"
        is_verb = is_verb and not self.isin(at + 1, "numbers")
        found = self.doing(at) if is_verb else self.noun_phrase(at, "subject") | self.doing(at)
        if word == "there":
            found |= frozenset([at + 1])
        if word in {"what", "how", "whatever"}:
            found |= self.question(at)
        return found

    def _agreement(self, start: int, end: int) -> str:
        if end - start > 1 and self.at(start) in {"what", "how", "whatever"}:
            return "it"
        if end - start > 1:
            words = set(self.words[start:end])
            is_one = self.isin(start, "openers_of_one") and "and" not in words
            is_one = is_one or (end - start == 2 and self.isin(end - 1, "alone_after_the"))
            is_one = is_one or self._is_one_person(start, end)
            if is_one and not words & self.groups["many_in_one"]:
                return "it"
            is_both = any(word == "and" for word in self.words[start:end])
            return "you" if is_both and self.at(start) in {"you", "i", "he", "she"} else ""
        word = self.at(start)
        if word == "i":
            return "i"
        if word in {"you", "we", "they", "these", "those", "people"}:
            return "you"
        return "it" if word in {"he", "she", "it", "this"} else ""

    def _is_one_person(self, start: int, end: int) -> bool:
        """ "My brother", "your landlady": one that is counted."""
        is_owned = end - start == _WITH_OPENER and self.isin(start, "possessives")
        last, is_short = self.at(end - 1), end - start == _WITH_OPENER
        if self.isin(end - 1, "people"):
            is_named = is_owned or (is_short and self.at(start) == "the")
            return is_named and self.classes.is_counted(last)
        is_one = not last.endswith("s") and last not in _OF_MANY | self.groups["numbers"]
        return is_owned and is_one and last not in self.groups["function_words"]

    # --- finite verbs ----------------------------------------------------------------------------

    @remembered
    def finite(self, at: int, agrees: str, gap: bool) -> Ends:
        """A finite verb with all that it takes, and further ones after "and"."""
        ends = self.after(self.adverbs(at), self._one_finite, agrees, gap)
        return self.repeat(ends, lambda end: self._next_verb(end, self.finite, agrees, gap))

    def _next_verb(self, at: int, rule: Callable[..., Ends], *more: object) -> Ends:
        place = self.comma(at)
        if self.at(place) in {"and", "or", "but", "nor"}:
            start = place + 1
            return rule(start + (self.at(start) in {"then", "not"}), *more)
        is_listed = place > at and rule in (self.bare, self.doing_verb)
        return rule(place, *more) if is_listed else NONE

    @remembered
    def _one_finite(self, at: int, agrees: str, gap: bool) -> Ends:
        word, found = self.at(at), set[int]()
        after = self._past_denial(at + 1)
        if word in _BE and self._fits(_BE[word], agrees):
            found |= self.after(after, self.being, gap) | self._elided(at, gap)
        others = "you" if agrees == "i" else agrees
        if word in _HAVE and self._fits(_HAVE[word], others):
            found |= self.after(after, self.participle, gap) | self._elided(at, gap)
            found |= self.after(after, self.taken, "have", gap) if word[0] != "'" else NONE
        if word in _DO and self._fits(_DO[word], others):
            found |= self.after(after, self.bare, gap) | self._elided(at, gap)
            found |= self.taken(at + 1, "do", gap)
        if self.isin(at, "modals"):
            found |= self.after(after, self.bare, gap) | self._elided(at, gap)
            found |= self._after_would(at, gap)
        return frozenset(found) | self._lexical(at, agrees, gap)

    def _fits(self, form: str, agrees: str) -> bool:
        """Whether a form agrees; "I" has its own only with "be"."""
        return not form or not agrees or form == agrees

    def _past_denial(self, at: int) -> Ends:
        start = at + (self.at(at) == "n't")
        return self.adverbs(start)

    def _elided(self, at: int, gap: bool) -> Ends:
        """ "But you can't"."""
        is_denied = self.at(at + 1) in {"n't", "not"}
        is_short = self.at(at).startswith("'")
        ends = frozenset([at + 1 + is_denied]) if (gap and not is_short) or is_denied else NONE
        is_undone = is_denied and self.isin(at, "modals") and self.at(at + 2) == "have"
        ends |= frozenset([at + 3]) if is_undone else NONE
        return ends | self.after(ends, self.adverb) if is_denied else ends

    def _after_would(self, at: int, gap: bool) -> Ends:
        if self.at(at) != "'d":
            return NONE
        start = at + 1
        if self.at(start) in {"better", "rather"}:
            return self.bare(start + 1, gap) | self.clause(start + 1, False)
        return self.after(self.adverbs(start), self.participle, gap)

    def _lexical(self, at: int, agrees: str, gap: bool) -> Ends:
        word = self.at(at)
        known = self.verbs.bases(word)
        if word in _BE or word in _HAVE or word in _DO or word in self.groups["modals"]:
            return NONE
        forms = [Form.PAST]
        forms += [Form.THIRD] if agrees in {"it", ""} else []
        forms += [Form.BASE] if agrees != "it" else []
        bases = {known[form] for form in forms if form in known}
        if not known and len(word) > 3 and agrees and word.endswith("ed"):
            bases.add(word)
        return frozenset(end for base in bases for end in self.taken(at + 1, base, gap))

    # --- verbs without person --------------------------------------------------------------------

    @remembered
    def bare(self, at: int, gap: bool) -> Ends:
        """ "Go home", "be heard", "have eaten"."""
        found: set[int] = set()
        for start in self.adverbs(at):
            word = self.at(start)
            if word == "be":
                found |= self.being(start + 1, gap)
            if word == "have":
                found |= self.after(self.adverbs(start + 1), self.participle, gap)
            base = self.verbs.bases(word).get(Form.BASE)
            if base is not None and word != "be":
                found |= self.taken(start + 1, base, gap)
        return self.repeat(found, lambda end: self._next_verb(end, self.bare, gap))

    @remembered
    def participle(self, at: int, gap: bool) -> Ends:
        """ "Been tired", "eaten"."""
        if self.at(at) == "been":
            return self.after(self.adverbs(at + 1), self.being, gap)
        base = self.verbs.bases(self.at(at)).get(Form.PARTICIPLE)
        if base is None:
            return NONE
        found = self.taken(at + 1, base, gap)
        return self.repeat(found, lambda end: self._next_verb(end, self.participle, gap))

    def _unknown_act(self, word: str) -> str | None:
        """A word on no list that looks like "bailing"."""
        is_act = word.endswith("ing") and len(word) > 5 and not self.verbs.knows(word)
        return word if is_act and word not in self.groups["nouns_in_ing"] else None

    @remembered
    def doing_verb(self, at: int, gap: bool) -> Ends:
        """ "Having a cup of tea"."""
        start = at + (self.at(at) == "not")
        starts = self.adverbs(start)
        found: set[int] = set()
        for place in starts:
            word = self.at(place)
            base = self.verbs.bases(word).get(Form.ING) or self._unknown_act(word)
            if word == "being":
                found |= self._being_so(place + 1)
            elif word == "having":
                found |= self.participle(place + 1, gap) | self.taken(place + 1, "have", gap)
            elif base is not None:
                found |= self.taken(place + 1, base, gap)
        return self.repeat(found, lambda end: self._next_verb(end, self.doing_verb, gap))
