"""Words of no dictionary that a transcript has for the word they sound like: "tasset" for "tacit", "chaplin" for "chaplain"."""

import re
from functools import lru_cache

from quotes.lexicon import listed, words

SHORTEST = 5
# Letters that sound as others do, the first rules first: "ph" and "f", the "c" of "city" and "s".
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph|gh(?=t)", "f"), ("tch", "ch"), ("ck|q", "k"), ("sch|sh|ti(?=on|al|ous)|ci(?=al|ous|an)", "S"),
        ("[cs](?=[eiy])|ps(?=y)|z|ss", "s"), ("c(?!h)", "k"), ("x", "ks"), ("dg|g(?=[eiy])", "j"),
        ("kn|gn(?=a)", "n"), ("wr", "r"), ("mb$", "m"),
    )
)  # fmt: skip
_SILENT = re.compile("[aeiouyhw]")
_TWICE = re.compile(r"(.)\1")


def misheard(claim: str, recorded: str) -> bool:
    """Whether the recorded word is none of English and sounds as the claimed one, which is."""
    if min(len(claim), len(recorded)) < SHORTEST or not (claim.isalpha() and recorded.isalpha()):
        return False
    if claim[0] != recorded[0] and {claim[0], recorded[0]} not in _HEADS:
        return False
    return _sound(claim) == _sound(recorded) and _known(claim) and not _known(recorded)


_HEADS = tuple(map(set, ("ck", "sc", "fp", "kq", "ei", "ao", "gj")))


def _known(word: str) -> bool:
    """Whether a word, or what it was formed from, stands in a list of English."""
    stems = (
        word,
        word.removesuffix("s"),
        word.removesuffix("ed"),
        word.removesuffix("ing"),
        word.removesuffix("ly"),
    )
    return any(
        stem in listed("english") or stem in words("vocabulary") or stem in words("spelling_common")
        for stem in stems
    )


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """The consonants of a word as they sound."""
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return _TWICE.sub(r"\1", _SILENT.sub("", word))
