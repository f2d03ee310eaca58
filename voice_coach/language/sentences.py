"""Text for the voice: cut into sentences and clauses, freed of all that cannot be spoken."""

from __future__ import annotations

import re
import unicodedata

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "st", "e.g", "i.e", "vs", "approx"})
# a dot behind one of these never ends a sentence
_ABBREVIATIONS = frozenset({"a.m", "p.m", "u.s", "u.k", "etc", "jr", "sr", "dept", "tel"})
# a dot behind one of these ends a sentence only before a word that sentences start with
_STARTERS = frozenset(
    {
        *("i", "you", "we", "he", "she", "it", "they", "this", "that", "there", "what", "how"),
        *("when", "why", "who", "my", "your", "our", "his", "her", "their", "the", "a", "an"),
        *("and", "but", "so", "if", "in", "on", "at", "can", "could", "would", "did", "do"),
        *("does", "is", "are", "was", "let", "please", "maybe", "then", "yes", "no"),
    }
)

_CLOSERS = "\"')]}»”’"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s|$)")
_LAST_WORD = re.compile(r"([^\s\"'(\[“‘]+)$")
_CLAUSE_END = re.compile(r"[,;:]\s+|\s+[–—-]\s+|\s+(?=(?:and|but|so|because|which|when|while)\b)")

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "…": "...", "–": " - ", "—": ", ", "―": ", ", "‐": "-", "‑": "-", "\u00ad": "",
        "\ufe0e": "", "\ufe0f": "",
        "<": " ", ">": " ", "[": " ", "]": " ", "{": " ", "}": " ", "|": " ", "\\": " ", "^": " ",
        "~": " ", "`": "'", "*": " ", "_": " ", "#": " ",
    }
)  # fmt: skip
# markup of speech engines stands in angle, square or curly brackets; Markdown in the others
_UNSPOKEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Zl", "Zp"})


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing marks, none empty.

    Dots in abbreviations, initials, numbers and domains end nothing; a line break always does.
    """
    return [
        sentence
        for line in text.splitlines()
        for sentence in _split_line(line.strip())
        if any(character.isalnum() for character in sentence)
    ]


def split_clauses(sentence: str, longest: int) -> list[str]:
    """Parts of a sentence, none above so many letters, cut at commas and joints where it can be.

    Else it is cut between words, and a word that is too long within it.
    """
    parts: list[str] = []
    rest = sentence.strip()
    while len(rest) > longest:
        cut = _best_cut(rest, longest)
        parts.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [part for part in [*parts, rest] if part]


def speakable(text: str) -> str:
    """The text as a voice can say it.

    Quotes and dashes are plain, one blank is between words, and nothing is left that a voice would
    take for markup or could not say (control characters, brackets, pictures).
    """
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    kept = "".join(
        " " if unicodedata.category(character) in _UNSPOKEN else character for character in plain
    )
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(kept.split()))


def _split_line(line: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(line):
        if _ends_sentence(line, match):
            sentences.append(line[start : match.end()].strip())
            start = match.end()
    return [*sentences, line[start:].strip()]


def _ends_sentence(line: str, match: re.Match[str]) -> bool:
    following = line[match.end() :].lstrip().lstrip("\"'(“‘")
    if not following:
        return True
    marks = match.group().rstrip(_CLOSERS)
    if following[0].islower():
        # "Really?" she asked. / a pause written as dots
        return False
    if marks != ".":
        return True
    word = _LAST_WORD.search(line[: match.start()])
    return not word or not _is_abbreviation(word.group(1), following)


def _is_abbreviation(word: str, following: str) -> bool:
    plain = word.casefold()
    if plain in _TITLES:
        return True
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    return plain in _ABBREVIATIONS and not _starts_sentence(following)


def _starts_sentence(following: str) -> bool:
    word = re.match(r"[A-Za-z']+", following)
    return word is not None and word.group().split("'")[0].casefold() in _STARTERS


def _best_cut(text: str, longest: int) -> int:
    window = text[: longest + 1]
    ends = [match.end() for match in _CLAUSE_END.finditer(window) if match.end() <= longest]
    late = [end for end in ends if end >= longest // 3]
    if late:
        return late[-1]
    blank = window.rfind(" ")
    return blank if blank > 0 else longest
