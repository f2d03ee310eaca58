"""Paraphrases: what someone said, turned to the listener, inside a fitting sentence stem."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from voice_coach.language.fragments import occasion
from voice_coach.language.plans import Plan, Planner
from voice_coach.language.pronouns import Listener
from voice_coach.language.reading import Reader, Reading
from voice_coach.language.since import since_when
from voice_coach.language.stems import Stem, StemBook, choose, sounding
from voice_coach.language.vocabulary import Vocabulary

_WORDS_BEFORE_CHECK = 14
_CHECK_EVERY = 3


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
    # what is wanted, turned to the listener, fit to follow "you want"
    stem_id: str = ""
    # the stem that was used; starts with "safe-" when the words gave nothing to turn


class Paraphraser:
    """Makes paraphrases; pure and deterministic, so one may serve any number of callers."""

    def __init__(self, stems: StemBook, vocabulary: Vocabulary) -> None:
        self.stems = stems
        self.vocabulary = vocabulary
        self._reader = Reader(vocabulary)
        self._planner = Planner(self._reader)

    def paraphrase(
        self,
        text: str,
        *,
        listener: Listener = "hearer",
        variant: int = 0,
        avoid: Sequence[str] = (),
        doubtful: Collection[str] = (),
    ) -> Paraphrase:
        """One paraphrase of a text; never raises, never empty.

        `listener` is who the words are turned to. `variant` varies the wording; `avoid` names
        stems just used, none of which comes again while another fits. `doubtful` are words of
        the text that were perhaps misheard: what holds one of them is not said back.
        """
        reading = self._reader.read(text, listener, doubtful)
        for plan in chain(self._planner.plans(reading), self._last_plans(reading)):
            stem = choose(self._stems_for(plan), variant, avoid)
            sentence = stem.fill(plan.slots, is_past=plan.is_past) if stem else ""
            # no words are known that only a later plan turns soundly
            if stem and self._reader.is_sound(sentence, reading.listener):  # pragma: no branch
                return self._made(reading, plan, stem, self._checked(sentence, stem, variant))
        return self._safe(text, reading, variant, avoid)

    def hard_feeling(self, text: str, *, doubtful: Collection[str] = ()) -> str:
        """The first painful feeling someone says they have now, fit to follow "I feel"; or ""."""
        told, _ = _told_feelings(self._reader.read(text, "coach", doubtful))
        return "" if told in self.vocabulary["pleasant"] else told

    def since_when(self, text: str) -> str:
        """From when on it has been so, fit to be said to the partner; or ""."""
        return since_when(text, self.vocabulary)

    def _last_plans(self, reading: Reading) -> Iterator[Plan]:
        for text in self._reader.last_resorts(reading):
            yield Plan("content", {"content": text})

    def _made(self, reading: Reading, plan: Plan, stem: Stem, sentence: str) -> Paraphrase:
        event = self._planner.event_among(reading, plan)
        said = f" {plan.slots.get('feeling', '')} "
        told = [one.word for one in reading.feelings if f" {one.word} " in said]
        found = told or [one.word for one in reading.feelings]
        return Paraphrase(
            text=sentence,
            family=plan.family,
            feeling=found[0] if found else None,
            event=event or self._planner.event(reading),
            need=plan.slots.get("need") or self._planner.need(reading),
            stem_id=stem.id,
        )

    def _stems_for(self, plan: Plan) -> Sequence[Stem]:
        fitting = self.stems.fitting(plan.family, frozenset(plan.slots), plan.link)
        return sounding(
            [stem for stem in fitting if plan.is_long or not stem.is_for_long], plan.slots
        )

    def _checked(self, sentence: str, stem: Stem, variant: int) -> str:
        """With a short check now and then, where it sounds natural."""
        is_long = len(sentence.split()) > _WORDS_BEFORE_CHECK
        if not stem.takes_check or is_long or variant % _CHECK_EVERY != 1:
            return sentence
        return f"{sentence} {self.stems.checks[variant // _CHECK_EVERY % len(self.stems.checks)]}"

    def _safe(self, text: str, reading: Reading, variant: int, avoid: Sequence[str]) -> Paraphrase:
        """A whole sentence that claims nothing, but names what was certainly spoken of."""
        kind = "question" if reading.ends_asking else occasion(text, self.vocabulary)
        topic, now, then = (self._reader.topic(reading), *_told_feelings(reading))
        if kind == "general" and (now or then):
            kind = "feeling" if now else "feeling-past"
        elif kind in {"general", "question"} and topic:
            kind = "topic" if kind == "general" else "question-topic"
        named = {f"safe-{kind}-{at}": line for at, line in enumerate(self.stems.safe[kind])}
        free = [name for name in named if name not in avoid] or list(named)
        name = free[variant % len(free)]
        line = named[name].format(topic=topic, feeling=now or then)
        found = reading.feelings[0].word if reading.feelings else None
        return Paraphrase(line, "content", feeling=found, stem_id=name)


def _told_feelings(reading: Reading) -> tuple[str, str]:
    """The feeling someone says they have now, and one they say they had; "" when none is told."""
    own = [one for one in reading.feelings if one.is_own_state]
    now = next((one.word for one in own if not one.is_past), "")
    return now, next((one.word for one in own if one.is_past), "")
