"""Counts how common words are in our own lines, for telling a telling word from an empty one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from textwrap import fill

from voice_coach.language.normalize import read_line

ROOT = Path(__file__).resolve().parent.parent
LINES = (
    ROOT / "tests" / "data" / "utterances.txt",
    ROOT / "tests" / "data" / "utterances_talk.txt",
)
TARGET = ROOT / "dialogs" / "en-us" / "lexicon" / "commonness.yaml"
LEAST = 3
# words seen less often are left out
STEP = 1.2
# one class of words is this much more common than the next

HEAD = """\
# How many of 10,000 words of talk are this word. Written by benchmarks/count_words.py from our own
# lines in tests/data; a word that is missing is rarer than all of these.
version: 1
per_ten_thousand:
"""


def spoken(text: str) -> str:
    """The words of a labelled line, without its labels."""
    return text[2:] if text.startswith("< ") else text.split(" | ", 1)[-1]


def counted() -> Counter[str]:
    """Every word of our own lines with its count."""
    lines = [line for path in LINES for line in path.read_text(encoding="utf-8").splitlines()]
    return Counter(
        word
        for line in lines
        if line and not line.startswith("#")
        for word in read_line(spoken(line)).words
    )


def classed(counts: Counter[str]) -> dict[float, list[str]]:
    """Words by how many they are of 10,000, in steps."""
    total = sum(counts.values())
    found: dict[float, list[str]] = {}
    for word, count in sorted(counts.items()):
        if count < LEAST or not word.isascii() or not word.replace("'", "").isalpha():
            continue
        step = 1.0
        while step * STEP <= 10_000 * count / total:
            step *= STEP
        found.setdefault(round(step, 1), []).append(word)
    return found


def main() -> None:
    """Write the list."""
    rows = [
        fill(
            f'  {step}: "{" ".join(words)}"',
            width=100,
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for step, words in sorted(classed(counted()).items(), reverse=True)
    ]
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
