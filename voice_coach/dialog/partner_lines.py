"""Which of its lines a partner says: those the person gave, and those of one life."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from hashlib import blake2b

from voice_coach.dialog.partner_script import Life, Mood, MoodScript, PartnerScript
from voice_coach.language.normalize import normalize


class OwnLines:
    """The lines that the person gave, each once and never in the order they were given.

    The line given first waits until another one has been said. A line whose mood is not known
    fits anywhere; one of a closed mood fits all closed moods, its own above all.
    """

    def __init__(self, texts: Iterable[str], script: PartnerScript, seed: int) -> None:
        clean = (" ".join(text.split()) for text in texts)
        given = list({text.casefold(): text for text in clean if text}.values())
        self._moods = {text: _mood_of(text, script.moods) for text in given}
        self._first_given = given[0] if len(given) > 1 else ""
        self._waiting = shuffled(given, seed, "own")

    def __bool__(self) -> bool:
        return bool(self._moods)

    def first_mood(self, moods: Container[Mood]) -> Mood | None:
        """The one of these moods to begin in, so that a line that fits it can be the opening."""
        known = (self._moods[text] for text in self._candidates())
        return next((mood for mood in known if mood in moods), None)

    @property
    def count_waiting(self) -> int:
        """How many have not been said yet."""
        return len(self._waiting)

    def drop(self) -> None:
        """Say none of those that are still to come."""
        self._waiting.clear()

    def take(self, mood: Mood | None, said: Container[str]) -> str:
        """An unsaid line that fits a mood, which then is used up; empty when there is none.

        Without a mood any line fits.
        """
        fitting = [
            text
            for text in self._candidates()
            if (mood is None or _suits(self._moods[text], mood)) and text.casefold() not in said
        ]
        fitting.sort(key=lambda text: self._moods[text] is not mood)
        if not fitting:
            return ""
        self._waiting.remove(fitting[0])
        self._first_given = ""
        return fitting[0]

    def _candidates(self) -> list[str]:
        return [text for text in self._waiting if text != self._first_given]


def _suits(line_mood: Mood | None, mood: Mood) -> bool:
    if line_mood is None or line_mood is mood:
        return True
    return Mood.OPENING_UP not in (line_mood, mood)


def _mood_of(text: str, moods: Mapping[Mood, MoodScript]) -> Mood | None:
    counts = {mood: _mentions(text, script.cues) for mood, script in moods.items()}
    best = max(counts, key=lambda mood: counts[mood])
    return best if counts[best] else None


def life_of(lives: Sequence[Life], seed: int, account: str, has_own_lines: bool) -> Life | None:
    """The life an account speaks of; by the seed when nothing at all is known; else none."""
    if not lives:
        return None
    if account:
        best = max(lives, key=lambda life: _mentions(account, life.cues))
        return best if _mentions(account, best.cues) else None
    if has_own_lines:
        return None
    by_id = {life.id: life for life in lives}
    return by_id[shuffled(list(by_id), seed, "life")[0]]


def _mentions(text: str, cues: Iterable[str]) -> int:
    """How many of the cues occur as whole words."""
    words = f" {normalize(text)} "
    return sum(f" {normalize(cue)} " in words for cue in cues)


def shuffled(texts: Sequence[str], seed: int, salt: str) -> list[str]:
    """The same order for the same seed, on every machine and version."""
    return sorted(texts, key=lambda text: blake2b(f"{seed}/{salt}/{text}".encode()).digest())
