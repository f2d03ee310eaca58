"""Finds verbs that stand before their subject, the mark of a yes-or-no question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voice_coach.language.cues import Cues, leads_up_to, word_after, word_before
from voice_coach.language.normalize import Line

_SUBJECTS = frozenset(
    [
        "i", "you", "he", "she", "it", "we", "they", "there", "who", "which", "people",
        "everybody", "everyone", "nobody",
    ]
)  # fmt: skip
_VERBS_BEFORE = frozenset(
    [
        "to", "will", "would", "could", "should", "can", "may", "might", "must", "not", "never",
        "i", "you", "we", "they", "he", "she", "what",
    ]
)  # fmt: skip
OPENERS = frozenset(
    [
        "", "so", "and", "but", "okay", "well", "or", "now", "right", "yes", "no", "then",
        "alright", "because", "oh", "sure", "good", "great", "actually", "also", "sorry", "wow",
        "hey",
    ]
)  # fmt: skip
"""What may stand before a question; "" is the start of the sentence."""
WH_WORDS = frozenset(["what", "how", "why", "where", "when", "who", "which"])
_DONE_BEFORE = frozenset(
    [
        "ever", "been", "thought", "tried", "eaten", "slept", "planned", "expected", "talked",
        "told", "done", "seen", "heard", "met", "noticed", "used", "wanted", "asked", "taken",
    ]
)  # fmt: skip
_ARRANGED = frozenset(
    ["come", "covered", "do", "fill", "go", "sign", "stay", "take", "talk", "back"]
)
# "we will have you come in" arranges something and asks nothing
_RARE_SUBJECTS = frozenset(["any", "either", "these", "those", "this", "someone", "anyone"])
_CLAUSE_SUBJECTS = frozenset(
    ["i", "you", "he", "she", "it", "we", "they", "there", "your", "my", "people", "if", "when"]
)
_AFTER_BE = frozenset(
    [
        "", "right", "correct", "true", "fair", "okay", "something", "because", "more", "like",
        "possible", "what", "how", "why", "enough", "helpful", "hard", "a", "about", "important",
        "just", "only", "still", "mainly", "mostly", "usually",
    ]
)  # fmt: skip
_AFTER_DEED = frozenset(
    [
        "too", "to", "all", "every", "when", "because", "again", "and", "for", "sometimes", "but",
        "at", "on", "in", "with", "as", "so", "it", "he", "she", "i", "whenever", "if", "a", "the",
    ]
)  # fmt: skip
# "my mother does that too" tells; "does that fit" asks
_BEFORE_OBJECT = frozenset(
    ["for", "with", "to", "about", "of", "around", "on", "at", "from", "ask", "asking", "tell"]
)
_GUESSES = frozenset(["guess", "sense", "feeling", "hunch", "fear", "hope", "worry", "belief"])
# "my guess is he felt the same"
_EXISTING = frozenset(
    [
        "even",
        "been",
        "ever",
        "any",
        "anything",
        "something",
        "anyone",
        "someone",
        "a",
        "some",
        "more",
        "another",
        "one",
        "other",
        "others",
        "times",
    ]
)
_HABITS = frozenset(["always", "often", "still", "never", "usually", "sometimes", "just", "only"])
# "she always does that" tells
_NEGATED_OPENING = re.compile(
    r"(?<!\S)(?:not once|never once|never|rarely|hardly ever|not only|no longer|at no time)"
    r"(?: this \S+| last \S+| in \S+ \S+| all \S+)? $"
)
# "not once this week did we eat together" tells
_AGREES = {
    "is": {"he", "she", "it", "that", "this", "there", "anyone", "anybody", "someone", "anything",
           "everything", "either", "any"},
    "was": {"i", "he", "she", "it", "that", "this", "there", "anyone", "anybody", "someone",
            "anything", "everything", "either", "any"},
    "am": {"i"},
    "has": {"he", "she", "it", "that", "this", "anyone", "anybody", "someone", "anything",
            "everything", "there"},
    "does": {"he", "she", "it", "that", "this", "anyone", "anybody", "someone", "anything",
             "everything", "any", "either"},
    "are": {"you", "we", "they", "there", "these", "those", "any", "either"},
    "were": {"you", "we", "they", "there", "these", "those", "any"},
    "have": {"i", "you", "we", "they", "there", "these", "those", "any", "people"},
    "do": {"i", "you", "we", "they", "these", "those", "any", "people"},
}  # fmt: skip
# "is you" and "was you" follow a long subject ("what I hear is you ..."), they never ask


_AFTER_LIKENESS = frozenset(
    [
        "", "sometimes", "often", "too", "now", "always", "really", "and", "but", "when",
        "because", "if", "today", "then", "lately", "even",
    ]
)  # fmt: skip
# "so am I sometimes" likens, and asks nothing
_AFTER_OWN_LIKENESS = frozenset({"you", "mean", "tonight", "love", "honestly"})
# "so am I you know", "so am I, I mean" as doubled words are heard


@dataclass(frozen=True, slots=True)
class Inversion:
    """Verb before subject, in offsets of `Line.plain`."""

    start: int
    end: int


def find_inversions(line: Line, cues: Cues) -> Iterator[Inversion]:
    """Every yes-or-no question that is shown by its word order."""
    for cue in cues["inverted"]:
        for match in cue.pattern.finditer(line.plain):
            if _asks(line, match):
                yield Inversion(match.start(), match.end())
    for cue in cues["inverted_noun"]:
        for match in cue.pattern.finditer(line.plain):
            if word_before(line, match.start()) not in _VERBS_BEFORE | _SUBJECTS | {"that", "or"}:
                yield Inversion(match.start(), match.end())
    for cue in cues["be_noun"]:
        for match in cue.pattern.finditer(line.plain):
            if word_before(line, match.start()) in OPENERS:
                yield Inversion(match.start(), match.end())


def _asks(line: Line, match: re.Match[str]) -> bool:
    before = word_before(line, match.start())
    after = word_after(line, match.end())
    verb, subject = match["verb"], match["subject"]
    if subject not in _AGREES.get(verb, {subject}) or _belongs_to_statement(
        line, match.start(), verb, subject
    ):
        return False
    if subject in {"that", "this", "it", "there"} and verb in {"is", "was", "were", "are", "has"}:
        return _asks_of_it(match, before, after)
    if verb == "had":
        return subject == "you" and after in _DONE_BEFORE
    if subject == "it" and verb == "did" and before not in OPENERS | WH_WORDS:
        return False
    closing = _AFTER_LIKENESS | (_AFTER_OWN_LIKENESS if subject == "i" else frozenset())
    if before in {"so", "nor", "neither", "than", "as"} and after in closing:
        return False
    return not _is_filler_or_relative(verb, subject, after) and (
        subject not in _RARE_SUBJECTS or before in OPENERS
    )


def _belongs_to_statement(line: Line, start: int, verb: str, subject: str) -> bool:
    """Whether the verb has its subject, or another verb, in front of it."""
    if leads_up_to(line.plain, start, _NEGATED_OPENING):
        return True
    if _ends_clause(line, start, subject):
        return False
    before = word_before(line, start)
    if verb in {"is", "was"} and before in _GUESSES:
        return True
    if verb in {"does", "did"} and before in _HABITS:
        return True
    if before in _SUBJECTS or (before == "that" and verb in {"is", "was", "are"}):
        return True
    return verb in {"do", "have", "had"} and before in _VERBS_BEFORE


def _ends_clause(line: Line, start: int, subject: str) -> bool:
    """Whether a clause is over before the verb: "were still there | can you", "for you | do"."""
    second, _, before = word_before(line, start, 2).rpartition(" ")
    if subject not in {"you", "they", "he", "she", "it", "that"}:
        return False
    is_place = before == "there" and subject == "you"
    return is_place or (before == "you" and second in _BEFORE_OBJECT and subject != "it")


def _is_filler_or_relative(verb: str, subject: str, after: str) -> bool:
    """Whether it is "are, you know, ...", "does that too" or "is someone who ..."."""
    if subject == "you" and after == "know" and verb in {"are", "were"}:
        return True
    if verb in {"does", "did"} and subject in {"that", "this", "it"} and after in _AFTER_DEED:
        return True
    if subject == "you" and verb == "have" and after in _ARRANGED:
        return True
    return subject in {"someone", "somebody", "anyone"} and after in {"who", "that"}


def _asks_of_it(match: re.Match[str], before: str, after: str) -> bool:
    """Tell "is that right" from "the thing is that you ..."."""
    if before in OPENERS:
        return not (before == "" and match["subject"] == "that" and after in {"i", "you", "we"})
    if match["subject"] == "that" and after in _CLAUSE_SUBJECTS:
        return False
    if match["subject"] == "there":
        return after in _EXISTING
    if match["not"] and (not after or match["subject"] == "it"):
        return True
    return after in _AFTER_BE
