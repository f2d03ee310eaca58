"""Strengths of a listener: one function, one strength."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voice_coach.feedback.asking import real_questions
from voice_coach.feedback.belonging import belonging
from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import covered_points, is_mistaken
from voice_coach.feedback.excuses import begins_within, first_meant, gives_back_belief
from voice_coach.feedback.facts import asks_for_facts
from voice_coach.feedback.feelings import Feeling, fits
from voice_coach.feedback.own_feelings import denial_start, is_put_on
from voice_coach.feedback.questions import Question
from voice_coach.feedback.rebuffs import denial, turned_back
from voice_coach.language.cues import (
    Hit,
    all_hits,
    best_hit,
    leads_up_to,
    ranked_hits,
    sentence_end,
    word_before,
)
from voice_coach.language.persons import SPOKEN_TO

_MOODS_OF_WILL = frozenset(["sure", "ready", "interested", "keen", "determined"])
_LOOSE = frozenset(
    [
        "good", "better", "fine", "okay", "important", "a lot", "bad", "great", "welcome", "free",
        "light", "heavy", "close", "on the outside", "hope", "peace", "quiet", "awful", "horrible",
        "terrible", "dreadful", "a lot to carry", "brave", "strong", "capable", "courageous",
        "wonderful", "fantastic",
    ]
)  # fmt: skip
_SPEAKERS_OWN = frozenset(["glad", "happy", "sorry", "welcome", "thankful", "grateful", "pleased"])
# words of willingness: "whenever you are ready" names no feeling
# said of all kinds of things; feelings only after "feel"
# said without a person these are the speaker's: "glad to hear that"
_ANOTHERS = frozenset(["his", "her", "their"])
# "their loss" names nothing that the other person feels
_SAYING = frozenset(["say", "says", "said", "saying", "not", "just", "or"])
# "he says maybe" guesses nothing
_VAGUE_GUESS = 0.75
# a "might" or "kind of" so faint has to be about the other person
_NEAR = 9
_THIRD = frozenset(["he", "she", "they", "his", "her", "their", "it", "this", "that"])
# whom a kinder reading is about where one speaks of someone who is not there
_ABSENT_ONES = frozenset(["he", "she", "they"])
_ABSENT = re.compile(
    r"(?<!\S)(?:he|she|they|people)(?: \S+)?"
    r" (?:is|was|are|were|be|been|feels?|felt|gets?|got|seems?)"
    r"(?: (?:probably|just|only|so|very|really|too|also|a bit|a little|all|simply|being))* $"
)
_DOES = re.compile(r" (?:makes?|causes?|is|does|comes?|goes|passes|helps?|kills?)(?!\S)")
_WISHED_ON = re.compile(
    r"(?<!\S)(?:wants?|wanted|like|love|prefer|need|have|try|deserve|supposed|ought) "
    r"(?:you |for you )?to (?:be|feel|get)(?: (?:more|just|a bit|a little|really|so|all))* $"
)
# a feeling that someone ought to have, and not one that was heard: "he'd want you to be happy"
_OF_THINGS = re.compile(
    r"(?<!\S)(?:it|that|this|they|these|those)(?: \S+){0,2}"
    r" (?:be|been|is|was|are|were|get|gets|got)"
    r"(?: \S+ (?:or|and))? $"
)
# what was done to a thing is no feeling: "it can be replaced"
_MEANING = re.compile(r"(?:are you saying|do you mean|is it|was it|could it|might it)(?!\S)")
# a question that opens so may give back what was said
_ASKS_FEELING = re.compile(r"(?:are|were|do|did|does|is|was) (?:you|it|that|this)(?!\S)")
_RHETORICAL = re.compile(r"who would not(?!\S)")
# it asks nothing: everybody would
_LEADING_IN = frozenset(
    ["so", "and", "but", "well", "okay", "oh", "hey", "honey", "love", "hm", "then", "wait", "just"]
)
_LAST_WORDS = re.compile(
    r"(?<= )(?<!say )(?<!said )(?<!a )"
    r"(?:yes|yeah|no|eh|right|correct|you mean|or what|or not|am i wrong)$"
)
_FINAL_WORDS = frozenset(["right", "correct", "huh"])
_MOST = 0.5
# the share of a line's meanings from which on it was given back, whomever it is about
_US = frozenset(["i", "my", "me", "our", "us"])
_LONGEST_REMARK = 8
# words
_TAGGED = 7
# words of an answer that such a word can make a question of
_TOLD = 4
# words that tell what a feeling is about, such as "that nobody came by"
_ABOUT = frozenset(
    ["that", "of", "about", "because", "when", "if", "what", "how", "by", "with", "without", "to"]
)
_YOU = re.compile(r"(?<!\S)you(?!\S)")
_CLEARLY_BELONGS = 0.25
# from here on few answers to other lines are found


def feeling_named(context: Context) -> Hit | None:
    """A feeling of the other person is given a name that fits."""
    fit = context.expectation.feelings if context.expectation else None
    best: Hit | None = None
    for feeling in context.feelings:
        if not _is_theirs(context, feeling) or begins_within(context, feeling.start, "stray_name"):
            continue
        strength = fits(feeling.phrase, fit, context.lexicon) if fit else 0.8
        if strength and (best is None or strength > best.strength):
            start = denial_start(context, feeling)
            best = Hit(start, feeling.end, strength, "It gives the feeling a name.")
    return best


def _is_theirs(context: Context, feeling: Feeling) -> bool:
    is_own = feeling.owner == "me" and not is_put_on(context, feeling)
    if feeling.phrase in _MOODS_OF_WILL or is_own:
        return False
    if (context.is_listening or context.expectation is None) and _is_anothers(context, feeling):
        return False
    if word_before(context.line, feeling.start) in _ANOTHERS:
        return False
    if leads_up_to(context.plain, feeling.start, _WISHED_ON) or (
        leads_up_to(context.plain, feeling.start, _OF_THINGS)
        and feeling.phrase.endswith(("ed", "en"))
    ):
        return False
    is_polite = feeling.owner == "unsaid" and feeling.phrase in _SPEAKERS_OWN
    if is_polite or (feeling.phrase in _LOOSE and not feeling.is_felt):
        return False
    return not feeling.is_negated or "pleasant" in context.lexicon.tones(feeling.phrase)


def _is_anothers(context: Context, feeling: Feeling) -> bool:
    """Whether someone who is not there is said to feel it: "they were probably afraid".

    So is what a feeling does to anybody: "stress makes it worse".
    """
    is_subject = feeling.start == 0 and _DOES.match(context.plain, feeling.end) is not None
    is_at_large = is_subject and SPOKEN_TO.isdisjoint(context.line.words)
    return is_at_large or leads_up_to(context.plain, feeling.start, _ABSENT) is not None


def check(context: Context) -> Hit | None:
    """Asks whether it was understood right."""
    for question in context.questions:
        if question.is_check and not begins_within(context, question.start, "stray_check"):
            return Hit(question.start, question.end, 1.0, "It asks whether that is right.")
    told = best_hit(context.line, context.cues("check_told"))
    if told is not None:
        return told
    for question in reversed(context.questions):
        is_last = question.end >= len(context.plain) - 12
        # "i can't feed her, can i" asks about the speaker
        is_own = context.plain[: question.end].endswith(" i")
        is_meant = is_last and not is_own and not _confirms_a_thing(context, question)
        if question.is_tag and is_meant and context.is_listening:
            return Hit(question.start, question.end, 0.7, "It leaves room to be corrected.")
    return _asked_in_the_end(context) if context.is_to_partner and context.is_listening else None


def _confirms_a_thing(context: Context, question: Question) -> bool:
    """Whether a final "right" asks about a thing: "the bins go out on thursday right"."""
    if context.plain[question.start : question.end] not in _FINAL_WORDS:
        return False
    # "if i got the story right" asks as well
    is_on_them = not {*SPOKEN_TO, "so", "i"}.isdisjoint(context.line.words)
    is_little = context.overlap.of_heard < _MOST and feeling_named(context) is None
    return is_little and not is_on_them


def _asked_in_the_end(context: Context) -> Hit | None:
    """A word that turns what is given back into a question: "so you did all the feeds | yeah"."""
    found = _LAST_WORDS.search(context.plain)
    if (
        found is None
        or len(context.line.words) < _TAGGED
        or SPOKEN_TO.isdisjoint(context.line.words)
    ):
        return None
    return Hit(found.start(), found.end(), 0.7, "It leaves room to be corrected.")


def validation(context: Context) -> Hit | None:
    """Shows that the feeling is understandable, without mending it."""
    hit = next(
        (
            hit
            for hit in ranked_hits(context.line, context.cues("validation"))
            if not _is_asked_for(context, hit)
            and not begins_within(context, hit.start, "stray_validation")
        ),
        None,
    )
    if hit is None or not context.asks_for("own_part"):
        return hit
    evasion = best_hit(context.line, context.cues("non_apology"))
    return hit if evasion is None or hit.end <= evasion.start else None


def _is_asked_for(context: Context, hit: Hit) -> bool:
    """Whether the words belong to an open question: "what was hard for you this week"."""
    if _RHETORICAL.match(context.plain, hit.start):
        return False
    return any(
        item.kind == "open" and item.start <= hit.start < item.end + _NEAR
        for item in context.questions
    )


def tentative(context: Context) -> Hit | None:
    """Offered as a guess about the other person, not as a fact."""
    for hit in ranked_hits(context.line, context.cues("tentative")):
        if word_before(context.line, hit.start) in _SAYING or _is_of_another(context, hit):
            continue
        around = {*word_before(context.line, hit.start, 4).split()}
        around |= {*context.plain[hit.start :].split()[:_NEAR]}
        guessed_of = SPOKEN_TO | _THIRD if context.asks_for("tentative") else SPOKEN_TO
        if hit.strength > _VAGUE_GUESS or guessed_of & around:
            return hit
    return _guess_asked(context)


def _guess_asked(context: Context) -> Hit | None:
    """A guess put as a question: "are you angry with him", "did you feel left behind"."""
    if not context.is_listening or not context.asks_for("tentative"):
        return None
    for item in real_questions(context):
        if item.kind != "closed" or not _ASKS_FEELING.match(context.plain, item.start):
            continue
        is_felt = " feel " in context.plain[item.start : item.start + _NEAR * 2] or any(
            item.start < feeling.start and feeling.owner == "you" for feeling in context.feelings
        )
        if is_felt:
            end = sentence_end(context.line, item.start, len(context.plain))
            return Hit(item.start, end, 0.75, "It asks, and leaves room to be wrong.")
    return None


def _is_of_another(context: Context, hit: Hit) -> bool:
    """Whether a listener guesses at someone who is not there: "he's probably busy"."""
    before = word_before(context.line, hit.start, 2).split()
    return context.is_listening and before[:1] != [] and before[0] in _ABSENT_ONES


def inference(context: Context) -> Hit | None:
    """Says how it may be for the one who spoke, beyond their own words: an empathic inference."""
    if not context.is_listening or turned_back(context) is not None:
        return None
    asked = real_questions(context)
    told = (
        *ranked_hits(context.line, context.cues("inference")),
        *_felt_about(context),
        *_believed(context),
    )
    meant = (hit for hit in told if not any(item.start <= hit.start < item.end for item in asked))
    return first_meant(context, meant, "stray_inference")


def _felt_about(context: Context) -> Iterator[Hit]:
    """Feelings of the other person that are told together with what they are about."""
    for feeling in context.feelings:
        begin = context.plain.rfind("you ", 0, feeling.start)
        about = context.plain[feeling.end :].split()
        is_told = len(about) >= _TOLD and about[0] in _ABOUT
        if begin >= 0 and feeling.owner == "you" and is_told and _is_theirs(context, feeling):
            end = sentence_end(context.line, begin, len(context.plain))
            yield Hit(begin, end, 0.85, "It says how it may be for them.")


def _believed(context: Context) -> Iterator[Hit]:
    """What the other person said that they think, as the listener understood it."""
    for match in _YOU.finditer(context.plain):
        if gives_back_belief(context, match.start()):
            end = sentence_end(context.line, match.start(), len(context.plain))
            yield Hit(match.start(), end, 0.85, "It says how it may be for them.")


def content_covered(context: Context) -> Hit | None:
    """Takes up the points of what was said, in other words."""
    if _is_about_oneself(context) or _only_asks(context) or mistakes(context):
        return None
    expectation = context.expectation
    end = len(context.plain)
    if expectation is not None and expectation.points:
        covered = covered_points(context.line, expectation.points, context.lexicon)
        share = len(covered) / len(expectation.points)
        if not covered or (share < 1 and _is_remark(context)):
            return None
        return Hit(
            0, end, share, f"It takes up {len(covered)} of {len(expectation.points)} points."
        )
    found = belonging(context.line, context.heard, context.lexicon.topics)
    if context.likeness is not None and context.heard.words:
        likely = found.with_likeness(context.likeness(context.plain, context.heard.plain))
        # meanings never take away what the words show by themselves
        is_shown = found.score >= max(_CLEARLY_BELONGS, likely.score)
        found = found if is_shown else likely
    is_clear = found.score >= _CLEARLY_BELONGS
    # In a drill the marker itself counts; whoever asks for a reading alone can use every degree.
    if not is_clear and (expectation is not None or not found.is_related):
        return None
    if not is_clear:
        return Hit(0, end, found.score, "It shares a little with what was said.")
    return Hit(0, end, found.score, "It takes up what was said.")


def mistakes(context: Context) -> bool:
    """Whether a partner gets another person, day, number or outcome than they told of."""
    return (
        context.is_to_partner
        and context.is_listening
        and not _only_asks(context)
        and is_mistaken(context.line, context.heard, context.lexicon)
    )


def _is_about_oneself(context: Context) -> bool:
    """Whether it gives nothing back: it contradicts, or apologises without a word of the other."""
    if denial(context) is not None or turned_back(context) is not None:
        return True
    if SPOKEN_TO & set(context.line.words):
        return False
    return any(
        hit.start == 0
        for name in ("apology", "offer")
        for hit in all_hits(context.line, context.cues(name))
    )


def _is_remark(context: Context) -> bool:
    """Whether a partner gets a few words on a thing, and none on themself: "poor dad"."""
    if not context.is_listening or context.feelings or len(context.line.words) > _LONGEST_REMARK:
        return False
    words = set(context.line.words)
    is_about_them = not words.isdisjoint(SPOKEN_TO | _US | {"so"})
    return not is_about_them and check(context) is None and validation(context) is None


def _only_asks(context: Context) -> bool:
    """Whether a partner is asked something from the first word on: "did you call the bank"."""
    if not context.is_listening or context.expectation is None or context.feelings:
        return False
    first = next(iter(real_questions(context)), None)
    if first is None or first.is_tag or _MEANING.match(context.plain, first.start):
        return False
    return _LEADING_IN.issuperset(context.plain[: first.start].split())


def pace_respected(context: Context) -> Hit | None:
    """Lets the other person keep their own pace."""
    return best_hit(context.line, context.cues("pace"))


def open_question(context: Context) -> Hit | None:
    """One open question, asked alone."""
    real = real_questions(context)
    opened = [item for item in real if item.kind == "open"]
    if not opened or len(real) > 2 or (len(opened) > 1 and not opened[0].is_invitation):
        return None
    first = opened[0]
    if asks_for_facts(context, first):
        return None
    return Hit(first.start, len(context.plain), 0.9, "It invites a long answer.")
