"""The word lists: found phrases, feelings, and files that are wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from voice_coach.adapters.lexicon_files import load_assessor, load_lexicon, load_wording
from voice_coach.errors import DialogError
from voice_coach.events import Fit, Point
from voice_coach.feedback.coverage import covered_points, overlap, stem
from voice_coach.feedback.feelings import find_feelings, fits
from voice_coach.language.cues import all_hits, make_cue
from voice_coach.language.normalize import read_line
from voice_coach.language.phrase_book import PhraseBook
from voice_coach.resources import shipped

LEXICON = load_assessor().lexicon
FOLDER = shipped("dialogs") / "en-us"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped word lists to spoil."""
    return Path(shutil.copytree(FOLDER / "lexicon", tmp_path / "lexicon"))


def spoil(path: Path, old: str, new: str) -> int:
    """Replace a text in a file; the number of the line it stood in."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_longest_phrase_is_found_and_each_word_used_once() -> None:
    book = PhraseBook.of([["worn"], ["worn", "out"], ["out", "of", "it"]])
    assert [found.phrase for found in book.find(["i", "am", "worn", "out", "of", "it"])] == [
        "worn out"
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "owner"),
    [
        ("i feel so lonely", "lonely", "me"),
        ("you must be worn out", "worn out", "you"),
        ("it sounds like you felt ignored", "ignored", "you"),
        ("we were scared", "scared", "us"),
        ("she is furious", "furious", "other"),
        ("all that worry", "worry", "unsaid"),
    ],
)
def test_a_feeling_is_found_with_whose_it_is(text: str, phrase: str, owner: str) -> None:
    (found,) = find_feelings(read_line(text), LEXICON)
    assert (found.phrase, found.owner) == (phrase, owner)


@pytest.mark.parametrize(
    "text",
    ["i sat down", "you ignored me", "a good cook", "the dark blue coat", "he heard the rain"],
)
def test_a_word_that_can_be_a_feeling_is_none_where_nobody_feels_it(text: str) -> None:
    assert not find_feelings(read_line(text), LEXICON)


def test_a_feeling_fits_by_itself_by_its_family_and_by_its_tone() -> None:
    fit = Fit(fits=("lonely",), near=("left alone",), wrong=("angry",))
    assert fits("lonely", fit, LEXICON) == 1
    assert fits("isolated", fit, LEXICON) > 0.8
    assert fits("furious", fit, LEXICON) == 0
    assert 0 < fits("worried", fit, LEXICON) < 0.8
    assert fits("happy", fit, LEXICON) == 0
    assert fits("happy", Fit(), LEXICON) == 1


def test_a_point_is_taken_up_by_its_cues_or_in_other_words() -> None:
    points = (
        Point("three late shifts this week", ("working late",)),
        Point("the kids were asleep"),
        Point("the train was cancelled"),
    )
    line = read_line("so you were working late and the children were in bed sleeping")
    assert covered_points(line, points, LEXICON) == (0, 1)


def test_what_belongs_together_overlaps_more_than_what_does_not() -> None:
    heard = read_line("the rent went up and my boss cut my hours")
    near = overlap(read_line("so less work and more to pay"), heard, LEXICON)
    far = overlap(read_line("your sister sings in a choir"), heard, LEXICON)
    assert near.shared > far.shared
    assert overlap(read_line("the rent went up"), heard, LEXICON).echo == 1
    assert overlap(read_line("anything"), read_line(""), LEXICON).shared == 0


@pytest.mark.parametrize(
    ("one", "other"), [("worked", "works"), ("stopped", "stopping"), ("worries", "worried")]
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_wordings_read_like_the_sentences_they_find() -> None:
    pattern = make_cue(["(no|little) wonder <0-2> <who>"], {"who": ("you", "they all")}).pattern
    assert pattern.search("well no wonder that you left")
    assert pattern.search("little wonder they all left")
    assert not pattern.search("no wonderful you")


def test_a_wording_for_the_beginning_is_found_only_there() -> None:
    cue = make_cue(["^me too", "(?<=^well )sure"], {})
    found = [
        [(hit.start, hit.end) for hit in all_hits(read_line(text), [cue])]
        for text in ("me too and me too", "well sure", "not me too", "oh well sure")
    ]
    assert found == [[(0, 6)], [(5, 9)], [], []]


def test_no_wording_repeats_words_without_end() -> None:
    # else a line of nothing but "so" and "and" takes time that grows with its square
    cue = make_cue(["(so |and )*when (do |did )+we"], {})
    assert [
        len(list(all_hits(read_line(text), [cue]))) for text in ("so when did we", "when we")
    ] == [1, 0]
    cues = [cue, *(cue for cues in LEXICON.cues.values() for cue in cues)]
    assert [cue.expression for cue in cues if re.search(r"(?<!\\)\)[*+]", cue.expression)] == []


@pytest.mark.parametrize("wording", ["(never closed", "a <strange> b"])
def test_a_wording_that_cannot_be_used_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match=r"no usable wording|there is no word class"):
        make_cue([wording], {}).behind_space  # noqa: B018


def test_every_shipped_wording_can_be_used() -> None:
    for cues in LEXICON.cues.values():
        for cue in cues:
            assert cue.pattern
            assert cue.behind_space


def test_a_broken_file_is_named_with_its_line(folder: Path) -> None:
    line = spoil(folder / "feelings.yaml", "    tone: unpleasant", "    tone: sour")
    with pytest.raises(DialogError) as caught:
        load_lexicon(folder)
    assert str(caught.value).startswith(f"{folder / 'feelings.yaml'}:{line}:")


def test_an_unknown_word_class_is_named_with_its_line(folder: Path) -> None:
    spoil(folder / "cues" / "pitfalls.yaml", "<never>", "<nevermore>")
    with pytest.raises(DialogError, match=r"pitfalls\.yaml:\d+: absolute_strict: .*nevermore"):
        load_lexicon(folder)


def test_yaml_that_cannot_be_read_is_named_with_its_line(folder: Path) -> None:
    (folder / "needs.yaml").write_text("version: 1\nneeds: [\n", encoding="utf-8")
    with pytest.raises(DialogError, match=r"needs\.yaml:\d+:"):
        load_lexicon(folder)


def test_a_missing_file_and_a_list_are_refused(folder: Path) -> None:
    (folder / "needs.yaml").write_text("- one\n", encoding="utf-8")
    with pytest.raises(DialogError, match=r"needs\.yaml:1:"):
        load_lexicon(folder)
    (folder / "needs.yaml").unlink()
    with pytest.raises(DialogError, match=r"needs\.yaml:1:"):
        load_lexicon(folder)


def test_feedback_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feedback.yaml"
    shutil.copy(FOLDER / "feedback.yaml", path)
    line = spoil(path, "opening:", "greetings: [hello]\nopening:")
    with pytest.raises(DialogError, match=rf"feedback\.yaml:{line}:"):
        load_wording(path)


def test_a_locale_without_lists_of_its_own_uses_the_english_ones() -> None:
    assert load_assessor("xx-xx").assess("i feel sad").has("feeling_owned")
