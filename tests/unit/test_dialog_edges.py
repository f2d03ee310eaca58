"""What the dialog reads, remembers and says at the edge of what is allowed."""

from __future__ import annotations

import random

import pytest
from test_dialog_parse import DRILL
from test_partner import judged, minimal

from voice_coach.dialog.card import Card
from voice_coach.dialog.meeting import meet_judged
from voice_coach.dialog.nodes import line_index
from voice_coach.dialog.parse import parse_drill
from voice_coach.dialog.partner import Partner
from voice_coach.dialog.partner_script import Mood, parse_partner
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.steps import Answer, Reaction, Step
from voice_coach.dialog.words import parse_commands
from voice_coach.errors import DialogError
from voice_coach.events import Assessment
from voice_coach.language.normalize import read_line
from voice_coach.language.stems import Stem, stem_problems

STEP = Step("settle/one", "judged", (), max_attempts=2)
PROMPTER = Prompter({}, random.Random(1))


def complaint(text: str) -> str:
    with pytest.raises(DialogError) as raised:
        parse_drill(text, "mine.yaml")
    return str(raised.value)


def test_an_exercise_without_slots_is_named() -> None:
    assert "slots" in complaint(
        DRILL.replace("    slots:\n      content: you worked late three times\n", "")
    )


def test_a_partner_without_moods_is_named() -> None:
    with pytest.raises(DialogError, match="moods"):
        parse_partner("version: 1\n", "mine.yaml")


def test_an_empty_wording_of_a_command_is_named() -> None:
    with pytest.raises(DialogError, match="a wording of 'stop'"):
        parse_commands('version: 1\ncommands:\n  stop: ["", halt]\n', "mine.yaml")


def test_a_key_that_is_a_list_has_no_place_in_the_index() -> None:
    assert line_index("? [a, b]\n: c\nd: e\n", "mine.yaml")[("d",)] == 3


def test_a_partner_who_has_said_everything_falls_silent() -> None:
    script = parse_partner(minimal(), "mine.yaml")
    partners = (Partner(script, seed, ("Good night.",)) for seed in range(50))
    partner = next(one for one in partners if one.mood is Mood.QUIET)
    assert partner.opening().text == "Good night."
    assert partner.answer(judged("pressure")).text == ""


def test_a_kept_text_that_is_no_card_is_refused() -> None:
    with pytest.raises(ValueError, match="a card is a JSON object"):
        Card.from_json("[1, 2]")


def test_an_answer_that_nobody_judged_is_met_with_nothing() -> None:
    assert meet_judged(Answer(STEP, "words"), PROMPTER) == Reaction()


def test_without_a_line_to_lean_on_only_a_second_try_is_offered() -> None:
    reaction = meet_judged(Answer(STEP, "words", assessment=Assessment("words")), PROMPTER)
    assert reaction.offers_retry
    assert reaction.template == ()


def test_a_stem_for_nothing_in_particular_is_named() -> None:
    stem = Stem("one", "feeling", "It sounds like you feel {feeling}.", fits="nothing")
    expected = "one fits none of accusation, any, plain, self-blame, told."
    assert expected in stem_problems([stem])


def test_a_stretch_without_words_is_the_whole_text() -> None:
    line = read_line("I was tired.")
    assert line.span(99, 100) == (0, len("I was tired."))
