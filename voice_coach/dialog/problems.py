"""What can be wrong in a dialog file, and what makes a text hard to follow by ear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MAX_WORDS = 20
# of a sentence; a longer one is hard to follow by ear

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’']?\s+")
_SPEAKABLE = frozenset(" .,?!'\"’‘“”:;…–—-()")

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a dialog file."""

    file: str
    line: int
    message: str
    severity: Severity = "error"
    # a warning leaves the file usable

    def __str__(self) -> str:
        note = "" if self.severity == "error" else f"{self.severity}: "
        return f"{self.file}:{self.line}: {note}{self.message}"


def sentences(text: str) -> list[str]:
    """A spoken text cut after its full stops, question and exclamation marks."""
    return [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]


def speech_faults(text: str) -> Iterator[str]:
    """What makes a text hard to speak or to follow by ear."""
    for sentence in sentences(text):
        count = len(sentence.split())
        if count > MAX_WORDS:
            start = " ".join(sentence.split()[:4])
            yield f"the sentence '{start} ...' has {count} words; split it, {MAX_WORDS} is the most"
    odd = sorted({letter for letter in text if not (letter.isalnum() or letter in _SPEAKABLE)})
    if odd:
        yield f"'{odd[0]}' cannot be spoken; write it in words"
