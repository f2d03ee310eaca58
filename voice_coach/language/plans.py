"""Deciding what a paraphrase is about: a feeling, a need, two sides, several points, or one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from voice_coach.language.findings import Feeling, is_likened
from voice_coach.language.happenings import happening
from voice_coach.language.needs import Need, is_whole_wish
from voice_coach.language.reading import Point, Reader, Reading
from voice_coach.language.speech.tokens import split_words
from voice_coach.language.speech.units import Unit

_WORDS_IN_TWO_POINTS = 26
_LEAST_SECOND_SCORE = 1.3
_LEAST_NEXT_SCORE = -2.5
# of a point that was joined to the best one
_FEW_UNITS = 3
# in so short an utterance nothing that is joined is left out
_LEAST_CONTRAST_SCORE = 0.6
_LEANING = frozenset({"both", "neither", "that", "this", "then", "it"})
# at its end they point back to what was said before
_OWN = frozenset({"i", "me", "my", "we", "us", "our"})
_GRANTING = frozenset({"be", "know", "think", "guess", "suppose", "agree", "understand", "see"})
# "my team is great but", "I know he loves me but": the weight lies on what comes after
_GUESSING = frozenset({"maybe", "perhaps"})
_LEAST_THIRD_SCORE = 1.4
_SAME_WORDS_RATIO = 0.75
_MEETING = frozenset(
    {"break", "throw", "hide", "do", "make", "take", "keep", "give", "lose", "fix"}
)
# an "it" after these is a thing
_WORDS_IN_FEELING = 9
_NOT_THAT = frozenset({("it", "'s", "not", "that"), ("it", "is", "n't", "that")})
_IT_IS = frozenset({("it", "'s"), ("it", "is"), ("it", "was")})
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
        best = next(self._standing(reading), None)
        if best is None:
            return
        best = self._with_denial(reading, best)
        corrected = self._corrected(reading, best)
        if corrected:
            yield Plan("content", {"content": corrected})
        second = self._second(reading, best)
        pair = sorted((best, second), key=_place) if second is not None else []
        if pair and self._opposes(reading, *pair):
            other = self._with_next(reading, *pair)
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
        told = sorted((point for point in reading.points if point.text in said), key=_place)
        return max(told, key=lambda point: happening(reading.speech, point.unit, vocabulary)).text

    def need(self, reading: Reading) -> str | None:
        """The first need that can be said; None when there is none."""
        texts = (self._need_text(reading, need) for need in reading.needs)
        return next((text for text in texts if text), None)

    def _standing(self, reading: Reading) -> Iterator[Point]:
        """The points that can be understood alone, or with the one they lean on."""
        for point in reading.points:
            place = reading.units.index(point.unit)
            before = [p for p in reading.points if place and p.unit is reading.units[place - 1]]
            after = reading.units[place + 1 : place + 2]
            is_half = any(self._is_mended(reading, point.unit, unit) for unit in after)
            is_half = is_half and not self._corrected(reading, point)
            is_half = is_half or self._is_one_side(reading, point, has_other=bool(before))
            if not is_half and (before or not self._leans(reading, point)):
                yield point

    def _with_denial(self, reading: Reading, best: Point) -> Point:
        """The point that ends on what is told best: "you love him, but you don't show it"."""
        ends = (point for point in reading.points if point.text.endswith(f", but {best.text}"))
        return next(ends, best)

    def _is_one_side(self, reading: Reading, point: Point, *, has_other: bool) -> bool:
        """Whether the other side of a "but" carries what is meant and cannot be said back."""
        speech, main = reading.speech, point.unit.main
        if speech.at(point.end) == "but" and speech.at(point.end + 1) in {"please", "do", "not"}:
            return True
        is_own = "i" in speech.words[main.start : main.subject_end]
        if self._only_grants(reading, point):
            return True
        is_second = point.unit.joined_by == "but" and reading.units.index(point.unit) == 1
        return is_second and not has_other and not is_own

    def _only_grants(self, reading: Reading, point: Point) -> bool:
        """ "The nurse was kind but ...": what is granted, where what it leads to is not told."""
        speech, units = reading.speech, reading.units
        is_first = point.unit is units[0] and " but " not in point.text
        verb = point.unit.main.verb
        is_granted = verb.base in _GRANTING and not verb.is_negated
        is_granted = is_granted or _OWN.isdisjoint(speech.words[: point.end])
        is_granted = is_granted or speech.at(0) in _GUESSING
        is_told = any(other.unit in units[1:2] for other in reading.points)
        clausal = self._reader.vocabulary.any_of("subject_pronouns", "finite_auxiliaries", "modals")
        is_told = is_told or clausal.isdisjoint(speech.words[point.end :])
        return is_first and is_granted and speech.at(point.end) == "but" and not is_told

    def _leans(self, reading: Reading, point: Point) -> bool:
        """Whether an "it" or "that" in it was named by something that cannot be said back."""
        verb, speech = point.unit.main.verb, reading.speech
        if len(reading.units) > _FEW_UNITS or point.unit is reading.units[0]:
            return False
        subject, words = speech.at(point.unit.main.start), speech.words[verb.end : point.end]
        if (subject == "that" and point.unit.joined_by) or point.text.startswith("it's that "):
            return True
        is_met = words[:1] in (("it",), ("that",), ("this",)) and verb.base in _MEETING
        is_object = is_met or words[-1:] in (("it",), ("both",)) or words == ("that",)
        return is_object and subject != "this"

    def _with_next(self, reading: Reading, first: Point, second: Point) -> str:
        """The second of two sides with what is joined to it and ends a short utterance."""
        room = _WORDS_IN_TWO_POINTS - first.length - second.length
        for point in reading.points:
            is_last = self._are_next(reading, second, point) and point.unit is reading.units[-1]
            is_joined = point.unit.joined_by in {"and", ""} and second.end <= point.unit.start
            is_short = len(reading.units) <= _FEW_UNITS and point.length <= room
            if is_last and is_joined and is_short and point.end == point.unit.end:
                return f"{second.text}{' and' if point.unit.joined_by else ','} {point.text}"
        return second.text

    def _opposes(self, reading: Reading, first: Point, second: Point) -> bool:
        """Whether a "but" stands between just these two."""
        is_joined = self._are_next(reading, first, second) and second.unit.joined_by == "but"
        return is_joined and " but " not in first.text

    def _is_apart(self, reading: Reading, point: Point) -> bool:
        """Whether a point is whole as it was spoken, or a feeling or wish of one's own that is."""
        unit, place = point.unit, reading.units.index(point.unit)
        before = reading.units[place - 1].end if place else 0
        told = [*(felt.unit for felt in reading.feelings), *(need.unit for need in reading.needs)]
        is_own = reading.speech.at(unit.start) == "i" and unit.start == unit.main.start
        is_own = (is_own and unit in told) or is_likened(reading.speech, unit)
        is_next = unit.joined_by in {"and", "but"} or before == unit.start
        return point.is_clean or (is_own and is_next and point.end == unit.end)

    def _meets(self, reading: Reading, best: Point, point: Point) -> bool:
        """Whether two points are all that was said, one right after the other."""
        first, second = sorted((best, point), key=_place)
        is_whole = first.end == first.unit.end == second.unit.start
        is_whole = is_whole and second.end == second.unit.end
        return is_whole and len(reading.units) == 2 and self._are_next(reading, first, second)

    def _are_next(self, reading: Reading, first: Point, second: Point) -> bool:
        return reading.units.index(second.unit) == reading.units.index(first.unit) + 1

    def _second(self, reading: Reading, best: Point) -> Point | None:
        contrast = self._contrast(reading, best)
        if contrast and best.text.endswith(f", but {contrast.text}"):
            contrast = None
        if contrast and contrast.is_clean and contrast.length + best.length <= _WORDS_IN_TWO_POINTS:
            return contrast
        for point in self._by_worth_beside(reading, best):
            fits = point.length + best.length <= _WORDS_IN_TWO_POINTS
            is_whole = self._is_apart(reading, point) or self._meets(reading, best, point)
            fits = fits and is_whole
            is_new = not self._repeats(point, best)
            if fits and is_new and point.score >= self._least_score(reading, best, point):
                return point
        return None

    def _by_worth_beside(self, reading: Reading, best: Point) -> list[Point]:
        """The other points, first the one that the best point leans on."""
        others = [point for point in reading.points if point is not best]
        is_leaning = reading.speech.at(best.end - 1) in _LEANING and best.unit.joined_by != ""
        return sorted(others, key=lambda p: not (is_leaning and self._are_next(reading, p, best)))

    def _least_score(self, reading: Reading, best: Point, point: Point) -> float:
        """How telling a second point must be; what is joined to the first need not be much."""
        first, second = sorted((best, point), key=_place)
        is_next = self._are_next(reading, first, second)
        is_joined = second.unit.joined_by in {"and", "so"} and first.is_clean and is_next
        is_joined = is_joined or self._meets(reading, best, point)
        is_short = is_joined and len(reading.units) <= _FEW_UNITS
        return _LEAST_NEXT_SCORE if is_short else _LEAST_SECOND_SCORE

    def _corrected(self, reading: Reading, best: Point) -> str:
        """ "You're not angry, you're just tired": what is denied with what is so instead."""
        place = reading.units.index(best.unit)
        for first, second in pairwise(reading.units[max(0, place - 1) : place + 2]):
            points = [p for unit in (first, second) for p in reading.points if p.unit is unit]
            is_whole = len(points) == 2 and all(p.end == p.unit.end for p in points)
            if is_whole and first.end == second.start and self._is_mended(reading, first, second):
                text = f"{points[0].text}, {points[1].text}"
                return text if len(text.split()) <= _WORDS_IN_TWO_POINTS else ""
        return ""

    def _is_mended(self, reading: Reading, first: Unit, second: Unit) -> bool:
        """Whether the second of two units says of the same what the first denies."""
        words, verbs = reading.speech.words, (first.main.verb, second.main.verb)
        is_opposed = verbs[0].is_negated and not verbs[1].is_negated and not second.joined_by
        same = [words[unit.main.start : unit.main.subject_end] for unit in (first, second)]
        lead = words[second.main.subject_end : verbs[1].end + 1]
        is_only = "just" in lead and "just" not in words[first.start : first.end]
        is_opposed = is_opposed or (is_only and verbs[0].is_negated and not second.joined_by)
        if not second.joined_by and self._denies_reason(reading, first, second):
            return True
        again = verbs[0].base == verbs[1].base
        is_all = len(reading.units) == len((first, second))
        again = again and (is_all or verbs[0].base in self._reader.vocabulary["weighed_again"])
        again = again or (is_all and "because" not in words)
        return is_opposed and same[0] == same[1] and (is_only or again)

    def _denies_reason(self, reading: Reading, first: Unit, second: Unit) -> bool:
        """ "It's not that I don't care, I just can't", "what hurts isn't X, it's that you lied"."""
        words, verb = reading.speech.words, first.main.verb
        is_denied = words[first.start : first.start + 4] in _NOT_THAT
        is_renamed = words[second.main.start : second.main.verb.end] in _IT_IS
        return is_denied or (is_renamed and verb.base == "be" and verb.is_negated)

    def _contrast(self, reading: Reading, best: Point) -> Point | None:
        """What stands on the other side of a "but"."""
        place = reading.units.index(best.unit)
        other = place - 1 if best.unit.joined_by == "but" else place + 1
        if not 0 <= other < len(reading.units):
            return None
        unit = reading.units[other]
        if "but" not in {unit.joined_by, best.unit.joined_by} or unit.is_question:
            return None
        near = (p for p in reading.points if p.unit is unit and not self._leans(reading, p))
        is_few = len(reading.units) <= _FEW_UNITS
        least = _LEAST_NEXT_SCORE if is_few else _LEAST_CONTRAST_SCORE
        return next((p for p in near if p.score >= least), None)

    def _summary(self, reading: Reading, best: Point, second: Point) -> Plan:
        """Two points, or three short ones, in the order they were said."""
        room = _WORDS_IN_TWO_POINTS - best.length - second.length
        said = (best, second)
        clean = (point for point in reading.points if self._is_apart(reading, point))
        new = (p for p in clean if not any(self._repeats(p, other) for other in said))
        third = next((point for point in new if point.length <= room), None)
        points = [best, second]
        is_few = len(reading.units) <= _FEW_UNITS and all(p.is_clean for p in said)
        least = _LEAST_NEXT_SCORE if is_few else _LEAST_THIRD_SCORE
        if third and third.score >= least:
            points.append(third)
        in_order = sorted(points, key=_place)
        *first, last = (point.text for point in in_order)
        is_reason = in_order[-1].unit.joined_by == "so" and len(points) < _FEW_UNITS
        is_reason = is_reason and self._are_next(reading, *in_order)
        slots = {"content": ", ".join(first), "event": last}
        is_long = len(reading.units) > _FEW_UNITS
        return Plan("summary", slots, link="so" if is_reason else "", is_long=is_long)

    def _repeats(self, point: Point, other: Point) -> bool:
        """Whether two points say nearly the same, or one is a broken-off start of the other."""
        verbs = point.unit.main.verb, other.unit.main.verb
        if other.text.endswith(f", but {point.text}"):
            return True
        is_other = verbs[0].is_negated != verbs[1].is_negated
        is_other = is_other or point.text.split()[0] != other.text.split()[0]
        if is_other and point.is_clean and other.is_clean:
            return False
        first, second = self._content(point), self._content(other)
        same = sum(any(_begins(word, another) for another in second) for word in first)
        fewest = min(len(first), len(second))
        return point.text == other.text or (fewest > 0 and same >= _SAME_WORDS_RATIO * fewest)

    def _content(self, point: Point) -> set[str]:
        closed = self._reader.vocabulary["function_words"]
        return {word for word in split_words(point.text) if word not in closed}

    # --- feelings --------------------------------------------------------------------------------

    def _feeling_plans(self, reading: Reading, best: Point, second: Point | None) -> Iterator[Plan]:
        for feeling in reading.feelings:
            felt = next((p for p in (best, second) if p and p.unit is feeling.unit), None)
            if felt is None or not self._is_plain(reading, feeling):
                continue
            other = second if felt is best else best
            if other is not None and _place(other) > _place(felt):
                return  # told in its order by a summary
            plan = self._feeling_plan(reading, feeling, felt, other)
            if plan is not None:
                yield plan
                return

    def _is_plain(self, reading: Reading, feeling: Feeling) -> bool:
        """Whether it can be said as "you feel" or "you felt" without changing its tense."""
        main = feeling.unit.main
        if reading.speech.at(main.start - 1) in _GUESSING:
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
            if other is not None and len(reading.units) > _FEW_UNITS:
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
        if second is not None and _place(second) > _place(best):
            return  # told in its order by a summary
        wishes = [need for need in reading.needs if need.unit is best.unit and is_whole_wish(need)]
        texts = [text for wish in wishes if _is_plain(text := self._need_text(reading, wish))]
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


def _begins(word: str, other: str) -> bool:
    """Whether two words are one, or one the first letters of the other."""
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) > 2 and longer.startswith(shorter))


def _place(point: Point) -> int:
    return point.unit.start


def _is_plain(need: str) -> bool:
    """Whether a wish is a thing or one deed, not somebody else's."""
    return bool(need) and (need.startswith("to ") or " to " not in need)
