"""Measures the turning: leaks, agreement, fallbacks, families, length and speed.

    python benchmarks/turning.py --data FOLDER [--show N] [--seed S]

FOLDER holds ``text/reflection_pairs_public.tsv``; what its clients say is paraphrased as it was
written down, in lower case without punctuation, and without apostrophes too. ``--show`` prints
samples to be read by eye, which no number replaces.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from voice_coach.adapters.turning_files import load_paraphraser, load_vocabulary
from voice_coach.language.grammar import agreement_errors, first_person_leaks
from voice_coach.language.paraphrase import Paraphrase

CONTENT_WORDS = 8
# a statement of so many words is expected to hold something that can be said back

WRITINGS: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "no punctuation": lambda text: re.sub(r"[^\w\s']", " ", text.lower()),
    "no apostrophes": lambda text: re.sub(r"[^\w\s]", "", text.lower()),
}


def statements(folder: Path) -> list[str]:
    with (folder / "text" / "reflection_pairs_public.tsv").open(encoding="utf-8") as file:
        return [row["client"] for row in csv.DictReader(file, delimiter="\t")]


NAMING = ("safe-topic", "safe-feeling", "safe-feeling-past", "safe-question-topic")
# fallbacks that name who, what or which feeling was spoken of


def paraphrased(texts: Sequence[str]) -> list[Paraphrase]:
    """One after the other, as the command does it."""
    made: list[Paraphrase] = []
    for number, text in enumerate(texts):
        avoid = (made[-1].stem_id,) if made else ()
        made.append(load_paraphraser().paraphrase(text, variant=number, avoid=avoid))
    return made


def report(name: str, texts: Sequence[str]) -> None:
    load_paraphraser()
    start = time.process_time()
    made = paraphrased(texts)
    spent_ms = (time.process_time() - start) * 1000 / len(texts)
    leaks = sum(bool(first_person_leaks(one.text)) for one in made)
    wrong = sum(bool(agreement_errors(one.text, load_vocabulary())) for one in made)
    safe = [one.stem_id.startswith("safe-") for one in made]
    named = [any(kind in one.stem_id for kind in NAMING) for one in made]
    long = [len(text.split()) >= CONTENT_WORDS for text in texts]
    safe_long = sum(is_safe and is_long for is_safe, is_long in zip(safe, long, strict=True))
    words = sorted(len(one.text.split()) for one in made)
    families = Counter(one.family for one in made)
    print(f"{name}: {len(texts)} statements")
    print(f"  first-person leaks {leaks}, agreement errors {wrong}")
    print(f"  fallback {sum(safe) / len(safe):.1%}, of long statements {safe_long / sum(long):.1%}")
    print(f"  of these, name what was spoken of: {sum(named) / len(named):.1%} of all")
    print(f"  words: median {words[len(words) // 2]}, 9 of 10 under {words[len(words) * 9 // 10]}")
    print(f"  families: {', '.join(f'{key} {count}' for key, count in families.most_common())}")
    print(f"  {spent_ms:.2f} ms of processor time each")


def show(texts: Sequence[str], count: int, seed: int) -> None:
    chosen = random.Random(seed).sample(list(texts), min(count, len(texts)))
    for text, made in zip(chosen, paraphrased(chosen), strict=True):
        print(f"\n- {' '.join(text.split())}\n  > {made.text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder of the measuring data")
    parser.add_argument("--show", type=int, default=0, help="samples to print")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    said = statements(options.data)
    for name, write in WRITINGS.items():
        report(name, [write(text) for text in said])
    show([WRITINGS["no punctuation"](text) for text in said], options.show, options.seed)


if __name__ == "__main__":
    main()
