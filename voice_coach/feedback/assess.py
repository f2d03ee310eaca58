"""Puts the measures together: one answer in, one Assessment out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Literal

from voice_coach.events import Assessment, Expectation, Marker, Word
from voice_coach.feedback.acts import find_acts
from voice_coach.feedback.belonging import Likeness
from voice_coach.feedback.context import Context, read_context
from voice_coach.feedback.coverage import covered_points
from voice_coach.feedback.doubt import is_doubtful, low_confidence_spans
from voice_coach.feedback.pitfalls import PITFALLS
from voice_coach.feedback.speaking import i_statement
from voice_coach.feedback.strengths import OF_A_LISTENER, STRENGTHS
from voice_coach.feedback.wording import Wording, for_side, pick, praise_for
from voice_coach.language.cues import Hit, all_hits
from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import read_line
from voice_coach.language.safety import SafetyReader

# Pitfalls that count only where the drill watches for them.
_ONLY_WATCHED = frozenset({"closed_question", "vague_praise", "interrogation", "stacked_questions"})
_FAINT = 0.5
# a pitfall shown no more clearly gives way to any other
_ACCUSING = frozenset({"absolute", "blame", "pressure", "mind_reading"})
_DOING_ELSE = frozenset({"advice", "minimising", "vague_praise", "yes_but"})
_GIVING = frozenset({"pace_respected", "offer", "own_part", "appreciation_specific"})
# done instead of reflecting, where no feeling is named beside it
_LEAST = {"content_covered": 0.25, "tentative": 0.55}
# strengths fainter than this are neither praised nor what a drill asks for
_OWNING = 0.85
# an own part named less clearly may be a mere excuse
_OUTRIGHT = 0.9
# a check as clear as this asks "did I get that right?"
# Pitfalls of a listener; whoever speaks for themself may do these.
_ONLY_LISTENING = frozenset({"self_shift", "parroting", "minimising", "advice", "yes_but"})


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
        doubtful = is_doubtful(context, words)
        markers = find_markers(context, low_confidence_spans(text, words))
        act, acts = find_acts(
            context,
            is_accusing=any(_accuses(marker) for marker in markers),
            is_doing_else=_does_else(markers),
        )
        verdict = _judge(context, markers)
        if doubtful:
            return Assessment(
                text,
                act=act,
                acts=acts,
                question=_question_kind(context),
                markers=tuple(marker for marker in markers if marker.kind == "strength"),
                is_doubtful=True,
                praise=pick(self.wording.doubtful, variant),
            )
        return Assessment(
            text=text,
            act=act,
            acts=acts,
            question=_question_kind(context),
            markers=markers,
            covered=_covered(context),
            is_strong=verdict.is_strong,
            praise=self._praise(context, markers, verdict, variant),
            change=self._change(context, verdict, variant),
            changed_marker=verdict.name,
            template=self._template(context, variant),
        )

    def _praise(
        self, context: Context, markers: Sequence[Marker], verdict: _Verdict, variant: int
    ) -> str:
        best = _best_strength(context, markers, verdict)
        if best is None:
            return pick(self.wording.opening, variant)
        praise = for_side(self.wording.praise, best.name, context.is_listening)
        return praise_for(praise, best, context.line.text, variant)

    def _change(self, context: Context, verdict: _Verdict, variant: int) -> str:
        if not verdict.name:
            return ""
        sentences = self.wording.pitfalls if verdict.is_pitfall else self.wording.missing
        return pick(for_side(sentences, verdict.name, context.is_listening), variant)

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
        if not any(_overlaps(marker.span, span) for span in doubted):
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


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What to change, if anything."""

    name: str
    # marker name, "" when nothing
    is_pitfall: bool
    is_strong: bool


