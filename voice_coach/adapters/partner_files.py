"""Reads the partner of the role-play from the dialog folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voice_coach.adapters.dialog_files import read_text
from voice_coach.adapters.locales import BASE_LOCALE, normal_locale
from voice_coach.dialog.partner_script import PartnerScript, parse_partner
from voice_coach.errors import DialogError
from voice_coach.resources import shipped

FILE_NAME = "partner.yaml"


def load_partner(locale: str = BASE_LOCALE, extra_dirs: Sequence[Path] = ()) -> PartnerScript:
    """The partner of a locale; a locale without one of its own shares that of en-us.

    A ``<locale>/partner.yaml`` in ``extra_dirs`` takes the place of the shipped one, the last
    folder first. Raises DialogError naming file and line.
    """
    roots = [*reversed(extra_dirs), shipped("dialogs")]
    locales = dict.fromkeys((normal_locale(locale), BASE_LOCALE))
    for path in (root / name / FILE_NAME for name in locales for root in roots):
        if path.exists():
            return parse_partner(read_text(path), str(path))
    raise DialogError(
        f"{shipped('dialogs') / BASE_LOCALE / FILE_NAME}:1: the partner's file is missing",
        "Install voice-coach again.",
    )
