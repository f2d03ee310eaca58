"""Tables of what is said and what comes back, for the tests of the turning."""

from __future__ import annotations

from voice_coach.adapters.turning_files import load_paraphraser

VARIANTS = 9


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of what is said and what is held against it: "said = heard" lines under each rule."""
    lines = (line.strip() for lines in table.values() for line in lines.strip().splitlines())
    return [(said, heard) for said, heard in (line.split(" = ") for line in lines)]


def paraphrases(said: str) -> list[str]:
    """The paraphrases of all variants."""
    return [load_paraphraser().paraphrase(said, variant=at).text for at in range(VARIANTS)]
