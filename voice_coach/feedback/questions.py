"""Finds questions by their wording, since recognisers give no question mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from voice_coach.feedback.inversions import OPENERS, WH_WORDS, Inversion, find_inversions
from voice_coach.language.cues import Cues, sentence_start, word_before
from voice_coach.language.normalize import Line
from voice_coach.language.persons import SUBJECTS

Kind = Literal["open", "closed"]

_EMBEDDERS = frozenset(
    [
        "know", "knows", "knew", "known", "see", "sees", "understand", "understands", "understood",
        "that's", "about", "of", "to", "for", "from", "with", "at", "on", "by", "than", "into",
        "hear", "remember", "forget", "figure", "out", "sure", "tell", "told", "say", "said",
        "explain", "explained", "show", "shown", "idea", "matter", "exactly", "is", "was", "that",
        "are", "like", "hearing", "you", "me", "him", "them", "us", "notice", "realize", "realise",
        "decide", "learn", "find", "discover", "just", "reason", "time", "times", "person",
        "people", "one", "those", "someone", "somebody", "everyone", "anyone", "friends", "man",
        "woman", "kids", "day", "days", "moment", "point", "things", "thing", "place", "look",
        "check", "wonder", "not", "really", "doing", "saying", "understanding", "guy", "family",
        "client", "patient", "everybody", "anybody", "knowing", "seeing", "versus", "between",
        "over", "mind", "saw", "seen", "heard", "after", "before", "despite", "given", "beyond",
    ]
)  # fmt: skip
_ASKING_ALL_THE_SAME = frozenset(["is", "was", "you", "me", "just", "of", "about", "for", "not"])
# after these a wh-word opens a subordinate clause and asks nothing
# with these before it, an inverted wh-clause still asks
_WONDERING = (["wonder"], ["wondering"], ["wondered"])
_NEAR = 6
# words before a question in which its asker may be named
_NEEDS_COMPANY = frozenset(["or", "right", "or not", "or no"])
_TOLD_BY_SOMEONE = frozenset(
    ["you", "they", "he", "she", "to", "not", "i", "we", "people", "would", "will", "can", "could"]
)
_ADVERBS = frozenset(["always", "never", "still", "just", "also", "even", "only", "really"])
# between a subject and its verb
_FURTHER = ("any other ", "anything else", "anyone else", "anybody else")
# "you have any other plans", "without anything else" ask nothing
_HOLDING = frozenset(
    [
        "have", "has", "had", "having", "is", "are", "was", "were", "be", "being", "if", "without",
        "with", "in", "of", "for", "to", "on", "about", "at", "from", "by", "than", "like", "as",
        "do", "does", "did", "doing", "not", "need", "needs", "want", "wants", "see", "say", "get",
        "take", "ask", "tell", "know", "think", "that", "there", "try", "use", "find", "make",
        "give", "got", "feel", "add", "share", "never", "more", "hardly", "eat", "buy", "any", "i",
        "you", "he", "she", "we", "they", "it", "before", "hear", "mention", "trying", "wanting",
        "done", "said", "seen", "when", "whether", "because", "just", "ever", "almost", "beyond",
    ]
)  # fmt: skip
_CLAUSE_STARTS = ("is that ", "was that ")
# "the thing is that the ..." tells, and asks nothing
_LAST_CHECKS = frozenset(["is that it", "is that so", "is that right", "is that true"])
# these ask in the end: "nobody was on your side is that it"
_NAMES_OF_CLAUSES = frozenset(
    [
        "thing", "things", "news", "problem", "trouble", "reason", "truth", "fact", "idea", "point",
        "difference", "part", "question", "catch", "trick", "risk", "happens", "matters", "helps",
        "means", "interesting", "important", "common", "know", "works", "side", "view", "feeling",
    ]
)  # fmt: skip
_NO_TAG_AFTER = frozenset(
    [
        "all", "that", "is", "are", "was", "am", "be", "the", "not", "it", "quite", "your", "get",
        "got", "feel", "absolutely", "you", "just", "okay", "exactly", "me", "to", "go", "went",
        "going", "yes", "oh", "a", "i", "things", "something", "this", "do", "done", "them",
        "both", "about",
    ]
)  # fmt: skip


_ASKS_WHETHER = re.compile(r"(?:can|could) you (?:\S+ )?tell me (?:if|whether)(?!\S)")
_TELLING = re.compile(
    r"what (?!is |are |was |were |do |does |did |would |could |can |will |should |has |have )"
    r"(?:\S+ ){1,7}?(?:is|was) (?:your|the|that(?! (?:right|it|so|true|fair|close)(?!\S))|to|being"
    r"|how|when|a|an|not|my|our|his|her|their|because)(?!\S)"
)
# "what matters to you is your family" tells; "what matters to you, is that right" asks

_SIDE_CLAUSE = re.compile(
    r"(?<!\S)(?:one|ones|about|knows?|knew|remembers?|remembered|decides?|forgets?|forgot) "
    r"(?:who|what|when|where|which|whose)(?!\S)"
)
# "knows when the bins go out and who needs new shoes" goes on telling


@dataclass(frozen=True, slots=True)
class Question:
    """One question inside an utterance, in offsets of `Line.plain`."""

    kind: Kind
    start: int
    end: int
    is_check: bool = False
    # asks whether the asker understood right
    is_tag: bool = False
    # hangs on a statement ("isn't it")
    is_invitation: bool = False
    # worded as a request to tell ("tell me about ...")


def find_questions(line: Line, cues: Cues) -> tuple[Question, ...]:
    """Every question of the utterance in order; overlapping wordings count once."""
    found = [
        *_wh_questions(line, cues),
        *_invitations(line, cues),
        *(_closed(line, inversion) for inversion in find_inversions(line, cues)),
        *_elliptic(line, cues),
        *_indirect(line, cues),
        *_in_place(line, cues),
        *_checks(line, cues),
    ]
    if not found:
        found = [*_trailing(line, cues), *_final_tag(line)]
    found += _marked(line, found)
    return _merge(sorted(found, key=lambda question: (question.start, -question.end)))


def _marked(line: Line, found: list[Question]) -> list[Question]:
    """Statements made into questions by nothing but a question mark, where there is one."""
    asked = []
    begun = sorted(question.start for question in found)
    for end in line.marked:
        start = sentence_start(line, end)
        if bisect_left(begun, start) == bisect_left(begun, end):
            asked.append(Question("closed", start, end, is_tag=True))
    return asked


def _matches(line: Line, cues: Cues, name: str) -> Iterator[re.Match[str]]:
    for cue in cues[name]:
        yield from cue.pattern.finditer(line.plain)


def _wh_questions(line: Line, cues: Cues) -> list[Question]:
    found: list[Question] = []
    aside = _SIDE_CLAUSE.search(line.plain)
    for name in ("wh_inverted", "wh_subject", "wh_short"):
        for match in _matches(line, cues, name):
            if _TELLING.match(line.plain, match.start()):
                continue
            before = word_before(line, match.start())
            if _is_wondered_by_another(line, match.start()):
                continue
            if before in {"and", "or"} and aside and aside.end() <= match.start():
                continue
            if _stands_alone(match.group(), before, is_turned=name == "wh_inverted"):
                found.append(Question("open", match.start(), match.end()))
    return found


def _is_wondered_by_another(line: Line, start: int) -> bool:
    """Whether it is told what somebody else asks themselves: "you wonder | what I want"."""
    before = word_before(line, start, _NEAR).split()
    subjects = [word for word in before if word in SUBJECTS]
    return before[-1:] in _WONDERING and subjects[-1:] != ["i"] and bool(subjects)


def _stands_alone(wording: str, before: str, *, is_turned: bool) -> bool:
    """Whether a wh-clause asks, and is no part of a statement ("I saw what happened")."""
    if wording == "what about":
        return True
    if is_turned and (
        before in _ASKING_ALL_THE_SAME or wording.startswith(("what ", "how ", "why "))
    ):
        return True
    if wording.startswith("who ") and before not in OPENERS:
        return False
    return before not in _EMBEDDERS


def _invitations(line: Line, cues: Cues) -> list[Question]:
    return [
        _invited(line, match)
        for match in _matches(line, cues, "invite")
        if not _is_told_of_someone(line, match)
    ]


def _invited(line: Line, match: re.Match[str]) -> Question:
    """What someone is asked to tell: "can you tell me if it was so" leaves yes or no."""
    if _ASKS_WHETHER.match(line.plain, match.start()):
        return Question("closed", match.start(), match.end())
    return Question("open", match.start(), match.end(), is_invitation=True)


def _is_told_of_someone(line: Line, match: re.Match[str]) -> bool:
    """Whether "tell me" and the like have a subject: "you told them to tell me"."""
    is_imperative = match.group().split()[0] in {
        "tell", "telling", "describe", "say", "hear", "give", "talk", "walk", "take", "know",
        "share", "explain", "expand", "help",
    }  # fmt: skip
    before = word_before(line, match.start(), 2).split()
    if before and before[-1] in _ADVERBS:
        before.pop()
    return is_imperative and bool(before) and before[-1] in _TOLD_BY_SOMEONE


def _closed(line: Line, inversion: Inversion) -> Question:
    is_last = inversion.end >= len(line.plain) - 1
    return Question(
        "closed", inversion.start, inversion.end, is_tag=is_last and inversion.start > 8
    )


def _elliptic(line: Line, cues: Cues) -> Iterator[Question]:
    """Questions without a verb: "anything else"."""
    for match in _matches(line, cues, "elliptic"):
        before = word_before(line, match.start())
        is_further = match.group().startswith(_FURTHER) and before not in _HOLDING
        if before in OPENERS or is_further:
            is_wide = match.group().startswith("any")
            yield Question("open" if is_wide else "closed", match.start(), match.end())


def _indirect(line: Line, cues: Cues) -> Iterator[Question]:
    """Wonders that ask, and leave the other person free not to answer."""
    for match in _matches(line, cues, "indirect"):
        yield Question("closed", match.start(), match.end(), is_tag=True)


def _in_place(line: Line, cues: Cues) -> Iterator[Question]:
    """Question words where the answer would stand: "over what period of time"."""
    for match in _matches(line, cues, "in_place"):
        if match.end() == len(line.plain):
            yield Question("open", match.start(), match.end())


def _trailing(line: Line, cues: Cues) -> Iterator[Question]:
    """What turns a statement into a question at its end: "... or not"."""
    for match in _matches(line, cues, "elliptic_end"):
        is_bare = match.start() == 0 and match.group() in _NEEDS_COMPANY
        if match.end() == len(line.plain) and not is_bare:
            is_wide = match.group().startswith(("what", "how", "where", "who", "when"))
            yield Question("open" if is_wide else "closed", match.start(), match.end())


def _final_tag(line: Line) -> Iterator[Question]:
    match = re.search(r"(?<= )(?:right|correct|huh)$", line.plain)
    if match and len(line.words) > 3 and word_before(line, match.start()) not in _NO_TAG_AFTER:
        yield Question("closed", match.start(), match.end(), is_tag=True)


def _checks(line: Line, cues: Cues) -> Iterator[Question]:
    for match in _matches(line, cues, "check"):
        before = word_before(line, match.start())
        is_last = match.end() == len(line.plain) and match.group() in _LAST_CHECKS
        is_start = match.group().startswith(_CLAUSE_STARTS) and not is_last
        is_clause = is_start and before in _NAMES_OF_CLAUSES
        if before not in WH_WORDS and before != "i" and not is_clause:
            yield Question("closed", match.start(), match.end(), is_check=True)


def _merge(found: list[Question]) -> tuple[Question, ...]:
    """Join wordings that overlap; checks and open wordings win."""
    merged: list[Question] = []
    for question in found:
        last = merged[-1] if merged else None
        if last is not None and question.start < last.end:
            merged[-1] = _joined(last, question)
        else:
            merged.append(question)
    return tuple(merged)


def _joined(one: Question, other: Question) -> Question:
    is_check = one.is_check or other.is_check
    is_open = not is_check and "open" in {one.kind, other.kind}
    return Question(
        "open" if is_open else "closed",
        min(one.start, other.start),
        max(one.end, other.end),
        is_check=is_check,
        is_tag=one.is_tag and other.is_tag,
        is_invitation=one.is_invitation or other.is_invitation,
    )
