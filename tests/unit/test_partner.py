"""The partner of the role-play: moods that move with what the person does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.partner_files import load_partner
from voice_coach.dialog.markers import MARKERS, PITFALLS
from voice_coach.dialog.partner import Partner, PartnerLine, diagram
from voice_coach.dialog.partner_script import (
    MAX_TURNS,
    Mood,
    PartnerScript,
    parse_partner,
)
from voice_coach.errors import DialogError
from voice_coach.events import Assessment, Marker

SCRIPT = load_partner()
CLOSED = [Mood.QUIET, Mood.FINE, Mood.DEFENSIVE, Mood.OVERWHELMED]


def judged(*names: str, act: str = "other") -> Assessment:
    markers = tuple(
        Marker(name, "pitfall" if name in PITFALLS else "strength", (0, 1), 1.0, "because")
        for name in names
    )
    return Assessment("some words", act=act, acts=(act,), markers=markers)


def partner_in(mood: Mood) -> Partner:
    """A partner that is in this mood at the opening, or has been moved there."""
    sought = Mood.QUIET if mood is Mood.OPENING_UP else mood
    partner = next(found for seed in range(200) if (found := Partner(SCRIPT, seed)).mood is sought)
    if mood is Mood.OPENING_UP:
        partner.answer(judged("check", act="reflection"))
    assert partner.mood is mood
    return partner


@pytest.mark.parametrize("mood", [*CLOSED, Mood.OPENING_UP])
def test_pressure_makes_the_partner_leave_whatever_the_mood(mood: Mood) -> None:
    partner = partner_in(mood)
    line = partner.answer(judged("pressure"))
    assert partner.has_left
    assert partner.is_over
    assert line.text
    assert line.is_harder


@pytest.mark.parametrize("mood", [*CLOSED, Mood.OPENING_UP])
@pytest.mark.parametrize("deed", ["blame", "absolute", "mind_reading"])
def test_a_reproach_closes_the_partner(mood: Mood, deed: str) -> None:
    partner = partner_in(mood)
    line = partner.answer(judged(deed))
    assert line.mood in (Mood.DEFENSIVE, Mood.OVERWHELMED)
    assert not line.is_softer


@pytest.mark.parametrize("mood", [*CLOSED, Mood.OPENING_UP])
@pytest.mark.parametrize("deed", ["reflection", "validation"])
def test_being_heard_and_asked_opens_the_partner(mood: Mood, deed: str) -> None:
    partner = partner_in(mood)
    answer = (
        judged("check", act="reflection") if deed == "reflection" else judged("validation", "check")
    )
    assert partner.answer(answer).mood is Mood.OPENING_UP


@pytest.mark.parametrize("mood", [*CLOSED, Mood.OPENING_UP])
@pytest.mark.parametrize("deed", ["advice", "minimising"])
def test_advice_and_comfort_that_makes_small_bring_back_i_am_fine(mood: Mood, deed: str) -> None:
    assert partner_in(mood).answer(judged(deed)).mood is Mood.FINE


@pytest.mark.parametrize("mood", [Mood.FINE, Mood.DEFENSIVE, Mood.OVERWHELMED])
def test_respect_for_the_pace_opens_step_by_step(mood: Mood) -> None:
    partner = partner_in(mood)
    assert partner.answer(judged("pace_respected")).mood is Mood.QUIET
    assert partner.answer(judged("pace_respected")).mood is Mood.OPENING_UP


@pytest.mark.parametrize("mood", [*CLOSED, Mood.OPENING_UP])
def test_a_silence_that_is_allowed_to_stand_softens_and_is_counted(mood: Mood) -> None:
    partner = partner_in(mood)
    before = partner.turns
    line = partner.answer_silence()
    assert line.mood in (Mood.QUIET, Mood.OPENING_UP)
    assert line.is_softer
    assert partner.turns == before + 1


@pytest.mark.parametrize("mood", CLOSED)
def test_a_pitfall_outweighs_a_reflection(mood: Mood) -> None:
    line = partner_in(mood).answer(judged("blame", "check", "validation", act="reflection"))
    assert line.mood in (Mood.DEFENSIVE, Mood.OVERWHELMED)


def test_a_misheard_answer_moves_nothing_and_is_asked_again() -> None:
    partner = partner_in(Mood.FINE)
    line = partner.answer(Assessment("mumble", is_doubtful=True, markers=judged("blame").markers))
    assert line.mood is Mood.FINE
    assert line.text in SCRIPT.unheard


def test_an_answer_that_speaks_of_danger_is_not_met() -> None:
    partner = partner_in(Mood.QUIET)
    line = partner.answer(Assessment("help", is_unsafe=True, markers=judged("blame").markers))
    assert line == PartnerLine("", Mood.QUIET)
    assert partner.turns == 0


def test_a_partner_who_opened_up_ends_the_talk_after_four_turns() -> None:
    partner = Partner(SCRIPT, 7)
    partner.opening()
    for _ in range(4):
        line = partner.answer(judged("check", "validation", act="reflection"))
    assert partner.is_over
    assert line.text in SCRIPT.moods[Mood.OPENING_UP].closing


def test_nothing_is_said_once_the_role_play_is_over() -> None:
    partner = partner_in(Mood.FINE)
    partner.answer(judged("pressure"))
    assert partner.answer(judged("validation")).text == ""
    assert partner.answer_silence().text == ""
    assert partner.turns == 1


# --- lines that the person gave ----------------------------------------------------------------


def test_own_lines_begin_the_role_play_in_the_mood_they_show() -> None:
    partner = Partner(SCRIPT, 1, ("That's not fair, you always start again.",))
    line = partner.opening()
    assert line.is_own
    assert line.mood is Mood.DEFENSIVE


@pytest.mark.parametrize("seed", range(20))
def test_own_lines_all_come_back_and_not_in_the_order_given(seed: int) -> None:
    own = (
        "I'm fine, leave it",
        "You are nagging again",
        "I can't, I'm exhausted",
        "The dog is out",
    )
    partner = Partner(SCRIPT, seed, own)
    lines = [partner.opening(), *(partner.answer(judged("closed_question")) for _ in range(5))]
    heard = tuple(line.text for line in lines if line.is_own)
    assert sorted(heard) == sorted(own)
    assert heard != own


def test_a_closed_line_of_the_person_is_held_back_while_the_partner_opens_up() -> None:
    partner = Partner(SCRIPT, 3, ("I'm fine", "I'm too tired, not now"))
    partner.opening()
    lines = [partner.answer(judged("validation", "check")) for _ in range(3)]
    assert {line.mood for line in lines} == {Mood.OPENING_UP}
    assert not any(line.is_own for line in lines)


@pytest.mark.parametrize("seed", range(10))
def test_own_lines_all_come_back_even_to_someone_who_does_well(seed: int) -> None:
    own = ("I'm fine", "I'm too tired, not now", "You never listen", "Do what you want")
    partner = Partner(SCRIPT, seed, own)
    lines = [partner.opening()]
    while not partner.is_over:
        lines.append(partner.answer(judged("validation", "check")))
    assert sorted(line.text for line in lines if line.is_own) == sorted(own)
    assert lines[-1].text in SCRIPT.moods[Mood.OPENING_UP].closing


def test_a_move_that_closes_the_partner_is_told_from_a_mood_that_was_there_before() -> None:
    partner = partner_in(Mood.DEFENSIVE)
    assert not partner.answer(judged()).is_harder
    assert partner.answer(judged("validation", "check")).is_softer
    assert partner.answer(judged("blame")).is_harder


def test_own_lines_given_twice_or_empty_count_once_or_not_at_all() -> None:
    partner = Partner(SCRIPT, 5, ("Whatever", " whatever ", "", "  "))
    lines = [partner.opening(), *(partner.answer_silence() for _ in range(MAX_TURNS))]
    assert sum(line.is_own for line in lines) == 1


# --- lives -------------------------------------------------------------------------------------


def lines_of_life(life_id: str) -> set[str]:
    life = next(life for life in SCRIPT.lives if life.id == life_id)
    return {text for texts in life.lines.values() for text in texts}


def test_the_partner_lives_the_life_that_the_person_told_about() -> None:
    partner = Partner(
        SCRIPT, 1, account="um we both lost my brother and since the funeral it is quiet"
    )
    spoken = {partner.answer(judged()).text for _ in range(MAX_TURNS)}
    assert spoken & lines_of_life("grief")


def test_an_account_of_no_known_life_brings_only_lines_that_fit_any() -> None:
    partner = Partner(SCRIPT, 1, account="it has been quiet between the two of us")
    spoken = {partner.answer(judged()).text for _ in range(MAX_TURNS)}
    assert not any(spoken & lines_of_life(life.id) for life in SCRIPT.lives)


def test_one_role_play_never_mixes_two_lives() -> None:
    for seed in range(60):
        partner = Partner(SCRIPT, seed)
        spoken = {partner.answer(judged()).text for _ in range(MAX_TURNS)}
        assert sum(bool(spoken & lines_of_life(life.id)) for life in SCRIPT.lives) <= 1


# --- whatever happens ----------------------------------------------------------------------------

deeds = st.frozensets(st.sampled_from(sorted(MARKERS)), max_size=5)
assessments = st.builds(
    lambda names, act, question, doubtful: Assessment(
        "words",
        act=act,
        acts=(act,),
        question=question,
        markers=judged(*sorted(names)).markers,
        is_doubtful=doubtful,
    ),
    deeds,
    st.sampled_from(["reflection", "question", "statement", "other"]),
    st.sampled_from(["open", "closed", None]),
    st.booleans(),
)
happenings = st.lists(st.none() | assessments, min_size=MAX_TURNS, max_size=12)
givens = st.lists(
    st.sampled_from(["I'm fine. Really.", "Whatever", "You always nag", "I'm scared"])
    | st.text(max_size=20),
    max_size=8,
).map(tuple)


def play(
    seed: int, own: tuple[str, ...], account: str, answers: list[Assessment | None]
) -> tuple[Partner, list[PartnerLine]]:
    partner = Partner(SCRIPT, seed, own, account)
    lines = [partner.opening()]
    lines += [
        partner.answer_silence() if answer is None else partner.answer(answer) for answer in answers
    ]
    return partner, lines


@given(st.integers(), givens, st.text(max_size=40), happenings)
def test_any_role_play_ends_in_six_turns_repeats_nothing_and_can_be_replayed(
    seed: int, own: tuple[str, ...], account: str, answers: list[Assessment | None]
) -> None:
    partner, lines = play(seed, own, account, answers)
    spoken = [line.text.casefold() for line in lines if line.text]
    assert partner.is_over
    assert partner.turns <= MAX_TURNS
    assert len(spoken) == partner.turns + 1
    assert len(set(spoken)) == len(spoken)
    assert play(seed, own, account, answers)[1] == lines


@given(st.integers(), happenings)
def test_every_mood_follows_from_the_one_before_by_a_move_of_the_table(
    seed: int, answers: list[Assessment | None]
) -> None:
    _, lines = play(seed, (), "", answers)
    for before, after in pairwise(lines):
        allowed = {move.to for move in SCRIPT.moods[before.mood].moves} | {before.mood}
        assert after.mood in allowed


def test_other_seeds_give_other_role_plays() -> None:
    openings = {Partner(SCRIPT, seed).opening().text for seed in range(40)}
    assert len(openings) >= 8


# --- the file ------------------------------------------------------------------------------------


def test_the_shipped_partner_has_ten_lines_and_more_in_every_mood() -> None:
    for mood in (*CLOSED, Mood.OPENING_UP):
        assert len(SCRIPT.moods[mood].lines) >= 10


def spoken_lines(script: PartnerScript) -> list[str]:
    moods = script.moods.values()
    return [
        *(text for mood in moods for text in (*mood.lines, *mood.openings, *mood.closing)),
        *(text for mood in moods for move in mood.moves for text in move.says),
        *(text for life in script.lives for texts in life.lines.values() for text in texts),
        *script.unheard,
    ]


@pytest.mark.parametrize("line", spoken_lines(SCRIPT))
def test_every_line_is_short_enough_to_be_spoken(line: str) -> None:
    sentences = line.replace("?", ".").replace("!", ".").split(". ")
    assert max(len(sentence.split()) for sentence in sentences) <= 20


def test_the_diagram_shows_every_move() -> None:
    drawn = diagram(SCRIPT)
    assert drawn.startswith("stateDiagram-v2")
    for mood, script in SCRIPT.moods.items():
        for move in script.moves:
            assert f"{mood.name} --> {move.to.name}: " in drawn
    assert "LEFT --> [*]" in drawn


def test_a_locale_without_a_partner_shares_the_shipped_one() -> None:
    assert load_partner("en_GB.UTF-8") == SCRIPT


MINIMAL = """version: 1
moods:
"""


def minimal(quiet_moves: str = "") -> str:
    keys = ("quiet", "fine", "defensive", "overwhelmed", "opening_up")
    text = MINIMAL
    for key in keys:
        lines = "".join(f"      - {key} line {number}\n" for number in range(7))
        text += f"  {key}:\n    openings:\n      - {key} start\n    lines:\n{lines}"
        if key == "quiet":
            text += "    moves:\n      - any: [pressure]\n        to: left\n" + quiet_moves
    return text + "  left:\n    lines:\n      - Good night.\n"


def test_a_small_file_of_ones_own_is_enough_for_a_partner() -> None:
    script = parse_partner(minimal(), "mine.yaml")
    partner = Partner(script, 2)
    spoken = [partner.opening().text, *(partner.answer(judged()).text for _ in range(MAX_TURNS))]
    assert len(set(spoken)) == MAX_TURNS + 1


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (("to: left", "to: lef"), "mine.yaml:16: to cannot be 'lef'; did you mean 'left'?"),
        (("any: [pressure]", "any: [presure]"), "mine.yaml:15: an entry of 'any' cannot be"),
        (("any: [pressure]", "any: []"), "mine.yaml:15: a move needs something that leads to it"),
        (("quiet line 3", "quiet line 2"), "mine.yaml:10: this line stands twice"),
        (("      - quiet line 3\n", ""), "mine.yaml:4: the mood 'quiet' needs at least 7 lines"),
        (("to: left", "to: fine"), "no move leads to the mood 'left'"),
        (("  left:", "  gone:"), "moods lacks the key 'left'; add it"),
        (("version: 1", "version: 9"), "mine.yaml:1: this version is not known here"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(damage: tuple[str, str], message: str) -> None:
    with pytest.raises(DialogError) as raised:
        parse_partner(minimal().replace(*damage), "mine.yaml")
    assert message in str(raised.value)
