"""Picking the wordings that can be found in a line by the words they need."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_safety_reader
from voice_coach.language.cues import all_hits, make_single_cues
from voice_coach.language.normalize import read_line
from voice_coach.language.sieve import NamedSieve, Sieve, beginnings

DATA = Path(__file__).parent.parent / "data"
TABLE = DATA / "danger.txt"
UTTERANCES = DATA / "utterances.txt"
COMMON = beginnings({"the": 0.02, "there": 0.01, "you": 0.05})


def passes(wording: str, line: str) -> bool:
    return bool(Sieve.of(make_single_cues([wording], {}), COMMON).through(line))


@pytest.mark.parametrize(
    ("wording", "line"),
    [
        ("(he|she) hit <0-3> (me|us)", "well she hit all of us"),
        ("colou?rs", "colors"),
        ("colou?rs", "colours"),
        ("(scar|hurt)(ed|s)? (dog|cat)s?", "a scared dogs home"),
        (r"organi[sz]e( the)? \S+", "organise it"),
        ("(the |a )?(big |small )?stone", "stone"),
        ("stones?( fell){0,2}", "a stone"),
        ("(?!not )(?:he )?left(?! (early|late))", "left"),
        ("(?<=^well )sure", "well sure"),
        ("^gone$", "gone"),
        ("(?P<verb>is|was)(?P<not> not)? (it|she)", "was she"),
        ("ice|fire", "fire"),
        ("(ice|a) (cold|i)", "a i"),
        (r"\S+ \w+", "one two"),
    ],
)
def test_a_line_that_holds_the_wording_passes(wording: str, line: str) -> None:
    assert passes(wording, line)


@pytest.mark.parametrize(
    ("wording", "line"),
    [
        ("(he|she) hit <0-3> (me|us)", "she hid from me"),
        ("ice|fire", "the water is warm"),
        ("the stone( fell)?", "over there"),
        ("(the |a )?(big |small )?stone", "the big tree"),
        ("(scar|hurt)(ed|s)? the (dog|cat)", "he scared the bird"),
        ("(?P<verb>is|was)(?P<not> not)? (it|she)", "he knew it"),
    ],
)
def test_a_line_without_its_words_does_not(wording: str, line: str) -> None:
    assert not passes(wording, line)


def test_the_order_of_the_list_is_kept() -> None:
    cues = make_single_cues(["stone", r"\S+", "fire|stone", "water"], {})
    assert Sieve.of(cues, COMMON).through("fire and stone") == list(cues[:3])


def test_what_is_passed_over_stands_in_no_line_of_the_table() -> None:
    lines = [row.split(" | ", 1)[-1] for row in TABLE.read_text("utf-8").splitlines()[::9]]
    for line in map(read_line, lines):
        for sieve in load_safety_reader().lexicon.sieves.values():
            passed = set(map(id, sieve.through(line.plain)))
            others = [cue for cue in sieve.cues if id(cue) not in passed]
            assert not list(all_hits(line, others))


def test_lists_are_picked_from_by_name() -> None:
    stone, fire, any_word = make_single_cues(["stone", "fire", r"\S+"], {})
    sieve = NamedSieve.of({"hard": [stone], "hot": [fire, any_word], "empty": []}, COMMON)
    assert sieve.through("a fire") == {"hard": (), "hot": (fire, any_word), "empty": ()}


def test_what_is_passed_over_of_the_short_lists_stands_in_no_utterance() -> None:
    lexicon = load_safety_reader().lexicon
    lines = [row.rsplit(" | ", 1)[-1] for row in UTTERANCES.read_text("utf-8").splitlines()[::5]]
    for line in map(read_line, lines):
        possible = lexicon.sieve.through(line.plain)
        for name, passed in possible.items():
            others = [cue for cue in lexicon.cues[name] if cue not in passed]
            assert not list(all_hits(line, others))


def test_every_wording_of_the_lists_is_usable() -> None:
    for sieve in load_safety_reader().lexicon.sieves.values():
        for cue in sieve.cues:
            assert cue.pattern
            assert cue.behind_space
