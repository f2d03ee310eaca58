"""Paraphrases: what someone said, turned to the listener, inside a fitting sentence stem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from voice_coach.language.findings import Feeling, Need, feelings_in, need_in
from voice_coach.language.fragments import fragment_clause, occasion
from voice_coach.language.grammar import agreement_errors, first_person_leaks
from voice_coach.language.points import PointDraft, PointFinder
from voice_coach.language.pronouns import Listener, is_addressed, turn_words
from voice_coach.language.questions import told_question
from voice_coach.language.stems import Stem, StemBook, choose, sounding
from voice_coach.language.units import Segmenter, Unit
from voice_coach.language.utterance import Token, join, tidy
from voice_coach.language.vocabulary import Vocabulary

_WORDS_IN_TWO_POINTS = 26
_LEAST_SECOND_SCORE = 2.6
_FEELING_ENDS = frozenset({"because", "when", "if", "but", "so", "since", "although", "though"})


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A sentence that gives back what was said."""

    text: str
    family: str
    # content, feeling, meaning, both-sides or summary
    feeling: str | None = None
    # the feeling word found, as it stands in a dictionary
    event: str | None = None
    # what happened, turned to the listener, without a stem
    need: str | None = None
    # what is wanted, turned to the listener, fit to follow "what you want is"
    stem_id: str = ""
    # the stem that was used; starts with "safe-" when the words gave nothing to turn


@dataclass(frozen=True, slots=True)
class _Point:
    """A unit said back: turned, checked text."""

    text: str
    draft: PointDraft
    score: float

    @property
    def length(self) -> int:
        return len(self.draft.words)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Everything found in one utterance."""

    tokens: tuple[Token, ...]
    points: tuple[_Point, ...] = ()
    # the most telling first, one for each unit
    feelings: tuple[Feeling, ...] = ()
    needs: tuple[Need, ...] = ()
    units: tuple[Unit, ...] = ()

    @property
    def has_question(self) -> bool:
        return any(unit.is_question for unit in self.units)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which family fits, and what fills its slots."""

    family: str
    slots: Mapping[str, str]
    link: str = ""
    is_past: bool = False
    points: tuple[_Point, ...] = field(default=())


_OWN = frozenset({"i", "me", "my", "mine", "myself"})
_OTHER = frozenset({"you", "your", "yours", "yourself"})
_APART = frozenset(
    "that if when because and but how what why the it he she they we while so as like which who".split()
)


def _mixes(words: Sequence[str]) -> bool:
    """Whether both sides meet in one clause, so that turning one alone would confuse them."""
    last = ""
    for word in words:
        side = "own" if word in _OWN else "other" if word in _OTHER else ""
        if side and last and side != last:
            return True
        last = "" if word in _APART else side or last
    return False


