from __future__ import annotations

import dataclasses

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.dialog.nodes import MAX_DEPTH, compose, line_index, nearest_line
from voice_coach.dialog.parse import parse_drill, slots_of
from voice_coach.dialog.words import parse_commands, parse_order, parse_prompts, parse_safety
from voice_coach.errors import DialogError
from voice_coach.events import Fit, Point

DRILL = """\
version: 1
id: say-back
kind: listen
title: Say it back
why: People open up when they are heard.
how: Say the main points back.
ask: Say back what you heard.
asks: [content_covered, [check, tentative]]
avoids: [advice]
templates:
  - "So {content}. Did I get that right?"
exercises:
  - id: late-shifts
    line: I had three late shifts, and
      everyone was asleep.
    points:
      - text: three late shifts
        cues: [shifts, no, 12]
    feelings:
      fits: [lonely]
      near: [alone]
      wrong: [bored]
    slots:
      content: you worked late three times
    models:
      - You worked late again. Is that it?
      - So many late shifts. Did I get that?
    weak:
      - text: You should sleep.
        change: advice
"""

EXERCISES = DRILL[DRILL.index("exercises:") :]
MODELS = DRILL[DRILL.index("    models:") : DRILL.index("    weak:")]

SAFETY = """\
version: 1
lines: [This matters more.]
ask: End or rest?
rest: I am here.
emergency: {name: Help, number: "112", spoken: Call one one two., source: "x.org, 2026-11"}
help_lines: []
"""


def complaints(text: str) -> list[str]:
    with pytest.raises(DialogError) as caught:
        parse_drill(text, "drill.yaml")
    return caught.value.message.splitlines()


def test_a_drill_is_read_with_all_it_says() -> None:
    drill = parse_drill(DRILL, "drill.yaml")
    exercise = drill.exercises[0]
    assert (drill.id, drill.kind, drill.source) == ("say-back", "listen", "drill.yaml")
    assert drill.asks == (("content_covered",), ("check", "tentative"))
    assert drill.avoids == ("advice",)
    assert exercise.points == (Point("three late shifts", ("shifts", "no", "12")),)
    assert exercise.feelings == Fit(("lonely",), ("alone",), ("bored",))
    assert exercise.needs == Fit()
    assert exercise.slots == {"content": "you worked late three times"}
    assert len(exercise.models) == 2
    assert [(weak.text, weak.change) for weak in exercise.weak] == [("You should sleep.", "advice")]


def test_folded_lines_become_one_line_with_single_spaces() -> None:
    line = parse_drill(DRILL, "drill.yaml").exercises[0].line
    assert line == "I had three late shifts, and everyone was asleep."


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("version: 1", "version: 2", "drill.yaml:1: this version is not known here"),
        ("version: 1\n", "", "drill.yaml:1: the file lacks the key 'version'"),
        ("id: say-back", "id: Say Back", "drill.yaml:2: 'Say Back' is no id"),
        ("kind: listen", "kind: lissen", "drill.yaml:3: kind cannot be 'lissen'; did you mean"),
        ("title: Say it back", "titel: Say it back", "drill.yaml:4: the file has no key 'titel'"),
        ("title: Say it back", "title:", "drill.yaml:4: title is empty"),
        ("title: Say it back", "title: [a, b]", "drill.yaml:4: title must be text"),
        ("[check, ten", "[chek, ten", "drill.yaml:8: an entry of a group of asks cannot be 'chek'"),
        ("asks: [content_covered,", "asks: [blame,", "drill.yaml:8: an entry of asks cannot be"),
        ("avoids: [advice]", "avoids: [check]", "drill.yaml:9: an entry of avoids cannot be"),
        ("avoids: [advice]", "avoids: advice", "drill.yaml:9: avoids must be a list"),
        ("{content}. Did", "{content. Did", "drill.yaml:11: the braces of this template"),
        ("{content}. Did", "{Content}. Did", "drill.yaml:11: '{Content}' is no slot"),
        ("{content}. Did", "{}. Did", "drill.yaml:11: '{}' is no slot"),
        ("{content}. Did", "{content!z}. Did", "drill.yaml:11: '{content!z}' is no slot"),
        ("{content}. Did", "{content:d}. Did", "drill.yaml:11: '{content:d}' is no slot"),
        ("{content}. Did", "{need}. Did", "drill.yaml:24: a template uses {need}"),
        ("    line: I had", "    lime: I had", "drill.yaml:13: an exercise lacks the key 'line'"),
        ("    line: I had", "    lime: I had", "drill.yaml:14: an exercise has no key 'lime'"),
        ("kind: listen", "kind: speak", "drill.yaml:13: an exercise lacks the key 'situation'"),
        ("      fits: [lonely]", "      fit: [lonely]", "drill.yaml:20: feelings has no key 'fit'"),
        ("        change: advice", "        change: advise", "drill.yaml:30: change cannot be"),
        ("    models:", "    models: one", "drill.yaml:2"),
        (MODELS, "    models: []\n", "drill.yaml:25: an exercise needs a model answer"),
        (EXERCISES, "exercises: []\n", "drill.yaml:12: a drill needs an exercise"),
        ("    weak:", "    weak: {}", "drill.yaml:2"),
        ("why: People", "title: People", "drill.yaml:5: 'title' stands twice in the file"),
        ("why: People", "? [a]\n: b\nwhy: People", "drill.yaml:5: a key of the file must be"),
        ("id: late-shifts", "id: late shifts", "drill.yaml:13: 'late shifts' is no id"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, complaint: str) -> None:
    assert old in DRILL
    assert any(line.startswith(complaint) for line in complaints(DRILL.replace(old, new, 1)))


