"""Choosing what of a long utterance is worth saying back, and how much of each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.language.findings import feelings_in
from voice_coach.language.inflect import Form
from voice_coach.language.units import Unit
from voice_coach.language.utterance import Gap, Token
from voice_coach.language.vocabulary import Vocabulary

LONGEST = 20
# words in one point at most
_SHORTEST = 2
_DANGLING = frozenset(
    "a an the my your his her its our their to of and or but so because if when while that than "
    "very really too quite just who which what how why where whether as like from with into at "
    "for 's 're 'm 'd 'll 've some every no any more less only even also still about i we he she "
    "they these those this n't not never always maybe probably usually is are was were am be been "
    "being can could will would should might may must has had do does did until unless since "
    "please although though especially particularly hopefully before after during between without against toward towards per via".split()
)
_LAST_MAY_BE = frozenset("about after before this these those that more less too on in".split())
_PARTICLES_AFTER_VERB = frozenset("about for with to at from of on in into like".split())
_ALONE = frozenset({"when", "whenever", "if", "until", "because", "how", "what", "where", "why"})
_COUNTED = frozenset({"everyone", "everybody", "everything", "all", "many", "much", "every", "a"})
_USUAL = 16
# words in one point when it can be cut that short
_QUOTING = frozenset({"say", "tell", "ask", "go", "yell", "scream", "reply"})
_VAGUE_VERBS = frozenset({"know", "guess", "mean", "agree", "suppose", "say", "see"})
_STRANDED = frozenset("with about for to at from on in of into through do be like".split())
_QUOTE_STARTS = frozenset("okay ok no yes hey oh well i i'm you let's sorry thanks hi hello".split())
_WISHES = frozenset({"want", "need", "wish", "hope", "like", "love", "hate", "prefer", "miss"})
_FEARS = frozenset({"worry", "struggle", "fear", "regret", "dread", "try", "care", "enjoy", "lose"})


@dataclass(frozen=True, slots=True)
class PointDraft:
    """One thing said, cut to a sayable length but not yet turned."""

    words: tuple[str, ...]
    # parted words, names with their capitals, commas as words of their own
    unit: Unit
    score: float
    # how telling it is; see `PointFinder.score`


class PointFinder:
    """Realises and rates units."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def drafts(self, tokens: Sequence[Token], unit: Unit) -> list[PointDraft]:
        """Ways to say a unit, the fullest first; empty when it cannot stand alone."""
        if unit.is_question or unit.is_dependent or self._quotes(tokens, unit):
            return []
        words = [token.word for token in tokens]
        score = self.score(words, unit)
        starts = self._starts(words, unit)
        out: list[PointDraft] = []
        for start in starts:
            for end in self._ends(unit, start):
                last = self._trimmed(words, unit, end)
                length = last - start
                cost = self._torn(words, last, end)
                if cost and length < 6:
                    continue
                if _SHORTEST <= length <= LONGEST and self._is_whole(words, unit, last):
                    shown = self._shown(tokens, unit, start, last)
                    out.append(PointDraft(shown, unit, score - 0.02 * len(out) - cost))
        return out

    def dependent(self, tokens: Sequence[Token], unit: Unit) -> tuple[str, ...]:
        """ "When I'm at parties" alone, as "it's when I'm at parties"; empty when it is no such."""
        words = [token.word for token in tokens]
        start = unit.start if words[unit.start] in _ALONE else unit.main.start - 1
        if not unit.is_dependent or start < 0 or words[start] not in _ALONE:
            return ()
        if unit.is_question or self._quotes(tokens, unit):
            return ()
        for end in self._ends(unit, start):
            last = self._trimmed(words, unit, end)
            torn = self._torn(words, last, end)
            if not torn and last - start <= _USUAL and self._is_whole(words, unit, last):
                return ("it", "'s", *self._shown(tokens, unit, start, last))
        return ()

    def _ends(self, unit: Unit, start: int) -> list[int]:
        """Where a draft may end: the fullest that is easily said first, longer ones last."""
        ends = [self._body_end(unit), *reversed(unit.cuts)]
        return sorted(ends, key=lambda end: (end - start > _USUAL, -end if end - start <= _USUAL else end))

    def _body_end(self, unit: Unit) -> int:
        """The unit's end without a tail that no clause fills: "... so maybe those two"."""
        return unit.tail or unit.end

    def _starts(self, words: Sequence[str], unit: Unit) -> list[int]:
        """Where a draft may begin: with the clause that leads in, or at the main clause."""
        main = unit.lead
        if words[main] == "not" and words[main + 1] not in _COUNTED:
            return []
        leads = unit.clauses[0] is not unit.main and words[main - 1] not in {"so", "and", "but"}
        return [unit.start, main] if leads and words[unit.start] != "because" else [main]

    # --- wholeness -------------------------------------------------------------------------------

    def _trimmed(self, words: Sequence[str], unit: Unit, end: int) -> int:
        """Move the end back over words that lead nowhere."""
        floor = unit.main.verb.end
        while end > floor and not self._ends_relative(words, unit, end) and (words[end - 1] in _DANGLING or self._hangs(words, end, floor)):
            if words[end - 1] == "do" and self._has_what_to_do(words, end):
                break
            if words[end - 1] in _LAST_MAY_BE and end - 1 >= floor:
                is_object = words[end - 1] in {"this", "these", "those"} or (
                    words[end - 1] == "that" and self._takes_object(words[end - 2])
                )
                if is_object or self._is_particle(words, end - 1):
                    break
            if words[end - 1] in _PARTICLES_AFTER_VERB and self._is_particle(words, end - 1):
                break
            end -= 1
        return end

    def _has_what_to_do(self, words: Sequence[str], end: int) -> bool:
        """Whether a closing "do" has its object before it: "stuff to do", "what they do"."""
        if words[end - 2] in {"they", "i", "you", "we"}:
            return True
        is_noun = not self.vocabulary.verbs.has(words[end - 3], *Form)
        return words[end - 2] == "to" and is_noun and words[end - 3] not in {"n't", "not"}

    def _hangs(self, words: Sequence[str], end: int, floor: int) -> bool:
        """Whether the last word is a lone verb or "right" that has lost what followed it."""
        if words[end - 1] == "it" and end - 1 > floor:
            groups = self.vocabulary
            is_object = groups.verbs.has(words[end - 2], *Form) or words[end - 2] in groups["prepositions"]
            return not is_object and words[end - 2] not in groups["coordinators"] | {"me", "him"}
        if words[end - 1] in self.vocabulary["numbers"] and end - 1 > floor - 1:
            return words[end - 2] in self.vocabulary["coordinators"] | {"to", "have", "had", "got"}
        if words[end - 1] in {"then", "now"} and words[end - 2] == "like":
            return True
        if words[end - 1] in {"right", "no"} and end - 1 > floor:
            return words[end - 2] not in self.vocabulary["be_forms"] | {"all", "feel", "the"}
        is_joined = end - 2 > floor and words[end - 2] in self.vocabulary["coordinators"]
        return is_joined and self.vocabulary.verbs.has(words[end - 1], Form.BASE, Form.PAST) and (
            words[end - 1] in {"go", "went", "come"} | self.vocabulary["wants_more"]
        )

    def _torn(self, words: Sequence[str], last: int, end: int) -> int:
        """1 when what was trimmed shows that the speaker did not finish, else 0."""
        groups = self.vocabulary
        harmless = groups["coordinators"] | groups["subordinators"] | groups["adverbs"] | {"i", "right"}
        return int(any(word not in harmless for word in words[last:end]))

    def _takes_object(self, word: str) -> bool:
        groups = self.vocabulary
        is_verb = groups.verbs.has(word, *Form) and word not in groups["relative_heads"]
        return is_verb or word in groups["prepositions"] | {"all", "just", "not", "n't", "or"}

    def _ends_relative(self, words: Sequence[str], unit: Unit, end: int) -> bool:
        """Whether the words end in a clause whose object stands before it: "that I hang out with"."""
        last = unit.clauses[-1]
        if last is unit.main or not last.verb.end <= end <= last.verb.end + 2:
            return False
        before = words[last.start - 1]
        ties = before in {"that", "what", "who", "where", "how", "as"}
        ties = ties or before in self.vocabulary["relative_heads"]
        is_modal = words[end - 1] in self.vocabulary["modals"] and before in {"as", "that"}
        is_closed = end == last.verb.end + (words[last.verb.end : end] != [])
        return ties and (is_modal or (is_closed and words[end - 1] in _STRANDED))

    def _is_particle(self, words: Sequence[str], at: int) -> bool:
        """Whether a closing preposition belongs to its verb, as in "what I think about"."""
        return words[at] in {"on", "in", "about"} and self.vocabulary.verbs.has(words[at - 1], *Form)

    def _is_whole(self, words: Sequence[str], unit: Unit, end: int) -> bool:
        verb = unit.main.verb
        if end < verb.end or verb.base in self.vocabulary["modals"]:
            return False
        if verb.end < end and words[verb.end] in {"if", "and", "but", "so", "or"}:
            if verb.base in self.vocabulary["wants_more"]:
                return False
        groups = self.vocabulary
        last = words[end - 1]
        if end == verb.end:
            if verb.base in groups["wants_more"] or verb.main == verb.finite and last in _DANGLING:
                return False
            return verb.base not in groups["modals"] and verb.base not in {"do", "go", "try"}
        before = words[end - 2]
        if self._lacks_clause(unit, words, end):
            return False
        if last == "do" and self._has_what_to_do(words, end):
            return True
        is_verb = before in {"to", "n't", "not", "can", "could", "would", "will", "'ll", "'d"}
        is_verb = is_verb or before in groups["subject_pronouns"]
        if is_verb and groups.verbs.base(last) in groups["wants_more"]:
            return False
        if self._ends_relative(words, unit, end):
            return True
        return last not in _DANGLING or last in {"this", "that", "these", "those", "too"} or (
            last in {"about", "on", "in", "more", "less", "before", "after"}
        )

    def _lacks_clause(self, unit: Unit, words: Sequence[str], end: int) -> bool:
        """Whether a verb of thinking has lost the clause that says what is thought."""
        verb = unit.main.verb
        if verb.base not in {"think", "believe", "guess", "hope", "wish", "say", "suppose"}:
            return False
        follower = words[verb.end]
        inner = [clause for clause in unit.clauses if clause.start >= verb.end]
        if inner:
            return inner[0].verb.end > end - (inner[0].verb.base in self.vocabulary["wants_more"])
        if verb.base == "say":
            return follower in self.vocabulary["subject_pronouns"] | {"that"}
        return follower not in {"about", "of", "so", "to", "for", "it", "through", "back", "twice"}

    def _quotes(self, tokens: Sequence[Token], unit: Unit) -> bool:
        """Whether words of another are given as they were said: their "I" is someone else."""
        words = [token.word for token in tokens[unit.start : unit.end]]
        if "let's" in words:
            return True
        verb = unit.main.verb
        after = tokens[verb.end].word if verb.end < unit.end else ""
        if verb.base in _QUOTING - {"go"}:
            later = words[verb.end - unit.start :]
            if after not in {"that", "me", "him", "her", "them", "it", "no", "yes", "about", "to"}:
                return bool({"you", "your", "i", "hey", "let's"} & set(later)) or "why" in later[:1]
            return bool({"you", "your"} & set(later))
        if {"say", "says", "saying", "said"} & set(words):
            at = next(i for i, word in enumerate(words) if word in {"say", "says", "saying", "said"})
            if words[at + 1 : at + 2] and words[at + 1] in _QUOTE_STARTS:
                return True
        if verb.base in {"be", "go"} and after == "like":
            rest = tokens[verb.end + 1].word if verb.end + 1 < unit.end else ""
            return "it" not in words[:1] and rest not in self.vocabulary["object_pronouns"]
        return False

    # --- worth -----------------------------------------------------------------------------------

    def score(self, words: Sequence[str], unit: Unit) -> float:
        """How much of the person's point a unit carries: feelings and wishes most."""
        groups = self.vocabulary
        span = words[unit.start : unit.end]
        main = words[unit.main.start : unit.main.subject_end]
        total = 0.33 * min(6, sum(1 for word in set(span) if self._is_content(word)))
        if "i" in main:
            total += 1.5
        elif {"my", "we", "our"} & set(main):
            total += 1.0
        elif main in (["it"], ["that"], ["this"], ["they"], ["there"]):
            total -= 0.5
        if unit.main.verb.base in _WISHES:
            total += 1.6
        if unit.main.verb.base in _FEARS:
            total += 1.0
        if feelings_in(words, unit, groups):
            total += 2.2
        elif any(word in groups["named"] or word in groups["causing_words"] for word in span):
            total += 0.7
        if any(word in groups["people"] for word in span):
            total += 0.4
        if unit.main.verb.is_negated:
            total += 0.3
        if unit.joined_by == "but":
            total += 0.6
        return total - self._doubts(words, unit)

    def _doubts(self, words: Sequence[str], unit: Unit) -> float:
        span = words[unit.start : unit.end]
        length = len(span)
        total = 0.0
        if "you" in span or "your" in span:
            total += 1.8
        if unit.main.verb.base in _VAGUE_VERBS and length < 6:
            total += 2.0
        if length < 4:
            total += 1.5
        if length > LONGEST:
            total += 0.1 * (length - LONGEST)
        if unit.main.verb.base in _QUOTING:
            total += 1.0
        if unit.is_broken_off:
            total += 0.8
        return total

    def _is_content(self, word: str) -> bool:
        return word not in self.vocabulary["function_words"]

    def _shown(
        self, tokens: Sequence[Token], unit: Unit, start: int, end: int
    ) -> tuple[str, ...]:
        out: list[str] = []
        for at in range(start, end):
            token = tokens[at]
            is_joint = at == unit.lead and start < at
            if token.word == "then" and at == unit.lead - 1:
                continue
            if at > start and (is_joint or (token.gap is Gap.COMMA and self._lists(tokens, at))):
                out.append(",")
            keeps_capital = token.shown[:1].isupper() and token.gap is not Gap.STOP
            is_name = keeps_capital and at > 0 and token.word not in self.vocabulary["function_words"]
            out.append(token.shown if is_name else token.word)
        return tuple(out)

    def _lists(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a comma of the text still makes sense: between things of a list."""
        return tokens[at].word not in self.vocabulary["prepositions"]
