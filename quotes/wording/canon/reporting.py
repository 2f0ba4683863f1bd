"""The reporter's own words inside a quotation: "I will," he said with a grin, "never go back".

A claim pasted from a report may still hold the clause that names its speaker. It is the writer's, not the
speaker's, as a clarification in brackets is.
"""

import re
from functools import cache

from quotes.lexicon import classed, listed, words
from quotes.text import DOUBLE_MARKS
from quotes.wording.canon.atoms import Atoms

# Words of the longest clause taken for a reporter's, between quotation marks and between commas.
LONGEST_OUTSIDE, LONGEST_ASIDE = 12, 8
_PERSONS = classed("reported")
_OWN = classed("speakers_own")
_OPENING = frozenset("“„«‟〝")
_PART = re.compile(rf"[{DOUBLE_MARKS}]")
_ASIDE = re.compile(r"(?<=[,;—–-] )[^,;—–\n]{4,80}(?=[,;—–]| -)")


def reporting(said: Atoms, recorded: Atoms) -> frozenset[int]:
    """The claim's words, by index, that only report who speaks; none of the words that the record holds as well."""
    if _verbs().isdisjoint(said.words) or not (spans := [*_outside(said.text), *_asides(said.text)]):
        return frozenset()
    found: set[int] = set()
    known = frozenset(recorded.words) - _verbs() - listed("light_words")
    for start, end, longest in spans:
        run = [at for at in range(len(said)) if start <= said.starts[at] < end]
        told = [said.words[at] for at in run]
        named = longest == LONGEST_OUTSIDE and not _verbs().isdisjoint(told)
        plain = _OWN.isdisjoint(told) and known.isdisjoint(told)
        if plain and len(run) <= longest and (named or _reports(said, run)):
            found.update(run)
    return frozenset(found)


def _outside(text: str) -> list[tuple[int, int, int]]:
    """What stands outside the marks of a claim that begins inside them: "…," he said, "…"."""
    marks = [match.start() for match in _PART.finditer(text)]
    if not marks or (_opens(text, marks[0]) and text[: marks[0]].strip()):
        return []
    closing = [at for at in marks if not _opens(text, at)]
    ends = [next((at for at in marks if at > start and _opens(text, at)), len(text)) for start in closing]
    return [(start, end, LONGEST_OUTSIDE) for start, end in zip(closing, ends, strict=True)]


def _opens(text: str, at: int) -> bool:
    """Whether a mark opens what is quoted: a straight one by the space before it."""
    straight = text[at] == '"' and (not at or text[at - 1].isspace() or text[at - 1] in "([—–")
    return straight or text[at] in _OPENING


def _asides(text: str) -> list[tuple[int, int, int]]:
    """What stands between two commas or dashes."""
    return [(*match.span(), LONGEST_ASIDE) for match in _ASIDE.finditer(text)]


def _reports(said: Atoms, run: list[int]) -> bool:
    """Whether an aside says by its order alone that it reports: "he said with a grin", "said the widow", "Ms. Hale added".

    "The engineers said" may be the speaker's own words, and is left to be judged.
    """
    told = [said.words[at] for at in run]
    if len(told) < 2:
        return False
    if told[0] in _PERSONS:
        return told[1] in _verbs()
    capital = said.raw(run[1], run[1] + 1)[:1].isupper()
    if told[0] in _verbs():
        return told[1] in _PERSONS or told[1] in ("the", "a") or capital
    name = said.raw(run[0], run[0] + 1)[:1].isupper()
    verb = next((at for at, word in enumerate(told[:4]) if word in _verbs()), 0)
    return name and verb > 0 and all(said.raw(at, at + 1)[:1].isupper() for at in run[:verb])


@cache
def _verbs() -> frozenset[str]:
    """The finite forms of the verbs of speech: "said", "adds"; not "saying" nor "say"."""
    forms = words("cues_speech")
    return frozenset(form for form in forms if form.endswith(("s", "ed"))) | (
        forms & listed("naming_verbs") - {"saying"}
    )