def test_several_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = DRILL.replace("say-back", "Say").replace("[advice]", "[advise]").replace("why:", "wy:")
    lines = [int(complaint.split(":")[1]) for complaint in complaints(text)]
    assert len(lines) >= 4
    assert lines == sorted(lines)


def test_an_exercise_id_that_stands_twice_is_refused() -> None:
    second = DRILL[DRILL.index("  - id: late-shifts") :]
    assert complaints(DRILL + second) == [
        "drill.yaml:31: the exercise id 'late-shifts' stands twice; rename one"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: b: c",
        "\tx",
        "\x00",
        "\ud800",
        "a: 1\n---\nb: 2",
        "",
        "# only a comment",
        "%nothing",
        "*missing",
        "[" * 50_000,
        "- " * 50_000,
        "{a: " * 50_000,
    ],
)
def test_text_that_is_no_yaml_document_is_refused_with_a_line(text: str) -> None:
    for complaint in complaints(text):
        assert complaint.startswith("drill.yaml:")
        assert complaint.split(":")[1].isdigit()


@pytest.mark.parametrize("text", ["just text", "[a, b]", "&a [*a]", "&a {id: *a, version: *a}"])
def test_a_document_of_another_shape_is_refused(text: str) -> None:
    assert complaints(text)[0].startswith("drill.yaml:1: ")


@given(st.text(max_size=300))
def test_no_text_breaks_the_parsers(text: str) -> None:
    for parse in (parse_drill, parse_prompts, parse_commands, parse_order, parse_safety):
        with pytest.raises(DialogError, match=r"^f\.yaml:\d+: "):
            parse(text, "f.yaml")


@given(st.data())
def test_a_damaged_drill_is_read_or_refused_with_places(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(DRILL)))
    end = data.draw(st.integers(start, min(len(DRILL), start + 40)))
    text = DRILL[:start] + data.draw(st.text(max_size=8)) + DRILL[end:]
    try:
        drill = parse_drill(text, "f.yaml")
    except DialogError as error:
        for line in error.message.splitlines():
            assert line.startswith("f.yaml:")
    else:
        assert drill.kind in ("listen", "speak")


def test_lines_are_found_by_path_and_by_the_nearest_place_around_it() -> None:
    lines = line_index(DRILL, "drill.yaml")
    assert lines["exercises", 0, "models", 1] == 27
    assert nearest_line(lines, ("exercises", 0, "models", 9)) == 26
    assert nearest_line({}, ("exercises",)) == 1


def test_the_line_index_of_a_document_that_holds_itself_ends() -> None:
    assert line_index("&a [*a]", "f.yaml")[()] == 1


def test_the_depth_limit_leaves_room_for_every_format() -> None:
    deepest = max(map(len, line_index(DRILL, "drill.yaml")))
    assert deepest < MAX_DEPTH / 2


