"""Recognises hands-free commands: a whole utterance that asks the coach for something.

An utterance is a command only when nothing is left of it beside the wording, fillers and
politeness: "um, could you say that again please" is one, "I wish we could stop fighting" is an
answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from voice_coach.language.normalize import FILLERS

Words = tuple[str, ...]

STOP = "stop"
MAX_EXTRA_WORDS = 10
# politeness around the longest wording; beyond it an utterance is not looked at
SHORT_WORD = 5
# letters; words up to this length must be heard exactly, since "fear" and "hear" differ in one
LONG_WORD_RATIO = 84
PHRASE_RATIO = 86
# rapidfuzz ratios, 0..100: "finnish" passes for "finish" (92), "foster" not for "faster" (83)
CANDIDATES = 8
MIN_JOINED = 6
# letters from which words may be heard as one or as two ("a gain")

_NOT_WORD = re.compile(r"[^\w']+|_+")
_SPELLINGS = {
    "1": "one",
    "2": "to",
    "3": "three",
    "buy": "bye",
    "by": "bye",
    "here": "hear",
    "mere": "mirror",
    "too": "to",
    "two": "to",
    "won": "one",
}
# one spelling for words that sound the same, or nearly so to a recogniser


def _words(text: str) -> Words:
    """Lower-case words in one spelling, without the apostrophes that recognisers may drop."""
    plain = _NOT_WORD.sub(" ", text.lower().replace("’", "'")).replace("'", "")
    return tuple(_SPELLINGS.get(word, word) for word in plain.split())


def _phrases(text: str) -> tuple[Words, ...]:
    return tuple(_words(phrase) for phrase in text.split(","))


_ARTICLES = frozenset({"a", "an", "the"})
_HESITATIONS = FILLERS | {"please", "oh"}
_STOP_WORDS = frozenset(
    _words("stop stopped now it this okay ok no just talking coach hey right quiet enough")
)
_BEFORE = _phrases(
    "okay, ok, alright, all right, right, so, well, and, but, hey, hi, hello, coach, couch,"
    "voice coach, sorry, excuse me, now, then, i said, i mean, just, actually, maybe, great,"
    "cool, perfect, sure, thanks, thank you, wait, wait a moment, hang on, hold on, one moment"
)
_REQUESTS = _phrases(
    "can you, could you, would you, will you, would you mind, do you think you could, and you,"
    "i'm can you, i'm could you"
)
_AFTER = tuple((word,) for word in _HESITATIONS) + _phrases(
    "now, then, thanks, thank you, thank you very much, coach, couch, okay, ok, alright, for me,"
    "sorry, if you can, if you could, if you would, if you like, if possible, if you don't mind,"
    "right now, would you, could you, can you, will you, real quick, instead, actually, today"
)
_YES_WORDS = frozenset({"yes", "yeah", "yep", "yup"})
_NO_WORDS = frozenset({"no", "nope", "nah"})
_NEVER_REQUESTED = frozenset(
    {"rest", "practice", "check-in", "rehearse", "yes", "no", "try-again", "progress"}
)
# said to the coach these make no sense ("could you rest" is meant for someone else)
_DECLINED = frozenset({"help", "example", "template", "rest", "practice"})
# "no example" declines an offer, while "no, skip" asks for something else


class CommandBook:
    """All wordings of all commands.

    ``wordings`` maps a command's id to its expanded wordings (see language.wordings). Where two
    commands share a wording the first keeps it.
    """

    def __init__(self, wordings: Mapping[str, tuple[str, ...]]) -> None:
        self._exact: dict[str, str] = {}
        for command, texts in wordings.items():
            for text in texts:
                self._exact.setdefault(_canonical(text), command)
        self._longest = max((len(text.split()) for text in self._exact), default=0)

    def match(self, text: str) -> str | None:
        """The id of the command that the whole utterance is, or None."""
        words = _words(text)
        if not words or len(words) > self._longest + MAX_EXTRA_WORDS:
            return None
        settled = _without_echoes([word for word in words if word not in _HESITATIONS])
        found = self._exact.get(" ".join(words)) or self._among(words) or self._among(settled)
        if found is None and STOP in settled and _STOP_WORDS.issuperset(settled):
            return STOP
        return found or self._tolerant(settled)

    def _among(self, words: Words) -> str | None:
        for window, is_requested, answer in _windows(words):
            command = self._exact.get(" ".join(window))
            if command is None or (is_requested and command in _NEVER_REQUESTED):
                continue
            if answer and command in ("yes", "no") and command != answer:
                continue
            if answer == "no" and command in _DECLINED and len(window) == 1:
                return "no"
            return command
        return None

    def _tolerant(self, words: Words) -> str | None:
        """The command meant by an utterance that the recogniser did not get quite right."""
        for window, is_requested, _ in _windows(words):
            command = self._joined.get("".join(window)) or self._loose.get(_loose(window))
            command = command or self._similar(window)
            if command and not (is_requested and command in _NEVER_REQUESTED):
                return command
        return None

    def _similar(self, words: Words) -> str | None:
        if not any(len(word) > SHORT_WORD for word in words):
            return None
        close = process.extract(
            " ".join(words),
            self._fuzzy.keys(),
            scorer=fuzz.ratio,
            score_cutoff=PHRASE_RATIO,
            limit=CANDIDATES,
        )
        for wording, _, _ in close:
            if _is_mishearing(words, wording.split()):
                return self._fuzzy[wording]
        return None

    @cached_property
    def _joined(self) -> dict[str, str]:
        joined = {text.replace(" ", ""): command for text, command in self._exact.items()}
        return {text: command for text, command in joined.items() if len(text) >= MIN_JOINED}

    @cached_property
    def _loose(self) -> dict[str, str]:
        """Wordings of two words and more, without their articles."""
        loose = {_loose(text.split()): command for text, command in self._exact.items()}
        return {text: command for text, command in loose.items() if " " in text}

    @cached_property
    def _fuzzy(self) -> dict[str, str]:
        """Wordings that hold a word long enough to be heard a little wrong."""
        return {
            text: command
            for text, command in self._exact.items()
            if any(len(word) > SHORT_WORD for word in text.split())
        }


def without_opening(text: str) -> Words:
    """The words of an utterance without the politeness that leads up to it ("could you please")."""
    words = _words(text)
    return words[max(_starts(words)) :]


def _canonical(text: str) -> str:
    return " ".join(_words(text))


def _loose(words: Iterable[str]) -> str:
    return " ".join(word for word in words if word not in _ARTICLES)


def _without_echoes(words: Sequence[str]) -> Words:
    """Words and short phrases that are said twice in a row are kept once."""
    kept: list[str] = []
    for word in words:
        kept.append(word)
        for size in (1, 2, 3):
            if len(kept) >= 2 * size and kept[-size:] == kept[-2 * size : -size]:
                del kept[-size:]
    return tuple(kept)


def _windows(words: Words) -> Iterator[tuple[Words, bool, str]]:
    """What is left when politeness is taken off at both ends, longest first.

    With each: whether it was put as a request to the coach, and a "yes" or "no" said before it.
    """
    starts = _starts(words)
    ends = _ends(words)
    spans = [(start, end) for start in starts for end in ends if start < end]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        yield words[start:end], *starts[start]


def _starts(words: Words) -> dict[int, tuple[bool, str]]:
    reached: dict[int, tuple[bool, str]] = {0: (False, "")}
    pending = [0]
    while pending:
        start = pending.pop()
        is_requested, answer = reached[start]
        for length, request, said in _openings(words[start:]):
            if start + length not in reached:  # pragma: no branch (no two openings end alike yet)
                reached[start + length] = (is_requested or request, said or answer)
                pending.append(start + length)
    return reached


def _openings(words: Words) -> Iterator[tuple[int, bool, str]]:
    if words and words[0] in _YES_WORDS:
        yield 1, False, "yes"
    if words and words[0] in _NO_WORDS:
        yield 1, False, "no"
    if words and words[0] in _HESITATIONS:
        yield 1, False, ""
    for phrase in _BEFORE:
        if words[: len(phrase)] == phrase:
            yield len(phrase), False, ""
    for phrase in _REQUESTS:
        if words[: len(phrase)] == phrase:
            yield len(phrase), True, ""


def _ends(words: Words) -> set[int]:
    reached = {len(words)}
    pending = [len(words)]
    while pending:
        end = pending.pop()
        for phrase in _AFTER:
            start = end - len(phrase)
            if start >= 0 and words[start:end] == phrase and start not in reached:
                reached.add(start)
                pending.append(start)
    return reached


def _is_mishearing(heard: Sequence[str], wording: Sequence[str]) -> bool:
    """Whether the words agree one by one, the long ones nearly and the short ones exactly."""
    return len(heard) == len(wording) and all(
        was == meant
        or (min(len(was), len(meant)) > SHORT_WORD and fuzz.ratio(was, meant) >= LONG_WORD_RATIO)
        for was, meant in zip(heard, wording, strict=True)
    )
