"""A speaker's label before a colon: "Chairwoman X:", "From Chairwoman X:", "… - X:"."""

from quotes.attribution.cast.names import PLACES
from quotes.attribution.grammar.cues import DASHES, speaks
from quotes.attribution.grammar.handles import is_handle
from quotes.attribution.grammar.phrases import Kind, Phrase, name_of, nameable, run_left
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.rules.evidence import Found


def labelled(line: Line, colon: int, floor: int) -> Found | None:
    """Who is the label before a colon at a token, None where a sentence leads up to it."""
    words = line.words
    end = colon - 1
    if end > floor and words[end] == ")":
        while end > floor and words[end] != "(":
            end -= 1
        end -= 1
    if end < floor or not (nameable(line, end) or is_handle(words[end])):
        return None
    first = run_left(line, end, floor)
    if first > floor and words[first - 1] not in DASHES and line.lows[first - 1] not in ("from", "by", "per"):
        return None
    kind: Kind = "name" if name_of(line, first, end) is not None else "description"
    if first - 1 > floor and line.lows[first - 1] == "from" and " ".join(words[first : end + 1]) in PLACES:
        # "Ada Finch, senator from Ohio:"
        return None
    if (
        first > floor
        and words[first - 1] not in DASHES
        and any(speaks(line, at) for at in range(floor, first))
    ):
        # "Ada Finch said by phone from Elm Creek:"
        return None
    return Found(Phrase(first, end, kind, ((first, end),) if kind == "name" else ()), None, "label")
