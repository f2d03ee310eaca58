from __future__ import annotations

import pytest

from voice_coach.dialog.check import Located, check_drill, check_drills, fill
from voice_coach.dialog.check_words import (
    check_commands,
    check_partner,
    check_prompts,
    check_safety,
)
from voice_coach.dialog.nodes import line_index
from voice_coach.dialog.parse import parse_drill
from voice_coach.dialog.partner_script import Life, Mood, MoodScript, Move, PartnerScript
from voice_coach.dialog.problems import Problem, sentences, speech_faults
from voice_coach.dialog.words import parse_commands, parse_prompts, parse_safety

EXERCISE = """\
  - id: late-shifts
    line: I had three late shifts, and everyone was asleep when I came home.
    points:
      - text: three late shifts
        cues: [shifts]
    feelings:
      fits: [lonely]
      wrong: [bored]
    slots:
      content: you worked late three times
    models:
      - You worked late again and the house was dark. Is that it?
      - So many long evenings, and nobody awake. Did I get that?
    weak:
      - text: You should ask your boss for mornings.
        change: advice
"""
DRILL = f"""\
version: 1
id: say-back
kind: listen
title: Say it back
why: People open up when they are heard.
how: Say the main points back.
ask: Say back what you heard.
asks: [content_covered, check]
avoids: [advice]
templates:
  - "So {{content}}. Did I get that right?"
exercises:
{EXERCISE}"""
LONG = " ".join(["word"] * 21) + "."
SAFETY = """\
version: 1
lines: [This matters more.]
ask: End or rest?
rest: I am here.
emergency:
  name: Help
  number: "112"
  spoken: Call one one two.
  source: example.org, 2026-11-22
help_lines: []
"""


def located(text: str, file: str = "drill.yaml") -> Located:
    return Located(parse_drill(text, file), line_index(text, file))


def errors(text: str) -> list[str]:
    return [str(it) for it in check_drill(located(text)) if it.severity == "error"]


def test_a_sound_drill_has_no_errors() -> None:
    assert errors(DRILL) == []


def test_few_exercises_are_a_warning() -> None:
    warnings = [it for it in check_drill(located(DRILL)) if it.severity == "warning"]
    assert [(it.line, str(it)[:24]) for it in warnings] == [(13, "drill.yaml:13: warning: ")]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("why: People open up when they are heard.", f"why: {LONG}", "drill.yaml:5: the sentence"),
        ("ask: Say back", "ask: Say * back", "drill.yaml:7: '*' cannot be spoken"),
        ("I had three", "I had 😀 three", "drill.yaml:14: '😀' cannot be spoken"),
        ("      - You worked late", f"      - {LONG} You", "drill.yaml:24: the sentence"),
        ("content: you worked late", f"content: {LONG}", "drill.yaml:22: in the filled template"),
        ("asks: [content_covered, check]", "asks: []", "drill.yaml:8: asks is empty"),
        ('\n  - "So {content}. Did I get that right?"', " []", "drill.yaml:10: there is no"),
        (EXERCISE.splitlines(keepends=True)[12], "", "drill.yaml:24: give two or more model"),
        ("cues: [shifts]", "cues: []", None),
        ("[content_covered, check]", "[check, feeling_named]", None),
        ("      fits: [lonely]\n", "", None),
        ("wrong: [bored]", "wrong: [lonely]", "drill.yaml:19: 'lonely' both fits and is wrong"),
        ("change: advice", "change: validation", "drill.yaml:28: the drill does not ask for"),
        ("text: You should ask your boss for mornings.", ("text: You worked late again, the "
         "house was dark. Is that it?"),
         "drill.yaml:27: this weak answer is nearly a model answer"),
        ("So many long evenings, and nobody awake. Did I get that?", ("You worked late again "
         "and your house was dark. Is that it?"),
         "drill.yaml:25: this model answer nearly repeats"),
    ],
)  # fmt: skip
def test_what_cannot_be_spoken_or_met_is_named_with_its_line(
    old: str, new: str, complaint: str | None
) -> None:
    assert old in DRILL
    found = errors(DRILL.replace(old, new, 1))
    if complaint is None:
        assert found == []
    else:
        assert any(error.startswith(complaint) for error in found)


def test_points_that_are_asked_for_and_missing_are_a_dead_end() -> None:
    start, end = DRILL.index("    points:"), DRILL.index("    feelings:")
    found = errors(DRILL[:start] + DRILL[end:])
    assert found == [
        "drill.yaml:13: give at least one point that the partner's line makes",
        "drill.yaml:13: a dead end: the drill asks for content_covered, and there are no points",
    ]


def test_feelings_that_are_asked_for_and_missing_are_a_dead_end() -> None:
    text = DRILL.replace("[content_covered, check]", "[check, feeling_named]")
    found = errors(text.replace("      fits: [lonely]\n", ""))
    assert found == [
        "drill.yaml:13: a dead end: the drill asks for feeling_named, and no feelings fit"
    ]


