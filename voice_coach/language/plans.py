"""Deciding what a paraphrase is about: a feeling, a need, two sides, several points, or one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voice_coach.language.findings import Feeling
from voice_coach.language.happenings import happening
from voice_coach.language.leaning import (
    FEW_UNITS,
    GUESSING,
    WORDS_IN_TWO_POINTS,
    are_next,
    corrected,
    place_of,
    standing,
)
from voice_coach.language.needs import Need, is_whole_wish
from voice_coach.language.pairing import (
    LEAST_NEXT_SCORE,
    is_apart,
    opposes,
    repeats,
    second_point,
    with_denial,
    with_next,
)
from voice_coach.language.reading import Point, Reader, Reading

_LEAST_THIRD_SCORE = 1.4
_WORDS_IN_FEELING = 9
_BEFORE_REASON = frozenset({"even", "just", "only", "especially", "mostly", "maybe"})
# before "though" or "because" these belong to what follows


@dataclass(frozen=True, slots=True)
class Plan:
    """Which family of stems fits, and what fills its slots."""

    family: str
    slots: Mapping[str, str]
    is_past: bool = False
    link: str = ""
    # "because" or "when", where the speaker tied the event to the feeling so; "so" between points
    is_long: bool = False
    # it sums up a long utterance


class Planner:
    """Makes plans from readings."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def plans(self, reading: Reading) -> Iterator[Plan]:
        """Ways to word a reading that has points, the most fitting first."""
        vocabulary = self._reader.vocabulary
        best = next(standing(reading, vocabulary), None)
        if best is None:
            return
        best = with_denial(reading, best)
        mended = corrected(reading, best, vocabulary)
        if mended:
            yield Plan("content", {"content": mended})
        second = second_point(reading, best, vocabulary)
        pair = sorted((best, second), key=place_of) if second is not None else []
        if pair and opposes(reading, *pair):
            other = with_next(reading, *pair)
            yield Plan("both-sides", {"content": pair[0].text, "event": other})
        yield from self._feeling_plans(reading, best, second)
        yield from self._need_plans(reading, best, second)
        if second is not None:
            yield self._summary(reading, best, second)
        yield Plan("content", {"content": best.text})

    def event(self, reading: Reading) -> str | None:
        """The most telling point that is not itself the feeling; None without points."""
        felt = [feeling.unit for feeling in reading.feelings]
        plain = [point for point in reading.points if point.unit not in felt]
        chosen = plain or reading.points
        return chosen[0].text if chosen else None

    def event_among(self, reading: Reading, plan: Plan) -> str | None:
        """What happened, of all that a plan says back; None when it says no event."""
        last = plan.slots.get("event") or plan.slots.get("content")
        if plan.family != "summary":
            return last
        said = f"{plan.slots['content']}, {plan.slots['event']}"
        vocabulary = self._reader.vocabulary
        told = sorted((point for point in reading.points if point.text in said), key=place_of)
        return max(told, key=lambda point: happening(reading.speech, point.unit, vocabulary)).text

    def need(self, reading: Reading) -> str | None:
        """The first need that can be said; None when there is none."""
        texts = (self._need_text(reading, need) for need in reading.needs)
        return next((text for text in texts if text), None)

    def _summary(self, reading: Reading, best: Point, second: Point) -> Plan:
        """Two points, or three short ones, in the order they were said."""
        room = WORDS_IN_TWO_POINTS - best.length - second.length
        said, vocabulary = (best, second), self._reader.vocabulary
        clean = (point for point in reading.points if is_apart(reading, point))
        new = (p for p in clean if not any(repeats(p, other, vocabulary) for other in said))
        third = next((point for point in new if point.length <= room), None)
        points = [best, second]
        is_few = len(reading.units) <= FEW_UNITS and all(p.is_clean for p in said)
        least = LEAST_NEXT_SCORE if is_few else _LEAST_THIRD_SCORE
        if third and third.score >= least:
            points.append(third)
        in_order = sorted(points, key=place_of)
        *first, last = (point.text for point in in_order)
        is_reason = in_order[-1].unit.joined_by == "so" and len(points) < FEW_UNITS
        is_reason = is_reason and are_next(reading, *in_order)
        slots = {"content": ", ".join(first), "event": last}
        is_long = len(reading.units) > FEW_UNITS
        return Plan("summary", slots, link="so" if is_reason else "", is_long=is_long)

    # --- feelings --------------------------------------------------------------------------------

    def _feeling_plans(self, reading: Reading, best: Point, second: Point | None) -> Iterator[Plan]:
        for feeling in reading.feelings:
            felt = next((p for p in (best, second) if p and p.unit is feeling.unit), None)
            if felt is None or not self._is_plain(reading, feeling):
                continue
            other = second if felt is best else best
            if other is not None and place_of(other) > place_of(felt):
                return  # told in its order by a summary
            plan = self._feeling_plan(reading, feeling, felt, other)
            if plan is not None:
                yield plan
                return

    def _is_plain(self, reading: Reading, feeling: Feeling) -> bool:
        """Whether it can be said as "you feel" or "you felt" without changing its tense."""
        main = feeling.unit.main
        if reading.speech.at(main.start - 1) in GUESSING:
            return False
        if any(main.start < clause.start <= feeling.at for clause in feeling.unit.clauses):
            return False
        is_own = reading.speech.words[main.start : main.subject_end] == ("i",)
        is_simple = main.verb.finite == main.verb.main and feeling.unit.start == main.start
        return feeling.is_own_state and is_own and is_simple and feeling.at >= main.verb.end

    def _feeling_plan(
        self, reading: Reading, feeling: Feeling, felt: Point, other: Point | None
    ) -> Plan | None:
        """The feeling with its degree and what it is about, and its event where there is one."""
        speech, ends = reading.speech, self._reader.vocabulary["feeling_ends"]
        reach = range(feeling.at + 1, felt.end)
        end = next((at for at in reach if speech.at(at) in ends), felt.end)
        end = next((at for at in range(feeling.at + 1, end) if self._leaves(reading, at)), end)
        end -= speech.at(end - 1) in _BEFORE_REASON and end < felt.end
        phrase = self._reader.turned(reading, speech.words[feeling.degree_start : end], "you feel")
        is_placed = speech.at(feeling.degree_start) in self._reader.vocabulary["feeling_times"]
        if is_placed or not 0 < len(phrase.split()) <= _WORDS_IN_FEELING:
            return None
        link = speech.at(end) if end < felt.end else ""
        if link == "if":
            return None
        if link in {"because", "when"}:
            if other is not None and len(reading.units) > FEW_UNITS:
                return None  # what happened is told before it
            event = self._reader.turned(reading, speech.words[end + 1 : felt.end])
            slots = {"feeling": phrase, "event": event}
            return Plan("feeling", slots, feeling.is_past, link) if event else None
        slots = {"feeling": phrase} | ({"event": other.text} if other else {})
        return Plan("feeling", slots, feeling.is_past)

    def _leaves(self, reading: Reading, at: int) -> bool:
        """Whether an "and" goes on to something that is no feeling."""
        words = self._reader.vocabulary
        felt = words.any_of("named", "adjectives", "feeling_degree")
        felt |= words["possessives"] | {"the"}
        return reading.speech.at(at) == "and" and reading.speech.at(at + 1) not in felt

    # --- needs -----------------------------------------------------------------------------------

    def _need_plans(self, reading: Reading, best: Point, second: Point | None) -> Iterator[Plan]:
        if second is not None and place_of(second) > place_of(best):
            return  # told in its order by a summary
        wishes = [need for need in reading.needs if need.unit is best.unit and is_whole_wish(need)]
        texts = [text for wish in wishes if _is_thing(text := self._need_text(reading, wish))]
        if texts:
            event = {"event": second.text} if second else {}
            yield Plan("meaning", {"need": texts[0]} | event)

    def _need_text(self, reading: Reading, need: Need) -> str:
        said = next((p.end for p in reading.points if p.unit is need.unit), 0)
        end = min(need.end or said, said or len(reading.speech))
        if end <= need.start or not (said or end in {len(reading.speech), *reading.speech.stops}):
            return ""
        wished = ("i", "want", *need.lead, *reading.speech.words[need.start : end])
        text = self._reader.turned(reading, wished).removeprefix("you want ")
        is_named = text not in self._reader.vocabulary["function_words"]
        return text if is_named else ""  # "I want more" names nothing


def _is_thing(need: str) -> bool:
    """Whether a wish is a thing or one deed, not somebody else's."""
    return bool(need) and (need.startswith("to ") or " to " not in need)
