"""Everything found in one utterance: its points, feelings and needs, turned to the listener."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from voice_coach.language.addressing import is_addressed
from voice_coach.language.doubtful_words import content_of
from voice_coach.language.doubts import Doubts
from voice_coach.language.findings import Feeling, feelings_in
from voice_coach.language.fragments import fragment_clause, told_order
from voice_coach.language.grammar import agreement_errors, first_person_leaks
from voice_coach.language.inflect import Form
from voice_coach.language.mentions import mentioned
from voice_coach.language.needs import Need, needs_in
from voice_coach.language.openings import Openings
from voice_coach.language.persons import SPEAKER, SPOKEN_TO
from voice_coach.language.points import PointFinder, is_name
from voice_coach.language.pronouns import Listener, turn_words
from voice_coach.language.questions import told_be_questions, told_question
from voice_coach.language.speech.quotes import is_quoting
from voice_coach.language.speech.tidying import tidy
from voice_coach.language.speech.tokens import Speech, join, speech_of
from voice_coach.language.speech.units import Segmenter, Unit
from voice_coach.language.stretches import Stretches
from voice_coach.language.syntax.classes import WordClasses
from voice_coach.language.syntax.remnants import has_remnants
from voice_coach.language.syntax.soundness import is_whole_clause
from voice_coach.language.vocabulary import Vocabulary
from voice_coach.language.wholes import Breaths

_LONGEST_DENIAL = 7
_FEW_UNITS = 2
_WORTH_OF_ADDRESS = 0.5
# what is said of the hearer is the point where the hearer is the one spoken to
_WORTH_OF_DEALINGS = 2.5
# and the more where it is said of both
_OF_ANYBODY = frozenset(
    ["know", "get", "have", "need", "see", "think", "feel", "want", "hear", "could", "can", "learn"]
)
# "you never know" is said of people in general, "you never cook" is not
_EVER = frozenset({("never",), ("always",)})
_NOT_ONCE = frozenset({("you", "did", "n't"), ("you", "were", "n't")})
_ADDRESSED = frozenset({"you", "your"})
_MIRRORS = frozenset({("it", "sounds", "like", "you"), ("it", "seems", "like", "you")})
_TELLING = re.compile(
    r"(?:and |so |but )?(?:what|how|where|why|the (?:\w+ )?(?:thing|part|problem|worst|truth)) .+ "
    r"(?:is|was|'s) (?:that|when|how|because|i|he|she|they|we|it|the|my)(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A unit said back: turned, checked text."""

    text: str
    unit: Unit
    end: int
    # index after its last word in the speech
    score: float
    is_clean: bool = True
    # whole as it was spoken; see `PointDraft`

    @property
    def length(self) -> int:
        """In words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """One utterance, read."""

    speech: Speech
    listener: Listener
    # "coach" or "partner"; who "hearer" stands for has been settled
    units: tuple[Unit, ...] = ()
    points: tuple[Point, ...] = ()
    # the most telling first, one for each unit that can be said back
    feelings: tuple[Feeling, ...] = ()
    # the speaker's own states first, those that last before those that are over
    needs: tuple[Need, ...] = ()

    def place(self, unit: Unit) -> int:
        """Which of the units this one is, counted from 0."""
        return bisect_left(self.units, unit.start, key=lambda other: other.start)

    @property
    def has_question(self) -> bool:
        """Whether something is asked; "what makes it worse is that ..." tells."""
        asks = any(unit.is_question for unit in self.units)
        return asks and not _TELLING.match(" ".join(self.speech.words))

    @property
    def ends_asking(self) -> bool:
        """Whether the answer is awaited: the last thing said is a question, or all of a few."""
        is_short = len(self.units) <= _FEW_UNITS
        return self.has_question and (is_short or self.units[-1].is_question)


@dataclass(frozen=True, slots=True)
class _Place:
    """A unit with its neighbours."""

    before: Unit | None
    unit: Unit
    after: Unit | None


class Reader:
    """Reads utterances."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._segmenter = Segmenter(vocabulary)
        self._finder = PointFinder(vocabulary)
        self._openings = Openings(vocabulary)
        self._stretches = Stretches(vocabulary)
        self._breaths = Breaths(vocabulary)
        self._doubts = Doubts(vocabulary)
        self._classes = WordClasses(vocabulary)

    def read(self, text: str, listener: Listener, doubtful: Collection[str] = ()) -> Reading:
        """Find what an utterance says; `doubtful` words of it are not to be said back."""
        unsure = content_of(doubtful, self.vocabulary)
        speech = speech_of(tidy(text, self.vocabulary), unsure)
        if listener == "hearer":
            listener = "partner" if is_addressed(speech.words, self.vocabulary) else "coach"
        units = self._stretches.widened(speech, self._segmenter.units(speech))
        beside = zip((None, *units), units, (*units[1:], None), strict=False)
        places = [_Place(*three) for three in beside]
        kept = {unit.start for unit in self._whole_units(speech, units)}
        points = [
            point
            for place in places
            if place.unit.start in kept and (point := self._point(speech, place, listener))
        ]
        own = [unit for unit in units if not is_quoting(speech, unit, self.vocabulary)]
        felt = [found for unit in own for found in feelings_in(speech, unit, self.vocabulary)]
        feelings = [found for found in felt if speech.is_sure([speech.at(found.at)])]
        needs = [need for unit in units for need in needs_in(speech, unit, self.vocabulary)]
        return Reading(
            speech=speech,
            listener=listener,
            units=units,
            points=tuple(sorted(points, key=lambda point: -point.score)),
            feelings=tuple(sorted(feelings, key=lambda one: (not one.is_own_state, one.is_past))),
            needs=tuple(needs),
        )

    def turned(self, reading: Reading, words: Sequence[str], opening: str = "") -> str:
        """Words turned to the reading's listener; "" when the result would be wrong.

        `opening` is what they will follow, such as "you want"; with it they must be a clause.
        """
        words = self._named(reading.speech, words)
        text = self._turned(words, reading.listener, reading.speech.said)
        if not (reading.speech.is_sure(words) and self.is_sound(text, reading.listener)):
            return ""
        whole = f"{opening} {text}"
        return text if is_whole_clause(whole, self._classes, single=bool(opening)) else ""

    def _named(self, speech: Speech, words: Sequence[str]) -> list[str]:
        """Lower-case words with the capitals of the names and days among them."""
        common = self.vocabulary.any_of("function_words", "adjectives")
        shown = {
            token.word: token.shown
            for at, token in enumerate(speech.tokens)
            if is_name(speech, at, common)
        }
        return [shown.get(word, word) for word in words]

    def topic(self, reading: Reading) -> str:
        """What was certainly spoken of, turned to the listener; "" when there is no such thing."""
        words = mentioned(reading.speech, self.vocabulary)
        return self._turned(words, reading.listener, reading.speech.said) if words else ""

    def _is_whole(self, text: str) -> bool:
        return is_whole_clause(text, self._classes)

    def is_sound(self, text: str, listener: Listener) -> bool:
        """Whether a text is free of agreement errors and of a stray first person."""
        if agreement_errors(text, self.vocabulary) or has_remnants(text):
            return False
        return listener == "partner" or not first_person_leaks(text)

    def last_resorts(self, reading: Reading) -> Iterator[str]:
        """Clauses made of questions, of clauses that depend on nothing, and of fragments."""
        for words in self._leftovers(reading):
            mixes = reading.listener != "partner" and self._mixes(words)
            text = self.turned(reading, words) if words and not mixes else ""
            if text:
                yield text

    def _leftovers(self, reading: Reading) -> Iterator[tuple[str, ...]]:
        for breath in self._breaths.whole(reading.speech, reading.units):
            if breath and (reading.listener == "partner" or SPOKEN_TO.isdisjoint(breath)):
                yield breath
        for told in self._told(reading):
            if reading.listener == "partner" or not SPOKEN_TO.intersection(told):
                yield told
        for unit in reading.units:
            alone = self._finder.dependent(reading.speech, unit)
            yield alone[2:]  # "what hurts is ..." is whole without "it's"
            yield alone
        if not reading.has_question:
            if reading.listener == "partner":
                yield told_order(reading.speech, self.vocabulary)
            yield fragment_clause(reading.speech, self.vocabulary)

    def _told(self, reading: Reading) -> Iterator[tuple[str, ...]]:
        quoting = self.vocabulary["quoting"]
        for before, unit in zip((None, *reading.units), reading.units, strict=False):
            if before is None or before.main.verb.base not in quoting:
                yield told_question(reading.speech, unit, self.vocabulary)
        yield from told_be_questions(reading.speech, self.vocabulary)

    def _whole_units(self, speech: Speech, units: Sequence[Unit]) -> list[Unit]:
        whole: list[Unit] = []
        is_lost = False  # the unit before depends on something that was not said in full
        around = zip((None, *units), units, (*units[1:], None), strict=False)
        for before, unit, after in around:
            is_lost = unit.joined_by == "and" and is_lost
            is_lost = is_lost or self._openings.has_lost_head(speech, before, unit)
            if not is_lost and not self._openings.is_severed(speech, before, unit, after):
                whole.append(unit)
        return whole

    def _point(self, speech: Speech, place: _Place, listener: Listener) -> Point | None:
        """The fullest sure way to say a unit back; None when none is sure."""
        unit = place.unit
        for draft in self._finder.drafts(speech, unit):
            if not speech.is_sure(draft.words):
                continue
            if self._doubts.about(speech, place.before, place.after, draft):
                continue
            if self._excepts(speech, draft.end) or self._is_half(speech, draft.end):
                continue
            if listener != "partner" and self._means_hearer(draft.words):
                continue
            text = self._turned(draft.words, listener, speech.said)
            denial = self._denial(speech, draft.end)
            if not speech.is_sure(denial):
                continue
            if denial and listener != "partner" and SPOKEN_TO.intersection(denial):
                continue
            if self.is_sound(text, listener) and self._is_whole(text):
                text = self._with(text, denial, listener, speech)
                is_told = listener == "partner" and not _ADDRESSED.isdisjoint(draft.words)
                is_both = is_told and not SPEAKER.isdisjoint(draft.words)
                worth = _WORTH_OF_DEALINGS if is_both else _WORTH_OF_ADDRESS * is_told
                score = draft.score + worth
                return Point(text, unit, draft.end, score, draft.is_clean)
        return None

    def _turned(self, words: Sequence[str], listener: Listener, heard: frozenset[str]) -> str:
        return join(turn_words(words, self.vocabulary, listener, heard_before=heard))

    def _denial(self, speech: Speech, end: int) -> tuple[str, ...]:
        """A short "but" that takes everything back: "they think I'm fine, | but I'm not"."""
        pronouns = self.vocabulary["subject_pronouns"]
        is_own = speech.at(end) == "and" and speech.at(end + 1) in {"i", "you"}
        if not is_own and (speech.at(end) != "but" or speech.at(end + 1) not in pronouns):
            return ()
        stop = speech.first_stop(end + 1, min(len(speech), end + _LONGEST_DENIAL + 1))
        denying = frozenset({"n't", "not"})
        ends = self.vocabulary.any_of("do_forms", "be_forms", "have_forms") | denying
        if end + 2 < stop <= end + _LONGEST_DENIAL and speech.at(stop - 1) in ends:
            return speech.words[end:stop]
        begins = pronouns | self.vocabulary.any_of("coordinators", "subordinators")
        reach = range(end + 3, min(stop, end + _LONGEST_DENIAL))
        at_even = (at for at in reach if speech.at(at + (speech.at(at) == "even")) in begins)
        last = next(at_even, end)  # "and I didn't | even though ..."
        return speech.words[end:last] if speech.at(last - 1) in denying else ()

    def _with(self, text: str, denial: Sequence[str], listener: Listener, speech: Speech) -> str:
        if not denial:
            return text
        return f"{text}, {self._turned(denial, listener, speech.said)}"

    def _excepts(self, speech: Speech, end: int) -> bool:
        """Whether only what follows makes it true: "all | but me", "between you | and me"."""
        is_person = speech.at(end + 1) in {"me", "him", "us", "them", "myself"}
        closing = self.vocabulary["coordinators"] | {""}
        is_her = speech.at(end + 1) == "her" and speech.at(end + 2) in closing
        is_person = is_person or is_her
        is_pair = speech.at(end) == "and" and speech.at(end + 1) == "me"
        return is_pair or (speech.at(end) == "but" and is_person)

    def _is_half(self, speech: Speech, end: int) -> bool:
        """Whether one of two opposites would be left out: "good | or bad"."""
        adjectives = self.vocabulary["adjectives"]
        is_pair = speech.at(end - 1) in adjectives and speech.at(end + 1) in adjectives
        return speech.at(end) == "or" and is_pair

    def _means_hearer(self, words: Sequence[str]) -> bool:
        """Whether "you" may be who listens, not people in general: "you really recommend this"."""
        is_always = words[0] == "you" and words[1:2] in _EVER
        is_being = words[:2] in {("you", "'re"), ("you", "are")} and words[2:3] in _EVER
        if words[:3] in _NOT_ONCE or self._is_past_deed(words):
            return True  # what is so in general is told in the present
        is_had = words[2:3] == ("have",) and words[3:4] != ("to",)
        is_told = bool(words[2:3]) and (is_had or words[2] not in _OF_ANYBODY)
        if is_being or (is_always and is_told):
            return True
        is_general = not self.vocabulary["generic_signs"].isdisjoint(words)
        is_mirrored = words[:4] in _MIRRORS
        return self._mixes(words) or is_mirrored or (words[0] in _ADDRESSED and not is_general)

    def _is_past_deed(self, words: Sequence[str]) -> bool:
        """ "You went back to work", "you have not said a word"."""
        verbs, place = self.vocabulary.verbs, self.vocabulary.verb_place(words, 1)
        verb = words[place] if place < len(words) else ""
        is_past = verbs.is_only(verb, Form.PAST, Form.PARTICIPLE) and verb not in {"got", "had"}
        denied = words[place + 1 : place + 2] in (("not",), ("n't",))
        return words[0] == "you" and (is_past or (verb == "have" and denied))

    def _mixes(self, words: Sequence[str]) -> bool:
        """Whether both sides are named, so that turning one alone would confuse them."""
        return not SPEAKER.isdisjoint(words) and not SPOKEN_TO.isdisjoint(words)
