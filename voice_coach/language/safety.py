"""Tells when someone may be unsafe, so that coaching stops at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voice_coach.language.cues import Hit, all_hits, ends_before
from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import Line, read_line
from voice_coach.language.sieve import Sieve

_LOOK_BACK = 7
# words before a wording in which a denial may stand
_DENIALS = frozenset(["never", "not"])
_BEYOND_DENIAL = 1.0
# wordings this clear hold even after "not": "i do not want to live"
_OF_DANGER = frozenset(
    ["let", "allow", "allowed", "safe", "secure", "dare", "take", "breathe", "stop"]
)
# what is not done to somebody who is in danger
_HARM = re.compile(
    r"(?:(?:thought|thinking|think|thoughts) (?:of|about) )?"
    r"(?:hurt|harm|cut|kill|suicid|self|end|injur|shoot)"
)
# deeds and thoughts of them that a "not" before them rules out
_KNOWN = re.compile(r"(?<!\S)-+(?!\S)")
# dashes in the place of what a wording knew
_SUBJECTS = frozenset(["i", "he", "she", "they", "my"])
# right behind a "not" they begin a sentence of their own: "i do not he hit me"
_ONE_SELF = re.compile(r"(?<!\S)(?:i|me|my|myself|we|us|our)(?!\S)")


@dataclass(frozen=True, slots=True)
class SafetyReader:
    """Reads one utterance for danger. Recall matters most."""

    lexicon: Lexicon

    def is_unsafe(self, text: str) -> bool:
        """Whether the words speak of violence, fear of the partner, control or self-harm."""
        return self.shows_danger(read_line(text))

    def shows_danger(self, said: Line) -> bool:
        """The same for an utterance that was normalised already."""
        line = _without(said, self.lexicon.sieves["safety_harmless"])
        is_near = _ONE_SELF.search(line.plain) is not None
        untold = line.plain
        for hit, is_meant in self._hits(line):
            if is_meant and (is_near or not self._is_distant(line, hit)):
                return True
            untold = untold[: hit.start] + _dashes(untold[hit.start : hit.end]) + untold[hit.end :]
        return self._hints(untold)

    def _hits(self, line: Line) -> Iterator[tuple[Hit, bool]]:
        """Every wording of danger, and whether it is meant: it may be taken back."""
        sieves = self.lexicon.sieves
        for hit in all_hits(line, sieves["safety_danger"].through(line.plain)):
            yield hit, not self._is_denied(line, hit)
        for hit in all_hits(line, sieves["safety_frames"].through(line.plain)):
            inside = line.plain[hit.start : hit.end].split()
            yield hit, _DENIALS.isdisjoint(inside) and not self._follows_denial(line, hit)
        for hit in all_hits(line, sieves["safety_frames_of_lack"].through(line.plain)):
            yield hit, not self._follows_denial(line, hit)

    def _hints(self, plain: str) -> bool:
        """Whether danger is hinted at by what no wording knew, danger or not."""
        hints = self.lexicon.hints
        unknown = (part.split() for part in _KNOWN.split(plain))
        return hints is not None and any(hints.hints(words) for words in unknown)

    def _is_denied(self, line: Line, hit: Hit) -> bool:
        """Whether the wording is taken back: "he has never hit me"."""
        inside = line.plain[hit.start : hit.end].split()
        if hit.strength >= _BEYOND_DENIAL:
            return _denies_harm(line, hit)
        if not _DENIALS.isdisjoint(inside[:5]) and not _lacks_safety(inside):
            return True
        return self._follows_denial(line, hit)

    def _follows_denial(self, line: Line, hit: Hit) -> bool:
        told = line.plain[hit.start : hit.end].split(None, 1)[0]
        if told in _SUBJECTS and line.plain[: hit.start].endswith((" not ", " nothing ")):
            return False
        return ends_before(line, hit.start, self.lexicon.cues["safety_denied"], _LOOK_BACK)

    def _is_distant(self, line: Line, hit: Hit) -> bool:
        """Whether strangers are spoken of."""
        around = line.plain[max(0, hit.start - 30) : hit.end]
        return any(cue.pattern.search(around) for cue in self.lexicon.cues["safety_distant"])


def _lacks_safety(words: list[str]) -> bool:
    """Whether "not" belongs to the danger itself: "he will not let me", "not safe"."""
    return not _OF_DANGER.isdisjoint(words)


def _denies_harm(line: Line, hit: Hit) -> bool:
    """Whether harm to oneself is ruled out: "i would never hurt myself"."""
    before = line.plain[: hit.start].rsplit(None, 4)[-4:]
    inside = line.plain[hit.start : hit.end]
    is_act = _HARM.match(inside) is not None
    is_denied = not _DENIALS.isdisjoint(before)
    return is_act and is_denied and not {"can", "could", "stop", "know"} & set(before)


def _without(line: Line, harmless: Sieve) -> Line:
    """The line with everyday sayings taken out, their places kept by dashes."""
    plain = line.plain
    for cue in harmless.through(plain):
        plain = cue.pattern.sub(_blank, plain)
    return replace(line, plain=plain)


def _blank(match: re.Match[str]) -> str:
    return _dashes(match.group())


def _dashes(words: str) -> str:
    return re.sub(r"\S", "-", words)
