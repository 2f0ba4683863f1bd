"""The noun phrase that starts at a token, read to the right: what stands behind "said"."""

from quotes.attribution.cast.names import FIRST, ROLES, TITLES
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    finite,
    is_adverb,
    speaks,
)
from quotes.attribution.grammar.handles import is_handle
from quotes.attribution.grammar.phrases import (
    LONGEST,
    Phrase,
    calendar,
    name_of,
    nameable,
    run_left,
    run_right,
)
from quotes.attribution.grammar.sentences import Line

# "The retired actuary and amateur pilot" before a name is no longer (tokens).
_TRADE = 8
# "A source close to the chancellor", "a person familiar with the matter".
_CLOSE = frozenset((("close", "to"), ("familiar", "with"), ("briefed", "on")))
_HANGING = frozenset(("of", "for", "at", "from", "in"))


def phrase_right(line: Line, at: int, limit: int) -> Phrase | None:
    """The noun phrase that starts at token `at` ("said X, the spokesman")."""
    if at >= limit or is_adverb(line.words[at]):
        return None
    lows = line.lows
    if lows[at] in PRONOUNS:
        return Phrase(at, at, "pronoun")
    end, run = _extent(line, at, limit)
    if end == at:
        return None
    if run is not None and run[1] == end - 1:
        first = run[0]
        # "Secretary of State Ada Finch": the office and the name are one phrase.
        while first - 2 >= at and lows[first - 1] in ("of", "for") and line.words[first - 2] in TITLES:
            first = run_left(line, first - 2, at)
        if name_of(line, first, end - 1) is not None and not any(
            low in PREPOSITIONS for low in lows[at:first]
        ):
            names = [(first, end - 1)]
            end = _joined_right(line, end, limit, names)
            return Phrase(at, end - 1, "name", tuple(names))
    return _apposed(line, at, end, limit) or Phrase(at, end - 1, "description")


def _extent(line: Line, at: int, limit: int) -> tuple[int, tuple[int, int] | None]:
    """How far a noun phrase reaches to the right, and the last run of capitalised words in it."""
    words, lows = line.words, line.lows
    end = at
    run: tuple[int, int] | None = None
    while end < limit and end - at < 2 * LONGEST:
        word, low = words[end], lows[end]
        if nameable(line, end):
            stop = run_right(line, end, limit)
            run = (end, stop - 1)
            end = stop
            if end < limit and lows[end] in ("of", "for") and words[end - 1] in TITLES:
                end += 1
            continue
        if low in PREPOSITIONS and not (end > at and (lows[end - 1], low) in _CLOSE):
            if low not in _HANGING or end == at or (run and run[1] == end - 1 and not _body(line, run)):
                break
            if low == "in" and not any(small in ROLES for small in lows[at:end]):
                break
        elif word in ("'", "’") and end > at and lows[end - 1].endswith("s") and end + 1 < limit:
            # "the farmers' union"
            if not words[end + 1][0].isalpha():
                break
        elif (
            not (word[0].isalnum() or is_handle(word))
            or low in CONJUNCTIONS
            or low in SUBORDINATORS
            or low in RELATIVES
            or calendar(line, end)
            or (
                end > at
                and (
                    speaks(line, end)
                    or finite(line, end)
                    or (is_adverb(word) and lows[end - 1] not in DETERMINERS)
                    or low in PRONOUNS
                )
            )
        ):
            break
        end += 1
    while end > at + 1 and lows[end - 1] in _HANGING:
        # "mocked by Finch's campaign for “…”": the preposition belongs to what follows.
        end -= 1
    return end, run


def _body(line: Line, run: tuple[int, int]) -> bool:
    """Whether a run of capitalised words is no person, so that "of …" may still belong to it."""
    return name_of(line, *run) is None


def _apposed(line: Line, at: int, end: int, limit: int) -> Phrase | None:
    """The name behind a description and a comma ("said the envoy, Ada Finch")."""
    if end < limit and line.lows[end] == "and" and line.lows[end - 1] in ROLES:
        # "the company's founder and majority owner, Greta Olafsen"
        end, _ = _extent(line, end + 1, limit)
    office = any(low in ROLES for low in line.lows[at:end]) or line.lows[at : at + 2] == ["one", "of"]
    if end >= limit or line.words[end] != "," or not office:
        return None
    start = _over_trade(line, end + 1, limit)
    stop = run_right(line, start, limit)
    name = name_of(line, start, stop - 1) if stop > start else None
    if name is None or (len(name.words) < 2 and not name.titled and name.words[0] not in FIRST):
        return None
    return Phrase(at, stop - 1, "name", ((start, stop - 1),))


def _over_trade(line: Line, at: int, limit: int) -> int:
    """Where a name may begin behind "the", or behind "the retired actuary"."""
    if line.lows[at : at + 1] != ["the"]:
        return at
    start = at + 1
    while (
        start < min(limit, at + _TRADE)
        and line.words[start].islower()
        and line.lows[start] not in PREPOSITIONS
    ):
        start += 1
    return start if start == at + 1 or line.lows[start - 1] in ROLES else at + 1


def _joined_right(line: Line, end: int, limit: int, names: list[tuple[int, int]]) -> int:
    """Add the other people of "X, Y and Z"; the answer is the index just past the last of them."""
    at = end
    found: list[tuple[int, int]] = []
    while at + 1 < limit and (line.words[at] == "," or line.lows[at] == "and"):
        last = line.lows[at] == "and" or line.lows[at + 1] == "and"
        start = at + 2 if line.words[at] == "," and line.lows[at + 1] == "and" else at + 1
        stop = run_right(line, start, limit)
        if stop == start or name_of(line, start, stop - 1) is None:
            break
        found.append((start, stop - 1))
        at = stop
        if last:
            names += found
            return at
    return end