class Paraphraser:
    """Makes paraphrases; pure and deterministic, so one may serve any number of callers."""

    def __init__(self, stems: StemBook, lexicon: Vocabulary) -> None:
        self.stems = stems
        self.lexicon = lexicon
        self._segmenter = Segmenter(lexicon)
        self._points = PointFinder(lexicon)

    def paraphrase(
        self,
        text: str,
        *,
        listener: Listener = "hearer",
        variant: int = 0,
        avoid: Sequence[str] = (),
    ) -> Paraphrase:
        """One paraphrase of a text; `variant` varies the wording, `avoid` names stems just used."""
        reading = self._read(text, listener)
        feeling = reading.feelings[0].word if reading.feelings else None
        if not reading.points:
            return self._without_points(reading, listener, variant, avoid)
        plans = self._plans(reading, listener)
        for plan in plans:
            stem = choose(self._stems_for(plan), variant, avoid)
            if stem is None:
                continue
            sentence = stem.fill(plan.slots, is_past=plan.is_past)
            if self._is_sound(sentence, listener, text):
                sentence = self._with_check(sentence, stem, variant)
                event = plan.slots.get("event") or plan.slots.get("content")
                event = event or self._event(reading)
                need = plan.slots.get("need") or self._need_text(reading, listener)
                return Paraphrase(sentence, plan.family, feeling, event, need, stem.id)
        return self._safe("general", variant, avoid)

    def plain_event(self, text: str, *, listener: Listener = "hearer") -> str | None:
        """The most telling thing said, turned to the listener; None when there is none."""
        reading = self._read(text, listener)
        return self._event(reading) if reading.points else None

    def find_feeling(self, text: str) -> str | None:
        """The feeling word for what the speaker says of themself; None when none is said."""
        feelings = self._read(text, "hearer").feelings
        return feelings[0].word if feelings else None

    def find_need(self, text: str, *, listener: Listener = "hearer") -> str | None:
        """What the speaker wants, fit to follow "what you want is"; None when nothing is."""
        return self._need_text(self._read(text, listener), listener)

    # --- reading ---------------------------------------------------------------------------------

    def _read(self, text: str, listener: Listener) -> _Reading:
        tokens = tuple(tidy(text, self.lexicon))
        words = [token.word for token in tokens]
        listener = self._resolved(words, listener)
        units = self._segmenter.units(tokens)
        points = [point for unit in units if (point := self._point(tokens, unit, listener))]
        points.sort(key=lambda point: -point.score)
        feelings = [f for unit in units for f in feelings_in(words, unit, self.lexicon)]
        feelings.sort(key=lambda feeling: not feeling.is_own_state)
        needs = [need for unit in units if (need := need_in(words, unit, self.lexicon))]
        return _Reading(tokens, tuple(points), tuple(feelings), tuple(needs), tuple(units))

    def _resolved(self, words: Sequence[str], listener: Listener) -> Listener:
        if listener != "hearer":
            return listener
        return "partner" if is_addressed(words, self.lexicon) else "coach"

    def _point(self, tokens: Sequence[Token], unit: Unit, listener: Listener) -> _Point | None:
        for draft in self._points.drafts(tokens, unit):
            if listener != "partner" and _mixes(draft.words):
                continue
            text = self._turned(draft.words, listener)
            if self._is_clean(text, listener):
                return _Point(text, draft, draft.score)
        return None

    def _turned(self, words: Sequence[str], listener: Listener) -> str:
        return join(turn_words(words, self.lexicon, listener))

    def _is_clean(self, text: str, listener: Listener) -> bool:
        if agreement_errors(text, self.lexicon):
            return False
        return listener == "partner" or not first_person_leaks(text)

    def _is_sound(self, sentence: str, listener: Listener, text: str) -> bool:
        words = [token.word for token in tidy(text, self.lexicon)]
        return self._is_clean(sentence, self._resolved(words, listener))

    # --- planning --------------------------------------------------------------------------------

    def _plans(self, reading: _Reading, listener: Listener) -> list[_Plan]:
        """Ways to word it, the most fitting first; the last ones always work."""
        words = [token.word for token in reading.tokens]
        listener = self._resolved(words, listener)
        best = reading.points[0]
        second = self._second(reading, best)
        plans: list[_Plan] = []
        if second is not None:
            first, last = sorted((best, second), key=lambda point: point.draft.unit.start)
            if last.draft.unit.joined_by == "but":
                plans.append(_Plan("both-sides", {"content": first.text, "event": last.text}))
        plans.extend(self._feeling_plans(reading, best, second, listener))
        plans.extend(self._need_plans(reading, best, second, listener))
        if second is not None:
            first, last = sorted((best, second), key=lambda point: point.draft.unit.start)
            plans.append(_Plan("summary", {"content": first.text, "event": last.text}))
        plans.append(_Plan("content", {"content": best.text}))
        return plans

    def _second(self, reading: _Reading, best: _Point) -> _Point | None:
        for point in reading.points[1:]:
            fits = point.length + best.length <= _WORDS_IN_TWO_POINTS
            if fits and point.score >= _LEAST_SECOND_SCORE and point.text != best.text:
                return point
        return None

    def _feeling_plans(
        self, reading: _Reading, best: _Point, second: _Point | None, listener: Listener
    ) -> list[_Plan]:
        for feeling in reading.feelings:
            if not feeling.is_own_state or feeling.unit not in (best.draft.unit, second and second.draft.unit):
                continue
            phrase = self._feeling_phrase(reading, feeling, listener)
            if not phrase:
                continue
            other = second if feeling.unit is best.draft.unit else best
            slots = {"feeling": phrase}
            if other is not None:
                slots["event"] = other.text
            return [_Plan("feeling", slots, is_past=feeling.is_past)]
        return []

    def _feeling_phrase(self, reading: _Reading, feeling: Feeling, listener: Listener) -> str:
        """What follows "you feel": the word with its degree and what it is about."""
        words = [token.word for token in reading.tokens]
        unit = feeling.unit
        main = unit.main
        is_plain = main.verb.finite == main.verb.main and unit.start == main.start
        if not is_plain or words[main.start : main.subject_end] != ["i"] or feeling.at < main.verb.end:
            return ""
        end = next(
            (at for at in range(feeling.at + 1, unit.end) if words[at] in _FEELING_ENDS), None
        )
        if end is not None and words[end] in {"because", "when", "if"}:
            return ""
        end = min(end or unit.end, unit.end)
        drafts = self._points.drafts(reading.tokens, unit)
        ends = [unit.start + len([w for w in draft.words if w != ","]) for draft in drafts]
        if not ends:
            return ""
        text = self._turned(words[feeling.degree_start : min(end, max(ends))], listener)
        return text if len(text.split()) <= 9 else ""

    def _need_plans(
        self, reading: _Reading, best: _Point, second: _Point | None, listener: Listener
    ) -> list[_Plan]:
        for need in reading.needs:
            if need.unit is not best.draft.unit:
                continue
            text = self._need_of(reading, need, listener)
            if not text or need.unit.start != need.unit.main.start or need.start != need.unit.main.verb.end:
                continue
            slots = {"need": text}
            if second is not None:
                slots["event"] = second.text
            return [_Plan("meaning", slots)]
        return []

    def _need_text(self, reading: _Reading, listener: Listener) -> str | None:
        for need in reading.needs:
            text = self._need_of(reading, need, listener)
            if text:
                return text
        return None

    def _need_of(self, reading: _Reading, need: Need, listener: Listener) -> str:
        words = [token.word for token in reading.tokens]
        listener = self._resolved(words, listener)
        drafts = self._points.drafts(reading.tokens, need.unit)
        for draft in drafts:
            if draft.unit.start == need.unit.start:
                end = need.unit.start + len([word for word in draft.words if word != ","])
                text = self._turned(words[need.start : end], listener)
                if len(text.split()) > 1 and self._is_clean(text, listener):
                    return text
        return ""

    # --- wording ---------------------------------------------------------------------------------

    def _stems_for(self, plan: _Plan) -> Sequence[Stem]:
        have = frozenset(plan.slots)
        fitting = self.stems.fitting(plan.family, have, plan.link)
        most = max((len(stem.slots) for stem in fitting), default=0)
        return sounding([stem for stem in fitting if len(stem.slots) == most], plan.slots)

    def _with_check(self, sentence: str, stem: Stem, variant: int) -> str:
        if not stem.takes_check or variant % 3 != 1 or len(sentence.split()) > 14:
            return sentence
        return f"{sentence} {self.stems.checks[variant // 3 % len(self.stems.checks)]}"

    def _event(self, reading: _Reading) -> str | None:
        for point in reading.points:
            if all(feeling.unit is not point.draft.unit for feeling in reading.feelings):
                return point.text
        return reading.points[0].text if reading.points else None

    def _without_points(
        self, reading: _Reading, listener: Listener, variant: int, avoid: Sequence[str]
    ) -> Paraphrase:
        words = [token.word for token in reading.tokens]
        listener = self._resolved(words, listener)
        for clause in self._last_resorts(reading):
            text = self._turned(clause, listener)
            stem = choose(self._stems_for(_Plan("content", {"content": text})), variant, avoid)
            is_clean = self._is_clean(text, listener) and not _mixes(clause)
            if stem is not None and is_clean:
                return Paraphrase(
                    stem.fill({"content": text}), "content", event=text, stem_id=stem.id
                )
        kind = "question" if reading.has_question else occasion(reading.tokens, self.lexicon)
        return self._safe(kind, variant, avoid)

    def _last_resorts(self, reading: _Reading) -> Iterator[tuple[str, ...]]:
        """Clauses made of questions, of clauses that depend on nothing, and of fragments."""
        for unit in reading.units:
            if told := told_question(reading.tokens, unit, self.lexicon):
                yield told
        for unit in reading.units:
            if alone := self._points.dependent(reading.tokens, unit):
                yield alone
        if not reading.has_question:
            yield from filter(None, [fragment_clause(reading.tokens, self.lexicon)])

    def _safe(self, kind: str, variant: int, avoid: Sequence[str]) -> Paraphrase:
        sentences = self.stems.safe[kind]
        ids = [f"safe-{kind}-{index}" for index in range(len(sentences))]
        free = [index for index, name in enumerate(ids) if name not in avoid] or list(range(len(ids)))
        index = free[variant % len(free)]
        return Paraphrase(sentences[index], "content", stem_id=ids[index])
