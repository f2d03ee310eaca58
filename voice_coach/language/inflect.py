"""Verb forms: which verb a word can be a form of, and how verbs agree with persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

_VOWELS = "aeiou"


class Form(StrEnum):
    """The five shapes of an English verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class VerbTable:
    """All forms of the known verbs."""

    readings: Mapping[str, Mapping[Form, str]]
    # word -> form -> base of the verb it is a form of
    forms: Mapping[str, Mapping[Form, str]]
    # base -> form -> the usual word

    def bases(self, word: str) -> Mapping[Form, str]:
        """The readings of a word as a verb; empty when it is none."""
        return self.readings.get(word, {})

    def has(self, word: str, *forms: Form) -> bool:
        """Whether a word can be one of these forms of some verb."""
        known = self.readings.get(word)
        return known is not None and any(form in known for form in forms)

    def knows(self, word: str) -> bool:
        """Whether a word can be any form of a verb."""
        return word in self.readings

    def is_only(self, word: str, *forms: Form) -> bool:
        """Whether a word can be one of these forms and no other form."""
        known = self.readings.get(word)
        return known is not None and all(form in forms for form in known)

    def base(self, word: str) -> str:
        """The verb a word is most likely a form of; the word itself when it is no verb."""
        known = self.readings.get(word)
        return next(iter(known.values())) if known else word

    def form(self, base: str, form: Form) -> str:
        """One form of a verb; unknown verbs are taken for regular ones."""
        known = self.forms.get(base)
        return known[form] if known else regular_forms(base, doubles=False)[form]


def regular_forms(base: str, *, doubles: bool) -> dict[Form, str]:
    """The forms of a regular verb; `doubles` when its last letter is doubled before an ending."""
    stem = base + base[-1] if doubles else base + "k" * base.endswith("ic")
    return {
        Form.BASE: base,
        Form.THIRD: _third(base),
        Form.PAST: _past(base, stem),
        Form.PARTICIPLE: _past(base, stem),
        Form.ING: _ing(base, stem),
    }


def _ends_in_consonant_y(base: str) -> bool:
    return len(base) > 1 and base[-1] == "y" and base[-2] not in _VOWELS


def _third(base: str) -> str:
    if base.endswith(("go", "do", "echo", "s", "x", "z", "ch", "sh")):
        return base + ("zes" if base == "quiz" else "es")
    return base[:-1] + "ies" if _ends_in_consonant_y(base) else base + "s"


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if _ends_in_consonant_y(base) else stem + "ed"


def _ing(base: str, stem: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    keeps_e = base.endswith(("ee", "ye", "oe")) or base in {"be", "singe"}
    if base.endswith("e") and not keeps_e:
        return base[:-1] + "ing"
    return stem + "ing"


def build_verbs(
    irregular: Iterable[str], regular: Iterable[str], doubling: Iterable[str]
) -> VerbTable:
    """Make the table from lines "base past participle" and from lists of regular verbs."""
    doubles = frozenset(doubling)
    readings: dict[str, dict[Form, str]] = {}
    forms: dict[str, Mapping[Form, str]] = {}
    for line in irregular:
        base, pasts, participles = (part.split("/") for part in line.split())
        own = regular_forms(base[0], doubles=base[0] in doubles)
        own |= {Form.PAST: pasts[0], Form.PARTICIPLE: participles[0]}
        _enter(own, readings, forms)
        for past in pasts:
            readings.setdefault(past, {}).setdefault(Form.PAST, base[0])
        for participle in participles:
            readings.setdefault(participle, {}).setdefault(Form.PARTICIPLE, base[0])
    for verb in regular:
        _enter(regular_forms(verb, doubles=verb in doubles), readings, forms)
    _enter_auxiliaries(readings, forms)
    return VerbTable(readings, forms)


def _enter(
    own: dict[Form, str],
    readings: dict[str, dict[Form, str]],
    forms: dict[str, Mapping[Form, str]],
) -> None:
    base = own[Form.BASE]
    forms.setdefault(base, own)
    for form, word in own.items():
        readings.setdefault(word, {}).setdefault(form, base)


def _enter_auxiliaries(
    readings: dict[str, dict[Form, str]], forms: dict[str, Mapping[Form, str]]
) -> None:
    for wrong in ("bes", "haves"):
        readings.pop(wrong, None)
    readings["is"] = {Form.THIRD: "be"}
    readings["am"] = readings["are"] = {Form.THIRD: "be"}
    readings["were"] = {Form.PAST: "be"}
    readings["has"] = {Form.THIRD: "have"}
    forms["be"] = {**forms["be"], Form.THIRD: "is"}
    forms["have"] = {**forms["have"], Form.THIRD: "has"}


# What follows "I" against what follows "you", "we", "they"; all else is the same for both.
OF_I = {"am": "are", "'m": "'re", "was": "were", "amn't": "aren't"}
OF_YOU = {"are": "am", "'re": "'m", "were": "was"}
