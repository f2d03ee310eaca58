"""Words that hang on nothing: an "I" without its verb, a "might" without its subject."""

from __future__ import annotations

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary


class Strays:
    """Finds words within a unit that no clause of it accounts for: it was misread there."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def are_in(self, speech: Speech, unit: Unit, start: int, end: int) -> bool:
        """Whether there is any from index `start` up to `end`, which is left out."""
        checks = (self._is_orphan, self._denies_alone, self._is_severed, self._is_cut_short)
        return any(
            any(check(speech, unit, at) for check in checks)
            or self._opens_two(speech, unit, at, end)
            for at in range(start, end)
        )

    def _is_orphan(self, speech: Speech, unit: Unit, at: int) -> bool:
        """Whether an "I" or "he" is the subject of nothing."""
        if speech.at(at) not in self.vocabulary["nominative"] or speech.at(at - 1) == "than":
            return False
        return not any(clause.start <= at < clause.subject_end for clause in unit.clauses)

    def _is_severed(self, speech: Speech, unit: Unit, at: int) -> bool:
        """Whether a verb lacks its subject: "leave me might lose", "I take it and makes it"."""
        groups, word = self.vocabulary, speech.at(at)
        if any(c.start <= at < max(c.verb.end, c.verb.main + 1) for c in unit.clauses):
            return False
        before = at - 1
        while speech.at(before) in groups["midverb_adverbs"]:
            before -= 1
        is_relative = speech.at(before) in groups["severed_ties"]
        is_joined = speech.at(before) in {"and", "or", "but"}
        if word in groups["severing"]:
            hour = speech.at(before)
            is_hour = word == "am" and (hour.isdigit() or hour in groups["numbers"])
            return not is_relative and not is_joined and not is_hour
        is_third = groups.verbs.is_only(word, Form.THIRD) and word not in groups["mostly_other"]
        is_third = is_third and groups.verbs.base(word) not in groups["mostly_other"]
        is_own = speech.at(unit.main.start) in {"i", "you", "we", "they"}
        return is_joined and is_third and is_own and len(unit.clauses) == 1

    def _is_cut_short(self, speech: Speech, unit: Unit, at: int) -> bool:
        """ "When they bring because": an inner verb that has lost its object."""
        groups = self.vocabulary
        if speech.at(at) not in {"because", "and", "but", "so"}:
            return False
        ties = groups.any_of("relative_ties", "relative_heads", "wh_words") - {"when"}
        return any(
            c.verb.end == at
            and c is not unit.main
            and c.verb.base in groups["wants_more"]
            and speech.at(c.start - 1) not in ties
            for c in unit.clauses
        )

    def _denies_alone(self, speech: Speech, unit: Unit, at: int) -> bool:
        """Whether a "don't" has no subject: "proud of that haven't even"."""
        if speech.at(at) != "n't" or speech.at(at - 2) in {"who", "which", "that"}:
            return False
        return not any(c.verb.finite <= at <= max(c.verb.end, c.verb.main) for c in unit.clauses)

    def _opens_two(self, speech: Speech, unit: Unit, at: int, end: int) -> bool:
        """ "Because if", "I know when": two clauses are announced and fewer follow."""
        verb = unit.main.verb
        is_told = at == verb.end - 1 and verb.base in self.vocabulary["takes_clause"]
        is_told = is_told and not verb.is_negated and verb.base not in self.vocabulary["weighing"]
        is_moment = speech.at(at + 1) == "when" and verb.base in self.vocabulary["moments"]
        opens = (is_told and not is_moment) or speech.at(at) in {"because", "that"}
        if not opens or speech.at(at + 1) not in {"if", "when", "since", "while"}:
            return False
        return sum(at < clause.start < end for clause in unit.clauses) < 2
