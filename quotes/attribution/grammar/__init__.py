"""Sentences, noun phrases, subjects and verbs of speech, as far as the rules need them."""
