"""Raw text as normalised words that know where they stood."""

from __future__ import annotations

import pytest

from voice_coach.language.normalize import expand, normalize, read_line, tokenize

SAME = {
    "i do not want to": (
        "I don't want to",
        "i dont want to",
        "i don t want to",
        "I DON’T WANT TO",
        "um i i don't uh want to",
        "I, I don't-- want to.",
    ),
    "you are late": ("you're late", "youre late", "you re late", "you, you're late"),
    "i am tired": ("I'm tired", "im tired", "i m tired", "i i'm tired", "I'm, I'm tired"),
    "it is over": ("it's over", "It is over.", "it s over"),
    "we are going to talk": ("we're gonna talk", "We are going to talk"),
    "because i think so": ("'cause i th- think so", "cuz i think so"),
    "let us sit down": ("let's sit down", "Let us sit down!"),
    "you are worn out": ("I mean, you're worn out", "i mean you are worn out"),
    "well you are worn out": ("well i mean you're worn out", "well, um, I mean, you are worn out"),
    "we will see": ("we'll see", "we-we'll see"),
}


@pytest.mark.parametrize(
    ("plain", "text"), [(plain, text) for plain, texts in SAME.items() for text in texts]
)
def test_what_sounds_the_same_becomes_the_same_words(plain: str, text: str) -> None:
    assert normalize(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        *(
            "i mean it",
            "i mean it when i say so",
            "i mean that",
            "i mean to go",
            "i mean what i say",
        ),
        *(
            "no i mean yes",
            "yes i mean no",
            "i mean",
            "i mean no harm",
            "what i mean is this",
            "you know what i mean",
            "that is what i mean",
        ),
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    assert normalize(text) == text
    assert normalize(f"{text}...") == text


@pytest.mark.parametrize(
    "text", ["he had had enough", "i know that that is so", "it was very nice", "thank you you did"]
)
def test_doubles_that_are_grammar_stay(text: str) -> None:
    assert normalize(text) == text


def test_words_that_are_also_others_are_left_alone() -> None:
    assert normalize("we were ill and went well") == "we were ill and went well"
    assert normalize("partner's phone") == "partner's phone"


def test_nothing_gives_nothing() -> None:
    assert normalize("") == ""
    assert normalize(" ... —!? ") == ""
    assert read_line("").words == ()


def test_a_stretch_of_the_plain_line_is_found_in_the_text() -> None:
    text = "So, um, you're — you're TIRED of it. Right?"
    line = read_line(text)
    start = line.plain.index("tired")
    assert text[slice(*line.span(start, start + 5))] == "TIRED"
    assert line.quote(0, len("so you are")) == "So, um, you're — you're"


def test_sentences_and_question_marks_are_known_where_there_are_any() -> None:
    line = read_line("I was late. Did you wait? Tell me.")
    assert [line.plain[at:].split()[0] for at in line.openings] == ["i", "did", "tell"]
    assert [line.plain[:at].split()[-1] for at in line.marked] == ["wait"]
    assert read_line("i was late did you wait").openings == (0,)


def test_tokens_keep_their_place_and_may_keep_the_stops() -> None:
    text = "Yes, I’ve 2.5 of them."
    tokens = tokenize(text)
    assert [token.text for token in tokens] == ["yes", "i've", "2.5", "of", "them"]
    assert all(text[token.start : token.end] for token in tokens)
    assert [token.text for token in tokenize(text, keep_punctuation=True) if not token.is_word] == [
        ",",
        ".",
    ]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("won't", ("will", "not")),
        ("can't", ("can", "not")),
        ("i'd", ("i", "would")),
        ("wouldn't", ("would", "not")),
        ("they've", ("they", "have")),
        ("what's", ("what", "is")),
        ("house", ("house",)),
    ],
)
def test_a_contraction_is_written_out(short: str, full: tuple[str, ...]) -> None:
    assert expand(short) == full
