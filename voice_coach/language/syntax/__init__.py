"""A small grammar of spoken English: tells whether a text is one whole, well-built clause."""
