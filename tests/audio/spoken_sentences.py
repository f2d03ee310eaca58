"""What both voices are given to speak: as long and as short as the coach's own sentences."""

from __future__ import annotations

SENTENCES = (
    "When you looked at your phone at dinner, I felt lonely.",
    "What has felt hardest for you this week?",
    "It sounds like the long shifts leave you with nothing to give in the evening.",
    "I would love to hear more about that whenever you are ready.",
    "Let us pick a calm time when we are both rested.",
    "You felt ignored when I looked at my phone, did I get that right?",
    "I tend to raise my voice when I am worried, and I want to change that.",
    "Thank you for making the coffee this morning, it made my whole day lighter.",
    "Maybe the pressure at work has been heavier than I noticed.",
    "Would it be okay if we talked about this for ten minutes after supper?",
    "I noticed that we have not walked together since the beginning of March.",
    "That makes sense, anybody would be exhausted after a month like yours.",
)