def _judge(context: Context, markers: Sequence[Marker]) -> _Verdict:
    expectation = context.expectation
    pitfalls = {marker.name: marker for marker in markers if marker.kind == "pitfall"}
    counting = [name for name in PITFALLS if name in pitfalls and counts(context, name)]
    watched = expectation.avoids if expectation is not None else ()
    counting.sort(
        key=lambda name: (
            pitfalls[name].strength <= _FAINT,
            watched.index(name) if name in watched else len(watched),
        )
    )
    if counting:
        return _Verdict(counting[0], True, False)
    if expectation is None or not expectation.asks:
        return _Verdict("", False, any(_is_clear_strength(marker) for marker in markers))
    strengths = {marker.name for marker in markers if _is_clear_strength(marker)}
    # a guess that is checked outright is offered gently enough; a tag such as "don't you" is not
    if any(marker.name == "check" and marker.strength >= _OUTRIGHT for marker in markers):
        strengths.add("tentative")
    for group in expectation.asks:
        if group == ("content_covered",) and not _has_content(context, expectation):
            continue
        if not strengths & set(group):
            return _Verdict(group[0], False, False)
    return _Verdict("", False, True)


def _has_content(context: Context, expectation: Expectation) -> bool:
    """Whether it is known what there was to take up."""
    return bool(expectation.points or context.heard.words)


def _accuses(marker: Marker) -> bool:
    return marker.name in _ACCUSING and marker.strength > _FAINT


def _does_else(markers: Sequence[Marker]) -> bool:
    """Whether something is advised, soothed, owned up to or offered."""
    names = {marker.name for marker in markers}
    return bool(names & _DOING_ELSE) or ("feeling_named" not in names and bool(names & _GIVING))


def _is_clear_strength(marker: Marker) -> bool:
    """Whether a strength is there for good; content may be taken up by degrees."""
    is_faint = marker.strength < _LEAST.get(marker.name, 0.0)
    return marker.kind == "strength" and not is_faint


def counts(context: Context, name: str) -> bool:
    """Whether a pitfall counts against this answer, given what the drill is about."""
    if context.watches(name):
        return True
    if name == "closed_question":
        return context.asks_for("open_question") and not context.asks_for("check")
    if name in _ONLY_WATCHED:
        return False
    if context.expectation is None:
        return name != "self_shift" or context.is_listening
    return context.is_listening or name not in _ONLY_LISTENING


def _best_strength(context: Context, markers: Sequence[Marker], verdict: _Verdict) -> Marker | None:
    """The strength to praise: one the drill asks for, and the clearest.

    Beside a pitfall no strength is praised whose words touch it: such praise would be untrue.
    """
    spoilt = [marker.span for marker in markers if marker.name == verdict.name]
    strengths = [
        marker
        for marker in markers
        if _is_clear_strength(marker)
        and not (verdict.is_pitfall and any(_overlap(marker.span, span) for span in spoilt))
        and not (verdict.is_pitfall and _is_afterthought(marker, spoilt))
    ]
    asked: list[str] = []
    if context.expectation is not None and context.expectation.asks:
        asked = [name for group in context.expectation.asks for name in group]
        strengths = [marker for marker in strengths if marker.name in asked]
    elif context.is_listening:
        strengths = [marker for marker in strengths if marker.name in OF_A_LISTENER]
    if not strengths:
        return None
    return min(
        strengths,
        key=lambda marker: (
            asked.index(marker.name) if marker.name in asked else 0,
            # whoever owns up hears that, and not that the reproach's words came back
            marker.name != "own_part" or marker.strength < _OWNING,
            -marker.strength,
        ),
    )


def _is_afterthought(marker: Marker, spoilt: Sequence[tuple[int, int]]) -> bool:
    """Whether one's own share only follows upon the pitfall: "you might call when | I am late"."""
    return marker.name == "own_part" and any(span[0] < marker.span[0] for span in spoilt)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _question_kind(context: Context) -> Literal["open", "closed"] | None:
    if not context.questions:
        return None
    real = [item for item in context.questions if not item.is_check] or list(context.questions)
    return "open" if any(item.kind == "open" for item in real) else "closed"


def _covered(context: Context) -> tuple[int, ...]:
    if context.expectation is None:
        return ()
    return covered_points(context.line, context.expectation.points, context.lexicon)
