"""Choosing what of a long utterance is worth saying back, and how much of each part."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from voice_coach.language.endings import Endings
from voice_coach.language.findings import feelings_in, is_likened
from voice_coach.language.inflect import Form
from voice_coach.language.prefaces import is_preface
from voice_coach.language.speech.quotes import is_quoting
from voice_coach.language.speech.tokens import Gap, Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.strays import Strays
from voice_coach.language.vocabulary import Vocabulary

LONGEST = 20
# words in one point at most
_USUAL = 16
# words in one point when it can be cut that short
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class PointDraft:
    """One thing said, cut to a sayable length but not yet turned."""

    words: tuple[str, ...]
    # parted words, names with their capitals, commas as words of their own
    unit: Unit
    start: int
    # index of the first word in the speech
    end: int
    # index after the last word in the speech
    score: float
    # how telling it is; see `PointFinder.score`
    is_clean: bool = False
    # whole as it was spoken, between joints or pauses


_SHORTEST_BROKEN = 6
# words in a unit after which the speaker broke off
_REACH = 8
# words before a "because" among which an "only" or "not" belongs to it
_CUT_COST = 0.5
_MUCH = 40
# words in an utterance of which only a few points are said back
_LONGEST_TOLD = 4
# words of "told him straight out"
_WORTH_OF_LAST = 0.8
# who talks for long comes to the point at the end
_THESE = frozenset({"last", "this", "that"})
_OTHERS = frozenset({"he", "she", "they", "it"})
_WORTH_OF_LIKENESS = 1.8
# little less than that of a feeling with its name
_PROMISING = frozenset({"will", "'ll", "can", "may"})
# without their "if" these tell as certain what depends on something
_COST_OF_LEANING = 1.5
_GRANTED = frozenset({("i", "get", "it"), ("i", "get", "that"), ("i", "hear", "you")})
# they only lead to what comes after


def is_name(speech: Speech, at: int, common: Collection[str]) -> bool:
    """Whether a word has a capital that no sentence gave it; `common` are words that are none."""
    token = speech.tokens[at]
    is_capital = token.shown[:1].isupper() and token.gap is not Gap.STOP and at > 0
    return is_capital and token.word not in common


class PointFinder:
    """Words units and rates them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._endings = Endings(vocabulary)
        self._strays = Strays(vocabulary)

    def drafts(self, speech: Speech, unit: Unit) -> Iterator[PointDraft]:
        """Ways to say a unit, the most fitting first; none when it cannot stand alone."""
        if unit.is_question or unit.is_dependent or is_quoting(speech, unit, self.vocabulary):
            return
        place = unit.main.start - 1
        opens = place in speech.stops | {0} or speech.at(place - 1) in {"and", "but", "so"}
        is_shown = speech.at(place) in {"here", "there"} and opens
        if is_shown or is_preface(speech, unit) or self._says_nothing(speech, unit):
            return
        score = self.score(speech, unit)
        for start in self._starts(speech, unit):
            for end in self._ends(speech, unit, start):
                last = self._endings.trimmed(speech, unit, end)
                is_begun = unit.is_broken_off and last - start < _SHORTEST_BROKEN
                is_torn = is_begun or self._is_torn(speech, last, end)
                if not is_torn and self._is_sayable(speech, unit, start, last):
                    shown = self._shown(speech, unit, start, last)
                    is_clean = end == unit.end and self._is_set_apart(speech, unit)
                    worth = score - _CUT_COST * (not is_clean)
                    yield PointDraft(shown, unit, start, last, worth, is_clean)

    def _is_torn(self, speech: Speech, last: int, end: int) -> bool:
        """Whether what was cut off, from `last` on, belongs to what is left."""
        return (
            self._endings.is_torn(speech, last, end)
            or self._endings.runs_on(speech, last)
            or self._tells_nothing(speech, last)
        )

    def _tells_nothing(self, speech: Speech, last: int) -> bool:
        """ "I told him straight out | it's over": what was told comes after."""
        near = speech.words[max(0, last - _LONGEST_TOLD) : last]
        told = next((at for at, word in enumerate(near) if word in {"told", "tell"}), len(near))
        is_person = not self.vocabulary["object_pronouns"].isdisjoint(near[told + 1 : told + 2])
        follows = speech.at(last) in self.vocabulary["subject_pronouns"]
        return is_person and len(near) > told + 2 and follows and last not in speech.stops

    def _is_set_apart(self, speech: Speech, unit: Unit) -> bool:
        """Whether a unit begins and ends where speech begins, ends, pauses or is joined."""
        joints = self.vocabulary.any_of("coordinators", "subordinators")
        start = min(unit.start, unit.lead)
        begins = not start or start in speech.stops | speech.pauses or unit.joined_by
        ends = unit.end >= len(speech) or unit.end in speech.stops or speech.at(unit.end) in joints
        return bool(begins) and ends and not unit.is_broken_off

    def dependent(self, speech: Speech, unit: Unit) -> tuple[str, ...]:
        """ "When I'm at parties" alone, as "it's when I'm at parties"; empty when it is no such."""
        alone = self.vocabulary["standing_alone"]
        start = unit.start if speech.at(unit.start) in alone else unit.main.start - 1
        if not unit.is_dependent or speech.at(start) not in alone or unit.is_question:
            return ()
        is_alone = (start == 0 or start in speech.stops) and start + 1 not in speech.pauses
        is_alone = is_alone and (unit.end >= len(speech) or unit.end in speech.stops)
        if not is_alone or is_quoting(speech, unit, self.vocabulary) or self._has_two(speech, unit):
            return ()
        for end in self._ends(speech, unit, start):
            last = self._endings.trimmed(speech, unit, end)
            is_short = last - start <= _USUAL and not self._endings.is_torn(speech, last, end)
            if is_short and self._endings.is_whole(speech, unit, last):
                return ("it", "'s", *self._shown(speech, unit, start, last))
        return ()

    def _has_two(self, speech: Speech, unit: Unit) -> bool:
        """Whether after "when I got ill" another clause begins that nothing ties to it."""
        groups = self.vocabulary
        ties = groups.any_of("coordinators", "subordinators", "wh_words", "relatives") | {"that"}
        thinking = groups["takes_clause"]
        return any(
            speech.at(clause.start - 1) not in ties
            and groups.verbs.base(speech.at(clause.start - 1)) not in thinking
            for clause in unit.clauses
            if clause.start > unit.main.start
        )

    # --- length ----------------------------------------------------------------------------------

    def _is_sayable(self, speech: Speech, unit: Unit, start: int, end: int) -> bool:
        if not _SHORTEST <= end - start <= LONGEST:
            return False
        is_whole = self._endings.is_whole(speech, unit, end)
        return is_whole and not self._strays.are_in(speech, unit, start, end)

    def _starts(self, speech: Speech, unit: Unit) -> list[int]:
        """Where a draft may begin: with the clause that leads in, or at the main clause."""
        main = unit.lead
        if speech.at(main) == "not" and speech.at(main + 1) not in self.vocabulary["counted"]:
            return []
        start = unit.start
        while speech.at(start) in {"and", "but", "so", "or"}:
            start += 1
        leads = unit.clauses[0] is not unit.main and speech.at(main - 1) not in {"so", "and", "but"}
        limits = self.vocabulary["held_joints"].intersection(speech.words[start:main])
        supposing = self.vocabulary["hypothetical"] - _PROMISING
        if speech.at(unit.main.verb.finite) in supposing:
            limits = frozenset()
        if not leads or speech.at(start) == "because":
            return [] if limits else [main]
        return [start] if limits else [start, main]

    def _ends(self, speech: Speech, unit: Unit, start: int) -> list[int]:
        """Where a draft may end: the fullest that is easily said first, longer ones last."""
        body, held = unit.tail or unit.end, self.vocabulary["held_joints"]
        is_weighed = speech.at(body) == "or" and speech.at(body + 1) == "if"
        if is_weighed or speech.follows(body, "but", "only"):
            return []
        if speech.at(unit.tail or len(speech)) in held:
            return []
        near = speech.words[unit.main.start : unit.tail]
        if speech.at(unit.tail or len(speech)) == "because" and "only" in near:
            return []
        ends = [body, *(cut for cut in reversed(unit.cuts) if cut < body)]
        is_telling = unit.main.verb.base in self.vocabulary["takes_clause"]
        held = held | {"that"} if is_telling else held
        ends = [end for end in ends if end == body or not self._is_held(speech, end, held)]
        usual = [end for end in ends if end - start <= _USUAL]
        return usual + sorted(end for end in ends if end - start > _USUAL)

    def _is_held(self, speech: Speech, end: int, held: frozenset[str]) -> bool:
        """Whether what comes next limits what was said, or says which one is meant."""
        word, before = speech.at(end), speech.at(end - 1)
        near = speech.words[max(0, end - _REACH) : end]
        if (
            before in self.vocabulary["content_nouns"] | {"sure"}
            and word in self.vocabulary["wh_words"]
        ):
            return True
        told = self.vocabulary.any_of("wants_two", "telling") | {"ask"}
        is_owed = self.vocabulary.verbs.base(speech.at(end - 2)) in told
        is_person = before in self.vocabulary["object_pronouns"] | {"you"}
        if is_owed and is_person and word in self.vocabulary["wh_words"] | {"that", "if"}:
            return True
        if word == "because" and not {"only", "just", "n't", "not"}.isdisjoint(near):
            return True
        is_relative = word in {"that", "who", "which", "where"}
        return (
            word in held
            or word == "or"
            or (is_relative and before in self.vocabulary["relative_heads"])
        )

    def _says_nothing(self, speech: Speech, unit: Unit) -> bool:
        """ "That's it", "that's been one", "I know"."""
        small = self.vocabulary.any_of("function_words", "numbers")
        is_vague = unit.main.verb.base in self.vocabulary["vague_verbs"]
        if is_vague and unit.end <= unit.main.start + 2:
            return True
        span = speech.words[unit.main.start : unit.end]
        if span in _GRANTED:
            return True
        is_verdict = len(span) < 4 and span[-1] in {"right", "wrong", "true", "sure"}
        if is_verdict and not unit.main.verb.is_negated:
            return True
        is_thing = speech.at(unit.main.start) in {"it", "that", "this", "there"}
        words = speech.words[unit.start : unit.end]
        is_own = not {"i", "me", "my"}.isdisjoint(words)
        return is_thing and not is_own and small.issuperset(words)

    # --- worth -----------------------------------------------------------------------------------

    def score(self, speech: Speech, unit: Unit) -> float:
        """How much of the person's point a unit carries: feelings and wishes most."""
        groups = self.vocabulary
        span = speech.words[unit.start : unit.end]
        content = {word for word in span if word not in groups["function_words"]}
        total = 0.33 * min(6, len(content)) + self._subject_worth(speech, unit)
        total += self._verb_worth(speech, unit)
        if feelings_in(speech, unit, groups):
            total += 2.2 + 1.5 * (len(span) < 4)
        elif is_likened(speech, unit):
            total += _WORTH_OF_LIKENESS
        elif content & groups.any_of("named", "causing_words", "burdens"):
            total += 0.7
        if groups["people"].intersection(span):
            total += 0.4
        if {"me", "my", "us"}.intersection(span):
            total += 0.7
        total += 1.5 * (
            len(span) == 3 and unit.main.verb.base in groups.any_of("likings", "wishes")
        )
        total -= 1.5 * (span[-1] == "ago" and span[0] in {"it", "that", "this"})
        total += {"but": 0.6, "so": -0.7}.get(unit.joined_by, 0.0)
        if unit.joined_by == "so" and self._is_purpose(speech, unit):
            total -= 0.9
        total += 1.5 * (unit.joined_by in {"and", "but"} and speech.at(unit.lead) == "now")
        is_last = unit.end >= len(speech) and len(speech) > _MUCH
        total += _WORTH_OF_LAST * (is_last and "i" in span)
        total -= _COST_OF_LEANING * (len(speech) > _MUCH and self._leans(speech, unit))
        return total - self._doubts(span, unit)

    def _leans(self, speech: Speech, unit: Unit) -> bool:
        """Whether a unit speaks of an "it" that was named before: "I hate it because ..."."""
        is_object = speech.at(unit.main.verb.end) in {"it", "that", "this"}
        is_object = is_object and unit.main.verb.end + 1 <= unit.end and unit.main.verb.base != "be"
        is_asked = {"mean", "say", "go"}.isdisjoint(speech.words[unit.start : unit.end])
        ends_open = speech.at(unit.end - 1) in {"that", "this", "both", "it"}
        is_said = speech.at(unit.main.start) in {"that", "this"}
        return bool(unit.start) and (is_object or is_said or (ends_open and not is_asked))

    def _is_purpose(self, speech: Speech, unit: Unit) -> bool:
        """Whether "so" may mean "so that": what follows would then be hoped for, not true."""
        finite = speech.at(unit.main.verb.finite)
        return finite in {"can", "could", "will", "'ll", "wo"} or (
            finite == "do" and unit.main.verb.is_negated
        )

    def _subject_worth(self, speech: Speech, unit: Unit) -> float:
        subject = speech.words[unit.main.start : unit.main.subject_end]
        if "i" in subject:
            return 1.5
        if any(speech.at(clause.start) == "i" for clause in unit.clauses):
            return 1.0
        if {"my", "we", "our"}.intersection(subject):
            return 1.0
        if len(subject) > 1:
            return 0.5
        return -0.5 if subject[0] in {"it", "that", "this", "there"} else 0.0

    def _verb_worth(self, speech: Speech, unit: Unit) -> float:
        verb = unit.main.verb
        if _OTHERS.issuperset(speech.words[unit.main.start : unit.main.subject_end]):
            return 0.3 * verb.is_negated  # what another wants is no wish of one's own
        is_liking = verb.base in self.vocabulary["likings"]
        is_wish = verb.base in self.vocabulary["wishes"] or (is_liking and verb.finite != verb.main)
        worth = (1.6 if verb.is_negated else 2.0) if is_wish else 0.6 * is_liking
        return worth + (verb.base in self.vocabulary["struggles"]) + 0.3 * verb.is_negated

    def _doubts(self, span: tuple[str, ...], unit: Unit) -> float:
        base, length = unit.main.verb.base, len(span)
        total = 1.8 * bool({"you", "your"}.intersection(span))
        total += 2.0 * (base in self.vocabulary["vague_verbs"] and length < 5)
        total += 1.5 * (length < 4) + 0.1 * max(0, length - LONGEST)
        return total + 0.4 * (base in self.vocabulary["quoting"]) + 0.8 * unit.is_broken_off

    # --- wording ---------------------------------------------------------------------------------

    def _shown(self, speech: Speech, unit: Unit, start: int, end: int) -> tuple[str, ...]:
        common = self.vocabulary.any_of("function_words", "adjectives")
        lead_end = self._lead_end(speech, unit) if start < unit.lead else unit.lead
        out: list[str] = []
        for at in range(start, end):
            token = speech.tokens[at]
            if token.word == "then" and at == unit.lead - 1:
                continue
            if at > start and self._has_comma(speech, unit, at, lead_end):
                out.append(",")
            out.append(token.shown if is_name(speech, at, common) else token.word)
        return tuple(out)

    def _has_comma(self, speech: Speech, unit: Unit, at: int, lead_end: int) -> bool:
        if at in {unit.lead, lead_end}:
            return at == lead_end and unit.clauses[0] is not unit.main
        if self._is_next_of_list(speech, unit, at) or self._is_stressed(speech, at):
            return True
        if any(clause.start < at < clause.verb.end for clause in unit.clauses):
            return False
        closed = self.vocabulary.any_of("prepositions", "coordinators")
        return speech.tokens[at].gap is Gap.COMMA and speech.at(at) not in closed

    def _lead_end(self, speech: Speech, unit: Unit) -> int:
        """Where the comma falls: "when you went out last night, I couldn't sleep"."""
        between = speech.words[unit.lead : unit.main.start]
        is_day = len(between) == 2 and between[0] in _THESE
        is_day = is_day and between[1] in self.vocabulary["time_nouns"]
        is_parted = unit.lead in speech.pauses | speech.stops
        is_behind = (is_day or between == ("yesterday",)) and not is_parted
        if self._is_that_time(speech, unit):
            return unit.lead - 1
        return unit.main.start if is_behind else unit.lead

    def _is_that_time(self, speech: Speech, unit: Unit) -> bool:
        """ "When dad died | that year was awful"; "when he said that | summer was over"."""
        before = speech.at(unit.lead - 2)
        is_told = self.vocabulary.verbs.base(before) in self.vocabulary["quoting"]
        is_that = speech.at(unit.lead - 1) in {"that", "this"} and unit.lead == unit.main.start
        is_time = is_that and speech.at(unit.lead) in self.vocabulary["time_nouns"]
        return is_time and self.vocabulary.verbs.knows(before) and not is_told

    def _is_stressed(self, speech: Speech, at: int) -> bool:
        """ "Not even him", "not once", "the strong one, the one who copes"."""
        if speech.at(at) == "not":
            return speech.at(at + 1) in {"even", "once"}
        if speech.follows(at, "the", "one", "who"):
            return speech.at(at - 1) == "one"
        growing = self.vocabulary["growing"]
        grows = speech.at(at - 1) != "all" and speech.at(at + 1) in growing
        return speech.at(at) == "the" and grows and self._is_said_again(speech, at)

    def _is_said_again(self, speech: Speech, at: int) -> bool:
        """Whether a "the more" stands earlier where its sentence begins."""
        start = max([0, *(stop for stop in speech.stops if stop < at)])
        begins = range(start, min(start + 2, at))
        growing = self.vocabulary["growing"]
        return any(speech.at(b) == "the" and speech.at(b + 1) in growing for b in begins)

    def _is_next_of_list(self, speech: Speech, unit: Unit, at: int) -> bool:
        """Whether a bare verb begins another item: "to watch a film, read a book"."""
        groups, verbs = self.vocabulary, self.vocabulary.verbs
        word, before = speech.at(at), speech.at(at - 1)
        closed = groups["function_words"]
        if at <= unit.main.verb.end + 1 or at + 1 >= unit.end or word in closed:
            return False
        if not verbs.has(word, Form.BASE) or word in groups["mostly_other"]:
            return False
        if before in closed or before in groups["never_list_hosts"] or verbs.knows(before):
            return False
        openers = groups.any_of("determiners", "possessives", "object_pronouns")
        earlier = speech.words[unit.main.verb.finite : at - 1]
        is_chain = any(item == "to" or item in groups["modals"] for item in earlier)
        is_subject = speech.at(at - 2) in groups["subject_pronouns"]
        return speech.at(at + 1) in openers and is_chain and not is_subject
