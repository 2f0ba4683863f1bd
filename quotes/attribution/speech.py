"""Marked words that somebody said, told apart from titles, names and words held at arm's length."""

from quotes.attribution.cast.names import ROLES
from quotes.attribution.grammar.capitals import is_title
from quotes.attribution.grammar.cues import SPEECH, STANCE
from quotes.attribution.grammar.phrases import name_of, run_left
from quotes.attribution.grammar.sentences import ENDS, Line
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.evidence import Found
from quotes.quotation import Kind

# What names the words over a text.
_HEADED = frozenset(("headline", "heading", "title", "subtitle", "strapline"))
# Verbs of speech whose object may be a work: "wrote “The River at Night”".
_MAKING = words("cues_making")
_MADE = frozenset(("a", "an", "the", "his", "her", "their"))
# Marked stretches up to this many words need a speaker to count as said: of those without one, nine in ten
# on the tuned half are scare quotes.
_SHORT = 3
# Verbs that call somebody something, and what may stand between them and the marks.
_CALLING = words("cues_calling")
_AS = frozenset(("as", "a", "an", "the"))
_PERSONS = frozenset(("him", "her", "himself", "herself", "me", "them"))
_WORKS = words("names_works")
_LONGEST_TITLE = 12
# "A short 1987 documentary" is as many tokens.
_SORT = 5
# What holds the words behind it at arm's length ("the so-called “safe pair of hands”").
_DISTANT = frozenset(("so-called", "self-styled", "self-described", "supposed", "purported"))


def whole(line: Line, k: int) -> bool:
    """Whether the marked words can stand alone: they open with a capital or are long."""
    mark, text = line.marks[k], line.text
    first = text[mark.start]
    return first.isupper() or first in "[(‘'…" or text.count(" ", mark.start, mark.end) >= 5


def spoken(line: Line, k: int, found: Found | None) -> bool:
    """Whether the marked words of mark `k` are somebody's words at all."""
    mark = line.marks[k]
    if mark.opening and line.text[mark.opening - 1] == "=":
        # An attribute of mark-up that came through as text.
        return False
    size = line.text.count(" ", mark.start, mark.end) + 1
    if size >= _LONGEST_TITLE:
        return True
    inner = line.text[mark.start : mark.end]
    q = line.quotes[k]
    lead = line.lows[q - 1] if q and not line.ends_sentence(q - 1) else ""
    if lead in _HEADED and line.lows[q - 2] in ("the", "a", "its"):
        # "Published under the headline “…”"
        return False
    if lead in _DISTANT and inner[0].islower() and (found is None or size <= _SHORT):
        # "Finch called the so-called “bridge budget” a fiction": others' name for it, and not hers.
        return False
    if lead and is_title(inner):
        behind = (
            found is None
            or found.cue is None
            or found.cue[0] > q
            or line.words[q + 1 : q + 2] not in ([], ["."])
        )
        if behind and lead == "," and line.lows[q - 2] in _WORKS and size > 1:
            return False
        if lead[0].isalnum() and lead not in SPEECH and lead not in STANCE and not _called(line, q, found):
            return False
        if (size > 1 and lead in _MAKING) or _called_something(line, q, inner) or _made(line, q, found):
            return False
        if found is None and size > 1 and inner[-1] not in "?!":
            return False
    if found is None and size > 1 and inner[-1].isalnum() and _titled_thing(line, q, inner):
        return False
    if found is None and size > 1 and inner[-1] == "," and _told_as_work(line, q, inner):
        return False
    if size > 1 and inner[0].isupper() and inner[-1] not in "?!" and _listed(line, k):
        return False
    if found is not None and found.phrase is not None:
        return True
    ended = inner[-1] in ",.?!" or line.words[q + 1 : q + 2] in ([], ["."], [","])
    return size > _SHORT or (size > 1 and inner[0].isupper() and ended)


def _called(line: Line, q: int, found: Found | None) -> bool:
    """Whether somebody calls a person by marked words with capitals ("called Finch “Little Ada”")."""
    if found is None or found.phrase is None or found.cue is None or found.cue[1] >= q:
        return False
    verb, last = found.cue[1], q - 1
    if line.lows[verb] not in _CALLING or found.phrase.last >= verb:
        return False
    while last > verb and line.lows[last] in _AS:
        last -= 1
    object_ = run_left(line, last, verb + 1) if line.words[last][0].isupper() else last
    if line.lows[last] in _PERSONS or line.lows[last] in ROLES:
        return True
    named = object_ <= last and name_of(line, object_, last) is not None
    return named and line.words[last][-2:] not in ("'s", "’s")


def _made(line: Line, q: int, found: Found | None) -> bool:
    """Whether a title behind a comma is that of what somebody wrote ("wrote a column for the paper, “From the Gate”")."""
    if found is None or found.cue is None or line.words[q - 1] != ",":
        return False
    verb = found.cue[1]
    return verb + 2 < q and line.lows[verb] in _MAKING and line.lows[verb + 1] in _MADE


def _called_something(line: Line, q: int, inner: str) -> bool:
    """Whether what stands behind a title tells what it is called (“hailed “The Long Ferry” as a masterpiece”)."""
    return inner[-1].isalnum() and line.lows[q + 1 : q + 2] == ["as"] and line.lows[q - 1] in STANCE


def _titled_thing(line: Line, q: int, inner: str) -> bool:
    """Whether a relative clause tells of marked words what a work is like ("“Songs for the Road”, which holds …")."""
    return line.lows[q + 1 : q + 3] in ([",", "which"], [",", "a"], [",", "the"]) and is_title(inner)


def _told_as_work(line: Line, q: int, inner: str) -> bool:
    """Whether a few words behind a title tell what sort of work it is ("“The Hall,” a 1987 documentary about")."""
    behind = line.lows[q + 1 : q + 1 + _SORT]
    return behind[:1] in (["a"], ["an"], ["the"]) and is_title(inner) and not _WORKS.isdisjoint(behind)


def exclaimed(line: Line, k: int) -> bool:
    """Whether the marked words are a sentence, however short ("“Never.”"): said, if somebody has been speaking."""
    mark, q, text = line.marks[k], line.quotes[k], line.text
    sentence = text[mark.start].isupper() and text[mark.end - 1] in ENDS
    return sentence and (q == 0 or line.ends_sentence(q - 1))


def _listed(line: Line, k: int) -> bool:
    """Whether marked words are a title in a row of titles ("“Long Road,” “Old Kiln” and “No Rain”")."""
    if len(line.marks) == 1:
        return False
    mark = line.marks[k]
    return is_title(line.text[mark.start : mark.end]) and any(
        _title_beside(line, min(at, k), max(at, k), at) for at in (k - 1, k + 1)
    )


def _title_beside(line: Line, first: int, second: int, other: int) -> bool:
    """Whether two marks follow each other, commas and "and" apart, and the other one is a title too."""
    if first < 0 or second >= len(line.marks):
        return False
    between = line.lows[line.quotes[first] + 1 : line.quotes[second]]
    mark = line.marks[other]
    return set(between) <= {",", "and", "or"} and is_title(line.text[mark.start : mark.end])


def kind_of(line: Line, k: int) -> Kind:
    """Whether the whole of somebody's sentence is marked or only a part of it."""
    q = line.quotes[k]
    first = line.text[line.marks[k].start]
    if not first.islower() or q == 0 or line.ends_sentence(q - 1):
        return "direct"
    return "direct" if line.words[q - 1] in (",", ":", "—", "–") else "mixed"
