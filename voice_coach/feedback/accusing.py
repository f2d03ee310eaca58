"""Pitfalls that put the other person in the dock: one function, one pitfall."""

from __future__ import annotations

import re

from voice_coach.feedback.amends import own_part
from voice_coach.feedback.context import Context
from voice_coach.feedback.excuses import (
    SELF,
    gives_back_absolute,
    gives_back_belief,
    gives_back_feeling,
    inside,
    is_preceded,
    is_within,
)
from voice_coach.feedback.judging import claims_mind, judging_head
from voice_coach.feedback.own_feelings import feeling_owned
from voice_coach.feedback.rebuffs import turned_back
from voice_coach.feedback.speaking import appreciation_specific
from voice_coach.language.cues import (
    Hit,
    all_hits,
    best_hit,
    leads_up_to,
    ranked_hits,
    sentence_start,
    word_before,
)
from voice_coach.language.persons import SPOKEN_TO


def absolute(context: Context) -> Hit | None:
    """Always, never and their like, held against the other person."""
    cues = context.cues("absolute_strict")
    if context.is_to_partner and not context.is_listening:
        cues = (*cues, *context.cues("absolute_wide"))
    elif context.asks_for("pace_respected"):
        cues = (*cues, *context.cues("absolute_wordless"))
    for hit in ranked_hits(context.line, cues):
        if _is_harmless(context, hit):
            continue
        if not gives_back_absolute(context, hit):
            is_prized = best_hit(context.line, context.cues("absolute_prized")) is not None
            return None if is_prized else hit
    return None


_ABSOLUTE_WORD = re.compile(
    r"(?<!\S)(?:always|never|constantly|forever|every|all|ever|not once)(?!\S)"
)


def _is_harmless(context: Context, hit: Hit) -> bool:
    """Whether the "never" itself belongs to a harmless saying: "you never know"."""
    word = _ABSOLUTE_WORD.search(context.plain, hit.start, hit.end)
    at = word.start() if word else hit.start
    return any(
        other.start <= at < other.end
        for other in all_hits(context.line, context.cues("absolute_harmless"))
    )


_INSULTS = frozenset(
    [
        "stupid", "idiot", "lazy", "selfish", "pathetic", "useless", "childish", "jerk", "liar",
        "coward", "worthless", "ridiculous", "dumb", "immature", "heartless", "cruel", "rude",
    ]
)  # fmt: skip
# never an answer to what someone said of themself, unless they said it so
_NEVERS = frozenset(["never", "always", "constantly"])
_SEEN_DEEDS = ("you walk", "you shut", "you go silent", "you clam", "you run off", "you disappear")
_PLACES = ("you are the one", "you are the reason")
# a place that someone was left with, unless it is held against them: "you are the one who's alone"
_BURDENS = ("it was all on you", "it is all on you", "it all was on you")
# the load of someone who told of it
_NEAR = 12
# characters after "you make me very" within which the feeling is named
_WISHING = ("you wish ", "you wished ")
# what a listener may infer
_AT_SPEAKER = frozenset(["me", "us", "my", "our", "this", "here", "always", "never"])


def blame(context: Context) -> Hit | None:
    """Puts the fault, or a verdict, on the other person."""
    cues = context.cues("blame")
    if context.is_to_partner:
        cues = (*cues, *context.cues("blame_partner"))
    if context.asks_for("own_part"):
        cues = (*cues, *context.cues("blame_excusing"))
    charge = _charge(context)
    if charge is not None:
        return charge
    for hit in ranked_hits(context.line, cues):
        words = inside(context, hit)
        if words.startswith(("if you", "maybe if")) and not is_within(context, hit, "blame_if"):
            continue
        if _NEVERS & set(words.split()) and absolute(context) is not None:
            continue
        is_denied = words.startswith(("your fault", "because of you")) and is_preceded(
            context, hit, "before_denied"
        )
        if is_denied or is_preceded(context, hit, "before_reported"):
            continue
        if _is_moment(context, hit, words) or _is_their_lot(context, words):
            continue
        if _is_gift(context, hit, words) or _answers_own_part(context, hit, words):
            continue
        is_bare = hit.start == 0 and hit.end == len(context.plain) and words.startswith("you are ")
        insults = _INSULTS.intersection(words.split()) - set(context.heard.words)
        is_turned_away = hit.start == 0 and SPOKEN_TO.isdisjoint(context.line.words)
        if insults or is_bare or is_turned_away or not gives_back_feeling(context, hit):
            return hit
    head = judging_head(context)
    if head is None or claims_mind(context, head):
        return None
    # what is heard as "never" or as a threat is named so
    return head if absolute(context) is None and pressure(context) is None else None


_EXCUSED = re.compile(
    r"(?<!\S)i (?!(?:am|was|know|see|understand|get|can|hear) )(?:(?!you )\S+ ){1,8}$"
)
# "i only left because you ...", and not "i am sorry that you are sad because you ..."


