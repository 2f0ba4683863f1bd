"""Words that look back at a quotation: "So says Ada Finch", "With those words, Finch rose", "Finch should know"."""

import re

from quotes.attribution.grammar.phrases import Phrase, name_of, run_right
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.rules.authors import author
from quotes.attribution.rules.evidence import BE, Found

# A paragraph that begins otherwise is not cut into tokens.
_ECHOES = re.compile(
    r"(?:So|Thus|With th\w+,?|That|This|Those|These|The) |[A-Z][^\n.!?]{1,60}? (?:should|ought to) know\b"
)
_KNOWING = (("should", "know"), ("ought", "to", "know"))
_POINTING = frozenset(("that", "this", "those", "these", "the"))
_WORDS = frozenset(
    (
        "words",
        "word",
        "voice",
        "warning",
        "verdict",
        "sentence",
        "line",
        "question",
        "cry",
        "shout",
        "quote",
        "remark",
    )
)
_HOW = frozenset(("how", "what", "all"))
# "So Finch put it."
_PUT_IT = (["put", "it"], ["puts", "it"])
# So many words of a sentence tell whether it looks back.
_LOOKED_AT = 6
_SAID = frozenset(("says", "said", "spoke", "wrote"))


def echoes(text: str, at: int) -> bool:
    """Whether what begins at an offset may look back at words above it."""
    return _ECHOES.match(text, at) is not None


def echo(line: Line, first: int = 0) -> Found | None:
    """Who spoke the words above a paragraph, or before the sentence at token `first`, if its first words say so."""
    if (owner := _verdict(line, first)) is not None:
        return Found(owner, None, "echo")
    at = _pointed(line.lows[first : first + _LOOKED_AT])
    if at is None:
        return None
    phrase = phrase_right(line, first + at, len(line.words))
    if phrase is not None and phrase.kind == "description":
        # "That line from Finch hangs above": the name without a verb that no list knows.
        end = run_right(line, first + at, len(line.words))
        named = end > first + at and name_of(line, first + at, end - 1) is not None
        phrase = Phrase(first + at, end - 1, "name", ((first + at, end - 1),)) if named else None
    if phrase is None or not _is_somebody(line, phrase):
        return None
    if at == 0 and not _should_know(line, phrase.last + 1):
        return None
    if at == 1 and line.lows[phrase.last + 1 : phrase.last + 3] not in _PUT_IT:
        return None
    return Found(phrase, None, "echo")


def _verdict(line: Line, first: int) -> Phrase | None:
    """ "That was Ada Finch's verdict.": whose words those above are said to be."""
    if line.lows[first : first + 1] not in (["that"], ["this"]) or line.lows[first + 1 : first + 2] not in (
        ["was"],
        ["is"],
    ):
        return None
    said = phrase_right(line, first + 2, len(line.words))
    if said is None or line.words[said.last + 1 : said.last + 2] not in ([], ["."], [","]):
        return None
    owner = author(line, said)
    return owner if owner != said and owner.kind == "name" else None


def _should_know(line: Line, at: int) -> bool:
    """Whether "should know" or "ought to know" stands at a token; whoever "should resign" has not spoken."""
    return any(line.lows[at : at + len(verb)] == [*verb] for verb in _KNOWING)


def _pointed(lows: list[str]) -> int | None:
    """Which of a sentence's first words the speaker should begin with, None where none points back."""
    if lows[:1] in (["so"], ["thus"]) and lows[1:2] and lows[1] in _SAID:
        return 2
    if lows[:1] in (["so"], ["thus"]):
        return 1
    if len(lows) > 4 and lows[:3] == ["with", "that", ","]:
        return 3
    if len(lows) > 4 and lows[0] == "with" and lows[1] in _POINTING and lows[2] in _WORDS and lows[3] == ",":
        return 4
    if not lows or lows[0] not in _POINTING:
        return 0
    if len(lows) > 3 and lows[1] in BE and lows[2] in _HOW:
        return 3
    if len(lows) > 3 and lows[1] in _WORDS and lows[2] == "from":
        return 3
    if len(lows) > 4 and lows[1] in _WORDS:
        if lows[2] in ("belonged", "belongs") and lows[3] == "to":
            return 4
        if lows[2] in ("came", "come", "comes", *BE) and lows[3] in ("from", "of"):
            return 4
    if len(lows) > 5 and lows[1] in BE and lows[3] in _WORDS and lows[4] in ("of", "from"):
        return 5
    return None


def _is_somebody(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase names a person; "how the night began" does not."""
    return phrase.kind == "name" and line.words[phrase.first] != "I"
