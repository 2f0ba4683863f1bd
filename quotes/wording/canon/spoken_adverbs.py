"""Adjectives that speech has for adverbs: "he drove slow", "I say it more gentle than that"."""

from quotes.lexicon import listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import markers

# Adverbs in "-ly" that are no adverbs of these: "hardly", "lately", "kindly".
_OTHERS = frozenset({
    "hard", "late", "near", "most", "high", "short", "bare", "just", "scarce", "even", "main", "part", "live", "like", "kind",
    "dear", "dead", "friend", "order", "time", "man", "week", "day",
})  # fmt: skip


def as_adverb(text: Atoms, at: int) -> str:
    """The adverb for which speech has the adjective at this place, before no noun; empty where it would say another thing."""
    word, after = text.words[at], "".join(text.words[at + 1 : at + 2])
    behind = text.text[text.ends[at] :][:2].strip()
    ends = after in listed("light_words", "prepositions", "clause_openers") if after else behind == ""
    ends = ends or not behind[:1].isalnum()
    adverb = f"{word[:-1]}y" if word.endswith("le") else f"{word}ly"
    return adverb if ends and word not in _OTHERS and not markers((adverb,)) else ""
