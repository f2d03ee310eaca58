"""Connects the parts: the loop, the journal, the observers."""
