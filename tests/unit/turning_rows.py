"""Tables of what is said and what comes back, for the tests of the turning."""

from __future__ import annotations

from voice_coach.adapters.turning_files import load_paraphraser

VARIANTS = 12


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of what is said and what is held against it: "said = heard" lines under each rule."""
    lines = (line.strip() for lines in table.values() for line in lines.strip().splitlines())
    return [(said, heard) for said, heard in (line.split(" = ") for line in lines)]


def assert_comes_back(said: str, heard: str) -> None:
    """Every paraphrase of what is said holds these words."""
    texts = paraphrases(said)
    assert all(heard.lower() in text.lower() for text in texts), texts


def assert_never_comes_back(said: str, wrong: str) -> None:
    """No paraphrase of what is said holds these words."""
    assert not [text for text in paraphrases(said) if wrong.lower() in text.lower()]


def paraphrases(said: str) -> list[str]:
    """The paraphrases of all variants."""
    return [load_paraphraser().paraphrase(said, variant=at).text for at in range(VARIANTS)]
