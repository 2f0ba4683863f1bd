"""Contractions typed without their apostrophe: "dont", "wont", "well" for "we'll", where the record has the contraction.

"Well", "were", "its" and "wont" are words of their own. A claimed word is read as a contraction only where the record holds it,
or its long form, beside the same word and does not hold the bare word there; a denial is read wherever the bare word is not.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from quotes.lexicon import classed, listed, paired
from quotes.text import Tokens
from quotes.wording.canon.atoms import canonical

_DENIABLE = classed("auxiliaries")
_CLITICS = ("'s", "'d", *paired("clitics"))
_LONG = {"'s": ("is", "has", "us"), "'d": ("would", "had", "did")}


def restored(said: Tokens, recorded: Tokens, low: int = 0, high: int | None = None) -> Tokens:
    """The claim's words, with the apostrophes that the record shows to be missing; places and text stay as they were.

    So are those of captions, which have none, by the claim: the words [low, high) of a record are read.
    """
    bare = _bare()
    places = [at for at, word in enumerate(said.words[low:high], low) if word in bare]
    if not places:
        return said
    line = f" {' '.join(recorded.words)} "
    words = list(said.words)
    captions = high is not None
    for at in places:
        words[at] = next(_recorded(words, at, line, both=captions), words[at])
    return replace(said, words=tuple(words)) if tuple(words) != said.words else said


def _recorded(words: list[str], at: int, line: str, *, both: bool) -> Iterator[str]:
    """The contractions of a bare word that the record holds beside one of its neighbours, or between `both`."""
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    if _beside(line, before, words[at], after):
        return
    for contraction in _bare()[words[at]]:
        if before and contraction.startswith(f"{before}'"):
            continue  # "we were" is no "we we're"
        forms = (contraction,) if both else (contraction, *_long(contraction))
        if any(
            _between(line, before, form, after) if both else _beside(line, before, form, after)
            for form in forms
        ):
            yield contraction
    # "Cant" and "dont" deny, whatever the record says: as a slip of "can" it would deny nothing.
    yield from (contraction for contraction in _bare()[words[at]] if contraction.endswith("n't"))


def _beside(line: str, before: str, form: str, after: str) -> bool:
    return bool(before and f" {before} {form} " in line) or bool(after and f" {form} {after} " in line)


def _between(line: str, before: str, form: str, after: str) -> bool:
    """Whether a form stands between the two words: "and we'll be"; "we might well lose" has no "we'll" in it."""
    return " ".join(filter(None, ("", before, form, after, ""))) in line


def _long(contraction: str) -> Iterator[str]:
    """What a contraction is written out: "do not", "it is" and "it has"; "cannot" beside "can not"."""
    first, second = (word for word, _ in canonical(contraction))
    for full in _LONG.get(second, (second,)):
        yield f"{first} {full}"
    if contraction == "can't":
        yield "cannot"


@cache
def _bare() -> dict[str, tuple[str, ...]]:
    """Every contraction of two words by what is left of it without its apostrophe."""
    subjects = sorted(listed("subject_pronouns") | {"there", "here", "what", "where", "let"})
    whole = [f"{subject}{clitic}" for subject in subjects for clitic in _CLITICS]
    whole += [f"{verb}n't" for verb in sorted(_DENIABLE)] + ["won't", "can't", "shan't"]
    out: dict[str, tuple[str, ...]] = {}
    for contraction in whole:
        if len(canonical(contraction)) == 2:
            bare = contraction.replace("'", "")
            out[bare] = (*out.get(bare, ()), contraction)
    return out
