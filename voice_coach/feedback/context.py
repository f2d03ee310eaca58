"""Everything the measures look at, prepared once per utterance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from voice_coach.events import Expectation
from voice_coach.feedback.belonging import Likeness
from voice_coach.feedback.coverage import Overlap, overlap
from voice_coach.feedback.feelings import Feeling, find_feelings
from voice_coach.feedback.questions import Question, find_questions
from voice_coach.language.cues import Cue, Cues, Hit, all_hits
from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import Line, read_line

_CLOSING = 60
# letters at the end of a line in which a question still waits for its answer


@dataclass(frozen=True, slots=True)
class Context:
    """One utterance with all that was found in it."""

    line: Line
    heard: Line
    # what it answers; without words when nothing is known
    expectation: Expectation | None
    lexicon: Lexicon
    possible: Cues
    # of its wordings those that may be found in the line
    heard_asks: bool
    # whether the heard line ends with a question, so that one may answer it
    questions: tuple[Question, ...]
    feelings: tuple[Feeling, ...]
    overlap: Overlap
    likeness: Likeness | None = None
    # compares meanings, where a model for that is installed
    doubtful: frozenset[str] = frozenset()
    # words of the line that were perhaps misheard
    _found: dict[str, tuple[Hit, ...]] = field(init=False, default_factory=dict, repr=False)
    # what was looked for already, by its name

    @property
    def plain(self) -> str:
        return self.line.plain

    def cues(self, name: str) -> Sequence[Cue]:
        """The wordings that show something and may be found in the line or a part of it."""
        return self.possible[name]

    def hits(self, name: str) -> Sequence[Hit]:
        """Every place where one of these wordings is found; looked for once."""
        if name not in self._found:
            self._found[name] = tuple(all_hits(self.line, self.cues(name)))
        return self._found[name]

    @property
    def is_listening(self) -> bool:
        """Whether the utterance answers something a partner said."""
        if self.expectation is not None:
            return self.expectation.kind == "listen"
        return bool(self.heard.words)

    @property
    def is_to_partner(self) -> bool:
        """Whether it is known that the words are meant for the partner."""
        return self.expectation is not None

    def asks_for(self, name: str) -> bool:
        """Whether the drill asks for a strength."""
        return self.expectation is not None and any(
            name in group for group in self.expectation.asks
        )

    def watches(self, name: str) -> bool:
        """Whether the drill watches for a pitfall above all."""
        return self.expectation is not None and name in self.expectation.avoids


Measure = Callable[[Context], Hit | None]
"""Finds one marker in an utterance, where it shows most clearly; None when it is not there."""


def read_context(
    line: Line,
    heard: str,
    expectation: Expectation | None,
    lexicon: Lexicon,
    likeness: Likeness | None = None,
) -> Context:
    """Find in a normalised utterance what all measures share."""
    heard_line = read_line(heard)
    possible = lexicon.sieve.through(line.plain)
    return Context(
        line=line,
        heard=heard_line,
        expectation=expectation,
        lexicon=lexicon,
        possible=possible,
        heard_asks=_ends_with_question(heard_line, lexicon),
        questions=find_questions(line, possible),
        feelings=find_feelings(line, lexicon),
        overlap=overlap(line, heard_line, lexicon),
        likeness=likeness,
    )


def _ends_with_question(line: Line, lexicon: Lexicon) -> bool:
    late = len(line.plain) - _CLOSING
    return any(
        item.end > late and not item.is_tag and not item.is_check
        for item in find_questions(line, lexicon.sieve.through(line.plain))
    )
