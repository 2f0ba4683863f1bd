"""Wikitext, and what a Wikiquote page says of its quotations."""
