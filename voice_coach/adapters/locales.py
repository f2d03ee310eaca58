"""Which folder of words a locale uses."""

from __future__ import annotations

import re
from pathlib import Path

from voice_coach.errors import UsageError
from voice_coach.resources import shipped

BASE_LOCALE = "en-us"
_LOCALE = re.compile(r"([a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)(\.[\w-]+)?(@\w+)?", re.IGNORECASE)
# language, country, and what the environment may add to them


def normal_locale(locale: str) -> str:
    """``en_GB.UTF-8`` and ``en-GB`` both become ``en-gb``; "" becomes en-us.

    Raises UsageError for what is no name of a locale.
    """
    if not locale.strip():
        return BASE_LOCALE
    parts = _LOCALE.fullmatch(locale.strip())
    if parts is None:
        raise UsageError(
            f"{locale!r} is no locale.", "Give a language and a country, such as en-us or en-gb."
        )
    return parts[1].replace("_", "-").lower()


def shipped_words(locale: str, name: str) -> Path:
    """A shipped file or folder of a locale, or that of en-us where the locale has none.

    Raises UsageError for what is no name of a locale.
    """
    own = shipped("dialogs") / normal_locale(locale) / name
    return own if own.exists() else shipped("dialogs") / BASE_LOCALE / name
