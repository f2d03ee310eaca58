"""How well an engine knows which words it misheard, and what paraphrases gain by that.

Run with ``script/bench doubtful --data FOLDER``; the folder is that of ``script/bench ears``, and
so is how clips are heard: as they are, with noise 10 dB below the speech, and in a room. Each word
is wrong or right by the alignment with what was said. A paraphrase holds a wrong word where one of
its words of content was heard, yet never said.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.ears import CONDITIONS, heard_in, read_clips, spoken_words
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.events import Transcript
from voice_coach.language.doubtful_words import LEAST_SURE, doubtful_words
from voice_coach.language.paraphrase import Paraphrase

STEPS = (0.0, 0.25, 0.5, 0.75, 0.95, 1.01)
# of confidence, between which words are counted together


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word of content as an engine gave it."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """Paraphrases of one condition; those that claim nothing are not counted."""

    condition: str
    before: int
    # made of all words alike
    wrong_before: int
    # of these, with a word that nobody had said
    after: int
    # made without doubtful words
    wrong_after: int
    thinner: int
    # right before, and now saying something else or nothing


def words_of(said: str, heard: Transcript) -> Iterator[HeardWord]:
    """The heard words of content, aligned with what was said."""
    import jiwer

    pairs = [
        (part, word.confidence)
        for word in heard.words
        for part in spoken_words(word.text).split()
        if word.confidence is not None
    ]
    if not pairs:
        return
    text = " ".join(part for part, _ in pairs)
    chunks = jiwer.process_words(spoken_words(said), text).alignments[0]
    right = {
        at
        for chunk in chunks
        if chunk.type == "equal"
        for at in range(chunk.hyp_start_idx, chunk.hyp_end_idx)
    }
    for at, (part, confidence) in enumerate(pairs):
        if is_content(part):
            yield HeardWord(confidence, at in right)


def is_content(word: str) -> bool:
    return word not in load_paraphraser().vocabulary["function_words"] and len(word) > 2


def holds_wrong_word(made: Paraphrase, said: str, heard: str) -> bool:
    new = set(spoken_words(heard).split()) - set(spoken_words(said).split())
    return any(is_content(word) for word in new.intersection(spoken_words(made.text).split()))


def turned(condition: str, heard: Iterable[tuple[str, Transcript]]) -> Turned:
    """Paraphrase each transcript with and without its doubtful words."""
    counts: Counter[str] = Counter()
    for number, (said, each) in enumerate(heard):
        doubtful = doubtful_words(each.words)
        before, after = (
            load_paraphraser().paraphrase(
                each.text, listener="coach", variant=number, doubtful=left_out
            )
            for left_out in ((), doubtful)
        )
        was_wrong = holds_wrong_word(before, said, each.text)
        counts["before"] += not before.stem_id.startswith("safe-")
        counts["wrong_before"] += was_wrong
        counts["after"] += not after.stem_id.startswith("safe-")
        counts["wrong_after"] += holds_wrong_word(after, said, each.text)
        counts["thinner"] += not was_wrong and after.text != before.text
    return Turned(
        condition,
        counts["before"],
        counts["wrong_before"],
        counts["after"],
        counts["wrong_after"],
        counts["thinner"],
    )


def lines(words: list[HeardWord], results: list[Turned]) -> Iterator[str]:
    """Two tables for people."""
    yield "confidence    words of content   wrong"
    for low, high in pairwise(STEPS):
        here = [word for word in words if low <= word.confidence < high]
        wrong = sum(not word.is_right for word in here) / max(1, len(here))
        yield f"{low:.2f} to {min(high, 1):.2f}  {len(here):12}       {wrong:6.1%}"
    for name, is_right in (("wrong", False), ("right", True)):
        kind = [word for word in words if word.is_right is is_right]
        marked = sum(word.confidence < LEAST_SURE for word in kind)
        yield f"of {len(kind)} {name} ones {marked / max(1, len(kind)):.1%} are doubtful"
    yield ""
    yield "paraphrases   before   with a wrong word   now   with a wrong word   right ones changed"
    for each in results:
        yield (
            f"{each.condition:11} {each.before:8} {each.wrong_before:19}"
            f" {each.after:5} {each.wrong_after:19} {each.thinner:20}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--engine", choices=["vosk", "whisper"], default="whisper")
    parser.add_argument("--every", type=int, default=1, help="only every so many-th clip")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recognizer = open_recognizer(options.engine)
    words: list[HeardWord] = []
    results: list[Turned] = []
    for condition in CONDITIONS:
        heard: list[tuple[str, Transcript]] = []
        for number, clip in enumerate(read_clips(options.data)[:: options.every]):
            for frame in heard_in(condition, clip, number, options.data):
                recognizer.accept(frame)
            heard.append((clip.text, recognizer.finish()))
        words += [word for said, each in heard for word in words_of(said, each)]
        results.append(turned(condition, heard))
    if options.json:
        print(json.dumps([asdict(each) for each in results], indent=2))
    else:
        print(*lines(words, results), sep="\n")


if __name__ == "__main__":
    main()
