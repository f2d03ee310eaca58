"""What stands around a sentence and means nothing changes no marker of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.dialog.markers import PITFALLS
from voice_coach.events import Expectation

TABLE: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "data" / "markers.yaml").read_text(encoding="utf-8")
)
LEADS = ("um", "okay", "well", "look", "hey", "yeah", "love", "i mean", "okay look um")
TAILS = ("um", "okay", "i mean", "love")
FRAMES = [
    *((f"{lead} ", "") for lead in LEADS),
    *(("", f" {tail}") for tail in TAILS),
]
# with a word before or behind them these may mean something else, or are doubtful
LOST = {
    "inference": {
        "You're missing the evenings we had",
        "it was a long night for you",
        "you can hardly keep going some evenings",
        "you kept listening for the door",
        "you sat there alone once they were asleep",
        "you were counting on me to be there",
        "you've been holding everything together without me",
    },
    "open_question": {"what has been on your mind lately", "what would help you most right now"},
    "pressure": {"you've got no choice"},
    "request": {"mind giving me a hand"},
    "self_shift": {"you think that's bad i did it for two years"},
    "vague_praise": {"thanks for all your help", "what would i do without you"},
    "yes_but": {"but they are my family"},
}
GAINED = {"advice": {"have a biscuit"}, "closed_question": {"so am i"}}


def has(marker: str, text: str) -> bool:
    entry = TABLE[marker]
    expectation = Expectation("any", entry["kind"], heard=entry.get("heard", ""))
    return load_assessor().assess(text, expectation).has(marker)


def changed(marker: str, column: str) -> set[str]:
    """The texts of one column which a frame makes lose, or gain, the marker."""
    texts = [text.rstrip(".!?") for text in TABLE[marker][column]]
    return {
        text
        for text in texts
        for before, after in FRAMES
        if has(marker, text) != has(marker, f"{before}{text}{after}")
    }


@pytest.mark.parametrize("marker", sorted(TABLE))
def test_what_leads_in_or_out_hides_no_marker(marker: str) -> None:
    assert changed(marker, "shows") == LOST.get(marker, set())


@pytest.mark.parametrize("marker", sorted(PITFALLS))
def test_what_leads_in_or_out_brings_no_pitfall(marker: str) -> None:
    assert changed(marker, "lacks") == GAINED.get(marker, set())


@pytest.mark.parametrize("lead", ["um", "i mean", "um i mean"])
def test_a_filler_changes_no_act(lead: str) -> None:
    for marker in sorted(TABLE):
        entry = TABLE[marker]
        expectation = Expectation("any", entry["kind"], heard=entry.get("heard", ""))
        for text in entry["shows"]:
            told = load_assessor().assess(text, expectation)
            led = load_assessor().assess(f"{lead} {text}", expectation)
            assert led.act == told.act, text