def test_slots_of_a_template_are_its_names_in_braces() -> None:
    assert slots_of("So {content}, and {need}. {content}") == {"content", "need"}


def test_scalars_are_taken_as_they_are_written() -> None:
    assert isinstance(compose("no", "f.yaml"), yaml.ScalarNode)
    assert parse_order("version: 1\norder: [on, off, 12]", "f.yaml") == ("on", "off", "12")


def test_prompts_are_read_by_key() -> None:
    text = "version: 1\nprompts:\n  pause:\n    - Pausing.\n    - A break {now}.\n"
    assert parse_prompts(text, "p.yaml") == {"pause": ("Pausing.", "A break {now}.")}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("version: 1\nprompts:\n  pause: []", "p.yaml:3: the prompt 'pause' has no wording"),
        ("version: 1\nprompts:\n  pause: Hi", "p.yaml:3: the prompt 'pause' must be a list"),
        ("version: 1\nprompts:\n  pause: ['a {b']", "p.yaml:3: the braces of 'pause'"),
        ("version: 1\nprompts:\n  pause: ['a {}']", "p.yaml:3: '{}' is no slot"),
        ("version: 1\nprompts:\n  pause: ['a {b.c}']", "p.yaml:3: '{b.c}' is no slot"),
        ("version: 1\nprompts: []", "p.yaml:2: prompts must be 'key: value' lines"),
    ],
)
def test_a_mistake_in_prompts_is_named(text: str, complaint: str) -> None:
    with pytest.raises(DialogError) as caught:
        parse_prompts(text, "p.yaml")
    assert caught.value.message.startswith(complaint)


def test_command_wordings_are_written_out() -> None:
    text = """\
version: 1
rules:
  it: "(it|that)"
commands:
  repeat: ["(say|read) <it> [again]"]
"""
    assert parse_commands(text, "c.yaml") == {
        "repeat": (
            "say it",
            "say it again",
            "say that",
            "say that again",
            "read it",
            "read it again",
            "read that",
            "read that again",
        )
    }


@pytest.mark.parametrize(
    ("wording", "complaint"),
    [
        ("say (it", "a ')' is missing"),
        ("say [it", "a ']' is missing"),
        ("say it)", "there is a ')' too many"),
        ("say <what>", "there is no rule <what>"),
        ("say <loop>", "the rule <loop> uses itself"),
        ("say {name}", "{slots} have no place in a command"),
        ("[say] [it]", "every word of it may be left out"),
        ("(a|b|c|d|e|f|g|h) " * 5, "it stands for more than"),
        ("say < it", "there is a '<' too many"),
    ],
)
def test_a_wording_that_cannot_be_written_out_is_named(wording: str, complaint: str) -> None:
    text = f"version: 1\nrules: {{loop: a <loop>}}\ncommands:\n  repeat:\n    - '{wording}'\n"
    with pytest.raises(DialogError) as caught:
        parse_commands(text, "c.yaml")
    assert caught.value.message.startswith("c.yaml:5: this wording of 'repeat' cannot be used: ")
    assert complaint in caught.value.message


def test_two_commands_cannot_share_a_wording() -> None:
    text = "version: 1\ncommands:\n  repeat: [again]\n  skip:\n    - again [please]\n"
    with pytest.raises(DialogError, match=r"^c\.yaml:5: 'again' already means 'repeat'"):
        parse_commands(text, "c.yaml")


def test_safety_lines_are_read() -> None:
    safety = parse_safety(SAFETY, "s.yaml")
    assert safety.emergency.number == "112"
    assert safety.help_lines == ()
    assert safety.unclear == safety.ask


def test_a_safety_file_may_say_what_follows_an_answer_that_is_neither() -> None:
    safety = parse_safety(f"{SAFETY}\nunclear: Say rest or continue.\n", "s.yaml")
    assert safety.unclear == "Say rest or continue."


@pytest.mark.parametrize("key", ["lines", "ask", "rest", "emergency", "help_lines"])
def test_a_safety_file_needs_every_part(key: str) -> None:
    text = "\n".join(line for line in SAFETY.splitlines() if not line.startswith(key))
    with pytest.raises(DialogError, match=f"lacks the key '{key}'"):
        parse_safety(text, "s.yaml")


def test_what_is_read_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        parse_drill(DRILL, "drill.yaml").id = "x"  # type: ignore[misc]
