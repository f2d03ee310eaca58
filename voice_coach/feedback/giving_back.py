"""Whether an answer has the form of something given back, whatever its words."""

from __future__ import annotations

import re

from voice_coach.feedback.asking import real_questions
from voice_coach.feedback.context import Context

_LED_IN = 6
_CLAUSE = 2
# words of an answer that may tell what a line left unsaid, and of a clause beside its "and"
_IMPUTING = ("so", "you", "think")
# "so you think it's my fault" gives nothing back
_TOLD = 5
# words from which on a clause about "you" tells enough
_CLAUSE_BEGINS = frozenset(
    [
        "", "and", "but", "so", "that", "when", "while", "because", "as", "then", "maybe",
        "perhaps", "like", "where", "how", "what", "yes", "yeah", "okay", "oh", "well", "now",
        "guess",
    ]
)  # fmt: skip
_SUGGESTING = frozenset(
    [
        "can", "could", "should", "might", "may", "ought", "better", "never", "always", "know",
        "knew", "said", "told", "agreed", "promised",
    ]
)  # fmt: skip
# "you knew I had to work" reminds of something, and says nothing of how it is for them
_REMARK = 3
_PICTURE = 4
# words of a picture: fewer are a remark, and as few only where it is plain
_FELT = re.compile(
    r"(?:and |so )?you (?:must have |just )?(?:feel|felt|miss|missed|hoped|longed)(?!\S)"
)
_OWNED = re.compile(
    r"so (?:i|my \S+) (?:did not|never|left|let|made|kept|took|broke|gave|\w{2,}ed)(?!\S)"
)
# a reproach taken as one's own: "so my word did not count for much that night"
_LIKENED = re.compile(
    r"(?:(?:so|almost|just|a bit|it is|it was|it feels|that is|that feels) )*"
    r"(?:like (?:an?|\w+ing)|as (?:if|though) (?:there|an?|the|no|nothing|nobody))(?!\S)"
)
# "like everyone else" and "as if you cared" liken nothing to what it is like for them
_TOGETHER = re.compile(r"(?:so |and )?(?:like|as if|as though) we (?:are|were|live|lived)(?!\S)")
_EMPTY = re.compile(
    r"(?:so |and |just |only )*(?:an?|another|one more|two) (?:half )?"
    r"(?:empty|locked|closed|silent) \S+"
)
# "another empty chair": what is missing stands for who is missed
_IMAGE = re.compile(
    r"(?:so |and |just )*(?:an?|another|one) (?:\S+ )?(?:slap|punch|kick|stab|knife|blow|stone|rock"
    r"|weight|load|mountain|wall|hole|storm|war|battle|prison|cage|desert|island|ghost|shadow"
    r"|stranger|guest|lodger|maid|servant|machine|treadmill|marathon|tightrope|maze|fog)(?!\S)"
    r"|(?:just )?two (?:\S+ )?(?:strangers|flatmates|lodgers|guests|ghosts|islands|ships)(?!\S)"
)
# "a slap in the face after all the saving"
_WITH_NONE = re.compile(
    r"(?:so |and )?\S+(?: \S+){0,6} (?:and|but|with|without) (?:no|not one|not a single|any)"
    r" \S+(?: \S+){0,3}"
)
# "three jobs and no applause"
_GOING_ON = re.compile(
    r"and (?:now|then|still) (?:the|an?|it|there|everything|all|every|no)(?: \S+){2,}"
)
_LACKING = re.compile(r"and (?:\S+ ){0,4}(?:nothing|nobody|no one) (?!is |was |would )\S+")
# the partner's own line goes on: "and three times nothing happened"
_HAPPENING = re.compile(
    r"(?:(?:not|even|never|always|and) )*"
    r"(?!(?:going|coming|leaving|nothing|anything|everything|something|during|morning|evening)"
    r"(?!\S))\w{2,}ing(?!\S)"
)
# "talking to a brick wall": a deed of nobody named is theirs; "going to bed" is the speaker's plan
_UNDERGONE = re.compile(
    r"\w+(?:ed|rn|wn|ght|ft|st|ck)"
    r" (?:over|by|out|aside|off|behind|down|between|into|under)(?!\S)"
)
# "passed over for a beginner": done to nobody named, and so to them
_ENDURED = re.compile(
    r"(?:(?:so|after|a|the|all|whole|those|these|so many|half|an|\w+) ){0,3}"
    r"(?:minutes?|hours?|days?|nights?|evenings?|weeks?|weekends?|months?|years?)"
    r" (?:of \w+ing|without|with (?:no|nobody)|and no(?:body)?|alone)(?!\S)"
)
# a time gone through: "three hours of waiting"
_IN_VAIN = re.compile(
    r"all (?:that|this|those|the) (?!fuss|drama|noise)\w+ (?:and|for|without|with|only)(?!\S)"
)
# "all that effort for nothing"
_WITHIN = re.compile(
    r"(?<!\S)(?:(?:under|beneath) you|after (?:all (?:that|those|these|the)|so (?:much|many|long))"
    r"|your (?:whole )?(?:body|chest|head|heart|feet|shoulders|throat|stomach|skin|bones|mind|neck)"
    r"|(?:in|at|from) your own)(?!\S)"
)
# where people feel what weighs on them, and where they ought to be at home
_TOUCHED = re.compile(
    r"(?:the|it|this|that|all|every\S*|nobody|no one|nothing|his|her|their|\w+ing)(?: \S+){0,4}"
    r" (?:takes|took|taken|costs?|weighs|weighed|wears|wore|hurts?|hits?|leaves|left|drains|drained"
    r"|eats|breaks|broke|crushed|scares|scared|haunts|follows|pulls|tears|tore|keeps|kept|robbed"
    r"|steals|stole|catches|caught|(?:goes|went|cuts?)(?: right| straight)? through)"
    r"(?: \S+){0,3} you(?!\S)"
)
# what happens to them: "the treatment took more from you than people can see"
_FOR_THEM = re.compile(
    r"(?!.*(?<!\S)(?:would|should|could|can|will|good|better|best|nice) )"
    r"(?:so |and )?(?:for you(?: \S+){3,}|\S+(?: \S+){2,} (?<!is )(?<!are )(?<!was )for you)"
)
# "the day ends in silence for you"; "the soup is for you" and "it would be good for you" are not so
_OF_SPEAKER = frozenset(["i", "my", "mine", "myself", "we", "our", "tonight", "tomorrow", "later"])
# what is told with these are the speaker's own doings and plans
_FINITE = re.compile(
    r"(?<!\S)(?:am|is|are|was|were|will|would|can|could|should|must|might|do|does|did|has|had)"
    r"(?!\S)"
)
_JOINING = re.compile(r"(?<!\S)(?:who|that|which|when|while|what|where|because|and|but|how)(?!\S)")


