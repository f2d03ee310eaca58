"""Words as recognisers write them, and whether anybody would stop there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.language.hanging import Ending, ending_of

HANGING = """
so you
and
because i
i feel
you felt
and then
it sounds like
it seems
what i hear is
so what you
i was thinking that
you said that
when i came home i
the whole week was
my sister and my
i would like to
we could go to the
um
maybe
i was tired and um
it was kind of
i noticed that
i wonder if
we talked about it but
it's been hard since the
you came back from
if we
the kids are
and so
i don't want
i need
would you
could we maybe just
you were worried that you'd
i really miss the
i thought it was a
it was the first
there's
every time you
i felt hurt when
in the evenings we
you feel
i guess
when it
so did you
what did you
how do i
i would rather have a
so that
i want us to be
i'd be happy to help with your
we never seem to find the
but then
last night you were
i'm
well
But um...
You know...
I was wondering...
It felt like -
So the long shifts leave you...
I would like to talk about the…
"""

OPEN = """
he told me
she gave it to her
it was hard then
i never really know
i don't want that
i am not sure about her
yes i do
i would
we talked and it was good so
it's just how it is i suppose
i hope you can see
you know
you come home late and i'm there too
we were there all day together really
you don't have to
if you want to
i was there and so were you though
we did it like you
i never had this
that is what i was thinking about
i hardly know her
that's the thing you
it was late and you were tired anyway
we said it was over
when you look at your phone at dinner
when you come home late,
if we sit down after work
because the days are so long
since the baby came
although it was late
so when you left the room yesterday
and if dinner is at seven
I came home and nobody was there
It was a long day for both of us,
Yesterday we had a quiet evening
because I was tired.
"""

FINISHED = """
you were worn out after that week
i feel lonely in the evenings
i miss our walks on sunday
it sounds like you had too much on your plate
thank you for waiting up for me
when you look at your phone i feel invisible
if we eat at seven i can put the children to bed
so you felt left out at the party
that is how i feel
i understand what you said
this is all i need
i don't know what you want
i think so
i have had enough of it
that sounds exhausting
i would like us to try again
you were hoping i would help you
i really love you
i will tell you
we can talk about it
you can always come with me
i heard you
i'm sorry i shouted
i didn't know
let me know
it's getting late and i want to stop for today
i noticed the last three evenings were quiet
that's all
we could go for a walk on saturday
i tend to go quiet when i'm stressed
i don't like the way it sounds
there's nothing to do
you had a lot to do
i felt proud of you last night
we missed the train and that was my fault
since last week you have been sleeping badly and i worry
you were right about everything you said
it's hard for me at the moment
i can wait until tomorrow
that must have hurt
you were carrying it all alone
i want to spend one evening with you
So the late shifts wear you out.
You felt ignored when I looked at my phone.
I would like to have dinner with you on Friday.
That makes sense to me.
I see.
it is a way of saying thank you
you needed somebody to hear you
we're both trying and it takes time
nobody asked you how you were doing today
i know what it was that made you sad
do you want to tell me more
why don't you like it
"""

ASKED = """
did i get that right
how was your day
what would help you tonight
so you were tired and sad is that right
would sunday afternoon work for you
is there anything you want to add
are you still upset about last night
what has been the hardest part
you felt left alone with it did i get it
could we talk after dinner
so how did that feel for you
um what do you need this week
and how can i make it easier
you were disappointed am i close
was it the noise that kept you awake
What do you wish I had done?
So you were lonely. Is that it?
I hear that it was too much. What do you think?
where should we start
who could we ask for help
when would be a good time for both of us
have i understood you
won't you be cold
that sounds hard what would you like me to change
you were tired on sunday could we talk about tonight
"""


def rows() -> list[tuple[str, Ending]]:
    tables = {
        Ending.HANGING: HANGING,
        Ending.OPEN: OPEN,
        Ending.FINISHED: FINISHED,
        Ending.ASKED: ASKED,
    }
    return [
        (line, ending) for ending, table in tables.items() for line in table.strip().splitlines()
    ]


@pytest.mark.parametrize(("text", "ending"), rows())
def test_words_are_read_as_far_as_they_go(text: str, ending: Ending) -> None:
    assert ending_of(text) is ending


def test_there_are_many_rows_and_none_twice() -> None:
    texts = [text for text, _ in rows()]
    assert len(texts) >= 120
    assert len(set(texts)) == len(texts)


def test_no_words_leave_it_open() -> None:
    assert ending_of("") is Ending.OPEN
    assert ending_of(" ... ?") is Ending.OPEN


def test_a_full_stop_finishes_nothing() -> None:
    assert ending_of("I came home and the.") is Ending.HANGING
    assert ending_of("So you.") is Ending.HANGING


@pytest.mark.parametrize("text", ["90210", "01803.", "1,000,001. 90210.", "1 2 3 4"])
def test_behind_a_long_number_more_of_it_may_follow(text: str) -> None:
    assert ending_of(text) is Ending.OPEN


@pytest.mark.parametrize("text", ["7.", "42", "It was 90210.", "10 of clubs."])
def test_a_short_number_or_one_among_words_is_an_answer(text: str) -> None:
    assert ending_of(text) is Ending.FINISHED


def test_a_voice_that_trails_off_hangs_even_behind_a_whole_sentence() -> None:
    assert ending_of("I was so tired...") is Ending.HANGING


def test_a_missing_mark_counts_only_where_marks_are_written() -> None:
    assert ending_of("you were tired that evening") is Ending.FINISHED
    assert ending_of("You were tired that evening") is Ending.OPEN
    assert ending_of("You were tired that evening.") is Ending.FINISHED


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_at_all_is_read(text: str) -> None:
    assert ending_of(text) in Ending


@given(st.sampled_from([text for text, _ in rows()]), st.sampled_from(["and", "but", "because"]))
def test_a_conjunction_behind_anything_leaves_it_hanging(text: str, conjunction: str) -> None:
    assert ending_of(f"{text} {conjunction}") is Ending.HANGING


@given(st.sampled_from([text for text, _ in rows()]))
def test_a_full_stop_and_a_capital_letter_change_nothing(text: str) -> None:
    plain = text.lower().strip(".?!…,- ")
    assert ending_of(f"{plain.capitalize()}.") is ending_of(plain)
