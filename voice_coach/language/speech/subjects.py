"""Subjects: pronouns, noun phrases and clauses that a finite verb follows."""

from __future__ import annotations

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.verb_groups import VerbReader
from voice_coach.language.vocabulary import Vocabulary

_LONGEST_PHRASE = 7
_LONGEST_BARE = 4
_NOT_NOUNS = (
    "subject_pronouns",
    "modals",
    "be_forms",
    "have_forms",
    "do_forms",
    "coordinators",
    "subordinators",
    "questions",
    "prepositions",
    "possessives",
    "reflexives",
    "never_nouns",
)


class SubjectReader:
    """Finds where a subject ends."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.verbs = VerbReader(vocabulary)
        self._not_nouns = (
            vocabulary.any_of(*_NOT_NOUNS)
            | (vocabulary["object_pronouns"] - {"her"})
            | (vocabulary["neutral_subjects"] - {"one", "half", "people", "most"})
        )

    def end(self, speech: Speech, at: int) -> int | None:
        """Index after the subject that starts at `at`; None when none does."""
        word = speech.at(at)
        clausal = self._clausal_end(speech, at)
        if clausal is not None:
            return clausal
        if word in self.vocabulary["subject_pronouns"]:
            return self._with_companion(speech, at + 1)
        if word == "me" and speech.at(at + 1) == "and":
            return self._phrase_end(speech, at + 2)
        if word in self.vocabulary.any_of("pointing", "neutral_subjects"):
            return self._neutral_end(speech, at)
        return self._phrase_end(speech, at)

    def _neutral_end(self, speech: Speech, at: int) -> int | None:
        """ "Everyone", "that", "someone else", "nobody in this family"."""
        is_pointing = speech.at(at) in self.vocabulary["pointing"]
        if is_pointing and self._stirs_somebody(speech, at + 1):
            return at + 1
        if is_pointing and not self.starts_verb(speech, at + 1):
            return self._phrase_end(speech, at)
        is_thing = speech.at(at) in self.vocabulary["vague_things"] - {"what"}
        if is_thing and speech.at(at + 1) in self.vocabulary["adjectives"]:
            return at + 2 if self.starts_verb(speech, at + 2) else at + 1
        if speech.at(at + 1) in self.vocabulary["noun_prepositions"]:
            return self._phrase_end(speech, at) or at + 1
        return at + 1 + (speech.at(at + 1) == "else")

    def _stirs_somebody(self, speech: Speech, at: int) -> bool:
        """ "That | really hurt me": it might be an adjective, were it not for whom it hurts."""
        groups, place = self.vocabulary, self.vocabulary.verb_place(speech.words, at)
        is_felt = groups.verbs.base(speech.at(place)) in groups["stirring"]
        return is_felt and speech.at(place + 1) in groups["object_pronouns"] - {"her"}

    def number(self, speech: Speech, start: int, end: int) -> str:
        """What the verb must agree with: "i", "plural", "singular", or "" for either."""
        first = speech.at(start)
        if end - start > 1:
            return self._phrase_number(speech, start, end)
        if first == "i":
            return "i"
        if first in self.vocabulary["plural_subjects"]:
            return "plural"
        return "" if first in {"there", "some", "all", "that", "who"} else "singular"

    def _phrase_number(self, speech: Speech, start: int, end: int) -> str:
        words = speech.words[start:end]
        if self.vocabulary.verbs.is_only(words[0], Form.ING):
            return "singular"
        if "or" in words:
            return ""
        if "and" in words:
            return "plural"
        if any(word in self.vocabulary["subject_pronouns"] for word in words):
            return ""
        prepositions = self.vocabulary["prepositions"]
        stop = next((at for at in range(1, len(words)) if words[at] in prepositions), len(words))
        head = words[stop - 1]
        is_plural = head.endswith("s") and not head.endswith(("ss", "us", "is", "'s"))
        if is_plural and head not in self.vocabulary["singular_in_s"]:
            return "plural"
        is_many = head.endswith("s") or head in self.vocabulary["plural_nouns"]
        is_name = words[0] not in self.vocabulary.any_of("determiners", "possessives")
        return "" if is_many or is_name else "singular"

    # --- what a subject is made of ---------------------------------------------------------------

    def _clausal_end(self, speech: Speech, at: int) -> int | None:
        """ "What I want is ...", "the only reason I came is ...": index of the outer verb."""
        hurting = self._hurting_end(speech, at)
        if hurting is not None:
            return hurting
        inner = self._inner_start(speech, at)
        if inner is None or speech.at(inner) not in self.vocabulary["subject_pronouns"]:
            return None
        verb = self.verbs.read(speech, inner + 1, self.number(speech, inner, inner + 1))
        if verb is None:
            return None
        blocking = self.vocabulary.any_of("coordinators", "subject_pronouns")
        for end in range(verb.end, min(verb.end + 5, len(speech) - 1)):
            if speech.at(end) in {"is", "was", "'s", "are", "were"}:
                return end
            if speech.at(end) in blocking:
                return None
        return None

    def _hurting_end(self, speech: Speech, at: int) -> int | None:
        """ "What hurts the most | is": index of the outer verb."""
        groups = self.vocabulary
        is_part = speech.at(at) == "the" and speech.at(at + 1) in {"thing", "part"}
        is_part = is_part and speech.at(at + 2) in {"that", "which"}
        opens = speech.at(at) == "what" or is_part
        at += 2 * is_part
        if not opens or not groups.verbs.is_only(speech.at(at + 1), Form.THIRD):
            return None
        blocking = groups.any_of("coordinators", "subject_pronouns", "subordinators")
        for end in range(at + 2, min(at + 7, len(speech) - 1)):
            if speech.at(end) in {"is", "was", "'s"}:
                return end
            if speech.at(end) in blocking:
                return None
        return None

    def _inner_start(self, speech: Speech, at: int) -> int | None:
        if speech.at(at) in {"what", "nothing", "everything"}:
            return at + 1
        if speech.at(at) not in {"the", "all"}:
            return None
        if speech.at(at + 1) in self.vocabulary["head_openers"]:
            nouns = range(at + 2, at + 5)
            pronouns = self.vocabulary["subject_pronouns"]
            return next((place for place in nouns[1:] if speech.at(place) in pronouns), None)
        linking = {"the", "big", "main"}
        inner = at
        while inner < at + 4 and speech.at(inner) in self.vocabulary["relative_heads"] | linking:
            inner += 1
        if inner == at or speech.at(inner - 1) in linking:
            return None
        return inner + (speech.at(inner) == "that")

    def _with_companion(self, speech: Speech, at: int) -> int:
        """ "He and his wife": one subject."""
        if speech.at(at) != "and" or speech.at(at - 1) not in {"he", "she", "they", "you"}:
            return at
        opens = speech.at(at - 1) == "you" and (at == 1 or at - 1 in speech.stops)
        if opens and speech.at(at + 1) == "i":
            return at + 2
        is_next_clause = speech.at(at + 1) in {"i", "he", "she", "they"}
        end = self._phrase_end(speech, at + 1)
        is_kin = speech.at(at + 1) in self.vocabulary["possessives"]
        is_kin = is_kin and speech.at(at + 2) in self.vocabulary["people"]
        if end is None and is_kin and self.verbs.vocabulary.verbs.has(speech.at(at + 3), Form.BASE):
            return at + 3
        return at if end is None or is_next_clause else end

    def _phrase_end(self, speech: Speech, at: int) -> int | None:
        """Index after a noun phrase that a finite verb follows at once."""
        groups = self.vocabulary
        has_opener = speech.at(at) in groups.any_of("determiners", "possessives", "numbers")
        has_opener = has_opener or self._opens_with_head(speech, at)
        if not has_opener and not self._may_be_bare(speech, at):
            return None
        is_amount = speech.at(at) == "a" and speech.at(at + 1) in {"little", "bit", "lot"}
        if is_amount and speech.at(at + 2) in groups["prepositions"] - {"of"}:
            return None
        head = self._head(speech, at)
        is_act = groups.verbs.has(speech.at(at), Form.ING) and not has_opener
        limit = head + _LONGEST_PHRASE if has_opener or is_act else at + _LONGEST_BARE
        for end in range(max(head, at + 1), min(len(speech), limit) + 1):
            if end > head or not has_opener:
                is_person = has_opener and speech.at(at) not in groups["numbers"]
                joined = self._joined_end(speech, at, end) if is_person or not has_opener else end
                if self.starts_verb(speech, joined) and not (
                    is_act and groups.verbs.has(speech.at(joined), Form.PARTICIPLE)
                ):
                    return joined
            is_inner = has_opener and end > head and self._continues(speech, end)
            is_inner = is_inner or (is_act and self._is_done_to(speech, end))
            if end >= len(speech) or (speech.at(end) in self._not_nouns and not is_inner):
                return None
        return None

    def _head(self, speech: Speech, at: int) -> int:
        """Index where the nouns of a phrase begin."""
        if self._opens_with_head(speech, at):
            return at
        is_range = speech.at(at + 1) in {"or", "to"}
        is_range = is_range and speech.at(at + 2) in self.vocabulary["numbers"]
        return at + 3 if is_range else at + 1

    def _opens_with_head(self, speech: Speech, at: int) -> bool:
        """ "Part of me", "nobody in this family"."""
        is_whole = speech.at(at) in self.vocabulary["neutral_subjects"]
        is_whole = is_whole and speech.at(at) not in self.vocabulary["pointing"]
        is_next = speech.at(at + 1) in self.vocabulary["noun_prepositions"]
        counts = self.vocabulary.any_of("numbers", "pointing", "choosing")
        if speech.at(at) in counts and speech.at(at + 1) == "of":
            return True
        return speech.follows(at, "part", "of") or (is_whole and is_next)

    def _continues(self, speech: Speech, at: int) -> bool:
        """Whether a noun phrase goes on with "of my friends", "in a week"."""
        if at >= len(speech) - 1:
            return False
        groups = self.vocabulary
        if speech.at(at) in groups["noun_prepositions"]:
            return True
        inside = groups.any_of("determiners", "possessives", "object_pronouns")
        is_inside = speech.at(at) in inside or speech.at(at) == "it"
        return is_inside and speech.at(at - 1) in groups["prepositions"]

    def _is_done_to(self, speech: Speech, at: int) -> bool:
        """Whether an act goes on with "for him", "to my kids"."""
        groups = self.vocabulary
        inner = groups.any_of("prepositions", "determiners", "possessives", "object_pronouns")
        return speech.at(at) in inner and speech.at(at + 1) not in groups["subject_pronouns"]

    def _may_be_bare(self, speech: Speech, at: int) -> bool:
        """Whether a noun without article may open a clause here: "drinking helps me"."""
        groups = self.vocabulary
        word, before = speech.at(at), speech.at(at - 1) or "and"
        if before in {"last", "first", "next", "same", "whole"}:
            return False
        if word == "home" and speech.at(at + 1) in groups.any_of("determiners", "possessives"):
            return False
        if word in groups.any_of("bare_people", "bare_things"):
            return True
        is_act = word in {"having", "being"}
        if not word or (word in groups["function_words"] and not is_act):
            return False
        joining = groups.any_of("coordinators", "subordinators", "wh_words")
        if before in joining or before == "that":
            return word not in groups["adjectives"] and word != "like"
        return groups.verbs.base(before) in groups["thinking"]

    def _joined_end(self, speech: Speech, start: int, end: int) -> int:
        """ "My sister and I", "my mom or my dad": index after the whole pair."""
        if speech.at(end) not in {"and", "or"} or end in speech.pauses:
            return end
        groups = self.vocabulary
        is_person = speech.at(end - 1) in groups["people"] or self._is_name(speech, start, end)
        if speech.at(end + 1) == "i" and is_person:
            before = "" if start in speech.stops else speech.at(start - 1)
            is_object = groups.verbs.knows(before) or before in groups["prepositions"]
            is_object = is_object or before in groups["be_forms"]
            return end if is_object else end + 2
        inner = self._phrase_end(speech, end + 1)
        is_pair = speech.at(end + 1) in groups.any_of("possessives", "bare_people")
        return inner if inner and is_pair else end

    def _is_name(self, speech: Speech, start: int, end: int) -> bool:
        """ "Anna and I": a word alone at the start that is no other word we know."""
        groups, word = self.vocabulary, speech.at(start)
        opens = start == 0 or start in speech.stops or speech.at(start - 1) in {"when", "because"}
        known = groups.any_of("function_words", "adjectives", "named", "times", "content_nouns")
        is_other = word in known or word.endswith("ly") or groups.verbs.knows(word)
        return opens and end == start + 1 and not is_other and not groups.openers.match([word], 0)

    # --- verbs after nouns -----------------------------------------------------------------------

    def starts_verb(self, speech: Speech, at: int) -> bool:
        """Whether a finite verb starts here, where a noun is as likely."""
        groups, noun, first = self.vocabulary, speech.at(at - 1), at
        while speech.at(at) in groups["midverb_adverbs"]:
            at += 1
        word = speech.at(at)
        if at > first and noun not in groups["function_words"] and self._is_past(word):
            return True
        if word in groups.any_of("finite_auxiliaries", "modals"):
            return word not in {"may", "might", "will"} or bool(speech.at(at + 1))
        if not groups.verbs.has(word, Form.BASE, Form.THIRD, Form.PAST):
            return False
        if word == "used" and speech.at(at + 1) == "to":
            return True
        opens_object = groups.any_of("possessives", "object_pronouns") | {"the", "a", "an"}
        is_deed = groups.verbs.has(word, Form.PAST) and speech.at(at + 1) in opens_object
        is_quality = word in groups["adjectives"] and not is_deed
        is_quality = is_quality or word in {"like", "tired"}
        is_counted = speech.at(at - 1) in groups["numbers"]
        is_quality = (
            is_quality
            or noun.endswith("'s")
            or (is_counted and groups.verbs.is_only(word, Form.THIRD))
        )
        if is_quality or speech.at(at - 1) in groups.any_of("adjectives", "degree"):
            return False
        return self._is_finite(speech, at, noun)

    def _is_past(self, word: str) -> bool:
        verbs = self.vocabulary.verbs
        is_past = verbs.has(word, Form.PAST) and not verbs.has(word, Form.BASE)
        return is_past and word not in self.vocabulary["adjectives"]

    def _is_finite(self, speech: Speech, at: int, noun: str) -> bool:
        """Whether the verb form at `at` carries the clause of the noun before it."""
        groups, word = self.vocabulary, speech.at(at)
        is_after_plural = noun.endswith("s") or noun in groups["plural_subjects"] | {"who", "i"}
        other = groups["mostly_other"]
        if noun == "i" and groups.verbs.has(word, Form.BASE, Form.PAST):
            return True
        is_inflected = groups.verbs.has(word, Form.THIRD, Form.PAST)
        is_sure = is_inflected and not groups.verbs.has(word, Form.BASE)
        is_sure = is_sure or (is_inflected and self._has_object(speech, at))
        if is_sure and noun in groups.any_of("people", "body"):
            return True
        if word in other or groups.verbs.base(word) in other:
            is_third = groups.verbs.is_only(word, Form.THIRD)
            is_noun = noun not in groups["function_words"] | groups["numbers"]
            is_third = is_third or (is_noun and self._is_past(word))
            return (is_after_plural or is_third) and self._has_object(speech, at)
        return is_sure or is_after_plural

    def _has_object(self, speech: Speech, at: int) -> bool:
        openers = self.vocabulary.any_of("determiners", "possessives", "object_pronouns")
        return speech.at(at + 1) in openers or speech.at(at + 1) in {"it", "you", "out", "to"}
