"""The parts of the embedded engine: its picture of sound, its words, its guards and its files."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from embedded_engine import whisper_model

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.model_registry import read_registry
from voice_coach.adapters.whisper_features import MEL_BANDS, log_mel
from voice_coach.adapters.whisper_files import check_whisper, whisper_folder
from voice_coach.adapters.whisper_model import WhisperModel, is_looping, repeated_from
from voice_coach.adapters.whisper_tokens import TokenWord, Vocabulary
from voice_coach.adapters.whisper_words import Alignment, timed_words
from voice_coach.errors import ModelDamagedError, ModelMissingError
from voice_coach.events import SAMPLE_RATE_HZ

ENTRY = read_registry().named("whisper-tiny.en")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read(whisper_folder(ENTRY) / "vocabulary.txt")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The engine's files, to be broken."""
    folder = tmp_path / "model"
    shutil.copytree(whisper_folder(ENTRY), folder)
    return folder


def tone(hz: float) -> np.ndarray:
    return np.sin(2 * np.pi * hz * np.arange(SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ).astype(np.float32)


def test_the_picture_has_a_column_for_every_ten_milliseconds() -> None:
    picture = log_mel(tone(440))
    assert picture.shape == (MEL_BANDS, 100)
    assert picture.dtype == np.float32
    assert picture.flags.c_contiguous
    assert np.ptp(picture) <= 2.0


# bands whose filters peak nearest to the tone on Slaney's scale of 80 bands up to 8 kHz
@pytest.mark.parametrize(("hz", "band"), [(200, 4), (440, 11), (1_000, 26), (4_000, 61)])
def test_a_tone_lights_the_band_that_covers_it(hz: float, band: int) -> None:
    assert abs(int(log_mel(tone(hz)).mean(axis=1).argmax()) - band) <= 1


def test_tokens_become_text_also_beyond_ascii(vocabulary: Vocabulary) -> None:
    tokens = {token: number for number, token in enumerate(vocabulary._tokens)}
    numbers = [tokens["Ġcaf"], tokens["Ã©"], tokens["Ġis"], tokens["n"], tokens["'t"]]
    assert vocabulary.text([*numbers, vocabulary.end_of_text]) == " café isn't"
    assert vocabulary.words(numbers) == [TokenWord("café", 0, 2), TokenWord("isn't", 2, 5)]


@pytest.mark.parametrize("text", [" You can say help, or stop.", "naïve — 12 %", "", "\n\t"])
def test_every_text_can_be_written_in_tokens(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.text(vocabulary.numbers(text)) == text


def test_punctuation_alone_is_no_word(vocabulary: Vocabulary) -> None:
    tokens = {token: number for number, token in enumerate(vocabulary._tokens)}
    numbers = [tokens["ĠWell"], tokens[","], tokens["Ġ-"], tokens["Ġno"], tokens["."]]
    assert [word.text for word in vocabulary.words(numbers)] == ["Well", "no"]


def test_a_vocabulary_of_something_else_is_damage(tmp_path: Path) -> None:
    file = tmp_path / "vocabulary.txt"
    file.write_text("the\nand\n", encoding="utf-8")
    with pytest.raises(ModelDamagedError, match="lacks the token"):
        Vocabulary.read(file)
    with pytest.raises(ModelDamagedError, match="cannot be read"):
        Vocabulary.read(tmp_path / "missing.txt")


@pytest.mark.parametrize(
    ("tokens", "kept"),
    [
        ([5, 6, 7] * 12, 3),
        ([1, 2, *[9] * 8], 3),
        ([4, *[5, 6] * 4], 3),
        ([5, 5, 5], None),
        ([1, 2, 3, 1, 2, 3], None),
        ([1, 2, 3, 4, 5], None),
        ([], None),
    ],
)
def test_what_is_said_over_and_over_is_kept_once(tokens: list[int], kept: int | None) -> None:
    assert repeated_from(tokens) == kept


def test_a_sentence_said_twice_is_reason_to_ask_again_but_a_word_is_not() -> None:
    assert is_looping([1, 2, 3, 4, 1, 2, 3, 4])
    assert is_looping([8, 8, 8, 8])
    assert not is_looping([1, 2, 3, 1, 2, 3])
    assert not is_looping([1, 1])


def test_a_word_is_drawn_in_to_the_sound_within_its_span() -> None:
    # sound from 200 to 500 and from 1,200 to 1,600 ms; attention lets both words meet at 900 ms
    samples = np.random.default_rng(1).normal(0, 0.001, 2 * SAMPLE_RATE_HZ).astype(np.float32)
    samples[3_200:8_000] *= 200
    samples[19_200:25_600] *= 200
    pairs = [(0, 0), (0, 44), (1, 45), (1, 89), (2, 90), (2, 99)]
    words = timed_words(
        [TokenWord("so", 0, 1), TokenWord("then", 1, 2)], Alignment(pairs, [0.5, 0.25]), samples
    )
    assert [(word.start_ms, word.end_ms) for word in words] == [(200, 500), (1_200, 1_600)]
    assert [word.confidence for word in words] == pytest.approx([0.5, 0.25])


def test_the_published_files_pass_and_are_not_read_again_until_one_changes(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = CheckedFiles(tmp_path / "memory.json")
    check_whisper(ENTRY, copy, checked)
    monkeypatch.setattr("hashlib.file_digest", None)
    check_whisper(ENTRY, copy, checked)
    (copy / "config.json").touch()
    with pytest.raises(TypeError):
        check_whisper(ENTRY, copy, checked)


@pytest.mark.parametrize("name", [file.name for file in ENTRY.file])
def test_an_altered_file_is_never_used(copy: Path, name: str) -> None:
    with (copy / name).open("r+b") as file:
        file.seek(1_000)
        byte = file.read(1)
        file.seek(1_000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(ModelDamagedError, match=f"{name} is not the file that was published"):
        check_whisper(ENTRY, copy, None)


def test_a_short_and_a_missing_file_are_named(copy: Path) -> None:
    with (copy / "model.bin").open("r+b") as file:
        file.truncate(1_000)
    with pytest.raises(ModelDamagedError, match=r"1,000 bytes where 75,537,502 are expected"):
        check_whisper(ENTRY, copy, None)
    (copy / "model.bin").unlink()
    with pytest.raises(ModelDamagedError, match="cannot be read"):
        check_whisper(ENTRY, copy, None)


def test_a_folder_without_a_model_cannot_be_loaded(copy: Path) -> None:
    (copy / "model.bin").unlink()
    with pytest.raises(ModelDamagedError, match="cannot be loaded"):
        WhisperModel(copy)


def test_a_package_that_is_not_installed_is_named_with_the_remedy() -> None:
    assert ENTRY.package
    package = ENTRY.package.model_copy(update={"distribution": "no-such-distribution"})
    with pytest.raises(ModelMissingError, match=r"pip install 'voice-coach\[embedded\]'"):
        whisper_folder(ENTRY.model_copy(update={"package": package}))


def test_decoding_is_the_same_each_time() -> None:
    sound = np.random.default_rng(0).normal(0, 0.1, 20_000).astype(np.float32)
    assert whisper_model().decode(sound) == whisper_model().decode(sound)
