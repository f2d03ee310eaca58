"""Pure text: normalising, pronouns, lexicon, templates, commands."""
