"""Whisper's vocabulary: token numbers to text, and which tokens make up a word."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_coach.errors import ModelDamagedError

END_OF_TEXT = "<|endoftext|>"
START = "<|startoftranscript|>"
NO_TIMESTAMPS = "<|notimestamps|>"
PREVIOUS = "<|startofprev|>"
_EDGES = string.punctuation + "“”‘’…–—"


@dataclass(frozen=True, slots=True)
class TokenWord:
    """One written word and the tokens it is made of."""

    text: str
    # without the punctuation around it
    first: int
    # index of its first token
    end: int
    # index behind its last token


class Vocabulary:
    """Byte-level BPE tokens, one a line, as CTranslate2 models carry them."""

    def __init__(self, tokens: Sequence[str]) -> None:
        numbers = {token: number for number, token in enumerate(tokens)}
        try:
            self.end_of_text = numbers[END_OF_TEXT]
            self.start = numbers[START]
            self.no_timestamps = numbers[NO_TIMESTAMPS]
            self.previous = numbers[PREVIOUS]
        except KeyError as error:
            raise ModelDamagedError(
                f"The Whisper vocabulary lacks the token {error}.",
                "Install the embedded engine anew.",
            ) from error
        self._tokens = tokens
        self._numbers = numbers
        self._bytes = _byte_of_character()
        self._characters = {byte: character for character, byte in self._bytes.items()}

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """Raises ModelDamagedError when the file cannot be read."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ModelDamagedError(
                f"The Whisper vocabulary {path} cannot be read.",
                "Install the embedded engine anew.",
            ) from error
        return cls(text.removesuffix("\n").split("\n"))

    def text(self, numbers: Sequence[int]) -> str:
        """The text of some tokens; special tokens are left out."""
        spoken = (self._tokens[number] for number in numbers if number < self.end_of_text)
        raw = bytes(self._bytes[character] for token in spoken for character in token)
        return raw.decode("utf-8", errors="replace")

    def numbers(self, text: str) -> list[int]:
        """Tokens for a text, always the longest that fits; every text can be written."""
        rest = "".join(self._characters[byte] for byte in text.encode("utf-8"))
        numbers: list[int] = []
        while rest:
            length = next(n for n in range(len(rest), 0, -1) if rest[:n] in self._numbers)
            numbers.append(self._numbers[rest[:length]])
            rest = rest[length:]
        return numbers

    def words(self, numbers: Sequence[int]) -> list[TokenWord]:
        """Tokens grouped at their leading spaces; groups of punctuation alone are left out."""
        starts = [
            0,
            *(i for i in range(1, len(numbers)) if self.text(numbers[i : i + 1])[:1] == " "),
        ]
        bounds = zip(starts, [*starts[1:], len(numbers)], strict=True)
        groups = (
            TokenWord(self.text(numbers[first:end]).strip().strip(_EDGES), first, end)
            for first, end in bounds
        )
        return [group for group in groups if group.text]


def _byte_of_character() -> dict[str, int]:
    """GPT-2's alphabet: printable bytes stand for themselves, the others begin at U+0100."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    table = {chr(byte): byte for byte in printable}
    return table | {chr(0x100 + index): byte for index, byte in enumerate(others)}
