"""Which second point goes with the best one, and how the two belong together."""

from __future__ import annotations

from voice_coach.language.findings import is_likened
from voice_coach.language.leaning import FEW_UNITS, WORDS_IN_TWO_POINTS, are_next, leans, place_of
from voice_coach.language.reading import Point, Reading
from voice_coach.language.speech.tokens import split_words
from voice_coach.language.vocabulary import Vocabulary

_LEAST_SECOND_SCORE = 1.3
LEAST_NEXT_SCORE = -2.5
# of a point that was joined to the best one
_LEAST_CONTRAST_SCORE = 0.6
_LEANING = frozenset({"both", "neither", "that", "this", "then", "it"})
# at its end they point back to what was said before
_SAME_WORDS_RATIO = 0.75


def second_point(reading: Reading, best: Point, vocabulary: Vocabulary) -> Point | None:
    """What is told beside the best point, be it its other side; None where nothing fits."""
    contrast = _contrast(reading, best)
    if contrast and best.text.endswith(f", but {contrast.text}"):
        contrast = None
    if contrast and contrast.is_clean and contrast.length + best.length <= WORDS_IN_TWO_POINTS:
        return contrast
    for point in _by_worth_beside(reading, best):
        fits = point.length + best.length <= WORDS_IN_TWO_POINTS
        is_whole = is_apart(reading, point) or _meets(reading, best, point)
        fits = fits and is_whole
        is_new = not repeats(point, best, vocabulary)
        if fits and is_new and point.score >= _least_score(reading, best, point):
            return point
    return None


def _contrast(reading: Reading, best: Point) -> Point | None:
    """What stands on the other side of a "but"."""
    place = reading.place(best.unit)
    other = place - 1 if best.unit.joined_by == "but" else place + 1
    if not 0 <= other < len(reading.units):
        return None
    unit = reading.units[other]
    if "but" not in {unit.joined_by, best.unit.joined_by} or unit.is_question:
        return None
    near = (p for p in reading.points if p.unit is unit and not leans(reading, p))
    is_few = len(reading.units) <= FEW_UNITS
    least = LEAST_NEXT_SCORE if is_few else _LEAST_CONTRAST_SCORE
    return next((p for p in near if p.score >= least), None)


def _by_worth_beside(reading: Reading, best: Point) -> list[Point]:
    """The other points, first the one that the best point leans on."""
    others = [point for point in reading.points if point is not best]
    is_leaning = reading.speech.at(best.end - 1) in _LEANING and best.unit.joined_by != ""
    return sorted(others, key=lambda p: not (is_leaning and are_next(reading, p, best)))


def _least_score(reading: Reading, best: Point, point: Point) -> float:
    """How telling a second point must be; what is joined to the first need not be much."""
    first, second = sorted((best, point), key=place_of)
    is_next = are_next(reading, first, second)
    is_joined = second.unit.joined_by in {"and", "so"} and first.is_clean and is_next
    is_joined = is_joined or _meets(reading, best, point)
    is_short = is_joined and len(reading.units) <= FEW_UNITS
    return LEAST_NEXT_SCORE if is_short else _LEAST_SECOND_SCORE


def is_apart(reading: Reading, point: Point) -> bool:
    """Whether a point is whole as it was spoken, or a feeling or wish of one's own that is."""
    unit, place = point.unit, reading.place(point.unit)
    before = reading.units[place - 1].end if place else 0
    told = [*(felt.unit for felt in reading.feelings), *(need.unit for need in reading.needs)]
    is_own = reading.speech.at(unit.start) == "i" and unit.start == unit.main.start
    is_own = (is_own and unit in told) or is_likened(reading.speech, unit)
    is_next = unit.joined_by in {"and", "but"} or before == unit.start
    return point.is_clean or (is_own and is_next and point.end == unit.end)


def _meets(reading: Reading, best: Point, point: Point) -> bool:
    """Whether two points are all that was said, one right after the other."""
    first, second = sorted((best, point), key=place_of)
    is_whole = first.end == first.unit.end == second.unit.start
    is_whole = is_whole and second.end == second.unit.end
    return is_whole and len(reading.units) == 2 and are_next(reading, first, second)


def repeats(point: Point, other: Point, vocabulary: Vocabulary) -> bool:
    """Whether two points say nearly the same, or one is a broken-off start of the other."""
    verbs = point.unit.main.verb, other.unit.main.verb
    if other.text.endswith(f", but {point.text}"):
        return True
    is_other = verbs[0].is_negated != verbs[1].is_negated
    is_other = is_other or point.text.split()[0] != other.text.split()[0]
    if is_other and point.is_clean and other.is_clean:
        return False
    first, second = _content(point, vocabulary), _content(other, vocabulary)
    same = sum(any(_begins(word, another) for another in second) for word in first)
    fewest = min(len(first), len(second))
    return point.text == other.text or (fewest > 0 and same >= _SAME_WORDS_RATIO * fewest)


def _content(point: Point, vocabulary: Vocabulary) -> set[str]:
    closed = vocabulary["function_words"]
    return {word for word in split_words(point.text) if word not in closed}


def with_denial(reading: Reading, best: Point) -> Point:
    """The point that ends on what is told best: "you love him, but you don't show it"."""
    ends = (point for point in reading.points if point.text.endswith(f", but {best.text}"))
    return next(ends, best)


def opposes(reading: Reading, first: Point, second: Point) -> bool:
    """Whether a "but" stands between just these two."""
    is_joined = are_next(reading, first, second) and second.unit.joined_by == "but"
    return is_joined and " but " not in first.text


def with_next(reading: Reading, first: Point, second: Point) -> str:
    """The second of two sides with what is joined to it and ends a short utterance."""
    room = WORDS_IN_TWO_POINTS - first.length - second.length
    for point in reading.points:
        is_last = are_next(reading, second, point) and point.unit is reading.units[-1]
        is_joined = point.unit.joined_by in {"and", ""} and second.end <= point.unit.start
        is_short = len(reading.units) <= FEW_UNITS and point.length <= room
        if is_last and is_joined and is_short and point.end == point.unit.end:
            return f"{second.text}{' and' if point.unit.joined_by else ','} {point.text}"
    return second.text


def _begins(word: str, other: str) -> bool:
    """Whether two words are one, or one the first letters of the other."""
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) > 2 and longer.startswith(shorter))
