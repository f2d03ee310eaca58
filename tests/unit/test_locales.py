"""Any locale gets words; only what is no locale is refused."""

from __future__ import annotations

import pytest

from voice_coach.adapters.demo_files import load_demo
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.locales import normal_locale
from voice_coach.adapters.partner_files import load_partner
from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.errors import UsageError


@pytest.mark.parametrize("locale", ["en-gb", "en_GB.UTF-8", "fr-fr", "EN-us", "de", ""])
def test_all_that_a_session_needs_is_there_in_any_locale(locale: str) -> None:
    assert load_script(locale).drills
    assert load_assessor(locale).lexicon.families
    assert load_paraphraser(locale).paraphrase("i am tired").text
    assert load_partner(locale).moods
    assert load_demo(locale).sound.is_file()


@pytest.mark.parametrize("name", ["../../etc", "en us", "/", "e", "-", "en-"])
def test_what_is_no_locale_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no locale"):
        normal_locale(name)


@pytest.mark.parametrize(
    ("given", "normal"),
    [("en_GB.UTF-8", "en-gb"), (" en-GB ", "en-gb"), ("de", "de"), ("", "en-us")],
)
def test_a_locale_is_known_in_each_of_its_spellings(given: str, normal: str) -> None:
    assert normal_locale(given) == normal
