"""How much of what was heard an answer takes up, and how much it merely repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from voice_coach.events import Point
from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import Line, normalize

TURNED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are",
    "we": "you", "us": "you", "our": "your",
}  # fmt: skip
"""Who speaks and who is spoken to change places between a line and its answer."""
_SUFFIXES = (
    "iness",
    "ingly",
    "ations",
    "ation",
    "ness",
    "ings",
    "ing",
    "edly",
    "ied",
    "ies",
    "ed",
    "es",
    "ly",
    "s",
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough common form of a word's inflections: "worked" and "works" are both "work"."""
    word = word.removesuffix("'s")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word


def content_words(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words that carry content, in order."""
    return tuple(word for word in words if word not in lexicon.function_words and len(word) > 1)


def meanings(words: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Stems of the content words together with the concept groups and feelings they belong to."""
    found: set[str] = set()
    for word in words:
        groups = lexicon.concepts.get(word, ())
        families = lexicon.family_of.get(word, ())
        if not groups and not families and (word in lexicon.function_words or len(word) < 2):
            continue
        found.add(stem(word))
        found.update(f"@{name}" for name in groups)
        found.update(f"~{family.name}" for family in families)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What an answer and the line it answers have in common."""

    shared: int
    # meanings in both
    of_answer: float
    # share of the answer's meanings found in the line, 0..1
    of_heard: float
    # share of the line's meanings taken up, 0..1
    echo: float
    # share of the answer that repeats the line word for word in runs of three and more, 0..1


def overlap(line: Line, heard: Line, lexicon: Lexicon) -> Overlap:
    """Compare an answer with the line it answers; all zero when nothing was heard."""
    if not heard.words or not line.words:
        return Overlap(0, 0.0, 0.0, 0.0)
    ours, theirs = meanings(line.words, lexicon), meanings(heard.words, lexicon)
    shared = ours & theirs
    return Overlap(
        len(shared),
        len(shared) / max(1, len(ours)),
        len(shared) / max(1, len(theirs)),
        _echo(line.words, heard.words),
    )


def _echo(words: Sequence[str], heard: Sequence[str]) -> float:
    ours = [TURNED.get(word, word) for word in words]
    theirs = [TURNED.get(word, word) for word in heard]
    known = {tuple(theirs[index : index + 3]) for index in range(len(theirs) - 2)}
    marked = [False] * len(ours)
    for index in range(len(ours) - 2):
        if tuple(ours[index : index + 3]) in known:
            marked[index : index + 3] = [True] * 3
    return sum(marked) / len(ours)


def covered_points(line: Line, points: Sequence[Point], lexicon: Lexicon) -> tuple[int, ...]:
    """Indices of the points that the answer takes up, by their cues or in other words."""
    ours = meanings(line.words, lexicon)
    plain = f" {line.plain} "
    return tuple(
        index
        for index, point in enumerate(points)
        if any(_holds(plain, ours, cue, lexicon) for cue in point.cues)
        or _is_taken_up(point.text, ours, lexicon)
    )


def _holds(plain: str, ours: frozenset[str], cue: str, lexicon: Lexicon) -> bool:
    words = normalize(cue)
    if f" {words} " in plain:
        return True
    cue_words = content_words(words.split(), lexicon)
    return bool(cue_words) and all(stem(word) in ours for word in cue_words)


def _is_taken_up(text: str, ours: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether most of a point's own content words, or words of the same meaning, are there."""
    words = content_words(normalize(text).split(), lexicon)
    if not words:
        return False
    taken = sum(bool(meanings([word], lexicon) & ours) for word in words)
    return taken / len(words) >= (0.6 if len(words) > 2 else 1.0)


def is_mistaken(line: Line, heard: Line, lexicon: Lexicon) -> bool:
    """Whether an answer has another person, day, number or outcome in place of what was said."""
    ours, theirs = ({word.removesuffix("'s") for word in said.words} for said in (line, heard))
    return any(
        _differ(
            [group for group in groups if group & theirs],
            [group for group in groups if group & ours],
        )
        for groups in lexicon.contraries
    )


def _differ(theirs: Sequence[frozenset[str]], ours: Sequence[frozenset[str]]) -> bool:
    """Whether each names one of a kind, and none of them the same."""
    return bool(theirs and ours) and not any(group in theirs for group in ours)
