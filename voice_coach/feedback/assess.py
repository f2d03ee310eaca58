"""Puts the measures together: one answer in, one Assessment out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Literal

from voice_coach.events import Assessment, Expectation, Marker, Word
from voice_coach.feedback.acts import find_acts
from voice_coach.feedback.aimed import is_beside
from voice_coach.feedback.belonging import Likeness
from voice_coach.feedback.context import Context, read_context
from voice_coach.feedback.coverage import covered_points
from voice_coach.feedback.doubt import is_doubtful, low_confidence_spans
from voice_coach.feedback.pitfalls import PITFALLS
from voice_coach.feedback.receiving import mistakes
from voice_coach.feedback.speaking import i_statement
from voice_coach.feedback.strengths import STRENGTHS
from voice_coach.feedback.verdict import Verdict, best_strength, judge
from voice_coach.feedback.wording import Wording, for_side, pick, praise_for
from voice_coach.language.cues import Hit, all_hits
from voice_coach.language.doubtful_words import doubtful_words
from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import read_line
from voice_coach.language.safety import SafetyReader

_KEPT = "content_covered_repeating"
_MISTAKEN = "content_covered_mistaken"
# the sentences for them


@dataclass(frozen=True, slots=True)
class Assessor:
    """Reads utterances. Holds no state: the same input gives the same Assessment."""

    lexicon: Lexicon
    wording: Wording
    paraphrase: Callable[[str], str] | None = None
    # turns a heard line back, for exercises without templates of their own
    likeness: Likeness | None = None
    # compares an answer's meaning with the line's, where a model for that is installed

    def assess(
        self,
        text: str,
        expectation: Expectation | None = None,
        *,
        heard: str = "",
        words: tuple[Word, ...] = (),
        variant: int = 0,
    ) -> Assessment:
        """Judge one utterance. Never raises on any text.

        `heard` is the line it answers, where no expectation says so; `words` carry the
        recogniser's confidence; `variant` chooses among wordings.
        """
        heard = heard or (expectation.heard if expectation else "")
        line = read_line(text)
        if SafetyReader(self.lexicon).shows_danger(line):
            return Assessment(text, is_unsafe=True)
        context = read_context(line, heard, expectation, self.lexicon, self.likeness)
        context = replace(context, doubtful=doubtful_words(words))
        markers = find_markers(context, low_confidence_spans(text, words))
        act, acts = find_acts(context, markers)
        if is_doubtful(context, words):
            return Assessment(
                text,
                act=act,
                acts=acts,
                question=_question_kind(context),
                markers=tuple(marker for marker in markers if marker.kind == "strength"),
                is_doubtful=True,
                praise=pick(self.wording.doubtful, variant),
            )
        covered = _covered(context)
        verdict = judge(context, markers, reflects=act == "reflection" and not mistakes(context))
        return Assessment(
            text=text,
            act=act,
            acts=acts,
            question=_question_kind(context),
            markers=markers,
            covered=covered,
            is_beside=verdict.name != "check" and is_beside(context, markers, covered),
            is_strong=verdict.is_strong,
            praise=self._praise(context, markers, verdict, variant),
            change=self._change(context, verdict, variant),
            changed_marker=verdict.name,
            template=self._template(context, variant),
        )

    def _praise(
        self, context: Context, markers: Sequence[Marker], verdict: Verdict, variant: int
    ) -> str:
        best = best_strength(context, markers, verdict)
        if best is None:
            # whoever repeats the words has at least kept them
            kept = self.wording.praise.get(_KEPT, ()) if verdict.name == "parroting" else ()
            return pick(kept or self.wording.opening, variant)
        praise = for_side(self.wording.praise, best.name, context.is_listening)
        return praise_for(praise, best, context.line.text, variant, context.doubtful)

    def _change(self, context: Context, verdict: Verdict, variant: int) -> str:
        if not verdict.name:
            return ""
        sentences = self.wording.pitfalls if verdict.is_pitfall else self.wording.missing
        if verdict.name == "content_covered" and mistakes(context):
            return pick(sentences.get(_MISTAKEN, ()) or sentences[verdict.name], variant)
        is_owning = context.asks_for("own_part")
        chosen = for_side(sentences, verdict.name, context.is_listening, is_owning)
        return pick(chosen, variant)

    def _template(self, context: Context, variant: int) -> str:
        expectation = context.expectation
        if expectation is not None:
            filled = fill_template(expectation, variant)
            if filled:
                return filled
        if self.paraphrase is not None and context.heard.text:
            turned = self.paraphrase(context.heard.text)
            if turned:
                return turned
        return pick(self.wording.stems, variant)


def fill_template(expectation: Expectation, variant: int) -> str:
    """One of the drill's templates with this exercise's slots; empty when none can be filled."""
    fillable = [
        template
        for template in expectation.templates
        if all(
            name is None or expectation.slots.get(name)
            for _, name, _, _ in Formatter().parse(template)
        )
    ]
    template = pick(fillable, variant)
    filled = template.format_map(dict(expectation.slots))
    return filled[:1].upper() + filled[1:]


def find_markers(context: Context, doubted: Sequence[tuple[int, int]] = ()) -> tuple[Marker, ...]:
    """All strengths and pitfalls; a pitfall that rests on doubted words alone is left out."""
    named = {name: measure(context) for name, measure in STRENGTHS.items()}
    shown = {"i_statement": i_statement(context, named), **named}
    found = [
        _marker(context, name, "strength", hit) for name, hit in shown.items() if hit is not None
    ]
    bare = _without_politeness(context)
    for name, measure in PITFALLS.items():
        hit = measure(bare)
        if hit is None:
            continue
        marker = _marker(bare, name, "pitfall", hit)
        if not any(map(marker.overlaps, doubted)):
            found.append(marker)
    return tuple(found)


def _without_politeness(context: Context) -> Context:
    """The same utterance, "please" and its like at either end blanked out.

    A polite word must never cost anything, so pitfalls are looked for without it.
    """
    line = context.line
    polite = list(all_hits(line, context.cues("politeness")))
    at_ends = [hit for hit in polite if hit.start == 0 or hit.end == len(line.plain)]
    if not at_ends or sum(hit.end - hit.start for hit in at_ends) >= len(line.plain) - 1:
        return context
    text = line.text
    for hit in at_ends:
        start, end = line.span(hit.start, hit.end)
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    bare = read_context(read_line(text), context.heard.text, context.expectation, context.lexicon)
    return _without_politeness(bare)


def _marker(context: Context, name: str, kind: Literal["strength", "pitfall"], hit: Hit) -> Marker:
    return Marker(
        name=name,
        kind=kind,
        span=context.line.span(hit.start, hit.end),
        strength=round(min(1.0, max(0.0, hit.strength)), 3),
        reason=hit.reason,
    )


def _question_kind(context: Context) -> Literal["open", "closed"] | None:
    if not context.questions:
        return None
    real = [item for item in context.questions if not item.is_check] or list(context.questions)
    return "open" if any(item.kind == "open" for item in real) else "closed"


def _covered(context: Context) -> tuple[int, ...]:
    if context.expectation is None:
        return ()
    return covered_points(context.line, context.expectation.points, context.lexicon)
