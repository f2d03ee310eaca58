"""English words by what they leave open when they come last."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, second in map(str.split, text.split(",")))


FILLERS = _words("um uh uhm umm uhh er err erm ah hm hmm mm mmm")

# nobody stops behind one of these
HANGING = FILLERS | _words(
    """
    a an the my your our their its every another such other than as
    and or but nor because cause although unless whereas while if when whenever whether which whose
    to of for from with without at by into onto between towards toward during despite
    i we they he she i'm we're they're he's she's you're it's there's that's who's
    i've we've they've you've i'll we'll they'll you'll he'll she'll it'll that'll
    i'd we'd they'd you'd he'd she'd it'd be being
    very quite just even rather pretty sounds seems seemed feels felt feel feeling guess wonder
    wish want wanted wants need needed needs gonna wanna gotta let let's mean means think thought
    said says say tell told asked ask noticed notice like become became especially including
    """
)

# people stop behind these as often as they go on
OPEN = _words(
    """
    you it that this these those her his him what who how why where some any no none all each both
    more less most much many few several enough only not never always been since
    in on over under about before after until till through around along across against near off up
    so then now still also too though anyway well maybe perhaps probably really actually
    basically okay right know see hope suppose trying going able kind sort bit lot first second
    """
)

CONJUNCTIONS = _words(
    """
    and or but because cause so that when whenever if while since although unless until whether
    as what how why where which who before after once than then like um uh well
    """
)

PREPOSITIONS = _words(
    """
    to of for from with without at by into about between on over after before like near against
    behind beside towards around
    """
)

SUBJECTS = _words("i you we they he she it that this there who what")

# these are never an object
PLAIN_SUBJECTS = _words("i we they he she")

# these are an object as often as a subject
DOUBLE_PRONOUNS = _words("you it that this these those her him")

FORMS_OF_BE = _words("am is are was were")

AUXILIARIES = FORMS_OF_BE | _words(
    """
    do does did has have had will would could should can may might must shall
    isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't haven't
    """
)

# with "you", "it" or "him" behind it, such a verb has what it needs
TAKES_OBJECT = _words(
    """
    miss love hear heard see saw thank help support understand know need want tell ask hurt trust
    leave left lose lost upset appreciate forgive meet met call called believe missed loved thanked
    helped bother hate blame push pushed do did fix fixed said mean meant
    """
)

# these ask for a clause or a complement
CLAUSE_VERBS = _words(
    """
    feel felt feels think thought mean means said say says want wanted wants need needed needs
    sounds seems tell told ask asked like guess wish
    """
)

# unless it came before: "how you feel", "what I want", "all I need"
REFERRING = _words("what how way all everything anything whatever as where like nothing something")

# "that" behind one of these begins a clause
REPORTING = _words(
    """
    said say says feel felt think thought hope wish guess noticed notice mean wonder realise
    realised realize realized believe worried sure afraid thinking saying feeling hoping wondering
    """
)

CLOSED_PAIRS = _pairs(
    """
    think so, hope so, guess so, say so, suppose so, going on, move on, moving on, go on, come in,
    right now, by now, as well, at all, after all, that's all, any more, once more, so much,
    too much, that much, not much, back then, a lot, a bit, or not, of course, used to, of those,
    of these, of this, okay then, not really, make up, give up, gave up, wake up,
    woke up, grow up, grew up, end up, show up, pick up, switch off, day off, not enough,
    good enough, all right, that right, that's right, it right, don't know, didn't know, me know,
    to do, i see, let's see
    """
)

HANGING_PAIRS = _pairs(
    """
    kind of, sort of, and so, but then, and then, so then, as if, as though, even though, so that,
    and now, but now, and also, but not, and not, going to, a little, the same, the first,
    makes me, made me, make me, let me, makes you, makes it, time you, way you, day you, time we,
    moment you, reason you, the next, the only, the most, a few, so many, too many, a really,
    a kind, a sort
    """
)

OPEN_PAIRS = _pairs(
    "told me, tell me, asked me, ask me, gave me, give me, show me, to her, with her"
)

# a sentence that begins with one of these has a second half to come
OPENERS = _words(
    """
    when whenever if because since although though unless while until before after once as
    """
)

# may stand before the sentence proper
LEADING = FILLERS | _words("so and but well okay yeah yes no maybe like then or")
LEADING_PAIRS = _pairs("you know, i mean, i guess, i think")

QUESTION_WORDS = _words("what how why where who when which")

# said at the end, these ask whether one has understood
CHECKS = (
    *("right", "is that right", "am i right", "have i got that right", "did i get that right"),
    *("is that it", "is that so", "is it", "is that fair", "am i close", "does that fit"),
    *("does that make sense", "does that sound right", "what do you think", "did i get it"),
    *("did i get that", "did i miss anything", "have i understood you", "would that be okay"),
)
