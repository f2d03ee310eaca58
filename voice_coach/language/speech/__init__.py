"""Reading speech without punctuation: words, clauses, and units that can be said back."""