def _charge(context: Context) -> Hit | None:
    """What nobody says who gives a feeling back: it judges, or hands one's own share back."""
    back = turned_back(context)
    if back is not None:
        return back
    if context.is_listening:
        cues = context.cues("blame_answering")
        if context.is_to_partner:
            cues = (*cues, *context.cues("blame_mocking"))
        for hit in ranked_hits(context.line, cues):
            if not is_preceded(context, hit, "before_reported"):
                return hit
    if not context.asks_for("own_part"):
        return None
    return next(
        (
            hit
            for hit in ranked_hits(context.line, context.cues("blame_excusing"))
            if leads_up_to(context.plain, hit.start, _EXCUSED)
            and (_NEVERS.isdisjoint(inside(context, hit).split()) or absolute(context) is None)
        ),
        None,
    )


def _is_moment(context: Context, hit: Hit, words: str) -> bool:
    """Whether a deed is the moment of a feeling told beside it: "it hurts when you walk away"."""
    is_told = words.startswith((*_SEEN_DEEDS, "you left me")) and is_preceded(
        context, hit, "before_moment"
    )
    return is_told and feeling_owned(context) is not None


def _answers_own_part(context: Context, hit: Hit, words: str) -> bool:
    """Whether a deed is what follows upon one's own: "i correct you, and then you go silent"."""
    if not context.asks_for("own_part") or not words.startswith(_SEEN_DEEDS):
        return False
    own = own_part(context)
    is_after = own is not None and own.start < hit.start
    return is_after and word_before(context.line, hit.start) in {"and", "then", "while", "so"}


def _is_gift(context: Context, hit: Hit, words: str) -> bool:
    """Whether what someone was made to feel is pleasant: "you made me so happy"."""
    until = hit.end + _NEAR
    return " me " in words and any(
        hit.start < feeling.start < until and context.lexicon.tones(feeling.phrase) == {"pleasant"}
        for feeling in context.feelings
        if not feeling.is_negated
    )


def _is_their_lot(context: Context, words: str) -> bool:
    """Whether a listener gives back where the other was left: "you're the one who's alone now"."""
    is_theirs = context.is_listening and bool(SELF & set(context.heard.words))
    return (
        is_theirs
        and words.startswith((*_PLACES, *_BURDENS))
        and not _AT_SPEAKER & set(words.split())
    )


def mind_reading(context: Context) -> Hit | None:
    """A motive or thought of the other person is stated as a fact."""
    for hit in ranked_hits(context.line, context.cues("mind_reading")):
        if is_preceded(context, hit, "before_guess") or is_preceded(
            context, hit, "before_reported"
        ):
            continue
        if gives_back_belief(context, hit.start):
            continue
        words = inside(context, hit)
        is_about_speaker = bool({"me", "us", "purpose"} & set(words.split()))
        if words.startswith(_WISHING) and context.is_listening:
            continue
        if _is_deepened(context, words) and not is_about_speaker:
            continue
        if context.is_listening and context.overlap.shared and not is_about_speaker:
            continue
        if word_before(context.line, hit.start) in {"it", "not"} or _is_guessed(context, hit):
            continue
        if _is_soft_guess(context, words) and not is_about_speaker:
            continue
        return hit
    head = judging_head(context)
    return head if head is not None and claims_mind(context, head) else None


def _is_deepened(context: Context, words: str) -> bool:
    """Whether a listener who is asked to hear the need names it without a "maybe"."""
    is_asked = context.is_listening and context.asks_for("need_or_wish")
    return is_asked and words.startswith(("deep down you want", "what you really want"))


def _is_soft_guess(context: Context, words: str) -> bool:
    """Whether a guess is asked for, and "you probably feel useless" is one."""
    return context.asks_for("tentative") and "probably" in words.split()


_INVITED = re.compile(r"(?<!\S)(?:could|can|shall|may) we (?:\S+ ){1,30}(?:and|or|to) $")
_DEMANDED = frozenset(
    [
        "home", "there", "here", "back", "ready", "on", "in", "at", "with", "by", "honest", "open",
        "quiet", "nice", "nicer", "kind", "kinder", "more", "less", "careful", "patient", "clear",
        "reasonable", "strong", "faithful", "punctual", "polite", "mine", "able", "willing",
    ]
)  # fmt: skip
# what someone can be told to be
_AT_ONCE = re.compile(r"(?<!\S)(?:right now|this (?:minute|instant|second)|at once|immediately)")


def pressure(context: Context) -> Hit | None:
    """Pushes, threatens or demands at once."""
    cues = context.cues("pressure")
    if context.is_to_partner:
        cues = (*cues, *context.cues("pressure_partner"))
    if context.is_to_partner and not context.is_listening:
        cues = (*cues, *context.cues("pressure_wide"))
    for hit in ranked_hits(context.line, cues):
        if is_preceded(context, hit, "before_pressure_harmless"):
            continue
        if _goes_on_inviting(context, hit):
            continue
        if hit.strength < 0.8 and _is_guessed(context, hit):
            continue
        words = inside(context, hit)
        if words.startswith("unless you") and {"want", "like", "prefer", "feel", "need"} & set(
            words.split()
        ):
            continue
        if "excuse" in words and _says_of_oneself(context, hit):
            continue
        if is_preceded(context, hit, "before_pressure_asked") and not _AT_ONCE.search(words):
            continue
        if words.startswith("you must ") and _supposes(context, hit):
            continue
        if words.startswith("right now") and context.is_listening:
            continue
        return hit
    return None