def may_give_back(context: Context, reflects: bool) -> bool:
    """Whether an answer may be a reflection, though it shares no words with the line.

    "You packed up your life for me", "like living in a hotel": whether that is what was meant only
    the partner knows, so a check is asked for, and not that the line be said back. `reflects`:
    whether to give back is what the answer does above all.
    """
    if has_form(context, reflects):
        return True
    if not context.is_listening or len(context.line.words) < _REMARK or real_questions(context):
        return False
    if any(tells(context) for tells in (_tells_of_them, _likens, _owns, _endures)):
        return True
    is_long = len(context.line.words) >= _PICTURE
    return reflects and is_long and (_FELT.match(context.plain) is not None or _pictures(context))


def has_form(context: Context, reflects: bool) -> bool:
    """Whether an answer has the form of a reflection: "so ..." or "you ... and ..."."""
    words = context.line.words
    is_led_in = words[:1] == ("so",) and words[:3] != _IMPUTING and len(words) >= _LED_IN
    is_told = words[:1] == ("you",) and "and" in words[_CLAUSE:-_CLAUSE]
    return reflects and context.is_listening and (is_led_in or is_told)


def _tells_of_them(context: Context) -> bool:
    """Whether somebody else's part is told at some length, and nothing is suggested."""
    words = context.line.words
    return len(words) >= _TOLD and any(
        word == "you" and before in _CLAUSE_BEGINS and after not in _SUGGESTING
        for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False)
    )


def _likens(context: Context) -> bool:
    """Whether it says what something is like: "like coming home to a hotel"."""
    if _TOGETHER.match(context.plain):
        return True
    if not _is_of_nobody(context.plain):
        return False
    if any(each.match(context.plain) for each in (_LIKENED, _EMPTY, _IMAGE, _GOING_ON, _LACKING)):
        return True
    return _WITH_NONE.fullmatch(context.plain) is not None and not _FINITE.search(context.plain)


def _owns(context: Context) -> bool:
    """Whether a reproach comes back as what the listener did."""
    is_long = len(context.line.words) >= _LED_IN
    is_told_of = "you" in context.heard.words
    return is_long and is_told_of and _OWNED.match(context.plain) is not None


def _endures(context: Context) -> bool:
    """Whether it is a time that was gone through, and no clause about it."""
    clause = _JOINING.split(context.plain, maxsplit=1)[0]
    is_bare = _is_of_nobody(clause) and _FINITE.search(clause) is None
    return is_bare and _ENDURED.match(context.plain) is not None


def _pictures(context: Context) -> bool:
    """Whether it tells what goes on, or is done, and names nobody: that is the one who spoke."""
    if _WITHIN.search(context.plain):
        return True
    if not _OF_SPEAKER.isdisjoint(context.line.words):
        return False
    if any(each.match(context.plain) for each in (_UNDERGONE, _TOUCHED, _IN_VAIN)):
        return True
    if _FOR_THEM.fullmatch(context.plain):
        return True
    clause = _JOINING.split(context.plain, maxsplit=1)[0]
    # "at the end of your strength" is no sentence, and tells of theirs
    is_bare = "your" in context.line.words[1:] or _HAPPENING.match(clause) is not None
    return is_bare and _FINITE.search(clause) is None and _is_of_nobody(context.plain)


def _is_of_nobody(words: str) -> bool:
    """Whether it is neither about the speaker nor about "you" as the one who is dealt with."""
    return _OF_SPEAKER.isdisjoint(words.split()) and "you" not in words.split()
