"""Words that somebody said inside another's sentence: as another reports, or called so beside another."""

from quotes.attribution.grammar.cues import SPEECH, STANCE
from quotes.attribution.grammar.phrases import Phrase, name_of, run_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.rules.evidence import Found

_SAYING = frozenset(("said", "says", "wrote", "writes"))
_TOLD = frozenset(("told", "tells"))
_ALSO = frozenset(("and", "but", "while"))


def as_well(line: Line, k: int) -> Found | None:
    """Who else calls it something, without a verb of their own ("what Finch described as “…” and Krantz as “…”")."""
    last, q = line.quotes[k - 1], line.quotes[k]
    verb = last - 2
    if (
        verb < 1
        or line.lows[last - 1] != "as"
        or line.lows[q - 1] != "as"
        or line.lows[verb] not in STANCE | SPEECH
    ):
        return None
    first = last + 1 + (line.words[last + 1] == ",")
    first += line.lows[first] in _ALSO
    end = run_right(line, first, q - 1)
    if end != q - 1 or end <= first or name_of(line, first, end - 1) is None:
        return None
    return Found(Phrase(first, end - 1, "name", ((first, end - 1),)), (verb, verb), "stance-before")


def said_at_once(line: Line, found: Found, q: int) -> bool:
    """Whether somebody named "said" just the marked words, whoever reports it ("the Bugle wrote that Finch said “…”")."""
    if found.phrase is None or found.cue is None or found.phrase.kind != "name":
        return False
    return found.cue[1] == q - 1 and line.lows[q - 1] in _SAYING


def told_on(line: Line, found: Found, q: int) -> bool:
    """Whether somebody told a hearer the words, as another reports ("Finch said the driver told police that he “…”")."""
    if found.phrase is None or found.cue is None or found.phrase.kind == "pronoun":
        return False
    return line.lows[found.cue[1]] in _TOLD and "that" in line.lows[found.cue[1] : q]
