"""Judges words: what an answer does, and what to say about it."""
