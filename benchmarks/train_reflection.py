"""Weighs the traits of a reflection anew from our own labelled utterances."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from voice_coach.adapters.lexicon_files import load_lexicon
from voice_coach.feedback.context import read_context
from voice_coach.feedback.traits import traits
from voice_coach.language.lexicon import Lexicon
from voice_coach.language.normalize import read_line

ROOT = Path(__file__).resolve().parent.parent
UTTERANCES = ROOT / "tests" / "data" / "utterances.txt"
# single answers side by side
TALK = ROOT / "tests" / "data" / "utterances_talk.txt"
# whole conversations, already as talk has them
MORE = ROOT / "tests" / "data" / "utterances_more.txt"
# what is easily mistaken: interruptions, agreement, records, dropped persons
LEXICON = ROOT / "dialogs" / "en-us" / "lexicon"
RARE = 4
# traits seen less often get no weight
RIDGE = 1.0
THRESHOLD = 0.3
# chosen for balance: misses and false finds cost a person about the same

ACKNOWLEDGING = (
    "okay", "yeah", "mm hmm", "right", "okay yeah", "oh okay", "yes", "sure", "uh huh right",
    "okay good", "well", "alright",
)  # fmt: skip
SHORT_TURNS = ("yeah", "mm hmm", "okay", "yes", "right")

HEAD = """\
# How much each trait of an utterance speaks for (above 0) or against (below 0) its being a
# reflection. Written by benchmarks/train_reflection.py from our own lines in tests/data.
"""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One labelled line."""

    heard: str
    text: str
    labels: frozenset[str]


def read_utterances(path: Path) -> list[Utterance]:
    """Our own labelled lines, in order."""
    heard = ""
    found: list[Utterance] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("< "):
            heard = line[2:]
        elif line and not line.startswith("#"):
            labels, text = line.split(" | ", 1)
            found.append(Utterance(heard, text, frozenset(labels.split())))
    return found


def varied(utterances: Sequence[Utterance]) -> list[Utterance]:
    """The lines, most of them a second time as talk has them: after an "okay", or after a "yeah".

    Whoever answers may open with a word of acknowledgement whatever comes next, and may go on
    after a mere "mm hmm"; neither should speak for or against a reflection.
    """
    opened: list[Utterance] = []
    for number, item in enumerate(utterances):
        opened.append(item)
        if "k" not in item.labels:
            first = ACKNOWLEDGING[number % len(ACKNOWLEDGING)]
            opened.append(Utterance(item.heard, f"{first} {item.text}", item.labels))
    continued = [
        Utterance(SHORT_TURNS[number % len(SHORT_TURNS)], item.text, item.labels)
        for number, item in enumerate(opened)
        if number % 3 == 0
    ]
    return opened + continued


def weigh(utterances: Sequence[Utterance], lexicon: Lexicon) -> dict[str, float]:
    """Weights of a ridge logistic regression on the traits, by trait name."""
    found = [
        traits(read_context(read_line(item.text), item.heard, None, lexicon)) for item in utterances
    ]
    seen = Counter(name for item in found for name in item)
    names = sorted(name for name, count in seen.items() if count >= RARE)
    matrix = np.array([[item.get(name, 0.0) for name in names] for item in found])
    wanted = np.array(["r" in item.labels for item in utterances], dtype=float)
    weights = _logistic(matrix, wanted)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _logistic(matrix: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Newton's method; converges within a few steps for a ridge above 0."""
    weights = np.zeros(matrix.shape[1])
    for _ in range(50):
        expected = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (expected - wanted) + RIDGE * weights
        bend = (matrix * (expected * (1 - expected))[:, None]).T @ matrix
        step = np.linalg.solve(bend + RIDGE * np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def main() -> None:
    """Train, and write the weights where the lexicon keeps them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=LEXICON / "reflection.yaml")
    out = parser.parse_args().out
    weights = weigh(
        [*varied([*read_utterances(UTTERANCES), *read_utterances(MORE)]), *read_utterances(TALK)],
        load_lexicon(LEXICON),
    )
    body = yaml.safe_dump(
        {"version": 1, "threshold": THRESHOLD, "weights": weights}, sort_keys=False
    )
    out.write_text(HEAD + body, encoding="utf-8")
    print(f"{len(weights)} weights written to {out.name}")


if __name__ == "__main__":
    main()
