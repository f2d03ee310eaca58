"""What the page says in words: dates, weeks, sentences and cards."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.card import CARD, Card
from voice_coach.feedback.periods import monday
from voice_coach.ports import Attempt, Keepsake
from voice_coach.report.keepsakes import SENTENCES, best_sentences, dated_cards
from voice_coach.report.weeks import FEWEST, RECENT, SHOWN, weeks_with_practice
from voice_coach.report.wording import counted, percent, ratio, stretch

TODAY = date(2026, 11, 20)
DRILLS = load_script("en-us").drills


# --- numbers and dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), "3 March 2026"),
        (date(2026, 3, 3), date(2026, 3, 9), "3 to 9 March 2026"),
        (date(2026, 3, 30), date(2026, 4, 5), "30 March to 5 April 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 to 4 January 2026"),
        (date(2026, 2, 1), date(2026, 2, 28), "February 2026"),
        (date(2025, 10, 1), date(2025, 12, 31), "October to December 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2025, 11, 1), date(2026, 1, 31), "November 2025 to January 2026"),
        (date(2024, 1, 1), date(2025, 12, 31), "January 2024 to December 2025"),
    ],
)
def test_a_stretch_of_time_is_told_as_shortly_as_it_can_be(
    first: date, last: date, written: str
) -> None:
    assert stretch(first, last) == written


def test_one_is_singular_and_large_numbers_are_easy_to_read() -> None:
    assert counted(1, "first try", "first tries") == "1 first try"
    assert counted(0, "answer") == "0 answers"
    assert counted(12_345, "answer") == "12,345 answers"


@example((2, 400))
@example((398, 400))
@given(st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_percentage_is_nothing_or_all_only_where_it_is(share: tuple[int, int]) -> None:
    hits, of = share
    assert (percent(hits / of) == "0%") == (hits == 0)
    assert (percent(hits / of) == "100%") == (hits == of)


@pytest.mark.parametrize(
    ("hits", "others", "written"),
    [(13, 2, "6.5 to 1"), (4, 2, "2 to 1"), (5, 0, "5 to none"), (0, 3, "none to 3")],
)
def test_a_ratio_can_do_without_either_side(hits: int, others: int, written: str) -> None:
    assert ratio(hits, others) == written


# --- weeks ----------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_the_sentence_about_weeks_is_true_and_blames_no_break(ago: list[int]) -> None:
    days = [TODAY - timedelta(days=back) for back in ago]
    weeks = weeks_with_practice(days, TODAY)
    since = (monday(TODAY) - monday(min(days))).days // 7 + 1
    span = min(since, RECENT)
    first = monday(TODAY) - timedelta(days=7 * (span - 1))
    held = len({monday(day) for day in days if day >= first})
    said = [int(number) for number in re.findall(r"\d+", weeks.sentence)]
    if held == 0:
        newest = monday(max(days))
        assert said == [newest.day, newest.year]
    elif since > 1:
        assert said == ([held, span] if held < span else [span])
    else:
        assert said == []
    assert not re.search(r"streak|broke|miss|only|lost|gap", weeks.sentence)


@given(st.lists(st.integers(0, 400), max_size=60))
def test_the_calendar_shows_every_day_once_and_its_table_the_same_sessions(
    ago: list[int],
) -> None:
    days = [TODAY - timedelta(days=back) for back in ago]
    weeks = weeks_with_practice(days, TODAY)
    assert FEWEST <= weeks.columns <= SHOWN
    start = monday(TODAY) - timedelta(days=7 * (weeks.columns - 1))
    places = {(square.column, square.row) for square in weeks.squares}
    assert len(places) == len(weeks.squares) == (TODAY - start).days + 1
    shown = [day for day in days if day >= start]
    assert sum(square.level > 0 for square in weeks.squares) == len(set(shown))
    assert sum(count for _, count in weeks.rows) == len(shown)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 300))
def test_the_names_of_months_never_run_into_each_other(today: date, back: int) -> None:
    columns = [
        it.column for it in weeks_with_practice([today - timedelta(days=back)], today).labels
    ]
    assert all(later - earlier >= 2 for earlier, later in itertools.pairwise(columns))


def test_a_clock_that_was_wrong_once_does_no_harm() -> None:
    weeks = weeks_with_practice([TODAY + timedelta(days=400)], TODAY)
    assert sum(square.level > 0 for square in weeks.squares) == 0


# --- what is worth keeping ------------------------------------------------------------------------


def strong(said: str, drill: str = "paraphrase", *markers: str, day: int = 1) -> Attempt:
    at = f"2026-11-{day:02}T20:00:00+01:00"
    return Attempt("s", f"{drill}/x", 1, said, at, "reflection", True, "", markers)


def test_the_best_sentences_come_from_different_skills_first() -> None:
    answers = [strong(f"so it was {number}", "paraphrase", "check") for number in range(9)]
    answers += [strong("that makes sense", "validate")]
    found = best_sentences(answers, DRILLS)
    assert [it.skill for it in found[:2]] == ["Say it back", "Let it make sense"]
    assert len(found) == SENTENCES


def test_the_strongest_sentence_of_a_skill_comes_first_and_the_same_words_only_once() -> None:
    answers = [
        strong("So it was long.", day=9),
        strong("so it was long.", day=2),
        strong("it was long, right?", "paraphrase", "check", "content_covered"),
    ]
    found = [(it.said, it.when) for it in best_sentences(answers, DRILLS)]
    assert found == [
        ("It was long, right?", "1 November 2026"),
        ("So it was long.", "9 November 2026"),
    ]


def test_what_holds_a_pitfall_or_belongs_to_no_drill_or_is_a_speech_is_not_quoted() -> None:
    answers = [
        strong("you always do", "paraphrase", "absolute"),
        strong("hello", "gone"),
        strong("so " * 200),
    ]
    assert best_sentences(answers, DRILLS) == []


def test_a_sentence_gets_the_capitals_that_recognisers_leave_out() -> None:
    (found,) = best_sentences([strong("when i'm home i wait")], DRILLS)
    assert found.said == "When I'm home I wait"


def test_a_card_that_cannot_be_read_is_left_out() -> None:
    card = Card(question="what was it like?")
    contents = ("{", "[]", '{"best": []}', card.to_json())
    kept = [Keepsake("s", CARD, "2026-11-03T20:00:00+01:00", content) for content in contents]
    (found,) = dated_cards(kept)
    assert (found.card, found.when) == (card, "3 November 2026")