def test_an_exercise_without_weak_answers_is_named() -> None:
    text = DRILL[: DRILL.index("    weak:")] + "    weak: []\n"
    assert errors(text) == ["drill.yaml:26: give at least one weak answer"]


def test_an_exercise_told_twice_in_a_drill_is_named() -> None:
    twin = EXERCISE.replace("late-shifts", "other").replace("came home", "got home")
    drill = located(DRILL + twin)
    assert [str(it) for it in check_drills([drill])] == [
        "drill.yaml:29: this exercise nearly repeats say-back/late-shifts; tell another story"
    ]


def test_an_exercise_told_in_two_drills_is_named_in_the_second() -> None:
    second = located(DRILL.replace("id: say-back", "id: other"), "other.yaml")
    found = check_drills([located(DRILL), second])
    assert [(it.file, it.line) for it in found] == [("other.yaml", 13)]


def test_a_drill_id_taken_twice_hides_exercises() -> None:
    text = DRILL.replace("I had three late shifts", "My mother rang at four and I drove over there")
    found = check_drills([located(DRILL), located(text, "other.yaml")])
    assert [str(it)[:66] for it in found] == [
        "other.yaml:2: drill.yaml has the id 'say-back' too, so the exercis"
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Just one, with a comma; and more", 1),
        ("It is 3.5 miles. Yes.", 2),
        ('"So it is." Then this.', 2),
        ("", 0),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_twenty_words_are_no_fault_and_twenty_one_are() -> None:
    assert list(speech_faults(" ".join(["word"] * 20) + ".")) == []
    assert len(list(speech_faults(LONG))) == 1


def test_a_filled_template_begins_its_sentences_with_capitals() -> None:
    assert fill("{a}. {b}?", {"a": "it is so", "b": "is it"}) == "It is so. Is it?"


def prompts(text: str) -> list[Problem]:
    text = f"version: 1\nprompts:\n{text}"
    return list(check_prompts(parse_prompts(text, "p.yaml"), "p.yaml", line_index(text, "p.yaml")))


def test_prompts_with_unknown_keys_and_slots_are_named() -> None:
    found = prompts(f"  pawse: [Hi.]\n  pause:\n    - Pausing, {{name}}.\n    - {LONG}\n")
    assert [str(it)[:40] for it in found] == [
        "p.yaml:3: no line of the coach is called",
        "p.yaml:5: 'pause' has no slot {name}; le",
        "p.yaml:6: the sentence 'word word word w",
    ]


def test_prompts_may_use_the_slots_they_are_given() -> None:
    assert prompts("  drill-intro: ['This is {title}.']\n") == []


def test_commands_that_are_unknown_or_have_few_wordings_are_named() -> None:
    text = "version: 1\ncommands:\n  repeet: ['(a|b|c|d|e|f|g|h)']\n  skip: [skip]\n"
    found = check_commands(parse_commands(text, "c.yaml"), "c.yaml", line_index(text, "c.yaml"))
    assert [str(it) for it in found] == [
        "c.yaml:3: there is no command 'repeet'; did you mean 'repeat'?",
        "c.yaml:4: 'skip' has 1 wordings; give 8 or more",
    ]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("lines: [This matters more.]", "lines: []", "s.yaml:2: say at least one calm line"),
        ("Call one one two.", "Call @112.", "s.yaml:8: '@' cannot be spoken"),
        (", 2026-11-22", "", "s.yaml:9: say when the number of Help was last seen"),
        ("rest: I am here.", f"rest: {LONG}", "s.yaml:4: the sentence"),
        ("rest:", f"unclear: {LONG}\nrest:", "s.yaml:4: the sentence"),
    ],
)
def test_safety_lines_are_checked_for_speech_and_dated_sources(
    old: str, new: str, complaint: str
) -> None:
    text = SAFETY.replace(old, new)
    found = list(check_safety(parse_safety(text, "s.yaml"), "s.yaml", line_index(text, "s.yaml")))
    assert [str(it)[: len(complaint)] for it in found] == [complaint]


def test_a_sound_safety_file_has_no_problems() -> None:
    lines = line_index(SAFETY, "s.yaml")
    assert list(check_safety(parse_safety(SAFETY, "s.yaml"), "s.yaml", lines)) == []


def test_lines_of_the_partner_are_checked_for_speech() -> None:
    mood = MoodScript(lines=("Hm.", LONG), moves=(Move(("silence",), Mood.QUIET, says=("A*b.",)),))
    life = Life("a-life", ("cue",), {Mood.QUIET: ("It costs €5.",)})
    partner = PartnerScript({Mood.QUIET: mood}, (life,), ("What?",))
    lines = {("moods", "quiet", "lines", 1): 7}
    found = [str(it)[:36] for it in check_partner(partner, "p.yaml", lines)]
    assert found == [
        "p.yaml:7: the sentence 'word word wo",
        "p.yaml:1: '*' cannot be spoken; writ",
        "p.yaml:1: '€' cannot be spoken; writ",
    ]
