"""How text is cut and cleaned before a voice speaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.language.sentences import speakable, split_clauses, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Green called at 7 p.m. on Friday.", ["Dr. Green called at 7 p.m. on Friday."]),
        ("We met at 7 p.m. You were late.", ["We met at 7 p.m.", "You were late."]),
        ("It cost 3.50 dollars. That was fine.", ["It cost 3.50 dollars.", "That was fine."]),
        ('"All right?" she asked. I nodded.', ['"All right?" she asked.', "I nodded."]),
        ('You said "I am fine." You were not.', ['You said "I am fine."', "You were not."]),
        ("You said no. Then it was quiet.", ["You said no.", "Then it was quiet."]),
        ("That was me and I. You know it.", ["That was me and I.", "You know it."]),
        ("J. Moor wrote it. Really!", ["J. Moor wrote it.", "Really!"]),
        ("Well... maybe not. Sure?!", ["Well... maybe not.", "Sure?!"]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("Call 1-800-799-7233. Or visit thehotline.org today.",
         ["Call 1-800-799-7233.", "Or visit thehotline.org today."]),
        ("i was tired. you left", ["i was tired. you left"]),
        ("", []),
        (" ... !? ", []),
        ("No end", ["No end"]),
    ],
)  # fmt: skip
def test_text_is_cut_where_a_sentence_ends(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@given(st.text())
def test_cutting_loses_no_letter(text: str) -> None:
    cut = "".join(split_sentences(text))
    assert [c for c in cut if c.isalnum()] == [c for c in text if c.isalnum()]


def test_a_long_sentence_is_cut_at_its_commas_and_joints() -> None:
    sentence = "When the day was long, and the children were ill, I had nothing left to give you."
    assert split_clauses(sentence, 50) == [
        "When the day was long, and the children were ill,",
        "I had nothing left to give you.",
    ]
    assert split_clauses(sentence, 200) == [sentence]


@given(st.text(alphabet=st.sampled_from("ab ,;-"), max_size=300), st.integers(10, 60))
def test_no_part_is_too_long_and_no_letter_is_lost(text: str, longest: int) -> None:
    parts = split_clauses(text, longest)
    assert all(0 < len(part) <= longest for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("a <break/> b", "a break/ b"),
        ("slow [[rate 20]] down", "slow rate 20 down"),
        ("bell\x07 and\x00 null", "bell and null"),
        ("“curly” — it’s…", '"curly", it\'s...'),
        ("joy 😀 and  ❤️ love", "joy and love"),
        ("Cafe\u0301", "Café"),
        ("*bold* _under_ `code`", "bold under 'code'"),
        ("50 % & 3 + 4 = $7", "50 % & 3 + 4 = $7"),
        ("line\none", "line one"),
    ],
)
def test_what_a_voice_cannot_say_is_left_out(text: str, spoken: str) -> None:
    assert speakable(text) == spoken


@given(st.text())
def test_no_markup_and_no_control_character_survives(text: str) -> None:
    spoken = speakable(text)
    assert not set(spoken) & set("<>[]{}|\\\x00\x1b\n\r\t")
    assert speakable(spoken) == spoken