def _says_of_oneself(context: Context, hit: Hit) -> bool:
    """Whether someone has no excuse for what they did themself."""
    before = context.plain[: hit.start].split()
    return own_part(context) is not None or not SELF.isdisjoint(before)


def _goes_on_inviting(context: Context, hit: Hit) -> bool:
    """Whether "just talk" only goes on with what both are invited to: "could we sit and | ..."."""
    if not inside(context, hit).startswith("just "):
        return False
    before = context.plain[sentence_start(context.line, hit.start) : hit.start]
    return _INVITED.search(before) is not None


def _supposes(context: Context, hit: Hit) -> bool:
    """Whether "you must" supposes a state and demands nothing: "you must be starving"."""
    verb, state = (*inside(context, hit).split()[2:4], "", "")[:2]
    if verb != "be":
        return verb in {"feel", "have"}
    is_felt = any(hit.start < feeling.start < hit.end + _NEAR for feeling in context.feelings)
    return is_felt or state not in _DEMANDED


def _is_guessed(context: Context, hit: Hit) -> bool:
    """Whether a "perhaps" earlier in the sentence makes it a guess."""
    begin = sentence_start(context.line, hit.start)
    return any(
        begin <= guess.start < hit.start and guess.strength >= 0.8
        for guess in all_hits(context.line, context.cues("tentative"))
    )


def yes_but(context: Context) -> Hit | None:
    """Agrees and takes it back with "but"."""
    if context.is_listening:
        opening = best_hit(context.line, context.cues("opening_but"))
        # without a drill a "but" may as well go on with what was being said
        if context.expectation is not None and opening is not None and opening.start == 0:
            return opening
    is_thanks = context.asks_for("appreciation_specific") or context.asks_for("own_part")
    for hit in all_hits(context.line, context.cues("yes_but")):
        if is_thanks:
            return hit
        if is_within(context, hit, "but_modest") or _is_told_by_another(context, hit):
            continue
        lead = _LISTENERS_LEAD if context.is_listening else _LEAD
        is_both_sides = lead.match(inside(context, hit)) is not None
        is_both_sides = is_both_sides or _sees_feeling(context, hit)
        if not is_both_sides and not is_within(context, _from_but(context, hit), "but_harmless"):
            return hit
    return None


_LEAD = re.compile(
    r"(?:yes|okay|right|sure|fine|true|maybe) "
    r"(?!(?:so )?(?:you are (?:so |quite |absolutely )?right|it (?:is|was) my fault) )"
    r"(?:so|you|it|your|part|he|she|they|the) "
)
_LISTENERS_LEAD = re.compile(
    rf"{_LEAD.pattern}|you (?:are|were|did|do|have been) (?!(?:so |quite |absolutely )?right )"
)
# "okay so you love it but you are tired" gives both sides back
# and so does "you are smoking but you smoke less"


_SAYING = re.compile(r"(?<!\S)you (?:\w+ )?(?:say|said|are saying|told me) ")
_SAID = re.compile(r"(?:(?:so|well|and|hey|love|look|i mean) )*(?:okay|yes|fine|sure|right) ")
_OWNED = re.compile(
    r"(?<!\S)(?:sorry|apologi[sz]e|my (?:fault|bad|part)|i was wrong|you are right) "
)
_SEEN = re.compile(r"but (?:you|your \w+) (?:still |really )?(?:look|sound|seem)s? (?!to )")


def _sees_feeling(context: Context, hit: Hit) -> bool:
    """Whether a feeling is seen beside what was said: "you say you're fine but you look sad".

    Behind "sorry" or a share of one's own it takes that back.
    """
    seen = _SEEN.match(context.plain, _from_but(context, hit).start)
    is_seen = seen is not None and any(
        seen.end() <= feeling.start < seen.end() + _NEAR for feeling in context.feelings
    )
    begin = sentence_start(context.line, hit.start)
    until = _from_but(context, hit).start
    is_own = _OWNED.search(context.plain, begin, until) is not None
    is_said = _SAYING.search(context.plain, begin, until) is not None
    return is_seen and not is_own and (is_said or _SAID.match(context.plain, begin) is not None)


def _is_told_by_another(context: Context, hit: Hit) -> bool:
    """Whether what is agreed to was said by someone else: "she says it's nothing but you ..."."""
    return word_before(context.line, hit.start) in {"says", "said", "told", "claims"}


def _from_but(context: Context, hit: Hit) -> Hit:
    at = inside(context, hit).rfind("but ")
    return Hit(hit.start + max(at, 0), hit.end, hit.strength)


def vague_praise(context: Context) -> Hit | None:
    """Praise that names nothing that was done."""
    hit = best_hit(context.line, context.cues("vague"))
    if hit is None:
        return None
    is_watched = context.asks_for("appreciation_specific") or context.watches("vague_praise")
    if hit.strength < 0.8 and not is_watched and len(context.line.words) > 6:
        return None
    return None if appreciation_specific(context) else hit
